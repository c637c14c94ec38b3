"""Two papers side by side on one sheet, as a letter and its stub: parted at the gutter."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.layout.line import lines_of

if TYPE_CHECKING:
    from verifiers.read import Sheet

_GUTTER = 1.0
"""Heights of a usual line that no line reaches into."""
_FEWEST = 4
"""Lines on either side: fewer are no paper of their own."""
_STAMPED = re.compile("原件|复印|仅[供限]|无效|核对|使用")
"""What a stamp says: it may lie across the gutter, alone or taken for one line with the print."""


def parted(sheet: Sheet) -> tuple[Sheet, ...]:
    """The sheet in one part or two, what holds more text first."""
    lines = sorted(lines_of(sheet), key=lambda line: line.left)
    print_alone = [line for line in lines if not _STAMPED.search(line.text)]
    heights = sorted(line.height for line in print_alone)
    reach = float("-inf")
    for number, line in enumerate(print_alone):
        enough = _FEWEST <= number <= len(print_alone) - _FEWEST
        if enough and line.left - reach > _GUTTER * heights[len(heights) // 2]:
            left = [one for one in lines if one.left < line.left]
            sides = (left, [one for one in lines if one not in left])
            parts = [replace(sheet, regions=tuple(one.region for one in side)) for side in sides]
            return tuple(sorted(parts, key=_amount, reverse=True))
        reach = max(reach, line.right)
    return (sheet,)


def _amount(sheet: Sheet) -> int:
    return sum(len(region.text) for region in sheet.regions)
