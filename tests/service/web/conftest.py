"""One application with people who sign in to it through its own pages."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

from service.app import create_app
from service.cases import assessing, people, reading
from service.rules.roles import Role
from service.settings import Settings
from service.store.database import Store
from service.store.doorbell import Silent
from tests.service.web.visitors import PASSWORD, Visitor, expired_card, id_card, picture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from verifiers.model import Document

_PEOPLE = {
    "merchant": (Role.MERCHANT, "m-1"),
    "rival": (Role.MERCHANT, "m-2"),
    "platform": (Role.PLATFORM, None),
    "reviewer": (Role.REVIEWER, None),
    "voucher": (Role.REVIEWER, None),
    "approver": (Role.APPROVER, None),
    "insider": (Role.REVIEWER, "m-1"),
    "administrator": (Role.ADMINISTRATOR, None),
}


@pytest.fixture(scope="session")
def tokens() -> dict[str, str]:
    """A session of each person, in every copy of the home."""
    return {}


@pytest.fixture(scope="session")
def peopled_home(tmp_path_factory: pytest.TempPathFactory, tokens: dict[str, str]) -> Path:
    """A home with a migrated database and its people, to copy: hashing passwords is slow."""
    home = tmp_path_factory.mktemp("web") / "home"
    store = Store(Settings.load(home=home), Silent())
    store.migrate()
    with store.transaction() as tx:
        for login, (role, merchant_ref) in _PEOPLE.items():
            people.add_user(
                tx, login=login, password=PASSWORD, role=role, merchant_ref=merchant_ref
            )
    for login in _PEOPLE:
        tokens[login] = people.sign_in(store, login, PASSWORD).token
    store.close()
    return home


@pytest.fixture
def settings(tmp_path: Path, peopled_home: Path) -> Settings:
    home = shutil.copytree(peopled_home, tmp_path / "home")
    return Settings.load(home=home, max_file_bytes=100_000, max_documents=4)


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    store = Store(settings, Silent())
    yield store
    store.close()


@pytest.fixture
def app(settings: Settings, store: Store) -> Any:
    return create_app(settings, store)


@pytest.fixture
def visit(app: Any, tokens: dict[str, str]) -> Any:
    """A new browser: ``visit()``, or of somebody signed in: ``visit("merchant")``."""

    def begin(login: str | None = None, language: str = "en") -> Visitor:
        visitor = Visitor(app.test_client(), language)
        if login is not None:
            visitor.return_as(tokens[login])
        return visitor

    return begin


@pytest.fixture
def merchant(visit: Any) -> Visitor:
    return visit("merchant")


@pytest.fixture
def reviewer(visit: Any) -> Visitor:
    return visit("reviewer")


@pytest.fixture
def read(store: Store) -> Any:
    """Does a worker's work on the oldest document that waits in a transfer."""

    def do(document_id: str, document: Document | None = None) -> None:
        claim = reading.claim(store, document_id)
        assert claim is not None
        found = document or id_card()
        pages = [picture("grey")] if found.pages else []
        assert reading.finish(store, claim, found, pages)
        assessing.assess_transfer(store, claim.transfer_id)

    return do


@pytest.fixture
def in_review(merchant: Visitor, read: Any) -> str:
    """The path of a submitted transfer that a person must look at."""
    path = merchant.open_transfer()
    for colour, document in (("white", id_card()), ("blue", expired_card())):
        merchant.upload(path, (picture(colour), "证.jpg"))
        read(merchant.documents(path)[0], document)
    merchant.submit(path)
    return path
