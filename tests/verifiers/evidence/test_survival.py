from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifiers.evidence.survival import AGES, SURVIVORS, alive, any_parent_alive, survivors

AGE = st.floats(min_value=0, max_value=125)
SEX = st.sampled_from(["male", "female"])


def test_the_table_has_a_value_for_every_age_and_falls() -> None:
    for column in SURVIVORS.values():
        assert len(column) == len(AGES)
        assert all(later < earlier for earlier, later in pairwise(column))


@pytest.mark.parametrize(
    ("sex", "age", "expected"),
    [
        ("male", 60, 0.8793),
        ("female", 100, 0.01319),
        ("male", 115, 1.311e-08),
        ("male", 120, 1.134e-10),
        ("female", 0, 1),
    ],
)
def test_rows_of_the_table_are_met(sex: str, age: float, expected: float) -> None:
    assert survivors(sex, age) == pytest.approx(expected)


def test_some_die_before_their_first_birthday() -> None:
    assert survivors("male", 1) < survivors("male", 0.5) < 1
    assert survivors("male", 120) < survivors("male", 117) < survivors("male", 115)


def test_between_rows_the_logarithm_is_linear() -> None:
    middle = survivors("female", 92.5)
    assert middle == pytest.approx((survivors("female", 90) * survivors("female", 95)) ** 0.5)


def test_beyond_the_table_the_last_value_holds() -> None:
    assert survivors("male", 130) == survivors("male", 120) > 0


@given(SEX, AGE, AGE)
def test_nobody_becomes_likelier_to_be_alive_with_age(sex: str, one: float, other: float) -> None:
    younger, older = sorted((one, other))
    assert survivors(sex, older) <= survivors(sex, younger)


@given(SEX, AGE, AGE)
def test_chances_lie_between_nothing_and_certainty(sex: str, age: float, given_age: float) -> None:
    assert 0 < alive(sex, age, given=given_age) <= 1


def test_having_reached_an_age_raises_the_chance() -> None:
    assert alive("male", 90, given=80) == pytest.approx(0.1115 / 0.4516)
    assert alive("male", 90, given=80) > survivors("male", 90)


@given(st.dates(date(1900, 1, 1), date(2010, 1, 1)), st.integers(0, 45_000))
def test_one_of_two_is_likelier_alive_than_one_of_one(born: date, days: int) -> None:
    at = date.fromordinal(born.toordinal() + days)
    both = any_parent_alive(born, at, youngest=15)
    assert any_parent_alive(born, at, youngest=15, parents=1) <= both <= 1


def test_of_a_single_parent_the_longer_lived_sex_counts() -> None:
    born, at = date(1924, 1, 1), date(2004, 1, 1)
    age = 15 + (at - born).days / 365.2425
    mother = alive("female", age, given=15)
    assert any_parent_alive(born, at, youngest=15, parents=1) == mother
    assert mother > alive("male", age, given=15)


def test_an_older_parent_is_less_likely_alive() -> None:
    born, at = date(1950, 1, 1), date(2020, 1, 1)
    assert any_parent_alive(born, at, youngest=30) < any_parent_alive(born, at, youngest=15)


@pytest.mark.parametrize(
    ("born", "died", "at_least", "at_most"),
    [
        (date(1924, 5, 6), date(2016, 8, 11), 1e-4, 3e-4),
        (date(1924, 12, 31), date(2003, 1, 1), 0.1, 0.2),
        (date(1990, 1, 1), date(2019, 1, 1), 0.99, 1),
        (date(1960, 1, 1), date(2019, 1, 1), 0.6, 0.95),
    ],
)
def test_the_bound_of_known_cases(born: date, died: date, at_least: float, at_most: float) -> None:
    assert at_least < any_parent_alive(born, died, youngest=15) <= at_most
