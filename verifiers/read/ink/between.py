"""Whether print stands in the room between two characters of a line: one of them was lost.

A thin stroke goes with the marks that are faded across it: 一 of a name is nothing else. What is
left says with certainty what stands around it, and only the room shows that more was there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.read import strip
from verifiers.read.ink.columns import REACH, STROKE, inked, longest
from verifiers.read.lines import is_chinese

if TYPE_CHECKING:
    from verifiers.read.ink.row import Row


def holds_print(row: Row, start: int, stop: int) -> bool:
    """Whether print stands between two Chinese characters of this stretch."""
    apart = [
        (row.middles[at], row.middles[at + 1])
        for at in range(start, stop - 1)
        if row.middles and all(map(is_chinese, row.region.text[at : at + 2]))
    ]
    if not apart:
        return False
    size, columns = inked(row.even < strip.DARK, apart[0][0], apart[-1][1])
    return size > 0 and any(
        longest(columns[round(left) : round(right)]) >= STROKE * size
        for left, right in ((a + REACH * size, b - REACH * size) for a, b in apart)
        if left < right
    )
