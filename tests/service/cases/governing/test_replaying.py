"""Replays: the same bytes from what was kept, or every place that differs; nothing is changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import DatabaseError

from service.cases import journal
from service.cases.governing import replaying
from service.rules.actor import SYSTEM
from service.rules.errors import NotFound
from service.store.tables import ReadingRow, TransferRow
from tests.service.world import World
from tests.verifiers.papers import papers
from verifiers.model import Page, Quality

if TYPE_CHECKING:
    from service.cases.governing.replaying import Replay
    from service.store.database import Store

GOOD = Quality(sharpness=1.0, glare=0.0, exposure=0.5, completeness=1.0)


@pytest.fixture
def judged(store: Store) -> World:
    """A world whose verdicts are the verifiers' own."""
    return World(store)


def assessed(world: World) -> tuple[str, str]:
    """A transfer with all its papers, and its latest assessment."""
    transfer_id = world.open()
    for place, paper in enumerate(papers()):
        read = replace(paper, pages=(Page(1, 800, 600, 0, GOOD),))
        world.read(world.upload(transfer_id, b"\xff\xd8\xff" + bytes([place])), read)
    view = world.submit(transfer_id)
    assert view.assessment is not None
    return transfer_id, view.assessment.id


def replayed(world: World, assessment_id: str) -> Replay:
    with world.store.transaction() as tx:
        return replaying.replay(tx, world.reviewer, assessment_id)


def test_a_replay_of_the_same_inputs_is_identical(judged: World) -> None:
    _, assessment_id = assessed(judged)
    answer = replayed(judged, assessment_id)
    assert answer.result == "identical"
    assert answer.differences == ()
    assert {one.what: one.holds for one in answer.held} == dict.fromkeys(
        ("policy", "documents", "readings", "journal", "assessment"), True
    )


def test_every_assessment_of_a_transfer_replays_by_itself(judged: World) -> None:
    """The earlier ones rest on fewer papers, and are judged on those alone."""
    transfer_id, _ = assessed(judged)
    rows = [one for one in judged.rows("assessments") if one.transfer_id == transfer_id]
    assert len(rows) == 4
    assert {replayed(judged, one.id).result for one in rows} == {"identical"}


def test_it_is_judged_on_its_own_day(judged: World, monkeypatch: pytest.MonkeyPatch) -> None:
    _, assessment_id = assessed(judged)
    monkeypatch.setattr("service.clock.day_in_china", lambda _: pytest.fail("no clock is asked"))
    assert replayed(judged, assessment_id).result == "identical"


def test_another_engine_is_named_with_every_place_that_differs(
    judged: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, assessment_id = assessed(judged)
    real = replaying.assess
    monkeypatch.setattr(
        replaying,
        "assess",
        lambda *given, **named: replace(real(*given, **named), risk_score=99),
    )
    monkeypatch.setattr(replaying, "version", lambda _: "99.0")
    answer = replayed(judged, assessment_id)
    assert answer.result == "different"
    (only,) = answer.differences
    assert (only.path, only.now) == ("risk_score", 99)
    assert answer.engine_then != answer.engine_now == "99.0"


def test_it_is_journalled_and_changes_nothing(judged: World) -> None:
    transfer_id, assessment_id = assessed(judged)
    before = {name: judged.rows(name) for name in ("transfers", "assessments", "readings")}
    replayed(judged, assessment_id)
    assert {name: judged.rows(name) for name in before} == before
    with judged.store.reading() as tx:
        last = journal.transfer_events(tx, judged.reviewer, transfer_id).items[-1]
        assert journal.verify(tx).ok
    assert (last.act, last.subject_id) == ("assessment.replayed", assessment_id)
    assert last.details["result"] == "identical"


def test_owners_may_replay_and_strangers_find_nothing(judged: World) -> None:
    _, assessment_id = assessed(judged)
    with judged.store.transaction() as tx:
        assert replaying.replay(tx, judged.merchant, assessment_id).result == "identical"
    for actor, wanted in ((judged.rival, assessment_id), (judged.reviewer, "asm_none")):
        with pytest.raises(NotFound), judged.store.transaction() as tx:
            replaying.replay(tx, actor, wanted)


def test_what_was_read_cannot_be_changed(judged: World) -> None:
    assessed(judged)
    for statement in (
        update(ReadingRow).values(kind="other"),
        text("UPDATE policies SET content = ''"),
    ):
        with (
            pytest.raises(DatabaseError, match="append-only"),
            judged.store.engine.begin() as connection,
        ):
            connection.execute(statement)


def test_a_file_that_was_exchanged_is_noticed(judged: World) -> None:
    _, assessment_id = assessed(judged)
    judged.set("documents", sha256="0" * 64)
    answer = replayed(judged, assessment_id)
    assert not dict(answer.held)["documents"]


def test_after_erasure_the_digests_are_still_verified(judged: World) -> None:
    _, assessment_id = assessed(judged)
    with judged.store.transaction() as tx:
        tx.session.execute(update(TransferRow).values(erased_at=tx.now))
    with judged.store.transaction() as tx:
        answer = replaying.replay(tx, SYSTEM, assessment_id)
    assert (answer.result, answer.engine_then) == ("erased", None)
    assert [one.what for one in answer.held] == ["policy", "documents", "readings", "journal"]
    assert all(one.holds for one in answer.held)
