"""How light pixels are is told as NumPy tells it."""

from __future__ import annotations

import numpy as np
import pytest

from verifiers.read.picture import levels


def _colours(height: int, width: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    return np.random.default_rng(height * width).integers(0, 256, (height, width, 3), np.uint8)


@pytest.mark.parametrize("size", [(1, 1), (1, 2), (30, 120), (48, 641)])
def test_a_pixel_is_as_light_as_the_lightest_and_as_the_darkest_of_its_colours(
    size: tuple[int, int],
) -> None:
    colour = _colours(*size)
    for seen in (colour, colour[:, ::2]):
        assert np.array_equal(levels.lightest(seen), seen.max(axis=2))
        assert np.array_equal(levels.darkest(seen), seen.min(axis=2))


@pytest.mark.parametrize("size", [(1, 1), (1, 2), (30, 120), (48, 641)])
@pytest.mark.parametrize("share", [0, 2, 4, 50, 75, 93, 100])
def test_a_share_of_the_pixels_lies_below_the_level_that_numpy_says(
    size: tuple[int, int], share: float
) -> None:
    colour = _colours(*size)
    one = np.ascontiguousarray(colour[:, :, 0]) // np.uint8(2)
    for seen in (one, one[:, : size[1] // 2 + 1], colour[:, :, 1]):
        assert levels.percentile(seen, share) == np.percentile(seen, share)
