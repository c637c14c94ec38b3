"""Keys speak for themselves; a signed-in person's session works too, from this site's pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from service.cases import people
from service.rules.roles import Role
from tests.service.api.callers import CLAIM, Caller

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from service.store.database import Store

PASSWORD = "correct horse battery staple"


@pytest.fixture
def token(store: Store) -> str:
    with store.transaction() as tx:
        people.add_user(
            tx, login="mei", password=PASSWORD, role=Role.MERCHANT, merchant_ref="shop-1"
        )
    return people.sign_in(store, "mei", PASSWORD).token


@pytest.fixture
def browser(client: FlaskClient, token: str) -> FlaskClient:
    client.set_cookie("guohu_session", token)
    return client


def test_a_session_reads(browser: FlaskClient) -> None:
    assert browser.get("/v1/transfers").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin"},
        {"Origin": "http://localhost"},
    ],
)
def test_a_session_writes_from_the_services_own_pages(
    browser: FlaskClient, headers: dict[str, str]
) -> None:
    assert browser.post("/v1/transfers", json=CLAIM, headers=headers).status_code == 201


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
        {"Origin": "https://evil.example"},
        {"Origin": "http://localhost.evil.example"},
        {"Origin": "null"},
    ],
)
def test_a_session_writes_from_nowhere_else(browser: FlaskClient, headers: dict[str, str]) -> None:
    response = browser.post("/v1/transfers", json=CLAIM, headers=headers)

    assert response.status_code == 403
    assert response.json["type"] == "urn:guohu:problem:cross-site-request"


def test_a_key_is_used_whatever_cookies_come_along(browser: FlaskClient, caller: Any) -> None:
    other = caller(Role.MERCHANT, "shop-2")
    headers = {"Authorization": f"Bearer {other.key}", "Sec-Fetch-Site": "cross-site"}

    response = browser.post("/v1/transfers", json=CLAIM, headers=headers)

    assert response.json["merchant_ref"] == "shop-2"


def test_a_wrong_key_is_not_saved_by_a_cookie(browser: FlaskClient) -> None:
    response = browser.get("/v1/transfers", headers={"Authorization": "Bearer guohu_wrong"})

    assert response.status_code == 401


def test_a_revoked_key_is_refused_on_the_next_request(merchant: Caller, store: Store) -> None:
    assert merchant.get("/v1/transfers").status_code == 200

    with store.transaction() as tx:
        people.revoke_key(tx, merchant.key_id)

    assert merchant.get("/v1/transfers").status_code == 401


def test_a_session_that_was_signed_out_is_refused_on_the_next_request(
    browser: FlaskClient, store: Store, token: str
) -> None:
    people.sign_out(store, token)

    assert browser.get("/v1/transfers").status_code == 401
