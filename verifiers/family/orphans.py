"""How likely it was that both parents of somebody had died before (domain.md D.2).

Cohort survival from the child's birth on, the mother's age by China's fertility, the father one to
four years older, both taken to die independently. Computed from UN World Population Prospects 2024
(CC BY 3.0 IGO). Logarithms are interpolated linearly between rows and columns; outside the table
the nearest value holds.
"""

from __future__ import annotations

from bisect import bisect_right
from math import exp, log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

_BORN = (1950, 1955, 1960, 1965, 1970, 1975, 1980, 1985, 1990, 1995, 2000)
_AT = (2013, 2019, 2026)
_BOTH_DEAD = (
    (0.823, 0.927, 0.986), (0.673, 0.824, 0.944), (0.506, 0.679, 0.855), (0.336, 0.506, 0.717),
    (0.179, 0.309, 0.516), (0.071, 0.141, 0.284), (0.023, 0.051, 0.121), (0.008, 0.018, 0.049),
    (0.003, 0.006, 0.017), (0.001, 0.002, 0.007), (0.0005, 0.0005, 0.003),
)  # fmt: skip
FLOOR = 0.02
"""Families die together, in one village or one accident: never taken for less likely than this."""


def both_dead(born: date, at: date) -> float:
    """The chance that both parents of somebody `born` then had died `at` that day, floored."""
    row, part = _place(_BORN, born.year + (born.timetuple().tm_yday - 1) / 366)
    column, along = _place(_AT, at.year + (at.timetuple().tm_yday - 1) / 366)
    at_row = [
        log(_BOTH_DEAD[line][column]) * (1 - along) + log(_BOTH_DEAD[line][column + 1]) * along
        for line in (row, row + 1)
    ]
    return max(FLOOR, exp(at_row[0] * (1 - part) + at_row[1] * part))


def _place(ticks: Sequence[int], year: float) -> tuple[int, float]:
    """Between which two ticks the year lies, and how far along."""
    within = min(max(year, ticks[0]), ticks[-1])
    place = min(bisect_right(ticks, within) - 1, len(ticks) - 2)
    return place, (within - ticks[place]) / (ticks[place + 1] - ticks[place])
