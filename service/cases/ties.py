"""Who has to do with a transfer: acted for it, decided on it, or belongs to its merchant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from service.store.tables import ApiKey, DecisionRow, DocumentRow, OverrideRow, User

if TYPE_CHECKING:
    from service.store.tables import TransferRow
    from service.store.work import Tx


def acted_for(tx: Tx, row: TransferRow) -> frozenset[str]:
    """Ids of all who opened the transfer, uploaded for it or submitted it."""
    uploaders = select(DocumentRow.added_by).where(DocumentRow.transfer_id == row.id).distinct()
    acted = {row.created_by, *tx.session.scalars(uploaders)}
    if row.submitted_by is not None:
        acted.add(row.submitted_by)
    # Whoever made a key can act by it.
    makers = select(ApiKey.created_by).where(
        ApiKey.id.in_([one.removeprefix("key_") for one in acted if one.startswith("key_")])
    )
    acted.update(tx.session.scalars(makers))
    return frozenset(acted)


def decided_on(tx: Tx, transfer_id: str) -> frozenset[str]:
    """Ids of all who decided the transfer or asked for a decision on it."""
    decided = select(DecisionRow.actor_id).where(DecisionRow.transfer_id == transfer_id)
    asked = select(OverrideRow.author_id).where(OverrideRow.transfer_id == transfer_id)
    return frozenset(tx.session.scalars(decided.union(asked)))


def conflicted(tx: Tx, row: TransferRow) -> frozenset[str]:
    """Ids of all who may not judge the transfer, because it is theirs or their merchant's."""
    colleagues = select(User.id).where(User.merchant_ref == row.merchant_ref)
    return acted_for(tx, row) | frozenset(tx.session.scalars(colleagues))
