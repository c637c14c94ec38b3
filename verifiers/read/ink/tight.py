"""A line whose box is much higher than its print, cut as high as that.

What is left of a seal or a stamp beside a line grows together with it where text is looked for, and
whoever reads the line in its box sees small print among debris.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from verifiers.read import strip
from verifiers.read.ink.row import PRINTED, SHORT, evenly_lit
from verifiers.read.picture import quads

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from verifiers.model import Box
    from verifiers.read.engine import Line

_Number = TypeVar("_Number", np.float32, np.float64)
_TALL = 1.9
"""Times the height of its print: a box that is higher holds more than a line."""
_ROOM = 0.25
"""Of the print's height: paper that is left above and below."""


def fitted(line: Line) -> Line | None:
    """The line cut to the height of its print, or `None` where it is as high as it should be."""
    if len(line.value) != 1:
        return None
    quad = quads.to_quad(line.value[0], line.pixels.shape[1], line.pixels.shape[0])
    rows = _rows_of_print(line.pixels, quad)
    if rows is None:
        return None
    boxes, value = (tuple(_cut(box, *rows) for box in part) for part in (line.boxes, line.value))
    return replace(line, boxes=boxes, value=value)


def fitted_quad(pixels: NDArray[np.uint8], quad: NDArray[np.float32]) -> NDArray[np.float32]:
    """The same of a line of an RGB page, in pixels; as it is where it is no higher."""
    rows = _rows_of_print(pixels, quad)
    return quad if rows is None else _between(quad, *rows)


def _rows_of_print(
    pixels: NDArray[np.uint8], quad: NDArray[np.float32]
) -> tuple[float, float] | None:
    """Between which shares of its height a line's print stands, where that is little of it.

    Print is the rows, one below the other, that hold most ink.
    """
    along, across = quads.sides(quad)
    if across > along:
        return None
    dark = evenly_lit(pixels, quad) < strip.DARK
    inked = dark.mean(axis=1) * (dark.mean(axis=1) >= PRINTED)
    ends = np.flatnonzero(np.diff((inked > 0).astype(np.int8), prepend=0, append=0))
    runs = list(zip(ends[::2].tolist(), ends[1::2].tolist(), strict=True))
    if not runs:
        return None
    top, bottom = max(runs, key=lambda run: float(inked[run[0] : run[1]].sum()))
    size, height = bottom - top, len(inked)
    if size < SHORT or height < _TALL * size:
        return None
    return max(0.0, (top - _ROOM * size) / height), min(1.0, (bottom + _ROOM * size) / height)


def _cut(box: Box, top: float, bottom: float) -> Box:
    a, b, c, d = ((x, y) for x, y in _between(np.asarray(box), top, bottom).tolist())
    return a, b, c, d


def _between(corners: NDArray[_Number], top: float, bottom: float) -> NDArray[_Number]:
    """The part of a quad, or a box, between two shares of its height."""
    a, b, c, d = corners
    return np.asarray(
        [a + (d - a) * top, b + (c - b) * top, b + (c - b) * bottom, a + (d - a) * bottom],
        corners.dtype,
    )
