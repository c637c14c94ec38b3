"""Tables whose print strays: labels over two lines, values a little above or below their row.

Registers and booklets are printed in two runs, the form first and the values later, often by an old
printer that does not meet the boxes. So rows are no help here: every piece of text that is no label
goes to the label on whose right it stands at the least difference in height; where no label stands
beside it, it goes on what stands above it, or belongs to the empty label above.

Labels are regular expressions as in `verifiers.layout.labels`. A label set in two lines of a narrow
cell has a pattern that matches either line, and is one label here.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from verifiers.layout.cells import Cell
from verifiers.layout.labels import labelled, strip
from verifiers.layout.passage import JOIN, Passage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from re import Pattern

    from verifiers.layout.line import Line

BESIDE = 1.1
"""How far, in heights of a usual line, a value may stand above or below its label."""
_BETWEEN = 0.6
"""A label in between takes the value, unless it is by so much farther from it in height."""
_FAR = 0.02
"""What a line's height of distance along the row costs, in heights of difference in height."""
_FOLLOWS = 1.9
"""How far below its predecessor, in heights, a line of one value may stand."""
_TOUCHES = 1.5
"""How far apart, in heights, the lines of one label may stand."""
_LETTERS = 3
"""Characters of a label before the last of its parts; more are no label in parts."""
_SPREAD = 7.0
"""How far apart, in heights, the characters of one label may be set."""


@dataclass(eq=False, slots=True)
class Place:
    """A stretch of a passage with where it stands, in pixels of the levelled page."""

    passage: Passage
    left: float
    right: float
    top: float
    bottom: float
    """Middles of the first and the last line: a label may have several."""
    height: float

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.top + self.bottom) / 2

    def off(self, height: float) -> float:
        """How far a height is above or below, 0 where it is between the first and last line."""
        return max(0.0, self.top - height, height - self.bottom)


@dataclass(eq=False, slots=True)
class Entry:
    """One label of a table with the pieces of its value, in reading order."""

    name: str
    at: Place
    pieces: list[Place] = field(default_factory=list)

    def cell(self) -> Cell | None:
        """The whole value, its lines joined; `None` where the table holds none."""
        rows = [Passage.joined([(piece.passage, JOIN) for piece in row]) for row in self._rows()]
        whole = Passage.joined([(row, JOIN) for row in rows])
        start, end = strip(whole.text, 0, len(whole.text))
        return Cell(whole, start, end) if start < end else None

    def cells(self) -> tuple[Cell, ...]:
        """Every piece by itself, the nearest to the label's height first."""
        near = sorted(self.pieces, key=lambda piece: self.at.off(piece.middle))
        return tuple(Cell(one.passage, 0, len(one.passage.text)) for one in near)

    def woven(self) -> Cell | None:
        """The value character by character from the left: typed digits among printed 年, 月, 日."""
        whole = Passage.woven([piece.passage for piece in self.pieces])
        return Cell(whole, 0, len(whole.text)) if whole.text else None

    def _rows(self) -> list[list[Place]]:
        ordered = sorted(self.pieces, key=lambda piece: piece.middle)
        rows: list[list[Place]] = []
        for piece in ordered:
            if rows and piece.middle - rows[-1][0].middle < 0.5 * piece.height:
                rows[-1].append(piece)
            else:
                rows.append([piece])
        return [sorted(row, key=lambda piece: piece.left) for row in rows]


def entries(
    lines: Sequence[Line],
    labels: Mapping[str, Pattern[str]],
    accepts: Mapping[str, Pattern[str]] | None = None,
) -> tuple[Entry, ...]:
    """Every label among `lines`, from the top and from the left, with its value.

    `accepts` says of some labels what must be found in a piece to be theirs.
    """
    accepts = accepts or {}
    found, loose = _sorted_out(_composed(lines, labels), labels, accepts)
    table = _merged(found)
    usual = _usual_height(lines)
    left_over = [piece for piece in loose if not _beside(piece, table, usual, accepts)]
    for piece in sorted(left_over, key=lambda one: one.top):
        _below(piece, table, usual, accepts)
    return tuple(sorted(table, key=lambda entry: (entry.at.top, entry.at.left)))


def _composed(lines: Sequence[Line], labels: Mapping[str, Pattern[str]]) -> list[Passage]:
    """The lines, those together that spell one label with its characters set far apart."""
    rest = sorted(lines, key=lambda line: line.left)
    made: list[Passage] = []
    while rest:
        group = _spelled(rest, labels)
        rest = [line for line in rest if line not in group]
        made.append(Passage.row(group))
    return made


def _spelled(rest: Sequence[Line], labels: Mapping[str, Pattern[str]]) -> list[Line]:
    """The first line, with those on its right that it takes to spell a label."""
    group = [rest[0]]
    for line in rest[1:]:
        last = group[-1]
        level = abs(line.middle - last.middle) < 0.5 * min(line.height, last.height)
        if sum(len(one.text) for one in group) > _LETTERS:
            break
        apart = line.left - last.right
        if not level or not -last.height < 2 * apart < 2 * _SPREAD * last.height:
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
) -> tuple[list[Entry], list[Place]]:
    """Labels, with what stands in one line with them, and pieces without a label."""
    found: list[Entry] = []
    loose: list[Place] = []
    for passage in passages:
        hits = labelled(passage, labels)
        before = strip(passage.text, 0, hits[0].at if hits else len(passage.text))
        loose += _place(passage, *before)
        for hit in hits:
            (at,) = _place(passage, hit.at, max(hit.at + 1, hit.start))
            entry = Entry(hit.name, at)
            for piece in _place(passage, hit.start, hit.end):
                fits = _fits(entry, piece, accepts)
                (entry.pieces if fits else loose).append(piece)
            if entry.pieces:
                entry.at.right = min(at.right, entry.pieces[0].left)
            found.append(entry)
    return found, loose


def _place(passage: Passage, start: int, end: int) -> list[Place]:
    """The stretch, a piece a line: none where nothing stands there."""
    glyphs = [
        (line, place)
        for character, line, place in passage.part(start, end).glyphs
        if line is not None and character.strip()
    ]
    if not glyphs:
        return []
    first, last = glyphs[0], glyphs[-1]
    right = last[0].right if last[1] + 1 == len(last[0].text) else last[0].left_of(last[1] + 1)
    middles = [line.middle for line, _ in glyphs]
    return [
        Place(
            passage.part(start, end),
            first[0].left_of(first[1]),
            right,
            min(middles),
            max(middles),
            max(line.height for line, _ in glyphs),
        )
    ]


def _merged(found: Sequence[Entry]) -> list[Entry]:
    """Labels of one name that stand one above the other and touch are one."""
    table: list[Entry] = []
    for entry in sorted(found, key=lambda one: one.at.top):
        for other in reversed(table):
            one, two = other.at, entry.at
            overlap = min(one.right, two.right) - max(one.left, two.left)
            near = two.top - one.bottom < _TOUCHES * max(one.height, two.height)
            below = two.top - one.bottom > 0.4 * min(one.height, two.height)
            if other.name == entry.name and overlap > 0 and near and below:
                one.bottom, one.left = two.bottom, min(one.left, two.left)
                one.right = max(one.right, two.right)
                other.pieces += entry.pieces
                break
        else:
            table.append(entry)
    return table


def _usual_height(lines: Sequence[Line]) -> float:
    heights = sorted(line.height for line in lines)
    return heights[len(heights) // 2] if heights else 1.0


def _fits(entry: Entry, piece: Place, accepts: Mapping[str, Pattern[str]]) -> bool:
    wanted = accepts.get(entry.name)
    return wanted is None or wanted.search(piece.passage.solid().text) is not None


def _beside(
    piece: Place, table: Sequence[Entry], usual: float, accepts: Mapping[str, Pattern[str]]
) -> bool:
    """Give the piece to the label beside it; `False` where there is none."""
    near = [
        (entry.at.off(piece.middle) / usual, entry)
        for entry in table
        if entry.at.right <= piece.left + 0.6 * piece.height
        and entry.at.off(piece.middle) <= BESIDE * usual
    ]
    open_ = [
        (off + _FAR * (piece.left - entry.at.right) / usual, entry)
        for off, entry in near
        if not any(
            other.at.left >= entry.at.right - 0.3 * usual and much <= off + _BETWEEN
            for much, other in near
            if other is not entry
        )
    ]
    fitting = [(cost, entry) for cost, entry in open_ if _fits(entry, piece, accepts)]
    if not fitting:
        return False
    min(fitting, key=lambda pair: pair[0])[1].pieces.append(piece)
    return True


def _below(
    piece: Place, table: Sequence[Entry], usual: float, accepts: Mapping[str, Pattern[str]]
) -> None:
    """Give the piece to the value whose next line it is, or to the empty label above it."""
    for entry in table:
        for before in entry.pieces:
            down = piece.middle - before.middle
            flush = abs(piece.left - before.left) < 1.5 * usual
            if flush and 0 < down < _FOLLOWS * usual and _fits(entry, piece, accepts):
                entry.pieces.append(piece)
                return
    above = [
        (piece.top - entry.at.bottom, entry)
        for entry in table
        if not entry.pieces
        and 0.5 * usual < piece.top - entry.at.bottom < 2.5 * usual
        and min(piece.right, entry.at.right) - max(piece.left, entry.at.left) > 0
        and _fits(entry, piece, accepts)
    ]
    if above:
        min(above, key=lambda pair: pair[0])[1].pieces.append(piece)


def named(table: Sequence[Entry], name: str) -> list[Entry]:
    """The entries of one name that have a value."""
    return [entry for entry in table if entry.name == name and entry.pieces]
