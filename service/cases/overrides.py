"""A person overrules the machine: bound to what they saw, in their words, for ever on record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.cases import deciding, journal, loading, moving, ties
from service.cases.queue import claiming
from service.rules import ids
from service.rules import overrides as rules
from service.rules.errors import Invalid, NothingAssessed
from service.rules.overrides import EVENT, Case, Outcome
from service.rules.roles import Act
from service.rules.states import TransferStatus, require_open, step
from service.store.tables import AssessmentRow, OverrideRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service.cases.views import OverrideView
    from service.rules.actor import Actor
    from service.store.tables import TransferRow
    from service.store.work import Tx


def override(
    tx: Tx,
    actor: Actor,
    transfer_id: str,
    *,
    outcome: str,
    reason_code: str,
    statement: str,
    assessment_id: str,
    waives: Sequence[str] = (),
    guarantor_id: str | None = None,
) -> OverrideView:
    """Overrule the latest assessment; it takes effect at once and the assessment stays.

    Raises `Forbidden`, `NotFound`, `OwnCase`, the `Invalid` of `rules.overrides`, and of the 409s
    `TransferClosed`, `EvidenceChanged`, `NothingAssessed` or `Conflict`.
    """
    actor.require(Act.OVERRIDE)
    wanted = _outcome(outcome)
    reason, words = rules.check_words(reason_code, statement, guarantor_id)
    row = loading.find_transfer(tx, actor, transfer_id, lock=True)
    case = _case(tx, row)
    rules.check_person(actor, case)
    require_open(TransferStatus(row.status))
    claiming.require_free(tx, actor, row.id)
    if case.latest_assessment_id is None:
        raise NothingAssessed
    rules.check_evidence(assessment_id, case)
    step(TransferStatus(row.status), EVENT[wanted])
    kept = OverrideRow(
        id=ids.new_id(ids.OVERRIDE),
        transfer_id=row.id,
        assessment_id=assessment_id,
        outcome=wanted.value,
        reason_code=reason.value,
        status="effective",
        waives=list(rules.check_waivers(wanted, waives, case)),
        author_id=actor.id,
        created_at=tx.now,
    )
    kept.sealed_statement = tx.sealer(row.id).seal_text(f"statement:{kept.id}", words)
    tx.session.add(kept)
    tx.session.flush()
    _take_effect(tx, actor, row, kept)
    return loading.override_view(tx, kept)


def _take_effect(tx: Tx, actor: Actor, row: TransferRow, kept: OverrideRow) -> None:
    before = moving.move(tx, row, EVENT[Outcome(kept.outcome)])
    journal.record(
        tx,
        actor,
        "transfer.overridden",
        kept.id,
        transfer_id=row.id,
        outcome=kept.outcome,
        reason=kept.reason_code,
        assessment=kept.assessment_id,
        before=before,
        after=row.status,
        waives=",".join(kept.waives),
    )
    if kept.outcome != Outcome.REQUEST_EVIDENCE.value:
        deciding.decide(
            tx,
            actor,
            row,
            outcome=kept.outcome,
            assessment_id=kept.assessment_id,
            override_id=kept.id,
        )


def _case(tx: Tx, row: TransferRow) -> Case:
    """What the rules need to know of a locked transfer."""
    facts: frozenset[str] = frozenset()
    if row.latest_assessment_id is not None:
        latest = tx.session.get_one(AssessmentRow, row.latest_assessment_id)
        assessment = loading.assessment_view(tx, latest).assessment
        facts = frozenset(fact.name for fact in assessment.facts)
    return Case(
        merchant_ref=row.merchant_ref,
        acted=ties.acted_for(tx, row),
        latest_assessment_id=row.latest_assessment_id,
        is_current=row.assessed_version == row.evidence_version
        and not loading.is_reading(tx, row.id),
        facts=facts,
    )


def _outcome(text: str) -> Outcome:
    try:
        return Outcome(text)
    except ValueError:
        allowed = ", ".join(Outcome)
        raise Invalid(
            field="outcome", rule_zh=f"应为 {allowed} 之一", rule_en=f"must be one of {allowed}"
        ) from None
