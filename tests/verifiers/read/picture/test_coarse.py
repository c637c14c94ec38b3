"""What is told on a page at an eighth of its size lies where it lay, up to the page's edges."""

from __future__ import annotations

import numpy as np
import pytest

from verifiers.read.picture import coarse


@pytest.mark.parametrize("shape", [(1, 1), (5, 40), (64, 64), (1001, 707), (2046, 1448)])
def test_a_spot_is_in_the_square_that_it_was_in(shape: tuple[int, int]) -> None:
    for row, column in ((0, 0), (shape[0] - 1, shape[1] - 1), (shape[0] // 3, shape[1] // 2)):
        page = np.zeros(shape, np.uint8)
        page[row, column] = 255
        found = coarse.enlarged((coarse.reduced(page) > 0).astype(np.uint8), shape)
        assert found.shape == shape
        assert found[row, column] == 1
        rows, columns = np.nonzero(found)
        assert set(rows // coarse.STEP) == {row // coarse.STEP}
        assert set(columns // coarse.STEP) == {column // coarse.STEP}


def test_a_colour_keeps_its_lightness() -> None:
    page = np.full((203, 131, 3), (200, 120, 40), np.uint8)
    assert (coarse.reduced(page) == (200, 120, 40)).all()
