"""Assessments by reader, and a reviewer's override."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from service.cases import assessing
from service.rules.roles import Role
from tests.service.world import Judge

if TYPE_CHECKING:
    from tests.service.api.callers import Caller

REVIEWERS_ONLY = {"breakdown", "shadow"}


def _override(assessed: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {
        "outcome": "approve",
        "reason_code": "evidence_cannot_exist",
        "statement": "登记人父母生于清末，无法取得死亡证明。",
        "assessment_id": assessed["assessment"]["id"],
        **changes,
    }


def test_a_merchant_reads_facts_and_reasons_without_weights(
    merchant: Caller, assessed: dict[str, Any]
) -> None:
    found = merchant.get(f"/v1/assessments/{assessed['assessment']['id']}").json

    assert found == assessed["assessment"]
    assert not REVIEWERS_ONLY & found.keys()
    assert all("points" not in reason for reason in found["reasons"])
    assert found["facts"]


def test_a_reviewer_reads_the_weights_too(reviewer: Caller, assessed: dict[str, Any]) -> None:
    found = reviewer.get(f"/v1/assessments/{assessed['assessment']['id']}").json

    assert found.keys() >= REVIEWERS_ONLY
    assert found["breakdown"]


def test_a_transfer_lists_its_assessments_newest_first(
    merchant: Caller, assessed: dict[str, Any]
) -> None:
    listed = merchant.get(f"/v1/transfers/{assessed['id']}/assessments").json

    assert listed["data"][0] == assessed["assessment"]
    assert listed["has_more"] is False


@pytest.fixture
def judge(monkeypatch: pytest.MonkeyPatch) -> Judge:
    """Finds one fact open that a reviewer may waive."""
    judge = Judge()
    monkeypatch.setattr(assessing, "assess", judge)
    return judge


@pytest.mark.usefixtures("judge")
def test_an_override_decides_and_leaves_the_assessment(
    merchant: Caller, reviewer: Caller, request: Any
) -> None:
    assessed = request.getfixturevalue("assessed")
    path = f"/v1/transfers/{assessed['id']}"

    response = reviewer.post(f"{path}/overrides", json=_override(assessed))

    assert response.status_code == 201
    assert response.json["status"] == "effective"
    seen, reviewed = merchant.get(path).json, reviewer.get(path).json
    assert seen["status"] == "approved"
    assert seen["assessment"] == assessed["assessment"]
    assert seen["decision"]["by"] == "reviewer"
    assert seen["decision"]["override_id"] == response.json["id"]
    states = {fact["fact"]: fact["state"] for fact in seen["decision"]["facts"]}
    assert states["parents_of_registrant"] == "waived"
    assert "actor_id" not in seen["decision"]
    assert "overrides" not in seen
    assert reviewed["overrides"] == [response.json]
    assert reviewed["decision"]["actor_id"] == f"key_{reviewer.key_id}"
    assert merchant.upload(assessed["id"]).json["type"] == "urn:guohu:problem:transfer-closed"


def test_what_is_beyond_ones_authority_is_refused_and_told_before(
    reviewer: Caller, assessed: dict[str, Any]
) -> None:
    path = f"/v1/transfers/{assessed['id']}"

    told = reviewer.get(f"{path}/authority").json
    response = reviewer.post(f"{path}/overrides", json=_override(assessed))

    assert (response.status_code, told["at_once"]) == (403, False)
    assert response.json["type"] == "urn:guohu:problem:beyond-everyone"
    assert [one["what"] for one in told["beyond_everyone"]] == ["transferee_identity"]
    assert "heirs_are_complete" in {one["what"] for one in told["beyond"]}
    assert "registrant_identity" in told["covers"]
    assert all(ground["detail"]["zh"] for ground in told["grounds"])


def test_an_override_of_changed_evidence_is_refused(
    merchant: Caller, reviewer: Caller, assessed: dict[str, Any]
) -> None:
    merchant.upload(assessed["id"], b"%PDF-1.7 another")

    response = reviewer.post(f"/v1/transfers/{assessed['id']}/overrides", json=_override(assessed))

    assert response.status_code == 409
    assert response.json["type"] == "urn:guohu:problem:evidence-changed"


def test_a_reviewer_of_the_same_merchant_may_not_decide(
    caller: Any, assessed: dict[str, Any]
) -> None:
    own = caller(Role.REVIEWER, "shop-1")

    response = own.post(f"/v1/transfers/{assessed['id']}/overrides", json=_override(assessed))

    assert response.status_code == 403
    assert response.json["type"] == "urn:guohu:problem:own-case"


@pytest.mark.parametrize("who", ["merchant", "platform", "administrator"])
def test_only_reviewers_override(who: str, request: Any, assessed: dict[str, Any]) -> None:
    caller = request.getfixturevalue(who)

    response = caller.post(f"/v1/transfers/{assessed['id']}/overrides", json=_override(assessed))

    assert response.status_code == 403


@pytest.mark.parametrize(
    ("change", "slug"),
    [
        ({"outcome": "marry"}, "invalid-request"),
        ({"reason_code": "because"}, "reason-code-unknown"),
        ({"statement": "  "}, "statement-required"),
        ({"assessment_id": "../../x"}, "invalid-request"),
        ({"waives": ["gravity"]}, "waiver-unknown"),
        ({"outcome": "reject"}, "person-required"),
        ({"outcome": "reject", "guarantor_id": "usr_1"}, "guarantor-not-needed"),
        ({"grounds": ["ID_CHECKSUM"]}, "invalid-request"),
        ({"grounds": ["not a code"]}, "invalid-request"),
        ({"status": "effective"}, "invalid-request"),
    ],
)
def test_a_wrong_override_is_refused(
    reviewer: Caller, assessed: dict[str, Any], change: dict[str, Any], slug: str
) -> None:
    response = reviewer.post(
        f"/v1/transfers/{assessed['id']}/overrides", json=_override(assessed, **change)
    )

    assert response.status_code == (403 if slug == "person-required" else 422)
    assert response.json["type"] == f"urn:guohu:problem:{slug}"


def test_nothing_can_be_overridden_before_it_was_assessed(
    merchant: Caller, reviewer: Caller, assessed: dict[str, Any]
) -> None:
    fresh = merchant.open_transfer()

    response = reviewer.post(f"/v1/transfers/{fresh['id']}/overrides", json=_override(assessed))

    assert response.status_code == 409
    assert response.json["type"] == "urn:guohu:problem:nothing-assessed"
