"""What weights people's decisions speak for: a proposal with intervals, never applied by itself.

A penalised logistic regression of *rejected by a person* on what the assessment found. Each weight
is drawn towards the one that the policy has (a Gaussian prior of variance 1 around it), so that few
cases move it little; the interval is 95 % of the posterior's normal approximation. Facts and the
intercept are fitted beside the findings but not proposed: only cases that reached a person are
seen, and these are worse than all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    Array = NDArray[np.float64]

LEAST_CASES, LEAST_EACH, LEAST_OF_CODE = 50, 10, 10
"""Decided cases that a proposal needs at least: in all, of each outcome, with a finding."""
_Z = 1.96
_LOOSE = 9.0
"""Variance of what is fitted but not proposed."""
_ROUNDS, _STILL = 50, 1e-9
_HIGHEST = 20.0
"""No policy takes a heavier weight."""


class TooFewCases(Exception):
    """So few cases that any proposal would be noise."""

    def __init__(self, cases: int, rejected: int) -> None:
        super().__init__(f"{cases} cases decided by people, {rejected} of them rejected")
        self.cases, self.rejected = cases, rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Cases that found the same and were decided alike."""

    found: frozenset[str]
    """Codes of findings, and ``fact:state``."""
    rejected: bool
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A weight in log-odds that the decisions speak for."""

    code: str
    weight: float
    proposed: float
    low: float
    high: float
    cases: int
    """Decided cases in which it was found."""

    @property
    def contradicts(self) -> bool:
        """Whether the present weight lies outside of the interval."""
        return not self.low <= self.weight <= self.high


def propose(
    groups: Sequence[Group], weights: Mapping[str, float], base: float
) -> tuple[Proposal, ...]:
    """A proposal for each code of `weights` with cases enough, the widest departures first.

    Raises `TooFewCases`.
    """
    cases = sum(one.count for one in groups)
    rejected = sum(one.count for one in groups if one.rejected)
    if cases < LEAST_CASES or min(rejected, cases - rejected) < LEAST_EACH:
        raise TooFewCases(cases, rejected)
    names = sorted({name for one in groups for name in one.found})
    mean = np.array([base, *(weights.get(name, 0.0) for name in names)])
    variance = np.array([_LOOSE, *(1.0 if name in weights else _LOOSE for name in names)])
    seen = np.array([[1.0, *(float(name in one.found) for name in names)] for one in groups])
    counts = np.array([float(one.count) for one in groups])
    outcomes = np.array([float(one.rejected) for one in groups])
    fitted, spread = _fit(seen, counts, outcomes, mean, variance)
    proposals = []
    for place, name in enumerate(names, start=1):
        with_it = int(counts[seen[:, place] > 0].sum())
        if name in weights and with_it >= LEAST_OF_CODE:
            ends = fitted[place] + np.array([-_Z, 0.0, _Z]) * spread[place]
            low, middle, high = (float(one) for one in np.clip(ends, 0.0, _HIGHEST).round(2))
            proposals.append(
                Proposal(
                    code=name,
                    weight=weights[name],
                    proposed=middle,
                    low=low,
                    high=high,
                    cases=with_it,
                )
            )
    return tuple(sorted(proposals, key=lambda one: (-abs(one.proposed - one.weight), one.code)))


def _fit(
    seen: Array, counts: Array, outcomes: Array, mean: Array, variance: Array
) -> tuple[Array, Array]:
    """The posterior's mode by Newton's method, and its standard deviations there."""
    at = mean.copy()
    hessian = np.diag(1 / variance)
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(seen @ at, -30, 30)))
        slope = seen.T @ (counts * (chance - outcomes)) + (at - mean) / variance
        hessian = (seen.T * (counts * chance * (1 - chance))) @ seen + np.diag(1 / variance)
        step = np.linalg.solve(hessian, slope)
        # A step is held short: far from the mode the curve is flat, and Newton would leap.
        step *= min(1.0, 2.0 / max(float(np.abs(step).max()), _STILL))
        at = at - step
        if float(np.abs(step).max()) < _STILL:
            break
    return at, np.sqrt(np.diag(np.linalg.inv(hessian)))
