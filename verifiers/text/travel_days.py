"""Days as the travel documents of all states print them (ICAO Doc 9303-3, 3.9).

The day stands first, then the month in figures or as a word in one or two languages, then the year
in four digits or two: ``12 AUG/AOUT 74``, ``12 08月/AUG 1974``, ``12.08.1974``, ``12 08 1974``. A
few write the year first, ``1974-08-12``. Text is folded, so that nothing parts the words.

>>> find_day("12AUG/AOÛT74", before=date(2030, 1, 1)).day
datetime.date(1974, 8, 12)
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from verifiers.text.dates import FIRST_YEAR, LAST_YEAR

_MONTHS = {
    1: "JAN ENE GEN STY OCA YAN",
    2: "FEB FEV LUT FVR SUB FVE",
    3: "MAR MRZ MAE MRT MAC",
    4: "APR AVR ABR KWI NIS",
    5: "MAY MAI MAJ MAG MEI",
    6: "JUN JUIN JUI GIU CZE HAZ",
    7: "JUL JUIL LUG LIP TEM",
    8: "AUG AOU AGO SIE AGU",
    9: "SEP SET WRZ EYL SPT",
    10: "OCT OKT OTT PAZ EKI OUT",
    11: "NOV LIS KAS",
    12: "DEC DEZ DIC GRU ARA DES",
}
"""The first letters of the months in the languages that passports are printed in, without marks.
Longer words are tried first: JUIL is July, JUIN is June."""
_WORDS = {word: month for month, words in _MONTHS.items() for word in words.split()}
_BY_LENGTH = sorted(_WORDS, key=len, reverse=True)
_LIKE_LETTERS = str.maketrans({"0": "O", "1": "I", "5": "S", "6": "G", "8": "B", "4": "A"})
_WORDED = re.compile(
    r"(?<!\d)(?:(?=\d)|(?<![A-Za-z]))(?P<d>[0-3OIl]?[0-9OIl])[.,\-/ ]*"
    r"(?:(?P<n>[01]?\d[月월]|[01]\d|\d(?=/))[/.]?)?"
    r"(?P<m>[^\W\d_][^\W_]{2,8}?\.?)(?:[/.\- ]+(?P<o>[^\W\d_][^\W\d_]{1,9}\.?))?[.,\-/ ]*"
    r"(?P<y>(?:19|20)\d{2}|\d{2})(?!\d)"
)
_FIGURES = re.compile(
    r"(?<!\d)(?P<d>[0-3]?\d)(?P<s>[.\-/· ])(?P<m>[01]?\d)(?P=s)(?P<y>(?:19|20)\d{2}|\d{2})(?!\d)"
)
_SOLID = re.compile(r"(?<!\d)(?P<d>[0-3]\d)(?P<m>[01]\d)(?P<y>(?:19|20)\d{2})(?!\d)")
_YEAR_FIRST = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d{2})[.\-/年]?(?P<m>[01]?\d)[.\-/月]?(?P<d>[0-3]?\d)日?(?!\d)"
)
_CENTURY = 100
_OLDEST = 110
"""Years: nobody is older when a paper is issued or expires."""


@dataclass(frozen=True, slots=True)
class TravelDay:
    """A day and where it stands in the text."""

    start: int
    end: int
    day: date


def find_day(text: str, *, before: date | None = None) -> TravelDay | None:
    """The first day in (folded) `text`, or `None`.

    A year of two digits is the latest such year that is not after `before`; without it there is
    no telling, and the day is none.
    """
    for pattern in (_WORDED, _FIGURES, _SOLID, _YEAR_FIRST):
        for match in pattern.finditer(text):
            day = _day(match, before)
            if day is not None:
                return TravelDay(match.start(), match.end(), day)
    return None


def may_be_a_century_older(born: date, by: date) -> bool:
    """Whether two digits of a year leave open if that day is meant or one a century before it.

    They do not tell children of less than ten from people of a little more than a hundred. `by` is
    a day on which the holder lived, or was to live.
    """
    return by.year - born.year + _CENTURY <= _OLDEST


def _day(match: re.Match[str], before: date | None) -> date | None:
    groups = match.groupdict()
    month = int(groups["m"]) if groups["m"].isdecimal() else _month(groups)
    number = groups["d"].translate(str.maketrans("OIl", "011"))
    if month is None:
        return None
    for year in _years(groups["y"], before):
        try:
            day = date(year, month, int(number))
        except ValueError:
            continue
        if before is None or len(groups["y"]) > 2 or day < before:  # noqa: PLR2004
            return day
    return None


def _month(groups: dict[str, str | None]) -> int | None:
    """The month that the words mean, one language agreeing with the other and with its number."""
    meant = {_named(word) for word in (groups["m"], groups.get("o")) if word} - {None}
    number = groups.get("n")
    if number:
        meant.add(int(number.rstrip("月월")))
    return meant.pop() if len(meant) == 1 else None


def _named(word: str) -> int | None:
    plain = unicodedata.normalize("NFD", word.upper().translate(_LIKE_LETTERS))
    letters = "".join(c for c in plain if "A" <= c <= "Z")
    return next((_WORDS[name] for name in _BY_LENGTH if letters.startswith(name)), None)


def _years(text: str, before: date | None) -> tuple[int, ...]:
    if len(text) > 2:  # noqa: PLR2004
        return (int(text),) if FIRST_YEAR <= int(text) <= LAST_YEAR else ()
    if before is None:
        return ()
    return tuple(century * _CENTURY + int(text) for century in (20, 19))
