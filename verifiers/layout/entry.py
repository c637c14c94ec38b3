"""A label of a form with the pieces of its value, each with where it stands."""

from __future__ import annotations

from dataclasses import dataclass, field

from verifiers.layout.cells import Cell
from verifiers.layout.labels import strip
from verifiers.layout.passage import JOIN, Passage

_SEPARATORS = ":;,. /|_'\"·☑"


@dataclass(eq=False, slots=True)
class Place:
    """A stretch of a passage with where it stands, in pixels of the levelled page."""

    passage: Passage
    left: float
    right: float
    top: float
    bottom: float
    """Middles of the first and the last line: a label may have several."""
    em: float

    @property
    def middle(self) -> float:
        """The height of its middle."""
        return (self.top + self.bottom) / 2

    def off(self, height: float) -> float:
        """How far a height is above or below, 0 where it is between the first and last line."""
        return max(0.0, self.top - height, height - self.bottom)

    def cell(self) -> Cell:
        """The stretch as a cell of a form."""
        return Cell(self.passage, 0, len(self.passage.text))


@dataclass(eq=False, slots=True)
class Entry:
    """One label of a table with the pieces of its value."""

    name: str
    at: Place
    pieces: list[Place] = field(default_factory=list)

    def cell(self) -> Cell | None:
        """The whole value, its lines joined; `None` where the table holds none."""
        whole = Passage.joined(
            [(piece.passage, JOIN) for row in self._rows() for piece in row],
        )
        start, end = strip(whole.text, 0, len(whole.text))
        return Cell(whole, start, end) if start < end else None

    def cells(self) -> tuple[Cell, ...]:
        """Every piece by itself, from the left: first those nearest to the label's height."""
        near = sorted(self._rows(), key=lambda row: min(self.at.off(one.middle) for one in row))
        return tuple(one.cell() for row in near for one in row)

    def in_order(self) -> tuple[Cell, ...]:
        """Every piece by itself, from the top, each line from the left."""
        return tuple(one.cell() for row in self._rows() for one in row)

    def woven(self) -> Cell | None:
        """The value character by character from the left: typed digits among printed 年, 月, 日."""
        whole = Passage.woven([piece.passage for piece in self.pieces])
        return Cell(whole, 0, len(whole.text)) if whole.text else None

    def _rows(self) -> list[list[Place]]:
        rows: list[list[Place]] = []
        for piece in sorted(self.pieces, key=lambda one: one.middle):
            if rows and piece.middle - rows[-1][0].middle < 0.6 * piece.em:
                rows[-1].append(piece)
            else:
                rows.append([piece])
        return [sorted(row, key=lambda piece: piece.left) for row in rows]


def places(passage: Passage, start: int, end: int, em: float) -> list[Place]:
    """The stretch as a place, without separators: none where nothing else stands there."""
    start, end = strip(passage.text, start, end, also=_SEPARATORS)
    part = passage.part(start, end)
    glyphs = [(line, place) for _, line, place in part.glyphs if line is not None]
    if not glyphs:
        return []
    (first, begin), (last, place) = glyphs[0], glyphs[-1]
    right = last.right if place + 1 == len(last.text) else last.left_of(place + 1)
    middles = [line.middle for line, _ in glyphs]
    return [Place(part, first.left_of(begin), right, min(middles), max(middles), em)]
