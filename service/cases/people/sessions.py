"""Signing in: sessions live in the database, so that they can be ended at once.

A session ends when idle for too long, after its full time, at sign-out, and when its user is
disabled.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from service.cases import journal
from service.cases.people import handed_over, second_factor
from service.cases.people.handed_over import OwnPasswordNeeded
from service.cases.people.passwords import hash_password, matches
from service.cases.people.second_factor import SecondFactorNeeded
from service.cases.people.tokens import digest, new_token
from service.cases.people.users import LOGIN
from service.rules import ids
from service.rules.actor import Actor, ActorKind
from service.rules.errors import Invalid, Unauthenticated
from service.rules.roles import Role
from service.store.tables import SignIn, User

if TYPE_CHECKING:
    from service.store.database import Store
    from service.store.work import Tx

_NOTE_SECONDS = 60
"""A session's last use is noted this coarsely: reading a page should not write."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A new session; its token is known only here."""

    token: str
    actor: Actor
    expires_at: datetime


def sign_in(store: Store, login: str, password: str) -> SignedIn:
    """Begin a session. Raises `Unauthenticated`, in the same time whether the login exists.

    Raises `SecondFactorNeeded` where the person has one, and `OwnPasswordNeeded` where the
    password was handed over to them, each with a ticket to go on.
    """
    name = login.strip().lower()
    with store.reading() as tx:
        known_name = LOGIN.fullmatch(name) is not None
        user = tx.session.scalar(select(User).where(User.login == name)) if known_name else None
    # The slow part stays outside of any transaction.
    known = matches(user.password_hash if user else None, password)
    if user is None or not known or user.disabled_at is not None:
        raise Unauthenticated
    with store.transaction() as tx:
        fresh = tx.session.get(User, user.id, with_for_update=True)
        if fresh is None or fresh.disabled_at is not None or _is_over(tx, fresh):
            raise Unauthenticated
        if fresh.totp_confirmed_at is not None:
            raise SecondFactorNeeded(second_factor.ticket_for(store, fresh.id))
        return _enter(tx, fresh)


def sign_in_with_code(store: Store, ticket: str, code: str) -> SignedIn:
    """Begin the session for which only the code was missing.

    Raises `Unauthenticated`, and `OwnPasswordNeeded` as `sign_in` does.
    """
    with store.transaction() as tx:
        user = second_factor.take_ticket(tx, ticket, code)
    # The code counts once, whatever else is missing.
    with store.transaction() as tx:
        return _enter(tx, tx.session.get_one(User, user.id, with_for_update=True))


def sign_in_with_own_password(store: Store, ticket: str, password: str) -> SignedIn:
    """Begin the session for which only a password of one's own was missing.

    Raises `Unauthenticated`, and `Invalid` of a password that is too short, or the same again.
    """
    kept = hash_password(password)
    with store.reading() as tx:
        handed = handed_over.take_ticket(tx, ticket).password_hash
    if matches(handed, password):
        raise Invalid(
            field="password",
            rule_zh="请换一个新密码",
            rule_en="must be another one than the password that you were given",
        )
    with store.transaction() as tx:
        user = handed_over.take_ticket(tx, ticket, lock=True)
        user.password_hash, user.password_until = kept, None
        entered = begin(tx, user)
        journal.record(tx, entered.actor, "user.password_chosen", user.id)
        return entered


def begin(tx: Tx, user: User) -> SignedIn:
    """A session for somebody who has proved who they are."""
    token = new_token()
    expires_at = tx.now + timedelta(hours=tx.means.settings.session_hours)
    session = SignIn(
        id=ids.new_id(ids.SESSION),
        token_sha256=digest(token),
        user_id=user.id,
        created_at=tx.now,
        used_at=tx.now,
        expires_at=expires_at,
    )
    tx.session.add(session)
    user.signed_in_at = tx.now
    actor = _actor(user, session.id)
    journal.record(tx, actor, "session.began", session.id)
    return SignedIn(token, actor, expires_at)


def _enter(tx: Tx, user: User) -> SignedIn:
    """Begin, or raise `OwnPasswordNeeded` where the password is still somebody else's."""
    if user.password_until is not None:
        raise OwnPasswordNeeded(handed_over.ticket_for(tx.means, user))
    return begin(tx, user)


def _is_over(tx: Tx, user: User) -> bool:
    """Whether a handed-over password has come too late."""
    return user.password_until is not None and user.password_until <= tx.now


def authenticate_session(store: Store, token: str) -> Actor:
    """Who a session's token stands for. Raises `Unauthenticated`."""
    idle = timedelta(minutes=store.settings.session_idle_minutes)
    with store.reading() as tx:
        found = tx.session.execute(
            select(SignIn, User)
            .join(User, User.id == SignIn.user_id)
            .where(SignIn.token_sha256 == digest(token))
        ).first()
        if found is None:
            raise Unauthenticated
        session, user = found
        now = tx.now
    ended = session.revoked_at is not None or user.disabled_at is not None
    if ended or now >= session.expires_at or now - session.used_at >= idle:
        raise Unauthenticated
    if (now - session.used_at).total_seconds() >= _NOTE_SECONDS:
        with store.transaction() as tx:
            used = update(SignIn).where(SignIn.id == session.id).values(used_at=now)
            tx.session.execute(used)
    return _actor(user, session.id)


def sign_out(store: Store, token: str) -> None:
    """End the session; fine where it has ended already."""
    with store.transaction() as tx:
        open_one = (SignIn.token_sha256 == digest(token)) & SignIn.revoked_at.is_(None)
        session = tx.session.scalar(select(SignIn).where(open_one))
        if session is not None:
            session.revoked_at = tx.now
            user = tx.session.get_one(User, session.user_id)
            journal.record(tx, _actor(user, session.id), "session.ended", session.id)


def _actor(user: User, session_id: str) -> Actor:
    return Actor(
        id=user.id,
        role=Role(user.role),
        kind=ActorKind.USER,
        merchant_ref=user.merchant_ref,
        session_id=session_id,
    )
