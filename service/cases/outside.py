"""What is known from beyond one transfer, kept sealed with each assessment it was put into.

A replay opens the copy that was kept: it never looks again, for the other transfers have moved on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.cases import shapes

if TYPE_CHECKING:
    from service.store.tables import AssessmentRow, TransferRow
    from service.store.work import Tx
    from verifiers.model import Finding


def known(tx: Tx, row: TransferRow) -> tuple[Finding, ...]:
    """What other transfers say about this one's documents, at this moment."""
    del tx, row
    return ()


def seal(tx: Tx, transfer_id: str, assessment_id: str, found: tuple[Finding, ...]) -> bytes:
    """These findings as they are kept with an assessment."""
    return tx.sealer(transfer_id).seal(
        f"outside:{assessment_id}", shapes.pack(shapes.OUTSIDE, found)
    )


def kept(tx: Tx, row: AssessmentRow) -> tuple[Finding, ...]:
    """What the assessment was told from outside. Raises `IntegrityBroken`."""
    if row.sealed_outside is None:
        return ()
    content = tx.sealer(row.transfer_id).open(f"outside:{row.id}", row.sealed_outside)
    return shapes.unpack(shapes.OUTSIDE, content)
