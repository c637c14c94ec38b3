"""Rotation of the key-encryption key: every data key is wrapped anew, what it sealed stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from service.cases import journal
from service.rules.actor import SYSTEM
from service.store.sealing import WrappedKey, rewrap
from service.store.tables import DataKey

if TYPE_CHECKING:
    from service.store.database import Store

_BATCH = 200


def behind(store: Store) -> int:
    """How many data keys are not under the current key."""
    current, _ = store.keys.current()
    with store.reading() as tx:
        count = select(func.count()).where(DataKey.kek_id != current)
        return tx.session.scalar(count) or 0


def rewrap_some(store: Store) -> int:
    """Wrap some data keys under the current key; answers how many, 0 when all are done.

    Each batch is a transaction of its own, so a rotation may be stopped anywhere and run again.
    Raises `IntegrityBroken` where an old key is not at hand any more.
    """
    current, _ = store.keys.current()
    with store.transaction() as tx:
        query = (
            select(DataKey)
            .where(DataKey.kek_id != current)
            .order_by(DataKey.owner_id)
            .limit(_BATCH)
            .with_for_update(skip_locked=True)
        )
        rows = tx.session.scalars(query).all()
        for row in rows:
            fresh = rewrap(store.keys, row.owner_id, WrappedKey(row.kek_id, row.wrapped))
            row.kek_id, row.wrapped = fresh.kek_id, fresh.wrapped
        if rows:
            journal.record(tx, SYSTEM, "keys.rewrapped", f"kek_{current}", count=len(rows))
        return len(rows)
