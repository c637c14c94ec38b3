"""A worker's hold on a document: taken by compare-and-swap, kept by a lease, proven by a token.

Whoever lost the lease writes nothing: every write asks for the token. Attempts are counted when a
document is taken, in the database, so a file that kills its reader is not tried for ever.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import structlog
from sqlalchemy import CursorResult, and_, or_, update

from service.cases import journal, shapes, traces
from service.rules import ids
from service.rules.actor import SYSTEM
from service.rules.states import DocumentStatus
from service.store.blobs import ORIGINAL, page_part
from service.store.doorbell import ASSESS_TRANSFER, CHECK_DOCUMENT
from service.store.tables import DocumentRow, ReadingRow, TransferRow
from verifiers import likeness
from verifiers.model import Document, Finding, Kind, Strength, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from service.store.database import Store
    from service.store.work import Tx

PIPELINE = "1"
"""Raised when documents shall be read anew; a document has one reading for each."""
PROCESSING_FAILED = "PROCESSING_FAILED"

log = structlog.get_logger("reading")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The right to read one document until the lease ends."""

    document_id: str
    transfer_id: str
    token: str
    attempt: int
    """From 1."""
    kind: Kind | None
    """What the merchant says it is."""
    name: str
    started_at: datetime


def claim(store: Store, document_id: str) -> Claim | None:
    """Take a document, or `None` where another has it, it is done, or its attempts are used up."""
    if not ids.is_id(document_id, ids.DOCUMENT):
        return None
    token = ids.new_id("tok")
    settings = store.settings
    with store.transaction() as tx:
        free = or_(
            DocumentRow.status == DocumentStatus.QUEUED.value,
            and_(
                DocumentRow.status == DocumentStatus.READING.value,
                DocumentRow.lease_until < tx.now,
            ),
        )
        taken = _swap(
            tx,
            update(DocumentRow)
            .where(DocumentRow.id == document_id, free)
            .where(DocumentRow.attempts < settings.max_attempts)
            .values(
                status=DocumentStatus.READING.value,
                attempts=DocumentRow.attempts + 1,
                lease_token=token,
                lease_until=tx.now + timedelta(seconds=settings.lease_seconds),
                started_at=tx.now,
            ),
        )
        if not taken:
            return None
        row = tx.session.get_one(DocumentRow, document_id)
        return Claim(
            document_id=row.id,
            transfer_id=row.transfer_id,
            token=token,
            attempt=row.attempts,
            kind=Kind(row.declared_kind) if row.declared_kind else None,
            name=tx.sealer(row.id).open_text("name", row.sealed_name),
            started_at=tx.now,
        )


def content(store: Store, held: Claim) -> bytes:
    """The original's bytes. Raises `IntegrityBroken`, `Unavailable`."""
    with store.reading() as tx:
        sealer = tx.sealer(held.document_id)
    return sealer.open(ORIGINAL, store.blobs.read(held.document_id, ORIGINAL))


def renew(store: Store, held: Claim) -> bool:
    """Lengthen the lease; `False` where it is lost and the work should stop."""
    with store.transaction() as tx:
        until = tx.now + timedelta(seconds=store.settings.lease_seconds)
        return _swap(tx, _held(held).values(lease_until=until))


def finish(
    store: Store,
    held: Claim,
    document: Document,
    pages: Sequence[bytes],
    engine: Sequence[tuple[str, str]] = (),
) -> bool:
    """Keep what was read, once; `False` where the lease was lost, and then nothing is written.

    `pages` are the pictures that boxes refer to, one for each of ``document.pages``. A document
    without pages could not be read and ends as failed, by its finding.
    """
    reading_id = ids.new_id(ids.READING)
    _write_pages(store, held, reading_id, pages)
    looks = [likeness.bands(page) for page in pages]
    with store.transaction() as tx:
        kept = _end(
            tx,
            held,
            document,
            reading_id=reading_id,
            pages=len(pages),
            engine=dict(engine),
            looks=looks,
        )
    if not kept:
        log.warning("stale_write", document_id=held.document_id, attempt=held.attempt)
        for number in range(1, len(pages) + 1):
            store.blobs.remove(held.document_id, page_part(reading_id, number))
        return False
    return True


def give_back(store: Store, held: Claim, *, counted: bool = True) -> DocumentStatus | None:
    """The reader crashed or hung: queue the document again, or fail it when attempts are used up.

    Without ``counted`` the attempt is taken back too: the worker was told to stop, and the
    document is not to blame. Answers the document's new status, or `None` where the lease was
    lost and nothing is written.
    """
    with store.transaction() as tx:
        return put_back(tx, held, counted=counted)


def put_back(tx: Tx, held: Claim, *, counted: bool = True) -> DocumentStatus | None:
    """As `give_back`, within a transaction."""
    if counted and held.attempt >= tx.means.settings.max_attempts:
        failed = _end(tx, held, _unprocessed(held), reading_id=ids.new_id(ids.READING))
        return DocumentStatus.FAILED if failed else None
    queued = _held(held).values(
        status=DocumentStatus.QUEUED.value,
        attempts=held.attempt if counted else held.attempt - 1,
        lease_token=None,
        lease_until=None,
        rung_at=tx.now,
    )
    if not _swap(tx, queued):
        return None
    tx.ring(CHECK_DOCUMENT, held.document_id)
    return DocumentStatus.QUEUED


def _end(
    tx: Tx,
    held: Claim,
    document: Document,
    *,
    reading_id: str,
    pages: int = 0,
    engine: dict[str, str] | None = None,
    looks: traces.Looks = (),
) -> bool:
    """Reading, state, evidence and journal together, if the token still holds."""
    status = DocumentStatus.CHECKED if document.pages else DocumentStatus.FAILED
    failure = None if document.pages else _failure_code(document)
    ended = _held(held).values(
        status=status.value,
        lease_token=None,
        lease_until=None,
        finished_at=tx.now,
        failure_code=failure,
    )
    if not _swap(tx, ended):
        return False
    row = tx.session.get_one(DocumentRow, held.document_id)
    read = replace(document, id=row.id, sha256=row.sha256)
    sealed = tx.sealer(row.id).seal(f"reading:{reading_id}", shapes.pack(Document, read))
    tx.session.add(
        ReadingRow(
            id=reading_id,
            document_id=row.id,
            pipeline=PIPELINE,
            kind=read.kind.value,
            pages=pages,
            engine=engine or {},
            sealed=sealed,
            created_at=tx.now,
        )
    )
    grew = status is DocumentStatus.CHECKED
    _note_evidence(tx, row.transfer_id, grew=grew)
    if grew:
        traces.note(tx, row.transfer_id, read, looks)
    journal.record(
        tx,
        SYSTEM,
        f"document.{status.value}",
        row.id,
        transfer_id=row.transfer_id,
        kind=read.kind.value,
        attempt=held.attempt,
        failure=failure,
    )
    tx.ring(ASSESS_TRANSFER, row.transfer_id)
    return True


def _note_evidence(tx: Tx, transfer_id: str, *, grew: bool) -> None:
    """Mark the transfer as changed, and as behind where there is more to assess.

    A failed file is no evidence, so what was assessed before still covers all there is.
    """
    moved: dict[str, Any] = {"updated_at": tx.now}
    if grew:
        moved["evidence_version"] = TransferRow.evidence_version + 1
    tx.session.execute(update(TransferRow).where(TransferRow.id == transfer_id).values(**moved))


def _held(held: Claim) -> Any:  # noqa: ANN401 -- SQLAlchemy's update, before its values
    return (
        update(DocumentRow)
        .where(DocumentRow.id == held.document_id)
        .where(DocumentRow.lease_token == held.token)
        .where(DocumentRow.status == DocumentStatus.READING.value)
    )


def _swap(tx: Tx, statement: Any) -> bool:  # noqa: ANN401
    """Run a compare-and-swap; whether it took."""
    result = tx.session.execute(statement.execution_options(synchronize_session=False))
    assert isinstance(result, CursorResult)  # noqa: S101 -- tells mypy what an update answers
    return result.rowcount == 1


def _write_pages(store: Store, held: Claim, reading_id: str, pages: Sequence[bytes]) -> None:
    if not pages:
        return
    with store.reading() as tx:
        sealer = tx.sealer(held.document_id)
    for number, picture in enumerate(pages, start=1):
        part = page_part(reading_id, number)
        store.blobs.write(held.document_id, part, sealer.seal(part, picture))


def _failure_code(document: Document) -> str:
    return document.findings[0].code if document.findings else PROCESSING_FAILED


def _unprocessed(held: Claim) -> Document:
    """What is kept of a document whose reader failed every time."""
    finding = Finding(
        code=PROCESSING_FAILED,
        strength=Strength.STRONG,
        message=Text(
            zh="系统多次尝试后仍无法读取此文件。",
            en="This file could not be read after several attempts.",
        ),
        fix=Text(
            zh="请重新拍照或扫描后再上传；若仍失败，请联系我们。",
            en="Please photograph or scan it again; if that fails too, please contact us.",
        ),
        document_id=held.document_id,
    )
    return Document(
        id=held.document_id,
        sha256="",
        kind=Kind.OTHER,
        kind_confidence=0.0,
        findings=(finding,),
    )
