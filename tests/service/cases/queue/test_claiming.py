"""One person at a time has a task; the most urgent comes first, fairly among merchants."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from service import clock
from service.cases import people, ties
from service.cases.decisions import overrides
from service.cases.queue import claiming, listing, merging, notes, opening
from service.rules.errors import Conflict, Forbidden, Invalid, OwnCase, TaskTaken
from service.rules.queueing import FAIR_SHARE, Step, place
from service.store.database import Store
from service.store.doorbell import Silent
from service.store.tables import TransferRow
from tests.service.world import LONG_AGO
from verifiers.model import Band

ROUNDS = 200


def waiting(office: Any, **given: Any) -> list[str]:
    with office.store.reading() as tx:
        return [one.id for one in listing.list_tasks(tx, office["ann"], **given).items]


def test_two_reviewers_at_once_one_wins_and_the_journal_has_one(office: Any) -> None:
    task_id = office.waits()
    second = Store(office.store.settings, Silent())
    barrier = threading.Barrier(2)

    def go(pair: tuple[Store, str]) -> str:
        store, login = pair
        barrier.wait()
        try:
            with store.transaction() as tx:
                claiming.claim(tx, office[login], task_id)
        except TaskTaken:
            return "taken"
        return login

    try:
        with ThreadPoolExecutor(2) as pool:
            for _ in range(ROUNDS):
                ended = Counter(pool.map(go, [(office.store, "ann"), (second, "ben")]))
                assert ended["taken"] == 1, ended
                office.world.set("review_tasks", claimed_by=None, claimed_until=None)
    finally:
        second.close()
    assert len(office.acts("task.claimed")) == ROUNDS


def test_a_claim_runs_out_and_is_renewed_without_a_second_journal_row(office: Any) -> None:
    task_id = office.waits()
    for _ in range(2):
        with office.store.transaction() as tx:
            view = claiming.claim(tx, office["ann"], task_id)
    assert view.claimed_by == office["ann"].id
    assert len(office.acts("task.claimed")) == 1
    with office.store.transaction() as tx, pytest.raises(TaskTaken):
        claiming.claim(tx, office["ben"], task_id)
    office.world.set("review_tasks", claimed_until=LONG_AGO)
    assert office.seen(task_id).claimed_by is None
    with office.store.transaction() as tx:
        assert claiming.claim(tx, office["ben"], task_id).claimed_by == office["ben"].id


def test_next_hands_out_each_task_once(office: Any) -> None:
    task_ids = {office.waits(number=str(number)) for number in range(6)}
    stores = [Store(office.store.settings, Silent()) for _ in range(3)]

    def take(pair: tuple[Store, str]) -> str | None:
        store, login = pair
        with store.transaction() as tx:
            found = claiming.claim_next(tx, office[login])
        return found.id if found else None

    try:
        with ThreadPoolExecutor(3) as pool:
            taken = list(pool.map(take, zip(stores, ("ann", "ben", "cai"), strict=True)))
    finally:
        for store in stores:
            store.close()
    assert len(set(taken)) == 3
    assert set(taken) <= task_ids


def test_next_passes_over_what_is_ones_own_or_asleep_and_gives_ones_own_claim_again(
    office: Any,
) -> None:
    own, asleep, left = office.waits("m-1"), office.waits("m-2"), office.waits("m-3")
    insider = replace(office["ann"], merchant_ref="m-1")
    with office.store.transaction() as tx:
        later = clock.utc_now() + timedelta(hours=2)
        view = claiming.snooze(tx, office["ben"], asleep, later, "等公证处回电")
        assert view.snooze_reason == "等公证处回电"
    for _ in range(2):
        with office.store.transaction() as tx:
            found = claiming.claim_next(tx, insider)
        assert found is not None
        assert found.id == left
    assert waiting(office) == [own, left]
    assert waiting(office, asleep=True) == [asleep]
    with office.store.transaction() as tx, pytest.raises(OwnCase):
        claiming.claim(tx, insider, own)
    office.world.set("review_tasks", snoozed_until=LONG_AGO)
    assert asleep in waiting(office)


def test_a_flood_of_ones_own_merchants_hides_nothing_else(
    office: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever once acted for a merchant is not even offered what waits for it."""
    monkeypatch.setattr(claiming, "_TRIED", 1)
    for account in ("one", "two"):
        office.waits("m-1", account)
    other = office.waits("m-2", "three")
    with office.store.transaction() as tx:
        ties.tie(tx, office["ann"].id, "m-1")
        taken = claiming.claim_next(tx, office["ann"])
    assert taken is not None
    assert taken.id == other


def test_a_snooze_needs_a_reason_and_an_end(office: Any) -> None:
    task_id = office.waits()
    now = clock.utc_now()
    for until, reason in (
        (now - timedelta(hours=1), "为什么"),
        (now + timedelta(days=60), "为什么"),
        (now + timedelta(hours=1), "  "),
    ):
        with office.store.transaction() as tx, pytest.raises(Invalid):
            claiming.snooze(tx, office["ann"], task_id, until, reason)


def test_appeals_go_first_then_the_day_then_the_risk() -> None:
    day = clock.day_in_china(clock.utc_now())
    appeal = place(Step.APPEAL, day + timedelta(days=3), Band.LOW, 9)
    today = place(Step.REVIEW, day, Band.LOW, 0)
    risky = place(Step.REVIEW, day + timedelta(days=1), None, 0)
    second = place(Step.REVIEW, day + timedelta(days=1), Band.HIGH, 1)
    calm = place(Step.REVIEW, day + timedelta(days=1), Band.MEDIUM, 0)
    order = [appeal, today, risky, second, calm]
    assert sorted(order, key=lambda one: (one.lane, one.queue_on, one.band, one.turn)) == order


def test_one_merchants_flood_keeps_nobody_waiting(office: Any) -> None:
    """Others are served in turn, and even those due a day later before the flood's end."""
    flood = [office.waits("m-1", number=str(number)) for number in range(3)]
    other = office.waits("m-2", number="9")
    assert waiting(office) == [flood[0], other, *flood[1:]]
    day = clock.day_in_china(clock.utc_now())
    last = place(Step.REVIEW, day, Band.HIGH, 5 * FAIR_SHARE)
    tomorrow = place(Step.REVIEW, day + timedelta(days=1), Band.HIGH, 0)
    assert tomorrow.queue_on < last.queue_on


def test_a_list_goes_on_where_a_page_ended(office: Any) -> None:
    everything = [office.waits(number=str(number)) for number in range(5)]
    assert waiting(office) == everything
    first = waiting(office, limit=2)
    assert first + waiting(office, after=first[-1]) == everything


def test_a_task_closes_with_the_decision_and_others_work_is_respected(office: Any) -> None:
    task_id = office.waits()
    transfer_id = office.seen(task_id).transfer.id
    with office.store.transaction() as tx:
        claiming.claim(tx, office["ann"], task_id)
    given = {
        "outcome": "request_evidence",
        "reason_code": "evidence_missing",
        "statement": "请补交材料一份",
        "assessment_id": office.world.get(transfer_id).assessment.id,
    }
    with office.store.transaction() as tx, pytest.raises(TaskTaken):
        overrides.override(tx, office["ben"], transfer_id, **given)
    with office.store.transaction() as tx:
        overrides.override(tx, office["ann"], transfer_id, **given)
    seen = office.seen(task_id)
    assert (seen.outcome, seen.claimed_by) == ("needs_evidence", None)
    with office.store.transaction() as tx, pytest.raises(Conflict):
        claiming.claim(tx, office["ann"], task_id)
    office.world.submit(transfer_id)
    assert office.task(transfer_id).id != task_id


def test_only_an_approver_or_whose_it_is_passes_a_task_to_another(office: Any) -> None:
    task_id = office.waits()
    with office.store.transaction() as tx, pytest.raises(Forbidden):
        claiming.assign(tx, office["ann"], task_id, office["ben"].id)
    with office.store.transaction() as tx:
        claiming.assign(tx, office["ma"], task_id, office["ben"].id)
    with office.store.transaction() as tx, pytest.raises(TaskTaken):
        claiming.claim(tx, office["ann"], task_id)
    with office.store.transaction() as tx:
        assert claiming.assign(tx, office["ben"], task_id, None).assignee_id is None


def test_whoever_has_to_do_with_the_merchant_chooses_no_judge(office: Any) -> None:
    task_id = office.waits("m-1")
    insider = replace(office["ma"], merchant_ref="m-1")
    with office.store.transaction() as tx, pytest.raises(OwnCase):
        claiming.assign(tx, insider, task_id, office["ben"].id)
    with office.store.transaction() as tx:
        claiming.claim(tx, office["ann"], task_id)
    with office.store.transaction() as tx, pytest.raises(OwnCase):
        claiming.release(tx, insider, task_id)


def test_a_task_can_be_given_to_those_who_may_take_it(office: Any) -> None:
    task_id = office.waits("m-1")
    with office.store.transaction() as tx:
        ties.tie(tx, office["ben"].id, "m-1")
        people.disable_user(tx, "cai")
        assert claiming.candidates(tx, office["ann"], task_id) == ()
        found = claiming.candidates(tx, office["ma"], task_id)
    assert [login for _, login in found] == ["ann", "chief", "lin", "ma", "na"]


def test_a_link_between_twins_is_taken_back_with_a_reason(office: Any) -> None:
    one, two = office.waits(), office.waits()
    with office.store.transaction() as tx:
        merging.merge(tx, office["ann"], two, one)
    assert waiting(office) == [one]
    with office.store.transaction() as tx, pytest.raises(Invalid):
        merging.unmerge(tx, office["ann"], two, " ")
    with office.store.transaction() as tx:
        view = merging.unmerge(tx, office["ann"], two, "两家店不同，误并")
    assert view.merged_into is None
    assert waiting(office) == [one, two]
    with office.store.reading() as tx:
        note = notes.list_notes(tx, office["ann"], two)[0]
    assert note.text == "两家店不同，误并"
    assert office.acts("task.unmerged") == [
        {"twin": one, "reason": note.id, "by": office["ann"].id}
    ]
    with office.store.transaction() as tx, pytest.raises(Conflict):
        merging.unmerge(tx, office["ann"], two, "再来一次")


def test_twins_are_linked_and_the_second_waits_again_when_the_first_is_decided(
    office: Any,
) -> None:
    one, two, other = office.waits(), office.waits(), office.waits(number="2")
    assert office.seen(one).twins == (two,)
    with office.store.transaction() as tx, pytest.raises(Invalid):
        merging.merge(tx, office["ann"], other, one)
    with office.store.transaction() as tx:
        assert merging.merge(tx, office["ann"], two, one).id == one
    assert waiting(office) == [one, other]
    transfer_id = office.seen(one).transfer.id
    with office.store.transaction() as tx:
        row = tx.session.get_one(TransferRow, transfer_id)
        opening.close_tasks(tx, row.id, outcome="approved")
    assert two in waiting(office)


def test_notes_are_sealed_and_call_colleagues(office: Any) -> None:
    task_id = office.waits()
    with office.store.transaction() as tx:
        note = notes.add_note(tx, office["ann"], task_id, "请 @ben 看看户口本。@nobody")
    assert (note.author, note.mentions) == ("ann", ("ben",))
    with office.store.reading() as tx:
        assert [one.id for one in notes.calls(tx, office["ben"])] == [task_id]
        assert notes.calls(tx, office["ann"]) == ()
    kept = office.world.rows("notes")[0]
    assert "户口本".encode() not in kept.sealed_text
    with office.store.transaction() as tx:
        notes.read_notes(tx, office["ben"], office.seen(task_id).transfer.id)
    with office.store.reading() as tx:
        assert notes.calls(tx, office["ben"]) == ()
        assert [one.text for one in notes.list_notes(tx, office["ben"], task_id)] == [
            "请 @ben 看看户口本。@nobody"
        ]


def test_what_should_wait_and_does_not_is_opened(office: Any) -> None:
    task_id = office.waits()
    with office.store.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM review_tasks")
    assert opening.open_missing(office.store) == 1
    assert opening.open_missing(office.store) == 0
    assert waiting(office) != [task_id]
    assert len(waiting(office)) == 1
