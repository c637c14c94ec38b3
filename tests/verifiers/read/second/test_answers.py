"""What the network of numerals spells of a day in several looks at it."""

from __future__ import annotations

import pytest

from verifiers.model import Field
from verifiers.read.second.answers import together

DAY = "二〇二三年五月二十七日"


def spelt(raw: str, *looks: str) -> str | None:
    return together(Field(name="day", value="", raw=raw, confidence=0.9), looks)


def test_looks_that_name_every_numeral_between_them_spell_the_day() -> None:
    assert spelt(DAY, "*二〇二三年五月?十七日", "二〇二三年**月二十七日*") == DAY
    assert spelt(DAY, "*二〇二三年五月?十七日") is None


def test_labels_need_not_be_made_out() -> None:
    day = "二零二四年十一月十日"
    assert spelt(day, "*二〇二四?十一月十日*") == day.replace("零", "〇")
    assert spelt(day, "二〇二四十一月十日") is None


@pytest.mark.parametrize("other", ["二〇二三年五月?十一日", "二〇二三年五月三十七日"])
def test_a_look_that_names_another_numeral_denies_the_day(other: str) -> None:
    assert spelt(DAY, "*二〇二三年五月?十七日", "二〇二三年**月二十七日*", other) is None


def test_a_look_that_lost_a_character_says_nothing() -> None:
    assert spelt("二〇二四年九月二十日", "二〇二四年九月*二十日") is None
    assert spelt(DAY, "二〇二三年五月十七日") is None


def test_what_has_not_the_shape_of_a_day_is_spelt_by_no_look() -> None:
    assert spelt("二〇二三年五月七", "二〇二三年五月七") is None
