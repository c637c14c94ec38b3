"""The words in a number count as agreed only where somebody else saw them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.written import cell, page
from verifiers.model import Field
from verifiers.read.engine import Alphabet, Script
from verifiers.read.second.asking import Asked
from verifiers.read.second.consensus import reach_all
from verifiers.read.second.words import LOOKS, are_vouched_for, heard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.read import Line, Sheet

NUMBER = "(1981)喀字第993号"


class Second:
    """A second reader that sees the digits, and the words as it is told."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.asked = 0

    def second(self, lines: Sequence[Line]) -> tuple[str, ...]:
        chinese = [line.alphabet is Alphabet.CHINESE for line in lines]
        self.asked += sum(chinese)
        return tuple(self.words if one else "1981993" for one in chinese)


def paper(number: str, *lines: str, lost: bool = False) -> tuple[Field, Sheet]:
    """A paper with that number, evenly set but for a gap before its last character, and lines."""
    step = 1 / (len(number) + 2)
    centres = [step * (place + 0.5) for place in range(len(number))]
    if lost:
        centres = [at + step * (place > number.index("字")) for place, at in enumerate(centres)]
    region = replace(
        cell(number, 100, 100), centres=tuple(centres), certainties=(1.0,) * len(number)
    )
    field = Field(name="certificate_number", value=number, raw=number, page=1, box=region.box)
    others = [cell(line, 100, 200 + 40 * row) for row, line in enumerate(lines)]
    return field, page([region, *others])


def settled(field: Field, sheet: Sheet, reader: Second) -> Field:
    asked = Asked((field,), {field.name: Script.MIXED}, (sheet,))
    ((one,),) = reach_all([asked], reader)  # type: ignore[arg-type]
    return one


def test_the_office_named_on_the_paper_vouches_for_its_short_name() -> None:
    reader = Second("")
    assert settled(*paper(NUMBER, "喀什市人民政府"), reader).agreed is True
    assert reader.asked == 0


def test_a_character_twice_in_a_row_must_be_heard_twice() -> None:
    twice = NUMBER.replace("喀", "喀喀")
    assert settled(*paper(twice, "喀什市人民政府"), Second("喀字第993号")).value is None
    assert settled(*paper(twice, "喀什市人民政府"), Second(twice)).agreed is True


def test_a_character_at_the_end_of_a_box_and_the_start_of_the_next_is_one() -> None:
    field, sheet = paper("喀字第993号")
    field = replace(field, value="(1981)喀喀字第993号", raw="(1981)喀喀字第993号")
    sheet = page([cell("(1981)喀", 20, 100), *sheet.regions])
    assert heard(field, [field.raw], [sheet]).value is None


def test_a_character_that_one_reader_alone_saw_is_not_agreed_on() -> None:
    one = settled(*paper(NUMBER.replace("喀", "略"), "喀什市人民政府"), Second(NUMBER))
    assert (one.value, one.agreed, one.confidence) == (None, False, 0.0)


@pytest.mark.parametrize(
    ("said", "agreed"),
    [
        (NUMBER, True),
        ("喀 字 第 号", True),
        ("喀字第993合", True),
        ("喀证第993号", False),
        ("=#喀字第993号", False),
        ("格字第号", False),
    ],
)
def test_without_an_office_the_second_reader_is_asked_for_the_words(
    said: str, agreed: bool
) -> None:
    reader = Second(said)
    assert settled(*paper(NUMBER), reader).agreed is agreed
    assert reader.asked == (1 if agreed else len(LOOKS))


def test_where_a_character_may_be_lost_the_second_reader_must_see_every_word() -> None:
    assert settled(*paper(NUMBER, lost=True), Second("喀字第993合")).agreed is False


def test_words_that_only_the_first_reader_saw_stay_where_it_is_sure_and_nobody_denies_them() -> (
    None
):
    one = settled(*paper(NUMBER), Second(""))
    assert (one.value, one.agreed) == (NUMBER, False)
    assert settled(*paper(NUMBER), Second("格字第号")).value is None
    assert settled(*paper(NUMBER, lost=True), Second("")).value is None


@pytest.mark.parametrize(
    ("line", "said", "value", "agreed"),
    [
        ("住喀什市", "咯望字第993号", True, True),
        ("住喀什市", "咯皇字第993号", False, False),
        ("住喀什市", "咯望字第", True, False),
        ("住和田市", "咯望字第993号", False, False),
    ],
)
def test_a_place_that_the_paper_names_need_not_be_heard_again(
    line: str, said: str, *, value: bool, agreed: bool
) -> None:
    one = settled(*paper("(1981)喀望字第993号", line), Second(said))
    assert (one.value is not None, one.agreed) == (value, agreed)


def test_where_there_is_room_for_a_character_that_was_lost_nobody_vouches() -> None:
    field, sheet = paper(NUMBER, "喀什市人民政府")
    assert are_vouched_for(field, [sheet])
    field, sheet = paper(NUMBER, "喀什市人民政府", lost=True)
    assert not are_vouched_for(field, [sheet])


@pytest.mark.parametrize(
    ("line", "certainty", "vouched"),
    [
        ("喀什市人民政府", 0.8, True),
        ("喀什市人民政府", 0.5, False),
        ("喀拉山公证处", 0.8, False),
        ("喀拉山公证处", 0.98, True),
    ],
)
def test_of_a_character_that_the_first_reader_is_unsure_only_a_place_that_exists_tells(
    line: str, certainty: float, *, vouched: bool
) -> None:
    field, sheet = paper(NUMBER, line)
    region = replace(sheet.regions[0], certainties=(certainty,) * len(NUMBER))
    unsure = replace(sheet, regions=(region, *sheet.regions[1:]))
    assert are_vouched_for(field, [unsure]) is vouched


def test_a_character_that_stands_twice_must_be_likely_both_times() -> None:
    field, sheet = paper("(1981)喀字第喀993号", "喀什市人民政府")
    sure = [1.0] * len(field.raw)
    sure[field.raw.index("喀")] = 0.3
    sure[field.raw.rindex("喀")] = 0.8
    region = replace(sheet.regions[0], certainties=tuple(sure))
    assert not are_vouched_for(field, [replace(sheet, regions=(region, *sheet.regions[1:]))])
