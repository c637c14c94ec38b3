"""What the queue shows of a task."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select, union_all

from service.cases import loading
from service.cases.queue.deadlines import hours_left
from service.rules import working_time
from service.rules.queueing import Step
from service.store.tables import EscalationRow, NoteRow, ReviewTaskRow, TransferRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from service.cases.views import TransferSummary
    from service.store.work import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskView:
    """One task in the queue."""

    id: str
    step: Step
    subject_id: str
    transfer: TransferSummary
    opened_at: datetime
    due_at: datetime
    is_overdue: bool
    is_warned: bool
    hours_left: float
    """Working hours until it is due."""
    is_assumed: bool
    """Whether the deadline rests on a year whose holidays are not published yet."""
    is_alarm: bool
    """Whether nobody was left to escalate it to."""
    assignee_id: str | None
    claimed_by: str | None
    claimed_until: datetime | None
    snoozed_until: datetime | None
    snooze_reason: str | None
    escalations: int
    notes: int
    twins: tuple[str, ...]
    """Other open tasks for the same shop of the same registrant."""
    merged_into: str | None
    closed_at: datetime | None
    outcome: str | None


@dataclass(frozen=True, slots=True)
class NoteView:
    """One note, opened."""

    id: str
    author_id: str
    author: str
    text: str
    mentions: tuple[str, ...]
    """Login names of those whom it calls."""
    called: frozenset[str]
    """Ids of those among them who have not read it."""
    created_at: datetime


def task_view(tx: Tx, task: ReviewTaskRow) -> TaskView:
    """One task, as it stands now."""
    row = tx.session.get_one(TransferRow, task.transfer_id)
    return _views(tx, [task], {row.id: row})[0]


def task_views(tx: Tx, tasks: Sequence[ReviewTaskRow]) -> tuple[TaskView, ...]:
    """Tasks with their transfers, in the order given; a fixed number of queries for all."""
    ids = [task.transfer_id for task in tasks]
    tx.load_sealers(ids)
    found = tx.session.scalars(select(TransferRow).where(TransferRow.id.in_(ids)))
    return _views(tx, tasks, {row.id: row for row in found})


def _views(
    tx: Tx, tasks: Sequence[ReviewTaskRow], transfers: Mapping[str, TransferRow]
) -> tuple[TaskView, ...]:
    # Ids of transfers and of tasks are never the same.
    noted = select(NoteRow.transfer_id).where(NoteRow.transfer_id.in_(transfers))
    passed = select(EscalationRow.task_id).where(
        EscalationRow.task_id.in_([task.id for task in tasks])
    )
    counts = Counter(tx.session.scalars(union_all(noted, passed)))
    twins = _twins(tx, tasks)
    return tuple(
        _view(
            tx,
            task,
            transfers[task.transfer_id],
            notes=counts[task.transfer_id],
            escalations=counts[task.id],
            twins=tuple(one for one in twins.get(task.twin_key, ()) if one != task.id),
        )
        for task in tasks
    )


def _twins(tx: Tx, tasks: Sequence[ReviewTaskRow]) -> dict[str | None, list[str]]:
    """Ids of all open tasks by their key."""
    keys = {task.twin_key for task in tasks if task.twin_key is not None}
    if not keys:
        return {}
    query = select(ReviewTaskRow.twin_key, ReviewTaskRow.id).where(
        ReviewTaskRow.twin_key.in_(sorted(keys)), ReviewTaskRow.closed_at.is_(None)
    )
    found: dict[str | None, list[str]] = {}
    for key, task_id in tx.session.execute(query.order_by(ReviewTaskRow.id)):
        found.setdefault(key, []).append(task_id)
    return found


def _view(
    tx: Tx,
    task: ReviewTaskRow,
    row: TransferRow,
    *,
    notes: int,
    escalations: int,
    twins: tuple[str, ...],
) -> TaskView:
    is_claimed = task.claimed_until is not None and task.claimed_until > tx.now
    is_asleep = task.snoozed_until is not None and task.snoozed_until > tx.now
    why = task.sealed_snooze if is_asleep else None
    sealer = tx.sealer(task.transfer_id)
    return TaskView(
        id=task.id,
        step=Step(task.step),
        subject_id=task.subject_id,
        transfer=loading.transfer_summary(tx, row),
        opened_at=task.opened_at,
        due_at=task.due_at,
        is_overdue=task.closed_at is None and task.due_at <= tx.now,
        is_warned=task.warned_at is not None,
        hours_left=hours_left(tx, row, task.due_at),
        is_assumed=working_time.is_assumed(task.opened_at, task.due_at),
        is_alarm=task.alarmed_at is not None,
        assignee_id=task.assignee_id,
        claimed_by=task.claimed_by if is_claimed else None,
        claimed_until=task.claimed_until if is_claimed else None,
        snoozed_until=task.snoozed_until if is_asleep else None,
        snooze_reason=sealer.open_text(f"snooze:{task.id}", why) if why else None,
        escalations=escalations,
        notes=notes,
        twins=twins,
        merged_into=task.merged_into,
        closed_at=task.closed_at,
        outcome=task.outcome,
    )
