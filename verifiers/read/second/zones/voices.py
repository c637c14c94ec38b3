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
from functools import cached_property
from typing import TYPE_CHECKING

from verifiers.numbers.mrz import NAMES, NotAZone, Zone, parse
from verifiers.read.engine import Alphabet, Line, Script
from verifiers.read.second.zones.cells import Cells, cells_of
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from verifiers.model import Field, Region
    from verifiers.read.engine import Sheet
    from verifiers.read.second.zones.cells import Cell

WHOLE = "mrz"
"""The field that holds a zone's lines."""
DOUBT_LEFT = 0.1
"""Of the doubt in the least certain cell, after a second voice agreed."""
_A_NUMBER = 7
"""Characters that are a document's number wherever they stand."""


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
        doubtful = {row for row, _ in self._heard({}).doubtful}
        return {row: Line(pixels, (self.rows[row].box,), Alphabet.ZONE) for row in sorted(doubtful)}

    def settled(self, answers: Mapping[int, str]) -> dict[str, Field]:
        """The fields after the second reader's answers to the rows in `asked`."""
        said = {row: _aligned(self.rows[row].text, answer) for row, answer in answers.items()}
        cells = self._heard(said)
        return {name: self._settled(field, cells) for name, field in self.fields.items()}

    def _heard(self, said: Mapping[int, Sequence[str]]) -> Cells:
        return Cells(self.zone, self.rows, self._printed, said)

    @cached_property
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
        return cells_of(shown)

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

    def _settled(self, field: Field, cells: Cells) -> Field:
        own = self._cells(field)
        readers, still_open = cells.told(own), cells.open.intersection(own)
        if own and not still_open:
            sure = min(self.rows[row].certainties[column] for row, column in own)
            confidence = round(1 - (1 - sure) * DOUBT_LEFT, 4)
            return replace(field, readers=readers, agreed=True, confidence=confidence)
        if all(map(cells.is_borne_out, still_open)):
            return replace(field, readers=readers, agreed=False)
        return replace(field.disputed(), readers=readers)


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
