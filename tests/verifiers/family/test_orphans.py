"""How likely it was that both parents had died (domain.md D.2)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifiers.family.orphans import FLOOR, both_dead


@pytest.mark.parametrize(
    ("born", "at", "expected"),
    [(1950, 2013, 0.823), (1960, 2019, 0.679), (1975, 2026, 0.284), (1980, 2019, 0.051)],
)
def test_the_table_s_own_values_come_out(born: int, at: int, expected: float) -> None:
    assert both_dead(date(born, 1, 1), date(at, 1, 1)) == pytest.approx(expected)


def test_between_rows_the_logarithm_is_interpolated() -> None:
    between = both_dead(date(1957, 7, 2), date(2019, 1, 1))
    assert between == pytest.approx((0.824 * 0.679) ** 0.5, rel=0.01)


def test_families_die_together_so_that_nothing_is_less_likely_than_the_floor() -> None:
    assert both_dead(date(1990, 5, 6), date(2019, 3, 1)) == FLOOR
    assert both_dead(date(2010, 1, 1), date(2030, 1, 1)) == FLOOR


@settings(deadline=None)
@given(
    st.dates(date(1930, 1, 1), date(2010, 1, 1)), st.dates(date(2010, 1, 1), date(2040, 1, 1)),
    st.integers(1, 3000),
)  # fmt: skip
def test_it_rises_with_age_and_with_time(born: date, at: date, days: int) -> None:
    chance = both_dead(born, at)
    assert FLOOR <= chance <= 1
    elder = date.fromordinal(born.toordinal() - days)
    assert both_dead(elder, at) >= chance - 1e-12
    assert both_dead(born, date.fromordinal(at.toordinal() + days)) >= chance - 1e-12
