"""How likely it is, at most, that somebody was still alive (domain.md D.1b).

Survivors of one birth by the period table of China 2020 to 2025, the lowest mortality of all
periods to date: a chance taken from it is an upper bound for every earlier cohort. Computed from
UN World Population Prospects 2024 (CC BY 3.0 IGO); from 98 years on a Kannisto fit. Between rows
the logarithm is interpolated linearly; beyond the last row the last value holds.
"""

from __future__ import annotations

from bisect import bisect_right
from math import exp, log
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

AGES = (0, 1, *range(5, 121, 5))
SURVIVORS: Mapping[str, tuple[float, ...]] = MappingProxyType(
    {
        "male": (
            1, 0.9938, 0.9922, 0.9907, 0.989, 0.9869, 0.9835, 0.9791, 0.9741, 0.9678, 0.9581,
            0.9427, 0.9171, 0.8793, 0.8184, 0.7297, 0.6077, 0.4516, 0.2698, 0.1115, 0.0245,
            0.002001, 6.877e-05, 1.184e-06, 1.311e-08, 1.134e-10,
        ),
        "female": (
            1, 0.9948, 0.9932, 0.992, 0.9909, 0.9896, 0.9874, 0.9848, 0.9818, 0.9782, 0.9731,
            0.9655, 0.9533, 0.9349, 0.9036, 0.8534, 0.7723, 0.6457, 0.4601, 0.2482, 0.08265,
            0.01319, 0.0009012, 2.739e-05, 4.472e-07, 4.888e-09,
        ),
    }
)  # fmt: skip
_DAYS_A_YEAR = 365.2425


def survivors(sex: str, age: float) -> float:
    """The share of one birth that reaches `age` (years, may be broken)."""
    column = SURVIVORS[sex]
    if age <= 0:
        return column[0]
    if age >= AGES[-1]:
        return column[-1]
    row = bisect_right(AGES, age) - 1
    part = (age - AGES[row]) / (AGES[row + 1] - AGES[row])
    return exp(log(column[row]) * (1 - part) + log(column[row + 1]) * part)


def alive(sex: str, age: float, *, given: float) -> float:
    """The chance to be alive at `age` of somebody who was alive at the age `given`, at most."""
    return survivors(sex, age) / survivors(sex, given) if age > given else 1.0


def years_between(first: date, second: date) -> float:
    """Broken years from `first` to `second`; negative where `second` is earlier."""
    return (second - first).days / _DAYS_A_YEAR


def any_parent_alive(born: date, at: date, *, youngest: float, parents: int = 2) -> float:
    """The chance, at most, that of so many parents of somebody `born` then one is alive `at`.

    Parents were at least `youngest` years old at the birth, and alive. Both are taken to live
    independently. Of a single parent the sex is not asked: the longer-lived counts.
    """
    age = years_between(born, at) + youngest
    mother = alive("female", age, given=youngest)
    father = alive("male", age, given=youngest)
    if parents == 1:
        return max(mother, father)
    return 1 - (1 - mother) * (1 - father)
