"""A real browser before the real service: web, worker, scheduler and Redis as processes."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import sync_playwright

from service.cases import people
from service.rules.roles import Role
from tests.browser.desk import PASSWORD, Desk
from tests.running import MERCHANT, Running, installed
from tests.specimens import containers, stories
from tests.specimens.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

_FLAGS = (
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with installed(tmp_path_factory.mktemp("home")) as running:
        with running.store.transaction() as tx:
            people.add_user(
                tx, login="merchant", password=PASSWORD, role=Role.MERCHANT, merchant_ref=MERCHANT
            )
            people.add_user(tx, login="reviewer", password=PASSWORD, role=Role.REVIEWER)
            for login in ("second", "voucher"):
                people.add_user(tx, login=login, password=PASSWORD, role=Role.REVIEWER)
            for login in ("approver", "other"):
                people.add_user(tx, login=login, password=PASSWORD, role=Role.APPROVER)
            people.add_user(tx, login="chief", password=PASSWORD, role=Role.ADMINISTRATOR)
        running.start_all()
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    assert chromium is not None, "chromium is missing: make setup installs it"
    # A sandbox of its own cannot be set up by root; nothing here leaves this machine.
    flags = [*_FLAGS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        yield browser
        browser.close()


@pytest.fixture
def desk(browser: Browser, running: Running) -> Iterator[Any]:
    """A new browser window: ``desk("merchant", language="zh-CN", phone=True)``."""
    opened: list[Desk] = []

    def sit(
        login: str | None = None,
        *,
        language: str = "en",
        phone: bool = False,
        scripts: bool = True,
    ) -> Desk:
        desk = Desk.open(browser, running.port, language=language, phone=phone, scripts=scripts)
        opened.append(desk)
        if login is not None:
            desk.sign_in(login)
        return desk

    yield sit
    for one in opened:
        one.page.context.close()
    assert [line for one in opened for line in one.complaints] == []


@pytest.fixture(scope="session")
def contradicting(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Photographed papers of 林秀英, born in 1924; two of them name different days of death."""
    style = Style(34)
    told = stories.story(
        stories.ludao(style).family,
        style,
        contradiction=stories.Contradiction.DEATH_DATES_DIFFER,
    )
    folder = tmp_path_factory.mktemp("papers")
    paths = []
    for kind, paper in told.papers.items():
        path = folder / f"{kind.value}.jpg"
        path.write_bytes(containers.jpeg(paper.pages[0]))
        paths.append(path)
    return paths
