"""The queue over HTTP: who may take what, and what everybody is told."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import update

from service import clock
from service.cases.queue import opening
from service.rules.roles import Role
from service.store.tables import TransferRow

if TYPE_CHECKING:
    from tests.service.api.callers import Caller

PATH = "/v1/review-tasks"


@pytest.fixture
def task(store: Any, assessed: dict[str, Any], reviewer: Caller) -> dict[str, Any]:
    """The task of a transfer that the machine referred to a person."""
    with store.engine.begin() as connection:
        connection.execute(update(TransferRow).values(status="in_review"))
    assert opening.open_missing(store) == 1
    found = reviewer.get(PATH).json["data"][0]
    assert found["transfer_id"] == assessed["id"]
    return found


@pytest.fixture
def approver(caller: Any) -> Caller:
    return caller(Role.APPROVER)


def slug(response: Any) -> str:
    return str(response.json["type"]).rpartition(":")[2]


def test_a_task_tells_its_transfer_and_its_deadline(reviewer: Caller, task: dict[str, Any]) -> None:
    assert task["transfer"]["shop"]["name"] == "鹭岛女装"
    assert task["step"] == "review"
    assert task["opened_at"] < task["due_at"]
    assert (task["overdue"], task["alarm"], task["assignee_id"]) == (False, False, None)
    assert reviewer.get(f"{PATH}/{task['id']}").json == task
    assert reviewer.get(f"{PATH}?step=appeal").json["data"] == []
    assert reviewer.get(f"{PATH}?step=nothing").status_code == 422


def test_one_claims_the_other_is_told_so(
    caller: Any, reviewer: Caller, task: dict[str, Any]
) -> None:
    other = caller(Role.REVIEWER)
    claimed = reviewer.post(f"{PATH}/{task['id']}/claim")
    assert claimed.json["claimed_by"] == f"key_{reviewer.key_id}"
    refused = other.post(f"{PATH}/{task['id']}/claim")
    assert (refused.status_code, slug(refused)) == (409, "task-taken")
    assert other.post(f"{PATH}/{task['id']}/release").status_code == 409
    assert [one["id"] for one in reviewer.get(f"{PATH}?mine=true").json["data"]] == [task["id"]]
    assert other.get(f"{PATH}?mine=true").json["data"] == []
    assert reviewer.post(f"{PATH}/{task['id']}/release").json["claimed_by"] is None
    assert other.post(f"{PATH}/{task['id']}/claim").status_code == 200


def test_next_gives_the_most_urgent_or_nothing(
    caller: Any, reviewer: Caller, task: dict[str, Any]
) -> None:
    key = {"Idempotency-Key": "next-1"}
    first = reviewer.post(f"{PATH}/next", headers=key).json
    assert [one["id"] for one in first["data"]] == [task["id"]]
    again = reviewer.post(f"{PATH}/next", headers=key)
    assert (again.json, again.headers["Idempotent-Replayed"]) == (first, "true")
    assert caller(Role.REVIEWER).post(f"{PATH}/next").json["data"] == []


@pytest.mark.parametrize("act", ["claim", "release", "escalation", "notes"])
def test_only_those_who_decide_reach_a_task(
    merchant: Caller, platform: Caller, administrator: Caller, task: dict[str, Any], act: str
) -> None:
    body = (
        {"json": {"text": "x"} if act == "notes" else {}} if act in {"notes", "escalation"} else {}
    )
    for one in (merchant, platform, administrator):
        assert one.post(f"{PATH}/{task['id']}/{act}", **body).status_code == 403


def test_ones_own_merchants_task_is_refused(caller: Any, task: dict[str, Any]) -> None:
    insider = caller(Role.REVIEWER, "shop-1")
    refused = insider.post(f"{PATH}/{task['id']}/claim")
    assert (refused.status_code, slug(refused)) == (403, "own-case")


def test_by_hand_without_an_organisation_it_is_the_administrators_alarm(
    reviewer: Caller, task: dict[str, Any]
) -> None:
    told = {"statement": "说法不一，请上级决定"}
    escalated = reviewer.post(f"{PATH}/{task['id']}/escalation", json=told)
    assert (escalated.json["alarm"], escalated.json["notes"]) == (True, 1)
    assert reviewer.post(f"{PATH}/{task['id']}/escalation", json={}).status_code == 409
    notes = reviewer.get(f"{PATH}/{task['id']}/notes").json["data"]
    assert [one["text"] for one in notes] == [told["statement"]]
    unknown = reviewer.post(f"{PATH}/{task['id']}/escalation", json={"units": ["nowhere"]})
    assert unknown.status_code == 422


def test_a_task_is_put_aside_with_a_reason(reviewer: Caller, task: dict[str, Any]) -> None:
    until = (clock.utc_now() + timedelta(hours=3)).isoformat()
    body = {"until": until, "reason": "等公证处回电"}
    aside = reviewer.post(f"{PATH}/{task['id']}/snooze", json=body)
    assert aside.json["snooze_reason"] == "等公证处回电"
    assert reviewer.get(PATH).json["data"] == []
    assert len(reviewer.get(f"{PATH}?snoozed=true").json["data"]) == 1
    late = {"until": "2020-01-01T00:00:00Z", "reason": "x"}
    assert reviewer.post(f"{PATH}/{task['id']}/snooze", json=late).status_code == 422
    naive = {"until": "2099-01-01T00:00:00", "reason": "x"}
    assert reviewer.post(f"{PATH}/{task['id']}/snooze", json=naive).status_code == 422


def test_an_approver_assigns_a_reviewer_does_not(
    reviewer: Caller, approver: Caller, task: dict[str, Any]
) -> None:
    path = f"{PATH}/{task['id']}/assignment"
    assert reviewer.post(path, json={"user_id": None}).status_code == 403
    assert approver.post(path, json={"user_id": None}).json["assignee_id"] is None
    assert approver.post(path, json={"user_id": "usr_nobody"}).status_code == 404


def test_evidence_is_asked_for_in_the_requirements_own_words(
    reviewer: Caller, task: dict[str, Any], assessed: dict[str, Any]
) -> None:
    path = f"{PATH}/{task['id']}/evidence-request"
    wrong = {"assessment_id": assessed["assessment"]["id"], "facts": ["unknown"]}
    assert reviewer.post(path, json=wrong).status_code == 422
    old = reviewer.post(path, json={"assessment_id": "asm_0"})
    assert (old.status_code, slug(old)) == (409, "evidence-changed")
    made = reviewer.post(path, json={"assessment_id": assessed["assessment"]["id"]})
    assert (made.status_code, made.json["outcome"]) == (201, "request_evidence")
    for fact in assessed["requirements"]:
        assert fact["why"]["zh"] in made.json["statement"]
        assert fact["why"]["en"] in made.json["statement"]
    closed = reviewer.get(f"{PATH}/{task['id']}").json
    assert closed["outcome"] == "needs_evidence"
    assert reviewer.post(f"{PATH}/{task['id']}/claim").status_code == 409


def test_a_task_that_is_no_twin_is_not_merged(reviewer: Caller, task: dict[str, Any]) -> None:
    refused = reviewer.post(f"{PATH}/{task['id']}/merge", json={"into": task["id"]})
    assert refused.status_code == 422
    assert reviewer.post(f"{PATH}/tsk_0/merge", json={"into": task["id"]}).status_code == 404
