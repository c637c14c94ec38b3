"""The number of a marriage or divorce certificate 结婚证字号, 离婚证字号.

``J110101-2010-000001`` is the first marriage that the office of region 110101 (GB/T 2260)
registered in 2010; L stands for a divorce, and a B before them for a certificate issued again (补).
Papers from before 2004 have numbers of many forms, most of them 第…号, sometimes with a year; they
are accepted and say less (domain.md A.5).

>>> parse("J110101-2010-000001")
MarriageNumber(divorce=False, reissued=False, region='110101', year=2010, serial='000001')
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from types import MappingProxyType

_GRAMMAR = re.compile(
    r"(?P<again>B?)(?P<what>[JL])(?P<region>\d{6})-?(?P<year>(?:19|20)\d{2})-?(?P<serial>\d{6})"
)
ABOUT = MappingProxyType({"J": "结婚", "L": "离婚"})
"""What the letter before the region stands for, as the paper says in words."""
_DASHES = re.compile("[—–－―‐‑−~_]")


class NotAMarriageNumber(ValueError):
    """The text does not have the form of 2004; the message does not repeat it."""


@dataclass(frozen=True, slots=True)
class MarriageNumber:
    """One number in its parts."""

    divorce: bool
    reissued: bool
    region: str
    year: int
    serial: str


def compact(number: str) -> str:
    """`number` in half-width capitals, without spaces, with plain hyphens."""
    folded = "".join(unicodedata.normalize("NFKC", number).split())
    return _DASHES.sub("-", folded).upper()


def parse(number: str) -> MarriageNumber:
    """The parts of the number; raises `NotAMarriageNumber`."""
    match = _GRAMMAR.fullmatch(compact(number))
    if match is None:
        raise NotAMarriageNumber("the text does not have the form of a marriage number")
    return MarriageNumber(
        divorce=match["what"] == "L",
        reissued=bool(match["again"]),
        region=match["region"],
        year=int(match["year"]),
        serial=match["serial"],
    )


def validate(number: str) -> str:
    """The number with its hyphens; raises `NotAMarriageNumber`."""
    found = parse(number)
    letters = f"{'B' if found.reissued else ''}{'L' if found.divorce else 'J'}"
    return f"{letters}{found.region}-{found.year}-{found.serial}"


def is_valid(number: str) -> bool:
    """Whether the text has the form of 2004."""
    try:
        parse(number)
    except NotAMarriageNumber:
        return False
    return True
