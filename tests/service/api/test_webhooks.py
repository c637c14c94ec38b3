"""Endpoints of programs, over HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from service.store import resolving

if TYPE_CHECKING:
    from tests.service.api.callers import Caller

PATH = "/v1/webhook-endpoints"
BODY = {"url": "https://shop.example/guohu", "events": ["transfer.decided"]}


@pytest.fixture(autouse=True)
def names(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[str, ...]]:
    known = {"shop.example": ("8.8.8.8",), "inside.example": ("10.0.0.1",)}
    monkeypatch.setattr(resolving, "resolve", lambda host, _: known.get(host, ()))
    return known


def test_an_endpoint_is_added_listed_turned_and_removed(platform: Caller) -> None:
    added = platform.post(PATH, json=BODY)
    assert added.status_code == 201
    made: dict[str, Any] = added.json
    assert added.headers["Location"] == f"{PATH}/{made['id']}"
    assert made["secret"].startswith("whsec_")
    listed = platform.get(PATH).json["data"]
    assert [(one["id"], one["status"], "secret" in one) for one in listed] == [
        (made["id"], "enabled", False)
    ]
    turned = platform.post(f"{PATH}/{made['id']}/secret-rotations")
    assert turned.status_code == 201
    assert turned.json["secret"] not in (None, made["secret"])
    assert platform.post(f"{PATH}/{made['id']}/enablement").status_code == 200
    assert platform.delete(f"{PATH}/{made['id']}").status_code == 200
    assert platform.get(PATH).json["data"] == []
    assert platform.delete(f"{PATH}/{made['id']}").status_code == 404


@pytest.mark.parametrize(
    "url",
    ["http://shop.example/", "https://inside.example/", "https://127.0.0.1/", "https://a b/"],
)
def test_an_address_inside_is_refused_in_words(platform: Caller, url: str) -> None:
    refused = platform.post(PATH, json={"url": url})
    assert refused.status_code == 422
    assert refused.json["errors"][0]["pointer"] == "#/url"
    assert "url" in refused.json["detail"]


def test_the_same_key_gives_the_same_endpoint(platform: Caller) -> None:
    first = platform.post(PATH, json=BODY, headers={"Idempotency-Key": "once"})
    again = platform.post(PATH, json=BODY, headers={"Idempotency-Key": "once"})
    assert again.json == first.json
    assert len(platform.get(PATH).json["data"]) == 1


@pytest.mark.parametrize("who", ["merchant", "reviewer"])
def test_others_may_not(request: pytest.FixtureRequest, who: str) -> None:
    caller: Caller = request.getfixturevalue(who)
    assert caller.get(PATH).status_code == 403
    assert caller.post(PATH, json=BODY).status_code == 403
    assert caller.delete(f"{PATH}/whe_{'0' * 26}").status_code == 403
