"""What a zone says where its characters were read with doubt.

A reader offers for every position the characters that it may be, each with a cost: 0 for the one
that it saw, more for the others. Chosen is what the grammar of each format allows at the least
cost. A character that breaks a check digit gives way to another only where exactly one likely
change, or a pair of changes, makes that digit hold: otherwise the zone stays as it was read and
its check digit fails.
"""

from __future__ import annotations

import re
import string
from dataclasses import dataclass
from functools import cache
from itertools import combinations, product
from typing import TYPE_CHECKING

from verifiers.numbers.mrz import FILLER, NAMES, Zone, end_of_names, is_short_day, zone_as
from verifiers.numbers.mrz_layouts import CHARACTERS, LAYOUTS
from verifiers.numbers.states import STATES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from verifiers.numbers.mrz_layouts import Check, Layout, Place

LIKE = {
    "0": "OQDU", "1": "ILT7", "2": "Z", "3": "8", "4": "A", "5": "S", "6": "GB", "7": "1T",
    "8": "B3", "9": "G", "A": "4", "B": "83", "C": "GO<", "D": "0O", "E": "F", "F": "E",
    "G": "6C", "H": "MNW", "I": "1LJ", "J": "I", "K": "<XR", "L": "1I", "M": "NHW", "N": "MHW",
    "O": "0QDU", "P": "R", "Q": "O0", "R": "KP", "S": "5", "T": "71", "U": "OV0", "V": "UY",
    "W": "MNH", "X": "K", "Y": "V", "Z": "2", "<": "KC",
}  # fmt: skip
"""Characters of the typeface OCR-B that readers take for each other."""
FULL_WIDTH = 0xFEE0
"""From a letter or digit to the wide one that a reader of Chinese may say for it."""
SAME = {
    "(": "<", "《": "<", "〈": "<", "«": "<", "‹": "<", "{": "<", "[": "<", "c": "<", "k": "<",
    "£": "<", "€": "<", "く": "<", "＜": "<", "≤": "<", "≪": "<",
    "o": "0", "l": "1", "i": "1", "|": "1",
    "s": "S", "z": "Z", "x": "X", "v": "V", "w": "W", "p": "P", "u": "U", "〇": "0", "○": "0",
    "口": "0", "Ø": "0", "Ο": "O", "О": "O", "А": "A", "В": "B", "Е": "E", "К": "K", "М": "M",
    "Н": "H", "Р": "P", "С": "C", "Т": "T", "Х": "X", "¥": "Y", "&": "8", "$": "S", "!": "1",
} | dict(zip("ΑΒΕΖΗΙΚΜΝΡΤΥΧ", "ABEZHIKMNPTYX", strict=True))  # fmt: skip
SAME |= {chr(ord(plain) + FULL_WIDTH): plain for plain in string.ascii_uppercase + string.digits}
"""What readers of all the world's characters say for one that a zone may hold."""
UNLIKE = 6.0
"""The cost of a character that does not look like the one that was seen."""
ALIKE = 1.0
"""The cost of a look-alike."""
TWINS, TWIN = frozenset({"0O", "O0"}), 0.3
"""Those that only their place tells apart, and their cost."""
MOST = 2.6
"""What a repair may cost together."""
APART = 0.6
"""How much more the next best repair must cost: otherwise nobody can tell which is meant."""

_NUMBERS = frozenset({"number", "optional"})
"""Check digits of a document's number, and of its holder's."""
_FEW = 12
"""So many changes are tried for each check digit, the cheapest ones."""

Change = tuple[tuple[int, int, str], ...]
"""Lines, columns and the characters that are put there."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A zone, what it cost to read it as one, and which characters are not those that were seen."""

    zone: Zone
    cost: float
    changed: tuple[tuple[int, int], ...]
    """Line and column."""


def choices(text: str) -> tuple[Mapping[str, float], ...]:
    """What every character of a text may be, by its looks alone."""
    rows = []
    for seen in text:
        character = SAME.get(seen, seen.upper())
        row = {character: 0.0}
        for like in LIKE.get(character, ""):
            row[like] = TWIN if character + like in TWINS else ALIKE
        rows.append(row)
    return tuple(rows)


def mend(cells: Sequence[Sequence[Mapping[str, float]]]) -> Mended | None:
    """The zone that these positions spell, or `None` where they spell none.

    `cells` holds, for every line and column, what the position may hold. Of two formats that are
    possible the one whose check digits hold is taken, then the cheaper one.
    """
    found = [
        mended
        for layout in LAYOUTS
        if len(cells) == layout.lines and all(len(line) == layout.width for line in cells)
        if (mended := _Mender(layout, cells).mended()) is not None
    ]
    return min(found, key=lambda one: (-_holding(one.zone), one.cost), default=None)


def _holding(zone: Zone) -> float:
    return sum(verdict.holds for verdict in zone.verdicts) / len(zone.verdicts)


@cache
def _codes(room: int) -> tuple[str, ...]:
    """Every code of a state, with fillers."""
    return tuple(sorted(code.ljust(room, FILLER) for code in STATES))


class _Mender:
    """One layout laid over the cells."""

    def __init__(self, layout: Layout, cells: Sequence[Sequence[Mapping[str, float]]]) -> None:
        self._layout = layout
        self._cells = cells
        self._rows = [
            [self._cheapest(r, c) for c in range(layout.width)] for r in range(len(cells))
        ]
        self._seen = [
            [min(cell, key=cell.__getitem__) if cell else "" for cell in row] for row in cells
        ]

    def mended(self) -> Mended | None:
        """The best zone of this layout, or `None` where the grammar forbids all of them."""
        layout = self._layout
        if any("" in row for row in self._rows) or not self._begins():
            return None
        for name in ("issuer", "nationality"):
            for place in layout.places(name):
                self._state(place)
        for name in NAMES:
            for place in layout.places(name):
                self._fill(place)
        self._zeros()
        self._repair()
        zone = zone_as(layout, tuple("".join(row) for row in self._rows))
        if zone is None:
            return None
        changed = tuple(
            (r, c)
            for r, row in enumerate(self._rows)
            for c, character in enumerate(row)
            if character != self._seen[r][c]
        )
        cost = sum(self._cost(r, c, self._rows[r][c]) for r, c in changed)
        return Mended(zone, cost, changed)

    def _allowed(self, row: int, column: int) -> str:
        return CHARACTERS[self._layout.alphabet_at(row, column)]

    def _cheapest(self, row: int, column: int) -> str:
        cell, allowed = self._cells[row][column], self._allowed(row, column)
        usable = [character for character in cell if character in allowed]
        return min(usable, key=cell.__getitem__, default="")

    def _cost(self, row: int, column: int, character: str) -> float:
        return self._cells[row][column].get(character, UNLIKE)

    def _begins(self) -> bool:
        first = "".join(self._rows[0])
        return self._layout.begins.match(first) is not None

    def _state(self, place: Place) -> None:
        """The cheapest code of a state; left as it is where two are as cheap."""
        row, room = place.line, place.stop - place.start
        cells = self._cells[row][place.start : place.stop]
        priced = []
        for code in _codes(room):
            cost = 0.0
            for cell, character in zip(cells, code, strict=True):
                cost += cell.get(character, UNLIKE)
                if cost > MOST:
                    break
            else:
                priced.append((cost, code))
        priced.sort()
        if priced and (len(priced) == 1 or priced[1][0] - priced[0][0] >= APART / 2):
            self._rows[row][place.start : place.stop] = priced[0][1]

    def _fill(self, place: Place) -> None:
        """Names end with three fillers: what is seen behind them, on a stamp's strokes, is none."""
        row = self._rows[place.line]
        end = end_of_names("".join(row[place.start : place.stop]))
        for column in range(place.start + end, place.stop):
            if self._cost(place.line, column, FILLER) <= MOST:
                row[column] = FILLER

    def _zeros(self) -> None:
        """Letters O of a number are zeros where its check digit says so, or cannot tell.

        A reader that does not know OCR-B takes every zero for the letter, which hardly any state
        puts behind a digit. If the check digit fails, all of them change, or else only those.
        """
        for check in self._layout.checks:
            if check.name not in _NUMBERS:
                continue
            (place, *_), row = check.over, self._rows[check.at.line]
            number = "".join(row[place.start : place.stop])
            digit = re.search(r"\d", number) if self._good(check) else re.search("O", number)
            first = place.start + (digit.start() if digit else len(number))
            letters = [c for c in range(first, place.stop) if row[c] == "O"]
            change = tuple((place.line, column, "0") for column in letters)
            if self._holds_after((change,), check):
                self._put(change)

    def _repair(self) -> None:
        """Make the check digits hold, if one likely set of changes does it."""
        last = self._layout.checks[-1]
        composite = last if last.name == "composite" else None
        failing = [check for check in self._layout.checks if not self._good(check)]
        if not failing:
            return
        options = [self._options(check) for check in failing if check is not composite]
        if composite is None:
            self._each(options)
            return
        free = [change for change in self._options(composite) if change]
        fits = [
            (sum(map(self._price, chosen)), chosen)
            for chosen in product(*options, [(), *free])
            if self._holds_after(chosen, composite)
        ]
        if not self._take(fits):
            self._each(options)

    def _each(self, options: Sequence[Sequence[Change]]) -> None:
        """Every check digit for itself."""
        for changes in options:
            self._take([(self._price(change), (change,)) for change in changes])

    def _take(self, fits: Sequence[tuple[float, tuple[Change, ...]]]) -> bool:
        """Make the cheapest of these sets of changes, unless another is nearly as cheap."""
        ranked = sorted(fits)
        if not ranked or (len(ranked) > 1 and ranked[1][0] - ranked[0][0] < APART):
            return False
        for change in ranked[0][1]:
            self._put(change)
        return True

    def _options(self, check: Check) -> list[Change]:
        """The cheapest changes after each of which a check digit holds.

        For the composite one they are those of positions that no other covers.
        """
        spots = [(p.line, c) for p in (*check.over, check.at) for c in range(p.start, p.stop)]
        if check.name == "composite":
            spots = [spot for spot in spots if not self._covered_elsewhere(spot)]
            return sorted(self._changes(spots), key=self._price)[:_FEW]
        fits = [change for change in self._changes(spots) if self._holds_after((change,), check)]
        return sorted(fits, key=self._price)[:_FEW]

    def _holds_after(self, changes: Sequence[Change], check: Check) -> bool:
        before = [(r, c, self._rows[r][c]) for change in changes for r, c, _ in change]
        for change in changes:
            self._put(change)
        holds = self._good(check)
        self._put(before)
        return holds

    def _price(self, change: Change) -> float:
        return sum(self._extra(r, c, new, self._rows[r][c]) for r, c, new in change)

    def _extra(self, row: int, column: int, new: str, old: str) -> float:
        return self._cost(row, column, new) - self._cost(row, column, old)

    def _changes(self, spots: Sequence[tuple[int, int]]) -> Iterator[Change]:
        """One change, or two, that together cost no more than `MOST`."""
        single = [
            (row, column, character)
            for row, column in spots
            for character in self._cells[row][column]
            if character in self._allowed(row, column)
            and character != self._rows[row][column]
            and self._extra(row, column, character, self._rows[row][column]) <= MOST
        ]
        yield from ((one,) for one in single)
        for one, other in combinations(single, 2):
            if one[:2] != other[:2] and self._price((one, other)) <= MOST:
                yield (one, other)

    def _put(self, change: Sequence[tuple[int, int, str]]) -> None:
        for row, column, character in change:
            self._rows[row][column] = character

    def _covered_elsewhere(self, spot: tuple[int, int]) -> bool:
        row, column = spot
        return any(
            place.line == row and place.start <= column < place.stop
            for check in self._layout.checks
            if check.name != "composite"
            for place in (*check.over, check.at)
        )

    def _good(self, check: Check) -> bool:
        """Whether the check digit holds, and what it covers is a day where it must be one."""
        zone = Zone(self._layout, tuple("".join(row) for row in self._rows))
        if check.name.endswith("_date") and not is_short_day(zone.at(check.name)):
            return False
        return zone.holds(check)
