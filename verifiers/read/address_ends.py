"""The last word of an address, alone in a line of its own: looked for where it was not found.

A single character far from other print is often not found, and of 486室 only the number is left. So
below a line of an address that ends in a digit, with nothing found under its beginning, that place
is looked at by itself. What is read there counts only if it is one of the words that follow a
number.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from verifiers.read.doubtful_addresses import is_line_of_address
from verifiers.read.picture import quads
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from verifiers.model import Region
    from verifiers.read.paddle import Paddle

ENDS = frozenset({"室", "号", "户", "号室", "幢", "栋", "层", "组", "楼"})
SURE = 0.9
"""Of its least certain character."""
_AHEAD, _WIDE, _DOWN = 0.5, 4.0, 1.8
"""Heights of the line: how far before its beginning, behind it and below it is looked."""
_SMALLEST = 96
"""Pixels of the longer side of what is looked at: a smaller part of a page shows no character."""


def look(reader: Paddle, ink: NDArray[np.uint8], regions: Sequence[Region]) -> tuple[Region, ...]:
    """The regions of a page whose print `ink` shows, with the missed ends of addresses."""
    found = [end for one in regions for end in _end(reader, ink, one, regions)]
    return (*regions, *found)


def _end(
    reader: Paddle, ink: NDArray[np.uint8], region: Region, regions: Sequence[Region]
) -> Iterator[Region]:
    text = compact(region.text)
    if not (text[-1:].isdecimal() and is_line_of_address(text)):
        return
    height, width = ink.shape[:2]
    line = quads.to_quad(region.box, width, height)
    below = _below(line)
    if any(_middle_is_in(quads.to_quad(one.box, width, height), below) for one in regions):
        return
    (left, top), (right, bottom) = below.min(axis=0), below.max(axis=0)
    corner = np.maximum(np.array([left, top - (bottom - top)]), 0).astype(int)
    part = ink[corner[1] : int(bottom), corner[0] : int(right)]
    if max(part.shape) < _SMALLEST:
        return
    quads_found = [one + corner.astype(np.float32) for one in reader.find(part, max(part.shape))]
    beneath = [one for one in quads_found if _middle_is_in(one, below)]
    if len(beneath) != 1:
        return
    (seen,) = reader.read(ink, beneath)
    if compact(seen.text) in ENDS and min(seen.certainties, default=0.0) >= SURE:
        yield replace(
            region,
            text=seen.text,
            confidence=seen.confidence,
            box=quads.to_box(beneath[0], width, height),
            centres=seen.centres,
            certainties=seen.certainties,
            rivals=seen.rivals,
        )


def _below(line: NDArray[np.float32]) -> NDArray[np.float32]:
    """Where the next line of an address would begin."""
    along, height = quads.sides(line)
    step = (line[1] - line[0]) / max(1.0, along) * height
    down = line[3] - line[0]
    begin = line[3] - step * _AHEAD
    end = line[3] + step * _WIDE
    return np.asarray([begin, end, end + down * _DOWN, begin + down * _DOWN], np.float32)


def _middle_is_in(line: NDArray[np.float32], place: NDArray[np.float32]) -> bool:
    """Whether a line's beginning stands in a place, at the height of its middle."""
    (left, top), (right, bottom) = place.min(axis=0), place.max(axis=0)
    height = float(line[:, 1].mean())
    return bool(left < line[:, 0].max() and line[:, 0].min() < right and top < height < bottom)
