"""Before deciding: what like cases were given, whoever asks and however they came in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy.exc import DBAPIError

from service.cases import assessing
from service.cases.decisions import alike, approving, overrides
from service.rules.errors import DepartureUnexplained, Forbidden
from service.rules.roles import Role
from tests.service.world import paper
from verifiers.model import Person, Recommendation, Shop

if TYPE_CHECKING:
    from service.cases.decisions.alike import Precedents
    from service.cases.views import OverrideView
    from service.rules.actor import Actor
    from tests.service.world import Judge, World


@pytest.fixture
def world(world: World, judge: Judge) -> World:
    judge.recommendation = Recommendation.REVIEW
    return world


def decide(
    world: World, transfer_id: str, actor: Actor | None = None, departure: str = ""
) -> OverrideView:
    """Approve it."""
    with world.store.transaction() as tx:
        return overrides.override(
            tx,
            actor or world.reviewer,
            transfer_id,
            outcome="approve",
            reason_code="verified_with_issuer",
            statement="电话核实无误",
            assessment_id=world.get(transfer_id).assessment.id,
            departure=departure,
        )


def find_less(monkeypatch: pytest.MonkeyPatch, judge: Judge) -> None:
    """From now on only one fact is looked at: another shape."""

    def otherwise(*given: Any, **more: Any) -> Any:
        verdict = judge(*given, **more)
        return replace(verdict, facts=verdict.facts[:1])

    monkeypatch.setattr(assessing, "assess", otherwise)


def found(world: World, transfer_id: str, actor: Any = None) -> Precedents:
    with world.store.reading() as tx:
        return alike.precedents(tx, actor or world.reviewer, transfer_id)


def test_enough_like_decisions_make_a_majority(world: World) -> None:
    decided = [world.submitted() for _ in range(5)]
    new = world.submitted()
    assert found(world, new).majority is None
    for transfer_id in decided:
        decide(world, transfer_id)
    seen = found(world, new)
    assert (seen.outcomes, seen.majority) == ((("approve", 5),), "approve")
    assert seen.departs("reject")
    assert not seen.departs("approve")
    assert {one.transfer_id for one in seen.neighbours} == set(decided)
    assert {one.comparison.likeness for one in seen.neighbours} == {1.0}
    assert "registrant_is_dead" in seen.neighbours[0].comparison.same


def test_a_transfer_is_no_precedent_of_itself(world: World) -> None:
    transfer_id = world.submitted()
    decide(world, transfer_id)
    assert found(world, transfer_id).neighbours == ()
    assert found(world, transfer_id).outcomes == ()


def test_names_reviewer_and_order_of_upload_change_nothing(world: World) -> None:
    for _ in range(5):
        decide(world, world.submitted())
    first = world.open()
    for name in ("林秀英", "陈建国"):
        world.read(world.upload(first, name.encode()), paper(name))
    world.submit(first)
    world.claim = replace(
        world.claim,
        shop=Shop("另一家店", "other"),
        registrant=Person(name="欧阳样本", id_number="1"),
        transferee=Person(name="司马样本", id_number="2"),
    )
    second = world.open()
    for name in ("陈建国", "林秀英"):
        world.read(world.upload(second, name.encode()), paper(name))
    world.submit(second)
    other = replace(world.reviewer, id="usr_other")
    assert found(world, first) == found(world, second, other)
    kept = {row.shape_id for row in world.rows("assessment_codes")}
    assert len(kept) == 1


def test_other_states_are_less_like_and_other_scenarios_not_at_all(
    world: World, judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(5):
        decide(world, world.submitted())
    find_less(monkeypatch, judge)
    seen = found(world, world.submitted())
    assert seen.majority is None
    assert seen.neighbours[0].comparison.likeness < 0.8
    assert [one.name for one in seen.neighbours[0].comparison.differs] == ["registrant_is_dead"]


def test_the_nearest_stand_first_and_of_the_last_shape_the_latest(
    world: World, judge: Judge, monkeypatch: pytest.MonkeyPatch
) -> None:
    decided = [world.submitted() for _ in range(7)]
    find_less(monkeypatch, judge)
    decided += [world.submitted() for _ in range(3)]
    for transfer_id in decided:
        decide(world, transfer_id)
    seen = [one.transfer_id for one in found(world, world.submitted()).neighbours]
    assert seen == [*reversed(decided[7:]), *reversed(decided[2:7])]


def test_only_those_who_decide_see_them(world: World) -> None:
    transfer_id = world.submitted()
    for actor in (world.merchant, world.platform, world.administrator):
        with pytest.raises(Forbidden):
            found(world, transfer_id, actor)


def test_a_departure_takes_words_and_a_second_person(world: World) -> None:
    for _ in range(5):
        decide(world, world.submitted())
    for table in ("decided_cases", "shape_outcomes"):
        world.set(table, outcome="reject")
    transfer_id = world.submitted()
    with pytest.raises(DepartureUnexplained) as refused:
        decide(world, transfer_id)
    assert refused.value.extra == {"majority": "reject", "total": 5}
    asks = world.person("asks")
    asked = decide(world, transfer_id, asks, "原件已当面核对")
    assert (asked.status, asked.departure) == ("awaiting_approval", "原件已当面核对")
    assert world.get(transfer_id).status == "in_review"
    kept = next(row for row in world.rows("overrides") if row.id == asked.id)
    assert "原件".encode() not in kept.sealed_departure
    with world.store.transaction() as tx, pytest.raises(Forbidden):
        approving.approve(tx, replace(asks, role=Role.APPROVER), asked.id)
    agrees = world.person("agrees", Role.APPROVER)
    with world.store.transaction() as tx:
        given = approving.approve(tx, agrees, asked.id)
    assert (given.status, given.approver_id) == ("effective", "usr_agrees")
    assert world.get(transfer_id).status == "approved"


def test_the_database_holds_no_departure_of_one_person(world: World) -> None:
    decide(world, world.submitted())
    with pytest.raises(DBAPIError, match="departure"):
        world.set("overrides", sealed_departure=b"words")


def test_going_along_with_the_others_departs_from_nothing(world: World) -> None:
    for _ in range(6):
        decide(world, world.submitted())
    assert [row.status for row in world.rows("overrides")] == ["effective"] * 6
