"""The queue as a list, most urgent first, as `rules.queueing` orders it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import Select, and_, func, or_, select, tuple_

from service.cases import loading
from service.cases.queue.finding import find_task
from service.cases.queue.views import TaskView, task_view, task_views
from service.cases.views import Page
from service.rules.roles import Act
from service.store.tables import ReviewTaskRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement

    from service.rules.actor import Actor
    from service.rules.queueing import Step
    from service.store.work import Tx

MAXIMUM_LIMIT = 100
_ORDER = (
    ReviewTaskRow.lane,
    ReviewTaskRow.queue_on,
    ReviewTaskRow.band,
    ReviewTaskRow.turn,
    ReviewTaskRow.opened_at,
    ReviewTaskRow.id,
)
_Q = TypeVar("_Q", bound=Select[Any])


def list_tasks(
    tx: Tx,
    actor: Actor,
    *,
    step: Step | None = None,
    mine: bool = False,
    asleep: bool = False,
    after: str | None = None,
    limit: int = 50,
) -> Page[TaskView]:
    """What waits, the most urgent first; `mine` alone, or what is `asleep`.

    `after` is the id a page ended with; a task that has moved since goes on from where it stands.
    Raises `Forbidden`, and `NotFound` where `after` is no task.
    """
    actor.require(Act.OVERRIDE)
    query = in_order(select(ReviewTaskRow))
    query = query.where(sleeping(tx) if asleep else waiting(tx))
    if step is not None:
        query = query.where(ReviewTaskRow.step == step.value)
    if mine:
        held = and_(ReviewTaskRow.claimed_by == actor.id, ReviewTaskRow.claimed_until > tx.now)
        query = query.where(or_(ReviewTaskRow.assignee_id == actor.id, held))
    if after is not None:
        start = find_task(tx, actor, after)
        here = tuple_(*(getattr(start, column.key) for column in _ORDER))
        query = query.where(tuple_(*_ORDER) > here)
    limit = max(1, min(limit, MAXIMUM_LIMIT))
    rows = tx.session.scalars(query.limit(limit + 1)).all()
    items = task_views(tx, rows[:limit])
    has_more = len(rows) > limit
    return Page(items, has_more, items[-1].id if has_more else None)


def get_task(tx: Tx, actor: Actor, task_id: str) -> TaskView:
    """One task. Raises `Forbidden`, `NotFound`."""
    return task_view(tx, find_task(tx, actor, task_id))


def task_of(tx: Tx, actor: Actor, transfer_id: str) -> TaskView | None:
    """The open review or appeal of a transfer, where one waits."""
    actor.require(Act.OVERRIDE)
    task = tx.session.scalar(
        select(ReviewTaskRow).where(
            ReviewTaskRow.transfer_id == transfer_id,
            ReviewTaskRow.subject_id == transfer_id,
            ReviewTaskRow.closed_at.is_(None),
        )
    )
    return task_view(tx, tx.hold(task)) if task is not None else None


def next_deadline(tx: Tx, actor: Actor, transfer_id: str) -> datetime | None:
    """When the earliest step of a transfer that waits for people is due; `None` once it is past.

    For its owner as well. Raises `NotFound`.
    """
    row = loading.find_transfer(tx, actor, transfer_id)
    due = select(func.min(ReviewTaskRow.due_at)).where(
        ReviewTaskRow.transfer_id == row.id,
        ReviewTaskRow.closed_at.is_(None),
        ReviewTaskRow.merged_into.is_(None),
        ReviewTaskRow.due_at > tx.now,
    )
    return tx.session.scalar(due)


def waiting(tx: Tx) -> ColumnElement[bool]:
    """Open, by itself, and not put aside."""
    awake = or_(ReviewTaskRow.snoozed_until.is_(None), ReviewTaskRow.snoozed_until <= tx.now)
    return and_(ReviewTaskRow.closed_at.is_(None), ReviewTaskRow.merged_into.is_(None), awake)


def sleeping(tx: Tx) -> ColumnElement[bool]:
    """Open, and put aside until later."""
    return and_(ReviewTaskRow.closed_at.is_(None), ReviewTaskRow.snoozed_until > tx.now)


def in_order(query: _Q) -> _Q:
    """The query, most urgent first."""
    return query.order_by(*_ORDER)
