"""What holds for every answer: headers, ids, metrics and logs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import structlog

from service.rules.errors import Unavailable
from tests.service.api.callers import CLAIM, Caller, failing

if TYPE_CHECKING:
    from flask.testing import FlaskClient

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.mark.parametrize(
    "path",
    ["/v1/transfers", "/v1/none", "/openapi.json", "/docs", "/healthz", "/metrics", "/none"],
)
def test_every_answer_forbids_browsers_what_it_does_not_need(
    client: FlaskClient, path: str
) -> None:
    headers = client.get(path).headers

    assert {name: headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] in {"no-referrer", "same-origin"}
    assert headers["X-Request-Id"].startswith("req_")


def test_every_request_has_its_own_id(client: FlaskClient) -> None:
    ids = {client.get("/healthz").headers["X-Request-Id"] for _ in range(3)}

    assert len(ids) == 3


def test_a_log_line_names_the_route_and_nothing_personal(
    merchant: Caller, client: FlaskClient
) -> None:
    with structlog.testing.capture_logs() as lines:
        opened = merchant.post("/v1/transfers", json=CLAIM)
        client.get(opened.json["upload_url"])
        merchant.get("/v1/transfers?after=350203192405060028")

    text = str(lines)
    requests = [line for line in lines if line["event"] == "request"]
    assert requests[0]["url_rule"] == "/v1/transfers"
    assert requests[0]["request_id"] == opened.headers["X-Request-Id"]
    assert requests[0]["actor_id"].endswith(merchant.key_id)
    assert requests[1]["url_rule"] == "/upload/<token>"
    for personal in ("林秀英", "350203192405060028", opened.json["upload_url"][-20:], merchant.key):
        assert personal not in text


def test_operations_see_whether_the_service_lives_and_can_serve(client: FlaskClient) -> None:
    assert client.get("/healthz").json == {"status": "ok"}

    ready = client.get("/readyz")
    # Nobody started Redis here: workers start later, but nothing is lost.
    assert ready.status_code == 200
    assert ready.json == {"status": "degraded", "checks": {"database": "ok", "redis": "down"}}


def test_a_service_without_its_database_is_not_ready(
    client: FlaskClient, store: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "ping", failing(Unavailable()))

    ready = client.get("/readyz")

    assert ready.status_code == 503
    assert ready.json["checks"]["database"] == "down"


def test_metrics_count_requests_by_route(client: FlaskClient) -> None:
    client.get("/v1/transfers/tr_1")

    text = client.get("/metrics").text

    assert 'route="/v1/transfers/<transfer_id>",status="401"' in text
    assert "tr_1" not in text
