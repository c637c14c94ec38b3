"""Assessing a transfer: load what was read, let the verifiers judge, keep it, move the transfer."""

from __future__ import annotations

from hashlib import sha256
from importlib.metadata import version
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from service import clock
from service.cases import (
    basis,
    journal,
    loading,
    moving,
    notary_offices,
    outside,
    recognising,
    reopening,
    shapes,
)
from service.cases.decisions import alike, deciding
from service.cases.governing import policies, rule_health
from service.cases.queue import opening
from service.rules import ids
from service.rules.actor import SYSTEM
from service.rules.reopening import Cause
from service.rules.states import FINAL, OUTCOME, DocumentStatus, Event, TransferStatus
from service.store.tables import AssessmentRow, DocumentRow, ReadingRow, TransferRow
from verifiers.assess import assess
from verifiers.model import Assessment, Evidence, Fact, Recommendation, Transfer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from service.cases.views import AssessmentView
    from service.store.database import Store
    from service.store.work import Tx
    from verifiers.policies.policy import Policy


def requirements(claim: Transfer, as_of: date, policy: Policy) -> tuple[Fact, ...]:
    """What a transfer will need while it has no documents. Nothing is scored by this."""
    empty = Evidence(transfer=claim, documents=(), as_of=as_of)
    return assess(empty, policy).requirements


def assess_transfer(store: Store, transfer_id: str) -> AssessmentView | None:
    """Assess what became known since the last time and apply the outcome; `None` if nothing did.

    Safe to call at any time and from many workers: the transfer is locked meanwhile.
    """
    if not ids.is_id(transfer_id, ids.TRANSFER):
        return None
    with store.transaction() as tx:
        row = tx.session.get(TransferRow, transfer_id, with_for_update=True)
        if row is None or TransferStatus(row.status) in FINAL:
            return None
        behind = row.assessed_version < row.evidence_version
        waiting = row.status == TransferStatus.CHECKING.value
        if not behind and not waiting:
            return None
        settle(tx, row)
        if not behind or row.latest_assessment_id is None:
            return None
        latest = tx.session.get_one(AssessmentRow, row.latest_assessment_id)
        return loading.assessment_view(tx, latest)


def settle(tx: Tx, row: TransferRow) -> None:
    """Assess a locked transfer where something is new, then apply the outcome where it is due.

    It is due once the merchant has said that all evidence is in and no document is being read.
    """
    reading = loading.is_reading(tx, row.id)
    due = row.status == TransferStatus.CHECKING.value and not reading
    latest = (
        tx.session.get_one(AssessmentRow, row.latest_assessment_id)
        if row.latest_assessment_id
        else None
    )
    if latest is None:
        stale = due or row.assessed_version < row.evidence_version
    else:
        stale = row.assessed_version < row.evidence_version
        # Time alone changes things (a card expires), so an outcome rests on the day it is given.
        stale = stale or (due and latest.as_of != clock.day_in_china(tx.now))
    if stale:
        latest = _assess(tx, row)
    if due and latest is not None:
        _apply(tx, row, latest)


def _assess(tx: Tx, row: TransferRow) -> AssessmentRow:
    policy = policies.judging(tx, row)
    notaries = notary_offices.in_force(tx.means.settings)
    readings = _readings(tx, row.id)
    documents = tuple(loading.read_document(tx, reading) for reading in readings)
    elsewhere = recognising.known(tx, row.id, documents)
    evidence = Evidence(
        transfer=loading.claim_of(tx, row),
        documents=documents,
        as_of=clock.day_in_china(tx.now),
        outside=tuple(one.finding for one in elsewhere),
        notaries=notaries.registry,
    )
    assessment = assess(evidence, policy, engine=_engine(readings))
    notary_offices.keep(tx, notaries)
    kept = _keep(tx, row, assessment, evidence, readings=readings, elsewhere=elsewhere)
    if row.status != TransferStatus.COLLECTING.value:
        rule_health.note(tx, row, assessment, asked=False)
    row.assessed_version = row.evidence_version
    row.latest_assessment_id = kept.id
    row.risk_score = assessment.risk_score
    row.recommendation = assessment.recommendation.value
    row.updated_at = tx.now
    opening.reweigh(tx, row)
    row.sealed_requirements = tx.sealer(row.id).seal(
        "requirements", shapes.pack(shapes.FACTS, assessment.requirements)
    )
    return kept


def _keep(
    tx: Tx,
    row: TransferRow,
    assessment: Assessment,
    evidence: Evidence,
    *,
    readings: Sequence[ReadingRow],
    elsewhere: tuple[outside.Elsewhere, ...],
) -> AssessmentRow:
    count = select(func.count()).where(AssessmentRow.transfer_id == row.id)
    assessment_id = ids.new_id(ids.ASSESSMENT)
    content = shapes.pack(Assessment, assessment)
    documents = [tx.session.get_one(DocumentRow, one.document_id) for one in readings]
    kept = AssessmentRow(
        id=assessment_id,
        transfer_id=row.id,
        number=(tx.session.scalar(count) or 0) + 1,
        evidence_version=row.evidence_version,
        as_of=assessment.as_of,
        policy_sha256=assessment.policy.sha256,
        risk_score=assessment.risk_score,
        recommendation=assessment.recommendation.value,
        sealed=tx.sealer(row.id).seal(f"assessment:{assessment_id}", content),
        content_sha256=sha256(content).hexdigest(),
        sealed_claim=basis.seal_claim(tx, row.id, assessment_id, evidence.transfer),
        rests_on=basis.digests(readings, documents),
        sealed_outside=outside.seal(tx, row.id, assessment_id, elsewhere),
        notaries_sha256=evidence.notaries.sha256,
        created_at=tx.now,
    )
    tx.session.add(kept)
    tx.session.flush()
    alike.remember(tx, row.scenario, kept, assessment)
    journal.record(
        tx,
        SYSTEM,
        "transfer.assessed",
        kept.id,
        transfer_id=row.id,
        recommendation=kept.recommendation,
        risk_score=kept.risk_score,
        policy=kept.policy_sha256,
        content=kept.content_sha256,
    )
    return kept


def _apply(tx: Tx, row: TransferRow, latest: AssessmentRow) -> None:
    event = OUTCOME[Recommendation(latest.recommendation)]
    fresh = reopening.since_last_outcome(tx, row, latest)
    reopening.record(tx, row, latest, fresh)
    if event is Event.POLICY_ASKS and any(one.cause is Cause.UNEXPLAINED for one in fresh):
        # Nobody is asked for what could have been named before; a person looks why it was not.
        event = Event.POLICY_REFERS
    rule_health.note(
        tx,
        row,
        loading.assessment_view(tx, latest).assessment,
        asked=event is Event.POLICY_ASKS,
    )
    before = moving.move(tx, row, event)
    journal.record(
        tx,
        SYSTEM,
        "transfer.moved",
        row.id,
        transfer_id=row.id,
        before=before,
        after=row.status,
        assessment=latest.id,
    )
    if event is Event.POLICY_APPROVES:
        deciding.decide(tx, SYSTEM, row, outcome="approve", assessment_id=latest.id)


def _readings(tx: Tx, transfer_id: str) -> Sequence[ReadingRow]:
    """Every document that could be read, in the order they came; a failed file is no evidence."""
    query = (
        select(ReadingRow)
        .join(DocumentRow, DocumentRow.id == ReadingRow.document_id)
        .where(DocumentRow.transfer_id == transfer_id)
        .where(DocumentRow.status == DocumentStatus.CHECKED.value)
        .order_by(DocumentRow.created_at, DocumentRow.id)
    )
    readings = tx.session.scalars(query).all()
    tx.load_sealers(reading.document_id for reading in readings)
    return readings


def _engine(readings: Sequence[ReadingRow]) -> tuple[tuple[str, str], ...]:
    """Every component and version that had a part in it, sorted, once each."""
    pairs = {("guohu", version("guohu"))}
    pairs |= {(name, str(known)) for row in readings for name, known in row.engine.items()}
    return tuple(sorted(pairs))
