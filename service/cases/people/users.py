"""The people who sign in: added, listed and disabled by an administrator."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from service.cases import journal
from service.cases.people.passwords import UNUSABLE, hash_password
from service.rules import ids
from service.rules.actor import SYSTEM, Actor
from service.rules.errors import Invalid, LastAdministrator, LoginTaken, NotFound
from service.rules.roles import SIGN_IN_ROLES, Role
from service.store.tables import ApiKey, SignIn, User

if TYPE_CHECKING:
    from datetime import datetime

    from service.store.work import Tx

LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{1,79}")
_REF = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")


@dataclass(frozen=True, slots=True, kw_only=True)
class UserView:
    """A user, without anything secret."""

    id: str
    login: str
    role: Role
    merchant_ref: str | None
    created_at: datetime
    signed_in_at: datetime | None
    disabled: bool
    elsewhere: bool
    """Whether a provider signs them in, and no password here."""
    has_code: bool
    """Whether they sign in with a second factor, too."""
    invited_until: datetime | None
    """Until when the password that was handed over to them works; empty once they chose one."""


def add_user(
    tx: Tx,
    *,
    login: str,
    password: str,
    role: Role,
    merchant_ref: str | None = None,
    by: Actor = SYSTEM,
) -> UserView:
    """Add a user. Raises `LoginTaken`, or `Invalid` naming the field that breaks a rule."""
    if LOGIN.fullmatch(login) is None:
        raise Invalid(
            field="login",
            rule_zh="2 至 80 个小写字母、数字或 . _ @ -",
            rule_en="2 to 80 lower-case letters, digits or . _ @ -",
        )
    check_role(role, merchant_ref)
    if tx.session.scalar(select(User.id).where(User.login == login)) is not None:
        raise LoginTaken
    user = User(
        id=ids.new_id(ids.USER),
        login=login,
        password_hash=hash_password(password),
        role=role.value,
        merchant_ref=merchant_ref,
        created_at=tx.now,
    )
    tx.session.add(user)
    try:
        tx.session.flush()
    except IntegrityError:
        raise LoginTaken from None
    journal.record(tx, by, "user.added", user.id, role=role.value)
    return _view(user)


def list_users(tx: Tx) -> tuple[UserView, ...]:
    """All users by login."""
    return tuple(_view(user) for user in tx.session.scalars(select(User).order_by(User.login)))


def find_users(tx: Tx, beginning: str = "", *, limit: int = 200) -> tuple[UserView, ...]:
    """Those whose login name begins so; without a beginning the staff, for merchants are many."""
    query = select(User).order_by(User.login).limit(limit)
    if beginning:
        query = query.where(User.login.startswith(beginning, autoescape=True))
    else:
        query = query.where(User.role != Role.MERCHANT.value)
    return tuple(_view(user) for user in tx.session.scalars(query))


def get_user(tx: Tx, login: str) -> UserView:
    """Whoever has that login name. Raises `NotFound`."""
    return _view(find_user(tx, login))


def disable_user(tx: Tx, login: str, *, by: Actor = SYSTEM) -> UserView:
    """Shut a user out, from this moment, in every session and with every key that they made.

    Raises `NotFound`, `LastAdministrator`.
    """
    administrators = lock_administrators(tx)
    user = find_user(tx, login, lock=True)
    if user.disabled_at is None:
        if administrators == {user.id}:
            raise LastAdministrator
        user.disabled_at = tx.now
        end_sessions(tx, user.id)
        journal.record(tx, by, "user.disabled", user.id)
        _end_keys(tx, user.id, by)
    return _view(user)


def find_user(tx: Tx, login: str, *, lock: bool = False) -> User:
    """The row of that login name. Raises `NotFound`."""
    query = select(User).where(User.login == login)
    known = LOGIN.fullmatch(login) is not None
    user = tx.session.scalar(query.with_for_update() if lock else query) if known else None
    if user is None:
        raise NotFound
    return user


def end_sessions(tx: Tx, user_id: str, *, but: str | None = None) -> None:
    """Whoever is signed in as this user is so no more, `but` in that session."""
    theirs = update(SignIn).where(SignIn.user_id == user_id, SignIn.revoked_at.is_(None))
    if but is not None:
        theirs = theirs.where(SignIn.id != but)
    tx.session.execute(theirs.values(revoked_at=tx.now))


def _end_keys(tx: Tx, user_id: str, by: Actor) -> None:
    """End every key that this person made: whoever made a key can act by it."""
    made = select(ApiKey).where(ApiKey.created_by == user_id, ApiKey.revoked_at.is_(None))
    for key in tx.session.scalars(made.with_for_update()):
        key.revoked_at = tx.now
        journal.record(tx, by, "key.revoked", f"key_{key.id}")


def lock_administrators(tx: Tx) -> set[str]:
    """Ids of the active administrators, whom nobody else can disable meanwhile.

    Locked first and in one order, so that two who shut each other out do not both succeed.
    """
    active = select(User.id).where(
        User.role == Role.ADMINISTRATOR.value, User.disabled_at.is_(None)
    )
    return set(tx.session.scalars(active.order_by(User.id).with_for_update()))


def check_role(role: Role, merchant_ref: str | None) -> None:
    """Raise `Invalid` where nobody can have `role`, or it lacks the merchant it is for."""
    if role not in SIGN_IN_ROLES:
        raise Invalid(field="role", rule_zh="没有此角色", rule_en="there is no such role")
    if role is Role.MERCHANT and merchant_ref is None:
        raise Invalid(
            field="merchant_ref",
            rule_zh="商家角色须写明商家编号",
            rule_en="the role merchant needs the merchant's reference",
        )
    if merchant_ref is not None and _REF.fullmatch(merchant_ref) is None:
        raise Invalid(
            field="merchant_ref",
            rule_zh="最多 80 个字母、数字或 . _ -",
            rule_en="at most 80 letters, digits or . _ -",
        )


def _view(user: User) -> UserView:
    return UserView(
        id=user.id,
        login=user.login,
        role=Role(user.role),
        merchant_ref=user.merchant_ref,
        created_at=user.created_at,
        signed_in_at=user.signed_in_at,
        disabled=user.disabled_at is not None,
        elsewhere=user.password_hash == UNUSABLE,
        has_code=user.totp_confirmed_at is not None,
        invited_until=user.password_until,
    )
