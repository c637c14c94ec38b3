"""How much a form may send at once, by where it goes."""

from __future__ import annotations

from flask import request

from service.web.door import door

_OVERHEAD_BYTES = 64 * 1024
"""Boundaries, part headers and the form token beside a file."""
_ORGANISATION_BYTES = 4 * 1024 * 1024
"""Room for as many lines as an organisation's file may have."""


def widen() -> None:
    """Let the request be as large as the file that it brings may be."""
    most = _most_of_a_file()
    if most is not None:
        request.max_content_length = most + _OVERHEAD_BYTES


def most_bytes() -> int:
    """What may be sent to where this request went; elsewhere the application's own limit holds."""
    return _most_of_a_file() or request.max_content_length or door().settings.max_file_bytes


def _most_of_a_file() -> int | None:
    return {
        "web.upload_documents": door().settings.max_file_bytes,
        "web.upload_by_link": door().settings.max_file_bytes,
        "web.change_organisation": _ORGANISATION_BYTES,
    }.get(request.endpoint or "")
