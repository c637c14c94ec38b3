"""A page leans as most of its long lines do, and is turned back by that."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from verifiers.read.picture import level

if TYPE_CHECKING:
    from numpy.typing import NDArray


def _line(degrees: float, length: float = 120.0) -> NDArray[np.float32]:
    """The corners of a line ten pixels high that leans so much."""
    angle = math.radians(degrees)
    along = np.array([math.cos(angle), math.sin(angle)]) * length
    down = np.array([-math.sin(angle), math.cos(angle)]) * 10
    return np.array([along * 0, along, along + down, down], np.float32)


@pytest.mark.parametrize("degrees", [-13, -6, 5, 12])
def test_a_page_leans_as_most_of_its_long_lines(degrees: float) -> None:
    lines = [_line(degrees + off) for off in (-1, 0, 0, 0.5)]
    other_paper, short = _line(0), [_line(0, 20)] * 9
    assert math.degrees(level.tilt([*lines, other_paper, *short])) == pytest.approx(degrees, abs=1)


def test_a_page_on_its_side_leans_as_it_will_when_it_is_turned() -> None:
    assert math.degrees(level.tilt([_line(98)] * 4)) == pytest.approx(8, abs=0.1)
    assert math.degrees(level.tilt([_line(-82)] * 4)) == pytest.approx(8, abs=0.1)


def test_which_corner_comes_first_is_nothing_to_the_lean() -> None:
    lines = [np.roll(_line(7), turns, axis=0) for turns in range(4)]
    assert math.degrees(level.tilt(lines)) == pytest.approx(7, abs=0.1)


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [_line(8)] * 2,
        [_line(1.5)] * 6,
        [_line(8)] * 3 + [_line(0)] * 3,
        [_line(14)] * 6 + [_line(0)] * 3,
        [_line(30)] * 9,
        [_line(8, 20)] * 9,
    ],
    ids=["empty", "few", "level", "undecided", "marked", "watermark", "short"],
)
def test_when_unsure_a_page_is_left_as_it_stands(lines: list[NDArray[np.float32]]) -> None:
    assert level.tilt(lines) == 0.0


@pytest.mark.parametrize("degrees", [-9, 9])
def test_a_page_turned_level_is_whole(degrees: float) -> None:
    angle = math.radians(degrees)
    page = np.full((400, 600, 3), 255, np.uint8)
    ends = [
        np.array([300, 200]) + sign * 250 * np.array([math.cos(angle), math.sin(angle)])
        for sign in (-1, 1)
    ]
    for x, y in ends:
        page[round(y) - 4 : round(y) + 5, round(x) - 4 : round(x) + 5] = 0
    turned = level.turned(page, angle)
    rows, columns = np.nonzero(turned[:, :, 0] < 128)
    assert rows.max() - rows.min() < 16
    assert columns.max() - columns.min() == pytest.approx(508, abs=6)
    assert turned.shape[0] > 400
    assert turned.shape[1] > 600
