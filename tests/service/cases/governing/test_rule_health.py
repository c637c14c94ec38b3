"""What each rule did is noted with every outcome and counted over all transfers."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert

from service.cases.decisions import overrides
from service.cases.governing import rule_health
from service.rules.errors import Forbidden
from service.store.tables import Base
from tests.service.world import LONG_AGO, PAPER, Judge, World
from verifiers.model import FactState, Recommendation

if TYPE_CHECKING:
    from service.rules.rule_health import RuleHealth

RULE = "parents_of_registrant"


def counted(world: World) -> dict[str, RuleHealth]:
    with world.store.reading() as tx:
        return {one.rule: one for one in rule_health.health(tx, world.reviewer)}


def approve(world: World, transfer_id: str) -> None:
    latest = world.get(transfer_id).assessment
    assert latest is not None
    with world.store.transaction() as tx:
        overrides.override(
            tx,
            world.reviewer,
            transfer_id,
            outcome="approve",
            reason_code="evidence_cannot_exist",
            statement="父母生于清末，无从取得证明",
            assessment_id=latest.id,
        )


def test_collecting_is_no_delay(world: World) -> None:
    world.read(world.upload(world.open()))
    assert counted(world) == {}


def test_what_was_asked_and_then_approved_by_a_person_was_asked_in_vain(world: World) -> None:
    approve(world, world.submitted())
    only = counted(world)[RULE]
    assert (only.fired, only.asked) == (1, 1)
    assert (only.overturned, only.upheld, only.in_vain) == (1, 0, 1)
    assert only.mean_delay_hours is not None


def test_what_came_was_not_asked_in_vain(
    world: World, judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    transfer_id = world.submitted()

    def settled(*given: object, **named: object) -> object:
        judge.recommendation = Recommendation.APPROVE
        result = judge(*given, **named)
        facts = tuple(replace(one, state=FactState.ESTABLISHED) for one in result.facts)
        return replace(result, facts=facts)

    monkeypatch.setattr("service.cases.assessing.assess", settled)
    world.read(world.upload(transfer_id, PAPER + b"2"))
    world.submit(transfer_id)
    only = counted(world)[RULE]
    assert (only.fired, only.asked, only.in_vain, only.overturned) == (1, 1, 0, 0)
    assert only.mean_delay_hours is not None


def test_still_open_is_no_delay_yet(world: World) -> None:
    world.submitted()
    only = counted(world)[RULE]
    assert only.mean_delay_hours is None


def test_merchants_do_not_see_rules(world: World) -> None:
    with world.store.reading() as tx, pytest.raises(Forbidden):
        rule_health.health(tx, world.merchant)


def test_it_is_counted_quickly(world: World) -> None:
    """Twenty thousand firings in well under the second that a page may take."""
    template = world.submitted()
    row = dict(next(one for one in world.rows("transfers") if one.id == template)._mapping)
    transfers = [row | {"id": f"tr_{number:026d}"} for number in range(2500)]
    firings = [
        {
            "transfer_id": one["id"],
            "rule": f"RULE_{place}",
            "shadow": False,
            "grave": True,
            "asked": True,
            "first_at": LONG_AGO,
            "ended_at": None,
        }
        for one in transfers
        for place in range(8)
    ]
    with world.store.engine.begin() as connection:
        connection.execute(insert(Base.metadata.tables["transfers"]), transfers)
        connection.execute(insert(Base.metadata.tables["rule_firings"]), firings)
    begin = perf_counter()
    assert counted(world)["RULE_0"].fired == 2500
    assert perf_counter() - begin < 2
