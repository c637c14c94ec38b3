"""A store on each real database, people who act on it, and a judge whose verdict a test sets."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from argon2 import PasswordHasher

from service.cases import assessing
from service.cases.people import passwords
from service.settings import Settings
from service.store.database import Store
from service.store.doorbell import Silent
from tests import engines, homes
from tests.databases import empty_database, fresh_database, postgres_binaries, postgres_server
from tests.service.world import Judge, World, paper

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from verifiers.model import Document

engines.share()
_hasher = passwords._hasher


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """Hashing is slow on purpose; hardly any test is about that."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_hasher", lambda: quick)
        yield


@pytest.fixture
def slow_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords are hashed as in service."""
    monkeypatch.setattr(passwords, "_hasher", _hasher)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    if postgres_binaries() is None and not os.environ.get("GUOHU_TEST_DATABASE_URL"):
        pytest.skip("no PostgreSQL server is installed, and GUOHU_TEST_DATABASE_URL is not set")
    with postgres_server() as url:
        yield url


@pytest.fixture(scope="session")
def migrated(postgres: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One migrated PostgreSQL database; emptying it costs less than making one for each test."""
    with fresh_database(postgres) as url:
        store = Store(Settings.load(home=tmp_path_factory.mktemp("pg"), database_url=url), Silent())
        store.migrate()
        store.close()
        yield url


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    if request.param == "sqlite":
        yield None
        return
    url = request.getfixturevalue("migrated")
    yield url
    empty_database(url)


@pytest.fixture
def settings(tmp_path: Path, database_url: str | None) -> Settings:
    return Settings.load(home=tmp_path / "home", database_url=database_url, requeue_seconds=0)


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    if settings.database_url is None:
        homes.migrated(settings.home_path)
    store = Store(settings, Silent())
    yield store
    store.close()


@pytest.fixture
def judge(monkeypatch: pytest.MonkeyPatch) -> Judge:
    judge = Judge()
    monkeypatch.setattr(assessing, "assess", judge)
    return judge


@pytest.fixture
def read_paper() -> Document:
    """A death certificate as a reader would have read it."""
    return paper()


@pytest.fixture
def world(store: Store, judge: Judge) -> World:
    del judge
    return World(store)
