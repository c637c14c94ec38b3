"""Keys for programs: ``guohu_<8 characters>_<64 hexadecimal digits>``, shown once when made."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from service.cases import journal, ties
from service.cases.people.tokens import digest, new_token
from service.cases.people.users import check_role
from service.rules import ids
from service.rules.actor import SYSTEM, Actor, ActorKind
from service.rules.errors import NotFound, Unauthenticated
from service.rules.names import display_name
from service.rules.roles import Role
from service.store.tables import ApiKey

if TYPE_CHECKING:
    from datetime import datetime

    from service.store.database import Store
    from service.store.work import Tx

PREFIX = "guohu"
_ID_LENGTH = 8
_PARTS = 3
_NOTE_SECONDS = 60


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key just made; `text` is shown once and kept nowhere."""

    id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyView:
    """A key without its secret."""

    id: str
    role: Role
    merchant_ref: str | None
    label: str
    created_at: datetime
    used_at: datetime | None
    revoked: bool


def add_key(
    tx: Tx,
    *,
    role: Role,
    merchant_ref: str | None = None,
    label: str = "",
    by: Actor = SYSTEM,
) -> NewKey:
    """Make a key. Raises `Invalid` where the role cannot have one."""
    check_role(role, merchant_ref)
    key_id, secret = ids.random_text(_ID_LENGTH), new_token()
    tx.session.add(
        ApiKey(
            id=key_id,
            secret_sha256=digest(secret),
            role=role.value,
            merchant_ref=merchant_ref,
            label=display_name(label)[:80] if label else "",
            created_at=tx.now,
            created_by=by.id,
        )
    )
    if merchant_ref is not None:
        ties.tie(tx, by.id, merchant_ref)
    journal.record(tx, by, "key.added", f"key_{key_id}", role=role.value)
    return NewKey(key_id, f"{PREFIX}_{key_id}_{secret}")


def authenticate_key(store: Store, text: str) -> Actor:
    """Who a key stands for. Raises `Unauthenticated`."""
    parts = text.split("_")
    if len(parts) != _PARTS or parts[0] != PREFIX or not set(parts[1]) <= set(ids.ALPHABET):
        raise Unauthenticated
    _, key_id, secret = parts
    with store.reading() as tx:
        key = tx.session.get(ApiKey, key_id)
        now = tx.now
    kept = key.secret_sha256 if key else "0" * 64
    same = hmac.compare_digest(kept, digest(secret))
    if key is None or not same or key.revoked_at is not None:
        raise Unauthenticated
    if key.used_at is None or (now - key.used_at).total_seconds() >= _NOTE_SECONDS:
        with store.transaction() as tx:
            tx.session.execute(update(ApiKey).where(ApiKey.id == key_id).values(used_at=now))
    return Actor(
        id=f"key_{key_id}",
        role=Role(key.role),
        kind=ActorKind.KEY,
        merchant_ref=key.merchant_ref,
    )


def list_keys(tx: Tx) -> tuple[KeyView, ...]:
    """All keys, oldest first."""
    rows = tx.session.scalars(select(ApiKey).order_by(ApiKey.created_at, ApiKey.id))
    return tuple(_view(row) for row in rows)


def revoke_key(tx: Tx, key_id: str, *, by: Actor = SYSTEM) -> KeyView:
    """End a key from this moment; `key_id` with or without its prefix. Raises `NotFound`."""
    bare = key_id.removeprefix("key_").removeprefix(f"{PREFIX}_").partition("_")[0]
    if not set(bare) <= set(ids.ALPHABET):
        raise NotFound
    key = tx.session.get(ApiKey, bare, with_for_update=True)
    if key is None:
        raise NotFound
    if key.revoked_at is None:
        key.revoked_at = tx.now
        journal.record(tx, by, "key.revoked", f"key_{key.id}")
    return _view(key)


def _view(row: ApiKey) -> KeyView:
    return KeyView(
        id=row.id,
        role=Role(row.role),
        merchant_ref=row.merchant_ref,
        label=row.label,
        created_at=row.created_at,
        used_at=row.used_at,
        revoked=row.revoked_at is not None,
    )
