"""What the rules of deciding need to know of a transfer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.cases import loading
from service.cases.ties import people_involved
from service.rules.overrides import Case
from service.store.tables import AssessmentRow

if TYPE_CHECKING:
    from service.store.tables import TransferRow
    from service.store.work import Tx


def case_of(tx: Tx, row: TransferRow) -> Case:
    """The case of a transfer; lock the row first where something will be decided."""
    involved = people_involved(tx, row)
    latest = (
        tx.session.get_one(AssessmentRow, row.latest_assessment_id)
        if row.latest_assessment_id
        else None
    )
    return Case(
        merchant_ref=row.merchant_ref,
        tied=involved.merchants,
        decided=involved.decided,
        latest_assessment_id=row.latest_assessment_id,
        is_current=row.assessed_version == row.evidence_version
        and not loading.is_reading(tx, row.id),
        assessment=loading.assessment_view(tx, latest).assessment if latest else None,
    )
