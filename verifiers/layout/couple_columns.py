"""The two of a couple whose labels were not read: a name, with a sex right below it, and the rest.

Forms print their labels in an ink of their own, at times in red, and a copy or a seal may take them
all. What was filled in stands flush below one another, and its grammar tells what it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.layout.cells import Cell, day_in, name_in, resident_number_in, sex_in
from verifiers.layout.line import lines_of
from verifiers.layout.passage import Passage
from verifiers.layout.values import by_grammar, unread
from verifiers.text import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.layout.line import Line
    from verifiers.model import Field
    from verifiers.read import Sheet

_FLUSH = 1.0
"""Character widths: how far aside the entries of one column may begin."""
_BELOW = 3.5
"""Character widths from a name down to the sex below it."""
_LEVEL = 2.0
"""Character widths: less apart in height are two lines of one row."""
_ENTRIES = 4
"""Entries below a name: sex, nationality, day of birth, number."""

Person = tuple["Field", "Field", "Field", "Field"]
"""Name, sex, day of birth and number."""


def people(sheets: Sequence[Sheet]) -> list[Person]:
    """Whoever stands so on the sheets, in reading order."""
    found = []
    for lines in map(lines_of, sheets):
        heads = {id(line): one for line in lines if (one := _person(line, lines)) is not None}
        found += [heads[id(line)] for line in _in_order(lines) if id(line) in heads]
    return found


def _in_order(lines: Sequence[Line]) -> list[Line]:
    """Rows from the top, each from the left: two people side by side are seldom quite level."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.middle):
        if rows and line.middle - rows[-1][0].middle < _LEVEL * line.pitch:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [line for row in rows for line in sorted(row, key=lambda line: line.left)]


def _person(head: Line, lines: Sequence[Line]) -> Person | None:
    name = name_in("name", _cell(head))
    if not names.is_likely_name(str(name.value)):
        return None
    column = sorted(
        (
            line
            for line in lines
            if line.middle > head.middle and abs(line.left - head.left) < _FLUSH * head.pitch
        ),
        key=lambda line: line.middle,
    )[:_ENTRIES]
    if not column or column[0].middle - head.middle > _BELOW * head.pitch:
        return None
    sex = sex_in("sex", _cell(column[0]))
    if sex.value is None or len(column[0].text) > 1:
        return None
    cells = [_cell(line) for line in column[1:]]
    days = (day_in("birth_date", cell) for cell in cells)
    numbers = (resident_number_in("id_number", cell.solid()) for cell in cells)
    birth = next((day for day in days if day.value is not None), unread("birth_date"))
    number = next((one for one in numbers if one.value is not None), unread("id_number"))
    return by_grammar(name), by_grammar(sex), by_grammar(birth), by_grammar(number)


def _cell(line: Line) -> Cell:
    passage = Passage.row([line])
    return Cell(passage, 0, len(passage.text))
