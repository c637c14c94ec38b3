"""What is printed beside no label that could be read, told by what stands elsewhere on the page.

Labels are set so small that many are not read. But a data page holds three days, of which the zone
gives two; of the Chinese words on it the name is the one that the zone spells; and a day that is
the one in an identity number is a day of birth.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from verifiers.layout.passage import Passage
from verifiers.layout.values import BY_GRAMMAR, read, unread
from verifiers.numbers import resident_id
from verifiers.text import names, pinyin
from verifiers.text.dates import find_days
from verifiers.text.travel_days import find_day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from verifiers.layout.line import Line
    from verifiers.layout.passage import Span
    from verifiers.model import Field

_NAME_PART = re.compile(rf"([{names.HAN}·]{{0,12}})/?([A-Z]*)")
_WORDS_OF_PAGES = re.compile(
    r"中国|护照|签发|日期|公安|管理|大使馆|领事馆|样本|省|市|机关|出生|地点"
)
IN_ORDER = ("birth_date", "issue_date", "expiry_date")
LONGEST_TERM = 15
"""Years: no passport is valid for longer."""
_UNDER = 2.2
"""Heights from the middle of a name in Chinese to that of the same in Latin letters below it."""


def issue_day(rows: Sequence[Passage], births: Sequence[date], expiry: date) -> Field:
    """The one day on the page, label or none, between the holder's birth and the expiry.

    The digits of the zone itself are no day.
    """
    days: dict[date, Field] = {}
    for row in rows:
        for line in row.lines:
            solid = Passage.row([line]).solid()
            found = find_day(solid.text, before=expiry)
            if found is None or found.day in births or "<" in solid.text:
                continue
            earliest = max(min(births).year, expiry.year - LONGEST_TERM)
            if earliest <= found.day.year and found.day < expiry:
                span = solid.span(found.start, found.end)
                day = found.day.isoformat()
                days[found.day] = read("issue_date", day, span, trust=BY_GRAMMAR)
    return next(iter(days.values())) if len(days) == 1 else unread("issue_date")


def birth_in_full(rows: Sequence[Passage], births: Sequence[date]) -> date | None:
    """The one of these days that the page prints with all digits of its year, label or none.

    A zone gives two digits of the year, which leave the century open.
    """
    printed = set()
    for line in (Passage.row([line]).solid() for row in rows for line in row.lines):
        found = find_day(line.text)
        if found is not None and found.day in births:
            printed.add(found.day)
    return printed.pop() if len(printed) == 1 else None


def days_in_order(rows: Sequence[Passage], known: Mapping[str, Field]) -> dict[str, Field]:
    """The days of a page: those that are known, and those whose labels were not read.

    A page that holds three days and no more holds birth, issue and expiry, in this order. The day
    of expiry must be known, for without it a year of two digits has no century.
    """
    told = {name: _day_of(field) for name, field in known.items()}
    expiry = told["expiry_date"]
    if expiry is None or None not in told.values():
        return dict(known)
    days: dict[date, Span | None] = {}
    for line in (Passage.row([line]).solid() for row in rows for line in row.lines):
        found = find_day(line.text, before=expiry + timedelta(days=1))
        if found is not None:
            days[found.day] = line.span(found.start, found.end)
    order = dict(zip(IN_ORDER, sorted(days), strict=False))
    agrees = all(day in (None, order.get(name)) for name, day in told.items())
    if len(days) != len(IN_ORDER) or not agrees:
        return dict(known)
    if expiry.year - order["issue_date"].year > LONGEST_TERM:
        return dict(known)
    return {
        name: read(name, day.isoformat(), days[day], trust=BY_GRAMMAR)
        if told[name] is None
        else known[name]
        for name, day in order.items()
    }


def _day_of(field: Field) -> date | None:
    return date.fromisoformat(field.value) if isinstance(field.value, str) else None


def birth_day(lines: Sequence[Line], number: Field) -> Field:
    """The one line that is the day in an identity number, where its label was not read."""
    said = str(number.value)
    if not resident_id.is_valid(said):
        return unread("birth_date")
    born = resident_id.birth_date(said)
    found = []
    for line in lines:
        solid = Passage.row([line]).solid()
        days = [day for day in find_days(solid.text) if day.day == born]
        if days and days[0].end - days[0].start >= len(solid.text) - 1:
            span = solid.span(days[0].start, days[0].end)
            found.append(read("birth_date", born.isoformat(), span, trust=BY_GRAMMAR))
    return found[0] if len(found) == 1 else unread("birth_date")


def chinese_name(rows: Sequence[Passage], surname: str, given_names: str) -> Field:
    """The name in Chinese characters that stands alone, or with the zone's Latin letters.

    Of several the one is meant that the zone spells, even where it does not look like a name.
    """
    latin = f"{surname} {given_names}"
    whole: dict[str, Field] = {}
    lines = [line for row in rows for line in row.lines]
    for line in lines:
        solid = Passage.row([line]).solid()
        if not names.is_name(solid.text):
            continue
        span = solid.span(0, len(solid.text))
        if pinyin.spells(latin, solid.text):
            return read("name", solid.text, span)
        if names.is_likely_name(solid.text) and not _WORDS_OF_PAGES.search(solid.text):
            whole[solid.text] = read("name", solid.text, span, trust=BY_GRAMMAR)
    family, given = (_part(lines, "".join(one.split())) for one in (surname, given_names))
    if family and given and names.is_name(family.text + given.text):
        return read("name", family.text + given.text, given, trust=BY_GRAMMAR)
    return next(iter(whole.values())) if len(whole) == 1 else unread("name")


def _part(lines: Sequence[Line], latin: str) -> Span | None:
    """The characters beside these Latin letters, or above them as Hong Kong prints them."""
    for below in lines:
        match = _NAME_PART.fullmatch(below.text)
        if match is None or match[2] != latin:
            continue
        if match[1]:
            return Passage.row([below]).span(*match.span(1))
        for line in lines:
            near = 0 < below.middle - line.middle < _UNDER * line.height
            alone = _NAME_PART.fullmatch(line.text)
            if near and abs(line.left - below.left) < 2 * line.pitch and alone and not alone[2]:
                return Passage.row([line]).span(0, len(line.text))
    return None
