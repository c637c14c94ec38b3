"""Lists held row against row: what of their people and statements is right, unread or wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from verifiers.model import Party, Statement
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Row = Party | Statement


@dataclass(frozen=True, slots=True)
class Pair:
    """A row of the paper and what was read of it; one of the two may be missing."""

    wanted: Row | None
    read: Row | None

    @property
    def is_missing(self) -> bool:
        """Whether nothing was read of a row that the paper has."""
        return self.read is None

    @property
    def unread(self) -> tuple[str, ...]:
        """The values that the paper has and that were left open in the row."""
        return tuple(name for name, _, given in self._differences() if given is None)

    @property
    def wrong(self) -> tuple[str, ...]:
        """The values that the paper does not have so; all of a row that it does not have."""
        return tuple(name for name, _, given in self._differences() if given is not None)

    @property
    def is_right(self) -> bool:
        """Whether nothing differs."""
        return self.wanted == self.read

    def _differences(self) -> Iterator[tuple[str, object, object]]:
        for one in fields(self.read) if self.read is not None else ():
            asked, given = (
                getattr(row, one.name, None) or None for row in (self.wanted, self.read)
            )
            if one.compare and asked != given:
                yield one.name, asked, given


@dataclass(frozen=True, slots=True)
class Rows:
    """How many rows of a list, or of many lists, were read, and how."""

    wanted: int = 0
    """Rows that papers have; each is right, in part, missing or wrong."""
    right: int = 0
    in_part: int = 0
    """Rows of which some values are `null` and the others right."""
    missing: int = 0
    wrong: int = 0
    """Rows with a value that the paper does not have so, and rows that it does not have."""
    nulls: int = 0
    """Values that are `null` in rows that were read."""

    @classmethod
    def of(cls, pairs: Iterable[Pair]) -> Rows:
        """The counts of one list."""
        found = tuple(pairs)
        wrong = sum(bool(one.wrong) for one in found)
        missing = sum(one.is_missing for one in found)
        right = sum(one.is_right for one in found)
        return cls(
            wanted=sum(one.wanted is not None for one in found),
            right=right,
            in_part=len(found) - wrong - missing - right,
            missing=missing,
            wrong=wrong,
            nulls=sum(len(one.unread) for one in found),
        )

    def __add__(self, other: Rows) -> Rows:
        """The counts of both."""
        return Rows(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(Rows)))


_POINTS = re.compile('[:“”"]')
_ESTATE = re.compile("(?:遗留|个人|合法|上述|全部|的)*(?:遗产|财产)")
"""Words that say no more of an estate than that it is one."""


def comparable(row: Row) -> Row:
    """A row without what papers print in many ways: points, the estate's words, names' order."""
    if isinstance(row, Party):
        return row
    what = row.what and _POINTS.sub("", compact(row.what))
    what = "遗产" if what and _ESTATE.fullmatch(what) else what
    return replace(row, what=what, parties=tuple(sorted(row.parties)))


def pairs(wanted: Iterable[Row], read: Iterable[Row]) -> Iterator[Pair]:
    """Every row of either list once, each with the one of the other that it is, in any order."""
    left = list(dict.fromkeys(map(comparable, read)))
    asked = list(dict.fromkeys(map(comparable, wanted)))
    waiting = [one for one in asked if one not in left]
    for one in asked:
        if one in left:
            left.remove(one)
            yield Pair(one, one)
    for one in waiting:
        best = max(left, key=lambda row: _likeness(one, row), default=None)
        if best is None or not _likeness(one, best):
            yield Pair(one, None)
            continue
        left.remove(best)
        yield Pair(one, best)
    for row in left:
        yield Pair(None, row)


def _likeness(wanted: Row, read: Row) -> int:
    """How many values are the same; 0 where the two are of different people or facts."""
    values = ((one.name, getattr(wanted, one.name)) for one in fields(wanted) if one.compare)
    same = {name for name, value in values if value and value == getattr(read, name, None)}
    if isinstance(wanted, Party):
        return len(same) if same & {"name", "id_number", "birth_date"} else 0
    return len(same) if "type" in same and len(same) > 1 else 0
