"""Fields from the entries of a table (`verifiers.layout.table`), whose print strays.

Each takes the entries of one label, in order, and the first that holds a value of its type.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from verifiers.layout.cells import Cell, day_in, name_in, resident_number_in, sex_in
from verifiers.layout.entry import Entry
from verifiers.layout.passage import Passage
from verifiers.layout.values import BY_GRAMMAR, by_grammar, read, unread
from verifiers.text import ethnic_groups
from verifiers.text.across import is_piece_of_mark
from verifiers.text.dates import parse_day
from verifiers.text.places import (
    begins_with_province,
    is_stray,
    is_whole_address,
    looks_like_address,
    without_stamp,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from verifiers.layout.entry import Place
    from verifiers.model import Field

_SOLID_DAY = re.compile(r"(?<!\d)[12]\d{7}(?!\d)")
_LED = 3
"""Characters that a label or a mark may leave before an address."""
_NEXT = 2.0
"""Ems from one line of an address to the next."""
_HOLE = 1.2
"""Character widths between two pieces of an address that do not follow one another."""
_EMPTY = re.compile(r"[-_/\\.无—*]*")
"""What is put where there is nothing to say."""


def name_of(name: str, entries: Sequence[Entry]) -> Field:
    """A person's name."""
    return _first(name, (name_in(name, cell) for cell in _pieces(entries)))


def sex_of(name: str, entries: Sequence[Entry]) -> Field:
    """`male` or `female`."""
    return _first(name, (sex_in(name, cell) for cell in _pieces(entries)))


def day_of(name: str, entries: Sequence[Entry]) -> Field:
    """A day, also one whose digits stand apart from the printed 年, 月 and 日, or without them."""
    found = (
        field
        for entry in entries
        for cell in (*entry.cells(), entry.cell(), entry.woven())
        if cell is not None
        for field in (day_in(name, cell), _solid_day(name, cell))
    )
    return _first(name, found)


def number_of(name: str, entries: Sequence[Entry]) -> Field:
    """A resident identity number."""
    found = (
        resident_number_in(name, cell.solid())
        for entry in entries
        for cell in (*entry.cells(), entry.cell())
        if cell is not None
    )
    return _first(name, found)


def ethnicity_of(name: str, entries: Sequence[Entry]) -> Field:
    """One of the 56 groups, without 族."""
    return closed(name, entries, ethnic_groups.snap)


def closed(
    name: str, entries: Sequence[Entry], snap: Callable[[str], tuple[str | None, bool]]
) -> Field:
    """A word of a closed vocabulary; `snap` answers it, and whether it had to be put right."""
    for cell in _pieces(entries):
        solid = cell.solid()
        value, repaired = snap(solid.text)
        if value is not None:
            span = solid.span(0, len(solid.text))
            return read(name, value, span, repaired=repaired)
    return unread(name)


def closed_loose(
    name: str, pieces: Sequence[Place], snap: Callable[[str], tuple[str | None, bool]]
) -> Field:
    """The one piece without a label that is a word of a closed vocabulary, as it is written."""
    found = []
    for piece in pieces:
        solid = piece.passage.solid()
        value, repaired = snap(solid.text)
        if value is not None and not repaired:
            span = solid.span(0, len(solid.text))
            found.append(read(name, value, span, trust=BY_GRAMMAR))
    return found[0] if len(found) == 1 else unread(name)


def number_loose(name: str, pieces: Sequence[Place]) -> Field:
    """The one identity number that stands without a label."""
    found = [resident_number_in(name, piece.passage.solid(), trust=BY_GRAMMAR) for piece in pieces]
    known = [field for field in found if field.value is not None]
    return known[0] if len(known) == 1 else unread(name)


def address_of(name: str, entries: Sequence[Entry]) -> Field:
    """An address, its lines joined, without what marks and labels left among them."""
    for entry in entries:
        pieces = [cell.solid() for cell in entry.in_order()]
        parts = [
            (one, "") for one in pieces if not (is_stray(one.text) or is_piece_of_mark(one.text))
        ]
        if _is_holed([one for one, _ in parts]):
            continue
        whole = Passage.joined(parts)
        # What stands before a colon is left of a label.
        labelled = whole.text.rfind(":") + 1
        start = labelled + (_province_in(whole.text[labelled:], _LED) or 0)
        end = len(without_stamp(whole.text))
        value = whole.text[start:end]
        if is_whole_address(value):
            return read(name, value, whole.span(start, end))
    return unread(name)


def _is_holed(parts: Sequence[Passage]) -> bool:
    """Whether two pieces stand in one row with room between them for what was not read."""
    lines = [line for part in parts for line in part.lines]
    return any(
        abs(line.middle - before.middle) < min(line.height, before.height) / 2
        and line.left - before.right > _HOLE * min(line.pitch, before.pitch)
        for before, line in pairwise(lines)
    )


def address_loose(name: str, pieces: Sequence[Place]) -> Field:
    """The one address that stands without a label: from its province on, line by line."""
    begun = [one for one in pieces if begins_with_province(one.passage.solid().text)]
    if len(begun) != 1:
        return unread(name)
    lines = begun[:]
    for piece in sorted(pieces, key=lambda one: one.middle):
        above = lines[-1]
        flush = abs(piece.left - above.left) < 2 * piece.em
        if flush and 0 < piece.middle - above.middle < _NEXT * piece.em:
            lines.append(piece)
    return by_grammar(address_of(name, [Entry(name, lines[0], lines)]))


def place_of(name: str, entries: Sequence[Entry]) -> Field:
    """A place as registers name it, without what a label left before it, or another beside it."""
    return _first(name, (_place(name, found[0]) for one in entries if (found := _places(one))))


def second_place(name: str, entries: Sequence[Entry]) -> Field:
    """The place that stands after that of `place_of`, where a label between them was not read."""
    return _first(
        name, (_place(name, found[1]) for one in entries if len(found := _places(one)) > 1)
    )


_TAIL = 3
"""Characters of a county, at least: a piece that ends in the one that was named tells it again."""


def _places(entry: Entry) -> list[list[Cell]]:
    """The pieces of each place: a piece that begins with a province begins one.

    So does one that is named already: no place lies twice in the same county. A later piece
    without a word that places are made of is none: a mark, or another's value.
    """
    found: list[list[Cell]] = []
    for cell in entry.in_order():
        text = cell.solid().text
        if not found or _province_in(text) is not None or _is_named(text, found[-1]):
            found.append([cell])
        elif looks_like_address(text) and not is_piece_of_mark(text):
            found[-1].append(cell)
    return found


def _is_named(text: str, cells: Sequence[Cell]) -> bool:
    named = "".join(cell.solid().text for cell in cells)
    known = text in named or (len(text) > _TAIL and named.endswith(text[-_TAIL:]))
    return len(text) > 1 and looks_like_address(text) and known


def _province_in(text: str, most: int = 2) -> int | None:
    """Where its province begins, after at most so many characters that a label left before it."""
    return next((at for at in range(most + 1) if begins_with_province(text[at:])), None)


def _place(name: str, cells: Sequence[Cell]) -> Field:
    solid = Passage.joined([(cell.solid(), "") for cell in cells])
    start = _province_in(solid.text) or 0
    value = solid.text[start:]
    if not value or _EMPTY.fullmatch(value):
        return unread(name)
    return read(name, value, solid.span(start, len(solid.text)))


def matched(name: str, entries: Sequence[Entry], pattern: re.Pattern[str]) -> Field:
    """What a pattern finds in the value, read without its gaps."""
    for entry in entries:
        for cell in (*entry.cells(), entry.cell()):
            solid = cell.solid() if cell is not None else None
            match = pattern.search(solid.text) if solid is not None else None
            if solid is not None and match is not None:
                return read(name, match[0], solid.span(*match.span()))
    return unread(name)


def first_known(*fields: Field, trust: float = 1.0) -> Field:
    """The first field that has a value; later ones with less trust."""
    for position, field in enumerate(fields):
        if field.value is not None:
            kept = field.confidence * (trust if position else 1.0)
            return replace(field, confidence=round(kept, 4))
    return fields[0]


def _pieces(entries: Iterable[Entry]) -> Iterator[Cell]:
    for entry in entries:
        yield from entry.cells()
        whole = entry.cell()
        if whole is not None:
            yield whole


def _solid_day(name: str, cell: Cell) -> Field:
    solid = cell.solid()
    for match in _SOLID_DAY.finditer(solid.text):
        day = parse_day(match[0])
        if day is not None:
            return read(name, day.isoformat(), solid.span(*match.span()))
    return unread(name)


def _first(name: str, fields: Iterable[Field]) -> Field:
    """The first that has a value, else the first of which something was seen."""
    seen = unread(name)
    for field in fields:
        if field.value is not None:
            return field
        seen = seen if seen.raw else field
    return seen
