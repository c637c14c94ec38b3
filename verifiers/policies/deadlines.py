"""How long people have: the policy's ``deadlines`` table, strict like the rest of a policy.

Hours are working time: they run within office hours, on the days on which China works.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field, field_validator

from verifiers.policies.broken import Broken
from verifiers.policies.weights import Table

Hours = Annotated[float, Field(gt=0, le=2000, allow_inf_nan=False, strict=True)]
Span = tuple[int, int]
"""From one minute since midnight to another."""
_SPAN = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)")
_MIDNIGHT = 24 * 60


class StepHours(Table):
    """The working hours of each step; then its task is passed on."""

    review: Hours
    """Until a reviewer has decided."""
    appeal: Hours
    """Until somebody new to the case has answered an appeal."""
    guarantor: Hours
    """Until the named guarantor has answered."""
    approval: Hours
    """Until an approver has answered."""


class Deadlines(Table):
    """When working time runs, and how much of it each waiting step has."""

    owner: Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[\w.\-]+$")]
    """Who answers for these times."""
    office_hours: tuple[str, ...] = Field(min_length=1)
    """Spans ``09:00-12:00`` of a working day by the clock in China, in order and apart."""
    warned_after: float = Field(gt=0, le=1, strict=True)
    """The share of a step's hours after which those who have it are warned."""
    hours: StepHours

    @field_validator("office_hours")
    @classmethod
    def _in_order(cls, spans: tuple[str, ...]) -> tuple[str, ...]:
        minutes = [minute for text in spans for minute in span(text)]
        if minutes != sorted(set(minutes)):
            raise Broken("各时段须按先后排列，互不重叠", "spans must be in order and apart")
        return spans

    @property
    def spans(self) -> tuple[Span, ...]:
        """`office_hours` in minutes."""
        return tuple(span(text) for text in self.office_hours)


def span(text: str) -> Span:
    """``09:00-12:00`` in minutes. Raises `Broken` on anything else."""
    found = _SPAN.fullmatch(text)
    if found is None:
        raise Broken("每个时段应写作 HH:MM-HH:MM", "each span is HH:MM-HH:MM")
    hours, minutes, end_hours, end_minutes = map(int, found.groups())
    begins, ends = hours * 60 + minutes, end_hours * 60 + end_minutes
    if not begins < ends <= _MIDNIGHT:
        raise Broken("时段的结束须晚于开始", "a span ends after it begins")
    return begins, ends
