"""The organisation: a tree of units, who leads and staffs them, who is away and who stands in.

Everything has a period of validity; `Organisation.on` draws the chart of one day. People are ids.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """From a first to a last day, both within; without a last day it goes on."""

    first: date
    last: date | None = None

    def covers(self, day: date) -> bool:
        """Whether `day` lies within."""
        return self.first <= day and (self.last is None or day <= self.last)

    def overlaps(self, other: Period) -> bool:
        """Whether the two share a day."""
        return self.covers(other.first) or other.covers(self.first)


@dataclass(frozen=True, slots=True)
class Unit:
    """A team, department or office; the top has no parent."""

    code: str
    parent: str | None
    name: str
    period: Period


@dataclass(frozen=True, slots=True)
class Post:
    """One person's place in a unit, as its manager or as a member."""

    person: str
    unit: str
    manages: bool
    period: Period


@dataclass(frozen=True, slots=True)
class Absence:
    """When a person is away, and who stands in, the first choice first."""

    person: str
    period: Period
    substitutes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """The organisation as it stands on one day; without cycles, every parent known."""

    parents: Mapping[str, str | None]
    managers: Mapping[str, str]
    """Who leads a unit; a unit without a manager is left out."""
    homes: Mapping[str, frozenset[str]]
    """The unit a person is a member of; of whoever only leads, every unit they lead."""
    away: Mapping[str, tuple[str, ...]]
    """Who is away, with their substitutes."""

    def path(self, unit: str) -> tuple[str, ...]:
        """The unit and all above it, the top last."""
        found = [unit]
        while (parent := self.parents[found[-1]]) is not None:
            found.append(parent)
        return tuple(found)

    def walk(self) -> Iterator[tuple[int, str]]:
        """Every unit with its depth, each before those below it, alike ones by code."""
        waiting = [(0, self.top)] if self.top is not None else []
        below: dict[str, list[str]] = {}
        for unit, parent in self.parents.items():
            if parent is not None:
                below.setdefault(parent, []).append(unit)
        while waiting:
            depth, unit = waiting.pop()
            yield depth, unit
            waiting += [(depth + 1, one) for one in sorted(below.get(unit, ()), reverse=True)]

    def members(self, unit: str) -> list[str]:
        """Who is a member of a unit and leads none."""
        leaders = frozenset(self.managers.values())
        return [one for one, homes in self.homes.items() if unit in homes and one not in leaders]

    @property
    def top(self) -> str | None:
        """The unit without a parent, if there is any."""
        return next((unit for unit, parent in self.parents.items() if parent is None), None)

    def stand_ins(self, person: str) -> Iterator[str]:
        """`person` while present, else whoever stands in for them, the first choice first."""
        asked: set[str] = set()
        waiting = [person]
        while waiting:
            one = waiting.pop(0)
            if one in asked:
                continue
            asked.add(one)
            if one not in self.away:
                yield one
            # Whoever stands in may be away too: then those who stand in for them come next.
            waiting[:0] = self.away.get(one, ())


@dataclass(frozen=True, slots=True)
class Organisation:
    """All that was, is and will be."""

    units: Sequence[Unit] = ()
    posts: Sequence[Post] = ()
    absences: Sequence[Absence] = ()

    def on(self, day: date) -> Chart:
        """The chart of one day."""
        posts = [post for post in self.posts if post.period.covers(day)]
        members = {post.person: frozenset({post.unit}) for post in posts if not post.manages}
        leads: dict[str, set[str]] = {}
        for post in posts:
            if post.manages:
                leads.setdefault(post.person, set()).add(post.unit)
        return Chart(
            parents={one.code: one.parent for one in self.units if one.period.covers(day)},
            managers={post.unit: post.person for post in posts if post.manages},
            homes={person: frozenset(units) for person, units in leads.items()} | members,
            away={one.person: one.substitutes for one in self.absences if one.period.covers(day)},
        )
