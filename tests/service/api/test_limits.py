"""Whoever asks too often is told when to come back, and nobody else is slowed."""

from __future__ import annotations

import socket
import time
from typing import TYPE_CHECKING, Any

import pytest

from service.app import create_app
from service.rules.roles import Role
from service.settings import Settings
from service.store.database import Store
from service.store.doorbell import Silent

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

    from tests.service.api.callers import Caller


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.load(home=tmp_path / "home", requests_per_minute=5)


def test_over_the_limit_a_key_is_told_when_to_come_back(merchant: Caller, caller: Any) -> None:
    statuses = [merchant.get("/v1/transfers").status_code for _ in range(5)]
    refused = merchant.get("/v1/review-tasks")

    assert statuses == [200] * 5
    assert refused.status_code == 429
    assert refused.json["type"] == "urn:guohu:problem:too-many-requests"
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert refused.json["seconds"] == int(refused.headers["Retry-After"])
    assert caller(Role.MERCHANT, "shop-2").get("/v1/transfers").status_code == 200


def test_wrong_keys_are_counted_by_address(client: FlaskClient) -> None:
    statuses = [
        client.get("/v1/transfers", headers={"Authorization": f"Bearer {n}"}).status_code
        for n in range(6)
    ]

    assert statuses == [401] * 5 + [429]


def test_probes_are_never_refused(client: FlaskClient) -> None:
    assert {client.get("/healthz").status_code for _ in range(20)} == {200}


def test_a_redis_that_does_not_answer_stops_nobody(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"redis://127.0.0.1:{silent.getsockname()[1]}/0"
        settings = Settings.load(home=tmp_path / "hung", redis_url=url, requests_per_minute=3)
        store = Store(settings, Silent())
        store.migrate()
        client = create_app(settings, store).test_client()
        began = time.monotonic()
        statuses = [client.get("/v1/transfers").status_code for _ in range(4)]
        seconds = time.monotonic() - began
        store.close()

    # Meanwhile this process counts for itself.
    assert statuses == [401, 401, 401, 429]
    assert seconds < 3
