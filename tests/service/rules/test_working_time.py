"""Deadlines count office hours on the days on which China works."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.clock import CHINA
from service.rules import working_time
from service.rules.working_time import OfficeHours

OFFICE = OfficeHours(((540, 720), (810, 1080)))


def china(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 2, 14), True),  # Saturday, worked for the Spring Festival
        (date(2026, 2, 17), False),  # the first day of the Spring Festival
        (date(2026, 10, 1), False),
        (date(2026, 10, 10), True),  # Saturday, worked for the National Day
        (date(2026, 11, 26), True),
        (date(2026, 11, 28), False),
    ],
)
def test_holidays_and_weekends_worked_for_them_are_the_published_ones(
    day: date, works: bool
) -> None:
    assert working_time.is_working_day(day) is works


def test_a_year_not_published_yet_falls_back_to_weekdays_and_says_so() -> None:
    assert working_time.is_working_day(date(2099, 10, 1))  # a Thursday
    assert not working_time.is_working_day(date(2099, 10, 3))
    assert working_time.is_assumed(china("2026-12-31T09:00"), china("2099-01-01T09:00"))
    assert not working_time.is_assumed(china("2026-01-05T09:00"), china("2026-02-01T09:00"))


@pytest.mark.parametrize(
    ("start", "hours", "end"),
    [
        ("2026-11-26T10:00", 1, "2026-11-26T11:00"),
        ("2026-11-26T11:00", 2, "2026-11-26T14:30"),
        ("2026-11-26T03:00", 1, "2026-11-26T10:00"),
        ("2026-11-27T17:00", 2, "2026-11-30T10:00"),
        # Over the Spring Festival of 2026, 15 to 23 February, after a Saturday that is worked.
        ("2026-02-14T17:30", 1, "2026-02-24T09:30"),
    ],
)
def test_a_deadline_skips_lunch_nights_weekends_and_holidays(
    start: str, hours: float, end: str
) -> None:
    assert working_time.after(china(start), hours, OFFICE) == china(end)


@given(
    start=st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 1)),  # noqa: DTZ001
    hours=st.floats(0.25, 60),
    more=st.floats(0, 20),
)
def test_a_deadline_leaves_just_its_hours_and_later_starts_or_more_hours_end_no_sooner(
    start: datetime, hours: float, more: float
) -> None:
    begun = start.replace(tzinfo=UTC)
    due = working_time.after(begun, hours, OFFICE)
    left = working_time.between(begun, due, OFFICE)
    assert abs(left - timedelta(hours=hours)) < timedelta(seconds=1)
    assert working_time.after(begun, hours + more, OFFICE) >= due
    assert working_time.after(begun + timedelta(hours=more), hours, OFFICE) >= due
