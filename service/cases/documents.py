"""Taking files in and showing them again: bytes are sealed on the disk before a row says so."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from service.cases import journal, loading
from service.cases.decisions import closing
from service.cases.views import DocumentView, Picture
from service.rules import ids
from service.rules.errors import FileEmpty, FileTooLarge, NotFound, TooManyDocuments, Unavailable
from service.rules.names import display_name
from service.rules.roles import Act
from service.rules.states import DocumentStatus, TransferStatus, require_open
from service.store.blobs import ORIGINAL, page_part
from service.store.doorbell import CHECK_DOCUMENT
from service.store.sealing import Sealer, WrappedKey, new_key
from service.store.tables import DocumentRow, ReadingRow
from verifiers.intake.sniff import Format, sniff

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.rules.actor import Actor
    from service.store.database import Store
    from service.store.tables import TransferRow
    from service.store.work import Tx
    from verifiers.model import Kind

_MEDIA_TYPES = {
    Format.JPEG: "image/jpeg",
    Format.PNG: "image/png",
    Format.WEBP: "image/webp",
    Format.HEIF: "image/heic",
    Format.TIFF: "image/tiff",
    Format.PDF: "application/pdf",
}


@dataclass(frozen=True, slots=True)
class _Staged:
    """A sealed original on the disk that no row names yet."""

    id: str
    sealer: Sealer
    key: WrappedKey
    sha256: str
    size_bytes: int


def upload(
    store: Store,
    actor: Actor,
    transfer_id: str,
    content: bytes,
    *,
    name: str,
    kind: Kind | None = None,
    then: Callable[[Tx, DocumentView], None] | None = None,
) -> DocumentView:
    """Take one file in and queue it; the same bytes again answer with the earlier document.

    `then` runs in the transaction that keeps the document. Raises `FileTooLarge`, `FileEmpty`,
    `TooManyDocuments`, `TransferClosed`, `NotFound`, `Forbidden`, `Unavailable`.
    """
    actor.require(Act.UPLOAD)
    with store.reading() as tx:
        # Before anything is written: whoever may not upload costs no disk.
        require_open(TransferStatus(loading.find_transfer(tx, actor, transfer_id).status))
    _check_size(len(content), store.settings.max_file_bytes)
    staged = _stage(store, content)
    try:
        with store.transaction() as tx:
            view = _add(tx, actor, transfer_id, staged, name=name, kind=kind)
            if then is not None:
                then(tx, view)
    except Unavailable:
        # The commit may have gone through before the connection broke; the sweep will know.
        raise
    except Exception:
        store.blobs.remove(staged.id, ORIGINAL)
        raise
    if view.id != staged.id:
        store.blobs.remove(staged.id, ORIGINAL)
    return view


def get_document(tx: Tx, actor: Actor, document_id: str) -> DocumentView:
    """One document and what was read from it. Raises `NotFound`."""
    actor.require(Act.VIEW)
    row, _ = loading.find_document(tx, actor, document_id)
    return loading.document_view(tx, row, _reading(tx, row.id))


def read_original(store: Store, actor: Actor, document_id: str) -> Picture:
    """The uploaded bytes; the read is journalled. Raises `NotFound`, `IntegrityBroken`."""
    actor.require(Act.READ_PAPER)
    with store.transaction() as tx:
        row, transfer = loading.find_document(tx, actor, document_id)
        sealer = tx.sealer(row.id)
        content = sealer.open(ORIGINAL, store.blobs.read(row.id, ORIGINAL))
        name = sealer.open_text("name", row.sealed_name)
        _journal_read(tx, actor, "document.original_read", row, transfer)
    return Picture(content, media_type(content), name)


def read_page(store: Store, actor: Actor, document_id: str, number: int) -> Picture:
    """The picture of page `number` (from 1) that boxes refer to; the read is journalled.

    Raises `NotFound`, `IntegrityBroken`.
    """
    actor.require(Act.READ_PAPER)
    with store.transaction() as tx:
        row, transfer = loading.find_document(tx, actor, document_id)
        reading = _reading(tx, row.id)
        if reading is None or not 1 <= number <= reading.pages:
            raise NotFound
        part = page_part(reading.id, number)
        content = tx.sealer(row.id).open(part, store.blobs.read(row.id, part))
        _journal_read(tx, actor, "document.page_read", row, transfer, page=number)
    return Picture(content, "image/jpeg", f"{document_id}-{number}.jpg")


def media_type(content: bytes) -> str:
    """What the bytes say they are, never what the client said."""
    known = sniff(content)
    return "application/octet-stream" if known is None else _MEDIA_TYPES[known]


def _check_size(size: int, limit: int) -> None:
    if size == 0:
        raise FileEmpty
    if size > limit:
        raise FileTooLarge(limit=limit)


def _stage(store: Store, content: bytes) -> _Staged:
    document_id = ids.new_id(ids.DOCUMENT)
    sealer, key = new_key(store.keys, document_id)
    store.blobs.write(document_id, ORIGINAL, sealer.seal(ORIGINAL, content))
    return _Staged(document_id, sealer, key, sha256(content).hexdigest(), len(content))


def _add(
    tx: Tx, actor: Actor, transfer_id: str, staged: _Staged, *, name: str, kind: Kind | None
) -> DocumentView:
    transfer = loading.find_transfer(tx, actor, transfer_id, lock=True)
    require_open(TransferStatus(transfer.status))
    earlier = _earlier(tx, transfer_id, staged.sha256, kind)
    if earlier is not None:
        return loading.document_view(tx, earlier, _reading(tx, earlier.id))
    limit = tx.means.settings.max_documents
    count = select(func.count()).where(DocumentRow.transfer_id == transfer_id)
    if (tx.session.scalar(count) or 0) >= limit:
        raise TooManyDocuments(limit=limit)
    tx.adopt(staged.sealer, staged.key)
    row = DocumentRow(
        id=staged.id,
        transfer_id=transfer_id,
        status=DocumentStatus.QUEUED.value,
        declared_kind=kind.value if kind else None,
        size_bytes=staged.size_bytes,
        sha256=staged.sha256,
        sealed_name=staged.sealer.seal_text("name", display_name(name)),
        added_by=actor.id,
        created_at=tx.now,
        queued_at=tx.now,
        rung_at=tx.now,
        attempts=0,
    )
    tx.session.add(row)
    transfer.updated_at = tx.now
    tx.session.flush()
    # Nobody vouches for, or rejects, what they have not seen.
    closing.void_waiting(tx, transfer)
    journal.record(
        tx, actor, "document.added", row.id, transfer_id=transfer_id, sha256=staged.sha256
    )
    tx.ring(CHECK_DOCUMENT, row.id)
    return loading.document_view(tx, row, None)


def _earlier(tx: Tx, transfer_id: str, digest: str, kind: Kind | None) -> DocumentRow | None:
    """The same bytes in this transfer, unless they failed or are now declared as another kind."""
    query = (
        select(DocumentRow)
        .where(DocumentRow.transfer_id == transfer_id, DocumentRow.sha256 == digest)
        .where(DocumentRow.status != DocumentStatus.FAILED.value)
        .order_by(DocumentRow.created_at)
    )
    for row in tx.session.scalars(query):
        if kind is None or row.declared_kind == kind.value:
            return row
    return None


def _reading(tx: Tx, document_id: str) -> ReadingRow | None:
    query = select(ReadingRow).where(ReadingRow.document_id == document_id)
    return tx.session.scalar(query.order_by(ReadingRow.created_at.desc()).limit(1))


def _journal_read(
    tx: Tx, actor: Actor, act: str, row: DocumentRow, transfer: TransferRow, **details: int
) -> None:
    journal.record(tx, actor, act, row.id, transfer_id=transfer.id, **details)
