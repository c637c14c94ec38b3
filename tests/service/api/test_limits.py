"""Whoever asks too often is told when to come back, and nobody else is slowed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from service.rules.roles import Role
from service.settings import Settings

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
