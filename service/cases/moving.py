"""The one place where a transfer's status changes; the queue of those who decide follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.cases.queue import opening
from service.rules.queueing import Step
from service.rules.states import TransferStatus, step

if TYPE_CHECKING:
    from service.rules.states import Event
    from service.store.tables import TransferRow
    from service.store.work import Tx


def move(tx: Tx, row: TransferRow, event: Event, waits_for: Step = Step.REVIEW) -> str:
    """Move a locked transfer by `event` and answer the status before.

    Where it begins to wait for a person, `waits_for` says for what. Raises `Conflict`.
    """
    before = row.status
    row.status = step(TransferStatus(before), event).value
    row.updated_at = tx.now
    opening.follow(tx, row, before, waits_for)
    return before
