"""Machine-readable zones: ICAO Doc 9303 parts 3 to 7, and zones built like them.

A zone is one to three lines of a fixed length in 37 characters: A to Z, 0 to 9 and the filler
``<``. Which of them a position may hold, and which of them check digits cover, is a table for
every format:

=========  =======  ============================================================================
format     lines    what bears it
=========  =======  ============================================================================
TD1        3 x 30   cards: identity cards, residence permits, China's travel permits
TD2        2 x 36   larger cards, older identity cards
TD3        2 x 44   passports
MRV-A      2 x 44   visas of full size (no composite check digit)
MRV-B      2 x 36   small visas (likewise)
FRENCH     2 x 36   the French identity card of 1988 to 2021, older than TD2 and unlike it
CHINESE    1 x 30   China's cards for trips to Hong Kong, Macao (CS) and Taiwan (CD)
RUSSIAN    2 x 44   the passport for use inside Russia: a TD3 with digits in its names
=========  =======  ============================================================================

>>> zone = parse(("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
...               "L898902C36UTO7408122F1204159ZE184226B<<<<<10"))
>>> zone.number, zone.surname, zone.given_names, zone.is_valid
('L898902C3', 'ERIKSSON', 'ANNA MARIA', True)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from verifiers.numbers.mrz_layouts import (
    ALPHABET,
    CHARACTERS,
    LAYOUTS,
    Check,
    Format,
    Layout,
    Place,
)
from verifiers.numbers.states import is_state

if TYPE_CHECKING:
    from collections.abc import Sequence

FILLER = "<"
NAMES = ("names", "surname", "given_names")
"""The fields that hold names, in one format or another."""
_END = FILLER * 3
_WEIGHTS = (7, 3, 1)
_LATEST = 70
"""Two digits of a year of expiry below this mean the 21st century."""
_VALUES = {character: value for value, character in enumerate(ALPHABET)} | {FILLER: 0}
_SEXES = {"M": "male", "F": "female"}


class NotAZone(ValueError):
    """The lines have the form of no known zone. The message never repeats them."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one check digit says: its name (that of the field it covers, or ``composite``)."""

    name: str
    holds: bool


def check_digit(text: str) -> str:
    """The check digit of `text`, weighted 7, 3, 1, modulo 10 (9303-3, 4.9).

    Raises KeyError where `text` holds a character that no zone has.
    """
    return str(sum(_VALUES[c] * _WEIGHTS[i % 3] for i, c in enumerate(text)) % 10)


class Zone:
    """A zone of a known format. Its lines obey the grammar; its check digits may not."""

    def __init__(self, layout: Layout, lines: tuple[str, ...]) -> None:
        self.layout = layout
        self.lines = lines

    def __repr__(self) -> str:
        """Without what it says, which is about a person."""
        return f"Zone({self.layout.format.value}, valid={self.is_valid})"

    def at(self, name: str) -> str:
        """What stands in a field, with its fillers; "" where this format has no such field."""
        return "".join(
            self.lines[place.line][place.start : place.stop] for place in self.layout.places(name)
        )

    def text(self, name: str) -> str:
        """What stands in a field: fillers at its end left out, those inside as spaces."""
        return self.at(name).rstrip(FILLER).replace(FILLER, " ")

    @property
    def format(self) -> Format:
        """Which format it has."""
        return self.layout.format

    @property
    def document_code(self) -> str:
        """One or two letters, as P, PO, V, I, ID, AC, CR."""
        return self.text("document_code")

    @property
    def issuer(self) -> str:
        """The code of the state or organisation that issued it; that of the form is CHN."""
        return "CHN" if self.format is Format.CHINESE else self.text("issuer")

    @property
    def nationality(self) -> str:
        """The holder's; "" where the format has none."""
        return "FRA" if self.format is Format.FRENCH else self.text("nationality")

    @cached_property
    def number(self) -> str:
        """The document's number, a long one whole."""
        long = self._long_number
        return (long or self.at("number")).replace(FILLER, "")

    @property
    def _long_number(self) -> str:
        """A number of more than nine characters goes on in the optional field (9303-5, 4.2.2)."""
        rest = self.at("optional").split(FILLER)[0]
        continues = Format.TD1, Format.TD2
        if self.format not in continues or self.at("number/check") != FILLER or not rest[1:]:
            return ""
        return self.at("number") + rest[:-1] if FILLER not in self.at("number") else ""

    @property
    def optional(self) -> str:
        """What the issuer put in the optional fields, in order, parted by a space."""
        first = self.at("optional")
        if self._long_number:
            first = first.partition(FILLER)[2]
        parts = (first, self.at("optional_2"))
        return " ".join(filter(None, (part.strip(FILLER).replace(FILLER, " ") for part in parts)))

    @property
    def surname(self) -> str:
        """The primary identifier; "" where the format has no names."""
        if self.format is Format.FRENCH:
            return self.text("surname")
        return self._names[0]

    @property
    def given_names(self) -> str:
        """The secondary identifier, parted by spaces; "" where there is none."""
        if self.format is Format.FRENCH:
            return " ".join(self.text("given_names").split())
        return self._names[1]

    @property
    def _names(self) -> tuple[str, str]:
        first, _, second = self.at("names").partition("<<")
        return " ".join(first.replace(FILLER, " ").split()), " ".join(
            second.replace(FILLER, " ").split()
        )

    @property
    def names_may_be_cut(self) -> bool:
        """Whether names fill their field to its end, so that letters may be missing."""
        return not (self.at("names") or FILLER).endswith(FILLER)

    @property
    def sex(self) -> str | None:
        """`male`, `female`, or `None` where it is not stated."""
        return _SEXES.get(self.at("sex"))

    @property
    def expiry_date(self) -> date | None:
        """The last day of validity, or `None` where none is given."""
        digits = self.at("expiry_date")
        year = digits[:2]
        if not year.isdecimal():
            return None
        return _day(int(year) + (2000 if int(year) < _LATEST else 1900), digits)

    @property
    def birth_date(self) -> date | None:
        """The day of birth, or `None` where the zone holds no whole day.

        The zone gives two digits of the year: meant is the latest such year that is not after the
        document's expiry (see `births` for both).
        """
        return self.births[0] if self.births else None

    @property
    def births(self) -> tuple[date, ...]:
        """Every day of birth that the two digits of the year allow, the latest first."""
        digits = self.at("birth_date")
        if not digits[:2].isdecimal():
            return ()
        last = self._issued or self.expiry_date or date(2000 + _LATEST, 1, 1)
        days = (_day(century + int(digits[:2]), digits) for century in (2000, 1900))
        return tuple(day for day in days if day is not None and day < last)

    @property
    def _issued(self) -> date | None:
        """The month in which a French card was issued, which its number begins with."""
        digits = self.at("number")[:4] + "01" if self.format is Format.FRENCH else ""
        return (
            _day(int(digits[:2]) + (2000 if digits[0] < "5" else 1900), digits) if digits else None
        )

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """What every check digit says, in the order in which they stand."""
        return tuple(Verdict(check.name, self.holds(check)) for check in self.layout.checks)

    @property
    def is_valid(self) -> bool:
        """Whether every check digit holds."""
        return all(verdict.holds for verdict in self.verdicts)

    def holds(self, check: Check) -> bool:
        """Whether that check digit of this format holds."""
        digit = self.lines[check.at.line][check.at.start]
        covered = "".join(self.lines[p.line][p.start : p.stop] for p in check.over)
        if check.name == "number" and self._long_number:
            digit, covered = self.at("optional").split(FILLER)[0][-1], self._long_number
        if digit == FILLER:
            return check.may_be_filler and not covered.strip(FILLER)
        return digit == check_digit(covered)


def parse(lines: Sequence[str]) -> Zone:
    """The zone that these lines are; raises `NotAZone`."""
    found = tuple(zone for layout in LAYOUTS if (zone := zone_as(layout, lines)) is not None)
    if not found:
        raise NotAZone("the lines have the form of no known zone")
    # A French card may look like a TD2: its own check digits tell.
    return next((zone for zone in found if zone.is_valid), found[0])


def is_zone(lines: Sequence[str]) -> bool:
    """Whether the lines have the form of a zone, whatever their check digits say."""
    return any(zone_as(layout, lines) is not None for layout in LAYOUTS)


def zone_as(layout: Layout, lines: Sequence[str]) -> Zone | None:
    """The zone of this format that the lines are, or `None` where they are none.

    States outside the closed vocabulary and days that do not exist are printed on some papers all
    the same, on specimens above all: they pass where every check digit holds.
    """
    if grammar_fault(layout, lines) is not None:
        return None
    zone = Zone(layout, tuple(lines))
    return zone if vocabulary_fault(zone) is None or zone.is_valid else None


def grammar_fault(layout: Layout, lines: Sequence[str]) -> tuple[int, int] | None:
    """The line and column of the first character that the format does not allow there, if any."""
    if len(lines) != layout.lines or any(len(line) != layout.width for line in lines):
        return (0, 0)
    for row, line in enumerate(lines):
        for column, character in enumerate(line):
            if character not in CHARACTERS[layout.alphabet_at(row, column)]:
                return (row, column)
    return None if layout.begins.match(lines[0]) else (0, 0)


def vocabulary_fault(zone: Zone) -> tuple[int, int] | None:
    """The line and column of the first state or day that there is not, if any."""
    for name in ("issuer", "nationality"):
        for place in zone.layout.places(name):
            if not is_state(zone.at(name).rstrip(FILLER)):
                return (place.line, place.start)
    for name in ("birth_date", "expiry_date"):
        for place in zone.layout.places(name):
            if not is_short_day(zone.at(name)):
                return (place.line, place.start)
    return None


def end_of_names(field: str) -> int:
    """Where the names in a field are over: two fillers part them, and after three none follows."""
    end = field.find(_END)
    return len(field) if end < 0 else end + len(_END)


def is_short_day(digits: str) -> bool:
    """Whether six characters may be YYMMDD; unknown parts are fillers, or zeros on some papers."""
    year, month, day = digits[:2], digits[2:4], digits[4:6]
    unknown = ("<<", "00")
    if year != "<<" and not year.isdecimal():
        return False
    if month not in unknown and not (month.isdecimal() and 1 <= int(month) <= 12):  # noqa: PLR2004
        return False
    if day in unknown:
        return True
    if not day.isdecimal() or not 1 <= int(day) <= 31:  # noqa: PLR2004
        return False
    if month in unknown or year == "<<":
        return True
    return any(_day(century + int(year), digits) for century in (1900, 2000))


def _day(year: int, digits: str) -> date | None:
    try:
        return date(year, int(digits[2:4]), int(digits[4:6]))
    except ValueError:
        return None


__all__ = [
    "ALPHABET",
    "CHARACTERS",
    "FILLER",
    "LAYOUTS",
    "NAMES",
    "Check",
    "Format",
    "Layout",
    "NotAZone",
    "Place",
    "Verdict",
    "Zone",
    "check_digit",
    "end_of_names",
    "grammar_fault",
    "is_short_day",
    "is_zone",
    "parse",
    "vocabulary_fault",
    "zone_as",
]
