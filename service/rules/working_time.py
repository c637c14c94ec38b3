"""Working time: what the clock of a deadline counts, by office hours and China's working days.

Public holidays and the weekends worked in their place are those the State Council publishes each
November (国务院办公厅关于部分节假日安排的通知), as the library ``chinesecalendar`` keeps them. Of a
year that it does not know yet, Monday to Friday are taken for working days; `is_assumed` says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING

import chinese_calendar

from service.clock import CHINA

if TYPE_CHECKING:
    from collections.abc import Iterator

_SATURDAY = 5
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class OfficeHours:
    """When people work on a working day: spans of minutes since midnight, in order, apart."""

    spans: tuple[tuple[int, int], ...]

    def on(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        """The spans of one day as moments; none where nobody works."""
        if is_working_day(day):
            midnight = datetime.combine(day, time(), CHINA)
            for begins, ends in self.spans:
                yield midnight + timedelta(minutes=begins), midnight + timedelta(minutes=ends)


def after(start: datetime, hours: float, office: OfficeHours) -> datetime:
    """The moment (UTC) at which `hours` of working time have passed since `start`."""
    left = timedelta(hours=hours)
    day = start.astimezone(CHINA).date()
    while True:
        for begins, ends in office.on(day):
            begins = max(begins, start)  # noqa: PLW2901 -- the part of the span that counts
            if begins < ends:
                if left <= ends - begins:
                    return (begins + left).astimezone(UTC)
                left -= ends - begins
        day += _DAY


def between(start: datetime, end: datetime, office: OfficeHours) -> timedelta:
    """How much working time lies from `start` to `end`; none where `end` comes first."""
    total, day = timedelta(), start.astimezone(CHINA).date()
    while day <= end.astimezone(CHINA).date():
        for begins, ends in office.on(day):
            total += max(min(ends, end) - max(begins, start), timedelta())
        day += _DAY
    return total


def is_working_day(day: date) -> bool:
    """Whether offices in China work on `day`."""
    return _published(day) if is_known(day.year) else day.weekday() < _SATURDAY


def is_assumed(start: datetime, end: datetime) -> bool:
    """Whether a day between them was taken for a working day only by its weekday."""
    years = range(start.astimezone(CHINA).year, end.astimezone(CHINA).year + 1)
    return not all(is_known(year) for year in years)


@cache
def is_known(year: int) -> bool:
    """Whether the holidays of `year` are known."""
    try:
        chinese_calendar.is_workday(date(year, 1, 1))
    except NotImplementedError:
        return False
    return True


@cache
def _published(day: date) -> bool:
    return bool(chinese_calendar.is_workday(day))
