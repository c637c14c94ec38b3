"""What is known from beyond one transfer, kept sealed with each assessment it was put into.

A replay opens the copy that was kept: it never looks again, for the other transfers have moved on.
Merchants read what is said of their own paper; which transfers say so, only reviewers learn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from service.cases import shapes
from verifiers.model import Finding  # noqa: TC001 - its shape is read when it runs

if TYPE_CHECKING:
    from service.store.tables import AssessmentRow
    from service.store.work import Tx


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """One finding, and the other transfers it comes from."""

    finding: Finding
    transfers: tuple[str, ...]


SHAPE = tuple[Elsewhere, ...]


def seal(tx: Tx, transfer_id: str, assessment_id: str, found: tuple[Elsewhere, ...]) -> bytes:
    """These findings as they are kept with an assessment."""
    return tx.sealer(transfer_id).seal(f"outside:{assessment_id}", shapes.pack(SHAPE, found))


def elsewhere(tx: Tx, row: AssessmentRow) -> tuple[Elsewhere, ...]:
    """What the assessment was told from outside, and by whom. Raises `IntegrityBroken`."""
    if row.sealed_outside is None:
        return ()
    content = tx.sealer(row.transfer_id).open(f"outside:{row.id}", row.sealed_outside)
    return shapes.unpack(SHAPE, content)


def kept(tx: Tx, row: AssessmentRow) -> tuple[Finding, ...]:
    """What the assessment was told from outside. Raises `IntegrityBroken`."""
    return tuple(one.finding for one in elsewhere(tx, row))
