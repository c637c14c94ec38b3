"""What is overdue goes to the nearest common manager, once, whatever the timers do."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from service import clock
from service.cases import organisation, people
from service.cases.queue import claiming, escalating
from service.rules.errors import Invalid, NotFound, OwnCase, TaskTaken
from service.store.database import Store
from service.store.doorbell import Silent
from tests.service.world import LONG_AGO

TODAY = clock.day_in_china(clock.utc_now())


def overdue(office: Any, days: int = 0) -> None:
    """Let every deadline have passed, `days` after the first ones."""
    due_at = LONG_AGO + timedelta(days=days)
    office.world.set("review_tasks", due_at=due_at, warn_at=LONG_AGO)


def claim(office: Any, login: str, task_id: str) -> None:
    with office.store.transaction() as tx:
        claiming.claim(tx, office[login], task_id)


def test_it_goes_to_the_manager_of_whoever_had_it(office: Any) -> None:
    task_id = office.waits()
    claim(office, "ann", task_id)
    overdue(office)
    assert escalating.watch(office.store) == 1
    seen = office.seen(task_id)
    assert seen.assignee_id == office["ma"].id
    assert (seen.claimed_by, seen.escalations, seen.is_overdue) == (None, 1, False)
    with pytest.raises(TaskTaken):
        claim(office, "ann", task_id)
    claim(office, "ma", task_id)


def test_each_deadline_goes_one_further_up_and_at_last_it_is_an_alarm(office: Any) -> None:
    task_id = office.waits()
    claim(office, "ann", task_id)
    assigned = []
    for days in range(3):
        overdue(office, days)
        escalating.watch(office.store)
        assigned.append(office.seen(task_id).assignee_id)
    assert assigned == [office[one].id for one in ("ma", "lin", "chief")]
    overdue(office, 3)
    assert escalating.watch(office.store) == 1
    assert escalating.watch(office.store) == 0
    assert office.seen(task_id).is_alarm
    assert len(office.acts("task.alarmed")) == 1


def test_what_nobody_took_goes_to_whoever_leads_those_who_could_have(office: Any) -> None:
    task_id = office.waits()
    overdue(office)
    escalating.watch(office.store)
    assert office.seen(task_id).assignee_id == office["lin"].id


def test_away_means_the_substitute_and_tied_to_the_merchant_means_the_next(office: Any) -> None:
    first, second = office.waits(), office.waits("m-2")
    for task_id in (first, second):
        claim(office, "ann", task_id)
    with office.store.transaction() as tx:
        organisation.add_absence(tx, "ma", TODAY, TODAY + timedelta(days=1), ["na"])
    with office.store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE users SET merchant_ref = 'm-2' WHERE login = 'na'")
    overdue(office)
    assert escalating.watch(office.store) == 2
    assert office.seen(first).assignee_id == office["na"].id
    assert office.seen(second).assignee_id == office["lin"].id
    passed = {one["to"]: one for one in office.acts("task.escalated")}
    assert passed[office["na"].id]["for_manager"] == office["ma"].id


def test_duplicate_and_late_timers_of_many_schedulers_pass_it_on_once(office: Any) -> None:
    task_ids = [office.waits(number=str(number)) for number in range(4)]
    overdue(office)
    others = [Store(office.store.settings, Silent()) for _ in range(3)]
    try:
        with ThreadPoolExecutor(4) as pool:
            each = list(pool.map(escalating.watch, [office.store, *others] * 3))
            late = list(
                pool.map(
                    lambda pair: escalating.escalate_if_due(*pair),
                    [(store, one) for store in others for one in task_ids],
                )
            )
    finally:
        for store in others:
            store.close()
    assert sum(each) == len(task_ids)
    assert late == [False] * 12
    assert len(office.world.rows("escalations")) == len(task_ids)
    assert len(office.acts("task.escalated")) == len(task_ids)


def test_people_are_warned_once_before(office: Any) -> None:
    task_id = office.waits()
    claim(office, "ann", task_id)
    assert escalating.watch(office.store) == 0
    assert office.acts("task.warned") == []
    office.world.set("review_tasks", warn_at=LONG_AGO)
    escalating.watch(office.store)
    escalating.watch(office.store)
    assert [one["to"] for one in office.acts("task.warned")] == [office["ann"].id]
    assert office.seen(task_id).is_warned


def test_by_hand_it_goes_to_the_same_place_and_disputing_units_raise_it(office: Any) -> None:
    first, second = office.waits(), office.waits("m-2")
    with office.store.transaction() as tx:
        assert escalating.escalate(tx, office["ann"], first).assignee_id == office["ma"].id
    with office.store.transaction() as tx:
        view = escalating.escalate(tx, office["ann"], second, units=["xm2"])
    assert view.assignee_id == office["lin"].id
    assert {one["cause"] for one in office.acts("task.escalated")} == {"by_hand"}
    with office.store.transaction() as tx, pytest.raises(Invalid):
        escalating.escalate(tx, office["lin"], second, units=["nowhere"])
    with office.store.transaction() as tx, pytest.raises(TaskTaken):
        escalating.escalate(tx, office["ann"], first)


def test_whoever_is_tied_to_it_can_neither_take_nor_escalate_it(office: Any) -> None:
    task_id = office.waits()
    insider = replace(office["ben"], merchant_ref="m-1")
    with office.store.transaction() as tx, pytest.raises(OwnCase):
        escalating.escalate(tx, insider, task_id)


def test_an_alarm_that_somebody_is_assigned_to_runs_anew(office: Any) -> None:
    task_id = office.waits()
    with office.store.transaction() as tx:
        for login in ("lin", "chief"):
            people.disable_user(tx, login)
    overdue(office)
    escalating.watch(office.store)
    assert office.seen(task_id).is_alarm
    with office.store.transaction() as tx:
        view = claiming.assign(tx, office["na"], task_id, office["cai"].id)
    assert (view.is_alarm, view.is_overdue, view.assignee_id) == (False, False, office["cai"].id)
    with office.store.transaction() as tx, pytest.raises(NotFound):
        claiming.assign(tx, office["na"], task_id, office["lin"].id)
