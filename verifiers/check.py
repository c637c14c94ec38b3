"""One document, from its bytes to its findings. The path reads like a recipe."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import cv2

from verifiers import beside_others, checks, documents, intake
from verifiers.errors import FileProblem, ReaderFailed
from verifiers.layout import proven_places
from verifiers.model import Document, Finding, Kind, Strength
from verifiers.read import Asked, calibrated, reach_all
from verifiers.sides import is_other_side, joined

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

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
    unread = _unread(name, hashlib.sha256(content).hexdigest(), kind)
    try:
        pictures = intake.decode(content, limits)
    except FileProblem as problem:
        return CheckedFile(refused(problem, name=name, sha256=unread.sha256, kind=kind), ())
    sheets, papers = beside_others.found(pictures, reader)
    first, *further = (
        replace(paper, findings=checks.check_document(paper, as_of))
        for paper in _papers(papers, unread, reader)
    )
    pages = tuple(sheet.page for sheet in sheets)
    document = replace(first, pages=pages, papers=tuple(further))
    return CheckedFile(document, tuple(_jpeg(sheet) for sheet in sheets))


def _papers(
    papers: Sequence[documents.Paper], unread: Document, reader: Reader
) -> tuple[Document, ...]:
    """Each paper with its fields, those that a decision hangs on read by both readers.

    The two sides of one card are one document.
    """
    catalogue = documents.catalogue()
    known = [catalogue.get(paper.recognised.kind) for paper in papers]
    papers = [
        replace(paper, sheets=tuple(reader.with_stamps(sheet) for sheet in paper.sheets))
        if kind is not None and kind.stamps
        else paper
        for kind, paper in zip(known, papers, strict=True)
    ]
    asked = [
        Asked(
            proven_places.repaired(kind.extract(paper.sheets), paper.sheets),
            kind.critical,
            paper.sheets,
        )
        if kind is not None
        else Asked((), {}, ())
        for kind, paper in zip(known, papers, strict=True)
    ]
    found: list[Document] = []
    for paper, fields in zip(papers, reach_all(asked, reader), strict=True):
        document = replace(
            unread,
            id=f"{unread.id}#{len(found) + 1}" if found else unread.id,
            kind=paper.recognised.kind,
            kind_confidence=paper.recognised.confidence,
            named=None if found else unread.named,
            pages=tuple(sheet.page for sheet in paper.sheets),
            fields=calibrated(fields),
        )
        whole = next((one for one in found if is_other_side(document, one)), None)
        if whole is None:
            found.append(document)
        else:
            found[found.index(whole)] = joined(whole, document)
    return tuple(found)


def refused(problem: FileProblem, *, name: str, sha256: str, kind: Kind | None) -> Document:
    """A file that cannot be read as a document: of kind `other`, without pages, one finding."""
    finding = Finding(
        code=problem.code,
        strength=Strength.HARD,
        message=problem.message,
        fix=problem.fix,
        document_id=name,
    )
    return replace(_unread(name, sha256, kind), findings=(finding,))


def _unread(name: str, sha256: str, kind: Kind | None) -> Document:
    return Document(id=name, sha256=sha256, kind=Kind.OTHER, kind_confidence=0.0, named=kind)


def _jpeg(sheet: Sheet) -> bytes:
    done, encoded = cv2.imencode(
        ".jpg",
        cv2.cvtColor(sheet.pixels, cv2.COLOR_RGB2BGR),
        (cv2.IMWRITE_JPEG_QUALITY, PAGE_QUALITY),
    )
    if not done:
        raise ReaderFailed("a page could not be kept as a picture")
    return encoded.tobytes()
