"""Two papers or pages side by side on one sheet: parted at the gutter between them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.layout.line import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from verifiers.layout.line import Line
    from verifiers.read import Sheet

_GUTTER = 1.0
"""Heights of a usual line that no line reaches into."""
_FEWEST = 4
"""Lines on either side: fewer are no paper of their own."""
_STAMPED = re.compile("原件|复印|仅[供限]|无效|核对|使用")
"""What a stamp says: it may lie across the gutter, alone or taken for one line with the print."""
_MARGINS = 2.0
"""Heights of a usual line between the text of two facing pages, at least: two inner margins."""
_RUNNING, _FEW = 4, 3
"""Lines of running text on the one page, and lines on the other, at least."""
_LONG = 12
"""Characters of a line of running text, at least."""
_WIDE = 0.75
"""Of the width of its page that such a line takes."""


def parted(sheet: Sheet) -> tuple[Sheet, ...]:
    """The sheet in one part or two, what holds more text first: a letter and its stub."""
    for sides in _sides(sheet, _GUTTER, _FEWEST):
        return tuple(sorted((_part(sheet, side) for side in sides), key=_amount, reverse=True))
    return (sheet,)


def facing_pages(sheet: Sheet) -> tuple[Sheet, ...]:
    """The sheet, or the left and the right page of a booklet that lies open.

    Lines of the two stand at one height, and sentences would run from one page into the other.
    """
    for left, right in _sides(sheet, _MARGINS, _FEW):
        if max(_running(left), _running(right)) >= _RUNNING and all(
            _running(side) >= 1 for side in (left, right)
        ):
            return _part(sheet, left), _part(sheet, right)
    return (sheet,)


def _sides(
    sheet: Sheet, gutter: float, fewest: int
) -> Iterator[tuple[Sequence[Line], Sequence[Line]]]:
    """What stands left and right of each gap of so many heights, with so many lines at least."""
    lines = sorted(lines_of(sheet), key=lambda line: line.left)
    print_alone = [line for line in lines if not _STAMPED.search(line.text)]
    heights = sorted(line.height for line in print_alone)
    reach = float("-inf")
    for number, line in enumerate(print_alone):
        enough = fewest <= number <= len(print_alone) - fewest
        if enough and line.left - reach > gutter * heights[len(heights) // 2]:
            left = [one for one in lines if one.left < line.left]
            yield left, [one for one in lines if one not in left]
        reach = max(reach, line.right)


def _part(sheet: Sheet, lines: Sequence[Line]) -> Sheet:
    return replace(sheet, regions=tuple(line.region for line in lines))


def _amount(sheet: Sheet) -> int:
    return sum(len(region.text) for region in sheet.regions)


def _running(lines: Sequence[Line]) -> int:
    """How many of a page's lines are of running text, from margin to margin."""
    width = max(line.right for line in lines) - min(line.left for line in lines)
    return sum(
        len(line.text) >= _LONG and line.right - line.left >= _WIDE * width for line in lines
    )
