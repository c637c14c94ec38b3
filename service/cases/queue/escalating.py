"""Running out of time: people are warned, then the task goes to their nearest common manager.

Timers may fire late, twice, and from several schedulers at once. Each task is locked and looked at
again, and its deadline is written down with a unique key, so that it is passed on once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from service.cases import journal, organisation, ties
from service.cases.queue.deadlines import deadline
from service.cases.queue.finding import find_open
from service.cases.queue.views import TaskView, task_view
from service.clock import day_in_china
from service.rules import ids
from service.rules.actor import SYSTEM
from service.rules.errors import Conflict, Invalid
from service.rules.escalation import Matter, Target, nearest_common_manager
from service.rules.queueing import Step
from service.rules.roles import Act
from service.store.tables import EscalationRow, ReviewTaskRow, TransferRow

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from service.rules.actor import Actor
    from service.rules.organisation import Chart
    from service.store.database import Store
    from service.store.work import Tx

_BATCH = 200
BY_DEADLINE, BY_HAND = "deadline", "by_hand"


def watch(store: Store) -> int:
    """Warn of what is nearly due and pass on what is overdue; answers how many were passed on."""
    _warn(store)
    overdue = (
        select(ReviewTaskRow.id)
        .where(ReviewTaskRow.closed_at.is_(None), ReviewTaskRow.alarmed_at.is_(None))
        .order_by(ReviewTaskRow.due_at)
        .limit(_BATCH)
    )
    with store.reading() as tx:
        due = tx.session.scalars(overdue.where(ReviewTaskRow.due_at <= tx.now)).all()
    return sum(escalate_if_due(store, task_id) for task_id in due)


def escalate_if_due(store: Store, task_id: str) -> bool:
    """Pass one task on if its deadline has passed; whether this call did it."""
    with store.transaction() as tx:
        task = _locked(tx, task_id)
        if task is None or task.alarmed_at is not None or task.due_at > tx.now:
            return False
        return _pass_on(tx, SYSTEM, task, BY_DEADLINE)


def escalate(tx: Tx, actor: Actor, task_id: str, *, units: Collection[str] = ()) -> TaskView:
    """Pass a task on by hand, to where its deadline would; `units` are those that dispute it.

    Raises as `claim` does, and `Invalid` where a unit does not exist.
    """
    task = find_open(tx, actor, task_id)
    chart = organisation.load(tx).on(day_in_china(tx.now))
    if not chart.parents.keys() >= set(units):
        raise Invalid(field="units", rule_zh="没有此部门", rule_en="there is no such unit")
    if not _pass_on(tx, actor, task, BY_HAND, frozenset(units)):
        raise Conflict
    return task_view(tx, task)


def alarms(tx: Tx, actor: Actor) -> tuple[tuple[str, datetime], ...]:
    """Tasks that nobody is left for, for administrators: id, and since when; the oldest first."""
    actor.require(Act.MANAGE_PEOPLE)
    query = (
        select(ReviewTaskRow.id, ReviewTaskRow.alarmed_at)
        .where(ReviewTaskRow.closed_at.is_(None), ReviewTaskRow.alarmed_at.is_not(None))
        .order_by(ReviewTaskRow.alarmed_at)
        .limit(_BATCH)
    )
    return tuple((task_id, at) for task_id, at in tx.session.execute(query) if at is not None)


def _warn(store: Store) -> None:
    nearly = (
        select(ReviewTaskRow.id)
        .where(ReviewTaskRow.closed_at.is_(None), ReviewTaskRow.warned_at.is_(None))
        .order_by(ReviewTaskRow.warn_at)
        .limit(_BATCH)
    )
    with store.reading() as tx:
        due = tx.session.scalars(nearly.where(ReviewTaskRow.warn_at <= tx.now)).all()
    for task_id in due:
        with store.transaction() as tx:
            task = _locked(tx, task_id)
            if task is None or task.warned_at is not None or task.warn_at > tx.now:
                continue
            task.warned_at = tx.now
            _record(tx, SYSTEM, "task.warned", task, to=task.claimed_by or task.assignee_id)


def _locked(tx: Tx, task_id: str) -> ReviewTaskRow | None:
    """The locked row of a task that is still open."""
    task = tx.session.get(ReviewTaskRow, task_id, with_for_update=True, populate_existing=True)
    return task if task is not None and task.closed_at is None else None


def _pass_on(
    tx: Tx,
    actor: Actor,
    task: ReviewTaskRow,
    cause: str,
    units: frozenset[str] = frozenset(),
) -> bool:
    """Pass a locked task on, once for its deadline; whether this call did it."""
    target = _target(tx, actor, task, units)
    if not _write_down(tx, actor, task, cause, target):
        return False
    task.claimed_by = task.claimed_until = task.snoozed_until = task.sealed_snooze = None
    if target.person is None:
        task.alarmed_at = tx.now
        _record(tx, actor, "task.alarmed", task, cause=cause)
        return True
    times = deadline(tx, tx.session.get_one(TransferRow, task.transfer_id), Step(task.step))
    # Where it stands in the queue stays: nobody's task moves back because it is late.
    task.assignee_id, task.alarmed_at = target.person, None
    task.warned_at, task.warn_at, task.due_at = None, times.warn_at, times.due_at
    _record(
        tx,
        actor,
        "task.escalated",
        task,
        cause=cause,
        to=target.person,
        unit=target.unit,
        for_manager=target.manager if target.manager != target.person else None,
    )
    return True


def _write_down(tx: Tx, actor: Actor, task: ReviewTaskRow, cause: str, target: Target) -> bool:
    dialect = sqlite if tx.means.is_sqlite else postgresql
    made = (
        dialect.insert(EscalationRow)
        .values(
            id=ids.new_id(ids.ESCALATION),
            task_id=task.id,
            due_at=task.due_at,
            cause=cause,
            actor_id=actor.id,
            to_id=target.person,
            unit=target.unit,
            manager_id=target.manager,
            created_at=tx.now,
        )
        .on_conflict_do_nothing()
        .returning(EscalationRow.id)
    )
    return tx.session.scalar(made) is not None


def _target(tx: Tx, actor: Actor, task: ReviewTaskRow, units: frozenset[str]) -> Target:
    row = tx.session.get_one(TransferRow, task.transfer_id)
    chart = organisation.load(tx).on(day_in_china(tx.now))
    people = _involved(tx, task) | ({actor.id} if actor is not SYSTEM else set())
    able = organisation.judges(tx, approvers=task.step == Step.APPROVAL.value)
    placed = units or any(person in chart.homes for person in people)
    matter = Matter(
        people=frozenset(people),
        units=units if placed else _pool(chart, able),
        barred=ties.people_involved(tx, row).merchants,
    )
    return nearest_common_manager(chart, matter, able)


def _involved(tx: Tx, task: ReviewTaskRow) -> set[str]:
    """Whoever has or had a task of this transfer, or decided it."""
    tasks = select(ReviewTaskRow).where(ReviewTaskRow.transfer_id == task.transfer_id)
    passed = select(EscalationRow.to_id).where(EscalationRow.task_id == task.id)
    people = {
        person
        for one in tx.session.scalars(tasks)
        for person in (one.assignee_id, one.claimed_by, one.held_by)
    }
    row = tx.session.get_one(TransferRow, task.transfer_id)
    people |= {*tx.session.scalars(passed), *ties.people_involved(tx, row).asked}
    return set(ties.same_people(tx, (person for person in people if person is not None)))


def _pool(chart: Chart, able: frozenset[str]) -> frozenset[str]:
    """Where those sit who could have taken what nobody took; not those who lead them."""
    leaders = frozenset(chart.managers.values())
    return frozenset(
        unit for person in able - leaders for unit in chart.homes.get(person, frozenset())
    )


def _record(tx: Tx, actor: Actor, act: str, task: ReviewTaskRow, **details: str | None) -> None:
    journal.record(tx, actor, act, task.id, transfer_id=task.transfer_id, **details)
