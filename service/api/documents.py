"""Uploading documents, and reading them back."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import quote

from flask import Response, jsonify

from service.api.answers import DocumentAnswer
from service.api.blueprint import PREFIX, bp, refusals
from service.api.bodies import UploadForm
from service.api.context import actor, store
from service.api.headers import SANDBOX
from service.api.once import once
from service.api.rendering import document_json
from service.api.uploads import file_bytes, takes_file
from service.cases import documents
from service.cases.idempotency import Answer

if TYPE_CHECKING:
    from service.cases.idempotency import Attempt
    from service.cases.views import DocumentView, Picture
    from service.store.work import Tx

_ORIGINALS = (
    "image/jpeg",
    "image/heic",
    "image/png",
    "image/webp",
    "image/tiff",
    "application/pdf",
)
_BINARY = {"schema": {"type": "string", "format": "binary"}}


@bp.post("/transfers/<transfer_id>/documents")
@bp.doc(
    operation_id="uploadDocument",
    tags=["Documents"],
    responses=refusals(
        "forbidden",
        "not-found",
        "transfer-closed",
        "form-malformed",
        "file-missing",
        "file-empty",
        "file-too-large",
        "file-type-not-accepted",
        "too-many-documents",
        "invalid-request",
        writes=True,
    ),
)
@bp.output(DocumentAnswer, 202, description="Stored and queued; `Location` says where to look.")
@takes_file
@bp.input(UploadForm, location="form_and_files", arg_name="form")
def upload_document(transfer_id: str, form: UploadForm) -> Response:
    """Upload one file: JPEG, HEIC, PNG, WebP, TIFF or PDF, told by its bytes.

    The answer comes when the file is safely stored; a worker reads it then. The same bytes sent
    again are the same document. A file that turns out to be unreadable ends as `failed`, with a
    finding that says why and how to mend it.
    """
    content = file_bytes(form.file)
    name = form.file.filename or ""
    kind = form.kind.value if form.kind else ""

    def act(attempt: Attempt) -> Answer:
        kept: list[Answer] = []

        def then(tx: Tx, view: DocumentView) -> None:
            answer = Answer(
                202, document_json(view, actor()), {"Location": f"{PREFIX}/documents/{view.id}"}
            )
            attempt.complete(tx, answer)
            kept.append(answer)

        documents.upload(
            store(), actor(), transfer_id, content, name=name, kind=form.kind, then=then
        )
        return kept[-1]

    return once(sha256(content).digest(), name.encode(), kind.encode(), act=act)


@bp.get("/documents/<document_id>")
@bp.doc(
    operation_id="getDocument",
    tags=["Documents"],
    responses=refusals("forbidden", "not-found"),
)
@bp.output(DocumentAnswer, description="Where it stands, and what was read from it.")
def get_document(document_id: str) -> Response:
    """Read where a document stands and what was read from it.

    `status` is `queued` or `reading` until a worker is done, then `checked` or `failed`.
    """
    with store().reading() as tx:
        return jsonify(document_json(documents.get_document(tx, actor(), document_id), actor()))


@bp.get("/documents/<document_id>/pages/<int:number>")
@bp.doc(
    operation_id="getPage",
    tags=["Documents"],
    responses={
        "200": {
            "description": "The page as it was read: the picture that all boxes refer to.",
            "content": {"image/jpeg": _BINARY},
        },
        **refusals("forbidden", "not-found"),
    },
)
def get_page(document_id: str, number: int) -> Response:
    """See one page's picture, drawn anew from its pixels. Every look is put into the journal."""
    return _picture(documents.read_page(store(), actor(), document_id, number), "inline")


@bp.get("/documents/<document_id>/original")
@bp.doc(
    operation_id="getOriginal",
    tags=["Documents"],
    responses={
        "200": {
            "description": "The bytes as they were uploaded, as an attachment.",
            "content": dict.fromkeys(_ORIGINALS, _BINARY),
        },
        **refusals("forbidden", "not-found"),
    },
)
def get_original(document_id: str) -> Response:
    """Download the bytes as they were uploaded. Every download is put into the journal."""
    return _picture(documents.read_original(store(), actor(), document_id), "attachment")


def _picture(picture: Picture, disposition: str) -> Response:
    response = Response(picture.content, mimetype=picture.media_type)
    # RFC 6266 and RFC 8187: the name is percent-encoded whole, so nothing in it is syntax.
    name = quote(picture.name, safe="")
    response.headers["Content-Disposition"] = f"{disposition}; filename*=UTF-8''{name}"
    response.headers["Content-Security-Policy"] = SANDBOX
    return response
