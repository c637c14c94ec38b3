"""The queue's pages: who takes what, what colleagues are told, and what like cases were given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from service.cases.queue import escalating, listing
from service.rules.actor import Actor, ActorKind
from service.rules.roles import Role

if TYPE_CHECKING:
    from tests.service.web.visitors import Visitor

JUDGE = Actor(id="usr_somebody", role=Role.APPROVER, kind=ActorKind.USER)


@pytest.fixture
def case(in_review: str) -> str:
    return in_review.replace("/transfers/", "/review/")


@pytest.fixture
def task(store: Any, case: str) -> str:
    """The address of the case's task."""
    with store.reading() as tx:
        found = listing.task_of(tx, JUDGE, case.rpartition("/")[2])
    assert found is not None
    return f"/review/tasks/{found.id}"


def test_the_next_one_is_taken_and_shown(reviewer: Visitor, case: str) -> None:
    reviewer.get("/review")
    assert reviewer.post("/review/next").location == case
    page = reviewer.get(case).text
    assert "you, until" in page
    assert "Give back" in page
    assert "you, until" in reviewer.get("/review?view=mine").text


def test_what_is_done_on_a_case_leads_back_to_it(reviewer: Visitor, case: str) -> None:
    assert reviewer.value_of(case, "back") == case


def test_a_colleague_cannot_take_what_is_taken(
    reviewer: Visitor, visit: Any, case: str, task: str
) -> None:
    insider = visit("insider")
    reviewer.get(case)
    reviewer.post(f"{task}/claim", {"back": case})
    insider.get("/review")
    assert insider.post("/review/next").location == "/review"
    assert "nothing for you to take" in insider.get("/review").text
    assert "leave it to a colleague" in insider.get("/review").text


def test_a_task_put_aside_is_found_with_its_reason(reviewer: Visitor, case: str, task: str) -> None:
    reviewer.get(case)
    sent = reviewer.post(
        f"{task}/snooze", {"back": case, "until": "tomorrow", "reason": "等公证处回电"}
    )
    assert sent.location == case
    assert case not in reviewer.get("/review").text
    assert "等公证处回电" in reviewer.get("/review?view=snoozed").text
    reviewer.post(f"{task}/snooze", {"back": case, "until": "never", "reason": "x"})
    assert "must lie within the next 30 days" in reviewer.get(case).text.replace("`", "")


def test_a_note_calls_a_colleague_until_it_is_read(
    reviewer: Visitor, visit: Any, case: str, task: str
) -> None:
    reviewer.get(case)
    reviewer.post(f"{task}/note", {"back": case, "text": "@nobody-here 请看"})
    assert "it calls nobody" in reviewer.get(case).text
    reviewer.post(f"{task}/note", {"back": case, "text": "<b>请</b> @insider 看看"})
    assert "it calls insider" in reviewer.get(case).text
    assert "&lt;b&gt;请&lt;/b&gt; @insider 看看" in reviewer.get(case).text
    insider = visit("insider")
    assert "Colleagues call you" in insider.get("/review").text
    insider.get(case)
    assert "Colleagues call you" not in insider.get("/review").text


def test_escalating_without_an_organisation_alarms_the_administrators(
    reviewer: Visitor, visit: Any, store: Any, case: str, task: str
) -> None:
    reviewer.get(case)
    reviewer.post(f"{task}/escalate", {"back": case, "statement": "说法不一"})
    assert "nobody left to escalate to" in reviewer.get("/review").text
    assert "说法不一" in reviewer.get(case).text
    assert escalating.watch(store) == 0
    office = visit("administrator").get("/office").text
    assert task.rpartition("/")[2] in office
    assert "Like cases alike" in office


def test_evidence_is_asked_for_in_one_click(reviewer: Visitor, case: str, task: str) -> None:
    seen = reviewer.value_of(case, "assessment_id")
    reviewer.post(f"{task}/ask", {"back": case, "assessment_id": seen})
    page = reviewer.get(case).text
    assert "The merchant is asked." in page
    assert "Evidence is missing" in page
    assert case not in reviewer.get("/review").text


def test_a_deed_that_is_none_does_nothing(reviewer: Visitor, case: str, task: str) -> None:
    reviewer.get(case)
    assert reviewer.post(f"{task}/delete").location == "/review"
    assert reviewer.post(f"{task}/claim", {"back": "https://elsewhere"}).location == "/review"
