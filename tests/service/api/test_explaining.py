"""Why an assessment came out as it did, for reviewers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.service.api.callers import Caller


def test_a_reviewer_sees_the_waterfall_in_the_language_asked_for(
    reviewer: Caller, assessed: dict[str, Any]
) -> None:
    path = f"/v1/assessments/{assessed['assessment']['id']}/waterfall.svg"
    chinese, english = (reviewer.get(f"{path}?language={one}") for one in ("zh", "en"))

    assert chinese.mimetype == english.mimetype == "image/svg+xml"
    assert "风险评分" in chinese.text
    assert "Risk score" in english.text
    assert "sandbox" in chinese.headers["Content-Security-Policy"]


def test_weights_are_no_merchants_business(merchant: Caller, assessed: dict[str, Any]) -> None:
    path = f"/v1/assessments/{assessed['assessment']['id']}/waterfall.svg"
    assert merchant.get(path).status_code == 403


def test_a_replay_tells_whether_it_comes_out_the_same(
    merchant: Caller, reviewer: Caller, assessed: dict[str, Any]
) -> None:
    path = f"/v1/assessments/{assessed['assessment']['id']}/replays"
    for caller in (merchant, reviewer):
        body = caller.post(path, json={}).json
        assert body["result"] == "identical"
        assert body["differences"] == []
        assert all(one["holds"] for one in body["held"])
