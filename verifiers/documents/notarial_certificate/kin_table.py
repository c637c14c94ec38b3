"""Relatives in a table: 与申请人关系, 姓名, 性别, 出生日期, a person a row.

A row counts only where its relation, its name and its sex are cells of their own, and nothing
stands right below the name: a name that is broken over two lines is not known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verifiers.layout import GAP, JOIN
from verifiers.model import Statement
from verifiers.prose.vocabulary import RELATIONS
from verifiers.text.dates import find_days
from verifiers.text.names import is_likely_name, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from verifiers.layout import Line, Passage
    from verifiers.model import Party

_SEXES = frozenset("男女")
_HEADING = re.compile(r"关系|称谓")
_DIED = re.compile(r"[^,。;]{0,8}?(?:死亡|去世|病故|亡故|故世)")
_NEAR, _REST = 1.9, 2
"""Heights of a line within which the rest of a broken name stands, and its most characters."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One relative: the word for the relation, and where it and the name stand."""

    cells: tuple[str, ...]
    relation: Line
    name: Line | None


def relatives(rows: Sequence[Passage], parties: Sequence[Party]) -> tuple[Statement, ...]:
    """``kinship`` of the table's rows to the only applicant, and the deaths noted there."""
    applicants = [party.name for party in parties if party.role == "applicant"]
    heading = next((place for place, row in enumerate(rows) if _is_heading(row)), None)
    if heading is None or len(applicants) != 1:
        return ()
    table: list[_Row] = []
    rest: list[Line] = []
    for row in rows[heading + 1 :]:
        found = _row(row)
        if found is None:
            rest += row.lines
        else:
            table.append(found)
    broken = [_nearest(line, table) for line in rest if len(line.text) <= _REST]
    return tuple(
        statement
        for row in table
        if row.name is not None and row not in broken
        for statement in _stated(row, normalise(row.name.text), applicants[0])
    )


def _cells(row: Passage) -> tuple[str, ...]:
    return tuple(re.split(f"[{JOIN}{GAP}]+", row.text))


def _is_heading(row: Passage) -> bool:
    cells = _cells(row)
    return "姓名" in cells and any(_HEADING.search(cell) for cell in cells)


def _row(row: Passage) -> _Row | None:
    """A row that has one relation and one sex; its name only where there is one, too."""
    lines = [line for line in row.lines if line.text not in _SEXES]
    relations = [line for line in lines if line.text in RELATIONS]
    others = [line for line in lines if line.text not in RELATIONS]
    names = [line for line in others if is_likely_name(normalise(line.text))]
    if len(relations) != 1 or len(row.lines) - len(lines) != 1:
        return None
    return _Row(_cells(row), relations[0], names[0] if len(names) == 1 else None)


def _nearest(line: Line, table: Sequence[_Row]) -> _Row | None:
    """The row that a line right above or below it belongs to."""
    near = [
        (abs(line.middle - row.relation.middle), place)
        for place, row in enumerate(table)
        if abs(line.middle - row.relation.middle) < _NEAR * line.height
    ]
    return table[min(near)[1]] if near else None


def _stated(row: _Row, name: str, applicant: str) -> Iterator[Statement]:
    word = row.relation.text
    relation = RELATIONS[word]
    yield Statement(type="kinship", person=name, relation=relation, to=applicant, word=word)
    for cell in row.cells:
        for day in find_days(cell):
            if day.day is not None and _DIED.match(cell[day.end :]):
                yield Statement(type="death", person=name, date=day.day.isoformat())
