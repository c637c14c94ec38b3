"""One window of a browser, and the steps that people take in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, ConsoleMessage, Page

PASSWORD = "a long enough password"
PHONE, DESKTOP = {"width": 360, "height": 780}, {"width": 1280, "height": 900}
READING_MILLISECONDS = 90_000
"""For four papers on a busy machine."""
STEP_MILLISECONDS = 15_000
_REFUSALS = ("status of 4",)
"""The browser also complains of refusals that a test asks for."""


@dataclass
class Desk:
    """A window with cookies of its own. `complaints` are the browser's: scripts, policy, files."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)

    @classmethod
    def open(
        cls, browser: Browser, port: int, *, language: str, phone: bool, scripts: bool
    ) -> Desk:
        context = browser.new_context(
            locale=language,
            viewport=PHONE if phone else DESKTOP,
            is_mobile=phone,
            has_touch=phone,
            java_script_enabled=scripts,
        )
        context.set_default_timeout(STEP_MILLISECONDS)
        desk = cls(context.new_page(), f"http://127.0.0.1:{port}")
        desk.page.on("console", desk._hear)
        desk.page.on("pageerror", lambda error: desk.complaints.append(str(error)))
        return desk

    def go(self, path: str) -> None:
        self.page.goto(path if path.startswith("http") else self.address + path)

    def sign_in(self, login: str) -> None:
        self.go("/sign-in")
        self.page.locator("input[name=login]").fill(login)
        self.page.locator("input[name=password]").fill(PASSWORD)
        self.page.locator("main button[type=submit]").click()
        expect(self.page.locator("main h1")).to_be_visible()

    def open_transfer(self) -> str:
        """Fill the form in and send it; the new transfer's path."""
        self.go("/transfers/new")
        for name, value in {
            "shop_name": "鹭岛女装",
            "shop_account": "ludao_1924",
            "registrant_name": "林秀英",
            "registrant_id": "350203192405060028",
            "transferee_name": "陈建国",
            "transferee_id": "350203196203072213",
        }.items():
            self.page.locator(f"[name={name}]").fill(value)
        self.page.locator("main button[type=submit]").click()
        self.page.wait_for_url("**/transfers/tr_*")
        return self.page.url.removeprefix(self.address)

    def upload(self, *paths: Path) -> None:
        self.page.locator("input[type=file][multiple]").set_input_files(list(paths))
        self.page.locator("form[data-upload] button[type=submit]").click()

    def says(self, words: str, *, within: float = STEP_MILLISECONDS) -> None:
        """Wait until these words can be seen."""
        expect(self.page.get_by_text(words).first).to_be_visible(timeout=within)

    def is_too_wide(self) -> bool:
        """Whether the page must be scrolled sideways."""
        width: int = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        return width > 0

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not any(
            known in message.text for known in _REFUSALS
        ):
            self.complaints.append(message.text)
