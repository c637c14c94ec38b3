"""One application on a store of its own; every JSON answer in these tests is held to OpenAPI."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from service.app import create_app
from service.cases import assessing, people, reading
from service.rules.roles import Role
from service.settings import Settings
from service.store.database import Store
from service.store.doorbell import Silent
from tests import homes
from tests.service.api.callers import Caller, CheckedClient, picture, reading_of, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask.testing import FlaskClient


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings.load(home=tmp_path / "home", max_file_bytes=100_000, max_documents=3)


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    homes.migrated(settings.home_path)
    store = Store(settings, Silent())
    yield store
    store.close()


@pytest.fixture
def app(settings: Settings, store: Store) -> Any:
    app = create_app(settings, store)
    app.test_client_class = CheckedClient
    return app


@pytest.fixture
def client(app: Any) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def caller(app: Any, store: Store) -> Any:
    """Makes a caller of a role: ``caller(Role.MERCHANT, "shop-1")``."""

    def make(role: Role, merchant_ref: str | None = None) -> Caller:
        with store.transaction() as tx:
            key = people.add_key(tx, role=role, merchant_ref=merchant_ref)
        return Caller(app.test_client(), key.text, key.id)

    return make


@pytest.fixture
def merchant(caller: Any) -> Caller:
    return caller(Role.MERCHANT, "shop-1")


@pytest.fixture
def reviewer(caller: Any) -> Caller:
    return caller(Role.REVIEWER)


@pytest.fixture
def platform(caller: Any) -> Caller:
    return caller(Role.PLATFORM)


@pytest.fixture
def administrator(caller: Any) -> Caller:
    return caller(Role.ADMINISTRATOR)


@pytest.fixture
def read(store: Store) -> Any:
    """Does a worker's work on one document, with a reading made up here."""

    def do(document_id: str, *, readable: bool = True) -> None:
        claim = reading.claim(store, document_id)
        assert claim is not None
        found = reading_of(document_id) if readable else unreadable(document_id)
        pages = (picture("grey"),) if readable else ()
        assert reading.finish(store, claim, found, pages)
        assessing.assess_transfer(store, claim.transfer_id)

    return do


@pytest.fixture
def assessed(merchant: Caller, read: Any) -> dict[str, Any]:
    """A submitted transfer with one read document and an assessment."""
    transfer = merchant.open_transfer()
    uploaded = merchant.upload(transfer["id"], name="证.jpg").json
    read(uploaded["id"])
    response = merchant.post(f"/v1/transfers/{transfer['id']}/submission")
    assert response.status_code == 200
    return response.json
