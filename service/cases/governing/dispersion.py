"""Whether like cases are decided alike: by whom and in which unit how much is approved.

Each person and unit stands beside all of them, with the interval that a share from so few cases
has; and where cases of the very same shape have a clear majority without them, how often they
departed from it. No merchant, no transfer, and nothing that could name one.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from service.cases import organisation
from service.rules.alike import Interval, interval, majority
from service.rules.roles import Act
from service.store.tables import DecidedCaseRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from service.rules.actor import Actor
    from service.store.work import Tx

_APPROVE = "approve"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """How one person or unit decided."""

    name: str
    """A login name or a unit's code; empty for all, and for those without a unit."""
    decided: int
    approved: int
    approval: Interval
    differs: bool
    """Whether the share that all together approve lies outside of this interval."""
    comparable: int
    """Decisions on cases of whose very shape the others clearly decided most one way."""
    departed: int
    departure: Interval


@dataclass(frozen=True, slots=True)
class Report:
    """How like cases were decided by people since a moment, or ever."""

    since: datetime | None
    everybody: Line
    people: tuple[Line, ...]
    units: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Group:
    """Decisions of one person on one shape with one outcome."""

    login: str
    unit: str
    shape_id: str
    outcome: str
    count: int


def report(tx: Tx, actor: Actor, since: datetime | None = None) -> Report:
    """The report, for administrators. Raises `Forbidden`."""
    actor.require(Act.MANAGE_PEOPLE)
    groups = _groups(tx, since)
    shapes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    people: dict[str, list[_Group]] = defaultdict(list)
    units: dict[str, list[_Group]] = defaultdict(list)
    for one in groups:
        shapes[one.shape_id][one.outcome] += one.count
        people[one.login].append(one)
        units[one.unit].append(one)
    everybody = _line("", groups, shapes, None)
    share = everybody.approval.share
    return Report(
        since,
        everybody,
        people=tuple(_line(name, theirs, shapes, share) for name, theirs in sorted(people.items())),
        units=tuple(_line(name, theirs, shapes, share) for name, theirs in sorted(units.items())),
    )


def _groups(tx: Tx, since: datetime | None) -> list[_Group]:
    by = (
        DecidedCaseRow.actor_id,
        DecidedCaseRow.unit,
        DecidedCaseRow.shape_id,
        DecidedCaseRow.outcome,
    )
    query = select(*by, func.count()).where(DecidedCaseRow.made_by != "policy").group_by(*by)
    if since is not None:
        query = query.where(DecidedCaseRow.decided_at >= since)
    names = organisation.logins(tx)
    return [
        _Group(names.get(actor_id, actor_id), unit or "", shape, outcome, count)
        for actor_id, unit, shape, outcome, count in tx.session.execute(query)
    ]


def _line(
    name: str,
    groups: Sequence[_Group],
    shapes: Mapping[str, Mapping[str, int]],
    usual: float | None,
) -> Line:
    decided = sum(one.count for one in groups)
    approved = sum(one.count for one in groups if one.outcome == _APPROVE)
    approval = interval(approved, decided)
    comparable, departed = _departures(groups, shapes)
    return Line(
        name=name,
        decided=decided,
        approved=approved,
        approval=approval,
        differs=usual is not None and not approval.low <= usual <= approval.high,
        comparable=comparable,
        departed=departed,
        departure=interval(departed, comparable),
    )


def _departures(
    groups: Sequence[_Group], shapes: Mapping[str, Mapping[str, int]]
) -> tuple[int, int]:
    """How many decisions have a majority of others to compare with, and how many differ from it."""
    mine: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for one in groups:
        mine[one.shape_id][one.outcome] += one.count
    comparable = departed = 0
    for shape, given in mine.items():
        others = {
            outcome: count - given.get(outcome, 0) for outcome, count in shapes[shape].items()
        }
        most = majority(others)
        if most is not None:
            comparable += sum(given.values())
            departed += sum(count for outcome, count in given.items() if outcome != most)
    return comparable, departed
