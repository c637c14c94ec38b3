"""Whether a line of print ends where its last character was read, with nothing but paper behind it.

A number that a letter breaks over two lines was read whole only if nothing follows its first piece.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from verifiers.read import strip
from verifiers.read.picture import quads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from verifiers.model import Region
    from verifiers.read.lines import Part

_ROOM = 2.0
"""Of a line's height: how far behind it is looked."""
_SKIRT = 0.25
"""Of a line's height: what may belong to the last character."""
_INK = 0.01
"""Of the pixels: so many dark ones are a stroke."""
_PAPER, _PRINT = 75, 3
"""The percentiles of a line's lightness that are its paper and its print."""


def is_broken_at(pixels: NDArray[np.uint8], parts: Sequence[Part]) -> bool:
    """Whether a value was read in two pieces because its line of an RGB page ends between them.

    The first has nothing but paper behind it, and the second begins a line below.
    """
    if len(parts) != 2:  # noqa: PLR2004
        return False
    (first, _, stop), (second, start, _) = parts
    follows = second.box[0][1] > (first.box[1][1] + first.box[2][1]) / 2
    begins = second.box[0][0] <= first.box[0][0] + (first.box[1][0] - first.box[0][0]) / 4
    whole = stop == len(first.text) and start == 0
    return whole and follows and begins and _ends(pixels, first)


def _ends(pixels: NDArray[np.uint8], region: Region) -> bool:
    """Whether nothing as dark as the line's own print stands behind it."""
    line = quads.to_quad(region.box, pixels.shape[1], pixels.shape[0])
    top, bottom = line[1], line[2]
    along, height = quads.sides(line)
    step = (top - line[0]) / max(1.0, along) * height
    near, far = step * _SKIRT, step * _ROOM
    if max(top[0], bottom[0]) + far[0] > pixels.shape[1]:
        return False
    behind = np.asarray([top + near, top + far, bottom + far, bottom + near], np.float32)
    tones = _tones(pixels, line)
    half = float(np.percentile(tones, _PAPER) + np.percentile(tones, _PRINT)) / 2
    return bool((_tones(pixels, behind) < half).mean() < _INK)


def _tones(pixels: NDArray[np.uint8], quad: NDArray[np.float32]) -> NDArray[np.uint8]:
    """The lightness of a part of the page, grain smoothed."""
    grey = strip.dark_ink(quads.cut(pixels, quad))
    return np.asarray(cv2.GaussianBlur(grey, (3, 3), 0), np.uint8)
