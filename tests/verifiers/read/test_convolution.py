"""Small networks: what a layer sees, and what is said where weights are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from verifiers.errors import ReaderFailed
from verifiers.read import convolution
from verifiers.read.convolution import Layer

if TYPE_CHECKING:
    from pathlib import Path

LAYER = Layer((2, 2), (1, 1), (0, 0), 2)


def test_a_layer_sees_its_window_at_every_place() -> None:
    picture = np.arange(6, dtype=np.float32).reshape(1, 2, 3, 1)
    seen = convolution.patches(picture, LAYER)
    assert seen.tolist() == [[[[0, 1, 3, 4], [1, 2, 4, 5]]]]


def test_what_the_last_layer_says_are_chances() -> None:
    weights = ((np.array([[9, 0], [0, 0], [0, 0], [0, 0]], np.float32), np.zeros(2, np.float32)),)
    told = convolution.chances(np.ones((1, 2, 2, 1), np.float32), (LAYER,), weights)
    assert told.shape == (1, 1, 1, 2)
    assert told[0, 0, 0, 0] > 0.99
    assert told.sum() == pytest.approx(1)


def test_missing_weights_are_told(tmp_path: Path) -> None:
    with pytest.raises(ReaderFailed, match="glyphs"):
        convolution.weights_in(tmp_path / "glyphs.npz", (LAYER,))
