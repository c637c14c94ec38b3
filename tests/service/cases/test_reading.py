"""A worker's hold on a document: one has it, the late write nothing, nobody tries for ever."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import func, select, update

from service.cases import assessing, reading, sweeping
from service.cases.documents import get_document
from service.cases.views import DocumentView
from service.rules.states import DocumentStatus, TransferStatus
from service.store.doorbell import ASSESS_TRANSFER, CHECK_DOCUMENT
from service.store.tables import DocumentRow, ReadingRow
from tests.service.world import LONG_AGO, Judge, World
from verifiers.model import Document, Finding, Kind, Recommendation, Strength, Text


def expire(world: World) -> None:
    """Let every lease end now."""
    held = DocumentRow.status == DocumentStatus.READING.value
    with world.store.transaction() as tx:
        tx.session.execute(update(DocumentRow).where(held).values(lease_until=LONG_AGO))


def readings(world: World) -> int:
    with world.store.reading() as tx:
        return tx.session.scalar(select(func.count()).select_from(ReadingRow))


def document(world: World, document_id: str) -> DocumentView:
    with world.store.reading() as tx:
        return get_document(tx, world.merchant, document_id)


@pytest.mark.parametrize("round_", range(5))
def test_of_many_claims_one_wins(world: World, round_: int) -> None:
    """Sixteen workers reach for one document: one gets it, on every round."""
    del round_
    document_id = world.upload(world.open())
    with ThreadPoolExecutor(8) as pool:
        claims = list(pool.map(lambda _: reading.claim(world.store, document_id), range(16)))
    assert sum(claim is not None for claim in claims) == 1
    assert document(world, document_id).status is DocumentStatus.READING


def test_claim_tells_what_the_worker_needs(world: World) -> None:
    transfer_id = world.open()
    document_id = world.upload(transfer_id)
    held = reading.claim(world.store, document_id)
    assert (held.document_id, held.transfer_id, held.attempt) == (document_id, transfer_id, 1)
    assert (held.kind, held.name) == (None, "证件.jpg")
    assert reading.content(world.store, held).startswith(b"\xff\xd8\xff")


def test_unknown_document_is_not_claimed(world: World) -> None:
    assert reading.claim(world.store, "doc_none") is None


def test_finish_keeps_reading_state_and_journal(world: World, read_paper: Document) -> None:
    transfer_id = world.open()
    document_id = world.upload(transfer_id)
    held = reading.claim(world.store, document_id)
    assert reading.finish(world.store, held, read_paper, [b"jpeg"], (("paddle", "3.10"),))
    view = document(world, document_id)
    assert view.status is DocumentStatus.CHECKED
    assert view.document == replace(read_paper, id=document_id, sha256=view.sha256)
    assert view.page_count == 1
    assert world.store.doorbell.rung[-1] == (ASSESS_TRANSFER, transfer_id)


def test_finished_document_is_not_claimed_again(world: World) -> None:
    document_id = world.upload(world.open())
    world.read(document_id)
    assert reading.claim(world.store, document_id) is None


def test_late_write_of_a_paused_worker_is_nothing(world: World, read_paper: Document) -> None:
    """Fencing: the worker that lost its lease leaves no trace, the new one's reading stays."""
    document_id = world.upload(world.open())
    late = reading.claim(world.store, document_id)
    expire(world)
    now = reading.claim(world.store, document_id)
    assert now.attempt == 2
    assert not reading.renew(world.store, late)
    assert reading.give_back(world.store, late) is None
    files = len(list(world.store.blobs.parts()))
    wrong = replace(read_paper, kind=Kind.PASSPORT)
    assert not reading.finish(world.store, late, wrong, [b"late"])
    assert len(list(world.store.blobs.parts())) == files
    assert reading.finish(world.store, now, read_paper, [b"jpeg"])
    assert not reading.finish(world.store, late, wrong, [b"late"])
    assert document(world, document_id).document.kind is Kind.DEATH_CERTIFICATE
    assert readings(world) == 1


def test_of_many_finishes_one_writes(world: World, read_paper: Document) -> None:
    document_id = world.upload(world.open())
    held = reading.claim(world.store, document_id)
    with ThreadPoolExecutor(8) as pool:
        wrote = list(
            pool.map(lambda _: reading.finish(world.store, held, read_paper, [b"x"]), range(8))
        )
    assert sum(wrote) == 1
    assert readings(world) == 1


def test_renewed_lease_is_kept(world: World) -> None:
    document_id = world.upload(world.open())
    held = reading.claim(world.store, document_id)
    expire(world)
    assert reading.renew(world.store, held)
    assert reading.claim(world.store, document_id) is None


def test_crashing_document_ends_failed_with_its_reason(world: World) -> None:
    """The poison file: as many attempts as allowed, then an honest failure that says what to do."""
    transfer_id = world.open()
    document_id = world.upload(transfer_id)
    answers = [
        reading.give_back(world.store, reading.claim(world.store, document_id))
        for _ in range(world.store.settings.max_attempts)
    ]
    assert answers == [DocumentStatus.QUEUED, DocumentStatus.QUEUED, DocumentStatus.FAILED]
    view = document(world, document_id)
    assert view.attempts == 3
    assert [finding.code for finding in view.document.findings] == ["PROCESSING_FAILED"]
    assert reading.claim(world.store, document_id) is None


def test_dead_worker_is_followed_by_the_next(world: World, read_paper: Document) -> None:
    """Kill -9 while reading: the sweep puts the document back, and it is read once."""
    document_id = world.upload(world.open())
    assert reading.claim(world.store, document_id)
    assert sweeping.due_work(world.store).documents == ()
    expire(world)
    due = sweeping.due_work(world.store)
    assert due.documents == (document_id,)
    assert document(world, document_id).status is DocumentStatus.QUEUED
    held = reading.claim(world.store, document_id)
    assert held.attempt == 2
    assert reading.finish(world.store, held, read_paper, [b"x"])
    assert readings(world) == 1


def test_document_that_kills_every_worker_fails(world: World) -> None:
    """No worker lives to give it back; the sweep counts the attempts."""
    document_id = world.upload(world.open())
    for _ in range(world.store.settings.max_attempts):
        assert reading.claim(world.store, document_id)
        expire(world)
        sweeping.due_work(world.store)
    assert document(world, document_id).status is DocumentStatus.FAILED


def test_used_up_document_is_not_claimed_before_the_sweep(world: World) -> None:
    """No worker begins a fourth time, even where no sweep has come by."""
    document_id = world.upload(world.open())
    for _ in range(world.store.settings.max_attempts):
        assert reading.claim(world.store, document_id)
        expire(world)
    assert reading.claim(world.store, document_id) is None
    sweeping.due_work(world.store)
    assert document(world, document_id).status is DocumentStatus.FAILED


def test_unreadable_file_fails_and_is_no_evidence(
    world: World, read_paper: Document, judge: Judge
) -> None:
    """It is shown with its reason, and neither helps nor harms the transfer."""
    transfer_id = world.open()
    document_id = world.upload(transfer_id)
    finding = Finding(
        code="FILE_UNREADABLE",
        strength=Strength.HARD,
        message=Text("文件已损坏", "The file is damaged"),
        fix=Text("请重新上传", "Please upload it again"),
    )
    broken = replace(read_paper, kind=Kind.OTHER, pages=(), fields=(), findings=(finding,))
    world.read(document_id, broken)
    view = document(world, document_id)
    assert view.status is DocumentStatus.FAILED
    assert view.document.findings == (finding,)
    judge.recommendation = Recommendation.NEEDS_EVIDENCE
    assert world.submit(transfer_id).status is TransferStatus.NEEDS_EVIDENCE
    assert judge.seen[-1].documents == ()


def test_transfer_that_waits_for_a_failed_file_is_settled(world: World) -> None:
    """Submitted while the last file was being read; the file fails; the outcome still comes."""
    transfer_id = world.open()
    document_id = world.upload(transfer_id)
    world.submit(transfer_id)
    for _ in range(world.store.settings.max_attempts):
        reading.give_back(world.store, reading.claim(world.store, document_id))
    assert sweeping.due_work(world.store).transfers == (transfer_id,)
    assessing.assess_transfer(world.store, transfer_id)
    assert world.get(transfer_id).status is TransferStatus.NEEDS_EVIDENCE
    assert sweeping.due_work(world.store).transfers == ()


def test_lost_doorbell_is_rung_again(world: World) -> None:
    """A crash between commit and message: the sweep finds the document."""
    document_id = world.upload(world.open())
    world.store.doorbell.rung.clear()
    assert sweeping.sweep(world.store) == 1
    assert world.store.doorbell.rung == [(CHECK_DOCUMENT, document_id)]


def test_sweep_is_silent_while_messages_wait(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten thousand queued documents are no reason for ten thousand more messages."""
    world.upload(world.open())
    world.store.doorbell.rung.clear()
    monkeypatch.setattr(world.store.doorbell, "waiting", lambda: 100)
    assert sweeping.sweep(world.store) == 0
    assert world.store.doorbell.rung == []
