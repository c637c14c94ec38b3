"""A policy is tried on the past, activated by two people, and running transfers keep theirs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from service.cases import journal
from service.cases.governing import policies, policy_life
from service.clock import day_in_china, utc_now
from service.rules.actor import SYSTEM, Actor, ActorKind
from service.rules.errors import Forbidden, PolicyDayPassed, PolicyNotTried, SamePerson
from service.rules.roles import Role
from service.store.tables import PolicyActivation, TransferRow
from tests.service.world import World
from tests.verifiers.papers import papers
from verifiers.model import Page, Quality
from verifiers.policies.policy import Policy, load_policy, parse_policy

if TYPE_CHECKING:
    from service.store.database import Store

ONE, OTHER = (
    Actor(id=f"usr_{name}", role=Role.ADMINISTRATOR, kind=ActorKind.USER) for name in ("a", "b")
)
TODAY = day_in_china(utc_now())


@pytest.fixture
def real(store: Store) -> World:
    return World(store)


@pytest.fixture
def stricter() -> Policy:
    """A policy by which nothing is approved without a look."""
    source = load_policy().source.replace(b"base = -3.5", b"base = -0.5")
    return parse_policy(source.replace(b'version = "2026-11"', b'version = "2026-12"'))


def tried(world: World, policy: Policy) -> list[policy_life.Tried]:
    found = list(policy_life.simulate(world.store, policy, 100))
    policy_life.note_trial(world.store, SYSTEM, policy, found)
    return found


def activate(world: World, actor: Actor, policy: Policy, **more: bool) -> PolicyActivation:
    with world.store.transaction() as tx:
        return policy_life.activate(tx, actor, policy, TODAY, **more)


def in_force(world: World) -> str:
    with world.store.reading() as tx:
        return policies.in_force(tx).stamp.version


def full(world: World, *, submit: bool = True) -> str:
    transfer_id = world.open()
    good = Quality(sharpness=1.0, glare=0.0, exposure=0.5, completeness=1.0)
    for place, paper in enumerate(papers()):
        read = replace(paper, pages=(Page(1, 800, 600, 0, good),))
        world.read(world.upload(transfer_id, b"\xff\xd8\xff" + bytes([place])), read)
    if submit:
        world.submit(transfer_id)
    return transfer_id


def test_a_simulation_tells_which_outcomes_would_change_and_stores_nothing(
    real: World, stricter: Policy
) -> None:
    transfer_id = full(real)
    before = {name: real.rows(name) for name in ("transfers", "assessments", "policies")}
    (one,) = tried(real, stricter)
    assert (one.transfer_id, one.before, one.after) == (transfer_id, "approve", "review")
    assert one.score_after is not None
    assert one.score_after > one.score_before
    assert one.changes
    assert {name: real.rows(name) for name in before} == before
    (same,) = tried(real, load_policy())
    assert not same.changes
    assert same.score_after == same.score_before


def test_it_takes_two_people(real: World, stricter: Policy) -> None:
    tried(real, stricter)
    assert activate(real, ONE, stricter).confirmed_at is None
    assert in_force(real) == "2026-11"
    with pytest.raises(SamePerson):
        activate(real, ONE, stricter)
    assert activate(real, OTHER, stricter).confirmed_by == OTHER.id
    assert in_force(real) == "2026-12"
    with real.store.reading() as tx:
        acts = [one.act for one in journal.all_events(tx, real.administrator).items]
    assert acts == ["policy.simulated", "policy.prepared", "policy.activated"]


def test_what_was_not_tried_is_not_activated(real: World, stricter: Policy) -> None:
    with pytest.raises(PolicyNotTried):
        activate(real, ONE, stricter)


def test_the_past_is_not_judged_anew(real: World, stricter: Policy) -> None:
    tried(real, stricter)
    with real.store.transaction() as tx, pytest.raises(PolicyDayPassed):
        policy_life.activate(tx, ONE, stricter, TODAY - timedelta(days=1))


def test_reviewers_do_not_activate(real: World, stricter: Policy) -> None:
    with pytest.raises(Forbidden):
        activate(real, real.reviewer, stricter)


def test_it_holds_from_its_day_on(real: World, stricter: Policy) -> None:
    tried(real, stricter)
    for actor in (ONE, OTHER):
        with real.store.transaction() as tx:
            policy_life.activate(tx, actor, stricter, TODAY + timedelta(days=1))
    assert in_force(real) == "2026-11"


def test_a_running_transfer_is_judged_by_the_policy_it_was_opened_under(
    real: World, stricter: Policy
) -> None:
    running = full(real, submit=False)
    tried(real, stricter)
    for actor in (ONE, OTHER):
        activate(real, actor, stricter)
    assert real.submit(running).status == "approved"
    late = real.get(full(real))
    assert late.status == "in_review"
    assert late.assessment is not None
    assert late.assessment.assessment.policy.version == "2026-12"


def test_an_activation_may_say_that_it_judges_running_transfers_too(
    real: World, stricter: Policy
) -> None:
    running = full(real, submit=False)
    with real.store.transaction() as tx:
        yesterday = tx.now - timedelta(days=2)
        tx.session.execute(update(TransferRow).values(created_at=yesterday, evidence_version=9))
    tried(real, stricter)
    for actor in (ONE, OTHER):
        activate(real, actor, stricter, running=True)
    assert real.submit(running).status == "in_review"
