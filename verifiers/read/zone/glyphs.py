"""A small network that knows the 37 characters of machine-readable zones, and nothing else.

It sees one cell of the grid at a time, so that it cannot guess from the neighbours, and was taught
on drawn cells alone (``scripts/teach_zone_glyphs.py``): an answer independent of both readers.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np

from verifiers.errors import ReaderFailed
from verifiers.numbers.mrz_layouts import ALPHABET
from verifiers.read.zone.strip import HEIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

CLASSES = f"{ALPHABET}<"
WEIGHTS = Path(__file__).with_name("glyphs.npz")
_AROUND = 0.2
"""Of a cell's width: what is seen of the neighbours on either side."""
_ABOVE = 20
"""Pixels of the strip that are seen above and below the row's middle."""
_ROWS, _COLUMNS = 20, 17


@dataclass(frozen=True, slots=True, eq=False)
class Glyphs:
    """The network's weights, loaded once."""

    w1: NDArray[np.float32]
    b1: NDArray[np.float32]
    w2: NDArray[np.float32]
    b2: NDArray[np.float32]

    @classmethod
    def open(cls) -> Glyphs:
        """Load the weights. Raises `ReaderFailed` where they are missing."""
        try:
            with np.load(WEIGHTS, allow_pickle=False) as file:
                return cls(*(file[name].astype(np.float32) for name in ("w1", "b1", "w2", "b2")))
        except (OSError, KeyError, ValueError) as error:
            raise ReaderFailed(
                "the weights of the zone's characters could not be loaded"
            ) from error

    def chances(self, ink: NDArray[np.float32], edges: Sequence[float]) -> NDArray[np.float32]:
        """For every cell of a strip's grid the chance of each of `CLASSES`: cells x 37."""
        return self.chances_of(cells(ink, edges))

    def chances_of(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """The same for cells that are cut out already."""
        hidden = np.maximum(0, samples @ self.w1 + self.b1)
        scores = hidden @ self.w2 + self.b2
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(chances / chances.sum(axis=1, keepdims=True), np.float32)


def cells(ink: NDArray[np.float32], edges: Sequence[float]) -> NDArray[np.float32]:
    """The cells between the edges, each brought to one size: cells x (rows * columns)."""
    low = HEIGHT / 2 - _ABOVE
    cut = []
    for left, right in pairwise(edges):
        margin = (right - left) * _AROUND
        wide = (right - left) + 2 * margin
        scale = np.array(
            [
                [_COLUMNS / wide, 0, -(left - margin) * _COLUMNS / wide],
                [0, _ROWS / (2 * _ABOVE), -low * _ROWS / (2 * _ABOVE)],
            ],
            np.float32,
        )
        cut.append(cv2.warpAffine(ink, scale, (_COLUMNS, _ROWS), flags=cv2.INTER_LINEAR))
    return np.asarray(cut, np.float32).reshape(len(cut), -1)
