"""Doubtful days are looked at closer; what other looks contradict is doubted."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from tests.verifiers.read.first.saying import BOX, INK, LOOKS, First, looked_at, region
from verifiers.model import Field, Page, Quality
from verifiers.read.engine import Script, Sheet
from verifiers.read.first.doubtful import days
from verifiers.read.lines import line_of
from verifiers.read.second.settling import settle

if TYPE_CHECKING:
    from collections.abc import Sequence

DAY = "二〇一五年七月十二日"
looked = partial(looked_at, days)


def test_a_day_that_does_not_exist_gives_way_to_one_that_two_looks_see() -> None:
    found = looked(region("二0五年七月十二日", 0.3), (DAY, 0.99), ("", 0), (DAY, 0.9), ("x", 1.0))
    assert (found.text, found.certainties[0]) == (DAY, 0.9)
    assert found.box[0][1] > BOX[0][1]


def test_a_day_is_looked_at_whatever_a_seal_left_before_it() -> None:
    assert looked(region("OPEC二年二月十三日", 0.6), (DAY, 0.99), (DAY, 0.9)).text == DAY


def test_one_look_alone_is_not_believed() -> None:
    first = region("二0五年七月十二日", 0.3)
    assert looked(first, (DAY, 0.99), ("", 0), ("", 0), ("", 0)) is first


@pytest.mark.parametrize("sure", [0.7, 0.89])
def test_a_day_that_another_look_contradicts_keeps_its_words_and_stands_on_no_ground(
    sure: float,
) -> None:
    first, other = region(DAY, sure), "二〇一五年七月十三日"
    found = looked(first, (other, 0.9), (other, 0.8), (DAY, 0.9), (DAY, 0.9))
    assert found == replace(first, certainties=found.certainties)
    field = Field(name="day", value="2015-07-12", raw=DAY, box=BOX)
    page = Page(1, 400, 100, 0, Quality(1, 0, 0.5, 1))
    for seen, agreed in ((first, True), (found, False)):
        line = line_of(field, Script.DATE, [Sheet(page, INK, (seen,), INK)])
        assert line is not None
        assert settle(field, Script.DATE, line, DAY, DAY).agreed is agreed


def test_what_stands_in_the_box_of_a_doubted_day_stays() -> None:
    """Only a day that was read whole takes the place of its parts."""
    other = "二〇一五年七月十三日"
    reader: Any = First((other, 0.9), (other, 0.8), (DAY, 0.9), *[("", 0.0)] * (2 * LOOKS))
    found = days.look(reader, INK, [region(DAY, 0.7), region("十二", 0.99)])
    assert [one.text for one in found] == [DAY, "十二"]


def test_a_sure_look_at_another_day_is_no_stroke_of_luck() -> None:
    first, other = region("二0五年七月十二日", 0.3), "二〇一五年七月二十日"
    assert looked(first, (DAY, 0.5), (DAY, 0.5), (other, 0.9)) is first
    assert looked(first, (DAY, 0.5), (DAY, 0.5), (other, 0.9), (other, 0.5)).text == other


def test_what_is_left_of_a_line_is_read_to_the_end_of_its_day() -> None:
    """A stamp cut the line in two: the whole of it takes the place of both."""
    reader: Any = First(*[(DAY, 0.96)] * 2 * LOOKS)
    left, right = (
        ((0.1, 0.2), (0.2, 0.2), (0.2, 0.6), (0.1, 0.6)),
        ((0.3, 0.2), (0.6, 0.2), (0.6, 0.6), (0.3, 0.6)),
    )
    parts = [replace(region("二〇", 0.9), box=left), replace(region("五年十样日", 0.6), box=right)]
    (found,) = days.look(reader, INK, parts)
    assert found.text == DAY


def test_a_year_that_lacks_a_digit_is_no_day_to_believe() -> None:
    first = region("二年七月十二日", 0.9)
    said: Sequence[tuple[str, float]] = [("二一五年七月十二日", 0.99)] * 4
    assert looked(first, *said) is first


@pytest.mark.parametrize("text", [DAY, "厦门市思明区人民法院", "审判员陈志华年月日今天"])
def test_days_that_are_sure_and_lines_that_are_none_are_not_read_again(text: str) -> None:
    first = region(text, 0.99)
    assert looked(first) is first


@pytest.mark.parametrize(
    ("seen", "before", "after"),
    [
        ("年四月九日", 4, 0),
        ("四月九日", 5, 0),
        ("二〇二〇年四月", 0, 4),
        ("2021年", 0, 7),
        ("二〇二一年", 0, 7),
        (DAY, 0, 0),
    ],
)
def test_a_day_that_lacks_its_beginning_or_end_is_looked_for_beside_its_line(
    seen: str, before: int, after: int
) -> None:
    found = looked(region(seen, 0.9), *[(DAY, 0.96)] * LOOKS)
    each = (BOX[1][0] - BOX[0][0]) / len(seen)
    assert found.text == DAY
    left, right = BOX[0][0] - found.box[0][0], found.box[1][0] - BOX[1][0]
    assert left == pytest.approx(min(BOX[0][0], (before + 0.5) * each if before else 0), abs=1e-4)
    assert right == pytest.approx(min(0.1, (after + 0.5) * each if after else 0), abs=1e-4)


def test_no_more_looks_are_taken_at_a_day_that_enough_of_them_surely_see() -> None:
    reader: Any = First((DAY, 0.99), (DAY, 0.98))
    (found,) = days.look(reader, INK, [region(DAY, 0.9)])
    assert (found.text, found.certainties[0], reader.said) == (DAY, 0.98, [])


def test_a_day_is_in_no_doubt_where_only_the_room_beside_a_numeral_is() -> None:
    """On cards days stand in boxes of their own, and whether there is room between them varies."""
    text = "出生 1990 年 2 月 5 日"
    sure = tuple(0.6 if one == " " else 0.99 for one in text)
    first = replace(region(text, 0.9), certainties=sure)
    assert looked(first) is first
    doubted = replace(first, certainties=(*sure[:3], 0.6, *sure[4:]))
    assert looked(doubted, (text, 0.99), (text, 0.98)).certainties[0] == 0.98
