"""The queue of those who decide: what a task waits for, and which is the most urgent.

The order, from the most urgent: appeals before all else; the day by which a task is due; the band
of its risk; its turn among its merchant's tasks; how long it has waited; its id. A merchant with
more than `FAIR_SHARE` tasks waiting moves each further share a day back, so that nobody's flood
keeps the others waiting. All of it is known when a task opens, so that an index holds the order.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from verifiers.model import Band

FAIR_SHARE = 20
"""Tasks of one merchant and lane that stand in their own day; more stand a day later."""
_MOST_DAYS = 365


class Step(StrEnum):
    """What a task waits for."""

    REVIEW = "review"
    """A reviewer's decision."""
    APPEAL = "appeal"
    """A decision by somebody who has not decided the case before."""
    GUARANTOR = "guarantor"
    """The named guarantor's word."""
    APPROVAL = "approval"
    """An approver's word."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a task stands in the queue: smaller comes first, part by part."""

    lane: int
    """0 for appeals, 1 for all else."""
    queue_on: date
    band: int
    """0 for high risk or none known, 1 for medium, 2 for low."""
    turn: int
    """How many tasks of the merchant waited in the lane when this one came."""


def place(step: Step, due_on: date, band: Band | None, turn: int) -> Place:
    """The place of a new task that is due on `due_on`, behind `turn` others of its merchant."""
    later = timedelta(days=min(turn // FAIR_SHARE, _MOST_DAYS))
    return Place(lane(step), due_on + later, urgency(band), turn)


def lane(step: Step) -> int:
    """Appeals go first."""
    return 0 if step is Step.APPEAL else 1


def urgency(band: Band | None) -> int:
    """A risk that is not known is taken for a high one."""
    return (Band.HIGH, Band.MEDIUM, Band.LOW).index(band) if band is not None else 0
