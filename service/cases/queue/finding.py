"""Finding a task, and whether a person may take it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.cases import ties
from service.rules import ids
from service.rules.errors import AlreadyDecided, Conflict, NotFound, OwnCase, TaskTaken
from service.rules.queueing import Step
from service.rules.roles import Act
from service.store.tables import ReviewTaskRow, TransferRow

if TYPE_CHECKING:
    from service.cases.ties import Involved
    from service.rules.actor import Actor
    from service.store.work import Tx


def find_task(tx: Tx, actor: Actor, task_id: str, *, lock: bool = False) -> ReviewTaskRow:
    """The row, for those who decide. Raises `Forbidden`, `NotFound`."""
    actor.require(Act.OVERRIDE)
    known = ids.is_id(task_id, ids.TASK)
    task = (
        tx.session.get(ReviewTaskRow, task_id, with_for_update=lock or None, populate_existing=lock)
        if known
        else None
    )
    if task is None:
        raise NotFound
    return tx.hold(task)


def find_open(tx: Tx, actor: Actor, task_id: str) -> ReviewTaskRow:
    """The locked row of a task that waits, and that `actor` may handle.

    Raises `Conflict` where it is closed or merged, `TaskTaken` where another holds it, `OwnCase`
    and `AlreadyDecided` of whoever must not judge it.
    """
    task = find_task(tx, actor, task_id, lock=True)
    if task.closed_at is not None or task.merged_into is not None:
        raise Conflict
    require_fit(tx, actor, task)
    if is_held_by_another(tx, actor, task):
        raise TaskTaken
    return task


def require_fit(tx: Tx, actor: Actor, task: ReviewTaskRow) -> None:
    """Raise `OwnCase`, `AlreadyDecided` or `Forbidden` of whoever must not judge this task."""
    row = tx.session.get_one(TransferRow, task.transfer_id)
    check_fit(actor, task, ties.people_involved(tx, row))


def check_fit(actor: Actor, task: ReviewTaskRow, involved: Involved) -> None:
    """`require_fit`, where it is known who is involved."""
    check_untied(actor, task, involved)
    approves = task.step == Step.APPROVAL.value
    if approves:
        actor.require(Act.CHECK_OTHERS)
    # An appeal is for somebody new, and nobody approves their own request.
    if actor.id in involved.decided or (approves and actor.id in involved.asked):
        raise AlreadyDecided


def require_untied(tx: Tx, actor: Actor, task: ReviewTaskRow) -> None:
    """Raise `OwnCase` of whoever has to do with the merchant: they choose no judge either."""
    row = tx.session.get_one(TransferRow, task.transfer_id)
    check_untied(actor, task, ties.people_involved(tx, row))


def check_untied(actor: Actor, task: ReviewTaskRow, involved: Involved) -> None:
    """`require_untied`, where it is known who is involved."""
    if actor.merchant_ref == task.merchant_ref or actor.id in involved.merchants:
        raise OwnCase


def is_held_by_another(tx: Tx, actor: Actor, task: ReviewTaskRow) -> bool:
    """Whether the task is somebody else's, by name or by a claim that has not run out."""
    if task.assignee_id not in (None, actor.id):
        return True
    live = task.claimed_until is not None and task.claimed_until > tx.now
    return live and task.claimed_by != actor.id
