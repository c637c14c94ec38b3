"""The story of a task over HTTP, with two schedulers at once; on both databases."""

from __future__ import annotations

import sys
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from service import clock
from service.cases import organisation, people
from service.rules.roles import Role
from service.store.tables import EscalationRow, ReviewTaskRow
from tests.processes import wait_until
from tests.running import DATABASES, Running, assert_journal_verifies, installed
from tests.specimens import containers, stories
from tests.specimens.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.running import Caller

TASKS = "/v1/review-tasks"
CHART = """unit,parent,name,person,post,valid_from,valid_until
head,,总部,,,2020-01-01,
desk,head,审核组,,,2020-01-01,
head,,,lin,manager,2020-01-01,
desk,,,ma,manager,2020-01-01,
desk,,,ann,member,2020-01-01,
"""


@pytest.fixture(params=DATABASES)
def running(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    with installed(tmp_path_factory.mktemp("home"), request.param) as running:
        with running.store.transaction() as tx:
            for login in ("lin", "ma", "ann"):
                people.add_user(tx, login=login, password="a long password", role=Role.APPROVER)
            organisation.import_file(tx, CHART)
        running.start_all()
        command = [sys.executable, "-m", "service.cli", "scheduler"]
        running.roles["second"] = running._spawn("second", command)
        yield running


def referred(merchant: Caller) -> str:
    """A transfer whose papers contradict each other, once it waits for a person."""
    style = Style(34)
    told = stories.story(
        stories.ludao(style).family,
        style,
        contradiction=stories.Contradiction.DEATH_DATES_DIFFER,
    )
    transfer_id = merchant.open_transfer(told.request())
    for paper in told.papers.values():
        assert merchant.upload(transfer_id, containers.jpeg(paper.pages[0])).status == 202
    merchant.post(f"/v1/transfers/{transfer_id}/submission")
    path = f"/v1/transfers/{transfer_id}"
    wait_until(lambda: merchant.get(path)["status"] == "in_review", pause_seconds=0.5)
    return transfer_id


def test_a_task_is_claimed_escalated_by_hand_then_by_its_deadline_once_and_ends(
    running: Running,
) -> None:
    with running.store.reading() as tx:
        staff = {login: user_id for user_id, login in organisation.logins(tx).items()}
    merchant, reviewer = running.caller(), running.caller(Role.REVIEWER)
    approver = running.caller(Role.APPROVER)
    transfer_id = referred(merchant)

    assert merchant.call("GET", TASKS).status == 403
    taken = reviewer.post(f"{TASKS}/next").body["data"][0]
    assert (taken["transfer_id"], taken["step"]) == (transfer_id, "review")
    path = f"{TASKS}/{taken['id']}"
    assert approver.post(f"{path}/claim").status == 409
    assert approver.post(f"{TASKS}/next").body["data"] == []

    passed = reviewer.post(f"{path}/escalation", {"statement": "Two days of death; @ma decides."})
    assert (passed.status, passed.body["assignee_id"]) == (200, staff["ma"])
    assert reviewer.post(f"{path}/claim").status == 409
    assert [one["mentions"] for one in reviewer.get(f"{path}/notes")["data"]] == [["ma"]]

    past = clock.utc_now() - timedelta(days=1)
    with running.store.engine.begin() as connection:
        connection.execute(update(ReviewTaskRow).values(due_at=past, warn_at=past))
    wait_until(lambda: reviewer.get(path)["assignee_id"] == staff["lin"])
    # A scheduler that died and came back looks at everything again.
    running.kill("scheduler")
    running.start("scheduler")
    with running.store.engine.begin() as connection:
        connection.execute(update(ReviewTaskRow).values(warn_at=past))
    wait_until(lambda: reviewer.get(path)["warned"])
    with running.store.reading() as tx:
        causes = tx.session.scalars(select(EscalationRow.cause)).all()
    assert sorted(causes) == ["by_hand", "deadline"]

    assert approver.post(f"{path}/assignment", {"user_id": None}).status == 200
    assert reviewer.post(f"{path}/claim").status == 200
    seen = reviewer.get(f"/v1/transfers/{transfer_id}")
    asked = reviewer.post(f"{path}/evidence-request", {"assessment_id": seen["assessment"]["id"]})
    assert (asked.status, asked.body["outcome"]) == (201, "request_evidence"), asked
    assert reviewer.get(path)["outcome"] == "needs_evidence"
    assert reviewer.get(TASKS)["data"] == []
    acts = [
        one["act"] for one in reviewer.get(f"/v1/transfers/{transfer_id}/events?limit=100")["data"]
    ]
    assert acts.count("task.escalated") == 2
    assert_journal_verifies(running)
