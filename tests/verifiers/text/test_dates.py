"""Days as papers write them."""

from __future__ import annotations

from datetime import date

import pytest

from verifiers.text.dates import find_days, find_term, parse_day, to_iso
from verifiers.text.normalise import compact


@pytest.mark.parametrize("zero", list("〇零○◯ＯOo0"))
def test_every_zero_that_printers_use_is_a_zero(zero: str) -> None:
    assert to_iso(f"二{zero}一九年五月二十日") == "2019-05-20"


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("1949年12月31日", "1949-12-31"),
        ("１９６２年３月７日", "1962-03-07"),
        ("1962 年 3 月 7 日", "1962-03-07"),
        ("2016.03.15", "2016-03-15"),
        ("2016-3-15", "2016-03-15"),
        ("20160315", "2016-03-15"),
        ("二〇二〇年十月廿三日", "2020-10-23"),
        ("二〇二〇年十二月卅一日", "2020-12-31"),
        ("一九九四年元月三十日", "1994-01-30"),
        ("贰零壹玖年拾月贰拾日", "2019-10-20"),
        ("2016年08月11日09时30分", "2016-08-11"),
        ("1953.年9月9日", "1953-09-09"),
        ("1953年9 .月9·日", "1953-09-09"),
    ],
)
def test_days_are_read_in_every_usual_form(written: str, iso: str) -> None:
    assert to_iso(written) == iso


@pytest.mark.parametrize(
    "written",
    ["2016.02.30", "2019年13月1日", "二〇一九年二月三十日", "三〇一八年六月六日", "无", ""],
)
def test_a_day_that_does_not_exist_is_no_day(written: str) -> None:
    assert parse_day(written) is None


@pytest.mark.parametrize("written", ["2008年05月2", "2008年5月2", "2008.05.2"])
def test_a_day_of_one_digit_that_may_go_on_is_no_day(written: str) -> None:
    """A mark hides the second digit of 20, and 日 behind it."""
    assert parse_day(written) is None
    assert parse_day(f"{written}0") == date(2008, 5, 20)


@pytest.mark.parametrize("written", ["二〇一九年五月一十〇日", "二〇一九年十十一月一日"])
def test_numerals_that_spell_no_number_are_no_day(written: str) -> None:
    assert parse_day(written) is None


def test_two_days_in_one_text_are_not_one_day() -> None:
    assert parse_day("2016年1月1日至2017年1月1日") is None


def test_a_zero_mistaken_for_a_mouth_is_repaired_and_says_so() -> None:
    (found,) = find_days("二口一九年五月二日")
    assert (found.day, found.repaired) == (date(2019, 5, 2), True)


@pytest.mark.parametrize(
    ("written", "year"), [("二一九", 2019), ("二一五", 2015), ("二二三", 2023), ("〇一六", 2016)]
)
def test_a_lost_circle_is_restored_where_only_one_year_can_be_meant(
    written: str, year: int
) -> None:
    (found,) = find_days(f"{written}年五月二日")
    assert (found.day, found.repaired) == (date(year, 5, 2), True)


@pytest.mark.parametrize(
    "written", ["一九八", "二〇一", "二二", "三三三", "二四五", "〇2六", "215"]
)
def test_a_lost_digit_is_not_guessed(written: str) -> None:
    assert parse_day(f"{written}年五月二日") is None


def test_a_term_of_years_has_both_days() -> None:
    term = find_term("有效期限2016.03.15-2036.03.15")
    assert term is not None
    assert (term.valid_from, term.valid_until, term.long_term) == (
        date(2016, 3, 15),
        date(2036, 3, 15),
        False,
    )


@pytest.mark.parametrize("dash", ["-", "—", "–", "－", "一", "~"])
def test_a_term_for_ever_has_no_last_day(dash: str) -> None:
    term = find_term(compact(f"2009.01.10{dash}长期"))
    assert term is not None
    assert (term.valid_from, term.valid_until, term.long_term) == (date(2009, 1, 10), None, True)
