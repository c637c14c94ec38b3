"""Whether print stands in the room between two characters of a line: one of them was lost.

A thin stroke goes with the marks that are faded across it: 一 of a name is nothing else. What is
left says with certainty what stands around it, and only the room shows that more was there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from verifiers.read import strip
from verifiers.read.picture import quads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from verifiers.model import Region
    from verifiers.read.lines import Part

_REACH, _STROKE = 0.6, 0.3
"""Of a character's height: what is nearer to the middle of one, which is known to a third of that,
may be a part of it; and no stroke that is a character is shorter."""
_ROWS = 0.25, 0.75
"""Of a character's height: above and below may stand rules, and other lines."""
_INKED = 0.03
"""Of a row's columns: so many hold ink where it is one of print."""
_SHORT = 8
"""Pixels: of lower print nothing can be told."""


def holds_print(pixels: NDArray[np.uint8], parts: Sequence[Part]) -> bool:
    """Whether print of an RGB page stands between two Chinese characters of these stretches."""
    return any(_holds_print(pixels, *part) for part in parts)


def _holds_print(pixels: NDArray[np.uint8], region: Region, start: int, stop: int) -> bool:
    apart = [
        (region.centres[at], region.centres[at + 1])
        for at in range(start, stop - 1)
        if len(region.centres) == len(region.text)
        and all(map(_is_chinese, region.text[at : at + 2]))
    ]
    if not apart:
        return False
    quad = quads.to_quad(region.box, pixels.shape[1], pixels.shape[0])
    even = strip.evenly_lit(strip.dark_ink(quads.cut(pixels, quad)))
    columns = even.shape[1]
    ink = np.asarray(even < strip.DARK)
    within = ink[:, round(apart[0][0] * columns) : round(apart[-1][1] * columns) + 1]
    printed = np.flatnonzero(within.mean(axis=1) >= _INKED)
    size = int(printed[-1] - printed[0]) + 1 if printed.size else 0
    if size < _SHORT:
        return False
    first, last = (printed[0] + round(share * size) for share in _ROWS)
    inked = np.asarray(ink[first:last].any(axis=0))
    return any(
        _longest(
            inked[max(0, round(a * columns + _REACH * size)) : round(b * columns - _REACH * size)]
        )
        >= _STROKE * size
        for a, b in apart
        if (b - a) * columns > 2 * _REACH * size
    )


def _longest(inked: NDArray[np.bool_]) -> int:
    """The longest run of columns with ink."""
    ends = np.flatnonzero(~np.concatenate([[False], inked, [False]]))
    return int(np.diff(ends).max()) - 1


def _is_chinese(letter: str) -> bool:
    return "\u3400" <= letter <= "\u9fff"
