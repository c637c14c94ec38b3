"""Two lines found as one are cut where no ink is, and only where that reads better."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np
import pytest

from verifiers.read.halves import read_apart
from verifiers.read.paddle import Paddle, Reading

if TYPE_CHECKING:
    from numpy.typing import NDArray


class _Halves:
    """A reader that is as sure of every half as it was told to be."""

    def __init__(self, confidence: float) -> None:
        self.confidence = confidence
        self.asked: list[NDArray[np.float32]] = []

    def read(self, _pixels: object, found: list[NDArray[np.float32]]) -> list[Reading]:
        self.asked += found
        return [_reading("half", self.confidence) for _ in found]


def _reading(text: str, confidence: float) -> Reading:
    return Reading(text, confidence, (), ())


def _line(top: float, height: float) -> NDArray[np.float32]:
    corners = ((10, top), (200, top), (200, top + height), (10, top + height))
    return np.array(corners, np.float32)


LINES = [_line(10, 20), _line(40, 20), _line(100, 44)]


def _read(
    confidence: float, halves: float
) -> tuple[list[NDArray[np.float32]], list[Reading], _Halves]:
    page = np.full((200, 220, 3), 250, np.uint8)
    page[104:120, 20:190] = 20
    page[126:140, 20:190] = 20
    reader = _Halves(halves)
    readings = [_reading("one", 0.99), _reading("two", 0.4), _reading("both", confidence)]
    lines, read = read_apart(cast("Paddle", reader), page, LINES, readings)
    return lines, read, reader


def test_a_high_unsure_line_is_cut_between_its_lines() -> None:
    lines, read, _ = _read(0.4, 0.95)
    assert [one.text for one in read] == ["one", "two", "half", "half"]
    assert 119 < lines[2][3][1] < 127
    assert lines[2][3][1] == lines[3][0][1]


@pytest.mark.parametrize(("confidence", "halves"), [(0.4, 0.45), (0.95, 0.99)])
def test_it_stays_whole_where_halves_are_no_better_or_it_was_read_well(
    confidence: float, halves: float
) -> None:
    lines, read, _ = _read(confidence, halves)
    assert len(lines) == 3
    assert read[2].text == "both"


def test_a_line_of_usual_height_is_never_cut() -> None:
    _, _, reader = _read(0.95, 0.99)
    assert reader.asked == []


def test_nothing_is_read_of_nothing() -> None:
    page = np.full((20, 20, 3), 250, np.uint8)
    assert read_apart(cast("Paddle", _Halves(1.0)), page, [], []) == ([], [])
