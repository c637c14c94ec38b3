"""When a step is due, and when its people are warned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from service.rules import working_time
from service.rules.queueing import Step
from service.rules.working_time import OfficeHours
from service.settings import SettingsInvalid

if TYPE_CHECKING:
    from datetime import datetime

    from service.settings import Settings


@dataclass(frozen=True, slots=True)
class Deadline:
    """Two moments of a step."""

    warn_at: datetime
    due_at: datetime


def deadline(settings: Settings, step: Step, start: datetime) -> Deadline:
    """The deadline of a step that begins at `start`. Raises `SettingsInvalid`."""
    office = office_hours(settings.office_hours)
    hours = {
        Step.REVIEW: settings.review_hours,
        Step.APPEAL: settings.appeal_hours,
        Step.GUARANTOR: settings.guarantor_hours,
        Step.APPROVAL: settings.approval_hours,
    }[step]
    return Deadline(
        warn_at=working_time.after(start, hours * settings.warning_share, office),
        due_at=working_time.after(start, hours, office),
    )


def hours_left(settings: Settings, now: datetime, due_at: datetime) -> float:
    """Working hours until `due_at`; none where it has passed."""
    office = office_hours(settings.office_hours)
    return working_time.between(now, due_at, office) / timedelta(hours=1)


@cache
def office_hours(text: str) -> OfficeHours:
    """The setting, understood. Raises `SettingsInvalid`."""
    try:
        return OfficeHours.parse(text)
    except ValueError as error:
        raise SettingsInvalid(f"GUOHU_OFFICE_HOURS: {error}") from None
