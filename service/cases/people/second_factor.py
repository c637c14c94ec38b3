"""The second factor: six digits from a person's own device (TOTP, RFC 6238).

A code counts once: the time step that was taken is kept, and no step up to it is taken again.
"""

from __future__ import annotations

import base64
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor import InvalidToken
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from itsdangerous import BadData, URLSafeTimedSerializer

from service.cases import journal
from service.cases.people.users import find_user
from service.rules.actor import SYSTEM, Actor, ActorKind
from service.rules.errors import CodeWrong, Conflict, Forbidden, Unauthenticated
from service.store.tables import DataKey, User

if TYPE_CHECKING:
    from service.store.means import Means
    from service.store.work import Tx

STEP_SECONDS = 30
_DIGITS = 6
_SECRET_BYTES = 20
_PART = "second factor"
_TICKET_SECONDS = 300
_ISSUER = "Guohu"


class SecondFactorNeeded(Unauthenticated):
    """The password was right; `ticket` and a code begin the session."""

    def __init__(self, ticket: str) -> None:
        super().__init__()
        self.ticket = ticket


@dataclass(frozen=True, slots=True)
class Enrolment:
    """What a device needs to know; it is shown until a first code was right."""

    secret: str
    """Base32, for typing in."""
    uri: str
    """``otpauth://…``, for scanning."""


def is_on(tx: Tx, actor: Actor) -> bool:
    """Whether this person signs in with a code."""
    return _user(tx, actor).totp_confirmed_at is not None


def enrol(tx: Tx, actor: Actor) -> Enrolment:
    """Begin: make a secret, or show the one that no code has confirmed yet. Raises `Conflict`."""
    user = _user(tx, actor, lock=True)
    if user.totp_confirmed_at is not None:
        raise Conflict(status="enrolled")
    if user.sealed_totp is None:
        if tx.session.get(DataKey, user.id) is None:
            tx.new_sealer(user.id)
            tx.session.flush()
        user.sealed_totp = tx.sealer(user.id).seal(_PART, secrets.token_bytes(_SECRET_BYTES))
    return _enrolment(tx, user)


def pending(tx: Tx, actor: Actor) -> Enrolment | None:
    """The enrolment that no code has confirmed yet, where there is one."""
    user = _user(tx, actor)
    waits = user.sealed_totp is not None and user.totp_confirmed_at is None
    return _enrolment(tx, user) if waits else None


def confirm(tx: Tx, actor: Actor, code: str) -> None:
    """From now on a code is asked for. Raises `CodeWrong`, `Conflict`."""
    user = _user(tx, actor, lock=True)
    if user.sealed_totp is None or user.totp_confirmed_at is not None:
        raise Conflict(status="not enrolling")
    _take(tx, user, code)
    user.totp_confirmed_at = tx.now
    journal.record(tx, actor, "user.second_factor_on", user.id)


def require_code(tx: Tx, actor: Actor, code: str) -> None:
    """Take a code of whoever has a second factor. Raises `CodeWrong`, `Forbidden`."""
    user = _user(tx, actor, lock=True)
    if user.disabled_at is not None:
        raise Forbidden
    if user.totp_confirmed_at is not None:
        _take(tx, user, code)


def turn_off(tx: Tx, actor: Actor, code: str) -> None:
    """Sign in without a code again; a code is needed for it. Raises `CodeWrong`, `Conflict`."""
    user = _user(tx, actor, lock=True)
    if user.totp_confirmed_at is None:
        raise Conflict(status="not enrolled")
    _take(tx, user, code)
    _clear(user)
    journal.record(tx, actor, "user.second_factor_off", user.id)


def reset(tx: Tx, login: str, *, by: Actor = SYSTEM) -> None:
    """Forget the device of somebody who lost it. Raises `NotFound`."""
    user = find_user(tx, login, lock=True)
    _clear(user)
    journal.record(tx, by, "user.second_factor_reset", user.id)


def ticket_for(means: Means, user_id: str) -> str:
    """What proves for five minutes that this person knew their password."""
    return _signer(means).dumps(user_id)


def take_ticket(tx: Tx, ticket: str, code: str) -> User:
    """Whoever holds ticket and code. Raises `Unauthenticated`, `CodeWrong`."""
    try:
        user_id = _signer(tx.means).loads(ticket, max_age=_TICKET_SECONDS)
    except BadData:
        raise Unauthenticated from None
    user = tx.session.get(User, user_id, with_for_update=True)
    if user is None or user.disabled_at is not None or user.totp_confirmed_at is None:
        raise Unauthenticated
    _take(tx, user, code)
    return user


def _take(tx: Tx, user: User, code: str) -> None:
    """Take a code of this step or one beside it, once. Raises `CodeWrong`."""
    digits = "".join(code.split())
    now = int(tx.now.timestamp()) // STEP_SECONDS
    totp = TOTP(_secret(tx, user), _DIGITS, SHA1(), STEP_SECONDS)  # noqa: S303 -- RFC 6238's default, all apps know it
    for step in (now - 1, now, now + 1):
        if step <= (user.totp_step or 0) or not digits.isascii():
            continue
        try:
            totp.verify(digits.encode(), step * STEP_SECONDS)
        except InvalidToken:
            continue
        user.totp_step = step
        return
    raise CodeWrong


def _enrolment(tx: Tx, user: User) -> Enrolment:
    secret = base64.b32encode(_secret(tx, user)).decode()
    label = quote(f"{_ISSUER}:{user.login}")
    return Enrolment(secret, f"otpauth://totp/{label}?secret={secret}&issuer={_ISSUER}")


def _secret(tx: Tx, user: User) -> bytes:
    if user.sealed_totp is None:
        raise Conflict(status="not enrolling")
    return tx.sealer(user.id).open(_PART, user.sealed_totp)


def _clear(user: User) -> None:
    user.sealed_totp = None
    user.totp_confirmed_at = None


def _user(tx: Tx, actor: Actor, *, lock: bool = False) -> User:
    """The person who is signed in; keys have no device. Raises `Forbidden`."""
    if actor.kind is not ActorKind.USER:
        raise Forbidden
    user = tx.session.get(User, actor.id, with_for_update=lock or None)
    if user is None:
        raise Forbidden
    return user


def _signer(means: Means) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(means.session_secret, salt="guohu second factor")
