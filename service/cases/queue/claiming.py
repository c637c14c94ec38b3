"""Taking a task and giving it back: one person at a time, for a while."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from service.cases import journal, ties
from service.cases.queue.deadlines import deadline
from service.cases.queue.finding import (
    check_fit,
    find_open,
    find_task,
    is_held_by_another,
    require_fit,
    require_untied,
)
from service.cases.queue.listing import in_order, waiting
from service.cases.queue.views import TaskView, task_view
from service.rules.actor import Actor, ActorKind
from service.rules.errors import Conflict, Forbidden, Invalid, NotFound, TaskTaken
from service.rules.queueing import Step
from service.rules.roles import PERMISSIONS, Act, Role
from service.store.tables import ReviewTaskRow, TransferRow, User

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import ColumnElement

    from service.cases.ties import Involved
    from service.store.work import Tx

_TRIED = 200
"""Tasks that `claim_next` looks at; whoever may take none of so many has none to take."""
_LONGEST_SNOOZE = timedelta(days=30)
_LONGEST_REASON = 500
_JUDGES = sorted(role.value for role, acts in PERMISSIONS.items() if Act.OVERRIDE in acts)


def claim(tx: Tx, actor: Actor, task_id: str) -> TaskView:
    """Take a task for some time; taking it again renews that.

    Raises `TaskTaken`, `Conflict`, `OwnCase`, `AlreadyDecided`, `NotFound`, `Forbidden`.
    """
    task = find_open(tx, actor, task_id)
    _take(tx, actor, task)
    return task_view(tx, task)


def claim_next(tx: Tx, actor: Actor) -> TaskView | None:
    """Take the most urgent task that this person may take; `None` where there is none."""
    actor.require(Act.OVERRIDE)
    free = or_(
        ReviewTaskRow.claimed_until.is_(None),
        ReviewTaskRow.claimed_until <= tx.now,
        ReviewTaskRow.claimed_by == actor.id,
    )
    query = in_order(select(ReviewTaskRow.id).where(waiting(tx), free))
    query = query.where(
        or_(ReviewTaskRow.assignee_id.is_(None), _mine(actor)),
        # However much waits of their own merchant's, it hides nothing else from them.
        ReviewTaskRow.merchant_ref.not_in(ties.merchants_of(tx, actor.id)),
        ReviewTaskRow.merchant_ref != (actor.merchant_ref or ""),
    )
    if not actor.may(Act.CHECK_OTHERS):
        query = query.where(or_(ReviewTaskRow.step != Step.APPROVAL.value, _mine(actor)))
    for task_id in tx.session.scalars(query.limit(_TRIED)).all():
        # Another who takes it at this moment has it: this one looks further.
        task = tx.session.scalar(
            select(ReviewTaskRow)
            .where(ReviewTaskRow.id == task_id)
            .with_for_update(skip_locked=True)
            .execution_options(populate_existing=True)
        )
        if task is not None and _is_for(tx, actor, task):
            _take(tx, actor, task)
            return task_view(tx, task)
    return None


def release(tx: Tx, actor: Actor, task_id: str) -> TaskView:
    """Give a task back; an approver may take it off somebody. Raises `TaskTaken`, `NotFound`."""
    task = find_task(tx, actor, task_id, lock=True)
    if task.claimed_by is not None:
        if task.claimed_by != actor.id and not actor.may(Act.CHECK_OTHERS):
            raise TaskTaken
        if task.claimed_by != actor.id:
            require_untied(tx, actor, task)
        _let_go(tx, actor, task)
    return task_view(tx, task)


def assign(tx: Tx, actor: Actor, task_id: str, user_id: str | None) -> TaskView:
    """Make a task somebody's, or with `None` everybody's; for approvers and whose it is.

    Raises `Forbidden`, `OwnCase`, `NotFound`, `Conflict`, and `Invalid` where that person may not
    take it.
    """
    task = find_task(tx, actor, task_id, lock=True)
    if task.assignee_id != actor.id:
        actor.require(Act.CHECK_OTHERS)
    require_untied(tx, actor, task)
    if not _is_assignable(task):
        raise Conflict
    if user_id is not None:
        _require_able(tx, user_id, task)
    if task.claimed_by not in (None, user_id):
        _let_go(tx, actor, task)
    task.assignee_id = user_id
    if task.alarmed_at is not None:
        # Somebody answers the alarm: time runs anew.
        times = deadline(tx, tx.session.get_one(TransferRow, task.transfer_id), Step(task.step))
        task.alarmed_at = task.warned_at = None
        task.warn_at, task.due_at = times.warn_at, times.due_at
    _record(tx, actor, "task.assigned", task, assignee=user_id)
    return task_view(tx, task)


def candidates(tx: Tx, actor: Actor, task_id: str) -> tuple[tuple[str, str], ...]:
    """Ids and login names of those whom `actor` can make a task theirs; empty where they cannot.

    Raises `Forbidden`, `NotFound`.
    """
    task = find_task(tx, actor, task_id)
    mine = task.assignee_id == actor.id or actor.may(Act.CHECK_OTHERS)
    if not mine or not _is_assignable(task):
        return ()
    involved = ties.people_involved(tx, tx.session.get_one(TransferRow, task.transfer_id))
    staff = select(User).where(User.role.in_(_JUDGES), User.disabled_at.is_(None))
    return tuple(
        (user.id, user.login)
        for user in tx.session.scalars(staff.order_by(User.login))
        if _fits(user, task, involved)
    )


def snooze(tx: Tx, actor: Actor, task_id: str, until: datetime, reason: str) -> TaskView:
    """Put a task aside until a moment, and say why; its deadline runs on.

    Raises as `claim` does, and `Invalid` of a moment past or too far, or without a reason.
    """
    task = find_open(tx, actor, task_id)
    if not tx.now < until <= tx.now + _LONGEST_SNOOZE:
        days = _LONGEST_SNOOZE.days
        raise Invalid(
            field="until",
            rule_zh=f"应在今后 {days} 天之内",
            rule_en=f"must lie within the next {days} days",
        )
    words = reason.encode(errors="replace").decode().strip()
    if not 0 < len(words) <= _LONGEST_REASON:
        raise Invalid(
            field="reason",
            rule_zh=f"应为 1 至 {_LONGEST_REASON} 字",
            rule_en=f"must hold 1 to {_LONGEST_REASON} characters",
        )
    if task.claimed_by is not None:
        _let_go(tx, actor, task)
    task.snoozed_until = until
    task.sealed_snooze = tx.sealer(task.transfer_id).seal_text(f"snooze:{task.id}", words)
    _record(tx, actor, "task.snoozed", task, until=until.isoformat(timespec="minutes"))
    return task_view(tx, task)


def require_free(tx: Tx, actor: Actor, transfer_id: str) -> None:
    """Raise `TaskTaken` where somebody else is at work on a locked transfer at this moment."""
    query = select(ReviewTaskRow).where(
        ReviewTaskRow.transfer_id == transfer_id,
        ReviewTaskRow.step.in_([Step.REVIEW.value, Step.APPEAL.value]),
        ReviewTaskRow.closed_at.is_(None),
    )
    for task in tx.session.scalars(query.with_for_update()):
        if task.claimed_until is not None and is_held_by_another(tx, actor, task):
            raise TaskTaken


def _take(tx: Tx, actor: Actor, task: ReviewTaskRow) -> None:
    is_new = task.claimed_by != actor.id
    until = tx.now + timedelta(minutes=tx.means.settings.claim_minutes)
    task.claimed_by, task.held_by, task.claimed_until = actor.id, actor.id, until
    task.snoozed_until = task.sealed_snooze = None
    if is_new:
        _record(tx, actor, "task.claimed", task)


def _let_go(tx: Tx, actor: Actor, task: ReviewTaskRow) -> None:
    task.claimed_by = task.claimed_until = None
    _record(tx, actor, "task.released", task)


def _is_for(tx: Tx, actor: Actor, task: ReviewTaskRow) -> bool:
    if task.closed_at is not None or is_held_by_another(tx, actor, task):
        return False
    try:
        require_fit(tx, actor, task)
    except Forbidden:
        return False
    return True


def _require_able(tx: Tx, user_id: str, task: ReviewTaskRow) -> None:
    user = tx.session.get(User, user_id)
    if user is None or user.disabled_at is not None:
        raise NotFound
    row = tx.session.get_one(TransferRow, task.transfer_id)
    if not _fits(user, task, ties.people_involved(tx, row)):
        raise Invalid(
            field="user_id",
            rule_zh="此人不能处理这项任务",
            rule_en="this person may not take the task",
        )


def _fits(user: User, task: ReviewTaskRow, involved: Involved) -> bool:
    person = Actor(
        id=user.id, role=Role(user.role), kind=ActorKind.USER, merchant_ref=user.merchant_ref
    )
    try:
        person.require(Act.OVERRIDE)
        check_fit(person, task, involved)
    except Forbidden:
        return False
    return True


def _is_assignable(task: ReviewTaskRow) -> bool:
    # A guarantor vouches in person: nobody else can be put in their place.
    return task.closed_at is None and task.step != Step.GUARANTOR.value


def _mine(actor: Actor) -> ColumnElement[bool]:
    return ReviewTaskRow.assignee_id == actor.id


def _record(tx: Tx, actor: Actor, act: str, task: ReviewTaskRow, **details: str | None) -> None:
    journal.record(tx, actor, act, task.id, transfer_id=task.transfer_id, **details)
