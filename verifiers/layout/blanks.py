"""Papers without an identity number: no better picture shows what was never written.

A number that was not found may be hidden or faint, or the paper may be without it: old ones tell of
people who never had one. It is without it only where a good picture shows so:

- running text goes on right behind the label, or what stands there says that there is none;
- the place beside the label is bare paper, as light as that around the label itself;
- no label stands on the page, which is running text of which every line is whole.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from verifiers.layout.labels import labelled
from verifiers.layout.passage import GAP
from verifiers.layout.rows import margins, paragraphs_of, rows_of
from verifiers.read.picture import bare

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from verifiers.layout.labels import Labelled
    from verifiers.layout.passage import Passage
    from verifiers.model import Field
    from verifiers.read import Sheet

_SPOILS = frozenset({"BLUR", "REFLECTION", "BORDER_INCOMPLETE", "TOO_SMALL", "NO_TEXT"})
"""Flaws of a picture that may hide a value, or a label."""
_NONE = r"(?:无|不详|未知|没有|未办理|[-—/_]+)"
_SAID = re.compile(_NONE)
_GOES_ON = re.compile(rf":?{_NONE}?[,。;、)]")
"""What follows the label of a value that does not exist."""
_NUMBERED = re.compile(r"[\dA-Za-z]{8,}|身份|证件|证号|号码")
"""A number or its label, read as badly as may be."""
_CLEAR = 0.9
"""The reader's confidence in a line of which every character counts."""
_NEXT, _INDENT, _SHORT = 2.5, 2.8, 2.5
"""Characters: from one to the next; by which a whole line may begin late, and end early."""
_APART = 1.6
"""Usual distances between lines, above which one may be missing."""


def number_told(
    field: Field, labels: Mapping[str, re.Pattern[str]], sheets: Sequence[Sheet]
) -> Field:
    """The field; an ``id_number`` is marked as blank where the paper plainly has none."""
    spoilt = any(flaw.code in _SPOILS for sheet in sheets for flaw in sheet.page.flaws)
    sought = field.name == "id_number" and field.value is None and not field.raw
    if not sought or spoilt or not sheets:
        return field
    label, text = labels[field.name], paragraphs_of(sheets).solid()
    places = [
        _is_bare(sheet, row, hit)
        for sheet in sheets
        for row in rows_of(sheet)
        for hit in labelled(row, labels)
        if hit.name == field.name
    ]
    named = [match.end() for match in label.finditer(text.text)]
    if named or places:
        blank = any(_goes_on(text, end) for end in named) or (bool(places) and all(places))
    else:
        blank = all(_is_whole(sheet) for sheet in sheets)
    return replace(field, blank=True) if blank else field


def _goes_on(text: Passage, end: int) -> bool:
    """Whether the sentence goes on at once behind the label that ends there."""
    match = _GOES_ON.match(text.text, end)
    if match is None:
        return False
    right = max(line.right for line in text.lines)
    glyphs = [(line, place) for _, line, place in text.glyphs[end - 1 : match.end()] if line]
    return all(
        line.left_of(after) - line.left_of(place) < _NEXT * line.pitch
        if line is following
        else after == 0 and line.right > right - _SHORT * line.pitch
        for (line, place), (following, after) in pairwise(glyphs)
    )


def _is_bare(sheet: Sheet, row: Passage, hit: Labelled) -> bool:
    """Whether nothing stands between a label and what is next in its row, or the margin."""
    if hit.start < hit.end:
        return _SAID.fullmatch(row.part(hit.start, hit.end).solid().text) is not None
    span = row.span(hit.at, hit.start)
    line = next((one for _, one, _ in reversed(row.glyphs[hit.at : hit.start]) if one), None)
    if span is None or span.box is None or line is None:
        return False
    begin = _end_of(row, hit.start)
    rest = row.left_of(hit.start)
    end = rest if rest is not None else margins(rows_of(sheet))[1]
    return bare.beside(sheet.pixels, span.box, (end - begin) / line.height)


def _end_of(row: Passage, stop: int) -> float:
    """Where the last character before `stop` ends, in pixels of the levelled page."""
    line, place = next((one, at) for _, one, at in reversed(row.glyphs[:stop]) if one is not None)
    return line.right if place + 1 == len(line.text) else line.left_of(place + 1)


def _is_whole(sheet: Sheet) -> bool:
    """Whether the page's sentences stand there without a gap: no line, and no part of one, hidden.

    They go from the first comma to the last full stop.
    """
    rows = rows_of(sheet)
    commas = [place for place, row in enumerate(rows) if "," in row.text]
    stops = [place for place, row in enumerate(rows) if row.text.endswith("。")]
    told = rows[commas[0] : stops[-1] + 1] if commas and stops else ()
    if not told:
        return False
    left, right, pitch = margins(told)
    downs = [below.lines[0].middle - above.lines[0].middle for above, below in pairwise(told)]
    usual = sorted(downs)[len(downs) // 2] if downs else 0.0
    if told[0].lines[0].left < left + pitch:
        return False  # A paragraph's first line is set in: this one is not the first.
    return all(down < _APART * usual for down in downs) and all(
        GAP not in row.text
        and not _NUMBERED.search(row.text)
        and all(line.region.confidence > _CLEAR for line in row.lines)
        and row.lines[0].left < left + _INDENT * pitch
        and (row.text.endswith("。") or row.lines[-1].right > right - _SHORT * pitch)
        for row in told
    )
