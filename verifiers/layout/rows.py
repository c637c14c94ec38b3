"""Rows of a page, and paragraphs of running text made of rows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.layout.line import lines_of
from verifiers.layout.passage import Passage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.layout.line import Line
    from verifiers.read import Sheet

_SAME_ROW = 0.5
"""How far, in heights of the lower line, the middles of two lines of one row may differ."""
_INDENT = 1.2
"""Character widths from the left margin that begin a paragraph."""
_INDENTED = 3.0
"""The same, at most."""
_SHORT = 2.5
"""Character widths that a paragraph's last line may fall short of the right margin."""
_UNBREAKABLE = 11
"""Character widths of the longest run that is never broken (a number of eighteen digits): a line
that falls shorter than this is a paragraph's last, whatever it ends with."""
_CLOSED = re.compile(r"[。;]$")
_PERHAPS = re.compile(r"[:)号日处]$")
_LATIN = re.compile(r"(?<![A-Za-z\d_])[A-Za-z]{3,}(?![A-Za-z\d_])")
"""A word; what holds digits, too, is an account's name, and may begin a line: 号:laojie_9505。"""
_FURNITURE = re.compile(
    r"-?\d{1,3}-?|第\d{1,3}页(?:[,/]?共\d{1,3}页)?|\d{1,3}/\d{1,3}|[A-Z]{0,3}N?[oO][.:]?\d{5,}"
)


def rows_of(sheet: Sheet) -> tuple[Passage, ...]:
    """The rows of a sheet from the top, each from the left.

    What stands closest to one height is joined first: of a cell in two lines each is a little off
    the row that stands between them, and would part it.
    """
    lines = lines_of(sheet)
    rows = [[line] for line in lines]
    for one, other in _pairs(lines):
        row, joining = rows[one], rows[other]
        if row is not joining and _beside(row, joining):
            row += joining
            rows = [row if each is joining else each for each in rows]
    whole = {id(row): row for row in rows}.values()
    return tuple(Passage.row(row) for row in sorted(whole, key=_middle))


def _pairs(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Indices of lines that may be of one row, those at the most equal height first.

    `lines` come from the top. Far from each other on a page that is not flat, lines of two rows
    may be at one height, and count as further apart.
    """
    if not lines:
        return []
    width = max(1.0, max(line.right for line in lines) - min(line.left for line in lines))
    found = []
    for at, line in enumerate(lines):
        for other in range(at + 1, len(lines)):
            apart = lines[other].middle - line.middle
            if apart > _SAME_ROW * line.height:
                break
            gap = max(0.0, _gap(line, lines[other]))
            low = min(line.height, lines[other].height)
            if low > 0.0 and apart <= _SAME_ROW * low:
                found.append((apart / low + gap / width, at, other))
    return [(at, other) for _, at, other in sorted(found)]


def paragraphs_of(sheets: Sequence[Sheet]) -> Passage:
    """The running text of a document: lines of a paragraph joined, paragraphs ended by a break.

    Page numbers and lines of Latin words (a translation, a printer's mark) are left out.
    """
    parts: list[tuple[Passage, str]] = []
    for sheet in sheets:
        rows = [row for row in rows_of(sheet) if _is_text(row)]
        if not rows:
            continue
        ends = [_end(row) for row in rows]
        left, right, pitch = margins(rows)
        for index, row in enumerate(rows):
            following = rows[index + 1] if index + 1 < len(rows) else None
            broken = following is not None and following.lines[0].left > left + _INDENT * pitch
            short = ends[index] < right - _SHORT * pitch
            closed = _CLOSED.search(row.text) is not None
            perhaps = closed or short or _PERHAPS.search(row.text) is not None
            last = ends[index] < right - _UNBREAKABLE * pitch
            ends_here = last or (broken and perhaps) or (short and closed)
            parts.append((row, "\n" if ends_here else ""))
        # A sentence may run on over the page; a closed one and a short line end with it.
        if _CLOSED.search(parts[-1][0].text) or ends[-1] < right - _SHORT * pitch:
            parts[-1] = (parts[-1][0], "\n")
    return Passage.joined(parts)


def _is_text(row: Passage) -> bool:
    words = _LATIN.findall(row.text)
    chinese = len(re.findall(r"[\u4e00-\u9fff]", row.text))
    return not _FURNITURE.fullmatch(row.text) and chinese >= 2 * len(words)


def _middle(row: Sequence[Line]) -> float:
    return sum(line.middle for line in row) / len(row)


def _beside(row: Sequence[Line], other: Sequence[Line]) -> bool:
    """Whether two parts of a row are level where they meet, and no line covers another."""
    pairs = [(one, two) for one in row for two in other]
    one, two = min(pairs, key=lambda pair: _gap(*pair))
    low = min(one.height, two.height)
    return abs(one.middle - two.middle) <= _SAME_ROW * low and all(
        -_gap(a, b) <= 1.5 * min(a.height, b.height) for a, b in pairs
    )


def _gap(one: Line, other: Line) -> float:
    """The room between two lines, in pixels; less than none where they overlap."""
    return max(one.left, other.left) - min(one.right, other.right)


def _end(row: Passage) -> float:
    return max(line.right for line in row.lines)


def margins(rows: Sequence[Passage]) -> tuple[float, float, float]:
    """Left and right margin of the running text and its character width, in pixels."""
    long = sorted(rows, key=lambda row: -len(row.text))[: max(1, len(rows) // 2)]
    lefts = sorted(row.lines[0].left for row in long)
    rights = sorted(_end(row) for row in long)
    pitches = sorted(line.pitch for row in long for line in row.lines)
    pitch = pitches[len(pitches) // 2]
    return (
        _unindented(rows, lefts[len(lefts) // 4], pitch),
        rights[(3 * len(rights)) // 4],
        pitch,
    )


def _unindented(rows: Sequence[Passage], left: float, pitch: float) -> float:
    """The left margin: of a short text most of the long rows may begin a paragraph."""
    outer = [row.lines[0].left for row in rows]
    outer = [one for one in outer if _INDENT * pitch < left - one < _INDENTED * pitch]
    return min(outer) if len(outer) > 1 and max(outer) - min(outer) < pitch else left
