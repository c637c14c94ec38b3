"""Which papers a file holds: both sides of a card on one sheet, two cards, a bundle of pages.

A sheet that shows several small papers is cut between them: along the widest gaps of its text, and
only where both halves are recognised, each as well as a paper that stands alone. A wrong cut would
tear a paper in two, a missed one only leaves two papers mixed: when unsure, nothing is cut. Then
the pages, and parts of pages, that make one paper are put together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from verifiers.documents import bundle
from verifiers.documents.bundle import SMALL
from verifiers.documents.catalogue import Recognised, recognise, text_of
from verifiers.layout.gutter import facing_pages
from verifiers.model import Kind
from verifiers.numbers import resident_id
from verifiers.read.picture import slant

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from verifiers.model import Region
    from verifiers.read import Sheet

WHOLE, HALF = 0.9, 0.75
"""How well each half must be recognised: better where both are of one kind, or where the sheet as a
whole is one paper already, for a piece of a card is recognised too, but less."""
ALIKE = 0.4
"""Of the place that the larger of two papers of one kind takes: so much at least takes the other.
The heading of a card is recognised as well as the card without it."""
FEWEST = 3
"""Lines of the smallest paper; fewer are a title, or a number."""
NARROWEST = 0.012
"""Of the page's longer side: a narrower gap parts no papers."""
TRIES = 8
"""Gaps that are tried as cuts, the widest first."""

BORDER = 0.03
"""Of the picture's width from its side: text that begins there belongs to a paper that goes on."""

_NOTE = re.compile("仅供|仅用于|仅限|复印|无效|再次|核对|原件")
"""What people write on a copy belongs to none of its papers, and closes no gap between them."""
_CARD = "身份证"
_NUMBER = re.compile(r"(?<!\d)\d{17}[\dX](?!\d)")
_RUNNING_TEXT = frozenset({Kind.NOTARIAL_CERTIFICATE, Kind.COURT_DOCUMENT})
"""Papers of several pages of sentences, bound as booklets."""
_OF_ONE = frozenset({Kind.ID_CARD_PORTRAIT, Kind.RESIDENCE_PERMIT})


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper: what it is taken for, and the sheets, or parts of sheets, that it stands on."""

    recognised: Recognised
    sheets: tuple[Sheet, ...]


def papers(sheets: Sequence[Sheet]) -> tuple[Paper, ...]:
    """The papers of a file in reading order; at least one, even where nothing is recognised."""
    parts = [part for sheet in sheets for part in _cut(sheet)]
    if len(parts) <= 1:
        return (Paper(recognise(parts), tuple(parts)),)
    groups = bundle.grouped(parts)
    return tuple(Paper(recognise(group), tuple(group)) for group in groups)


def _cut(sheet: Sheet) -> tuple[Sheet, ...]:
    """The sheet, or the parts of it that are papers by themselves, in reading order."""
    whole = recognise([sheet])
    if whole.kind in _RUNNING_TEXT and whole.confidence >= HALF:
        pages = facing_pages(sheet)
        if len(pages) > 1:
            return pages
    if whole.kind not in {*SMALL, Kind.OTHER} and whole.confidence >= WHOLE:
        return (sheet,)
    is_one = whole.confidence >= WHOLE and not _shows_more_people(sheet, whole.kind)
    best, best_score = None, WHOLE if is_one else HALF
    for one, other in _halves(sheet):
        first, second = recognise([one]), recognise([other])
        score = min(first.confidence, second.confidence)
        kinds = {first.kind, second.kind}
        if _is_torn(whole.kind, {first.kind: one, second.kind: other}):
            continue
        alike = len(kinds) == 1
        small = kinds <= SMALL and _are_alike(one, other) if alike else bool(kinds & SMALL)
        if small and Kind.OTHER not in kinds and score >= max(best_score, WHOLE if alike else 0.0):
            best, best_score = (one, other), score
    if best is None:
        parts = _peeled(sheet)
        alone = _freed(sheet) if len(parts) == 1 and whole.kind is Kind.OTHER else None
        return parts if alone is None else (alone,)
    return (*_cut(best[0]), *_cut(best[1]))


def _is_torn(whole: Kind, parts: Mapping[Kind, Sheet]) -> bool:
    """Whether a cut leaves a residence permit's authority and term without its title.

    By themselves they are an identity card's other side, which bears its own title.
    """
    rest = parts.get(Kind.ID_CARD_EMBLEM)
    if rest is None or whole is not Kind.RESIDENCE_PERMIT or whole not in parts:
        return False
    return _CARD not in text_of([rest])


def _are_alike(one: Sheet, other: Sheet) -> bool:
    """Whether two parts of a sheet are of a size, as papers of one kind are."""
    smaller, larger = sorted((_extent(one), _extent(other)))
    return smaller >= ALIKE * larger


def _extent(sheet: Sheet) -> float:
    """The share of the sheet that its text takes."""
    (left, right), (top, bottom) = (
        (min(low for low, _ in spans), max(high for _, high in spans))
        for spans in ([_span(region, axis) for region in sheet.regions] for axis in (0, 1))
    )
    return (right - left) * (bottom - top)


def _shows_more_people(sheet: Sheet, kind: Kind) -> bool:
    """Whether a card that has one number shows two, or a side that has none one: it is not alone.

    On copies the small coloured labels of the other side fade.
    """
    most = 1 if kind in _OF_ONE else 0 if kind is Kind.ID_CARD_EMBLEM else None
    return most is not None and _people(sheet) > most


def _people(sheet: Sheet) -> int:
    """How many numbers of people a sheet shows."""
    found = _NUMBER.findall(text_of([sheet]))
    return len({number for number in found if resident_id.is_valid(number)})


def _peeled(sheet: Sheet) -> tuple[Sheet, ...]:
    """The sheet, or one small paper and what the rest of the sheet is cut into.

    Half of a sheet with three papers or more is no paper, so that no cut in two is found; where
    two cards lie with both sides each, neither half is, and both are cut again.
    """
    for one, other in _halves(sheet):
        for small, rest in ((one, other), (other, one)):
            first = recognise([small])
            if first.kind not in SMALL or first.confidence < WHOLE:
                continue
            parts = _cut(rest)
            if len(parts) > 1:
                return (small, *parts) if small is one else (*parts, small)
    for one, other in _halves(sheet) if _people(sheet) > 1 else ():
        cuts = _cut(one), _cut(other)
        found = [recognise([part]) for cut in cuts for part in cut]
        if min(map(len, cuts)) > 1 and all(one.kind in SMALL for one in found):
            return (*cuts[0], *cuts[1])
    return (sheet,)


def _freed(sheet: Sheet) -> Sheet | None:
    """A small paper beside which another lies that the picture's side cuts off; without the other.

    What is left of that is no paper, and its words make nothing of the whole.
    """
    for one, other in _halves(sheet):
        for small, rest in ((one, other), (other, one)):
            (low, high), (left, right) = _across(small), _across(rest)
            cut_off = (right <= low and left < BORDER) or (left >= high and right > 1 - BORDER)
            if not cut_off or recognise([rest]).kind is not Kind.OTHER:
                continue
            first = recognise([small])
            if first.kind in SMALL and first.confidence >= WHOLE:
                return small
    return None


def _across(sheet: Sheet) -> tuple[float, float]:
    """From where to where the text of a sheet reaches, in widths of the page."""
    spans = [_span(region, 0) for region in sheet.regions]
    return min(low for low, _ in spans), max(high for _, high in spans)


def _halves(sheet: Sheet) -> Iterator[tuple[Sheet, Sheet]]:
    """The sheet cut along each of its widest gaps: rows from rows, and columns from columns.

    What is written obliquely across a sheet closes no gap between its papers.
    """
    width, height = sheet.page.width, sheet.page.height
    longer = max(width, height)
    oblique = slant.oblique([region.box for region in sheet.regions], width, height)
    level = [
        one
        for one, leans in zip(sheet.regions, oblique, strict=True)
        if not leans and not _NOTE.search(one.text)
    ]
    gaps = []
    for axis, length in ((1, height), (0, width)):
        spans = sorted(_span(region, axis) for region in level)
        reached = spans[0][1] if spans else 0.0
        for low, high in spans[1:]:
            apart = (low - reached) * length / longer
            if apart > NARROWEST:
                gaps.append((apart, axis, (low + reached) / 2))
            reached = max(reached, high)
    for _, axis, at in sorted(gaps, reverse=True)[:TRIES]:
        before = tuple(one for one in level if sum(_span(one, axis)) / 2 < at)
        after = tuple(one for one in level if sum(_span(one, axis)) / 2 >= at)
        if min(len(before), len(after)) >= FEWEST:
            yield replace(sheet, regions=before), replace(sheet, regions=after)


def _span(region: Region, axis: int) -> tuple[float, float]:
    places = [point[axis] for point in region.box]
    return min(places), max(places)
