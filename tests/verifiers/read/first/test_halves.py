"""Two lines found as one are cut where no ink is, and only where that reads better."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np
import pytest

from verifiers.read.first.halves import read_apart
from verifiers.read.first.paddle import Paddle, Reading

if TYPE_CHECKING:
    from numpy.typing import NDArray


class _Halves:
    """A reader that is as sure of every half as it was told to be."""

    def __init__(self, confidence: float, text: str) -> None:
        self.confidence = confidence
        self.text = text
        self.asked: list[NDArray[np.float32]] = []

    def read(self, _pixels: object, found: list[NDArray[np.float32]]) -> list[Reading]:
        self.asked += found
        return [_reading(self.text, self.confidence) for _ in found]


def _reading(text: str, confidence: float) -> Reading:
    return Reading(text, confidence, (), ())


def _line(top: float, height: float) -> NDArray[np.float32]:
    corners = ((10, top), (200, top), (200, top + height), (10, top + height))
    return np.array(corners, np.float32)


LINES = [_line(10, 20), _line(40, 20), _line(100, 44)]


def _read(
    confidence: float, halves: float, text: str = "half", *, apart: bool = True
) -> tuple[list[NDArray[np.float32]], list[Reading], _Halves]:
    page = np.full((200, 220, 3), 250, np.uint8)
    page[104:120, 20:190] = 20
    page[126 if apart else 120 : 140, 20:190] = 20
    reader = _Halves(halves, text)
    readings = [_reading("one", 0.99), _reading("two", 0.4), _reading("both", confidence)]
    lines, read = read_apart(cast("Paddle", reader), page, LINES, readings)
    return lines, read, reader


def test_a_high_unsure_line_is_cut_between_its_lines() -> None:
    lines, read, _ = _read(0.4, 0.95)
    assert [one.text for one in read] == ["one", "two", "half", "half"]
    assert 119 < lines[2][3][1] < 127
    assert lines[2][3][1] == lines[3][0][1]


def test_a_high_line_across_which_paper_shows_is_cut_though_one_of_its_two_was_read_well() -> None:
    _, read, _ = _read(0.95, 0.97)
    assert [one.text for one in read] == ["one", "two", "half", "half"]


@pytest.mark.parametrize(
    ("confidence", "halves", "text", "apart"),
    [
        (0.4, 0.45, "half", True),
        (0.95, 0.99, "ha", True),
        (0.95, 0.6, "half", True),
        (0.95, 0.99, "half", False),
    ],
)
def test_it_stays_whole_where_halves_say_no_more_or_no_paper_is_between_them(
    confidence: float, halves: float, text: str, apart: bool
) -> None:
    lines, read, _ = _read(confidence, halves, text, apart=apart)
    assert len(lines) == 3
    assert read[2].text == "both"


def test_a_line_without_paper_across_it_is_read_once_where_it_was_read_well() -> None:
    _, _, reader = _read(0.95, 0.99, apart=False)
    assert reader.asked == []


def test_nothing_is_read_of_nothing() -> None:
    page = np.full((20, 20, 3), 250, np.uint8)
    assert read_apart(cast("Paddle", _Halves(1.0, "half")), page, [], []) == ([], [])


@pytest.mark.parametrize(
    ("height", "count"), [(60, 4), (44, 4), (24, 3), (90, 3)], ids=["two", "so", "one", "upright"]
)
def test_a_narrow_cell_with_two_lines_is_cut_but_a_row_of_upright_script_is_not(
    height: int, count: int
) -> None:
    page = np.full((200, 220, 3), 250, np.uint8)
    narrow = np.array([(10, 100), (60, 100), (60, 100 + height), (10, 100 + height)], np.float32)
    readings = [_reading("one", 0.99), _reading("two", 0.4), _reading("观", 0.3)]
    reader = _Halves(0.95, "half")
    lines, _ = read_apart(cast("Paddle", reader), page, [*LINES[:2], narrow], readings)
    assert len(lines) == count
    sure = [*readings[:2], _reading("公", 0.99)]
    assert len(read_apart(cast("Paddle", reader), page, [*LINES[:2], narrow], sure)[0]) == 3
