"""Writing down what holds: one row for each decision, beside the assessment it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from service.cases import journal
from service.cases.decisions import alike
from service.rules import ids
from service.store.tables import DecisionRow

if TYPE_CHECKING:
    from service.rules.actor import Actor
    from service.store.tables import OverrideRow, TransferRow
    from service.store.work import Tx


def decide(
    tx: Tx,
    actor: Actor,
    row: TransferRow,
    *,
    outcome: str,
    assessment_id: str,
    override: OverrideRow | None = None,
) -> None:
    """Keep the decision ``approve`` or ``reject`` on a locked transfer and journal it."""
    count = select(func.count()).where(DecisionRow.transfer_id == row.id)
    override_id = override.id if override else None
    decision = DecisionRow(
        id=ids.new_id(ids.DECISION),
        transfer_id=row.id,
        number=(tx.session.scalar(count) or 0) + 1,
        made_by=_made_by(override),
        outcome=outcome,
        assessment_id=assessment_id,
        override_id=override_id,
        actor_id=actor.id,
        created_at=tx.now,
    )
    tx.session.add(decision)
    tx.session.flush()
    alike.set_precedent(tx, decision)
    journal.record(
        tx,
        actor,
        "transfer.decided",
        decision.id,
        transfer_id=row.id,
        outcome=outcome,
        assessment=assessment_id,
        override=override_id,
    )


def _made_by(override: OverrideRow | None) -> str:
    if override is None:
        return "policy"
    return "special_approval" if override.guarantor_id else "reviewer"
