"""A paper that was photographed with others beside it, where the whole picture is of no known kind.

Read together, the lines of all of them drown its own, and where they lie askew only one of them can
be turned level. So a picture in which nothing is known, or a page of a passport without its zone,
is looked at again, each paper by itself; what is recognised then is what was sent. Where a zone was
read among those lines, it tells where its paper lies, and how large that is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers import documents
from verifiers.intake import Picture
from verifiers.layout import paper_of_zone
from verifiers.layout.machine_zone import zone_of
from verifiers.model import Kind
from verifiers.read.picture import rectify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.layout.machine_zone import FoundZone
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
    if kinds not in ({Kind.OTHER}, {Kind.PASSPORT}):
        return sheets, papers
    zone = zone_of(sheets)
    by_itself = None
    if kinds == {Kind.OTHER}:
        around = _around(zone, sheets[0], reader) if zone is not None else None
        by_itself = around or next(filter(_is_known, reader.beside_others(pictures[0])), None)
    elif zone is None:
        by_itself = next(filter(_has_zone, reader.beside_others(pictures[0])), None)
    if by_itself is None:
        return sheets, papers
    return (by_itself,), documents.papers((by_itself,))


def _around(zone: FoundZone, sheet: Sheet, reader: Reader) -> Sheet | None:
    """The paper of a zone by itself, where its check digits hold and the same stands there."""
    if not zone.zone.is_valid:
        return None
    where = paper_of_zone.corners(zone, sheet.page.width, sheet.page.height)
    picture = Picture(sheet.page.number, rectify.flatten(sheet.pixels, where))
    (alone,) = reader.read([picture])
    again = zone_of([alone])
    if again is None or not again.zone.is_valid or again.zone.number != zone.zone.number:
        return None
    return alone if documents.recognise([alone]).kind is not Kind.OTHER else None


def _is_known(sheet: Sheet) -> bool:
    known = documents.recognise([sheet])
    return known.kind is not Kind.OTHER and known.confidence >= SURE


def _has_zone(sheet: Sheet) -> bool:
    return zone_of([sheet]) is not None
