"""Voices on a machine-readable zone: which of its fields stand, cell by cell.

Where a zone's rows were read cell by cell (`machine_zone`), two voices have spoken already: PP-OCR
and the network of single cells. A cell on which both say what the zone says is settled. Tesseract
is asked only about rows with a cell that is not, and then two voices of three settle it. Names that
the page prints above its zone in the same letters are settled, too. A field whose cells are all
settled is agreed on. One with an unsettled cell stands, not agreed on, only where a check digit
that holds covers the cell; otherwise nobody knows it, and it has no value.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cache, cached_property
from typing import TYPE_CHECKING

from verifiers.numbers.mrz import NAMES, NotAZone, Zone, end_of_names, parse
from verifiers.numbers.states import is_state
from verifiers.read.engine import Alphabet, Line, Script
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from verifiers.model import Field, Region
    from verifiers.numbers.mrz_layouts import Check, Place
    from verifiers.read.engine import Sheet

WHOLE = "mrz"
"""The field that holds a zone's lines."""
GLYPHS, TESSERACT = "glyphs", "tesseract"
DOUBT_LEFT = 0.1
"""Of the doubt in the least certain cell, after a second voice agreed."""
_BACKED = 2
"""Voices that settle a cell; one more where a check digit speaks against them."""
_MOST_VOUCHED_FOR = 2
"""Unsettled cells for which one check digit can speak."""
_A_NUMBER = 7
"""Characters that are a document's number wherever they stand."""

_TWINS = {"0", "O"}

Cell = tuple[int, int]
"""Row of the zone, and column."""


@dataclass(frozen=True, eq=False)
class Voices:
    """A zone on the sheets of a paper, and what was said of its cells."""

    zone: Zone
    rows: tuple[Region, ...]
    sheet: Sheet
    fields: Mapping[str, Field]
    """Those that the zone gave."""

    @classmethod
    def of(
        cls, fields: Sequence[Field], critical: Mapping[str, Script], sheets: Sequence[Sheet]
    ) -> Voices | None:
        """The voices on the zone in the field `mrz`, or `None` where it was not read so."""
        by_name = {field.name: field for field in fields if critical.get(field.name) is Script.MRZ}
        whole = by_name.get(WHOLE)
        sheet = next((s for s in sheets if whole and s.page.number == whole.page), None)
        if whole is None or sheet is None or not isinstance(whole.value, str):
            return None
        lines = whole.value.split("\n")
        rows = tuple(
            next((r for r in sheet.regions if r.text == line and r.voices), None) for line in lines
        )
        known = tuple(row for row in rows if row is not None)
        if len(known) < len(lines):
            return None
        try:
            zone = parse(lines)
        except NotAZone:
            return None
        inside = {name: one for name, one in by_name.items() if one.page == whole.page and one.box}
        return cls(zone, known, sheet, inside)

    def asked(self) -> dict[int, Line]:
        """The rows that the second reader is to look at."""
        pixels = self.sheet.pixels if self.sheet.faded is None else self.sheet.faded
        doubtful = {row for row, _ in self._unsettled({}) - self._printed()}
        return {row: Line(pixels, (self.rows[row].box,), Alphabet.ZONE) for row in sorted(doubtful)}

    def settled(self, answers: Mapping[int, str]) -> dict[str, Field]:
        """The fields after the second reader's answers to the rows in `asked`."""
        said = {row: _aligned(self.rows[row].text, answer) for row, answer in answers.items()}
        doubtful = self._unsettled(said) - self._printed()
        open_cells = doubtful - self._proven(doubtful, said)
        return {
            name: self._settled(field, self._cells(field), open_cells, said)
            for name, field in self.fields.items()
        }

    def _unsettled(self, said: Mapping[int, Sequence[str]]) -> frozenset[Cell]:
        """The cells that fewer than two voices back, and that no grammar leaves one character."""
        cells = set()
        for index, row in enumerate(self.rows):
            voices: list[Sequence[str]] = [text for _, text in row.voices]
            voices += [said[index]] if index in said else []
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
    def _denied(self) -> frozenset[Cell]:
        """The cells of check digits that do not hold, but for those that another one covers.

        Voices on cells that a finger hides have nothing to see, and often say the same of it. Nor
        may two that take one letter for another make a state that there is not.
        """
        failing = (check for check in self.zone.layout.checks if not self.zone.holds(check))
        denied = {cell for one in failing for cell in _of(one) if not self._covered(cell)}
        for name in ("issuer", "nationality"):
            if not is_state(self.zone.text(name)):
                denied |= _cells_of(self.zone.layout.places(name))
        return frozenset(denied)

    def _proven(self, doubtful: frozenset[Cell], said: Mapping[int, Sequence[str]]) -> set[Cell]:
        """The cells that a check digit settles between voices.

        It holds, covers no other doubtful cell, and would not hold with what another voice says.
        The two engines take some letters for figures, for they do not know OCR-B: where the network
        alone sees a letter, all check digits of the zone hold.
        """
        proven: set[Cell] = set()
        for check in self.zone.layout.checks:
            mine = _of(check) & doubtful
            if len(mine) == 1 and self.zone.holds(check):
                ((row, column),) = mine
                heard = [voice[column] for _, voice in self.rows[row].voices]
                heard += [one for one in said.get(row, ())[column : column + 1] if one]
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
        return proven

    def _network_sees(self, row: int, column: int) -> bool:
        """Whether the network of cells, which knows OCR-B, sees the character that was read."""
        seen = ((name, said[column]) for name, said in self.rows[row].voices)
        return (GLYPHS, self.rows[row].text[column]) in seen

    def _with(self, row: int, column: int, character: str) -> Zone:
        """The zone with another character in a cell."""
        lines = list(self.zone.lines)
        lines[row] = lines[row][:column] + character + lines[row][column + 1 :]
        return Zone(self.zone.layout, tuple(lines))

    def _printed(self) -> frozenset[Cell]:
        """The cells of the names, and of the number, where the page prints the same above its zone.

        Check digits cover no names, and do not tell all letters of a number from figures, but
        nobody misreads two lines of different type alike.
        """
        others = [one.text for one in self.sheet.regions if one not in self.rows]
        surname, given = self.zone.surname, self.zone.given_names
        lines, shown = set(map(_words, others)), []
        if surname and ({f"{surname} {given}".strip()} & lines or {surname, given} <= lines):
            shown += [place for name in NAMES for place in self.zone.layout.places(name)]
        number = self.zone.number
        if len(number) >= _A_NUMBER and any(number in compact(text).upper() for text in others):
            shown += self.zone.layout.places("number")
        return _cells_of(shown)

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

    def _cells(self, field: Field) -> tuple[Cell, ...]:
        """The cells of a field: all, or those whose centres lie in its box."""
        if field.name == WHOLE or field.box is None:
            return tuple(
                (i, column) for i, row in enumerate(self.rows) for column in range(len(row.text))
            )
        cells = []
        for index, row in enumerate(self.rows):
            left, right = _span(row, field)
            cells += [
                (index, column)
                for column, centre in enumerate(row.centres)
                if left <= centre <= right
            ]
        return tuple(cells)

    def _settled(
        self,
        field: Field,
        cells: tuple[Cell, ...],
        unsettled: frozenset[Cell],
        said: Mapping[int, Sequence[str]],
    ) -> Field:
        mine = unsettled.intersection(cells)
        readers = self._readers(cells, said)
        if cells and not mine:
            sure = min(self.rows[row].certainties[column] for row, column in cells)
            confidence = round(1 - (1 - sure) * DOUBT_LEFT, 4)
            return replace(field, readers=readers, agreed=True, confidence=confidence)
        if all(self._is_borne_out(cell, unsettled) for cell in mine):
            return replace(field, readers=readers, agreed=False)
        return replace(field.disputed(), readers=readers)

    @cached_property
    def _holding(self) -> tuple[Check, ...]:
        return tuple(check for check in self.zone.layout.checks if self.zone.holds(check))

    def _covered(self, cell: Cell) -> bool:
        """Whether a check digit that holds covers the cell, or is the cell."""
        return any(cell in _of(check) for check in self._holding)

    def _is_borne_out(self, cell: Cell, unsettled: frozenset[Cell]) -> bool:
        """Whether a check digit that holds covers the cell.

        One that nobody is sure of either may have been chosen to hold, and so may many cells.
        """
        open_in = ((check, _of(check) & unsettled) for check in self._holding)
        return any(
            cell in mine
            and len(mine) <= _MOST_VOUCHED_FOR
            and (_digit(check) not in mine or len(mine) == 1)
            for check, mine in open_in
        )

    def _readers(
        self, cells: Sequence[Cell], said: Mapping[int, Sequence[str]]
    ) -> tuple[tuple[str, str], ...]:
        """Each voice's own answer to these cells; the rows of a zone parted by a space."""
        names = [name for name, _ in self.rows[0].voices]
        heard = [[dict(row.voices)[name] for row in self.rows] for name in names]
        if said:
            names.append(TESSERACT)
            heard.append(["".join(said.get(i, ())) for i in range(len(self.rows))])
        told = []
        for name, texts in zip(names, heard, strict=True):
            rows: dict[int, str] = {}
            for row, column in cells:
                rows[row] = rows.get(row, "") + texts[row][column : column + 1]
            told.append((name, " ".join(filter(None, rows.values()))))
        return tuple(told)


@cache
def _of(check: Check) -> frozenset[Cell]:
    """The cells of a check digit: its own, and those that it covers."""
    return _cells_of((*check.over, check.at))


def _cells_of(places: Iterable[Place]) -> frozenset[Cell]:
    return frozenset((p.line, column) for p in places for column in range(p.start, p.stop))


def _digit(check: Check) -> Cell:
    """The cell of a check digit itself."""
    return check.at.line, check.at.start


def _words(text: str) -> str:
    """Latin words as a zone spells them, in capitals without marks."""
    plain = (c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(re.findall("[A-Z]+", "".join(plain).upper()))


def _span(row: Region, field: Field) -> tuple[float, float]:
    """Where a field's box begins and ends along a row, as fractions; nowhere if in another row."""
    (ax, ay), (bx, by), (_, _), (dx, dy) = row.box
    box = field.box or row.box
    middle_x = sum(x for x, _ in box) / 4 - (ax + dx) / 2
    middle_y = sum(y for _, y in box) / 4 - (ay + dy) / 2
    across = (bx - ax) ** 2 + (by - ay) ** 2
    share = (middle_x * (bx - ax) + middle_y * (by - ay)) / max(1e-9, across)
    line_y = (ay + dy) / 2 + share * (by - ay)
    if abs(sum(y for _, y in box) / 4 - line_y) > abs(dy - ay) / 2 + 1e-6:
        return (1.0, 0.0)
    ends = [
        ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / max(1e-9, across)
        for x, y in (box[0], box[1])
    ]
    return min(ends), max(ends)


def _aligned(text: str, answer: str) -> list[str]:
    """What an answer says of each character of a row, "" where it says nothing."""
    solid = "".join(compact(answer).upper().split())
    cells = [""] * len(text)
    if len(solid) == len(text):
        return list(solid)
    for tag, a, b, c, d in SequenceMatcher(None, text, solid, autojunk=False).get_opcodes():
        if tag == "equal" or (tag == "replace" and b - a == d - c):
            cells[a:b] = solid[c:d]
    return cells
