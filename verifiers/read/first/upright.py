"""Which way up a page stands, where no metadata says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from verifiers.read.picture import quads

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from verifiers.read.first.paddle import Paddle, Reading

PROBES = 5
"""How many of the longest lines are read to tell up from down."""
SURE = 0.88
"""Mean confidence above which a page is upright. Measured on drawn and damaged specimens: upright
pages 0.96 and more, pages upside down 0.80 and less."""
_FILLERS = ">>>>"
"""What the fillers of a machine-readable zone are on a page that stands on its head; they are read
with confidence either way."""
_CLEARLY = 1.3
"""A line is so much longer than it is high."""
_PICTURE = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32)


def lies_on_its_side(
    lines: list[NDArray[np.float32]], sheet: NDArray[np.float32] | None = None
) -> bool:
    """Whether most of the text runs up or down the sheet (without one: the picture).

    A line counts by how many times longer than high it is, as letters would: a bar of a drawing
    that was taken for a line is long, and has room for few of them. A line's direction is that of
    its longer edges: which corner of a slanting line a detector calls the first is left to chance.
    """
    rightwards, downwards = _edges(_PICTURE if sheet is None else sheet)
    rightwards = rightwards / np.linalg.norm(rightwards)
    downwards = downwards / np.linalg.norm(downwards)
    wide = tall = 0.0
    for line in lines:
        short, long = sorted(_edges(line), key=lambda edge: float(np.linalg.norm(edge)))
        letters = float(np.linalg.norm(long)) / max(1.0, float(np.linalg.norm(short)))
        if letters <= _CLEARLY:
            continue
        if abs(float(long @ rightwards)) > abs(float(long @ downwards)):
            wide += letters
        else:
            tall += letters
    return tall > wide


def _edges(quad: NDArray[np.float32]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The mean of the two edges along the quad, and of the two across it."""
    a, b, c, d = quad
    return (b - a + c - d) / 2, (d - a + c - b) / 2


def read(
    reader: Paddle, pixels: NDArray[np.uint8], lines: list[NDArray[np.float32]]
) -> tuple[list[Reading], bool]:
    """What stands in each line of a level page, and whether the page stands on its head.

    The longest lines are read first; only if they read badly are they tried the other way up, and
    the rest is then read as the better way has it.
    """
    order = sorted(range(len(lines)), key=lambda index: -quads.sides(lines[index])[0])
    probes = [lines[index] for index in order[:PROBES]]
    first, on_its_head = reader.read(pixels, probes), False
    if probes and (_confidence(first) < SURE or _has_fillers_turned(first)):
        turned = reader.read(pixels, [_turned(line) for line in probes])
        # A zone tells which way is up even where the page's own letters are not known here.
        stands = _has_fillers_turned(turned) and not _has_fillers_turned(first)
        if not stands and _confidence(turned) > _confidence(first):
            first, on_its_head = turned, True
    rest = [lines[index] for index in order[PROBES:]]
    others = reader.read(pixels, [_turned(line) for line in rest] if on_its_head else rest)
    by_index = dict(zip(order, (*first, *others), strict=True))
    return [by_index[index] for index in range(len(lines))], on_its_head


def _turned(line: NDArray[np.float32]) -> NDArray[np.float32]:
    """The line turned by half: the corner that was third is its first."""
    return np.roll(line, 2, axis=0)


def turn(pixels: NDArray[np.uint8], degrees: int) -> NDArray[np.uint8]:
    """The picture turned clockwise by 0, 90, 180 or 270 degrees."""
    return np.ascontiguousarray(np.rot90(pixels, -degrees // 90))


def half_turned(
    lines: list[NDArray[np.float32]], width: int, height: int
) -> list[NDArray[np.float32]]:
    """The lines of a page of that size after the page is turned by half."""
    size = np.array([width, height], np.float32)
    return [_turned(size - line) for line in lines]


def _has_fillers_turned(readings: list[Reading]) -> bool:
    return any(_FILLERS in reading.text for reading in readings)


def _confidence(readings: list[Reading]) -> float:
    letters = sum(len(reading.text) for reading in readings)
    return sum(reading.confidence * len(reading.text) for reading in readings) / max(1, letters)
