"""The formats of machine-readable zones as tables (ICAO Doc 9303-4 to -7; see `mrz`).

Lines and columns are counted from 0 and ranges are half open, where 9303 counts from 1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS, _LETTERS = ALPHABET[:10], ALPHABET[10:]


class Format(StrEnum):
    """The name of a format."""

    TD1 = "TD1"
    TD2 = "TD2"
    TD3 = "TD3"
    MRV_A = "MRV-A"
    MRV_B = "MRV-B"
    FRENCH = "French identity card of 1988"
    CHINESE = "China's card of one line"
    RUSSIAN = "Russia's passport for use at home"


class Alphabet(StrEnum):
    """What one position may hold."""

    LETTERS = "letters"
    DIGITS = "digits"
    LETTERS_FILLER = "letters or filler"
    DIGITS_FILLER = "digits or filler"
    ANY = "letters, digits or filler"
    SEX = "sex"
    FILLER = "filler"


CHARACTERS: Mapping[Alphabet, str] = {
    Alphabet.LETTERS: _LETTERS,
    Alphabet.DIGITS: _DIGITS,
    Alphabet.LETTERS_FILLER: _LETTERS + "<",
    Alphabet.DIGITS_FILLER: _DIGITS + "<",
    Alphabet.ANY: ALPHABET + "<",
    Alphabet.SEX: "MFX<",
    Alphabet.FILLER: "<",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Columns `start` up to `stop` of one line."""

    line: int
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Part:
    """A field: its name, its place, and what each of its positions may hold."""

    name: str
    place: Place
    alphabet: Alphabet


@dataclass(frozen=True, slots=True)
class Check:
    """A check digit: the name of what it covers, where it stands, and the places it covers."""

    name: str
    at: Place
    over: tuple[Place, ...]
    may_be_filler: bool = False
    """Whether a filler is as good as 0 where all that is covered is filler."""


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """One format."""

    format: Format
    lines: int
    width: int
    begins: re.Pattern[str]
    """What the first line begins with."""
    parts: tuple[Part, ...]
    checks: tuple[Check, ...]

    def places(self, name: str) -> tuple[Place, ...]:
        """Where the field or check digit (``number/check``) of that name stands."""
        return tuple(part.place for part in self.parts if part.name == name)

    def alphabet_at(self, line: int, column: int) -> Alphabet:
        """What the position may hold."""
        return _alphabets(self)[line][column]


@cache
def _alphabets(layout: Layout) -> tuple[tuple[Alphabet, ...], ...]:
    rows = [[Alphabet.ANY] * layout.width for _ in range(layout.lines)]
    for part in layout.parts:
        place = part.place
        rows[place.line][place.start : place.stop] = [part.alphabet] * (place.stop - place.start)
    return tuple(tuple(row) for row in rows)


_ALPHABETS = {
    "document_code": Alphabet.LETTERS_FILLER,
    "issuer": Alphabet.LETTERS_FILLER,
    "nationality": Alphabet.LETTERS_FILLER,
    "surname": Alphabet.LETTERS_FILLER,
    "given_names": Alphabet.LETTERS_FILLER,
    "birth_date": Alphabet.DIGITS_FILLER,
    "expiry_date": Alphabet.DIGITS_FILLER,
    "issued": Alphabet.DIGITS,
    "sex": Alphabet.SEX,
    "filler": Alphabet.FILLER,
}


def _layout(
    form: Format,
    shape: tuple[int, int],
    begins: str,
    fields: str,
    *,
    composite: str = "",
    loose: tuple[str, ...] = (),
    names: Alphabet = Alphabet.LETTERS_FILLER,
) -> Layout:
    """A layout from a table written as ``name line start stop check``, counted as 9303 counts.

    `check` is the column of the check digit, if any. `loose` are the fields whose check digit may
    be a filler: where the field is empty, or a long number goes on elsewhere. `names` is what a
    position of a name may hold.
    """
    parts, checks = [], []
    for row in filter(None, fields.splitlines()):
        name, line, start, stop, *digit = row.split()
        place = Place(int(line) - 1, int(start) - 1, int(stop))
        alphabet = names if name == "names" else _ALPHABETS.get(name, Alphabet.ANY)
        parts.append(Part(name, place, alphabet))
        if digit:
            at = Place(place.line, int(digit[0]) - 1, int(digit[0]))
            may_be_filler = name in loose
            alphabet = Alphabet.DIGITS_FILLER if may_be_filler else Alphabet.DIGITS
            parts.append(Part(f"{name}/check", at, alphabet))
            checks.append(Check(name, at, (place,), may_be_filler))
    if composite:
        at_line, column, *ranges = composite.split()
        at = Place(int(at_line) - 1, int(column) - 1, int(column))
        parts.append(Part("composite/check", at, Alphabet.DIGITS))
        checks.append(Check("composite", at, tuple(map(_place, ranges))))
    ordered = tuple(sorted(parts, key=lambda part: (part.place.line, part.place.start)))
    return Layout(form, *shape, re.compile(begins), ordered, tuple(checks))


def _place(text: str) -> Place:
    """``2:1-10`` as a place."""
    line, _, columns = text.partition(":")
    first, _, last = columns.partition("-")
    return Place(int(line) - 1, int(first) - 1, int(last or first))


_TD1 = """
document_code 1 1 2
issuer 1 3 5
number 1 6 14 15
optional 1 16 30
birth_date 2 1 6 7
sex 2 8 8
expiry_date 2 9 14 15
nationality 2 16 18
optional_2 2 19 29
names 3 1 30
"""
_SECOND_LINE = """
number 2 1 9 10
nationality 2 11 13
birth_date 2 14 19 20
sex 2 21 21
expiry_date 2 22 27 28
"""
_FIRST_LINE = """
document_code 1 1 2
issuer 1 3 5
names 1 6 {width}
"""
_TD2 = f"{_FIRST_LINE.format(width=36)}{_SECOND_LINE}optional 2 29 35"
_TD3 = f"{_FIRST_LINE.format(width=44)}{_SECOND_LINE}optional 2 29 42 43"
_MRV_A = f"{_FIRST_LINE.format(width=44)}{_SECOND_LINE}optional 2 29 44"
_MRV_B = f"{_FIRST_LINE.format(width=36)}{_SECOND_LINE}optional 2 29 36"
_FRENCH = """
document_code 1 1 2
issuer 1 3 5
surname 1 6 30
office 1 31 36
number 2 1 12 13
given_names 2 14 27
birth_date 2 28 33 34
sex 2 35 35
"""
_CHINESE = """
document_code 1 1 2
number 1 3 11 12
filler 1 13 13
expiry_date 1 14 19 20
filler 1 21 21
birth_date 1 22 27 28
filler 1 29 29
"""

_TD3_COMPOSITE = "2 44 2:1-10 2:14-20 2:22-43"
LAYOUTS: tuple[Layout, ...] = (
    _layout(
        Format.TD3,
        (2, 44),
        "[PACILST][A-Z<]",
        _TD3,
        composite=_TD3_COMPOSITE,
        loose=("optional",),
    ),
    _layout(Format.MRV_A, (2, 44), "V[A-Z<]", _MRV_A, loose=("expiry_date",)),
    _layout(Format.FRENCH, (2, 36), "IDFRA", _FRENCH, composite="2 36 1:1-36 2:1-35"),
    _layout(
        Format.TD2,
        (2, 36),
        "[ACI][A-Z<]",
        _TD2,
        composite="2 36 2:1-10 2:14-20 2:22-35",
        loose=("number", "expiry_date"),
    ),
    _layout(Format.MRV_B, (2, 36), "V[A-Z<]", _MRV_B, loose=("expiry_date",)),
    _layout(
        Format.TD1,
        (3, 30),
        "[ACI][A-Z<]",
        _TD1,
        composite="2 30 1:6-30 2:1-7 2:9-15 2:19-29",
        loose=("number", "expiry_date"),
    ),
    _layout(
        Format.RUSSIAN,
        (2, 44),
        "PNRUS",
        _TD3,
        composite=_TD3_COMPOSITE,
        loose=("expiry_date",),
        names=Alphabet.ANY,
    ),
    _layout(
        Format.CHINESE,
        (1, 30),
        "C[A-Z]",
        _CHINESE,
        composite="1 30 1:3-12 1:14-20 1:22-28",
    ),
)
"""Every format. That of China's one line is not published; its composite check digit is built as
those of 9303 are. Russia's spells letters that Latin has not as digits, and knows no expiry."""
