import doctest
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifiers.text import travel_days
from verifiers.text.normalise import compact
from verifiers.text.travel_days import find_day

TODAY = date(2026, 11, 23)


def test_the_examples_in_the_docstring_hold() -> None:
    assert doctest.testmod(travel_days).failed == 0


@pytest.mark.parametrize(
    "printed",
    [
        "12 AUG/AOUT 74",
        "12 AUG / AOÛT 1974",
        "12 08月/AUG 1974",
        "12 8月/AUG 1974",
        "12 8/AUG 1974",
        "12 Aug 1974",
        "12 AUG 1974",
        "12 août/Aug 74",
        "12.08.1974",
        "12/08/1974",
        "12-08-1974",
        "12 08 1974",
        "1974-08-12",
        "1974.08.12",
        "12 AGO/AUG 1974",
        "12-Aug-1974",
        "I2 AUG 1974",
    ],
)
def test_days_of_passports_are_understood(printed: str) -> None:
    found = find_day(compact(printed), before=TODAY)
    assert found is not None
    assert found.day == date(1974, 8, 12)


@pytest.mark.parametrize(
    "printed",
    [
        "31 FEB 1974",
        "12 AUG/JUL 1974",
        "12 FOO 1974",
        "12 AUG",
        "41.08.1974",
        "99 99 9999",
        "HEIDESTRASSE 17",
    ],
)
def test_what_is_no_day_is_none(printed: str) -> None:
    assert find_day(compact(printed), before=TODAY) is None


def test_two_digits_of_a_year_need_a_bound() -> None:
    assert find_day("12AUG74") is None
    found = find_day("12AUG27", before=TODAY)
    assert found is not None
    assert found.day == date(1927, 8, 12)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["%d %b %Y", "%d.%m.%Y"]))
def test_every_day_is_found_again(day: date, form: str) -> None:
    found = find_day(compact(day.strftime(form).upper()))
    assert found is not None
    assert found.day == day
