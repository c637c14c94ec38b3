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


def found(pictures: Sequence[Picture], reader: Reader) -> tuple[Sheet, ...]:
    """The first reading of every page, of a single photograph that of the paper it was taken of.

    Raises `ReaderFailed`.
    """
    sheets = reader.read(pictures)
    if len(sheets) != 1:
        return sheets
    ((whole, picture),) = zip(sheets, pictures, strict=True)
    kinds = {paper.recognised.kind for paper in documents.papers(sheets)}
    if kinds == {Kind.OTHER}:
        wanted = _is_known
    elif kinds == {Kind.PASSPORT} and zone_of(sheets) is None:
        wanted = _has_zone
    else:
        return sheets
    return (next(filter(wanted, reader.beside_others(picture)), whole),)


def _is_known(sheet: Sheet) -> bool:
    known = documents.recognise([sheet])
    return known.kind is not Kind.OTHER and known.confidence >= SURE


def _has_zone(sheet: Sheet) -> bool:
    return zone_of([sheet]) is not None
