"""Who is told what by e-mail, and when."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from service.rules.letters import FOR_MERCHANTS, FOR_OWNERS, WORDS, Cause, Mode, due, told


@pytest.mark.parametrize(
    ("act", "details", "expected"),
    [
        ("transfer.moved", {"before": "checking", "after": "approved"}, (Cause.APPROVED, set())),
        ("transfer.moved", {"before": "in_review", "after": "rejected"}, (Cause.REJECTED, set())),
        (
            "transfer.moved",
            {"before": "checking", "after": "needs_evidence"},
            (Cause.NEEDS_EVIDENCE, set()),
        ),
        ("transfer.moved", {"before": "checking", "after": "in_review"}, None),
        ("transfer.submitted", {"before": "approved", "after": "approved"}, None),
        ("task.escalated", {"to": "usr_1", "cause": "deadline"}, (Cause.ESCALATED, {"usr_1"})),
        ("task.warned", {"to": None}, None),
        ("task.opened", {"assignee": "usr_2"}, (Cause.ASSIGNED, {"usr_2"})),
        ("task.opened", {"assignee": None}, None),
        ("task.noted", {"mentions": "usr_1,usr_3"}, (Cause.MENTIONED, {"usr_1", "usr_3"})),
        ("task.noted", {"mentions": ""}, None),
        ("session.began", {}, None),
        ("user.password_handed", {}, (Cause.PASSWORD_HANDED, {"usr_own"})),
        ("user.second_factor_reset", {}, (Cause.FACTOR_RESET, {"usr_own"})),
    ],
)
def test_what_is_told_to_whom(
    act: str, details: dict[str, str], expected: tuple[Cause, set[str]] | None
) -> None:
    assert told(act, "usr_own", details) == expected


def test_every_cause_has_words_that_name_the_transfer_alone() -> None:
    """Those about an account name nothing."""
    assert set(WORDS) == set(Cause)
    for cause, text in WORDS.items():
        named = 0 if cause in FOR_OWNERS else 1
        assert text.zh.count("{") == text.en.count("{") == named
        assert text.zh.count("{id}") == text.en.count("{id}") == named
    assert set(Cause) > FOR_MERCHANTS | FOR_OWNERS


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-11-02T23:30:00+00:00", "2026-11-03T00:00:00+00:00"),
        ("2026-11-03T00:00:00+00:00", "2026-11-04T00:00:00+00:00"),
        ("2026-11-03T12:00:00+00:00", "2026-11-04T00:00:00+00:00"),
    ],
)
def test_a_digest_goes_out_at_eight_in_china(now: str, expected: str) -> None:
    moment = datetime.fromisoformat(now)
    assert due(Mode.DAILY, moment).astimezone(UTC) == datetime.fromisoformat(expected)
    assert due(Mode.AT_ONCE, moment) == moment
