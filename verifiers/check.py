"""One document, from its bytes to its findings. The path reads like a recipe."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import cv2

from verifiers import checks, documents, intake
from verifiers.errors import FileProblem, ReaderFailed
from verifiers.model import Document, Finding, Kind, Strength
from verifiers.read import reach

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from verifiers.model import Field
    from verifiers.read import Reader, Sheet

PAGE_QUALITY = 85
"""JPEG quality of the pages that people look at."""


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A document, and the pictures of its pages."""

    document: Document
    pages: tuple[bytes, ...]
    """Each page as JPEG, upright and free of metadata: the picture that boxes refer to."""


def check(
    content: bytes,
    *,
    name: str,
    kind: Kind | None,
    as_of: date,
    reader: Reader,
    limits: intake.Limits | None = None,
) -> CheckedFile:
    """Read and check one file.

    `name` becomes the document's id, `kind` is what whoever sent it says it is. A file that cannot
    be opened is no error: it becomes a document of kind `other` without pages, with one hard
    finding. Raises `ReaderFailed` where an engine fails, and nothing else.
    """
    unread = Document(
        id=name,
        sha256=hashlib.sha256(content).hexdigest(),
        kind=Kind.OTHER,
        kind_confidence=0.0,
        named=kind,
    )
    try:
        pictures = intake.decode(content, limits)
    except FileProblem as problem:
        return CheckedFile(replace(unread, findings=(_finding(problem, name),)), ())
    sheets = reader.read(pictures)
    recognised = documents.recognise(sheets)
    document = replace(
        unread,
        kind=recognised.kind,
        kind_confidence=recognised.confidence,
        pages=tuple(sheet.page for sheet in sheets),
        fields=_fields(recognised.kind, sheets, reader),
    )
    document = replace(document, findings=checks.check_document(document, as_of))
    return CheckedFile(document, tuple(_jpeg(sheet) for sheet in sheets))


def _fields(kind: Kind, sheets: Sequence[Sheet], reader: Reader) -> tuple[Field, ...]:
    """The fields of that kind, those that a decision hangs on read by both readers."""
    known = documents.catalogue().get(kind)
    if known is None:
        return ()
    return reach(known.extract(sheets), known.critical, sheets, reader)


def _finding(problem: FileProblem, name: str) -> Finding:
    return Finding(
        code=problem.code,
        strength=Strength.HARD,
        message=problem.message,
        fix=problem.fix,
        document_id=name,
    )


def _jpeg(sheet: Sheet) -> bytes:
    done, encoded = cv2.imencode(
        ".jpg",
        cv2.cvtColor(sheet.pixels, cv2.COLOR_RGB2BGR),
        (cv2.IMWRITE_JPEG_QUALITY, PAGE_QUALITY),
    )
    if not done:
        raise ReaderFailed("a page could not be kept as a picture")
    return encoded.tobytes()
