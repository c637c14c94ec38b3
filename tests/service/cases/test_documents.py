"""Files in, files out: limits, duplicates, sealing, and what is left when something fails."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from service.cases import documents, journal, sweeping
from service.rules.actor import Actor, ActorKind
from service.rules.errors import (
    FileEmpty,
    FileTooLarge,
    Forbidden,
    IntegrityBroken,
    NotFound,
    TooManyDocuments,
    TransferClosed,
    Unavailable,
)
from service.rules.roles import Role
from service.rules.states import DocumentStatus
from service.settings import Settings
from service.store.doorbell import CHECK_DOCUMENT
from tests.service.world import PAPER, Judge, World
from verifiers.model import Kind, Recommendation


def files(world: World) -> int:
    return len(list(world.store.blobs.parts()))


def acts(world: World, transfer_id: str) -> list[str]:
    with world.store.reading() as tx:
        page = journal.transfer_events(tx, world.merchant, transfer_id)
        return [event.act for event in page.items]


def test_upload_is_queued_and_rung_for(world: World) -> None:
    transfer_id = world.open()
    view = documents.upload(
        world.store,
        world.merchant,
        transfer_id,
        PAPER,
        name="../林秀英.jpg",
        kind=Kind.DEATH_CERTIFICATE,
    )
    assert view.status is DocumentStatus.QUEUED
    assert view.name == "林秀英.jpg"
    assert view.declared_kind is Kind.DEATH_CERTIFICATE
    assert view.document is None
    assert world.store.doorbell.rung == [(CHECK_DOCUMENT, view.id)]
    with world.store.reading() as tx:
        assert documents.get_document(tx, world.merchant, view.id) == view


def test_original_comes_back_byte_for_byte_and_is_journalled(world: World) -> None:
    transfer_id = world.open()
    document_id = world.upload(transfer_id)
    picture = documents.read_original(world.store, world.reviewer, document_id)
    assert (picture.content, picture.media_type) == (PAPER, "image/jpeg")
    assert acts(world, transfer_id)[-1] == "document.original_read"


def test_pages_come_back_and_are_journalled(world: World) -> None:
    transfer_id = world.open()
    document_id = world.upload(transfer_id)
    with pytest.raises(NotFound):
        documents.read_page(world.store, world.merchant, document_id, 1)
    world.read(document_id)
    page = documents.read_page(world.store, world.merchant, document_id, 1)
    assert page.content == b"\xff\xd8\xffpage 1"
    assert acts(world, transfer_id)[-1] == "document.page_read"
    for number in (0, 2, -1):
        with pytest.raises(NotFound):
            documents.read_page(world.store, world.merchant, document_id, number)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"\x89PNG\r\n\x1a\nx", "image/png"),
        (b"RIFF\0\0\0\0WEBPx", "image/webp"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "image/heic"),
        (b"MM\0*\0\0\0\x08", "image/tiff"),
        (b"%PDF-1.7", "application/pdf"),
        (b"<html>", "application/octet-stream"),
        (b"<svg>", "application/octet-stream"),
    ],
)
def test_media_type_is_read_from_the_bytes(content: bytes, media_type: str) -> None:
    assert media_type == documents.media_type(content)


def test_strangers_get_nothing(world: World) -> None:
    document_id = world.upload(world.open())
    for read in (
        lambda: documents.read_original(world.store, world.rival, document_id),
        lambda: documents.read_page(world.store, world.rival, document_id, 1),
    ):
        with pytest.raises(NotFound):
            read()
    with pytest.raises(Forbidden):
        documents.read_original(world.store, world.administrator, document_id)


def test_link_may_upload_and_not_look(world: World) -> None:
    """A forwarded link lets nobody see identity papers."""
    transfer_id = world.open()
    link = Actor(id="link_1", role=Role.LINK, kind=ActorKind.LINK, transfer_id=transfer_id)
    view = documents.upload(world.store, link, transfer_id, PAPER, name="a.jpg")
    with pytest.raises(Forbidden):
        documents.read_original(world.store, link, view.id)


@pytest.mark.parametrize("size", [0, 1025])
def test_sizes_outside_limits_leave_nothing(world: World, settings: Settings, size: int) -> None:
    object.__setattr__(
        world.store, "settings", settings.model_copy(update={"max_file_bytes": 1024})
    )
    transfer_id = world.open()
    with pytest.raises(FileEmpty if size == 0 else FileTooLarge) as caught:
        world.upload(transfer_id, b"x" * size)
    assert size == 0 or caught.value.extra == {"limit": 1024}
    assert files(world) == 0


def test_number_of_documents_is_limited(world: World, settings: Settings) -> None:
    """Also when many arrive at once: the limit holds exactly."""
    object.__setattr__(world.store, "settings", settings.model_copy(update={"max_documents": 3}))
    transfer_id = world.open()

    def upload(number: int) -> bool:
        try:
            world.upload(transfer_id, PAPER + bytes([number]))
        except TooManyDocuments:
            return False
        return True

    with ThreadPoolExecutor(6) as pool:
        assert sum(pool.map(upload, range(6))) == 3
    assert len(world.get(transfer_id).documents) == files(world) == 3


def test_same_bytes_answer_with_the_earlier_document(world: World) -> None:
    """Twenty presses of one button: one document, one file."""
    transfer_id = world.open()
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda _: world.upload(transfer_id), range(20)))
    assert len(made) == 1
    assert files(world) == 1
    other = documents.upload(
        world.store, world.merchant, transfer_id, PAPER, name="a", kind=Kind.COURT_DOCUMENT
    )
    assert other.id not in made, "declared as another kind it is another document"


def test_closed_transfer_takes_no_file(world: World, judge: Judge) -> None:
    judge.recommendation = Recommendation.APPROVE
    transfer_id = world.submitted()
    before = files(world)
    with pytest.raises(TransferClosed):
        world.upload(transfer_id, b"\xff\xd8\xff more")
    assert files(world) == before


def test_refusal_inside_the_transaction_leaves_no_file(world: World) -> None:
    transfer_id = world.open()

    def refuse(*_: object) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        documents.upload(world.store, world.merchant, transfer_id, PAPER, name="a", then=refuse)
    assert files(world) == 0
    assert world.get(transfer_id).documents == ()


def test_full_disk_leaves_no_row(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    transfer_id = world.open()

    def refuse(*_: object) -> None:
        raise Unavailable

    monkeypatch.setattr(world.store.blobs, "write", refuse)
    with pytest.raises(Unavailable):
        world.upload(transfer_id)
    assert world.get(transfer_id).documents == ()


def test_crash_between_file_and_row_is_swept(world: World) -> None:
    transfer_id = world.open()
    document_id = world.upload(transfer_id)
    world.read(document_id)
    documents._stage(world.store, PAPER)
    assert files(world) == 3
    assert sweeping.remove_orphans(world.store, older_than_seconds=-1) == 1
    documents.read_original(world.store, world.merchant, document_id)
    documents.read_page(world.store, world.merchant, document_id, 1)


def test_swapped_files_and_rows_are_refused(world: World) -> None:
    """What was moved to another document does not open, and nothing is shown."""
    transfer_id = world.open()
    first, second = world.upload(transfer_id), world.upload(transfer_id, PAPER + b"2")
    sealed = world.store.blobs.read(second, "original")
    world.store.blobs.write(first, "original", sealed)
    with pytest.raises(IntegrityBroken):
        documents.read_original(world.store, world.reviewer, first)
    swap = "UPDATE documents SET sealed_name = (SELECT sealed_name FROM documents WHERE id = :b)"
    with world.store.engine.begin() as connection:
        connection.execute(text(swap + " WHERE id = :a"), {"a": first, "b": second})
    with pytest.raises(IntegrityBroken):
        world.get(transfer_id)


def test_lost_key_is_refused(world: World) -> None:
    """Deleting the wrapped key makes a document unreadable for ever: that is how erasure works."""
    document_id = world.upload(world.open())
    with world.store.engine.begin() as connection:
        connection.execute(text("DELETE FROM data_keys WHERE owner_id = :a"), {"a": document_id})
    with pytest.raises(IntegrityBroken):
        documents.read_original(world.store, world.merchant, document_id)
