"""Opening, listing, reading and submitting transfers over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from service.rules.roles import Role
from tests.service.api.callers import CLAIM, Caller
from verifiers.policies.policy import SCENARIOS

if TYPE_CHECKING:
    from flask.testing import FlaskClient


def test_opening_answers_with_the_transfer_its_requirements_and_an_upload_link(
    merchant: Caller, client: FlaskClient
) -> None:
    response = merchant.post("/v1/transfers", json=CLAIM)

    body = response.json
    assert response.status_code == 201
    assert response.headers["Location"] == f"/v1/transfers/{body['id']}"
    assert body["status"] == "collecting"
    assert body["risk_score"] is None
    assert body["assessment"] is None
    assert body["requirements"]
    assert body["merchant_ref"] == "shop-1"
    assert body["registrant"]["death_date"] == "2016-08-11"
    assert client.get(body["upload_url"]).status_code == 303


def test_reading_gives_the_same_transfer_again_without_a_new_link(merchant: Caller) -> None:
    opened = merchant.open_transfer()

    found = merchant.get(f"/v1/transfers/{opened['id']}").json

    opened.pop("upload_url")
    assert found == opened


def test_the_platform_opens_for_the_merchant_it_names(platform: Caller, merchant: Caller) -> None:
    opened = platform.open_transfer(merchant_ref="shop-1")

    assert merchant.get(f"/v1/transfers/{opened['id']}").status_code == 200


def test_the_platform_must_name_the_merchant(platform: Caller) -> None:
    response = platform.post("/v1/transfers", json=CLAIM)

    assert response.status_code == 422
    assert response.json["type"] == "urn:guohu:problem:merchant-required"


def test_a_merchant_cannot_open_for_another(merchant: Caller) -> None:
    response = merchant.post("/v1/transfers", json={**CLAIM, "merchant_ref": "shop-2"})

    assert response.status_code == 404


@pytest.mark.parametrize("role", ["reviewer", "administrator"])
def test_only_merchants_and_the_platform_open(role: str, request: Any) -> None:
    response = request.getfixturevalue(role).post("/v1/transfers", json=CLAIM)

    assert response.status_code == 403


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"scenario": "alchemy"}, "#/scenario"),
        ({"shop": None}, "#/shop"),
        ({"registrant": {"name": ""}}, "#/registrant/name"),
        ({"registrant": {"name": "林\u0000"}}, "#/registrant/name"),
        ({"registrant": {"name": "林", "birth_date": "1924-02-30"}}, "#/registrant/birth_date"),
        ({"relatives": [{"name": "陈", "relation": "friend"}]}, "#/relatives/0/relation"),
        ({"status": "approved"}, "#"),
        ({"registrant": {"name": "林", "risk_score": 0}}, "#/registrant"),
    ],
)
def test_a_field_that_breaks_a_rule_is_named_and_not_echoed(
    merchant: Caller, change: dict[str, Any], pointer: str
) -> None:
    response = merchant.post("/v1/transfers", json={**CLAIM, **change})

    assert response.status_code == 422
    assert response.json["type"] == "urn:guohu:problem:invalid-request"
    assert [error["pointer"] for error in response.json["errors"]] == [pointer]
    assert "alchemy" not in response.text
    assert "林" not in response.text


def test_an_unknown_scenario_is_told_which_there_are(merchant: Caller) -> None:
    response = merchant.post("/v1/transfers", json={**CLAIM, "scenario": "alchemy"})

    assert "inheritance" in response.json["detail"]


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_every_scenario_is_offered_and_says_what_it_needs(merchant: Caller, scenario: str) -> None:
    response = merchant.post("/v1/transfers", json={**CLAIM, "scenario": scenario})

    assert response.status_code == 201
    assert {"transferee_identity"} < {one["fact"] for one in response.json["requirements"]}
    assert all(one["accepts"] for one in response.json["requirements"])


def test_lists_are_walked_by_the_cursor_newest_first(merchant: Caller) -> None:
    opened = [merchant.open_transfer()["id"] for _ in range(3)]

    first = merchant.get("/v1/transfers?limit=2").json
    rest = merchant.get(f"/v1/transfers?limit=2&after={first['next']}").json

    assert first["has_more"]
    assert not rest["has_more"]
    assert rest["next"] is None
    assert [line["id"] for line in first["data"] + rest["data"]] == opened[::-1]


def test_lists_can_be_narrowed_by_status(merchant: Caller, assessed: dict[str, Any]) -> None:
    opened = merchant.open_transfer()

    collecting = merchant.get("/v1/transfers?status=collecting").json["data"]
    others = merchant.get(f"/v1/transfers?status={assessed['status']}").json["data"]

    assert [line["id"] for line in collecting] == [opened["id"]]
    assert [line["id"] for line in others] == [assessed["id"]]


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=101", "limit=x", "status=lost", "after=%00", "colour=red"]
)
def test_a_wrong_query_is_refused(merchant: Caller, query: str) -> None:
    assert merchant.get(f"/v1/transfers?{query}").status_code == 422


def test_a_merchant_lists_only_their_own(merchant: Caller, caller: Any) -> None:
    merchant.open_transfer()

    assert caller(Role.MERCHANT, "shop-2").get("/v1/transfers").json["data"] == []


def test_submission_settles_a_transfer_and_says_all_that_is_missing(merchant: Caller) -> None:
    opened = merchant.open_transfer()

    submitted = merchant.post(f"/v1/transfers/{opened['id']}/submission")

    assert submitted.status_code == 200
    assert submitted.json["status"] == "needs_evidence"
    assert submitted.json["risk_score"] is not None
    assert submitted.json["requirements"]


def test_submission_waits_for_documents_that_are_being_read(merchant: Caller) -> None:
    opened = merchant.open_transfer()
    merchant.upload(opened["id"])

    submitted = merchant.post(f"/v1/transfers/{opened['id']}/submission").json

    assert submitted["status"] == "checking"
    assert submitted["is_current"] is False
