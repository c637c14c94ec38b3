"""What is wrong with an organisation as a whole: overlaps, orphans, cycles; row by row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from service.rules.organisation import Period, Post, Unit
from verifiers.model import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_NEXT = timedelta(days=1)
_T = TypeVar("_T")
_Numbered = tuple[int, _T]


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong in one place of the file; `row` counts lines, the header being 1."""

    row: int
    column: str
    rule: Text


def contradictions(rows: Sequence[_Numbered[Unit | Post]]) -> Iterator[Slip]:
    """What is wrong between these numbered rows."""
    units = [(number, thing) for number, thing in rows if isinstance(thing, Unit)]
    posts = [(number, thing) for number, thing in rows if isinstance(thing, Post)]
    if not units:
        yield Slip(1, "unit", Text("没有任何部门", "there is no unit"))
    yield from _twice(units, posts)
    yield from _orphans(units, posts)
    yield from _cycles(units)


def _twice(units: Sequence[_Numbered[Unit]], posts: Sequence[_Numbered[Post]]) -> Iterator[Slip]:
    """Rows that claim at once what only one may have."""
    yield from _overlaps(
        [(number, unit.code, unit.period) for number, unit in units],
        "unit",
        Text("同一部门的有效期重叠", "the periods of this unit overlap"),
    )
    yield from _overlaps(
        [(number, "top", unit.period) for number, unit in units if unit.parent is None],
        "parent",
        Text("同时有两个最高部门", "there are two top units at once"),
    )
    yield from _overlaps(
        [(number, post.unit, post.period) for number, post in posts if post.manages],
        "person",
        Text("部门同时有两名负责人", "the unit has two managers at once"),
    )
    yield from _overlaps(
        [(number, post.person, post.period) for number, post in posts if not post.manages],
        "person",
        Text("此人同时属于两个部门", "the person is a member of two units at once"),
    )


def _orphans(units: Sequence[_Numbered[Unit]], posts: Sequence[_Numbered[Post]]) -> Iterator[Slip]:
    """Rows whose unit or parent is not there all the time."""
    known: dict[str, list[Period]] = {}
    for _, unit in units:
        known.setdefault(unit.code, []).append(unit.period)
    absent = Text("上级部门在此期间不存在", "the parent does not exist during that time")
    for number, unit in units:
        if unit.parent is not None and not _covered(unit.period, known.get(unit.parent, [])):
            yield Slip(number, "parent", absent)
    gone = Text("部门在此期间不存在", "the unit does not exist during that time")
    for number, post in posts:
        if not _covered(post.period, known.get(post.unit, [])):
            yield Slip(number, "unit", gone)


def _overlaps(
    periods: Sequence[tuple[int, str, Period]], column: str, rule: Text
) -> Iterator[Slip]:
    """Rows whose period overlaps an earlier one of the same key."""
    before: dict[str, tuple[int, Period]] = {}
    for number, key, period in sorted(periods, key=lambda one: (one[1], one[2].first, one[0])):
        last = before.get(key)
        if last is not None and last[1].overlaps(period):
            yield Slip(max(number, last[0]), column, rule)
        # The one that ends last is the one that later rows may run into.
        if last is None or _ends_later(period, last[1]):
            before[key] = (number, period)


def _ends_later(one: Period, other: Period) -> bool:
    return other.last is not None and (one.last is None or one.last > other.last)


def _covered(period: Period, by: Sequence[Period]) -> bool:
    """Whether `by` together cover every day of `period`."""
    day = period.first
    for one in sorted(by, key=lambda each: each.first):
        if one.covers(day):
            if one.last is None or (period.last is not None and period.last <= one.last):
                return True
            day = one.last + _NEXT
    return False


def _cycles(units: Sequence[_Numbered[Unit]]) -> Iterator[Slip]:
    """Rows that are above themselves on some day; the tree changes only where a period begins."""
    rule = Text("上下级关系成环", "the unit is above itself")
    told: set[int] = set()
    for day in sorted({unit.period.first for _, unit in units}):
        standing = [(number, unit) for number, unit in units if unit.period.covers(day)]
        parents = {unit.code: unit.parent for _, unit in standing}
        for number, unit in standing:
            if number not in told and _is_above_itself(unit.code, parents):
                told.add(number)
                yield Slip(number, "parent", rule)


def _is_above_itself(code: str, parents: Mapping[str, str | None]) -> bool:
    seen: set[str] = set()
    above = parents.get(code)
    while above is not None and above not in seen:
        if above == code:
            return True
        seen.add(above)
        above = parents.get(above)
    return False
