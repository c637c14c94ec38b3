"""The day of issue at the foot of a paper, in a row of its own, often under a seal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.layout.values import read
from verifiers.text.dates import find_days

if TYPE_CHECKING:
    from verifiers.layout.passage import Passage
    from verifiers.model import Field

_BESIDE = 2
"""Characters that may stand beside the day in its row: a stop, what a seal leaves."""


def lone_day(name: str, row: Passage) -> Field | None:
    """The field `name` where a day has the row to itself, or `None` where none has.

    A row that has the shape of a day which does not exist gives a field without a value.
    """
    row = row.solid()
    days = find_days(row.text)
    if len(days) != 1 or days[0].end - days[0].start < len(row.text) - _BESIDE:
        return None
    day = days[0]
    iso = day.day.isoformat() if day.day else None
    return read(name, iso, row.span(day.start, day.end), repaired=day.repaired)
