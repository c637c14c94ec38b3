"""Where a task goes whose time has run out: to the nearest common manager of those involved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from service.rules.organisation import Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Who has to do with a task."""

    people: frozenset[str] = frozenset()
    """Reviewer, approver, guarantor: a task never goes back to one of them."""
    units: frozenset[str] = frozenset()
    """Units that dispute it."""
    barred: frozenset[str] = frozenset()
    """Who must not have it: tied to the merchant, or decided it before."""


@dataclass(frozen=True, slots=True)
class Target:
    """Who gets the task, in which unit's right; without a person it is the administrators' alarm.

    `manager` is whom the person stands in for, or the person.
    """

    person: str | None = None
    unit: str | None = None
    manager: str | None = None


ALARM = Target()
"""Nobody is left who could take it."""


def nearest_common_manager(chart: Chart, matter: Matter, able: frozenset[str]) -> Target:
    """The manager of the lowest unit that holds all places of the matter, else of the next above.

    A manager who is away is stood in for; one who is involved, barred or not `able` to decide is
    passed over. Where nobody involved has a place in the chart, the top is asked.
    """
    places = {unit for person in matter.people for unit in chart.homes.get(person, ())}
    places |= matter.units
    for unit in _above_all(chart, places & chart.parents.keys()):
        manager = chart.managers.get(unit)
        if manager is None:
            continue
        for person in chart.stand_ins(manager):
            if person in able and person not in matter.people | matter.barred:
                return Target(person, unit, manager)
    return ALARM


def _above_all(chart: Chart, places: Iterable[str]) -> tuple[str, ...]:
    """The units that hold every place, the lowest first."""
    paths = [chart.path(place) for place in sorted(places)]
    if not paths:
        return (chart.top,) if chart.top is not None else ()
    shared = frozenset(paths[0]).intersection(*paths)
    return tuple(unit for unit in paths[0] if unit in shared)
