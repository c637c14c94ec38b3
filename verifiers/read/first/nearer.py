"""Text that fills little of its page, such as a card copied onto a sheet, is looked for closer.

How large to look at a page is told by all that is written on it. Marks across a sheet are larger
than the print of a card on it, and a copy leaves pale what was printed in colour: at that size some
of the card's lines are missed. So the part of the page that holds its level text is looked at once
more by itself.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from verifiers.read.first.laid_out import BOX
from verifiers.read.first.paddle import in_reading_order
from verifiers.read.picture import quads, slant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from verifiers.read.first.paddle import Paddle

LARGEST = 1280
"""Pixels of the longer side of the part that is looked at."""
FEWEST, MOST = 3, 36
"""Level lines of a page that has no more on it than a card or two."""
LEVEL = math.radians(12)
"""How much a line of a page that could not be laid flat may lean; marks lean more, however many."""
SMALL = 9.5
"""Pixels, as the page was looked at: of text that is no higher, pale lines may be missed."""
SHARE = 0.9
"""Of the page's area: text that fills more of it is a letter, or a card that fills its picture."""
GAIN = 1.4
"""How much larger at least the part must appear than it did."""
MARGIN = 0.3
"""Of the part's width and height: how far on each side a line may have been missed."""
AGAIN = 0.8
"""Of the length of a line that was known: of one of which less is found again it is kept. A single
character far from others is found together with them, or not at all."""
TALLER = 1.5
"""Times the height of a line: so much higher is another of which it is a part."""


def find(
    reader: Paddle, pixels: NDArray[np.uint8], lines: Sequence[NDArray[np.float32]], look: int
) -> list[NDArray[np.float32]]:
    """The lines of a page, found at `look` pixels of its longer side, with those that were missed.

    Quads in pixels of the page, in reading order.
    """
    level = [line for line in lines if abs(slant.measure(line, 1, 1)[0]) <= LEVEL]
    if not FEWEST <= len(level) <= MOST:
        return list(lines)
    shape = np.array(pixels.shape[1::-1])
    seen = min(1.0, look / shape.max())
    height = float(np.median([min(quads.sides(line)) for line in level])) * seen - BOX
    (left, top), (right, bottom) = _part(level, shape)
    width, high = right - left, bottom - top
    larger = min(1.0, LARGEST / max(width, high))
    if height > SMALL or width * high > SHARE * shape.prod() or larger < GAIN * seen:
        return list(lines)
    corner = np.array([left, top], np.float32)
    found = [line + corner for line in reader.find(pixels[top:bottom, left:right], LARGEST)]
    pieces = [[one for one in found if quads.is_inside(one, line)] for line in lines]
    kept = [
        line
        for line, again in zip(lines, pieces, strict=True)
        if _length(again, larger) < AGAIN * _length([line], seen)
        and not any(_is_part(line, one) for one in found)
    ]
    return in_reading_order(
        [*kept, *(one for one in found if not any(quads.is_inside(one, line) for line in kept))]
    )


def _part(
    level: Sequence[NDArray[np.float32]], shape: NDArray[np.int_]
) -> tuple[tuple[int, int], tuple[int, int]]:
    """The corners of the part of the page around these lines."""
    points = np.concatenate(list(level))
    first, last = points.min(axis=0), points.max(axis=0)
    room = (last - first) * MARGIN
    left, top = np.maximum(first - room, 0).astype(int)
    right, bottom = np.minimum(last + room, shape).astype(int)
    return (int(left), int(top)), (int(right), int(bottom))


def _is_part(line: NDArray[np.float32], whole: NDArray[np.float32]) -> bool:
    """Whether a line was found again as a part of another, which is no mark that lies over it."""
    return quads.is_inside(line, whole) and quads.sides(whole)[1] < TALLER * quads.sides(line)[1]


def _length(lines: Sequence[NDArray[np.float32]], scale: float) -> float:
    """Of the text in these lines, which were found at that scale."""
    return sum(quads.sides(line)[0] - BOX / scale for line in lines)
