"""Measures are read from the record and tell nothing personal."""

import pytest

from service.cases import measuring, reading
from service.store.tables import DocumentRow
from tests.service.world import LONG_AGO, PAPER, Judge, World
from verifiers.model import Recommendation


def measured(world: World) -> dict[str, float]:
    lines = measuring.exposition(world.store).decode().splitlines()
    pairs = (line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    return {name: float(value) for name, value in pairs}


def test_empty_service_shows_zeros(world: World) -> None:
    found = measured(world)
    assert found['guohu_queue_documents{status="queued"}'] == 0
    assert found['guohu_documents_total{outcome="failed"}'] == 0
    assert found["guohu_queue_oldest_seconds"] == 0


def test_story_is_counted(world: World, judge: Judge) -> None:
    judge.recommendation = Recommendation.APPROVE
    world.submitted()
    transfer_id = world.open()
    world.read(world.upload(transfer_id))
    world.upload(transfer_id, PAPER + b"2")
    assert reading.claim(world.store, world.upload(transfer_id, PAPER + b"3"))
    with world.store.transaction() as tx:
        for row in tx.session.query(DocumentRow).filter_by(status="queued"):
            row.queued_at = LONG_AGO
    found = measured(world)
    assert found['guohu_queue_documents{status="queued"}'] == 1
    assert found['guohu_queue_documents{status="reading"}'] == 1
    assert found['guohu_documents_total{outcome="checked"}'] == 2
    assert found['guohu_transfers{status="approved"}'] == 1
    assert found['guohu_assessments_total{recommendation="approve"}'] == 2
    assert found['guohu_decisions_total{by="policy",outcome="approve"}'] == 1
    assert found["guohu_queue_oldest_seconds"] > 1e6
    assert found['guohu_document_read_seconds{quantile="0.5"}'] == pytest.approx(0, abs=5)
