"""What holds for every page: it fits a phone, speaks one language, and has names for its fields."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

PAGES = {
    "merchant": ("/transfers", "/transfers/new", "/transfers/tr_none", "/account"),
    "reviewer": ("/review", "/review/all", "/review/requests", "/rules"),
    "chief": (
        "/office",
        "/office/people",
        "/office/people/voucher",
        "/office/keys",
        "/office/organisation",
        "/office/policies",
    ),
}
_NAMELESS = """() => [...document.querySelectorAll("input:not([type=hidden]), select, textarea")]
  .filter((one) => !one.labels?.length && !one.getAttribute("aria-label"))
  .map((one) => one.outerHTML)"""


@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("login", PAGES)
def test_pages_fit_a_phone_and_name_their_fields(desk: Any, login: str, language: str) -> None:
    window = desk(login, language=language, phone=True)
    for path in PAGES[login]:
        window.go(path)

        assert not window.is_too_wide(), path
        assert window.page.evaluate(_NAMELESS) == [], path
        assert window.page.locator("html").get_attribute("lang") == language, path
        assert window.page.locator("h1").count() == 1, path


def test_the_first_stop_of_the_keyboard_skips_the_menu(desk: Any) -> None:
    window = desk("merchant")
    window.go("/transfers/new")

    window.page.keyboard.press("Tab")
    window.page.keyboard.press("Enter")
    window.page.keyboard.press("Tab")

    focused = window.page.evaluate("document.activeElement.name")
    assert focused == "shop_name"


def test_what_went_wrong_has_the_focus_and_the_keyboard_goes_on_from_there(desk: Any) -> None:
    window = desk("chief")
    window.go("/office/policies")
    window.page.get_by_text("Send a draft").first.click()
    window.page.get_by_label("or paste its text").fill("nam = 1")
    window.page.get_by_role("button", name="Send a draft").click()
    window.says("Not taken: name: missing")

    # The page's script, which gives it the focus, runs after its text is there to be seen.
    expect(window.page.locator("[role=alert]:focus")).to_be_visible()
    window.page.keyboard.press("Tab")
    assert window.page.evaluate("document.activeElement.getAttribute('href')").endswith(".toml")
