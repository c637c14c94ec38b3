"""How an override that waits for somebody ends otherwise than by being given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from service.cases import journal, ties
from service.cases.queue import opening
from service.rules.actor import SYSTEM, Actor
from service.rules.errors import OverrideOpen
from service.rules.states import (
    WAITING,
    OverrideEvent,
    OverrideStatus,
    override_step,
)
from service.store.tables import OverrideRow, TransferRow, User

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Select

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


def is_orphaned(tx: Tx, kept: OverrideRow) -> bool:
    """Whether whoever asked for it or is to vouch for it was disabled, or both are one person."""
    return tx.session.scalar(_orphaned().where(OverrideRow.id == kept.id)) is not None


def sweep(tx: Tx) -> int:
    """End those whose time is over or whose people are gone, some at once; answers how many."""
    late = select(OverrideRow.id).where(OverrideRow.expires_at <= tx.now)
    return _end(tx, late, OverrideEvent.EXPIRE) + _end(tx, _orphaned(), OverrideEvent.VOID)


def _orphaned() -> Select[str]:
    gone = select(User.id).where(User.disabled_at.is_not(None))
    return select(OverrideRow.id).where(
        or_(
            OverrideRow.author_id.in_(gone),
            OverrideRow.guarantor_id.in_(gone),
            ties.person_of(OverrideRow.author_id) == ties.person_of(OverrideRow.guarantor_id),
        )
    )


def _end(tx: Tx, which: Select[str], event: OverrideEvent) -> int:
    found = which.add_columns(OverrideRow.transfer_id).where(
        OverrideRow.status.in_(sorted(WAITING))
    )
    ended = 0
    ordered = found.order_by(OverrideRow.transfer_id).limit(_BATCH)
    for override_id, transfer_id in tx.session.execute(ordered).all():
        # The transfer first, as everybody locks.
        tx.session.get_one(TransferRow, transfer_id, with_for_update=True)
        kept = tx.session.get_one(OverrideRow, override_id, with_for_update=True)
        if OverrideStatus(kept.status) in WAITING:
            close(tx, SYSTEM, kept, event)
            ended += 1
    return ended


def _waiting(tx: Tx, row: TransferRow) -> Iterator[OverrideRow]:
    query = select(OverrideRow).where(
        OverrideRow.transfer_id == row.id, OverrideRow.status.in_(sorted(WAITING))
    )
    yield from tx.session.scalars(query).all()
