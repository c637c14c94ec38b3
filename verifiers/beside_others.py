"""A paper that was photographed with others beside it, where the whole picture is of no known kind.

Read together, the lines of all of them drown its own, and where they lie askew only one of them can
be turned level. So a picture in which nothing is known, or a page of a passport without its zone,
is looked at again, each paper by itself; what is recognised then is what was sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers import documents
from verifiers.layout.machine_zone import zone_of
from verifiers.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.intake import Picture
    from verifiers.read import Reader, Sheet

SURE = 0.85
"""How well a paper is recognised that stands for its whole picture."""


def found(
    pictures: Sequence[Picture], reader: Reader
) -> tuple[tuple[Sheet, ...], tuple[documents.Paper, ...]]:
    """The first reading of every page, and the papers on them.

    Of a single photograph of several it is that of the one it was taken of. Raises `ReaderFailed`.
    """
    sheets = reader.read(pictures)
    papers = documents.papers(sheets)
    kinds = {paper.recognised.kind for paper in papers} if len(sheets) == 1 else set()
    if kinds == {Kind.OTHER}:
        wanted = _is_known
    elif kinds == {Kind.PASSPORT} and zone_of(sheets) is None:
        wanted = _has_zone
    else:
        return sheets, papers
    by_itself = next(filter(wanted, reader.beside_others(pictures[0])), None)
    if by_itself is None:
        return sheets, papers
    return (by_itself,), documents.papers((by_itself,))


def _is_known(sheet: Sheet) -> bool:
    known = documents.recognise([sheet])
    return known.kind is not Kind.OTHER and known.confidence >= SURE


def _has_zone(sheet: Sheet) -> bool:
    return zone_of([sheet]) is not None
