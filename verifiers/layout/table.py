"""Tables whose print strays: labels over two lines, values a little above or below their row.

Registers and booklets are printed in two runs, the form first and the values later, often by an old
printer that does not meet the boxes. So rows are no help here: every piece of text that is no label
goes to the label on whose right it stands at the least difference in height; where no label stands
beside it, it goes on what stands above it, or belongs to the empty label above.

Labels are regular expressions as in `verifiers.layout.labels`. A label set in two lines of a narrow
cell has a pattern that matches either line, and is one label here. Lengths are measured in ems, the
width of a usual Chinese character: the boxes of lines are much higher where they were found in a
small picture, characters are not wider.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from verifiers.layout import tails
from verifiers.layout.entry import Entry, Place, places
from verifiers.layout.labels import labelled
from verifiers.layout.passage import Passage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from re import Pattern

    from verifiers.layout.line import Line

_BESIDE = 1.4
"""How far a value may stand above or below its label."""
_BETWEEN = 0.8
"""A label in between takes the value, unless it is by so much farther from it in height."""
_FAR = 0.02
"""What an em of distance along the row costs, in ems of difference in height."""
_FOLLOWS = 1.6
"""How far below its predecessor a line of one value may stand."""
_BROKEN = 8
"""Characters that a line has at least before it is broken."""
_UNDER = 0.7, 3.2
"""How far below an empty label its value may stand, where none stands beside it."""
_TOUCHES = 1.8
"""How far apart the lines of one label may stand."""
_LETTERS = 3
"""Characters of a label before the last of its parts; more are no label in parts."""
_SPREAD = 9.0
"""How far apart the characters of one label may be set."""
_LONG = 4
"""Characters of a line that tell the width of one."""
_TALL, _UNSURE = 1.7, 0.85
"""Of a usual line's height, and confidence: two lines that were taken for one, and misread."""


@dataclass(frozen=True, slots=True)
class Table:
    """All labels with their values, from the top and the left, and the pieces of no label."""

    entries: tuple[Entry, ...]
    loose: tuple[Place, ...]

    def of(self, name: str) -> tuple[Entry, ...]:
        """The entries of one name that have a value."""
        return tuple(entry for entry in self.entries if entry.name == name and entry.pieces)


def table_of(
    pages: Sequence[Sequence[Line]],
    labels: Mapping[str, Pattern[str]],
    accepts: Mapping[str, Pattern[str]] = MappingProxyType({}),
    fragments: Mapping[str, Pattern[str]] = MappingProxyType({}),
) -> Table:
    """The tables of these pages as one.

    `accepts` says of some labels what must be found in a piece to be theirs; `fragments` what is
    left of a label where a stamp or a fold hides the rest: a line that is nothing else is one. In
    a fragment that goes on into its value, the group ``value`` is that.
    """
    tables = [_table(lines, labels, accepts, fragments) for lines in pages]
    return Table(
        tuple(entry for table in tables for entry in table.entries),
        tuple(piece for table in tables for piece in table.loose),
    )


def _table(
    lines: Sequence[Line],
    labels: Mapping[str, Pattern[str]],
    accepts: Mapping[str, Pattern[str]],
    fragments: Mapping[str, Pattern[str]],
) -> Table:
    em = _em(lines)
    found, loose = _sorted_out(_composed(lines, labels, em), labels, accepts, em)
    loose = tails.joined(loose)
    parts = {number: _fragment(piece, fragments) for number, piece in enumerate(loose)}
    loose = [piece for number, piece in enumerate(loose) if parts[number] is None]
    entries = _merged([*found, *(entry for entry in parts.values() if entry is not None)])
    usual = sorted(line.height for line in lines)
    tall = _TALL * usual[len(usual) // 2] if usual else 0.0
    pieces = [piece for piece in loose if not _is_blurred(piece, tall)]
    left = [piece for piece in pieces if not _beside(piece, entries, accepts)]
    left.sort(key=lambda piece: piece.top)
    loose = [piece for piece in left if not _below(piece, entries, accepts)]
    entries.sort(key=lambda entry: (entry.at.top, entry.at.left))
    return Table(tuple(entries), tuple(loose))


def _em(lines: Sequence[Line]) -> float:
    """The width of a usual character: by long lines, else by the height of lines."""
    pitches = sorted(line.pitch for line in lines if len(line.text) >= _LONG)
    if not pitches:
        pitches = sorted(line.height * 0.7 for line in lines)
    return pitches[len(pitches) // 2] if pitches else 1.0


def _is_blurred(piece: Place, tall: float) -> bool:
    lines = piece.passage.lines
    return all(line.height > tall and line.region.confidence < _UNSURE for line in lines)


def _composed(
    lines: Sequence[Line], labels: Mapping[str, Pattern[str]], em: float
) -> list[Passage]:
    """The lines, those together that spell one label with its characters set far apart."""
    rest = sorted(lines, key=lambda line: line.left)
    made: list[Passage] = []
    while rest:
        group = _spelled(rest, labels, em)
        rest = [line for line in rest if line not in group]
        made.append(Passage.row(group))
    return made


def _spelled(rest: Sequence[Line], labels: Mapping[str, Pattern[str]], em: float) -> list[Line]:
    """The first line, with those on its right that it takes to spell a label."""
    group = [rest[0]]
    for line in rest[1:]:
        apart = line.left - group[-1].right
        if sum(len(one.text) for one in group) > _LETTERS:
            break
        if abs(line.middle - group[-1].middle) > 0.7 * em or not -em < apart < _SPREAD * em:
            continue
        group.append(line)
        whole = labelled(Passage.row(group), labels)
        alone = any(labelled(Passage.row([one]), labels) for one in group)
        if whole and whole[0].at == 0 and whole[0].name and not alone:
            return group
    return [rest[0]]


def _sorted_out(
    passages: Sequence[Passage],
    labels: Mapping[str, Pattern[str]],
    accepts: Mapping[str, Pattern[str]],
    em: float,
) -> tuple[list[Entry], list[Place]]:
    """Labels, with what stands in one line with them, and pieces without a label."""
    found: list[Entry] = []
    loose: list[Place] = []
    for passage in passages:
        hits = labelled(passage, labels)
        loose += places(passage, 0, hits[0].at if hits else len(passage.text), em)
        for hit in hits:
            label_end = max(hit.at + 1, hit.start)
            (at,) = places(passage, hit.at, label_end, em)
            entry = Entry(hit.name, at)
            for piece in places(passage, hit.start, hit.end, em):
                fits = _fits(entry, piece, accepts)
                (entry.pieces if fits else loose).append(piece)
            if entry.pieces:
                at.right = min(at.right, entry.pieces[0].left)
            found.append(entry)
    return found, loose


def _fragment(piece: Place, fragments: Mapping[str, Pattern[str]]) -> Entry | None:
    text = piece.passage.solid().text
    for name, part in fragments.items():
        match = part.fullmatch(text)
        if match is None:
            continue
        value = match.groupdict().get("value")
        if value is None:
            return Entry(name, piece)
        passage = piece.passage.solid()
        (at,) = places(passage, 0, match.start("value"), piece.em)
        return Entry(name, at, places(passage, match.start("value"), len(text), piece.em))
    return None


def _merged(found: Sequence[Entry]) -> list[Entry]:
    """Labels of one name that stand one above the other and touch are one."""
    table: list[Entry] = []
    for entry in sorted(found, key=lambda one: one.at.top):
        for other in reversed(table):
            one, two = other.at, entry.at
            overlap = min(one.right, two.right) - max(one.left, two.left)
            apart = (two.top - one.bottom) / one.em
            if other.name == entry.name and overlap > 0 and 0.4 < apart < _TOUCHES:  # noqa: PLR2004
                one.bottom, one.left = two.bottom, min(one.left, two.left)
                one.right = max(one.right, two.right)
                other.pieces += entry.pieces
                break
        else:
            table.append(entry)
    return table


def _fits(entry: Entry, piece: Place, accepts: Mapping[str, Pattern[str]]) -> bool:
    wanted = accepts.get(entry.name)
    return wanted is None or wanted.search(piece.passage.solid().text) is not None


def _beside(piece: Place, table: Sequence[Entry], accepts: Mapping[str, Pattern[str]]) -> bool:
    """Give the piece to the label beside it; `False` where there is none."""
    em = piece.em
    near = [
        (entry.at.off(piece.middle) / em, entry)
        for entry in table
        if entry.at.right <= piece.left + em and entry.at.off(piece.middle) <= _BESIDE * em
    ]
    costs = [
        (off + _FAR * (piece.left - entry.at.right) / em, entry)
        for off, entry in near
        if _fits(entry, piece, accepts)
        and not any(
            other.at.left >= entry.at.right - 0.5 * em and much <= off + _BETWEEN
            for much, other in near
            if other is not entry
        )
    ]
    if not costs:
        return False
    min(costs, key=lambda pair: pair[0])[1].pieces.append(piece)
    return True


def _adjoins(before: Place, piece: Place) -> bool:
    """Whether the piece may be the value's next line, or the full one that stands before it."""
    down = (piece.middle - before.middle) / piece.em
    full = len(piece.passage.text) >= _BROKEN and piece.right > before.right - piece.em
    return 0 < down < _FOLLOWS or (full and -_FOLLOWS < down < 0)


def _below(piece: Place, table: Sequence[Entry], accepts: Mapping[str, Pattern[str]]) -> bool:
    """Give the piece to the value of which it is a line, or to the empty label above it."""
    em = piece.em
    for entry in table:
        for before in entry.pieces:
            flush = abs(piece.left - before.left) < 2 * em
            if flush and _adjoins(before, piece) and _fits(entry, piece, accepts):
                entry.pieces.append(piece)
                return True
    above = [
        (piece.top - entry.at.bottom, entry)
        for entry in table
        if not entry.pieces
        and _UNDER[0] < (piece.top - entry.at.bottom) / em < _UNDER[1]
        and min(piece.right, entry.at.right) - max(piece.left, entry.at.left) > 0
        and _fits(entry, piece, accepts)
    ]
    if not above:
        return False
    min(above, key=lambda pair: pair[0])[1].pieces.append(piece)
    return True
