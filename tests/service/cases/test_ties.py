"""Whoever ever acted for a merchant is tied to it, by whichever way they acted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from service.cases import documents, people, ties, transfers
from service.cases.decisions import appeals
from service.rules.actor import Actor, ActorKind
from service.rules.roles import Role
from service.store.tables import TransferRow
from tests.service.world import PAPER
from verifiers.model import Recommendation

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.service.world import Judge, World


def tied(world: World, transfer_id: str) -> frozenset[str]:
    with world.store.reading() as tx:
        row = tx.session.get_one(TransferRow, transfer_id)
        return ties.people_involved(tx, row).merchants


def _opens(world: World, actor: Actor, _: str) -> None:
    with world.store.transaction() as tx:
        transfers.open_transfer(tx, actor, world.claim)


def _uploads(world: World, actor: Actor, transfer_id: str) -> None:
    documents.upload(world.store, actor, transfer_id, PAPER + b"more", name="a.jpg")


def _submits(world: World, actor: Actor, transfer_id: str) -> None:
    with world.store.transaction() as tx:
        transfers.submit(tx, actor, transfer_id)


def _withdraws(world: World, actor: Actor, transfer_id: str) -> None:
    with world.store.transaction() as tx:
        transfers.withdraw(tx, actor, transfer_id)


def _appeals(world: World, actor: Actor, transfer_id: str) -> None:
    with world.store.transaction() as tx:
        appeals.appeal(tx, actor, transfer_id, statement="不服，请复核")


@pytest.mark.parametrize("act", [_opens, _uploads, _submits, _withdraws, _appeals])
def test_every_act_for_a_merchant_ties(
    world: World, judge: Judge, act: Callable[[World, Actor, str], None]
) -> None:
    judge.recommendation = Recommendation.NEEDS_EVIDENCE
    transfer_id = world.submitted()
    helper = Actor(id="usr_h", role=Role.MERCHANT, kind=ActorKind.USER, merchant_ref="m-1")
    assert helper.id not in tied(world, transfer_id)
    act(world, helper, transfer_id)
    assert helper.id in tied(world, transfer_id)


def test_whoever_made_a_key_acts_by_it(world: World) -> None:
    """Also one that belongs to no merchant, as the platform's do."""
    transfer_id = world.submitted()
    clerk = Actor(id="usr_clerk", role=Role.ADMINISTRATOR, kind=ActorKind.USER)
    with world.store.transaction() as tx:
        made = people.add_key(tx, role=Role.PLATFORM, by=clerk)
    key = people.authenticate_key(world.store, made.text)
    assert clerk.id not in tied(world, transfer_id)
    with world.store.transaction() as tx:
        transfers.submit(tx, key, transfer_id)
    assert {key.id, clerk.id} <= tied(world, transfer_id)


def test_a_key_ties_as_its_maker_does(world: World) -> None:
    """A reviewer's key, made by somebody who once acted for the merchant, judges nothing of it."""
    transfer_id = world.submitted()
    clerk = Actor(id="usr_clerk", role=Role.MERCHANT, kind=ActorKind.USER, merchant_ref="m-1")
    _submits(world, clerk, transfer_id)
    with world.store.transaction() as tx:
        made = people.add_key(tx, role=Role.REVIEWER, by=clerk)
        other = people.add_key(tx, role=Role.REVIEWER)
    assert f"key_{made.id}" in tied(world, transfer_id)
    assert f"key_{other.id}" not in tied(world, transfer_id)


def test_links_and_the_service_itself_are_nobody(world: World) -> None:
    transfer_id = world.open()
    link = Actor(id="link_1", role=Role.LINK, kind=ActorKind.LINK, transfer_id=transfer_id)
    _uploads(world, link, transfer_id)
    with world.store.transaction() as tx:
        people.add_key(tx, role=Role.MERCHANT, merchant_ref="m-1")
    assert tied(world, transfer_id) == {world.merchant.id}
