"""Which cells of a machine-readable zone its voices settle, and which stay open.

A cell on which two voices say what the zone says is settled, and so is one that a check digit or
the print above the zone speaks for. Where a check digit that holds covers an open cell, the
character stands, but not as agreed on.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from verifiers.numbers.mrz import FILLER, NAMES, Zone, end_of_names
from verifiers.numbers.states import is_state
from verifiers.read.engine import SECOND
from verifiers.read.zone.seen import GLYPHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from verifiers.model import Region
    from verifiers.numbers.mrz_layouts import Check, Place

_BACKED = 2
"""Voices that settle a cell; one more where a check digit speaks against them."""
_MOST_VOUCHED_FOR = 2
"""Open cells for which one check digit can speak."""
_TWINS = {"0", "O"}

Cell = tuple[int, int]
"""Row of the zone, and column."""


@dataclass(frozen=True, eq=False)
class Cells:
    """The cells of a zone, and what every voice said of them."""

    zone: Zone
    rows: tuple[Region, ...]
    """As they were read cell by cell, with their voices."""
    printed: frozenset[Cell]
    """Those that the page prints above its zone, too (`cells_of`)."""
    said: Mapping[int, Sequence[str]]
    """By row, what Tesseract says of each of its cells, "" where it says nothing."""

    @cached_property
    def doubtful(self) -> frozenset[Cell]:
        """The cells that neither enough voices nor the print above the zone settle."""
        return self._unsettled - self.printed

    @cached_property
    def open(self) -> frozenset[Cell]:
        """The doubtful cells that no check digit settles between voices, either."""
        return self.doubtful - self._proven

    def is_borne_out(self, cell: Cell) -> bool:
        """Whether a check digit that holds covers the open cell.

        One that nobody is sure of either may have been chosen to hold, and so may many cells.
        """
        open_in = ((check, _of(check) & self.open) for check in self._holding)
        return any(
            cell in mine
            and len(mine) <= _MOST_VOUCHED_FOR
            and (_digit(check) not in mine or len(mine) == 1)
            for check, mine in open_in
        )

    def told(self, cells: Sequence[Cell]) -> tuple[tuple[str, str], ...]:
        """Each voice's own answer to these cells; the rows of a zone parted by a space."""
        names = [name for name, _ in self.rows[0].voices]
        heard = [[dict(row.voices)[name] for row in self.rows] for name in names]
        if self.said:
            names.append(SECOND)
            heard.append(["".join(self.said.get(i, ())) for i in range(len(self.rows))])
        told = []
        for name, texts in zip(names, heard, strict=True):
            rows: dict[int, str] = {}
            for row, column in cells:
                rows[row] = rows.get(row, "") + texts[row][column : column + 1]
            told.append((name, " ".join(filter(None, rows.values()))))
        return tuple(told)

    @cached_property
    def _unsettled(self) -> frozenset[Cell]:
        """The cells that fewer than two voices back, and that no grammar leaves one character."""
        cells = set(self._holed)
        for index, row in enumerate(self.rows):
            voices: list[Sequence[str]] = [text for _, text in row.voices]
            voices += [self.said[index]] if index in self.said else []
            for column, character in enumerate(row.text):
                heard = [voice[column] for voice in voices]
                exact = heard.count(character)
                # Neither engine knows the letter O of OCR-B from the figure. The network does, and
                # where it sees what is read check digits bear it out; of several they need not.
                twins = sum({one, character} == _TWINS for one in heard)
                if exact and twins and self._covered((index, column)):
                    exact = exact + twins if self._network_sees(index, column) else 1
                needed = _BACKED + ((index, column) in self._denied)
                if exact < needed and not (exact and self._only_filler(index, column)):
                    cells.add((index, column))
        return frozenset(cells)

    @cached_property
    def _holed(self) -> frozenset[Cell]:
        """The cells of names with bare paper among them, or that go on where none may follow.

        All voices take bare paper for fillers.
        """
        holed = []
        for place in (place for name in NAMES for place in self.zone.layout.places(name)):
            row = self.rows[place.line]
            text = row.text[place.start : place.stop]
            end = end_of_names(text)
            # Fillers of which nobody is sure at all hold no ink (`zone.bare`).
            if text[end:].strip(FILLER) or 0.0 in row.certainties[place.start : place.start + end]:
                holed.append(place)
        return cells_of(holed)

    @cached_property
    def _proven(self) -> frozenset[Cell]:
        """The cells that a check digit settles between voices.

        It holds, covers no other doubtful cell, and would not hold with what another voice says.
        The two engines take some letters for figures, for they do not know OCR-B: where the network
        alone sees a letter, all check digits of the zone hold.
        """
        proven: set[Cell] = set()
        for check in self._holding:
            mine = _of(check) & self.doubtful
            if len(mine) != 1:
                continue
            ((row, column),) = mine
            heard = [voice[column] for _, voice in self.rows[row].voices]
            heard += [one for one in self.said.get(row, ())[column : column + 1] if one]
            character = self.rows[row].text[column]
            others = [one for one in heard if one != character]
            alone = self._network_sees(row, column) and self.zone.is_valid
            weighed = len(others) == 1 or alone
            if (
                weighed
                and character in heard
                and not any(self._with(row, column, one).holds(check) for one in others)
            ):
                proven |= mine
        return frozenset(proven)

    @cached_property
    def _holding(self) -> tuple[Check, ...]:
        return tuple(check for check in self.zone.layout.checks if self.zone.holds(check))

    @cached_property
    def _denied(self) -> frozenset[Cell]:
        """The cells of check digits that do not hold, but for those that another one covers.

        Voices on cells that a finger hides have nothing to see, and often say the same of it. Nor
        may two that take one letter for another make a state that there is not.
        """
        failing = (check for check in self.zone.layout.checks if check not in self._holding)
        denied = {cell for one in failing for cell in _of(one) if not self._covered(cell)}
        for name in ("issuer", "nationality"):
            if not is_state(self.zone.text(name)):
                denied |= cells_of(self.zone.layout.places(name))
        return frozenset(denied)

    def _covered(self, cell: Cell) -> bool:
        """Whether a check digit that holds covers the cell, or is the cell."""
        return any(cell in _of(check) for check in self._holding)

    def _network_sees(self, row: int, column: int) -> bool:
        """Whether the network of cells, which knows OCR-B, sees the character that was read."""
        seen = ((name, said[column]) for name, said in self.rows[row].voices)
        return (GLYPHS, self.rows[row].text[column]) in seen

    def _with(self, row: int, column: int, character: str) -> Zone:
        """The zone with another character in a cell."""
        lines = list(self.zone.lines)
        lines[row] = lines[row][:column] + character + lines[row][column + 1 :]
        return Zone(self.zone.layout, tuple(lines))

    def _only_filler(self, row: int, column: int) -> bool:
        """Whether the position stands behind the end of the names, where nothing may follow."""
        places = (place for name in NAMES for place in self.zone.layout.places(name))
        text = self.rows[row].text
        return any(
            place.line == row
            and column < place.stop
            and column >= place.start + end_of_names(text[place.start : place.stop])
            for place in places
        )


@cache
def _of(check: Check) -> frozenset[Cell]:
    """The cells of a check digit: its own, and those that it covers."""
    return cells_of((*check.over, check.at))


def cells_of(places: Iterable[Place]) -> frozenset[Cell]:
    """The cells of some places of a layout."""
    return frozenset((p.line, column) for p in places for column in range(p.start, p.stop))


def _digit(check: Check) -> Cell:
    """The cell of a check digit itself."""
    return check.at.line, check.at.start
