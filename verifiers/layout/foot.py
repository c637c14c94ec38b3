"""The day of issue at the foot of a paper, in a row of its own, often under a seal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.layout.values import read_day, unread
from verifiers.text.dates import find_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.layout.passage import Passage
    from verifiers.model import Field

_BESIDE, _BESIDE_LAST = 2, 3
"""Characters that may stand beside the day in its row: a stop, what a seal leaves; and beside the
last of a paper."""


def lone_day(name: str, row: Passage, *, beside: int = _BESIDE) -> Field | None:
    """The field `name` where a day has the row to itself, or `None` where none has.

    A row that has the shape of a day which does not exist gives a field without a value.
    """
    row = row.solid()
    days = find_days(row.text)
    if len(days) != 1 or days[0].end - days[0].start < len(row.text) - beside:
        return None
    return read_day(name, row, days[0])


def closing_day(name: str, rows: Sequence[Passage]) -> Field:
    """The last row that is nothing but a day: when a letter was signed."""
    alone = (lone_day(name, row, beside=_BESIDE_LAST) for row in reversed(rows))
    return next((field for field in alone if field is not None), unread(name))
