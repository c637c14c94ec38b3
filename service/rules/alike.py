"""Like cases: how near two assessments are, in words that can be checked, and what most were given.

A case's *shape* is its scenario, the state of each fact and the codes of its findings: nothing of
names, days, people, reviewers or the order of papers. Two shapes are compared fact by fact and
finding by finding. Each counts with the weight that the policy gives it; a fact in the same state
and a finding that both have agree in full, a fact that is settled in both or open in both agrees by
half. The *likeness* is the weight that agrees over all weight (a weighted Jaccard index), 1 for
equal shapes, 0 where nothing agrees.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

import numpy as np

from verifiers.evidence.words import code_of
from verifiers.model import FactState

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from verifiers.model import Assessment

FOUND = "found"
"""The state of a finding that is there."""
_OPEN = frozenset({FactState.MISSING.value, FactState.CONTRADICTED.value})
_HALF = 0.5
_DIGITS = 9
"""Likeness is told so exactly: in whichever order weights are added, it comes out the same."""
NEAR = 0.8
"""From this likeness on a decided case is a precedent."""
ENOUGH = 5
"""Fewer precedents than this bind nobody."""
_Z = 1.959964
"""Of a two-sided interval of 95 %."""

Shape = dict[str, str]
"""State by name: of facts in lower case, of finding codes (upper case) always `FOUND`."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact or finding in which two cases differ; `None` where a case has no such thing."""

    name: str
    here: str | None
    there: str | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """How near two shapes are, and why."""

    likeness: float
    same: tuple[str, ...]
    differs: tuple[Difference, ...]
    """The heaviest first."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A share with the bounds between which it lies with 95 % certainty (Wilson 1927)."""

    share: float
    low: float
    high: float


def codes_of(assessment: Assessment) -> tuple[str, ...]:
    """An assessment's shape as sorted words: ``fact:state`` and finding codes."""
    facts = {f"{fact.name}:{fact.state.value}" for fact in assessment.facts}
    told = {code_of(fact) for fact in assessment.facts}
    findings = {reason.code for reason in assessment.reasons} - told
    return tuple(sorted(facts | findings))


def shape_of(codes: Iterable[str]) -> Shape:
    """The shape that these words describe."""
    found = (code.partition(":") for code in codes)
    return {name: state or FOUND for name, _, state in found}


def shape_id(scenario: str, codes: Iterable[str]) -> str:
    """A digest by which equal shapes are known."""
    return hashlib.sha256("\n".join((scenario, *sorted(codes))).encode()).hexdigest()[:32]


def likeness(here: Shape, there: Shape, weights: Mapping[str, float]) -> float:
    """How near two shapes are, from 0 to 1; a name without a weight counts 1."""
    agreed = total = 0.0
    for name in here.keys() | there.keys():
        weight = weights.get(name, 1.0)
        total += weight
        agreed += weight * _agreement(here.get(name), there.get(name))
    return round(agreed / total, _DIGITS) if total else 1.0


class Catalogue:
    """Many shapes side by side, so that one is compared with all of them at once."""

    def __init__(self, shapes: Mapping[str, Shape]) -> None:
        """`shapes` by their ids."""
        self.shapes = shapes
        self.ids = tuple(sorted(shapes))
        self.names = tuple(sorted({name for shape in shapes.values() for name in shape}))
        columns = {name: column for column, name in enumerate(self.names)}
        self._states = {state: code for code, state in enumerate(sorted(_OPEN), start=1)}
        self._table = np.zeros((len(shapes), len(self.names)), dtype=np.int16)
        for row, one in enumerate(self.ids):
            for name, state in shapes[one].items():
                self._table[row, columns[name]] = self._code(state)
        self._present = (self._table > 0).astype(np.float64)

    def likeness(self, here: Shape, weights: Mapping[str, float]) -> NDArray[np.float64]:
        """What `likeness` says of `here` and each shape, in the order of `ids`."""
        weight = np.array([weights.get(name, 1.0) for name in self.names])
        alone = sum(weights.get(name, 1.0) for name in here.keys() - set(self.names))
        # They can agree only in what `here` has.
        columns = [column for column, name in enumerate(self.names) if name in here]
        mine = np.array([self._code(here[self.names[column]]) for column in columns], np.int16)
        there, counts = self._table[:, columns], weight[columns]
        both = there > 0
        half = both & ((there <= len(_OPEN)) == (mine <= len(_OPEN)))
        agreed = _HALF * (half @ counts + (there == mine) @ counts)
        total = self._present @ weight + ~both @ counts + alone
        shares: NDArray[np.float64] = np.ones_like(total)
        np.divide(agreed, total, out=shares, where=total > 0)
        return shares.round(_DIGITS)

    def _code(self, state: str) -> int:
        """A number for a state, from 1; those that are open come first."""
        return self._states.setdefault(state, len(self._states) + 1)


def compare(here: Shape, there: Shape, weights: Mapping[str, float]) -> Comparison:
    """How near two shapes are, and in what they agree and differ."""
    names = sorted(here.keys() | there.keys(), key=lambda one: (-weights.get(one, 1.0), one))
    return Comparison(
        likeness=likeness(here, there, weights),
        same=tuple(one for one in names if here.get(one) == there.get(one)),
        differs=tuple(
            Difference(one, here.get(one), there.get(one))
            for one in names
            if here.get(one) != there.get(one)
        ),
    )


def interval(count: int, of: int) -> Interval:
    """The share `count` / `of` with its bounds; of nothing, nothing is known."""
    if of == 0:
        return Interval(0.0, 0.0, 1.0)
    share, square = count / of, _Z * _Z
    middle = share + square / (2 * of)
    spread = _Z * sqrt(share * (1 - share) / of + square / (4 * of * of))
    below = 1 + square / of
    return Interval(share, max(0.0, (middle - spread) / below), min(1.0, (middle + spread) / below))


def majority(outcomes: Mapping[str, int]) -> str | None:
    """The outcome that most precedents were given; `None` where there are too few, or no most.

    It is clear where at least `ENOUGH` cases leave its share above one half with 95 % certainty.
    """
    total = sum(outcomes.values())
    if total < ENOUGH:
        return None
    outcome, count = max(outcomes.items(), key=lambda one: (one[1], one[0]))
    return outcome if interval(count, total).low > _HALF else None


def _agreement(here: str | None, there: str | None) -> float:
    if here == there:
        return 1.0
    if here is None or there is None:
        return 0.0
    return _HALF if (here in _OPEN) == (there in _OPEN) else 0.0
