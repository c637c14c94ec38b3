"""Passwords that an administrator hands over: each opens the way to choosing one's own, once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from itsdangerous import BadData, URLSafeTimedSerializer

from service.cases import journal
from service.cases.people.passwords import UNUSABLE, hash_password
from service.cases.people.tokens import digest
from service.cases.people.users import add_user, end_sessions, find_user
from service.rules import ids
from service.rules.errors import Conflict, Unauthenticated
from service.store.tables import User

if TYPE_CHECKING:
    from service.rules.actor import Actor
    from service.rules.roles import Role
    from service.store.means import Means
    from service.store.work import Tx

VALID = timedelta(hours=72)
_PARTS, _PART_LENGTH = 4, 5
"""Of the readable alphabet of `ids`: 100 bits, in pieces that can be told by telephone."""
_TICKET_SECONDS = 600


class OwnPasswordNeeded(Unauthenticated):
    """The handed-over password was right; `ticket` and one of their own begin the session."""

    def __init__(self, ticket: str) -> None:
        super().__init__()
        self.ticket = ticket


def invite(tx: Tx, *, login: str, role: Role, merchant_ref: str | None = None, by: Actor) -> str:
    """Add somebody and answer their first password, which is shown once and kept nowhere.

    Raises what `add_user` raises.
    """
    password = _new_password()
    added = add_user(
        tx, login=login, password=password, role=role, merchant_ref=merchant_ref, by=by
    )
    _hand(tx, tx.session.get_one(User, added.id), by, anew=False)
    return password


def hand_over(tx: Tx, login: str, *, by: Actor) -> str:
    """Replace a forgotten password; every session of theirs ends, and they are told by letter.

    Raises `NotFound`, and `Conflict` of whoever signs in elsewhere.
    """
    user = find_user(tx, login, lock=True)
    if user.password_hash == UNUSABLE:
        raise Conflict(status="signs in elsewhere")
    password = _new_password()
    user.password_hash = hash_password(password)
    _hand(tx, user, by, anew=True)
    end_sessions(tx, user.id)
    journal.record(tx, by, "user.password_handed", user.id)
    return password


def ticket_for(means: Means, user: User) -> str:
    """What proves for ten minutes that this person knew the password that they now hold."""
    return _signer(means).dumps([user.id, digest(user.password_hash)])


def take_ticket(tx: Tx, ticket: str, *, lock: bool = False) -> User:
    """Whoever holds it, while they still have that password. Raises `Unauthenticated`."""
    try:
        user_id, known = _signer(tx.means).loads(ticket, max_age=_TICKET_SECONDS)
    except (BadData, ValueError):
        raise Unauthenticated from None
    user = tx.session.get(User, user_id, with_for_update=lock or None)
    if user is None or user.disabled_at is not None or digest(user.password_hash) != known:
        raise Unauthenticated
    return user


def _hand(tx: Tx, user: User, by: Actor, *, anew: bool) -> None:
    """The password opens the way to another one, and is known to `by` for all we know."""
    user.password_until = tx.now + VALID
    user.handed_by, user.handed_anew = by.id, anew
    user.handed_until = tx.now + timedelta(days=tx.means.settings.handed_over_days)


def _new_password() -> str:
    return "-".join(ids.random_text(_PART_LENGTH) for _ in range(_PARTS))


def _signer(means: Means) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(means.session_secret, salt="guohu own password")
