"""Who outlived whom, as far as sources tell.

Sources that contradict each other tell nothing: then the order is unknown, and whoever may have
outlived the other must be heard.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

Key = str
"""A person within one family."""


class Order(Enum):
    """How somebody's death stands to that of another."""

    SURVIVED = auto()
    """No source says that they died."""
    BEFORE = auto()
    TOGETHER = auto()
    """On one day, so that nobody can tell who was first."""
    AFTER = auto()
    UNKNOWN = auto()
    """They died; sources do not tell when, or contradict each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Death:
    """What sources say of one person's death."""

    days: frozenset[date] = frozenset()
    """Every day that a source names; none where it is only known that they died."""
    before: frozenset[Key] = frozenset()
    """Whom they predeceased, as sources say."""


def order(deaths: Mapping[Key, Death], one: Key, other: Key) -> Order:
    """How the death of `one` stands to that of `other`."""
    if one not in deaths:
        return Order.SURVIVED
    if other not in deaths:
        return Order.BEFORE
    told = {_of_days(mine, theirs) for mine in deaths[one].days for theirs in deaths[other].days}
    if _outlived_by(deaths, one, other, frozenset()):
        told.add(Order.BEFORE)
    if _outlived_by(deaths, other, one, frozenset()):
        told.add(Order.AFTER)
    return told.pop() if len(told) == 1 else Order.UNKNOWN


def _of_days(mine: date, theirs: date) -> Order:
    if mine == theirs:
        return Order.TOGETHER
    return Order.BEFORE if mine < theirs else Order.AFTER


def _outlived_by(deaths: Mapping[Key, Death], one: Key, other: Key, seen: frozenset[Key]) -> bool:
    """Whether a source says that `one` predeceased `other`, or somebody who died before them."""
    for third in deaths[one].before - seen:
        if third == other:
            return True
        if third in deaths and (
            _all_before(deaths[third].days, deaths[other].days)
            or _outlived_by(deaths, third, other, seen | {one})
        ):
            return True
    return False


def _all_before(mine: frozenset[date], theirs: frozenset[date]) -> bool:
    return bool(mine and theirs) and max(mine) <= min(theirs)
