"""Whether a line of print stands below another, of which nothing was read.

A detector that misses the second line of an address leaves a first one that reads like the whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from verifiers.read import strip
from verifiers.read.ink.row import evenly_lit, quad_of, rows_of_print

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from verifiers.model import Region
    from verifiers.read.ink.row import Row

_BEFORE, _ALONG, _REACH = 0.9, 3.2, 2.1
"""Of a character's height: how far before the middle of the first one is looked, how much of the
line below, and how far down from the foot of the line."""
_FOOT = 0.15
"""Of the same: what is so near belongs to the line itself."""
_HIGH, _WIDE = (0.55, 1.2), (0.45, 1.6)
"""Of the same: how high and wide the print of one character is, or of two that touch."""
_OFF = 0.3
"""Of the same: how far from where the next line must be its characters may be."""
_CLOSE = 0.12
"""Of the same: strokes so near to one another are of one character."""


def is_print(
    row: Row, start: int, stop: int, regions: Sequence[Region], above: Row | None = None
) -> bool:
    """Whether a character that is in none of the `regions` stands below where this stretch begins.

    It stands as far below it as that does below the line above, where there is one.
    """
    if not row.middles:
        return False
    pixels, quad = row.pixels, row.quad
    first, last = row.middles[start], row.middles[stop - 1]
    top, bottom = rows_of_print(row.even < strip.DARK, first, last)
    size = bottom - top
    if not size:
        return False
    right, down = (quad[1] - quad[0]) / row.along, (quad[3] - quad[0]) / row.across
    left = quad[0] + right * (first - _BEFORE * size)
    wide, deep = right * (_ALONG * size), down * (bottom + _REACH * size)
    zone = np.asarray([left, left + wide, left + wide + deep, left + deep], np.float32)
    ink = (evenly_lit(pixels, zone) < strip.DARKEST).astype(np.uint8)
    _wipe(ink, zone, [quad_of(one, pixels) for one in regions if one is not row.region])
    ink[: round(bottom + _FOOT * size)] = 0
    middle = (top + bottom) / 2
    if above is not None:
        further = quad.mean(axis=0) - above.quad.mean(axis=0)
        step = float(further @ down) / float(np.hypot(*down))
        if step > size:
            return _holds_character(ink, size, at=middle + step)
    return _holds_character(ink, size)


def _wipe(
    ink: NDArray[np.uint8], zone: NDArray[np.float32], read: list[NDArray[np.float32]]
) -> None:
    """Take out of the ink of a zone of the page all that was read there."""
    height, width = ink.shape
    corners = np.asarray([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(zone, corners)
    for quad in read:
        there = cv2.perspectiveTransform(quad.reshape(-1, 1, 2), matrix)
        cv2.fillConvexPoly(ink, there.astype(np.int32), (0,))


def _holds_character(ink: NDArray[np.uint8], size: int, at: float | None = None) -> bool:
    """Whether some of the ink is as large as a character and does not go on beyond the zone.

    Its middle is `at` that row, where that is known.
    """
    near = np.ones((max(1, round(_CLOSE * size)),) * 2, np.uint8)
    _, _, found, _ = cv2.connectedComponentsWithStats(cv2.morphologyEx(ink, cv2.MORPH_CLOSE, near))
    return any(
        _HIGH[0] * size <= height <= _HIGH[1] * size
        and _WIDE[0] * size <= width <= _WIDE[1] * size
        and x > 0
        and x + width < ink.shape[1]
        and y + height < ink.shape[0]
        and (at is None or abs(y + height / 2 - at) < _OFF * size)
        for x, y, width, height, _ in found[1:].tolist()
    )
