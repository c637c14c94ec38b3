"""When a step is due, and when its people are warned, by the policy that judges its transfer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from service.cases.governing import policies
from service.rules import working_time
from service.rules.working_time import OfficeHours

if TYPE_CHECKING:
    from datetime import datetime

    from service.rules.queueing import Step
    from service.store.tables import TransferRow
    from service.store.work import Tx


@dataclass(frozen=True, slots=True)
class Deadline:
    """Two moments of a step."""

    warn_at: datetime
    due_at: datetime


def deadline(tx: Tx, row: TransferRow, step: Step) -> Deadline:
    """The deadline of a step of a transfer that begins now."""
    table = policies.of(tx, row).deadlines
    office, hours = OfficeHours(table.spans), float(getattr(table.hours, step.value))
    return Deadline(
        warn_at=working_time.after(tx.now, hours * table.warned_after, office),
        due_at=working_time.after(tx.now, hours, office),
    )


def hours_left(tx: Tx, row: TransferRow, due_at: datetime) -> float:
    """Working hours until `due_at`; none where it has passed."""
    office = OfficeHours(policies.of(tx, row).deadlines.spans)
    return working_time.between(tx.now, due_at, office) / timedelta(hours=1)
