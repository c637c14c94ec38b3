"""Print close before a stretch of a line, or close behind it, of which nothing was read.

A detector often ends a line where a mark crosses it: what is left reads like a whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2

from verifiers.read import strip
from verifiers.read.ink.columns import REACH, STROKE, inked, longest
from verifiers.read.ink.row import box_of, evenly_lit, quad_of
from verifiers.read.picture import slant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.model import Box, Region
    from verifiers.read.ink.row import Row

_DENSE = 0.75
"""Of the columns beside a line: so many hold ink where print stands there, however broken."""
_BEYOND = 1.7
"""Of a character's height: how far beyond the middle of the last one the next one ends."""


def with_print(
    row: Row, start: int, stop: int, regions: Sequence[Region], *, after: bool
) -> Box | None:
    """The box of this stretch with the print behind it, or before it; `None` where is none.

    What was read as another of the `regions` of its page is none.
    """
    if not row.middles:
        return None
    pixels, quad = row.pixels, row.quad
    step = (quad[1] - quad[0]) / max(1.0, row.along)
    first, last = row.middles[start], row.middles[stop - 1]
    wider = quad.copy()
    wider[[1, 2] if after else [0, 3]] += step * (row.across if after else -row.across)
    moved = 0.0 if after else row.across
    size, columns = inked(evenly_lit(pixels, wider) < strip.DARKEST, first + moved, last + moved)
    near, far = (
        moved + (last + one if after else first - one) for one in (REACH * size, _BEYOND * size)
    )
    beyond = columns[max(0, round(min(near, far))) : max(0, round(max(near, far)))]
    if not size or (longest(beyond) < STROKE * size and beyond.mean() < _DENSE):
        return None
    x, y = quad[[0, 3]].mean(axis=0) + step * (last + size if after else first - size)
    others = (one for one in regions if one is not row.region and _is_level(one, row))
    read = (quad_of(one, pixels) for one in others)
    if any(cv2.pointPolygonTest(one, (float(x), float(y)), measureDist=False) >= 0 for one in read):
        return None
    if after:
        wider[[0, 3]] += step * max(0.0, first - size)
    else:
        wider[[1, 2]] -= step * max(0.0, row.along - last - size)
    return box_of(wider, pixels)


def _is_level(one: Region, row: Row) -> bool:
    """Whether two lines lean alike, as print does, and marks across it do not."""
    height, width = row.pixels.shape[:2]
    leaning = (slant.measure(each.box, width, height) for each in (one, row.region))
    (first, *_), (second, *_) = leaning
    return abs(first - second) < slant.LEVEL
