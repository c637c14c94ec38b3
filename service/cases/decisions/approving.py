"""What others answer to an override that needs them: guarantee, approval, refusal, withdrawal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from service.cases import journal, loading, moving, ties
from service.cases.decisions import appeals, closing, deciding, guarantors
from service.cases.decisions.judging import case_of
from service.cases.governing import policies
from service.cases.queue import opening
from service.rules import authority, ids
from service.rules import overrides as rules
from service.rules.errors import (
    Forbidden,
    NotFound,
    NotTheGuarantor,
    OverrideExpired,
    PartLost,
    ProofRequired,
    ServiceError,
)
from service.rules.overrides import EVENT, Outcome
from service.rules.queueing import Step
from service.rules.roles import Act
from service.rules.states import WAITING, OverrideEvent, OverrideStatus, override_step
from service.store.tables import OverrideRow, TransferRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service.cases.people import Proof
    from service.cases.views import OverrideView, TransferSummary
    from service.rules.actor import Actor
    from service.store.work import Tx


@dataclass(frozen=True, slots=True)
class Answers:
    """What somebody may answer to an override: guarantee, approval, refusal, withdrawal."""

    offered: frozenset[str]
    refusal: ServiceError | None = None
    """Why the answer that is waited for cannot be theirs, where it is their kind of answer."""


def get_override(tx: Tx, actor: Actor, override_id: str) -> OverrideView:
    """One override, for those who may decide. Raises `Forbidden`, `NotFound`."""
    actor.require(Act.OVERRIDE)
    return loading.override_view(tx, _find(tx, override_id))


def list_waiting(tx: Tx, actor: Actor) -> tuple[OverrideView, ...]:
    """Every override that waits for somebody, the one that ends first on top."""
    actor.require(Act.OVERRIDE)
    query = (
        select(OverrideRow)
        .where(OverrideRow.status.in_(sorted(WAITING)), OverrideRow.expires_at > tx.now)
        .order_by(OverrideRow.expires_at, OverrideRow.id)
    )
    found = tx.session.scalars(query).all()
    tx.load_sealers([kept.transfer_id for kept in found])
    return tuple(loading.override_view(tx, kept) for kept in found)


def answers(tx: Tx, actor: Actor, override_id: str) -> Answers:
    """What this person may answer, by the rules that will judge their answer.

    Raises `Forbidden`, `NotFound`.
    """
    actor.require(Act.OVERRIDE)
    kept = _find(tx, override_id)
    if OverrideStatus(kept.status) not in WAITING:
        return Answers(frozenset())
    row = tx.session.get_one(TransferRow, kept.transfer_id)
    refused: dict[str, ServiceError] = {}
    for answer, check in _ANSWERS.items():
        try:
            check(tx, actor, row, kept)
        except ServiceError as error:
            refused[answer] = error
    due = "approval"
    if kept.status == OverrideStatus.AWAITING_GUARANTOR.value:
        due = "guarantee" if actor.id == kept.guarantor_id else ""
    elif actor.id in _parts(kept) or not actor.may(Act.CHECK_OTHERS):
        due = ""
    return Answers(frozenset(_ANSWERS) - refused.keys(), refused.get(due))


def waiting_for(tx: Tx, actor: Actor, waiting: Sequence[OverrideView]) -> frozenset[str]:
    """Ids of those that wait for this person; a fixed number of queries for all."""
    own = ties.same_people(tx, [actor.id]) | ties.in_one_hand(tx, actor.id).keys()
    tied = set(tx.session.scalars(ties.merchants_of(tx, actor.id))) | {actor.merchant_ref}
    refs = select(TransferRow.id).where(
        TransferRow.id.in_({one.transfer_id for one in waiting}), TransferRow.merchant_ref.in_(tied)
    )
    foreign = set(tx.session.scalars(refs))
    vouches, gives = OverrideStatus.AWAITING_GUARANTOR, OverrideStatus.AWAITING_APPROVAL
    return frozenset(
        one.id
        for one in waiting
        if one.transfer_id not in foreign and one.author_id not in own
        if (one.status is vouches and one.guarantor_id == actor.id)
        or (one.status is gives and one.guarantor_id not in own and actor.may(Act.CHECK_OTHERS))
    )


def summaries(tx: Tx, waiting: Sequence[OverrideView]) -> dict[str, TransferSummary]:
    """The transfers of these overrides in short, by their ids; a fixed number of queries for all.

    Whoever has the overrides may see them.
    """
    ids = sorted({one.transfer_id for one in waiting})
    tx.load_sealers(ids)
    rows = tx.session.scalars(select(TransferRow).where(TransferRow.id.in_(ids)))
    return {row.id: loading.transfer_summary(tx, row) for row in rows}


def guarantee(tx: Tx, actor: Actor, override_id: str, proof: Proof) -> OverrideView:
    """Vouch for a special approval, as the person it names, who has just signed in again.

    Raises `NotTheGuarantor`, `ProofRequired`, `PersonRequired`, `OwnCase`, `GuarantorCeiling` and
    the 409s of an override that is closed, expired, or about evidence that changed.
    """
    actor.require(Act.GUARANTEE)
    row, kept = _lock(tx, override_id)
    if actor.id == kept.guarantor_id and not proof.holds(actor, tx.now):
        raise ProofRequired
    kept.status, kept.guaranteed_at = _vouching(tx, actor, row, kept).value, tx.now
    tx.session.flush()
    opening.close_tasks(tx, row.id, outcome="guaranteed", subject_id=kept.id)
    opening.open_task(tx, row, Step.APPROVAL, subject_id=kept.id)
    journal.record(
        tx,
        actor,
        "override.guaranteed",
        kept.id,
        transfer_id=row.id,
        evidence=kept.evidence_sha256,
        waives=",".join(kept.waives),
    )
    return loading.override_view(tx, kept)


def approve(tx: Tx, actor: Actor, override_id: str) -> OverrideView:
    """Give what another person asked for; it takes effect.

    Raises `SecondPart`, `PersonRequired`, `OwnCase`, `AlreadyDecided`, `BeyondEveryone`, `PartLost`
    and the 409s, as `guarantee` does.
    """
    actor.require(Act.CHECK_OTHERS)
    row, kept = _lock(tx, override_id)
    kept.status, kept.approver_id = _giving(tx, actor, row, kept).value, actor.id
    take_effect(tx, actor, row, kept)
    return loading.override_view(tx, kept)


def refuse(tx: Tx, actor: Actor, override_id: str, statement: str = "") -> OverrideView:
    """Refuse it, as the named guarantor (also after vouching) or as an approver.

    Raises `Forbidden` of anybody else, `OwnCase`, and `OverrideClosed` and its kind.
    """
    actor.require(Act.OVERRIDE)
    row, kept = _lock(tx, override_id)
    _refusing(tx, actor, row, kept)
    if statement.strip():
        words = rules.stated(statement)
        kept.sealed_answer = tx.sealer(row.id).seal_text(f"answer:{kept.id}", words)
    closing.close(tx, actor, kept, OverrideEvent.REFUSE)
    return loading.override_view(tx, kept)


def withdraw(tx: Tx, actor: Actor, override_id: str) -> OverrideView:
    """Take back what one asked for, until it takes effect. Raises `Forbidden`, `OverrideClosed`."""
    actor.require(Act.OVERRIDE)
    row, kept = _lock(tx, override_id)
    _withdrawing(tx, actor, row, kept)
    closing.close(tx, actor, kept, OverrideEvent.WITHDRAW)
    return loading.override_view(tx, kept)


def take_effect(tx: Tx, actor: Actor, row: TransferRow, kept: OverrideRow) -> None:
    """Let an override hold: the transfer moves, and what was decided is kept."""
    kept.closed_at, kept.closed_by = tx.now, actor.id
    before = moving.move(tx, row, EVENT[Outcome(kept.outcome)])
    tx.session.flush()
    opening.close_tasks(tx, row.id, outcome=kept.status, subject_id=kept.id)
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
        grounds=kept.grounds,
    )
    if kept.outcome != Outcome.REQUEST_EVIDENCE.value:
        deciding.decide(
            tx,
            actor,
            row,
            outcome=kept.outcome,
            assessment_id=kept.assessment_id,
            override=kept,
        )
    appeals.answer(tx, actor, row, Outcome(kept.outcome))


def _vouching(tx: Tx, actor: Actor, row: TransferRow, kept: OverrideRow) -> OverrideStatus:
    """The state after this person's guarantee; raises why they cannot give it, but for a proof."""
    rules.check_presence(actor)
    if kept.guarantor_id != actor.id:
        raise NotTheGuarantor
    after = override_step(OverrideStatus(kept.status), OverrideEvent.GUARANTEE)
    _check(tx, actor, row, kept)
    ties.require_not_handed(tx, actor.id, kept.author_id)
    guarantors.require_room(tx, actor.id, policies.in_force(tx))
    return after


def _giving(tx: Tx, actor: Actor, row: TransferRow, kept: OverrideRow) -> OverrideStatus:
    """The state after this person's approval; raises why they cannot give it."""
    actor.require(Act.CHECK_OTHERS)
    rules.check_presence(actor)
    rules.check_distinct(actor, *ties.same_people(tx, _parts(kept)))
    after = override_step(OverrideStatus(kept.status), OverrideEvent.APPROVE)
    ties.require_not_handed(tx, actor.id, *_parts(kept))
    _check(tx, actor, row, kept)
    return after


def _refusing(tx: Tx, actor: Actor, row: TransferRow, kept: OverrideRow) -> OverrideStatus:
    """The state after this person's refusal; raises why they cannot refuse."""
    if actor.id != kept.guarantor_id:
        actor.require(Act.CHECK_OTHERS)
        rules.check_distinct(actor, *ties.same_people(tx, [kept.author_id]))
    rules.check_person(actor, case_of(tx, row))
    return override_step(OverrideStatus(kept.status), OverrideEvent.REFUSE)


def _withdrawing(tx: Tx, actor: Actor, row: TransferRow, kept: OverrideRow) -> OverrideStatus:
    """The state after it is taken back; raises `Forbidden` of anybody but its author."""
    del tx, row
    if kept.author_id != actor.id:
        raise Forbidden
    return override_step(OverrideStatus(kept.status), OverrideEvent.WITHDRAW)


_ANSWERS = {
    "guarantee": _vouching,
    "approval": _giving,
    "refusal": _refusing,
    "withdrawal": _withdrawing,
}


def _check(tx: Tx, actor: Actor, row: TransferRow, kept: OverrideRow) -> None:
    """What must still hold whenever somebody adds their name."""
    if closing.is_late(tx, kept):
        raise OverrideExpired
    case = case_of(tx, row)
    rules.check_person(actor, case)
    if not case.tied.isdisjoint(_parts(kept)) or closing.is_orphaned(tx, kept):
        raise PartLost
    assessment = rules.check_evidence(kept.assessment_id, case, kept.evidence_sha256)
    if kept.guarantor_id is not None:
        authority.require_possible(policies.in_force(tx).authority, assessment)


def _parts(kept: OverrideRow) -> list[str]:
    """Ids of those who asked for it and are to vouch for it."""
    return [kept.author_id, *([kept.guarantor_id] if kept.guarantor_id else [])]


def _lock(tx: Tx, override_id: str) -> tuple[TransferRow, OverrideRow]:
    """Both rows locked, the transfer first, as everybody locks. Raises `NotFound`."""
    found = _find(tx, override_id)
    row = tx.session.get_one(TransferRow, found.transfer_id, with_for_update=True)
    return row, tx.session.get_one(
        OverrideRow, override_id, with_for_update=True, populate_existing=True
    )


def _find(tx: Tx, override_id: str) -> OverrideRow:
    known = ids.is_id(override_id, ids.OVERRIDE)
    kept = tx.session.get(OverrideRow, override_id) if known else None
    if kept is None:
        raise NotFound
    return kept
