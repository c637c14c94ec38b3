"""Whether print stands in the room between two characters of a line: one of them was lost.

A thin stroke goes with the marks that are faded across it: 一 of a name is nothing else. What is
left says with certainty what stands around it, and only the room shows that more was there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from verifiers.read import strip
from verifiers.read.lines import is_chinese
from verifiers.read.picture import quads, slant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from verifiers.model import Box, Region
    from verifiers.read.engine import Sheet
    from verifiers.read.lines import Part

_REACH, _STROKE = 0.6, 0.3
"""Of a character's height: what is nearer to the middle of one, which is known to a third of that,
may be a part of it; and no stroke that is a character is shorter."""
_DENSE = 0.75
"""Of the columns beside a line: so many hold ink where print stands there, however broken."""
_BEHIND = 1.7
"""Of a character's height: how far behind the middle of the last one the next one ends."""
_ROWS = 0.25, 0.75
"""Of a character's height: above and below may stand rules, and other lines."""
_PRINTED = 0.03
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
        and all(map(is_chinese, region.text[at : at + 2]))
    ]
    if not apart:
        return False
    quad = quads.to_quad(region.box, pixels.shape[1], pixels.shape[0])
    even = strip.evenly_lit(strip.dark_ink(quads.cut(pixels, quad)))
    columns = even.shape[1]
    size, inked = _inked(even < strip.DARK, apart[0][0] * columns, apart[-1][1] * columns)
    return size > 0 and any(
        _longest(inked[round(left) : round(right)]) >= _STROKE * size
        for a, b in apart
        for left, right in ((a * columns + _REACH * size, b * columns - _REACH * size),)
        if left < right
    )


def with_what_follows(sheet: Sheet, parts: Sequence[Part]) -> Box | None:
    """The box of the last of these stretches, and of the print close behind it that nobody read.

    `None` where nothing is printed there, or what is was read as something else.
    """
    region, _, stop = parts[-1] if parts else (None, 0, 0)
    at_end = region is not None and stop == len(region.text)
    return _with_what_is(sheet, parts[-1], after=True) if at_end else None


def with_what_precedes(sheet: Sheet, parts: Sequence[Part]) -> Box | None:
    """The same of the first of these stretches, and the print close before it."""
    at_start = bool(parts) and parts[0][1] == 0
    return _with_what_is(sheet, parts[0], after=False) if at_start else None


def _with_what_is(sheet: Sheet, part: Part, *, after: bool) -> Box | None:
    region, start, stop = part
    if len(region.centres) != len(region.text):
        return None
    width, height = sheet.page.width, sheet.page.height
    quad = quads.to_quad(region.box, width, height)
    along, across = quads.sides(quad)
    step = (quad[1] - quad[0]) / max(1.0, along)
    first, last = (region.centres[at] * along for at in (start, stop - 1))
    wider = quad.copy()
    wider[[1, 2] if after else [0, 3]] += step * (across if after else -across)
    even = strip.evenly_lit(strip.dark_ink(quads.cut(sheet.pixels, wider)))
    moved = 0.0 if after else across
    size, inked = _inked(even < strip.DARKEST, first + moved, last + moved)
    near, far = (
        moved + (last + one if after else first - one) for one in (_REACH * size, _BEHIND * size)
    )
    beyond = inked[max(0, round(min(near, far))) : max(0, round(max(near, far)))]
    if not size or (_longest(beyond) < _STROKE * size and beyond.mean() < _DENSE):
        return None
    x, y = quad[[0, 3]].mean(axis=0) + step * (last + size if after else first - size)
    others = (one for one in sheet.regions if one is not region and _is_level(one, region, sheet))
    read = (quads.to_quad(one.box, width, height) for one in others)
    if any(cv2.pointPolygonTest(one, (float(x), float(y)), measureDist=False) >= 0 for one in read):
        return None
    if after:
        wider[[0, 3]] += step * max(0.0, first - size)
    else:
        wider[[1, 2]] -= step * max(0.0, along - last - size)
    return quads.to_box(wider, width, height)


def _is_level(one: Region, other: Region, sheet: Sheet) -> bool:
    """Whether two lines lean alike, as print does, and marks across it do not."""
    leaning = (
        slant.measure(each.box, sheet.page.width, sheet.page.height) for each in (one, other)
    )
    (first, *_), (second, *_) = leaning
    return abs(first - second) < slant.LEVEL


def rows_of_print(ink: NDArray[np.bool_], first: float, last: float) -> tuple[int, int]:
    """Where the print between two columns begins and ends; nowhere where it is too low."""
    # Of a single character only its middle is known, and what is drawn there may be low.
    half = ink.shape[0] / 4 if first == last else 0.0
    within = ink[:, max(0, round(first - half)) : round(last + half) + 1]
    printed = np.flatnonzero(within.mean(axis=1) >= _PRINTED)
    if not printed.size or printed[-1] + 1 - printed[0] < _SHORT:
        return 0, 0
    return int(printed[0]), int(printed[-1]) + 1


def _inked(ink: NDArray[np.bool_], first: float, last: float) -> tuple[int, NDArray[np.bool_]]:
    """How high the print between two columns is, and which columns hold ink in its middle."""
    top, bottom = rows_of_print(ink, first, last)
    upper, lower = (top + round(share * (bottom - top)) for share in _ROWS)
    return bottom - top, np.asarray(ink[upper:lower].any(axis=0))


def _longest(inked: NDArray[np.bool_]) -> int:
    """The longest run of columns with ink."""
    ends = np.flatnonzero(~np.concatenate([[False], inked, [False]]))
    return int(np.diff(ends).max()) - 1
