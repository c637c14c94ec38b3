"""The day of issue at the foot of a paper, in a row of its own, often under a seal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.layout.values import read_day, unread
from verifiers.text.dates import find_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.layout.passage import Passage
    from verifiers.model import Field

_BESIDE, _BESIDE_LAST, _BESIDE_SIGNED = 2, 3, 10
"""Characters that may stand beside the day in its row: a stop, what a seal leaves; beside the last
of a paper; and beside one in whose row somebody signed."""
_SIGNED = re.compile("(?:承办|经办)(?:人|民警)|(?:户籍)?民警|填表人")


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
    """The last row that is nothing but a day, or who signed and a day: when a letter was signed."""
    alone = (lone_day(name, row, beside=_beside(row)) for row in reversed(rows))
    return next((field for field in alone if field is not None), unread(name))


def _beside(row: Passage) -> int:
    return _BESIDE_SIGNED if _SIGNED.match(row.solid().text) else _BESIDE_LAST
