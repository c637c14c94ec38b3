"""How an override that waits for somebody ends otherwise than by being given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from service.cases import journal
from service.cases.queue import opening
from service.rules.actor import SYSTEM, Actor
from service.rules.errors import OverrideOpen
from service.rules.states import (
    WAITING,
    OverrideEvent,
    OverrideStatus,
    override_step,
)
from service.store.tables import OverrideRow, TransferRow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.store.work import Tx

_ACTS = {
    OverrideEvent.REFUSE: "override.refused",
    OverrideEvent.WITHDRAW: "override.withdrawn",
    OverrideEvent.VOID: "override.voided",
    OverrideEvent.EXPIRE: "override.expired",
}
_BATCH = 100


def close(tx: Tx, actor: Actor, kept: OverrideRow, event: OverrideEvent) -> None:
    """End a waiting override of a locked transfer by `event`. Raises `Conflict` and its kind."""
    after = override_step(OverrideStatus(kept.status), event)
    kept.status, kept.closed_at, kept.closed_by = after.value, tx.now, actor.id
    tx.session.flush()
    opening.close_tasks(tx, kept.transfer_id, outcome=kept.status, subject_id=kept.id)
    journal.record(
        tx, actor, _ACTS[event], kept.id, transfer_id=kept.transfer_id, outcome=kept.outcome
    )


def void_waiting(tx: Tx, row: TransferRow) -> None:
    """End whatever waits for a locked transfer, because what it was asked for has changed."""
    for kept in _waiting(tx, row):
        close(tx, SYSTEM, kept, OverrideEvent.VOID)


def require_none_waiting(tx: Tx, row: TransferRow) -> None:
    """Raise `OverrideOpen` where one waits for a locked transfer; a late one expires first."""
    for kept in _waiting(tx, row):
        if not is_late(tx, kept):
            raise OverrideOpen
        close(tx, SYSTEM, kept, OverrideEvent.EXPIRE)


def is_late(tx: Tx, kept: OverrideRow) -> bool:
    """Whether its time is over, swept up or not."""
    return kept.expires_at is not None and kept.expires_at <= tx.now


def expire_late(tx: Tx) -> int:
    """End those whose time is over, at most a hundred at once; answers how many."""
    late = (
        select(OverrideRow.id, OverrideRow.transfer_id)
        .where(OverrideRow.status.in_(sorted(WAITING)), OverrideRow.expires_at <= tx.now)
        .order_by(OverrideRow.transfer_id)
        .limit(_BATCH)
    )
    ended = 0
    for override_id, transfer_id in tx.session.execute(late).all():
        # The transfer first, as everybody locks.
        tx.session.get_one(TransferRow, transfer_id, with_for_update=True)
        kept = tx.session.get_one(OverrideRow, override_id, with_for_update=True)
        if OverrideStatus(kept.status) in WAITING:
            close(tx, SYSTEM, kept, OverrideEvent.EXPIRE)
            ended += 1
    return ended


def _waiting(tx: Tx, row: TransferRow) -> Iterator[OverrideRow]:
    query = select(OverrideRow).where(
        OverrideRow.transfer_id == row.id, OverrideRow.status.in_(sorted(WAITING))
    )
    yield from tx.session.scalars(query).all()
