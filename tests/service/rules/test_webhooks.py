"""What is told, and when again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from service.rules import webhooks

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


def test_the_schedule_is_the_published_one() -> None:
    at, waits = NOON, []
    for attempts in range(1, webhooks.ATTEMPTS):
        due = webhooks.due_after(attempts, at)
        assert due is not None
        waits.append((due - at).total_seconds())
        at = due
    assert waits == [5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400]
    assert webhooks.due_after(webhooks.ATTEMPTS, at) is None
    assert at - NOON == webhooks.longest() == timedelta(hours=75, minutes=35, seconds=5)


def test_an_endpoint_that_asked_for_nothing_special_hears_all_that_is_told() -> None:
    assert webhooks.wants([], "transfer.decided")
    assert webhooks.wants(["transfer.decided"], "transfer.decided")
    assert not webhooks.wants(["transfer.decided"], "transfer.moved")
    assert not webhooks.wants([], "session.began")


def test_only_listed_details_go_along() -> None:
    told = webhooks.body(
        "transfer.decided",
        "2026-11-02T12:00:00.000000+00:00",
        "dec_1",
        "tr_1",
        {"outcome": "approve", "assessment": "asm_1", "override": None, "weight": 3},
    )
    assert told == {
        "type": "transfer.decided",
        "timestamp": "2026-11-02T12:00:00.000000+00:00",
        "data": {
            "transfer_id": "tr_1",
            "subject_id": "dec_1",
            "assessment": "asm_1",
            "outcome": "approve",
            "override": None,
        },
    }
