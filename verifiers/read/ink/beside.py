"""Print close before a stretch of a line, or close behind it, of which nothing was read.

A detector often ends a line where a mark crosses it, and where print pales in a reflection or runs
into a shadow: what is left reads like a whole. So ink is as dark as that of the characters nearby.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import cv2
import numpy as np

from verifiers.read import strip
from verifiers.read.ink.columns import REACH, STROKE
from verifiers.read.ink.row import box_of, quad_of, rows_of_print, uprights
from verifiers.read.picture import levels, quads, slant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from verifiers.model import Box, Region
    from verifiers.read.ink.row import Row

_NEARBY = 1.5
"""Of a line's height: how much of it before its end tells how dark its print is there."""
_BEYOND, _BEHIND_A_POINT = 1.7, 2.6
"""Of a character's height: how far beyond the middle of the last one the next one ends, and one
behind a point."""
_WITHIN = 0.7
"""Of a line's height: from its last character's middle to the end of its box it is mostly less."""
_CUT, _HALF = 0.35, 0.25
"""Of the same: where a line's box ends so near to the middle of its last character, or nearer, it
may hold half of it alone; and how wide the other half is at least."""
_HIGH, _HIGHEST = 0.45, 1.35
"""Of the same: how high a piece of a character is that is no single stroke, and what is no piece
of one: rules of forms, and marks."""
_AMID = 0.2, 0.8
"""Of the same, from its top: where a single stroke stands that is a character."""
_PITCH, _MOST = 0.8, 40
"""Of a character's height: how far the next one is at least; and so many are looked for."""
_HIGHER = 1.5
"""Times the height of a line: what is so high is no reading of its print."""


def with_print(
    row: Row, start: int, stop: int, regions: Sequence[Region], *, after: bool
) -> Box | None:
    """The box of this stretch with the print behind it, or before it; `None` where is none.

    What was read as another of the `regions` of its page is none.
    """
    if not row.middles:
        return None
    quad, step = row.quad, _step(row)
    first, last = row.middles[start], row.middles[stop - 1]
    size = _size_of_print_beyond(row, first, last, after=after)
    if not size or _is_read(row, last + size if after else first - size, regions):
        return None
    wider = quad.copy()
    if after:
        wider[[1, 2]] += step * row.across
        wider[[0, 3]] += step * max(0.0, first - size)
    else:
        wider[[0, 3]] -= step * row.across
        wider[[1, 2]] -= step * max(0.0, row.along - last - size)
    return box_of(wider, row.pixels)


def whole(row: Row, regions: Sequence[Region]) -> Box | None:
    """The box of a line with all print that goes on at its ends; `None` where none does.

    Behind a point, too, which takes a character's room and is no such print itself. Where a stamp
    was read there, nobody can tell what is whose.
    """
    if not row.middles:
        return None
    ends = [0.0, row.along]
    for after, way in ((False, -1), (True, 1)):
        at = row.middles[-1 if after else 0]
        for _ in range(_MOST):
            first, last = (row.middles[0], at) if after else (at, row.middles[-1])
            size = _size_of_print_beyond(row, first, last, after=after, far=_BEHIND_A_POINT)
            if not size or _is_read(row, at + way * size, regions, high=math.inf):
                break
            ends[after] = way * max(way * ends[after], way * at + _BEYOND * size)
            at += way * _PITCH * size
    if ends == [0.0, row.along]:
        return None
    wider, step = row.quad.copy(), _step(row)
    wider[[0, 3]] += step * ends[0]
    wider[[1, 2]] += step * (ends[1] - row.along)
    return box_of(wider, row.pixels)


def _step(row: Row) -> NDArray[np.float32]:
    """One pixel along the line."""
    return np.asarray((row.quad[1] - row.quad[0]) / max(1.0, row.along), np.float32)


def _is_read(row: Row, at: float, regions: Sequence[Region], *, high: float = _HIGHER) -> bool:
    """Whether what stands so far from a line's beginning, or before it, is another that was read.

    That leans as the line does, as marks across it do not, and is less than so many times as high.
    """
    height, width = row.pixels.shape[:2]
    usual, _, across = slant.measure(row.region.box, width, height)
    x, y = row.quad[[0, 3]].mean(axis=0) + _step(row) * at
    for one in regions:
        lean, _, its = slant.measure(one.box, width, height)
        alike = abs(lean - usual) < slant.LEVEL and its < high * across
        if one is not row.region and alike:
            quad = quad_of(one, row.pixels)
            if cv2.pointPolygonTest(quad, (float(x), float(y)), measureDist=False) >= 0:
                return True
    return False


def _size_of_print_beyond(
    row: Row, first: float, last: float, *, after: bool, far: float = _BEYOND
) -> int:
    """How high print is that goes on beyond the characters with these middles; 0 where none does.

    It is looked for up to `far`, of its height; what stands before them as in a mirror.
    """
    left, right = row.quad[[0, 3]], row.quad[[1, 2]]
    if not after:
        left, right, first, last = right, left, row.along - last, row.along - first
    step = (right - left).mean(axis=0) / max(1.0, row.along)
    from_ = max(0.0, last - _NEARBY * row.across)
    near, end = (
        left + step * from_,
        left + step * (max(row.along, last) + (far - _WITHIN) * row.across),
    )
    even = _black(row.pixels, np.asarray([near[0], end[0], end[1], near[1]], np.float32))
    ink = (even < strip.DARKEST) & ~uprights(even < strip.DARK)
    last -= from_
    top, bottom = rows_of_print(ink, max(0.0, first - from_), last)
    size = bottom - top
    begins = min(last + REACH * size, max(row.along - from_, last + _CUT * size))
    window = ink[:, max(0, round(begins)) : max(0, round(last + far * size))]
    return size if size and window.size and _holds_print(window, top, bottom) else 0


def _black(pixels: NDArray[np.uint8], quad: NDArray[np.float32]) -> NDArray[np.uint8]:
    """The ink in a quad of a page, evenly lit: where there is black, that alone."""
    cut = quads.cut(pixels, quad)
    lightest = levels.lightest(cut)
    black = levels.percentile(lightest, 2) < strip.BLACK
    return strip.evenly_lit(lightest if black else strip.dark_ink(cut))


def _holds_print(ink: NDArray[np.bool_], top: int, bottom: int) -> bool:
    """Whether ink is a piece of a character between these rows.

    What begins before it may be the edge of the last character that was read.
    """
    size = bottom - top
    upper, lower = (top + share * size for share in _AMID)
    _, _, found, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    return any(
        (x > 0 or width >= _HALF * size)
        and top - STROKE * size < y + height / 2 < bottom + STROKE * size
        and height <= min(_HIGHEST * size, ink.shape[0] - 1)
        and (height >= _HIGH * size or (width >= STROKE * size and upper < y + height / 2 < lower))
        for x, y, width, height, _ in found[1:].tolist()
    )
