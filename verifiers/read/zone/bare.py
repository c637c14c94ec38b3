"""Cells of a zone in which no ink is: bare paper, which all voices take for fillers.

Light that is thrown back, a finger or a label hides letters of a name, and no check digit covers
names: what is left of one would stand as the whole.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from verifiers.read.picture import levels

if TYPE_CHECKING:
    from verifiers.read.zone.strip import Grid, Strip

ROOM = 17
"""Pixels of the strip above and below the middle that hold the print of a row."""
INKLESS = 0.25
"""Of the usual difference between dark and light in a cell of the row: a cell with less is bare.
Measured under light thrown back: bare paper 0.16 at most, letters 0.4 and more, but 0.17 to 0.32
for the last at its edge. Only cells that were read as fillers are judged by it."""
_DARK, _LIGHT = 4, 90
"""Percentiles of a cell's pixels that stand for its ink and for its paper."""


def cells(strip: Strip, grid: Grid) -> frozenset[int]:
    """The cells of a row that hold no ink."""
    middle, width = strip.colour.shape[0] // 2, strip.colour.shape[1]
    grey = levels.darkest(strip.colour[middle - ROOM : middle + ROOM])
    edges = np.clip(np.rint(grid.edges), 0, width).astype(int)
    depths = []
    for left, right in pairwise(edges):
        # A cell beyond the picture was not seen.
        seen = grey[:, left:right] if right > left else np.zeros((1, 1), np.uint8)
        dark, light = np.percentile(seen, (_DARK, _LIGHT))
        depths.append(float(light - dark))
    least = INKLESS * float(np.median(depths))
    return frozenset(cell for cell, depth in enumerate(depths) if depth < least)
