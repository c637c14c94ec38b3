"""From rows to views: find what an actor may see, lock what will change, open what is sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import exists, select

from service.cases import outside, shapes, ties
from service.cases.governing import policies
from service.cases.views import (
    AppealView,
    AssessmentView,
    DecisionView,
    DocumentView,
    OverrideView,
    ReopenedView,
    TransferSummary,
    TransferView,
)
from service.clock import day_in_china
from service.rules import ids
from service.rules.errors import Erased, NotFound
from service.rules.reopening import ACT, Cause
from service.rules.states import FINAL, PENDING, DocumentStatus, OverrideStatus, TransferStatus
from service.store.tables import (
    AppealRow,
    AssessmentRow,
    DataKey,
    DecisionRow,
    DocumentRow,
    JournalRow,
    OverrideRow,
    ReadingRow,
    TransferRow,
)
from verifiers.model import Assessment, Document, Fact, Kind, Transfer

if TYPE_CHECKING:
    from service.rules.actor import Actor
    from service.store.work import Tx


def find_transfer(
    tx: Tx, actor: Actor, transfer_id: str, *, lock: bool = False, erased: bool = False
) -> TransferRow:
    """The row, if it exists for `actor`; an erased one only where `erased` will do.

    Raises `NotFound`, `Erased`.
    """
    if not ids.is_id(transfer_id, ids.TRANSFER):
        # Whatever a caller puts into a path, a database sees only what may be an id.
        raise NotFound
    row = tx.session.get(TransferRow, transfer_id, with_for_update=lock or None)
    if row is None:
        raise NotFound
    actor.require_sight(tx.hold(row).id, row.merchant_ref)
    if row.erased_at is not None and not erased:
        raise Erased(erased_on=day_in_china(row.erased_at).isoformat(), outcome=row.status)
    return row


def find_document(tx: Tx, actor: Actor, document_id: str) -> tuple[DocumentRow, TransferRow]:
    """The document's row and its transfer's, if they exist for `actor`. Raises `NotFound`."""
    known = ids.is_id(document_id, ids.DOCUMENT)
    row = tx.session.get(DocumentRow, document_id) if known else None
    if row is None:
        raise NotFound
    return row, find_transfer(tx, actor, row.transfer_id)


def is_reading(tx: Tx, transfer_id: str) -> bool:
    """Whether a worker still owes an answer for a document of this transfer."""
    pending = exists().where(
        DocumentRow.transfer_id == transfer_id, DocumentRow.status.in_(sorted(PENDING))
    )
    return tx.once("reading", transfer_id, lambda: bool(tx.session.scalar(select(pending))))


def claim_of(tx: Tx, row: TransferRow) -> Transfer:
    """What the merchant declared."""
    return shapes.unpack(Transfer, tx.sealer(row.id).open("claim", row.sealed_claim))


def transfer_view(tx: Tx, row: TransferRow) -> TransferView:
    """The transfer with all that belongs to it."""
    documents = document_views(tx, row.id)
    latest = row.latest_assessment_id and tx.session.get(AssessmentRow, row.latest_assessment_id)
    assessment = assessment_view(tx, latest) if latest else None
    facts: tuple[Fact, ...] = ()
    if TransferStatus(row.status) not in FINAL:
        content = tx.sealer(row.id).open("requirements", row.sealed_requirements)
        facts = shapes.unpack(shapes.FACTS, content)
    appeals = _appeal_views(tx, row.id)
    return TransferView(
        id=row.id,
        status=TransferStatus(row.status),
        merchant_ref=row.merchant_ref,
        claim=claim_of(tx, row),
        created_at=row.created_at,
        updated_at=row.updated_at,
        submitted_at=row.submitted_at,
        risk_score=row.risk_score,
        assessment=assessment,
        decision=_decision_view(tx, row.id),
        requirements=facts,
        # Before the first there was no outcome.
        reopened=_reopened(tx, row) if assessment and assessment.number > 1 else (),
        documents=documents,
        overrides=_override_views(tx, row.id),
        appeals=appeals,
        is_current=assessment is not None
        and row.assessed_version == row.evidence_version
        and not any(view.status in PENDING for view in documents),
        appeals_left=policies.in_force(tx).authority.appeals.at_most
        - sum(one.against == row.status for one in appeals),
    )


def _reopened(tx: Tx, row: TransferRow) -> tuple[ReopenedView, ...]:
    """What opened at the latest assessment, as it was recorded."""
    query = (
        select(JournalRow.details)
        .where(JournalRow.transfer_id == row.id, JournalRow.act == ACT)
        .where(JournalRow.subject_id == row.latest_assessment_id)
        .order_by(JournalRow.seq)
    )
    here = (ACT, row.latest_assessment_id)
    details = [
        *tx.session.scalars(query),
        # What this transaction will have put into the journal when it ends.
        *(one.details for one in tx.entries if (one.act, one.subject_id) == here),
    ]
    return tuple(
        ReopenedView(
            code=one["code"],
            document_id=one["document"],
            field=one["field"],
            cause=Cause(one["cause"]),
            documents=tuple(name for name in one["causing"].split(",") if name),
        )
        for one in details
    )


def transfer_summary(tx: Tx, row: TransferRow) -> TransferSummary:
    """One line of a list."""
    claim = claim_of(tx, row)
    return TransferSummary(
        id=row.id,
        status=TransferStatus(row.status),
        merchant_ref=row.merchant_ref,
        scenario=row.scenario,
        shop_name=claim.shop.name,
        registrant_name=claim.registrant.name,
        transferee_name=claim.transferee.name,
        created_at=row.created_at,
        updated_at=row.updated_at,
        submitted_at=row.submitted_at,
        risk_score=row.risk_score,
        recommendation=row.recommendation,
    )


def document_views(tx: Tx, transfer_id: str) -> tuple[DocumentView, ...]:
    """All documents of a transfer in the order they came."""
    query = (
        select(DocumentRow, ReadingRow, DataKey)
        .outerjoin(ReadingRow, ReadingRow.document_id == DocumentRow.id)
        .outerjoin(DataKey, DataKey.owner_id == DocumentRow.id)
        .where(DocumentRow.transfer_id == transfer_id)
        .order_by(DocumentRow.created_at, DocumentRow.id)
    )
    rows = tx.session.execute(query).all()
    tx.open_sealers(key for *_, key in rows if key is not None)
    # What `is_reading` asks can be seen here, too.
    tx.once("reading", transfer_id, lambda: any(row.status in PENDING for row, *_ in rows))
    return tuple(document_view(tx, row, reading) for row, reading, _ in rows)


def document_view(tx: Tx, row: DocumentRow, reading: ReadingRow | None) -> DocumentView:
    """One document, its name and reading opened."""
    sealer = tx.sealer(row.id)
    document = read_document(tx, reading) if reading else None
    return DocumentView(
        id=row.id,
        transfer_id=row.transfer_id,
        status=DocumentStatus(row.status),
        name=sealer.open_text("name", row.sealed_name),
        declared_kind=Kind(row.declared_kind) if row.declared_kind else None,
        size_bytes=row.size_bytes,
        sha256=row.sha256,
        created_at=row.created_at,
        finished_at=row.finished_at,
        attempts=row.attempts,
        document=document,
        page_count=reading.pages if reading else 0,
        shadow=_shadow(tx, row, document) if document else frozenset(),
    )


def _shadow(tx: Tx, row: DocumentRow, document: Document) -> frozenset[str]:
    """Codes in this document that weigh nothing under the policy of its transfer."""
    found = {one.code for paper in document.each() for one in paper.findings}
    if not found:
        return frozenset()
    policy = policies.of(tx, tx.session.get_one(TransferRow, row.transfer_id))
    return frozenset(code for code in found if policy.is_shadow(code))


def read_document(tx: Tx, reading: ReadingRow) -> Document:
    """What was read, opened."""
    sealed = tx.sealer(reading.document_id).open(f"reading:{reading.id}", reading.sealed)
    return shapes.unpack(Document, sealed)


def assessment_view(tx: Tx, row: AssessmentRow) -> AssessmentView:
    """One assessment, opened; once, for they never change."""
    return tx.once("assessment", tx.hold(row).id, lambda: _open_assessment(tx, row))


def _open_assessment(tx: Tx, row: AssessmentRow) -> AssessmentView:
    content = tx.sealer(row.transfer_id).open(f"assessment:{row.id}", row.sealed)
    return AssessmentView(
        id=row.id,
        transfer_id=row.transfer_id,
        number=row.number,
        created_at=row.created_at,
        assessment=shapes.unpack(Assessment, content),
        elsewhere=outside.elsewhere(tx, row),
    )


def override_view(tx: Tx, row: OverrideRow) -> OverrideView:
    """One override, its words opened."""
    sealer = tx.sealer(row.transfer_id)
    answer, departure = row.sealed_answer, row.sealed_departure
    return OverrideView(
        id=row.id,
        transfer_id=row.transfer_id,
        assessment_id=row.assessment_id,
        outcome=row.outcome,
        reason_code=row.reason_code,
        status=OverrideStatus(row.status),
        waives=tuple(row.waives),
        grounds=tuple(row.grounds.split(",")) if row.grounds else (),
        evidence_sha256=row.evidence_sha256,
        statement=sealer.open_text(f"statement:{row.id}", row.sealed_statement),
        departure=sealer.open_text(f"departure:{row.id}", departure) if departure else "",
        author_id=row.author_id,
        guarantor_id=row.guarantor_id,
        guaranteed_at=row.guaranteed_at,
        approver_id=row.approver_id,
        created_at=row.created_at,
        expires_at=row.expires_at,
        closed_at=row.closed_at,
        closed_by=row.closed_by,
        answer=sealer.open_text(f"answer:{row.id}", answer) if answer else "",
    )


def appeal_view(tx: Tx, row: AppealRow) -> AppealView:
    """One appeal, its words opened."""
    sealer = tx.sealer(row.transfer_id)
    return AppealView(
        id=row.id,
        transfer_id=row.transfer_id,
        number=row.number,
        against=row.against,
        status=row.status,
        statement=sealer.open_text(f"appeal:{row.id}", row.sealed_statement),
        author_id=row.author_id,
        created_at=row.created_at,
        closed_at=row.closed_at,
    )


def _appeal_views(tx: Tx, transfer_id: str) -> tuple[AppealView, ...]:
    query = select(AppealRow).where(AppealRow.transfer_id == transfer_id).order_by(AppealRow.number)
    return tuple(appeal_view(tx, row) for row in tx.session.scalars(query))


def _override_views(tx: Tx, transfer_id: str) -> tuple[OverrideView, ...]:
    return tuple(override_view(tx, row) for row in ties.overrides_of(tx, transfer_id))


def _decision_view(tx: Tx, transfer_id: str) -> DecisionView | None:
    row = tx.session.scalar(
        select(DecisionRow)
        .where(DecisionRow.transfer_id == transfer_id)
        .order_by(DecisionRow.number.desc())
        .limit(1)
    )
    if row is None:
        return None
    return DecisionView(
        made_by=row.made_by,
        outcome=row.outcome,
        assessment_id=row.assessment_id,
        override_id=row.override_id,
        actor_id=row.actor_id,
        created_at=row.created_at,
    )
