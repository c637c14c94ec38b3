"""What fell by the wayside: lost doorbells, dead workers, transfers left behind, orphaned files.

Every sweep may run anywhere, at any time, twice at once: each step is a compare-and-swap, and a
doorbell rung once too often finds nothing to do.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, exists, or_, select, update

from service.cases import reading
from service.cases.decisions import closing
from service.cases.governing import drafts
from service.cases.telling import deliveries, letters
from service.rules.states import FINAL, PENDING, DocumentStatus, TransferStatus
from service.store.blobs import ORIGINAL, reading_of
from service.store.doorbell import ASSESS_TRANSFER, CHECK_DOCUMENT, TRY_POLICY
from service.store.tables import (
    DataKey,
    DocumentRow,
    IdempotencyRow,
    ReadingRow,
    SignIn,
    TransferRow,
)
from verifiers.model import Kind

if TYPE_CHECKING:
    from service.store.database import Store
    from service.store.work import Tx

_BATCH = 100
"""Doorbells a sweep rings at most of each kind; a long queue needs no reminder of every item."""
_ORPHAN_SECONDS = 3600.0
"""No upload takes this long between its file and its row."""


@dataclass(frozen=True, slots=True)
class DueWork:
    """Ids that a worker should be told of."""

    documents: tuple[str, ...]
    transfers: tuple[str, ...]
    policies: tuple[str, ...]


def due_work(store: Store) -> DueWork:
    """Put back what dead workers held, end overdue requests, and say what waits too long."""
    with store.transaction() as tx:
        closing.sweep(tx)
    with store.transaction() as tx:
        _put_back_expired(tx)
        tx.session.flush()
        documents = _overdue_documents(tx)
        transfers, policies = _behind(tx), drafts.overdue(tx)
        # The caller rings for all that is due, so this transaction's own rings would be doubled.
        rung = [subject for name, subject in tx.rings if name == CHECK_DOCUMENT]
        tx.rings.clear()
    return DueWork(tuple(dict.fromkeys([*rung, *documents])), transfers, policies)


def sweep(store: Store) -> int:
    """Ring for all due work; answers how often. Silent while workers have messages enough."""
    due = due_work(store)
    waiting = store.doorbell.waiting()
    if waiting is not None and waiting >= _BATCH:
        return 0
    for document_id in due.documents:
        store.doorbell.ring(CHECK_DOCUMENT, document_id)
    for transfer_id in due.transfers:
        store.doorbell.ring(ASSESS_TRANSFER, transfer_id)
    for sha256 in due.policies:
        store.doorbell.ring(TRY_POLICY, sha256)
    return len(due.documents) + len(due.transfers) + len(due.policies)


def remove_orphans(store: Store, *, older_than_seconds: float = _ORPHAN_SECONDS) -> int:
    """Remove files no row names, and expired answers and sessions; answers the files' number."""
    with store.transaction() as tx:
        expired = select(IdempotencyRow.id).where(IdempotencyRow.expires_at < tx.now)
        tx.session.execute(delete(DataKey).where(DataKey.owner_id.in_(expired)))
        tx.session.execute(delete(IdempotencyRow).where(IdempotencyRow.expires_at < tx.now))
        tx.session.execute(delete(SignIn).where(SignIn.expires_at < tx.now))
        deliveries.forget_old(tx)
        letters.forget_old(tx)

    def is_named(owner_id: str, part: str) -> bool:
        with store.reading() as tx:
            if part == ORIGINAL:
                return tx.session.get(DocumentRow, owner_id) is not None
            reading_id = reading_of(part)
            return bool(reading_id) and tx.session.get(ReadingRow, reading_id) is not None

    return store.blobs.sweep(is_named, older_than_seconds)


def _put_back_expired(tx: Tx) -> None:
    query = (
        select(DocumentRow)
        .where(DocumentRow.status == DocumentStatus.READING.value)
        .where(DocumentRow.lease_until < tx.now)
        .limit(_BATCH)
    )
    for row in tx.session.scalars(query).all():
        held = reading.Claim(
            document_id=row.id,
            transfer_id=row.transfer_id,
            token=row.lease_token or "",
            attempt=row.attempts,
            kind=Kind(row.declared_kind) if row.declared_kind else None,
            name="",
            started_at=row.started_at or tx.now,
        )
        tx.session.expire(row)
        reading.put_back(tx, held)


def _overdue_documents(tx: Tx) -> tuple[str, ...]:
    """Queued documents of which no worker was told lately, the longest untold first."""
    before = tx.now - timedelta(seconds=tx.means.settings.requeue_seconds)
    query = (
        select(DocumentRow.id)
        .where(DocumentRow.status == DocumentStatus.QUEUED.value, DocumentRow.rung_at <= before)
        .order_by(DocumentRow.rung_at)
        .limit(_BATCH)
    )
    found = tuple(tx.session.scalars(query))
    if found:
        told = update(DocumentRow).where(DocumentRow.id.in_(found)).values(rung_at=tx.now)
        tx.session.execute(told.execution_options(synchronize_session=False))
    return found


def _behind(tx: Tx) -> tuple[str, ...]:
    """Transfers that know more than was assessed, or wait for an outcome while nothing is read."""
    pending = exists().where(
        DocumentRow.transfer_id == TransferRow.id, DocumentRow.status.in_(sorted(PENDING))
    )
    settled = (TransferRow.status == TransferStatus.CHECKING.value) & ~pending
    query = (
        select(TransferRow.id)
        .where(or_(TransferRow.assessed_version < TransferRow.evidence_version, settled))
        .where(TransferRow.status.not_in(sorted(FINAL)))
        .limit(_BATCH)
    )
    return tuple(tx.session.scalars(query))
