"""Two papers side by side on one sheet, as a letter and its stub: parted at the gutter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.layout.line import lines_of

if TYPE_CHECKING:
    from verifiers.read import Sheet

_GUTTER = 1.0
"""Heights of a usual line that no line reaches into."""
_FEWEST = 4
"""Lines on either side: fewer are no paper of their own."""


def columns(sheet: Sheet) -> tuple[Sheet, ...]:
    """The sheet in one part or two, what holds more text first."""
    lines = sorted(lines_of(sheet), key=lambda line: line.left)
    heights = sorted(line.height for line in lines)
    reach = float("-inf")
    for number, line in enumerate(lines):
        enough = _FEWEST <= number <= len(lines) - _FEWEST
        if enough and line.left - reach > _GUTTER * heights[len(heights) // 2]:
            sides = (lines[:number], lines[number:])
            parts = [replace(sheet, regions=tuple(one.region for one in side)) for side in sides]
            return tuple(sorted(parts, key=_amount, reverse=True))
        reach = max(reach, line.right)
    return (sheet,)


def _amount(sheet: Sheet) -> int:
    return sum(len(region.text) for region in sheet.regions)
