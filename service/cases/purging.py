"""Erasing what is past its retention: the keys go, and with them all that they sealed.

What stays is not personal: digests, states, decisions, reason codes, scores and the journal. So the
record still shows that something was decided, on which rules, and that its parts were not changed.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from service.cases import journal, traces
from service.rules.actor import SYSTEM
from service.rules.states import FINAL, TransferStatus
from service.store.blobs import ORIGINAL, page_part
from service.store.tables import DataKey, DocumentRow, ReadingRow, TransferRow

if TYPE_CHECKING:
    from service.store.database import Store
    from service.store.work import Tx


def due(store: Store, days: int) -> tuple[str, ...]:
    """Closed transfers that nothing has changed for so many days, the oldest first."""
    with store.reading() as tx:
        query = (
            select(TransferRow.id)
            .where(TransferRow.status.in_(sorted(FINAL)), TransferRow.erased_at.is_(None))
            .where(TransferRow.updated_at < tx.now - timedelta(days=days))
            .order_by(TransferRow.updated_at, TransferRow.id)
        )
        return tuple(tx.session.scalars(query))


def erase(store: Store, transfer_id: str) -> bool:
    """Erase one closed transfer; `False` where it is open or erased already.

    The keys go first, in one transaction with the journal's entry; files that a crash leaves
    behind are sealed with keys that are gone.
    """
    with store.transaction() as tx:
        row = tx.session.get(TransferRow, transfer_id, with_for_update=True)
        if row is None or row.erased_at is not None or TransferStatus(row.status) not in FINAL:
            return False
        query = select(DocumentRow.id).where(DocumentRow.transfer_id == row.id)
        documents = tuple(tx.session.scalars(query))
        files = _files(tx, documents)
        owners = (row.id, *documents)
        tx.session.execute(delete(DataKey).where(DataKey.owner_id.in_(owners)))
        traces.forget(tx, row.id)
        row.erased_at = tx.now
        journal.record(
            tx, SYSTEM, "transfer.erased", row.id, transfer_id=row.id, documents=len(documents)
        )
    for document_id, part in files:
        store.blobs.remove(document_id, part)
    return True


def _files(tx: Tx, documents: tuple[str, ...]) -> list[tuple[str, str]]:
    query = select(ReadingRow).where(ReadingRow.document_id.in_(documents))
    pages = [
        (one.document_id, page_part(one.id, number))
        for one in tx.session.scalars(query)
        for number in range(1, one.pages + 1)
    ]
    return [*((document_id, ORIGINAL) for document_id in documents), *pages]
