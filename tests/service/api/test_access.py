"""Who reaches what: every route, as nobody, as another merchant, and in a lesser role."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from service.rules.roles import Role

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from tests.service.api.callers import Caller

OPEN = {"/healthz", "/readyz", "/metrics", "/openapi.json", "/docs"}
"""For operations and readers of the documentation: no credentials, nothing personal."""
OFFICE = {"/v1/rules", "/v1/reports/dispersion", "/v1/events", "/v1/webhook-endpoints"}
"""What an administrator reads: acts and endpoints, no papers."""
OWN_LISTS = {("GET", "/v1/transfers"), ("POST", "/v1/transfers")}
"""Another merchant may call these: they show and make only their own."""


def _calls(app: Any) -> list[tuple[str, str]]:
    """Every method and rule of the API, from the application itself."""
    return [
        (method, rule.rule)
        for rule in app.url_map.iter_rules()
        for method in sorted(rule.methods - {"HEAD", "OPTIONS"})
        if not rule.endpoint.startswith("web.")
    ]


def _path(rule: str, assessed: dict[str, Any]) -> str:
    return (
        rule.replace("<transfer_id>", assessed["id"])
        .replace("<document_id>", assessed["documents"][0]["id"])
        .replace("<assessment_id>", assessed["assessment"]["id"])
        .replace("<override_id>", "ovr_" + "0" * 26)
        .replace("<int:number>", "1")
    )


def _status(caller: Caller, method: str, path: str) -> int:
    return caller.client.open(
        path, method=method, headers={"Authorization": f"Bearer {caller.key}"}
    ).status_code


def test_every_call_of_the_api_is_in_this_matrix(app: Any) -> None:
    assert {rule for _, rule in _calls(app) if not rule.startswith("/v1/")} == OPEN


def test_nobody_reaches_anything_without_credentials(
    app: Any, client: FlaskClient, assessed: dict[str, Any]
) -> None:
    statuses = {
        (method, rule): client.open(_path(rule, assessed), method=method).status_code
        for method, rule in _calls(app)
        if rule.startswith("/v1/")
    }

    assert set(statuses.values()) == {401}, statuses


def test_another_merchant_finds_nothing(app: Any, caller: Any, assessed: dict[str, Any]) -> None:
    other = caller(Role.MERCHANT, "shop-2")
    statuses = {
        (method, rule): _status(other, method, _path(rule, assessed))
        for method, rule in _calls(app)
        if rule.startswith("/v1/") and (method, rule) not in OWN_LISTS
    }

    # An upload or override without a body is refused for that before anything is looked up.
    refused = {403, 404, 415, 400}
    assert set(statuses.values()) <= refused, statuses
    assert all(status in {403, 404} for (method, _), status in statuses.items() if method == "GET")


def test_an_administrator_sees_no_papers(app: Any, administrator: Caller, assessed: Any) -> None:
    statuses = {
        rule: _status(administrator, method, _path(rule, assessed))
        for method, rule in _calls(app)
        if rule.startswith("/v1/") and method == "GET" and rule not in OFFICE
    }

    assert set(statuses.values()) <= {403, 404}, statuses


@pytest.mark.parametrize(
    ("who", "method", "rule", "status"),
    [
        ("merchant", "GET", "/v1/events", 403),
        ("merchant", "GET", "/v1/review-tasks", 403),
        ("platform", "GET", "/v1/review-tasks", 403),
        ("reviewer", "GET", "/v1/events", 403),
        ("administrator", "GET", "/v1/events", 200),
        ("platform", "GET", "/v1/events", 200),
        ("reviewer", "GET", "/v1/review-tasks", 200),
        ("reviewer", "POST", "/v1/transfers/<transfer_id>/submission", 403),
    ],
)
def test_roles_reach_what_is_theirs(  # noqa: PLR0917 -- pytest names them
    request: Any, assessed: dict[str, Any], who: str, method: str, rule: str, status: int
) -> None:
    assert _status(request.getfixturevalue(who), method, _path(rule, assessed)) == status


def test_another_merchants_upload_and_override_are_not_found(
    caller: Any, assessed: dict[str, Any]
) -> None:
    other = caller(Role.MERCHANT, "shop-2")

    assert other.upload(assessed["id"]).status_code == 404


def test_reviewers_do_not_add_papers(reviewer: Caller, assessed: dict[str, Any]) -> None:
    assert reviewer.upload(assessed["id"]).status_code == 403


@pytest.mark.parametrize(
    "authorization",
    [
        "Bearer",
        "Bearer ",
        "Bearer guohu_00000000_" + "0" * 64,
        "Bearer guohu_x",
        "Bearer 钥匙".encode().decode("latin-1"),
        "Basic Z3VvaHU6Z3VvaHU=",
        "guohu",
        "Bearer " + "x" * 10_000,
    ],
)
def test_wrong_credentials_are_refused_alike(client: FlaskClient, authorization: str) -> None:
    response = client.get("/v1/transfers", headers={"Authorization": authorization})

    assert response.status_code == 401
    assert response.json["type"] == "urn:guohu:problem:unauthenticated"
    assert response.headers["WWW-Authenticate"].startswith("Bearer")
