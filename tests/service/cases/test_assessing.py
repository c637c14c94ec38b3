"""Assessments: immutable, numbered, one for what is known, safe to ask for many times."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import select

from service.cases import (
    assessing,
    assessments,
    journal,
    notary_offices,
    outside,
    reading,
    recognising,
)
from service.cases.views import AssessmentView
from service.rules.errors import NotFound
from service.rules.states import TransferStatus
from service.settings import Settings, SettingsInvalid
from service.store.tables import AssessmentRow, PolicyText
from tests.service.world import PAPER, Judge, World
from verifiers.model import (
    Document,
    Finding,
    NotaryRegistry,
    Recommendation,
    Strength,
    Text,
)
from verifiers.notaries import load_registry


def listed(world: World, transfer_id: str) -> tuple[AssessmentView, ...]:
    with world.store.reading() as tx:
        return assessments.list_assessments(tx, world.merchant, transfer_id)


def test_nothing_new_is_not_assessed(world: World) -> None:
    transfer_id = world.open()
    assert assessing.assess_transfer(world.store, transfer_id) is None
    assert assessing.assess_transfer(world.store, "tr_none") is None
    assert listed(world, transfer_id) == ()


def test_every_document_brings_one_assessment(world: World) -> None:
    transfer_id = world.open()
    for number in range(3):
        world.read(world.upload(transfer_id, PAPER + bytes([number])))
    found = listed(world, transfer_id)
    assert [one.number for one in found] == [3, 2, 1]
    assert [len(one.assessment.inputs) for one in found] == [3, 2, 1]
    assert world.get(transfer_id).assessment == found[0]


def test_assessment_keeps_policy_engine_and_inputs(world: World) -> None:
    transfer_id = world.open()
    document_id = world.upload(transfer_id)
    world.read(document_id)
    (one,) = listed(world, transfer_id)
    view = world.get(transfer_id).documents[0]
    assert one.assessment.inputs == ((document_id, view.sha256),)
    assert ("paddle", "3.10") in one.assessment.engine
    assert "guohu" in dict(one.assessment.engine)
    with world.store.reading() as tx:
        kept = tx.session.get_one(PolicyText, one.assessment.policy.sha256)
        assert kept.version == one.assessment.policy.version


def test_what_is_known_from_outside_is_kept_with_the_assessment(
    world: World, judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A replay opens the copy; what other transfers say by then does not reach it."""
    words = Text("测试", "test")
    said = Finding(code="DUP_DEED_NO", strength=Strength.HARD, message=words, fix=words)
    told = outside.Elsewhere(said, ("tr_other",))
    monkeypatch.setattr(recognising, "known", lambda *_: (told,))
    transfer_id = world.open()
    world.read(world.upload(transfer_id))
    monkeypatch.undo()
    assert judge.seen[-1].outside == (said,)
    with world.store.reading() as tx:
        row = tx.session.scalars(select(AssessmentRow)).one()
        assert outside.kept(tx, row) == (said,)
        assert outside.elsewhere(tx, row) == (told,)
        assert "测试".encode() not in (row.sealed_outside or b"")


def test_the_registry_of_notary_offices_is_kept_by_its_digest(world: World, judge: Judge) -> None:
    """A replay needs the offices that were known then, whatever was added since."""
    transfer_id = world.open()
    world.read(world.upload(transfer_id))
    used = judge.seen[-1].notaries
    assert used == load_registry().registry
    with world.store.reading() as tx:
        row = tx.session.scalars(select(AssessmentRow)).one()
        assert notary_offices.kept(tx, row.notaries_sha256) == used
        assert notary_offices.kept(tx, None) == NotaryRegistry()


def test_a_registry_that_breaks_a_rule_is_refused_by_the_setting_s_name(
    settings: Settings, tmp_path: Path
) -> None:
    file = tmp_path / "offices.toml"
    file.write_text('[[office]]\nname = "甲公证处"')
    with pytest.raises(SettingsInvalid, match=r"GUOHU_NOTARY_OFFICES: office\.0\.province"):
        notary_offices.in_force(settings.model_copy(update={"notary_offices": file}))


def test_many_at_once_assess_once(world: World, read_paper: Document) -> None:
    transfer_id = world.open()
    held = reading.claim(world.store, world.upload(transfer_id))
    reading.finish(world.store, held, read_paper, [b"x"])
    with ThreadPoolExecutor(8) as pool:
        made = list(
            pool.map(lambda _: assessing.assess_transfer(world.store, transfer_id), range(8))
        )
    assert sum(one is not None for one in made) == 1
    assert len(listed(world, transfer_id)) == 1


def test_documents_finished_at_once_are_all_seen(world: World, judge: Judge) -> None:
    """Eight workers finish together: the last assessment rests on all eight, decided once."""
    judge.recommendation = Recommendation.APPROVE
    transfer_id = world.open()
    made = [world.upload(transfer_id, PAPER + bytes([number])) for number in range(8)]
    world.submit(transfer_id)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(world.read, made))
    view = world.get(transfer_id)
    assert view.status is TransferStatus.APPROVED
    assert {document_id for document_id, _ in view.assessment.assessment.inputs} == set(made)
    with world.store.reading() as tx:
        acts = [e.act for e in journal.transfer_events(tx, world.merchant, transfer_id).items]
    assert acts.count("transfer.decided") == 1


def test_closed_transfer_is_not_assessed(world: World, judge: Judge) -> None:
    judge.recommendation = Recommendation.APPROVE
    transfer_id = world.submitted()
    assert assessing.assess_transfer(world.store, transfer_id) is None


def test_evidence_after_needs_evidence_waits_for_submission(world: World, judge: Judge) -> None:
    """needs_evidence, upload, submission, checking, outcome."""
    transfer_id = world.submitted()
    assert world.get(transfer_id).status is TransferStatus.NEEDS_EVIDENCE
    judge.recommendation = Recommendation.APPROVE
    world.read(world.upload(transfer_id, PAPER + b"2"))
    assert world.get(transfer_id).status is TransferStatus.NEEDS_EVIDENCE
    assert world.submit(transfer_id).status is TransferStatus.APPROVED


def test_evidence_in_review_changes_assessment_not_status(world: World, judge: Judge) -> None:
    judge.recommendation = Recommendation.REVIEW
    transfer_id = world.submitted()
    before = world.get(transfer_id)
    judge.recommendation = Recommendation.APPROVE
    world.read(world.upload(transfer_id, PAPER + b"2"))
    assert world.submit(transfer_id).status is TransferStatus.IN_REVIEW
    assert world.get(transfer_id).assessment.number == before.assessment.number + 1


def test_foreign_assessment_does_not_exist(world: World) -> None:
    transfer_id = world.submitted()
    wanted = world.get(transfer_id).assessment.id
    with world.store.reading() as tx:
        assert assessments.get_assessment(tx, world.merchant, wanted).id == wanted
        for actor, one in ((world.rival, wanted), (world.merchant, "asm_none")):
            with pytest.raises(NotFound):
                assessments.get_assessment(tx, actor, one)
        with pytest.raises(NotFound):
            assessments.list_assessments(tx, world.rival, transfer_id)
