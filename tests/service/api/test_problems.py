"""Every refusal is one clear problem, in the reader's language, that echoes nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from service.api.problems import ALL_PROBLEMS, MEDIA_TYPE
from service.rules.errors import IntegrityBroken, Unavailable
from tests.service.api.callers import CLAIM, Caller, failing

if TYPE_CHECKING:
    from flask.testing import FlaskClient


JSON = "application/json"
CANARY = "林秀英350203192405060028"


@pytest.mark.parametrize("slug", sorted(ALL_PROBLEMS))
def test_every_problem_has_a_slug_a_status_and_words_in_both_languages(slug: str) -> None:
    problem = ALL_PROBLEMS[slug]

    assert problem.type == slug
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", slug)
    assert 400 <= problem.status < 600
    for text in (problem.title, problem.detail):
        assert re.search("[一-鿿]", text.zh)
        assert not re.search("[一-鿿]", text.en)
        assert set(re.findall(r"{\w+}", problem.detail.zh)) == {
            name.replace("_en}", "_zh}") for name in re.findall(r"{\w+}", problem.detail.en)
        }


@pytest.mark.parametrize(
    ("accept", "language"),
    [
        ("en", "en"),
        ("en-GB,en;q=0.9", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("fr, en;q=0.5", "en"),
        ("fr", "zh"),
        ("", "zh"),
        ("\x00;;q=x", "zh"),
    ],
)
def test_the_reader_is_spoken_to_in_their_language(
    client: FlaskClient, accept: str, language: str
) -> None:
    response = client.get("/v1/transfers", headers={"Accept-Language": accept})

    body = response.json
    assert response.mimetype == MEDIA_TYPE
    assert response.headers["Content-Language"] == language
    assert "Accept-Language" in response.headers["Vary"]
    assert body["title"] == getattr(ALL_PROBLEMS["unauthenticated"].title, language)
    assert body["detail"] == body["text"][language]
    assert body["text"]["zh"] != body["text"]["en"]


def test_a_problem_carries_the_requests_id(client: FlaskClient) -> None:
    response = client.get("/v1/transfers")

    body = response.json
    assert body["request_id"] == response.headers["X-Request-Id"]
    assert body["instance"] == f"urn:guohu:request:{body['request_id']}"
    assert body["status"] == response.status_code


@pytest.mark.parametrize(
    ("method", "path", "options", "status", "slug"),
    [
        ("GET", f"/v1/{CANARY}", {}, 404, "path-unknown"),
        ("GET", "/v1", {}, 404, "path-unknown"),
        ("GET", "/v1/transfers/", {}, 404, "path-unknown"),
        ("DELETE", "/v1/transfers", {}, 405, "method-not-allowed"),
        ("TRACE", "/v1/transfers", {}, 405, "method-not-allowed"),
        ("GET", f"/v1/transfers/{CANARY}", {}, 404, "not-found"),
        ("GET", "/v1/transfers/tr_%00", {}, 404, "not-found"),
        ("GET", f"/v1/documents/{'x' * 3000}", {}, 404, "not-found"),
        ("POST", "/v1/transfers", {"content_type": JSON}, 400, "json-malformed"),
        ("POST", "/v1/transfers", {"data": "{", "content_type": JSON}, 400, "json-malformed"),
        ("POST", "/v1/transfers", {"data": b"\xff", "content_type": JSON}, 400, "json-malformed"),
        (
            "POST",
            "/v1/transfers",
            {"data": "[" * 100_000, "content_type": JSON},
            400,
            "json-malformed",
        ),
        ("POST", "/v1/transfers", {"data": "[]", "content_type": JSON}, 422, "invalid-request"),
        ("POST", "/v1/transfers", {"data": "null", "content_type": JSON}, 422, "invalid-request"),
        ("POST", "/v1/transfers", {"json": {CANARY: CANARY}}, 422, "invalid-request"),
        ("POST", "/v1/transfers", {"data": {"a": "b"}}, 415, "content-type-not-accepted"),
        ("POST", "/v1/transfers", {"data": b"{}"}, 415, "content-type-not-accepted"),
        (
            "POST",
            "/v1/transfers",
            {"data": b" " * 300_000, "content_type": JSON},
            413,
            "body-too-large",
        ),
    ],
)
def test_each_wrong_request_is_its_own_problem_and_echoes_nothing(  # noqa: PLR0917
    merchant: Caller, method: str, path: str, options: dict[str, Any], status: int, slug: str
) -> None:
    headers = {"Authorization": f"Bearer {merchant.key}"}

    response = merchant.client.open(path, method=method, headers=headers, **options)

    assert response.status_code == status
    assert response.json["type"] == f"urn:guohu:problem:{slug}"
    assert CANARY not in response.text


def test_a_method_that_is_not_allowed_says_which_are(merchant: Caller) -> None:
    response = merchant.client.delete("/v1/transfers")

    assert {"GET", "POST"} <= set(response.headers["Allow"].split(", "))


def test_a_wrong_content_type_says_which_is_meant(merchant: Caller) -> None:
    response = merchant.post("/v1/transfers", data=b"{}", content_type="text/plain")

    assert response.json["expected"] == JSON


def test_refusals_of_pages_are_pages(client: FlaskClient) -> None:
    response = client.get("/no/such/page")

    assert response.status_code == 404
    assert response.mimetype == "text/html"


def test_an_unexpected_error_is_told_without_its_words(
    merchant: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.cases.transfers.open_transfer", failing(RuntimeError(CANARY)))

    response = merchant.post("/v1/transfers", json=CLAIM)

    assert response.status_code == 500
    assert response.json["type"] == "urn:guohu:problem:internal-error"
    assert CANARY not in response.text


@pytest.mark.parametrize(("error", "status"), [(Unavailable, 503), (IntegrityBroken, 500)])
def test_a_store_that_fails_is_told_as_such(
    merchant: Caller, monkeypatch: pytest.MonkeyPatch, error: Any, status: int
) -> None:
    monkeypatch.setattr("service.cases.transfers.list_transfers", failing(error()))

    response = merchant.get("/v1/transfers")

    assert response.status_code == status
    assert ("Retry-After" in response.headers) == (error is Unavailable)


def test_a_failed_request_changes_nothing(
    merchant: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.api.transfers.transfer_json", failing(RuntimeError()))
    failed = merchant.post("/v1/transfers", json=CLAIM)
    monkeypatch.undo()

    assert failed.status_code == 500
    assert merchant.get("/v1/transfers").json["data"] == []
