"""Two lines of print that were found as one: cut between them, and read each.

Forms set a long label in two small lines of one cell. On a page looked at in a small size they melt
into one line, which no model can read: it is much higher than the others, and its reading unsure,
or sure of one line of the two, between which no ink is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from verifiers.read.picture import levels, quads

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from verifiers.read.first.paddle import Paddle, Reading

TALL, TWICE = 1.25, 1.7
"""Times the height of a usual line: so high are two lines that touch, and two of a cell."""
NARROW = 0.7
"""Of its height, the width of the narrowest cell with two characters beside each other."""
UNSURE = 0.85
"""A reading at least so confident is believed, unless paper shows across the middle of its line."""
BETTER = 0.1
"""By how much both halves together must be surer than the whole."""
_MIDDLE = 0.35, 0.65
"""Between which shares of the height the two lines meet."""
_PAPER = 0.1
"""Of the difference between the line's darkest row and its palest: so much darker is paper, too."""


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
        unsure = reading.confidence < UNSURE
        # A large character by itself is as narrow, and may have no ink across its middle.
        cell = unsure and along > NARROW * across and across > TWICE * usual
        if across > TALL * usual and (along > across or cell):
            halves, parted = _halves(pixels, line)
            found = reader.read(pixels, halves) if unsure or parted else []
            if found and (_are_surer if unsure else _say_more)(found, reading):
                kept += halves
                read += found
                continue
        kept.append(line)
        read.append(reading)
    return kept, read


def _are_surer(halves: list[Reading], whole: Reading) -> bool:
    return sum(one.confidence for one in halves) / 2 > whole.confidence + BETTER


def _say_more(halves: list[Reading], whole: Reading) -> bool:
    """Whether each half is a line that is read well, and the whole lacked characters of them."""
    seen = [len(one.text.replace(" ", "")) for one in (*halves, whole)]
    return min(one.confidence for one in halves) >= UNSURE and seen[0] + seen[1] > seen[2]


def _halves(
    pixels: NDArray[np.uint8], line: NDArray[np.float32]
) -> tuple[list[NDArray[np.float32]], bool]:
    """The quad cut where least ink stands near its middle, and whether none at all stands there."""
    grey = levels.darkest(quads.cut(pixels, line)).mean(axis=1)
    first, last = (round(share * len(grey)) for share in _MIDDLE)
    row = first + int(np.argmax(grey[first : max(first + 1, last)]))
    parted = bool(grey[row] > grey.max() - _PAPER * np.ptp(grey))
    at = row / max(1, len(grey))
    left = line[0] + (line[3] - line[0]) * np.float32(at)
    right = line[1] + (line[2] - line[1]) * np.float32(at)
    upper = np.array([line[0], line[1], right, left], np.float32)
    return [upper, np.array([left, right, line[2], line[3]], np.float32)], parted
