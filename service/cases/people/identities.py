"""People whom an identity provider vouches for (OpenID Connect Core 1.0).

A person is known by issuer and subject, never by a name or an e-mail address, which can pass to
somebody else. Their role follows the provider's groups at every sign-in; only the last
administrator stays one, for nobody else could make another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from service.cases import journal
from service.cases.people import persons, sessions
from service.cases.people.passwords import UNUSABLE
from service.cases.people.users import LOGIN, end_sessions, lock_administrators
from service.rules import ids
from service.rules.actor import SYSTEM
from service.rules.errors import AccountDoubted, RoleNotMapped, Unauthenticated
from service.rules.roles import Role
from service.store.tables import User, UserIdentity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from service.cases.people.sessions import SignedIn
    from service.store.database import Store
    from service.store.work import Tx

STAFF = (Role.ADMINISTRATOR, Role.APPROVER, Role.REVIEWER)
"""Roles that a provider may give, the one that may do most first."""
_OUTSIDE = re.compile(r"[^a-z0-9._@-]+")


def role_of(groups: Iterable[str], mapping: Mapping[str, Role]) -> Role:
    """The role that these groups give; the first of `STAFF`. Raises `RoleNotMapped`."""
    given = {mapping[group] for group in groups if group in mapping}
    for role in STAFF:
        if role in given:
            return role
    raise RoleNotMapped


@dataclass(frozen=True, slots=True, kw_only=True)
class Vouched:
    """What a provider vouches for."""

    issuer: str
    subject: str
    name: str
    """Only a wish for the login name."""
    role: Role
    """What their groups give."""
    mail: str | None = None
    """Their address, where the provider has verified it."""


def sign_in_as(store: Store, vouched: Vouched) -> SignedIn:
    """Begin a session for whom the provider vouches, whose first one makes them known here.

    Raises `Unauthenticated` where they are disabled, and `AccountDoubted` while it is asked
    whether another account is theirs, too.
    """
    with store.transaction() as tx:
        user = _known(tx, vouched) or _add(tx, vouched)
        if user.disabled_at is not None:
            raise Unauthenticated
        entered = None if persons.is_doubted(tx, user, vouched.mail) else sessions.begin(tx, user)
    if entered is None:
        raise AccountDoubted
    return entered


def _known(tx: Tx, vouched: Vouched) -> User | None:
    """Whoever came before, locked, with the role that they have now."""
    identity = tx.session.get(UserIdentity, (vouched.issuer, vouched.subject))
    if identity is None:
        return None
    administrators = _administrators(tx, identity.user_id, vouched.role)
    user = tx.session.get_one(User, identity.user_id, with_for_update=True, populate_existing=True)
    if user.role == vouched.role.value:
        return user
    if user.role == Role.ADMINISTRATOR.value and administrators <= {user.id}:
        journal.record(tx, SYSTEM, "user.role_kept", user.id, wanted=vouched.role.value)
    else:
        _change_role(tx, user, vouched.role)
    return user


def _administrators(tx: Tx, user_id: str, wanted: Role) -> set[str]:
    """All of them, locked, where one would be lost: they are locked before anybody else is."""
    now = tx.session.scalar(select(User.role).where(User.id == user_id))
    loses = now == Role.ADMINISTRATOR.value and wanted is not Role.ADMINISTRATOR
    return lock_administrators(tx) if loses else set()


def _add(tx: Tx, vouched: Vouched) -> User:
    user = User(
        id=ids.new_id(ids.USER),
        login=_free_login(tx, vouched.name),
        password_hash=UNUSABLE,
        role=vouched.role.value,
        created_at=tx.now,
    )
    # A provider that moved to another address calls people by the subjects they had.
    moved = select(UserIdentity.user_id).where(UserIdentity.subject == vouched.subject)
    before = tx.session.scalar(select(User.person_id).where(User.id.in_(moved)).limit(1))
    if before is not None:
        user.person_id = before
    tx.session.add(user)
    tx.session.flush()
    named = {"issuer": vouched.issuer, "subject": vouched.subject}
    tx.session.add(UserIdentity(**named, user_id=user.id, created_at=tx.now))
    journal.record(tx, SYSTEM, "user.added", user.id, role=user.role, by="identity_provider")
    return user


def _change_role(tx: Tx, user: User, role: Role) -> None:
    """The new role holds at once: sessions with the old one end."""
    before, user.role = user.role, role.value
    end_sessions(tx, user.id)
    journal.record(tx, SYSTEM, "user.role_changed", user.id, before=before, after=role.value)


def _free_login(tx: Tx, name: str) -> str:
    wish = _OUTSIDE.sub("-", name.strip().lower()).strip("-._@")[:60]
    if LOGIN.fullmatch(wish) is None:
        wish = "person"
    taken = tx.session.scalar(select(User.id).where(User.login == wish)) is not None
    return f"{wish}-{ids.random_text(6)}" if taken or wish == "person" else wish
