"""The nearest decided transfers, their outcomes, and whether a decision would depart from them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql, sqlite

from service.cases import loading, organisation
from service.cases.governing import policies
from service.clock import day_in_china
from service.rules import alike
from service.rules.alike import Catalogue
from service.rules.roles import Act
from service.store.tables import AssessmentCodesRow, CaseShapeRow, DecidedCaseRow, ShapeOutcomeRow
from verifiers.model import FactState, Strength

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from numpy.typing import NDArray
    from sqlalchemy import Engine

    from service.rules.actor import Actor
    from service.rules.alike import Comparison
    from service.store.tables import AssessmentRow, DecisionRow, TransferRow
    from service.store.work import Tx
    from verifiers.model import Assessment
    from verifiers.policies.policy import Policy

SHOWN = 8
_AT_ONCE = 64
"""Shapes whose outcomes are looked up in one query, the nearest first."""
_KNOWN: WeakKeyDictionary[Engine, dict[str, Catalogue]] = WeakKeyDictionary()
"""The shapes of each scenario that this process has read."""
_LEAST = 0.1
"""What anything counts that weighs nothing in the score, so that it still makes a difference."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A decided transfer like this one."""

    transfer_id: str
    outcome: str
    made_by: str
    decided_at: datetime
    comparison: Comparison


@dataclass(frozen=True, slots=True)
class Precedents:
    """What like cases were given."""

    neighbours: tuple[Neighbour, ...]
    """The nearest first, whatever their likeness."""
    outcomes: tuple[tuple[str, int], ...]
    """How often near cases were given what, by outcome; all of them, not only those shown."""
    majority: str | None
    """What clearly most of enough near cases were given."""

    def departs(self, outcome: str) -> bool:
        """Whether this outcome is another than most like cases were given."""
        return self.majority is not None and outcome != self.majority


def remember(tx: Tx, scenario: str, kept: AssessmentRow, assessment: Assessment) -> None:
    """Keep which shape an assessment found."""
    codes = alike.codes_of(assessment)
    shape = alike.shape_id(scenario, codes)
    dialect = sqlite if tx.means.is_sqlite else postgresql
    tx.session.execute(
        dialect.insert(CaseShapeRow)
        .values(id=shape, scenario=scenario, codes=list(codes))
        .on_conflict_do_nothing()
    )
    tx.session.add(
        AssessmentCodesRow(
            assessment_id=kept.id,
            transfer_id=kept.transfer_id,
            shape_id=shape,
            shadow=sorted({finding.code for finding in assessment.shadow}),
        )
    )


def set_precedent(tx: Tx, decision: DecisionRow) -> None:
    """Let a decision be what its transfer was given; it replaces an earlier one."""
    codes = tx.session.get(AssessmentCodesRow, decision.assessment_id)
    if codes is None:
        # Assessed before codes were kept.
        return
    row = tx.session.get(DecidedCaseRow, decision.transfer_id)
    if row is None:
        row = DecidedCaseRow(transfer_id=decision.transfer_id)
        tx.session.add(row)
    else:
        _count(tx, row.shape_id, row.outcome, -1)
    row.assessment_id, row.shape_id = decision.assessment_id, codes.shape_id
    row.outcome, row.made_by = decision.outcome, decision.made_by
    row.actor_id, row.decided_at = decision.actor_id, decision.created_at
    _count(tx, codes.shape_id, decision.outcome, 1)
    homes = organisation.load(tx).on(day_in_china(decision.created_at)).homes
    row.unit = min(homes.get(decision.actor_id, ()), default=None)
    tx.session.flush()


def _count(tx: Tx, shape: str, outcome: str, more: int) -> None:
    """Let so many more transfers of a shape have been given an outcome."""
    dialect = sqlite if tx.means.is_sqlite else postgresql
    first = dialect.insert(ShapeOutcomeRow).values(shape_id=shape, outcome=outcome, count=more)
    again = {"count": ShapeOutcomeRow.count + more}
    tx.session.execute(
        first.on_conflict_do_update(index_elements=("shape_id", "outcome"), set_=again)
    )


def precedents(tx: Tx, actor: Actor, transfer_id: str) -> Precedents:
    """What cases like this one were given, for those who decide. Raises `NotFound`."""
    actor.require(Act.SEE_WEIGHTS)
    return of_transfer(tx, loading.find_transfer(tx, actor, transfer_id))


def of_transfer(tx: Tx, row: TransferRow) -> Precedents:
    """What cases like this one were given by its latest assessment; nothing before one."""
    shapes = select(func.count()).where(CaseShapeRow.scenario == row.scenario)
    found = tx.session.execute(
        select(
            AssessmentCodesRow.shape_id,
            DecidedCaseRow.shape_id,
            DecidedCaseRow.outcome,
            shapes.scalar_subquery(),
        )
        .outerjoin(DecidedCaseRow, DecidedCaseRow.transfer_id == AssessmentCodesRow.transfer_id)
        .where(AssessmentCodesRow.assessment_id == row.latest_assessment_id)
    ).one_or_none()
    if found is None:
        return Precedents((), (), None)
    shape, *own, count = found
    known = _catalogue(tx, row.scenario, count)
    mine = known.shapes[shape]
    weights = _weights(policies.in_force(tx), {*mine, *known.names})
    near, counts = _counts(tx, known, known.likeness(mine, weights), tuple(own))
    outcomes: dict[str, int] = {}
    for shape, given in counts.items():
        if near[shape] >= alike.NEAR:
            for outcome, count in given.items():
                if count:
                    outcomes[outcome] = outcomes.get(outcome, 0) + count
    nearest = sorted(counts, key=lambda one: (-near[one], one))[:SHOWN]
    shown = _latest(tx, row.id, {one: sum(counts[one].values()) for one in nearest})
    compared = {one: alike.compare(mine, known.shapes[one], weights) for one in nearest}
    return Precedents(
        neighbours=tuple(
            Neighbour(
                one.transfer_id, one.outcome, one.made_by, one.decided_at, compared[one.shape_id]
            )
            for one in shown
        ),
        outcomes=tuple(sorted(outcomes.items())),
        majority=alike.majority(outcomes),
    )


def _catalogue(tx: Tx, scenario: str, count: int) -> Catalogue:
    """Every shape of a scenario. Shapes never change nor go: their `count` tells what is new."""
    catalogues = _KNOWN.setdefault(tx.means.engine, {})
    known = catalogues.get(scenario)
    if known is None or len(known.ids) != count:
        query = select(CaseShapeRow.id, CaseShapeRow.codes).where(CaseShapeRow.scenario == scenario)
        found = {shape: alike.shape_of(words) for shape, words in tx.session.execute(query)}
        known = catalogues[scenario] = Catalogue(found)
    return known


def _counts(
    tx: Tx, known: Catalogue, likeness: NDArray[np.float64], own: tuple[str | None, ...]
) -> tuple[dict[str, float], dict[str, dict[str, int]]]:
    """The likeness of the nearest shapes, and how often they were given what.

    All that are near are among them. `own` is the shape and outcome of the transfer that asks,
    which does not count.
    """
    order = np.argsort(-likeness, kind="stable").tolist()
    near: dict[str, float] = {}
    found: dict[str, dict[str, int]] = {}
    for start in range(0, len(order), _AT_ONCE):
        places = order[start : start + _AT_ONCE]
        if len(found) >= SHOWN and likeness[places[0]] < alike.NEAR:
            break
        these = [known.ids[place] for place in places]
        near |= zip(these, likeness[places].tolist(), strict=True)
        query = select(ShapeOutcomeRow.shape_id, ShapeOutcomeRow.outcome, ShapeOutcomeRow.count)
        for shape, outcome, count in tx.session.execute(
            query.where(ShapeOutcomeRow.shape_id.in_(these))
        ):
            if others := count - (own == (shape, outcome)):
                found.setdefault(shape, {})[outcome] = others
    return near, found


def _latest(tx: Tx, but: str, nearest: Mapping[str, int]) -> list[DecidedCaseRow]:
    """The latest decided transfers of the nearest shapes, each with how many were decided.

    All shapes but the last that still has room are shown whole, so one query finds theirs.
    """
    shapes = list(nearest)
    last = bisect_left(list(accumulate(nearest.values())), SHOWN)
    decided = (
        select(DecidedCaseRow)
        .where(DecidedCaseRow.transfer_id != but)
        .order_by(DecidedCaseRow.decided_at.desc(), DecidedCaseRow.transfer_id.desc())
        .limit(SHOWN)
    )
    found: list[DecidedCaseRow] = []
    for some in (shapes[:last], shapes[last : last + 1]):
        if some:
            found += tx.session.scalars(decided.where(DecidedCaseRow.shape_id.in_(some)))
    return sorted(found, key=lambda one: shapes.index(one.shape_id))[:SHOWN]


def _weights(policy: Policy, names: Iterable[str]) -> dict[str, float]:
    """What each fact and finding counts: what the policy gives it at its worst, but something."""
    return {name: _weight(policy, name) for name in names}


def _weight(policy: Policy, name: str) -> float:
    if name in policy.codes:
        return max(policy.weight(name, Strength.INFO), _LEAST)
    try:
        worst = (FactState.MISSING, FactState.CONTRADICTED)
        return max(*(policy.fact_weight(name, state) for state in worst), _LEAST)
    except KeyError:
        # A policy that no longer knows it cannot say what it weighs.
        return 1.0
