"""Calendar days as Chinese papers write them, to ``datetime.date``.

Understood: ``1949年12月31日`` ``2016.03.15`` ``2016-3-15`` ``2016/03/15`` ``20160315``, and
Chinese numerals ``二〇一九年五月二十日`` with every zero (〇 零 ○ Ｏ O 0), 廿, 卅 and 贰零壹玖.
A day that does not exist is no day: it gives `None`.
Source: domain.md A.4 ("Date"); cn2an 0.5.24 leaves ○, Ｏ, O, 卅 and full-width digits as they are,
so they are made uniform first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import cn2an

from verifiers.text.normalise import compact, fold

ZEROS = "〇零○◯ＯOoОοΟ0"
"""Everything that printers and readers use for the zero in a year written in Chinese."""
FIRST_YEAR, LAST_YEAR = 1840, 2140
"""Papers of living people and their parents know no other years: 三〇一八 is 二〇一八, misread."""
_DIGITS = 4
_RECENT = range(1900, 2031)
"""Readers lose the small circle of 二〇一五: a year of three Chinese digits is taken where only one
of these years can be meant. The range is short on purpose: the shorter, the fewer misreadings
pass for a year."""
_LIKE_ONE = "-丨|l"
_LIKE_ZERO = "口囗Q"
_RINGS = "。°˚(Cc"
"""A small circle, or a part of one, after a numeral is a zero; anywhere else it is what it is."""
_FORMAL = str.maketrans("壹贰貳叁參肆伍陆陸柒捌玖拾两", "一二二三三四五六六七八九十二")
_DIGIT = "0-9〇零○◯OoОοΟ一二三四五六七八九壹贰貳叁參肆伍陆陸柒捌玖"
_LIKE_DIGIT = re.escape(_LIKE_ONE + _LIKE_ZERO)
_YEAR = f"(?:[{_DIGIT}{_LIKE_DIGIT}]|(?<=[一二三四五六七八九])[{re.escape(_RINGS)}]){{3,4}}"
_SMALL = "(?:[0-9Oo]{1,2}|[〇零○一二三四五六七八九十廿卅壹贰貳叁參肆伍陆陸柒捌玖拾元正]{1,4})"
_BLANK = r"[\s_]*"
"""What is left free, or underlined, between the words of a form and what was filled in."""
_SPECK = rf"(?:{_BLANK}(?<=[0-9\s_])[.,·])?"
"""Dust of a copy, read between a figure and the word behind it: 1953.年9月9日."""

_WRITTEN = re.compile(
    rf"(?P<y>{_YEAR}){_SPECK}{_BLANK}年{_BLANK}(?P<m>{_SMALL}){_SPECK}{_BLANK}月{_BLANK}"
    rf"(?P<d>{_SMALL}){_SPECK}{_BLANK}"
    r"(?:[日曰号]|(?P<l>[百白目旦]$))"
)
_DOTTED = re.compile(
    r"(?<![\dA-Za-z])(?P<y>[12]\d{3})\s*(?P<s>[.\-/年,·])\s*(?P<m>\d{1,2})\s*(?:(?P=s)|[.月])\s*"
    r"(?P<d>\d{1,2})(?![\dA-Za-z])[日曰]?"
)
_SOLID = re.compile(r"(?P<y>[12]\d{3})(?P<m>\d{2})(?P<d>\d{2})")
_TERM = re.compile(
    r"(?P<start>[12]\d{3}[.,\-/年·]?\d{2}[.,\-/月·]?\d{2}日?)[-至到一_.]{0,3}"
    r"(?:(?P<end>[12]\d{3}[.,\-/年·]?\d{2}[.,\-/月·]?\d{2})|(?P<long>长期|长.$|.期$))"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of folded text that has the shape of a day; `day` is `None` if none exists."""

    start: int
    end: int
    day: date | None
    repaired: bool = False


def find_days(text: str) -> tuple[Found, ...]:
    """Every stretch of (folded) `text` that has the shape of a day, in order."""
    found = [_found(match) for match in _WRITTEN.finditer(text)]
    taken = tuple((one.start, one.end) for one in found)
    found += [
        _found(match)
        for match in _DOTTED.finditer(text)
        if not any(start < match.end() and match.start() < end for start, end in taken)
    ]
    return tuple(sorted(found, key=lambda one: one.start))


def parse_day(text: str) -> date | None:
    """The one day that `text` (folded or not) spells, or `None` where it spells none or several."""
    folded, _ = fold(text)
    solid = _SOLID.fullmatch(folded)
    found = (_found(solid),) if solid else find_days(folded)
    return found[0].day if len(found) == 1 else None


def to_iso(text: str) -> str | None:
    """The day that `text` spells as ISO 8601, or `None`."""
    day = parse_day(text)
    return day.isoformat() if day else None


@dataclass(frozen=True, slots=True)
class Term:
    """A validity term: places in the folded text and days; `long_term` where it says 长期."""

    start: tuple[int, int]
    end: tuple[int, int]
    valid_from: date | None
    valid_until: date | None
    long_term: bool


def find_term(text: str) -> Term | None:
    """The validity term in (folded) `text`, as ``2016.03.15-2036.03.15`` or ``…-长期``."""
    match = _TERM.search(text)
    if match is None:
        return None
    ends = "end" if match["end"] else "long"
    return Term(
        start=match.span("start"),
        end=match.span(ends),
        valid_from=_loose_day(match["start"]),
        valid_until=_loose_day(match["end"]) if match["end"] else None,
        long_term=match["end"] is None,
    )


def _loose_day(text: str) -> date | None:
    return _day(*re.findall(r"^(\d{4})\D?(\d{2})\D?(\d{2})", text)[0])


def _found(match: re.Match[str]) -> Found:
    year, month, day = match["y"], match["m"], match["d"]
    like_day = match.groupdict().get("l") is not None
    doubtful = (
        like_day
        or len(year) < _DIGITS
        or any(character in _LIKE_ONE + _LIKE_ZERO + _RINGS for character in year)
    )
    found = None if _breaks_off(match) else _day(year, month, day)
    return Found(match.start(), match.end(), found, repaired=doubtful)


def _breaks_off(match: re.Match[str]) -> bool:
    """Whether a day of one digit may be the first of two: 日 is missing, or the month has two."""
    named = match["m"].startswith("0") or match.groupdict().get("s") == "年"
    return named and re.fullmatch(r"\d", match["d"]) is not None and match[0][-1].isdecimal()


def _day(year: str, month: str, day: str) -> date | None:
    try:
        found = date(_year(year), _number(month), _number(day))
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def _year(text: str) -> int:
    """The year; ValueError where it is none, or where a lost digit cannot be told for certain."""
    for likes, digit in ((_LIKE_ONE, "一"), (_LIKE_ZERO + _RINGS + ZEROS, "〇")):
        text = re.sub(f"[{re.escape(likes)}]", digit, text)
    if len(text) == _DIGITS:
        return _number(text)
    if re.search("[0-9]", text):
        raise ValueError("a year of mixed digits was read in part")
    read = f"{_number(text):0{len(text)}d}"
    years = {
        int(read[:place] + lost + read[place:]) for place in range(_DIGITS) for lost in "0123456789"
    }
    (only,) = years & set(_RECENT)
    return only


@lru_cache(maxsize=512)
def _number(text: str) -> int:
    """A whole number in Arabic or Chinese digits; ValueError where it is none."""
    text = re.sub(f"[{ZEROS}]", "〇", compact(text)).translate(_FORMAL)
    text = text.replace("廿", "二十").replace("卅", "三十").replace("元", "一").replace("正", "一")
    if re.fullmatch(r"[0-9〇]+", text):
        return int(text.replace("〇", "0"))
    try:
        return int(cn2an.cn2an(text.removeprefix("〇") or "〇", "smart"))
    except KeyError as error:
        # cn2an 0.5.24 trips over tens of tens.
        raise ValueError("no whole number") from error
