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

from verifiers.numbers.mrz_layouts import ALPHABET
from verifiers.read import convolution
from verifiers.read.convolution import Layer
from verifiers.read.zone.strip import HEIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from verifiers.read.convolution import Weights

CLASSES = f"{ALPHABET}<"
WEIGHTS = Path(__file__).with_name("glyphs.npz")
_AROUND = 0.2
"""Of a cell's width: what is seen of the neighbours on either side."""
_ABOVE = 20
"""Pixels of the strip that are seen above and below the row's middle."""
_ROWS, _COLUMNS = 22, 19
LAYERS = (
    Layer((5, 5), (2, 2), (2, 2), 16),
    Layer((3, 3), (2, 2), (1, 1), 40),
    Layer((6, 5), (1, 1), (0, 0), 128),
    Layer((1, 1), (1, 1), (0, 0), len(CLASSES)),
)


@dataclass(frozen=True, slots=True, eq=False)
class Glyphs:
    """The network's weights, loaded once."""

    weights: Weights

    @classmethod
    def open(cls) -> Glyphs:
        """Load the weights. Raises `ReaderFailed` where they are missing."""
        return cls(convolution.weights_in(WEIGHTS, LAYERS))

    def chances(self, ink: NDArray[np.float32], edges: Sequence[float]) -> NDArray[np.float32]:
        """For every cell of a strip's grid the chance of each of `CLASSES`: cells x 37."""
        return self.chances_of(cells(ink, edges))

    def chances_of(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """The same for cells that are cut out already."""
        chances = convolution.chances(samples[:, :, :, None], LAYERS, self.weights)
        return np.asarray(chances[:, 0, 0], np.float32)


def cells(ink: NDArray[np.float32], edges: Sequence[float]) -> NDArray[np.float32]:
    """The cells between the edges, each brought to one size: cells x rows x columns."""
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
    return np.asarray(cut, np.float32)
