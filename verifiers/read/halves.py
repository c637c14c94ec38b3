"""Two lines of print that were found as one: cut between them, and read each.

Forms set a long label in two small lines of one cell. On a page looked at in a small size they melt
into one line, which no model can read: it is much higher than the others, and its reading unsure.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from verifiers.read.picture import quads

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from verifiers.read.paddle import Paddle, Reading

TALL = 1.25
"""Times the height of a usual line."""
UNSURE = 0.85
"""A reading at least so confident is believed, however high its line."""
BETTER = 0.1
"""By how much both halves together must be surer than the whole."""
_MIDDLE = 0.35, 0.65
"""Between which shares of the height the two lines meet."""


def read_apart(
    reader: Paddle,
    pixels: NDArray[np.uint8],
    lines: list[NDArray[np.float32]],
    readings: list[Reading],
) -> tuple[list[NDArray[np.float32]], list[Reading]]:
    """Lines and their readings, those that were two taken apart."""
    if not lines:
        return lines, readings
    usual = float(np.median([quads.sides(line)[1] for line in lines]))
    kept: list[NDArray[np.float32]] = []
    read: list[Reading] = []
    for line, reading in zip(lines, readings, strict=True):
        along, across = quads.sides(line)
        if across > TALL * usual and along > across and reading.confidence < UNSURE:
            halves = _halves(pixels, line)
            found = reader.read(pixels, halves)
            if sum(one.confidence for one in found) / 2 > reading.confidence + BETTER:
                kept += halves
                read += found
                continue
        kept.append(line)
        read.append(reading)
    return kept, read


def _halves(pixels: NDArray[np.uint8], line: NDArray[np.float32]) -> list[NDArray[np.float32]]:
    """The quad cut where least ink stands near its middle."""
    grey = quads.cut(pixels, line).min(axis=2).mean(axis=1)
    first, last = (round(share * len(grey)) for share in _MIDDLE)
    at = (first + int(np.argmax(grey[first : max(first + 1, last)]))) / max(1, len(grey))
    left = line[0] + (line[3] - line[0]) * np.float32(at)
    right = line[1] + (line[2] - line[1]) * np.float32(at)
    upper = np.array([line[0], line[1], right, left], np.float32)
    return [upper, np.array([left, right, line[2], line[3]], np.float32)]
