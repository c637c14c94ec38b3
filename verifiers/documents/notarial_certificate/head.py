"""What stands around the testimony: number, matter, office, notary, day of issue."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.layout.values import BY_GRAMMAR, read, unread
from verifiers.text.dates import find_days
from verifiers.text.lookalikes import DIGIT_LIKE, as_digits
from verifiers.text.names import is_likely_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.layout import Passage
    from verifiers.model import Field

_HAN = "\u4e00-\u9fff"
_NUMBER = re.compile(
    rf"[(]?(?P<year>(?:19|20)[{DIGIT_LIKE}]{{2}})[)]?年?(?P<body>[{_HAN}]{{1,14}}?(?:公?证)?[{_HAN}]{{0,6}}字?)第(?P<serial>[{DIGIT_LIKE}]{{1,7}})号"
)
_OFFICE = re.compile(rf"中华人民共和国[{_HAN}]{{2,28}}?公证处|^[{_HAN}]{{3,28}}公证处$")
_NOTARY = re.compile(
    rf"(?:^|[^本我位名各]|公证处)公证员[::]?(?:\(?签(?:名|字)?章?\)?)?[::]?(?P<name>[{_HAN}·]{{2,8}})?$"
)
_REACH = 7
"""Rows below the notary's in which the day of issue stands."""


def certificate_number(rows: Sequence[Passage]) -> Field:
    """The number in the form of ``notarial_number.compact``: (2019)厦鹭证内字第001234号."""
    for row in rows:
        match = _NUMBER.search(row.text)
        if match is None:
            continue
        year, serial = as_digits(match["year"]), as_digits(match["serial"])
        plain = match["year"].isdecimal() and match["serial"].isdecimal()
        value = f"({year}){match['body']}第{serial}号" if plain else None
        return read("certificate_number", value, row.span(*match.span()))
    return unread("certificate_number")


def office(rows: Sequence[Passage]) -> Field:
    """The notary office as printed at the foot, over one row or two."""
    best: Field | None = None
    for index, row in enumerate(rows):
        joined = row
        before = rows[index - 1].text if index else ""
        if "公证处" in row.text and before.startswith("中华人民共和国") and "公证处" not in before:
            joined = type(row).joined([(rows[index - 1], ""), (row, "")])
        match = _OFFICE.search(joined.text)
        if match is None:
            continue
        field = read("office", match[0], joined.span(*match.span()))
        full = match[0].startswith("中华人民共和国")
        if full or best is None or not str(best.value).startswith("中华人民共和国"):
            best = field
    return best or unread("office")


def notary(rows: Sequence[Passage]) -> Field:
    """The notary's name beside 公证员, or alone below it."""
    for index in range(len(rows) - 1, -1, -1):
        match = _NOTARY.search(rows[index].text)
        if match is None:
            continue
        if match["name"] and is_likely_name(match["name"]):
            return read("notary", match["name"], rows[index].span(*match.span("name")))
        for row in rows[index + 1 : index + 3]:
            if is_likely_name(row.text):
                return read("notary", row.text, row.span(0, len(row.text)), trust=BY_GRAMMAR)
    return unread("notary")


def issue_date(rows: Sequence[Passage]) -> Field:
    """The day below office and notary; else the last day that has a row to itself."""
    foot = _foot(rows)
    after = rows[foot + 1 : foot + 1 + _REACH] if foot is not None else ()
    for row in (*after, *([rows[foot]] if foot is not None else [])):
        field = _day(row)
        if field is not None:
            return field
    if foot is not None:
        return unread("issue_date")
    # Without a foot only a day after the number is the certificate's own: an annex has one too.
    numbered = next(
        (index for index, row in enumerate(rows) if _NUMBER.search(row.text)), len(rows)
    )
    alone = [row for row in rows[numbered:] if _alone(row)]
    field = _day(alone[-1]) if alone else None
    return field or unread("issue_date")


def _foot(rows: Sequence[Passage]) -> int | None:
    """The last row of office or notary."""
    for pattern in (_NOTARY, _OFFICE):
        places = [index for index, row in enumerate(rows) if pattern.search(row.text)]
        if places:
            return places[-1]
    return None


def _alone(row: Passage) -> bool:
    days = find_days(row.text)
    return len(days) == 1 and days[0].end - days[0].start >= len(row.text) - 2


def _day(row: Passage) -> Field | None:
    days = find_days(row.text)
    if len(days) != 1:
        return None
    day = days[0]
    value = day.day.isoformat() if day.day else None
    return read("issue_date", value, row.span(day.start, day.end), repaired=day.repaired)
