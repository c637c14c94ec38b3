"""Past its retention a transfer's people and papers are gone, and the record still holds."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from service.cases import assessments, documents, journal, purging, transfers
from service.cases.governing import replaying
from service.rules.errors import Erased
from service.store.tables import TransferRow
from verifiers.model import Recommendation

if TYPE_CHECKING:
    from tests.service.world import Judge, World

DAYS = 30


@pytest.fixture
def closed(world: World, judge: Judge) -> str:
    """A transfer that was approved long ago."""
    judge.recommendation = Recommendation.APPROVE
    transfer_id = world.submitted()
    age(world, DAYS + 1)
    return transfer_id


def age(world: World, days: int) -> None:
    with world.store.transaction() as tx:
        long_ago = tx.now - timedelta(days=days)
        tx.session.execute(update(TransferRow).values(updated_at=long_ago))


def test_only_what_is_closed_and_old_is_due(world: World, closed: str) -> None:
    running = world.open()
    assert purging.due(world.store, DAYS) == (closed,)
    assert purging.due(world.store, DAYS + 2) == ()
    assert not purging.erase(world.store, running)


def test_no_key_and_no_file_is_left(world: World, closed: str) -> None:
    document_id = world.get(closed).documents[0].id
    assert purging.erase(world.store, closed)
    assert not {closed, document_id} & {one.owner_id for one in world.rows("data_keys")}
    assert document_id not in {owner for owner, _, _ in world.store.blobs.parts()}


def test_what_was_erased_is_told_so_and_is_in_no_list(world: World, closed: str) -> None:
    view = world.get(closed)
    purging.erase(world.store, closed)
    with world.store.reading() as tx:
        for read in (
            lambda: transfers.get_transfer(tx, world.merchant, closed),
            lambda: documents.get_document(tx, world.merchant, view.documents[0].id),
            lambda: assessments.get_assessment(tx, world.reviewer, view.assessment.id),
        ):
            with pytest.raises(Erased) as caught:
                read()
            assert "approved" in caught.value.problem.detail.en
        assert transfers.list_transfers(tx, world.merchant).items == ()


def test_digests_decision_and_rules_remain_and_the_journal_holds(world: World, closed: str) -> None:
    assessment_id = world.get(closed).assessment.id
    purging.erase(world.store, closed)
    with world.store.transaction() as tx:
        answer = replaying.replay(tx, world.reviewer, assessment_id)
    assert answer.result == "erased"
    assert all(one.holds for one in answer.held)
    assert len(world.rows("decisions")) == 1
    assert world.rows("rule_firings") != []
    with world.store.reading() as tx:
        acts = [one.act for one in journal.transfer_events(tx, world.reviewer, closed).items]
        assert journal.verify(tx).ok
    assert acts[-2:] == ["transfer.erased", "assessment.replayed"]


def test_it_is_erased_once(world: World, closed: str) -> None:
    assert purging.erase(world.store, closed)
    assert not purging.erase(world.store, closed)
    assert purging.due(world.store, DAYS) == ()
