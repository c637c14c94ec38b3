"""Which way the text of a page runs."""

import numpy as np
import pytest

from verifiers.read.upright import lies_on_its_side

SHEET = np.array([[0, 0], [400, 0], [400, 250], [0, 250]], np.float32)


def _slanted(quad: np.ndarray, degrees: float) -> np.ndarray:
    angle = np.deg2rad(degrees)
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]], np.float32)
    return np.asarray(quad @ turn, np.float32)


LINE = np.array([[20, 30], [220, 30], [220, 50], [20, 50]], np.float32)


@pytest.mark.parametrize("first_corner", range(4))
@pytest.mark.parametrize(("degrees", "expected"), [(-30, False), (20, False), (70, True)])
def test_a_slanting_line_tells_its_direction_whichever_corner_is_called_first(
    degrees: float, expected: bool, first_corner: int
) -> None:
    line = np.roll(_slanted(LINE, degrees), first_corner, axis=0)
    assert expected == lies_on_its_side([line])


@pytest.mark.parametrize("degrees", [-60, -30, 0, 30, 60, 90])
def test_on_a_slanting_sheet_the_sheet_says_what_is_level(degrees: float) -> None:
    sheet, line = _slanted(SHEET, degrees), _slanted(LINE, degrees)
    assert not lies_on_its_side([line], sheet)
    assert lies_on_its_side([line], np.roll(sheet, 1, axis=0))
