"""Time for the service: aware UTC moments, and the calendar day that assessments are made on."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from datetime import date

CHINA = ZoneInfo("Asia/Shanghai")


def utc_now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


def day_in_china(moment: datetime) -> date:
    """The calendar day in China at `moment`; papers are issued and expire by that calendar."""
    return moment.astimezone(CHINA).date()
