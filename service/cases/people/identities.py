"""People whom an identity provider vouches for (OpenID Connect Core 1.0).

A person is known by issuer and subject, never by a name or an e-mail address, which can pass to
somebody else. Their role follows the provider's groups at every sign-in; only the last
administrator stays one, for nobody else could make another.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from service.cases import journal
from service.cases.people import sessions
from service.cases.people.users import LOGIN, lock_administrators
from service.rules import ids
from service.rules.actor import SYSTEM
from service.rules.errors import RoleNotMapped, Unauthenticated
from service.rules.roles import Role
from service.store.tables import SignIn, User, UserIdentity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from service.cases.people.sessions import SignedIn
    from service.store.database import Store
    from service.store.work import Tx

UNUSABLE = "!"
"""No argon2 hash: nobody signs in with a password where the provider vouches."""
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


def sign_in_as(store: Store, *, issuer: str, subject: str, name: str, role: Role) -> SignedIn:
    """Begin a session for whom the provider vouches, whose first one makes them known here.

    `name` is only a wish for the login name. Raises `Unauthenticated` where they are disabled.
    """
    with store.transaction() as tx:
        administrators = lock_administrators(tx)
        known = tx.session.get(UserIdentity, (issuer, subject))
        user = (
            tx.session.get(User, known.user_id, with_for_update=True)
            if known
            else _add(tx, issuer, subject, name, role)
        )
        if user is None or user.disabled_at is not None:
            raise Unauthenticated
        if user.role != role.value and administrators == {user.id}:
            journal.record(tx, SYSTEM, "user.role_kept", user.id, wanted=role.value)
        elif user.role != role.value:
            _change_role(tx, user, role)
        return sessions.begin(tx, user)


def _add(tx: Tx, issuer: str, subject: str, name: str, role: Role) -> User:
    user = User(
        id=ids.new_id(ids.USER),
        login=_free_login(tx, name),
        password_hash=UNUSABLE,
        role=role.value,
        created_at=tx.now,
    )
    tx.session.add(user)
    tx.session.flush()
    tx.session.add(UserIdentity(issuer=issuer, subject=subject, user_id=user.id, created_at=tx.now))
    journal.record(tx, SYSTEM, "user.added", user.id, role=role.value, by="identity_provider")
    return user


def _change_role(tx: Tx, user: User, role: Role) -> None:
    """The new role holds at once: sessions with the old one end."""
    before, user.role = user.role, role.value
    theirs = update(SignIn).where(SignIn.user_id == user.id, SignIn.revoked_at.is_(None))
    tx.session.execute(theirs.values(revoked_at=tx.now))
    journal.record(tx, SYSTEM, "user.role_changed", user.id, before=before, after=role.value)


def _free_login(tx: Tx, name: str) -> str:
    wish = _OUTSIDE.sub("-", name.strip().lower()).strip("-._@")[:60]
    if LOGIN.fullmatch(wish) is None:
        wish = "person"
    taken = tx.session.scalar(select(User.id).where(User.login == wish)) is not None
    return f"{wish}-{ids.random_text(6)}" if taken or wish == "person" else wish
