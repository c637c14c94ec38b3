"""The number of a notarial certificate: year, office, class and serial.

``（2018）徐睢证民内字第1702号`` is serial 1702 of class 民内 of the office 徐睢 in 2018. Within one
office, year and class serials run without gap; papers of one matter may have sub-numbers, as in
第1702-1号 and 第1702号之一. No national register of classes or short names exists, so that a number
of another form is unusual, never impossible (domain.md A.4).

>>> parse("（2018）徐睢证民内字第 1702 号")
NotarialNumber(year=2018, office='徐睢', category='民内', serial=1702)
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_GRAMMAR = re.compile(
    r"[(\[〔【]?(?P<year>(?:19|20)\d{2})[)\]〕】]?年?"
    r"(?P<words>[\u4e00-\u9fff]{1,18}?)(?:字?第|字)(?P<serial>\d{1,7})(?:-\d{1,3})?号"
    r"(?:(?:之|-)[一二三四五六七八九十\d]{1,2})?"
)
_OFFICE_MAX, _CATEGORY_MAX = 10, 6


class NotANotarialNumber(ValueError):
    """The text does not have the form of a notarial number; the message does not repeat it."""


@dataclass(frozen=True, slots=True)
class NotarialNumber:
    """One number in its parts.

    `category` is what stands between 证 and 字. Some offices write it before 证, and a few write no
    证 at all: then it is empty and part of `office`.
    """

    year: int
    office: str
    category: str
    serial: int


def compact(number: str) -> str:
    """`number` with half-width brackets and digits and without spaces."""
    return "".join(unicodedata.normalize("NFKC", number).split())


def validate(number: str) -> str:
    """The compact number; raises `NotANotarialNumber`."""
    parse(number)
    return compact(number)


def is_valid(number: str) -> bool:
    """Whether the text has the form of a notarial number."""
    try:
        parse(number)
    except NotANotarialNumber:
        return False
    return True


def parse(number: str) -> NotarialNumber:
    """The parts of the number; raises `NotANotarialNumber`."""
    match = _GRAMMAR.fullmatch(compact(number))
    office, _, category = match["words"].partition("证") if match else ("", "", "")
    office = office.removesuffix("公")
    if match is None or not 0 < len(office) <= _OFFICE_MAX or len(category) > _CATEGORY_MAX:
        raise NotANotarialNumber("the text does not have the form of a notarial number")
    return NotarialNumber(int(match["year"]), office, category, int(match["serial"]))
