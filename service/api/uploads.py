"""The file part of an upload, taken in within limits.

What is certainly no document is refused at the door: nothing, too much, or bytes that begin like
none of the accepted formats (422, 413, 415), whatever the name or the declared type says. What
only a decoder can find (truncated, encrypted, too many pixels or pages) costs a caged process, so
a worker finds it and the document ends as ``failed`` with the finding that says why.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from flask import request
from werkzeug.exceptions import RequestEntityTooLarge

from service.api.context import context
from service.api.limits import MOST_FORM_PARTS, most_body_bytes
from service.api.problems import Refusal
from service.rules.errors import FileEmpty, FileTooLarge
from verifiers.intake.sniff import sniff

if TYPE_CHECKING:
    from collections.abc import Callable

    from werkzeug.datastructures import FileStorage

P = ParamSpec("P")
R = TypeVar("R")

PART = "file"


def takes_file(view: Callable[P, R]) -> Callable[P, R]:
    """Let a view read a form with one file in it, and nothing larger."""

    @functools.wraps(view)
    def within_limits(*args: P.args, **kwargs: P.kwargs) -> R:
        request.max_content_length = most_body_bytes(context().settings)
        request.max_form_parts = MOST_FORM_PARTS
        _require_one_file()
        return view(*args, **kwargs)

    return within_limits


def file_bytes(part: FileStorage) -> bytes:
    """All of the file. Raises `FileEmpty`, `FileTooLarge`, or `Refusal` of a foreign format."""
    limit = context().settings.max_file_bytes
    content = part.stream.read(limit + 1)
    if not content:
        raise FileEmpty
    if len(content) > limit:
        raise FileTooLarge(limit=limit)
    if sniff(content) is None:
        raise Refusal("file-type-not-accepted")
    return content


def _require_one_file() -> None:
    try:
        # A browser sends a part without a name where nothing was chosen.
        names = [name for name, part in request.files.items(multi=True) if part.filename]
    except RequestEntityTooLarge:
        if (request.content_length or 0) > (request.max_content_length or 0):
            raise FileTooLarge(limit=context().settings.max_file_bytes) from None
        # Werkzeug answers alike for too many parts and for a text field that is too long.
        raise Refusal("form-malformed", limit=MOST_FORM_PARTS) from None
    if PART not in names:
        raise Refusal("file-missing")
    if names != [PART]:
        raise Refusal("form-malformed", limit=MOST_FORM_PARTS)
