"""Pictures and originals of papers: every read goes through the journal, and none is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from flask import Response

from service.cases import documents
from service.web import guard
from service.web.door import BLUEPRINT, door
from service.web.headers import SANDBOX

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from service.cases.views import Picture


@BLUEPRINT.get("/documents/<document_id>/pages/<int:number>")
def show_page(document_id: str, number: int) -> ResponseReturnValue:
    """The picture of one page, drawn anew from pixels by the reader."""
    picture = documents.read_page(door().store, guard.actor(), document_id, number)
    return _send(picture, "inline")


@BLUEPRINT.get("/documents/<document_id>/original")
def show_original(document_id: str) -> ResponseReturnValue:
    """The uploaded bytes, only ever to be saved: they are whatever somebody sent."""
    picture = documents.read_original(door().store, guard.actor(), document_id)
    return _send(picture, "attachment")


def _send(picture: Picture, disposition: str) -> Response:
    response = Response(picture.content, mimetype=picture.media_type)
    response.headers["Content-Disposition"] = (
        # RFC 6266: the name in UTF-8, every other character written out.
        f"{disposition}; filename*=UTF-8''{quote(picture.name, safe='')}"
    )
    response.headers["Content-Security-Policy"] = SANDBOX
    return response
