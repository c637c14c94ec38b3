"""Taking files from a page's form: each by itself, so that one refused does not lose the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, flash, redirect, request, url_for

from service.cases import documents
from service.rules.errors import FileEmpty, Forbidden, NotFound, ServiceError, TransferClosed
from service.web import guard
from service.web.door import BLUEPRINT, door
from service.web.language import phrase
from service.web.refusals import words
from verifiers.intake.sniff import sniff

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue
    from werkzeug.datastructures import FileStorage

    from service.rules.actor import Actor

_UNSUPPORTED = 415
_MOST_TOLD, _LONGEST_NAME = 10, 60
"""Refusals ride in a cookie, and browsers drop one of more than 4 KB."""


class _NoPaper(Exception):
    """The bytes begin like nothing that can be read."""


@BLUEPRINT.post("/transfers/<transfer_id>/documents")
def upload_documents(transfer_id: str) -> ResponseReturnValue:
    """Take the files of a signed-in merchant."""
    back = url_for("web.show_transfer", transfer_id=transfer_id)
    return take(guard.actor(), transfer_id, back)


def take(actor: Actor, transfer_id: str, back: str) -> ResponseReturnValue:
    """Add every file of the form, then show the page again with what was refused.

    A script sends one file a request and is answered by status and one line of text.
    """
    sent = [part for part in request.files.getlist("file") if part.filename]
    refused = []
    for part in sent:
        try:
            _add(actor, transfer_id, part)
        except (NotFound, Forbidden, TransferClosed):
            raise
        except ServiceError as error:
            refused.append((error.problem.status, part.filename, words(error.problem)[1]))
        except _NoPaper:
            refused.append((_UNSUPPORTED, part.filename, phrase("error_415_detail")))
    if "HX-Request" in request.headers:
        status, _, why = refused[0] if refused else (204, "", "")
        return Response(why, status, mimetype="text/plain")
    if not sent:
        flash(phrase("upload_none"), "bad")
    for _, name, why in refused[:_MOST_TOLD]:
        flash(f"{(name or '')[-_LONGEST_NAME:]}: {why}", "bad")
    if len(refused) > _MOST_TOLD:
        flash(phrase("upload_more_refused", count=len(refused) - _MOST_TOLD), "bad")
    return redirect(f"{back}#papers", 303)


def _add(actor: Actor, transfer_id: str, part: FileStorage) -> None:
    limit = door().settings.max_file_bytes
    content = part.stream.read(limit + 1)
    if not content:
        raise FileEmpty
    if sniff(content) is None:
        raise _NoPaper
    documents.upload(door().store, actor, transfer_id, content, name=part.filename or "")
