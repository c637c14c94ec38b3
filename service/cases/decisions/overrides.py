"""A person overrules the machine: bound to what they saw, in their words, for ever on record.

Within their authority it takes effect at once. Beyond it they ask, and others answer:
`service.cases.decisions.approving`.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from service.cases import journal, loading
from service.cases.decisions import alike, appeals, approving, closing, guarantors
from service.cases.decisions.judging import case_of
from service.cases.governing import policies
from service.cases.queue import claiming, opening
from service.rules import authority, ids, rejections
from service.rules import overrides as rules
from service.rules.errors import DepartureUnexplained, Invalid, NothingAssessed
from service.rules.overrides import EVENT, Outcome
from service.rules.queueing import Step
from service.rules.roles import Act
from service.rules.states import OverrideStatus, TransferStatus, require_open, step
from service.store.tables import OverrideRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service.cases.views import OverrideView
    from service.rules.actor import Actor
    from service.rules.overrides import Case
    from service.store.tables import TransferRow
    from service.store.work import Tx
    from verifiers.model import Assessment
    from verifiers.policies.policy import Policy


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
    grounds: Sequence[str] = (),
    departure: str = "",
) -> OverrideView:
    """Overrule the latest assessment, or ask for it; the assessment stays as it is.

    An approval covers every open fact, whether named in `waives` or not. With a guarantor it is a
    special approval; a rejection rests on `grounds` and waits for an approver. So does what departs
    from the clear majority of like cases, and `departure` says why.

    Raises `Forbidden` and what stands under it, `NotFound`, the `Invalid` of `rules.overrides` and
    `rules.rejections`, and of the 409s `TransferClosed`, `EvidenceChanged`, `NothingAssessed`,
    `OverrideOpen`, `GuarantorCeiling`, `TaskTaken` or `Conflict`.
    """
    actor.require(Act.OVERRIDE)
    wanted = _outcome(outcome)
    reason, words = rules.check_words(wanted, reason_code, statement, guarantor_id)
    row = loading.find_transfer(tx, actor, transfer_id, lock=True)
    require_open(TransferStatus(row.status))
    case = case_of(tx, row)
    rules.check_person(actor, case)
    claiming.require_free(tx, actor, row.id)
    if case.latest_assessment_id is None:
        raise NothingAssessed
    assessment = rules.check_evidence(assessment_id, case)
    step(TransferStatus(row.status), EVENT[wanted])
    closing.require_none_waiting(tx, row)
    because = _departure(tx, row, wanted, departure)
    kept = OverrideRow(
        id=ids.new_id(ids.OVERRIDE),
        transfer_id=row.id,
        assessment_id=assessment_id,
        outcome=wanted.value,
        reason_code=reason.value,
        status=rules.begins_as(wanted, guarantor_id, departs=because is not None).value,
        waives=list(_scope(wanted, waives, assessment)),
        evidence_sha256=rules.evidence_digest(assessment),
        appeals_before=appeals.count(tx, row.id),
        author_id=actor.id,
        guarantor_id=guarantor_id,
        created_at=tx.now,
    )
    kept.grounds = ",".join(_permit(tx, actor, kept, case, grounds))
    sealer = tx.sealer(row.id)
    kept.sealed_statement = sealer.seal_text(f"statement:{kept.id}", words)
    if because is not None:
        kept.sealed_departure = sealer.seal_text(f"departure:{kept.id}", because)
    tx.session.add(kept)
    _begin(tx, actor, row, kept)
    return loading.override_view(tx, kept)


def _departure(tx: Tx, row: TransferRow, outcome: Outcome, words: str) -> str | None:
    """Why it departs from what like cases were given; `None` where it does not.

    Raises `DepartureUnexplained` where it does and no words say why.
    """
    if outcome is Outcome.REQUEST_EVIDENCE:
        return None
    found = alike.of_transfer(tx, row)
    if not found.departs(outcome.value):
        return None
    if not words.strip():
        total = sum(count for _, count in found.outcomes)
        raise DepartureUnexplained(majority=found.majority, total=total)
    return rules.stated(words)


def _permit(
    tx: Tx, actor: Actor, kept: OverrideRow, case: Case, grounds: Sequence[str]
) -> tuple[str, ...]:
    """Refuse what the policy does not let this person do or ask for; the rules it rests on."""
    policy, outcome = policies.in_force(tx), Outcome(kept.outcome)
    assessment = rules.check_evidence(kept.assessment_id, case)
    grant = authority.grant_of(policy.authority, actor, outcome)
    if kept.status != OverrideStatus.EFFECTIVE.value:
        rules.check_presence(actor)
        kept.expires_at = tx.now + timedelta(hours=_hours(policy, outcome))
    if outcome is Outcome.REJECT:
        return rejections.check_grounds(grounds, assessment, policy)
    if grounds:
        raise Invalid(
            field="grounds",
            rule_zh="只有不通过才写明依据",
            rule_en="only a rejection rests on grounds",
        )
    if outcome is Outcome.APPROVE:
        authority.require_possible(policy.authority, assessment)
        if kept.guarantor_id is None:
            authority.require_within(authority.beyond(grant, assessment))
        else:
            guarantors.require_eligible(tx, kept.guarantor_id, actor, case, policy)
    return ()


def _hours(policy: Policy, outcome: Outcome) -> int:
    table = policy.authority
    named = table.rejection if outcome is Outcome.REJECT else table.special_approval
    return named.expires_after_hours


def _scope(outcome: Outcome, waives: Sequence[str], assessment: Assessment) -> tuple[str, ...]:
    """The facts that an approval does without: those named, and all that are open."""
    named = rules.check_waivers(outcome, waives, assessment)
    if outcome is not Outcome.APPROVE:
        return named
    return tuple(sorted({*named, *(fact.name for fact in authority.open_facts(assessment))}))


def _begin(tx: Tx, actor: Actor, row: TransferRow, kept: OverrideRow) -> None:
    if kept.status == OverrideStatus.EFFECTIVE.value:
        approving.take_effect(tx, actor, row, kept)
        return
    tx.session.flush()
    waits_for = Step.GUARANTOR if kept.guarantor_id else Step.APPROVAL
    opening.open_task(tx, row, waits_for, subject_id=kept.id, assignee_id=kept.guarantor_id)
    journal.record(
        tx,
        actor,
        "override.requested",
        kept.id,
        transfer_id=row.id,
        outcome=kept.outcome,
        reason=kept.reason_code,
        assessment=kept.assessment_id,
        evidence=kept.evidence_sha256,
        waives=",".join(kept.waives),
        grounds=kept.grounds,
        departs=kept.sealed_departure is not None,
        guarantor=kept.guarantor_id,
        after=kept.status,
    )


def _outcome(text: str) -> Outcome:
    try:
        return Outcome(text)
    except ValueError:
        allowed = ", ".join(Outcome)
        raise Invalid(
            field="outcome", rule_zh=f"应为 {allowed} 之一", rule_en=f"must be one of {allowed}"
        ) from None
