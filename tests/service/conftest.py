"""A store on each real database, people who act on it, and a judge whose verdict a test sets."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from service.cases import assessing, documents, reading, transfers
from service.rules.actor import Actor, ActorKind
from service.rules.roles import Role
from service.settings import Settings
from service.store.database import Store
from service.store.doorbell import Silent
from tests.databases import empty_database, fresh_database, postgres_binaries, postgres_server
from verifiers.model import (
    Assessment,
    Band,
    Document,
    Evidence,
    Fact,
    FactState,
    Field,
    Kind,
    Page,
    Person,
    Quality,
    Recommendation,
    Shop,
    Text,
    Transfer,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAPER = b"\xff\xd8\xff\xe0 a paper of specimen people"


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
    store = Store(settings, Silent())
    store.migrate()
    yield store
    store.close()


@dataclass
class Judge:
    """Stands in for the verifiers where a test is about what the service does with a verdict."""

    recommendation: Recommendation = Recommendation.NEEDS_EVIDENCE
    seen: list[Evidence] = field(default_factory=list)

    def __call__(self, evidence: Evidence, policy: Any, engine: Any = ()) -> Assessment:
        self.seen.append(evidence)
        return Assessment(
            as_of=evidence.as_of,
            policy=policy.stamp,
            risk_score=40,
            band=Band.MEDIUM,
            recommendation=self.recommendation,
            facts=(
                Fact(
                    name="parents_of_registrant",
                    state=FactState.MISSING,
                    why=Text("缺少父母死亡证明", "the parents' deaths are not shown"),
                    people=("林父",),
                ),
                Fact(
                    name="registrant_is_dead", state=FactState.ESTABLISHED, why=Text("有", "shown")
                ),
            ),
            reasons=(),
            breakdown=(),
            inputs=tuple((document.id, document.sha256) for document in evidence.documents),
            engine=tuple(engine),
        )


@pytest.fixture
def judge(monkeypatch: pytest.MonkeyPatch) -> Judge:
    judge = Judge()
    monkeypatch.setattr(assessing, "assess", judge)
    return judge


MERCHANT = Actor(id="key_merchant", role=Role.MERCHANT, kind=ActorKind.KEY, merchant_ref="m-1")
RIVAL = Actor(id="key_rival", role=Role.MERCHANT, kind=ActorKind.KEY, merchant_ref="m-2")
PLATFORM = Actor(id="key_platform", role=Role.PLATFORM, kind=ActorKind.KEY)
REVIEWER = Actor(id="usr_reviewer", role=Role.REVIEWER, kind=ActorKind.USER)
ADMINISTRATOR = Actor(id="usr_admin", role=Role.ADMINISTRATOR, kind=ActorKind.USER)

CLAIM = Transfer(
    scenario="inheritance",
    shop=Shop("鹭岛女装", "ludao_1924"),
    registrant=Person(name="林秀英", id_number="350203192405060028"),
    transferee=Person(name="陈建国", id_number="350203196203072213"),
)


@dataclass
class World:
    """A store with the people of these tests, and short ways to the usual situations."""

    store: Store
    merchant: Actor = MERCHANT
    rival: Actor = RIVAL
    platform: Actor = PLATFORM
    reviewer: Actor = REVIEWER
    administrator: Actor = ADMINISTRATOR
    claim: Transfer = CLAIM

    def open(self) -> str:
        with self.store.transaction() as tx:
            return transfers.open_transfer(tx, self.merchant, self.claim).id

    def upload(self, transfer_id: str, content: bytes = PAPER, name: str = "证件.jpg") -> str:
        return documents.upload(self.store, self.merchant, transfer_id, content, name=name).id

    def read(self, document_id: str, document: Document | None = None) -> None:
        held = reading.claim(self.store, document_id)
        assert held is not None
        kept = document if document is not None else paper()
        pages = [b"\xff\xd8\xffpage %d" % page.number for page in kept.pages]
        assert reading.finish(self.store, held, kept, pages, (("paddle", "3.10"),))
        assessing.assess_transfer(self.store, held.transfer_id)

    def submit(self, transfer_id: str) -> Any:
        with self.store.transaction() as tx:
            return transfers.submit(tx, self.merchant, transfer_id)

    def get(self, transfer_id: str, actor: Actor | None = None) -> Any:
        with self.store.reading() as tx:
            return transfers.get_transfer(tx, actor or self.merchant, transfer_id)

    def submitted(self) -> str:
        """A transfer with one read document, submitted and settled."""
        transfer_id = self.open()
        self.read(self.upload(transfer_id))
        self.submit(transfer_id)
        return transfer_id


@pytest.fixture
def read_paper() -> Document:
    """A death certificate as a reader would have read it."""
    return paper()


@pytest.fixture
def world(store: Store, judge: Judge) -> World:
    del judge
    return World(store)


def paper(name: str = "林秀英") -> Document:
    """A death certificate as a reader would have read it."""
    quality = Quality(sharpness=1.0, glare=0.0, exposure=0.5, completeness=1.0)
    return Document(
        id="whatever the reader called it",
        sha256="",
        kind=Kind.DEATH_CERTIFICATE,
        kind_confidence=0.98,
        pages=(Page(1, 800, 600, 0, quality),),
        fields=(Field(name="name", value=name, raw=name, confidence=0.99),),
    )
