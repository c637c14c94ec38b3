"""What opened between two outcomes of a transfer: found, put into the journal, told."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import select

from service.cases import journal, loading, outside, shapes
from service.rules.actor import SYSTEM
from service.rules.reopening import ACT, Item, Opened, Outcome, opened
from service.store.tables import AssessmentRow, JournalRow
from verifiers.evidence.words import code_of
from verifiers.render import GUOHU

if TYPE_CHECKING:
    from service.store.tables import TransferRow
    from service.store.work import Tx
    from verifiers.model import Assessment

_OUTCOME = "transfer.moved"
_LISTED = 8
"""Documents that one entry of the journal names at most."""


def since_last_outcome(tx: Tx, row: TransferRow, latest: AssessmentRow) -> tuple[Opened, ...]:
    """What the merchant will be told now and was not told at the last outcome."""
    query = (
        select(JournalRow.details)
        .where(JournalRow.transfer_id == row.id, JournalRow.act == _OUTCOME)
        .order_by(JournalRow.seq.desc())
    )
    named = (one.get("assessment") for one in tx.session.scalars(query))
    told = next((one for one in named if one), None)
    before = tx.session.get(AssessmentRow, told) if told else None
    if before is None or before.id == latest.id:
        return ()
    return opened(_outcome(tx, before), _outcome(tx, latest))


def record(tx: Tx, row: TransferRow, latest: AssessmentRow, found: tuple[Opened, ...]) -> None:
    """Put each new item with its cause into the journal."""
    for one in found:
        journal.record(
            tx,
            SYSTEM,
            ACT,
            latest.id,
            transfer_id=row.id,
            code=one.item.code,
            document=one.item.document_id,
            field=one.item.field,
            cause=one.cause.value,
            causing=",".join(one.documents[:_LISTED]),
        )


def items(assessment: Assessment) -> tuple[Item, ...]:
    """What the merchant is told to mend. Which detector fired is not told, and is no item."""
    facts = {code_of(fact) for fact in assessment.facts}
    findings = [
        Item(
            one.code,
            one.document_id,
            one.field,
            frozenset((*one.others, *([one.document_id] if one.document_id else ()))),
        )
        for one in assessment.reasons
        if one.code not in facts and not one.forensic
    ]
    wanted = [Item(fact.name, rests_on=frozenset(fact.by)) for fact in assessment.requirements]
    return (*wanted, *findings)


def _outcome(tx: Tx, row: AssessmentRow) -> Outcome:
    assessment = loading.assessment_view(tx, row).assessment
    known = shapes.pack(shapes.OUTSIDE, outside.kept(tx, row))
    return Outcome(
        items=items(assessment),
        documents=frozenset(id_ for id_, _ in assessment.inputs),
        policy=row.policy_sha256,
        day=row.as_of.isoformat(),
        outside=sha256(known).hexdigest() + (row.notaries_sha256 or ""),
        engine=dict(assessment.engine).get(GUOHU, ""),
    )
