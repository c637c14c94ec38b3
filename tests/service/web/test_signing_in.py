from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from service.app import create_app
from tests.service.web.visitors import PASSWORD, Visitor

if TYPE_CHECKING:
    from service.settings import Settings


@pytest.mark.parametrize(
    ("login", "home"),
    [
        ("merchant", "/transfers"),
        ("platform", "/transfers"),
        ("reviewer", "/review"),
        ("administrator", "/office"),
    ],
)
def test_each_role_lands_where_its_work_is(visit: Any, login: str, home: str) -> None:
    visitor = visit()

    assert home == visitor.sign_in(login).location
    assert home == visitor.get("/").location
    assert visitor.get(home).status_code == 200


def test_a_wrong_password_and_an_unknown_login_get_the_same_page(visit: Any) -> None:
    one, other = visit(), visit()

    wrong = one.sign_in("merchant", "wrong password")
    unknown = other.sign_in("nobody", "wrong password")

    assert (wrong.status_code, unknown.status_code) == (401, 401)
    assert wrong.text.replace(one.token, "") == unknown.text.replace(other.token, "")
    assert "wrong password" not in wrong.text


def test_guessing_is_stopped_for_that_login_only(visit: Any) -> None:
    visitor = visit()
    for _ in range(8):
        assert visitor.sign_in("merchant", "guess").status_code == 401

    assert visitor.sign_in("merchant", PASSWORD).status_code == 429
    assert visitor.sign_in("reviewer", PASSWORD).status_code == 303


def test_a_page_asked_for_comes_after_signing_in(visit: Any) -> None:
    visitor = visit()

    led = visitor.get("/transfers/new?x=1")
    entered = visitor.sign_in("merchant", next="/transfers/new?x=1")

    assert led.location == "/sign-in?next=/transfers/new?x%3D1"
    assert entered.location == "/transfers/new?x=1"


@pytest.mark.parametrize(
    "where",
    ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", ""],
)
def test_nobody_is_sent_elsewhere_after_signing_in(visit: Any, where: str) -> None:
    assert visit().sign_in("merchant", next=where).location == "/transfers"


def test_signing_out_ends_the_session_in_the_record(visit: Any) -> None:
    visitor = visit("merchant")
    kept = visitor.client.get_cookie("guohu_session")
    assert kept is not None

    visitor.post("/sign-out")
    visitor.client.set_cookie("guohu_session", kept.value)

    assert visitor.get("/transfers").location == "/sign-in?next=/transfers"


def test_a_form_without_our_token_changes_nothing(visit: Any) -> None:
    visitor: Visitor = visit("merchant")
    visitor.token = "foreign"

    refused = visitor.post("/sign-out")

    assert refused.status_code == 400
    assert "nothing was done" in refused.text
    assert visitor.get("/transfers").status_code == 200


def test_a_token_of_another_session_is_foreign(visit: Any) -> None:
    one, other = visit("merchant"), visit("reviewer")
    other.token = one.token

    assert other.post("/sign-out").status_code == 400


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(visit: Any) -> None:
    visitor = visit()
    cookies = visitor.sign_in("merchant").headers.getlist("Set-Cookie")

    kept = next(cookie for cookie in cookies if cookie.startswith("guohu_session="))
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(kept.split("; "))


def test_cookies_are_tied_to_the_host_where_people_come_by_https(settings: Settings) -> None:
    secure = settings.model_copy(update={"public_url": "https://guohu.example"})
    visitor = Visitor(create_app(secure).test_client())

    cookies = visitor.get("/sign-in").headers.getlist("Set-Cookie")

    assert cookies
    assert all(cookie.startswith("__Host-") and "; Secure" in cookie for cookie in cookies)


def test_the_language_is_asked_of_the_browser_and_a_choice_is_remembered(visit: Any) -> None:
    visitor = visit(language="zh-TW,zh;q=0.9")

    assert '<html lang="zh-CN">' in visitor.get("/sign-in").text
    chosen = visitor.get("/language/en?next=/sign-in?next=/transfers")
    assert chosen.location == "/sign-in?next=/transfers"
    assert '<html lang="en">' in visitor.get("/sign-in").text


def test_an_unknown_language_is_not_remembered(visit: Any) -> None:
    visitor = visit()

    visitor.get("/language/xx")

    assert '<html lang="en">' in visitor.get("/sign-in").text
