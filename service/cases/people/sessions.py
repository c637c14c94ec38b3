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
from service.cases.people import second_factor
from service.cases.people.passwords import matches
from service.cases.people.second_factor import SecondFactorNeeded
from service.cases.people.tokens import digest, new_token
from service.cases.people.users import LOGIN
from service.rules import ids
from service.rules.actor import Actor, ActorKind
from service.rules.errors import Unauthenticated
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

    Where the person has a second factor: raises `SecondFactorNeeded`, with a ticket to go on.
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
        if fresh is None or fresh.disabled_at is not None:
            raise Unauthenticated
        if fresh.totp_confirmed_at is not None:
            raise SecondFactorNeeded(second_factor.ticket_for(store, fresh.id))
        return begin(tx, fresh)


def sign_in_with_code(store: Store, ticket: str, code: str) -> SignedIn:
    """Begin the session for which only the code was missing. Raises `Unauthenticated`."""
    with store.transaction() as tx:
        return begin(tx, second_factor.take_ticket(tx, ticket, code))


def begin(tx: Tx, user: User) -> SignedIn:
    """A session for somebody who has proved who they are."""
    token = new_token()
    expires_at = tx.now + timedelta(hours=tx.store.settings.session_hours)
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
