"""Which way the text of a page runs."""

from typing import cast

import numpy as np
import pytest

from verifiers.read.first.paddle import Paddle, Reading
from verifiers.read.first.upright import lies_on_its_side, read

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


def test_a_bar_of_a_drawing_weighs_less_than_the_line_above_it() -> None:
    # As found on a page with a line of text above a large letter that is a picture.
    line = np.array([[54, 36], [245, 37], [245, 49], [54, 48]], np.float32)
    bar = np.array([[32, 121], [67, 120], [73, 365], [38, 366]], np.float32)
    assert not lies_on_its_side([line, bar])
    assert lies_on_its_side([np.ascontiguousarray(quad[:, ::-1]) for quad in (line, bar)])


class _Zone:
    """Reads a zone as it stands on its head, and the other way up where it is asked to turn it."""

    def read(self, _pixels: np.ndarray, lines: list[np.ndarray]) -> list[Reading]:
        turned = any(line[0, 0] > line[1, 0] for line in lines)
        text, confidence = ("CTCHN077<<<<<<<", 0.98) if turned else (">>>>>>>CT0H", 0.94)
        return [Reading(text, confidence, (), ())] * len(lines)


def test_fillers_that_point_to_the_right_say_that_a_page_stands_on_its_head() -> None:
    page = np.zeros((1, 1, 3), np.uint8)
    readings, on_its_head = read(cast("Paddle", _Zone()), page, [LINE])
    assert on_its_head
    assert [one.text for one in readings] == ["CTCHN077<<<<<<<"]


class _Foreign:
    """Reads letters that it does not know a little better on their head, and the zone below."""

    def read(self, _pixels: np.ndarray, lines: list[np.ndarray]) -> list[Reading]:
        turned = any(line[0, 0] > line[1, 0] for line in lines)
        text, confidence = ("0>>>>>>>>050206", 0.87) if turned else ("ＰくＲＵＳ", 0.7)
        return [Reading(text, confidence, (), ())] * len(lines)


def test_a_page_in_unknown_letters_stays_as_its_zone_stands() -> None:
    page = np.zeros((1, 1, 3), np.uint8)
    assert not read(cast("Paddle", _Foreign()), page, [LINE])[1]
