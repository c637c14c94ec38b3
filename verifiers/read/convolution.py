"""Small convolutional networks, computed with NumPy alone.

Pictures are arrays of pictures x down x across x channels. Weights come from files beside the code
that were written by the teaching scripts (`scripts.convolution`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from verifiers.errors import ReaderFailed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

Weights = tuple[tuple["NDArray[np.float32]", "NDArray[np.float32]"], ...]
"""Of every layer: (window * channels) x channels, and what is added."""


@dataclass(frozen=True, slots=True)
class Layer:
    """One convolution: its window, its steps, how much is padded, all down and across."""

    window: tuple[int, int]
    steps: tuple[int, int]
    pad: tuple[int, int]
    channels: int


def weights_in(path: Path, layers: Sequence[Layer]) -> Weights:
    """The weights in a file. Raises `ReaderFailed` where they are missing."""
    try:
        with np.load(path, allow_pickle=False) as file:
            return tuple(
                (file[f"w{place}"].astype(np.float32), file[f"b{place}"].astype(np.float32))
                for place in range(len(layers))
            )
    except (OSError, KeyError, ValueError) as error:
        raise ReaderFailed(f"the weights in {path.name} could not be loaded") from error


def chances(
    pictures: NDArray[np.float32], layers: Sequence[Layer], weights: Weights
) -> NDArray[np.float32]:
    """What the last layer says, as chances along its channels; between layers all below 0 is 0."""
    x = pictures
    for layer, (weight, bias) in zip(layers, weights, strict=True):
        x = patches(x, layer) @ weight + bias
        if layer is not layers[-1]:
            x = np.maximum(0, x)
    return softmax(x)


def patches(x: NDArray[np.float32], layer: Layer) -> NDArray[np.float32]:
    """What a layer sees at each of its places: pictures x down x across x (window * channels)."""
    (high, wide), (down, across), (above, beside) = layer.window, layer.steps, layer.pad
    x = np.pad(x, ((0, 0), (above, above), (beside, beside), (0, 0)))
    count, rows, columns, channels = x.shape
    rows, columns = (rows - high) // down + 1, (columns - wide) // across + 1
    seen = np.empty((count, rows, columns, high * wide, channels), np.float32)
    for place in range(high * wide):
        y, z = divmod(place, wide)
        seen[:, :, :, place] = x[:, y : y + rows * down : down, z : z + columns * across : across]
    return seen.reshape(count, rows, columns, -1)


def softmax(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """Chances along the last axis."""
    chances = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(chances / chances.sum(axis=-1, keepdims=True), np.float32)
