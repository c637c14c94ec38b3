"""One task brings one document to its end, whatever its reader does."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from service.cases import documents, reading, transfers
from service.rules.actor import Actor, ActorKind
from service.rules.roles import Role
from service.rules.states import DocumentStatus
from service.settings import Settings
from service.store.database import Store
from service.store.doorbell import CHECK_DOCUMENT, Silent
from tasks.check import check_document
from tasks.place import Place
from tasks.reader_process import Answer
from tests import homes
from verifiers.errors import ReaderFailed
from verifiers.model import Document, Kind, Page, Person, Quality, Shop, Transfer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

MERCHANT = Actor(id="key_a", role=Role.MERCHANT, kind=ActorKind.KEY, merchant_ref="m-1")
CLAIM = Transfer(
    scenario="inheritance",
    shop=Shop("鹭岛女装", "ludao_1924"),
    registrant=Person(name="林秀英", id_number="350203192405060028"),
    transferee=Person(name="陈建国", id_number="350203196203072213"),
)
READ = Answer(
    document=Document(
        id="a",
        sha256="",
        kind=Kind.OTHER,
        kind_confidence=0.0,
        pages=(Page(1, 10, 10, 0, Quality(1.0, 0.0, 0.5, 1.0)),),
    ),
    pages=(b"picture",),
    versions=(("paddle", "1"),),
)


@dataclass
class StandIn:
    """A reader that does as it is told, once for each call."""

    acts: list[Callable[[], Answer]] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)

    def check(self, content: bytes, **asked: Any) -> Answer:
        self.asked.append({"content": content, **asked})
        return self.acts.pop(0)()


class Workplace(Place):
    def __init__(self, settings: Settings, reader: StandIn) -> None:
        super().__init__(settings)
        self.reader = reader  # type: ignore[assignment]
        self._store = Store(settings, Silent())


@pytest.fixture
def reader() -> StandIn:
    return StandIn()


@pytest.fixture
def place(tmp_path: Path, reader: StandIn) -> Iterator[Place]:
    made = Workplace(
        Settings.load(home=homes.migrated(tmp_path), max_attempts=2, lease_seconds=8), reader
    )
    yield made
    made.store.close()


@pytest.fixture
def document_id(place: Place) -> str:
    with place.store.transaction() as tx:
        transfer = transfers.open_transfer(tx, MERCHANT, CLAIM)
    return documents.upload(place.store, MERCHANT, transfer.id, b"\xff\xd8\xff", name="a.jpg").id


def state(place: Place, document_id: str) -> tuple[DocumentStatus, int]:
    with place.store.reading() as tx:
        view = documents.get_document(tx, MERCHANT, document_id)
    return view.status, view.attempts


def fail(error: BaseException) -> Callable[[], Answer]:
    def act() -> Answer:
        raise error

    return act


def test_what_was_read_is_kept_and_assessed(
    place: Place, reader: StandIn, document_id: str
) -> None:
    reader.acts = [lambda: READ]
    check_document(place, document_id)
    assert state(place, document_id) == (DocumentStatus.CHECKED, 1)
    with place.store.reading() as tx:
        view = documents.get_document(tx, MERCHANT, document_id)
        transfer = transfers.get_transfer(tx, MERCHANT, view.transfer_id)
    assert view.document is not None
    assert (view.document.id, view.page_count) == (document_id, 1)
    assert transfer.assessment is not None
    assert transfer.assessment.assessment.inputs == ((document_id, view.sha256),)
    assert reader.asked[0]["content"] == b"\xff\xd8\xff"


def test_a_second_message_for_the_same_document_does_nothing(
    place: Place, reader: StandIn, document_id: str
) -> None:
    reader.acts = [lambda: READ]
    check_document(place, document_id)
    check_document(place, document_id)
    assert len(reader.asked) == 1


def test_an_unknown_document_is_no_work(place: Place, reader: StandIn) -> None:
    check_document(place, "doc_unknown")
    assert reader.asked == []


def test_a_failed_reader_costs_an_attempt_and_the_last_one_ends_it(
    place: Place, reader: StandIn, document_id: str
) -> None:
    reader.acts = [fail(ReaderFailed("crashed"))] * 2
    check_document(place, document_id)
    assert state(place, document_id) == (DocumentStatus.QUEUED, 1)
    assert place.store.doorbell.rung[-1] == (CHECK_DOCUMENT, document_id)  # type: ignore[union-attr]
    check_document(place, document_id)
    assert state(place, document_id) == (DocumentStatus.FAILED, 2)
    with place.store.reading() as tx:
        view = documents.get_document(tx, MERCHANT, document_id)
    assert view.document is not None
    assert [finding.code for finding in view.document.findings] == ["PROCESSING_FAILED"]


def test_a_bug_counts_as_an_attempt_and_is_not_hidden(
    place: Place, reader: StandIn, document_id: str
) -> None:
    reader.acts = [fail(KeyError("bug"))]
    with pytest.raises(KeyError):
        check_document(place, document_id)
    assert state(place, document_id) == (DocumentStatus.QUEUED, 1)


def test_a_worker_told_to_stop_gives_back_and_counts_no_attempt(
    place: Place, reader: StandIn, document_id: str
) -> None:
    reader.acts = [fail(SystemExit(1)), lambda: READ]
    with pytest.raises(SystemExit):
        check_document(place, document_id)
    assert state(place, document_id) == (DocumentStatus.QUEUED, 0)
    check_document(place, document_id)
    assert state(place, document_id) == (DocumentStatus.CHECKED, 1)


def test_who_lost_the_lease_writes_nothing(
    place: Place, reader: StandIn, document_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "renew", lambda *_: False)

    def beat() -> Answer:
        reader.asked[-1]["beat"]()
        return READ

    reader.acts = [beat]
    check_document(place, document_id)
    assert state(place, document_id) == (DocumentStatus.READING, 1)


def test_the_lease_is_renewed_several_times_before_it_ends(
    place: Place, reader: StandIn, document_id: str
) -> None:
    reader.acts = [lambda: READ]
    check_document(place, document_id)
    assert reader.asked[0]["beat_seconds"] == 2
