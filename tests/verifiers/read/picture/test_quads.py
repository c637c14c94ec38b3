"""Geometry of pictures: reducing one, which is done many times a page."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from verifiers.read.picture import quads


def _slope(height: int, width: int) -> np.ndarray:
    """A picture that grows brighter to the right and downwards, with a fine grain."""
    rows, columns = np.mgrid[0:height, 0:width]
    grey = rows / height * 120 + columns / width * 100 + (rows + columns) % 2 * 30
    return np.repeat(grey.astype(np.uint8)[:, :, None], 3, axis=2)


@pytest.mark.parametrize("size", [(1001, 777), (640, 641), (2400, 33), (3000, 1)])
def test_a_reduced_picture_is_the_mean_of_what_it_was(size: tuple[int, int]) -> None:
    picture = _slope(*size)
    small, scale = quads.reduced(picture, 100, by_halves=True)
    assert scale == 100 / max(size)
    assert small.shape[:2] == tuple(max(1, round(side * scale)) for side in size)
    wanted = cv2.resize(picture, small.shape[1::-1], interpolation=cv2.INTER_AREA)
    assert np.abs(small.astype(int) - wanted).max() <= 3


def test_a_small_picture_is_answered_as_it_is() -> None:
    picture = _slope(90, 100)
    small, scale = quads.reduced(picture, 100)
    assert small is picture
    assert scale == 1.0
