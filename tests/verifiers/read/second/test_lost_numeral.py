"""A day of which the first reader lost a numeral is what both others see."""

from __future__ import annotations

import pytest

from verifiers.model import Field
from verifiers.read.engine import Script
from verifiers.read.second import lost_numeral

RAW = "二零五年一月二十九日"
DAY = "二零一五年一月二十九日"


def lost(raw: str) -> Field:
    return Field(name="issue_date", value=None, raw=raw)


def test_the_day_is_the_one_that_two_readers_see() -> None:
    seen = lost_numeral.found(lost(RAW), DAY, ["运罕才华", "二O一五年一月二十九日"])
    assert (seen.value, seen.agreed, seen.repaired) == ("2015-01-29", True, True)
    assert dict(seen.readers) == {
        "paddle": RAW,
        "tesseract": "二O一五年一月二十九日",
        "numerals": DAY,
    }


def test_two_circles_are_no_longer_one() -> None:
    seen = lost_numeral.found(
        lost("二〇九年三月十一日"), "二〇〇九年三月十一日", ["二OO九年三月十一日"]
    )
    assert seen.value == "2009-03-11"


@pytest.mark.parametrize(
    ("raw", "letters", "answer"),
    [
        (RAW, DAY, "二零二五年一月二十九日"),
        (RAW, DAY, ""),
        (RAW, "二零*五年一月二十九日", DAY),
        (RAW, "二零一五年一月二十日", "二零一五年一月二十日"),
        ("二零五年一月二九日", DAY, DAY),
    ],
    ids=["they differ", "one sees nothing", "one is not sure", "another day", "two were lost"],
)
def test_one_reader_alone_or_another_day_is_none(raw: str, letters: str, answer: str) -> None:
    field = lost(raw)
    assert lost_numeral.found(field, letters, [answer]) is field


@pytest.mark.parametrize(
    ("raw", "script", "asked"),
    [
        (RAW, Script.DATE, True),
        ("二O九年三月十一日", Script.DATE, True),
        ("2015年1月39日", Script.DATE, False),
        ("年一月二十九日", Script.DATE, False),
        (RAW, Script.MIXED, False),
    ],
)
def test_only_days_in_numerals_are_asked_for(raw: str, script: Script, *, asked: bool) -> None:
    assert lost_numeral.may_be(lost(raw), script) is asked
