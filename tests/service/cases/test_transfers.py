"""Opening, listing, reading and submitting transfers."""

from dataclasses import replace

import pytest

from service.cases import assessing, assessments, documents, journal, reading, transfers
from service.rules.actor import Actor, ActorKind
from service.rules.errors import Forbidden, Invalid, MerchantRequired, NotFound, TransferClosed
from service.rules.roles import Role
from service.rules.states import TransferStatus
from tests.service.world import Judge, World
from verifiers.model import Recommendation


def test_new_transfer_says_what_it_needs_and_has_no_score(world: World) -> None:
    """Not executed never looks like 0."""
    with world.store.transaction() as tx:
        view = transfers.open_transfer(tx, world.merchant, world.claim)
    assert view.status is TransferStatus.COLLECTING
    assert view.claim == world.claim
    assert view.risk_score is None
    assert view.assessment is None
    assert [fact.name for fact in view.requirements] == ["parents_of_registrant"]
    assert view == world.get(view.id)


def test_platform_names_the_merchant(world: World) -> None:
    with world.store.transaction() as tx:
        view = transfers.open_transfer(tx, world.platform, world.claim, merchant_ref="m-1")
    assert world.get(view.id).merchant_ref == "m-1"
    with pytest.raises(MerchantRequired), world.store.transaction() as tx:
        transfers.open_transfer(tx, world.platform, world.claim)


def test_merchant_cannot_open_for_another(world: World) -> None:
    with pytest.raises(NotFound), world.store.transaction() as tx:
        transfers.open_transfer(tx, world.merchant, world.claim, merchant_ref="m-2")


def test_only_owners_open(world: World) -> None:
    with pytest.raises(Forbidden), world.store.transaction() as tx:
        transfers.open_transfer(tx, world.reviewer, world.claim)


def test_scenario_outside_the_policy_is_refused_by_name(world: World) -> None:
    claim = replace(world.claim, scenario="lottery")
    with pytest.raises(Invalid) as caught, world.store.transaction() as tx:
        transfers.open_transfer(tx, world.merchant, claim)
    assert caught.value.extra["field"] == "scenario"


def test_foreign_transfer_is_as_an_unknown_one(world: World) -> None:
    transfer_id = world.open()
    for actor, wanted in ((world.rival, transfer_id), (world.merchant, "tr_none")):
        with pytest.raises(NotFound):
            world.get(wanted, actor)
        with pytest.raises(NotFound), world.store.transaction() as tx:
            transfers.submit(tx, actor, wanted)


@pytest.mark.parametrize("wanted", ["", "\x00", "\ud800", "tr_\x00", "x" * 5000, "' OR 1=1 --"])
def test_odd_ids_do_not_exist(world: World, wanted: str) -> None:
    """Whatever stands in a path, on both databases: not found, never an error."""
    with world.store.reading() as tx:
        for look in (
            transfers.get_transfer,
            documents.get_document,
            assessments.get_assessment,
            assessments.list_assessments,
            journal.transfer_events,
        ):
            with pytest.raises(NotFound):
                look(tx, world.merchant, wanted)
    assert reading.claim(world.store, wanted) is None
    assert assessing.assess_transfer(world.store, wanted) is None


def test_lists_hold_ones_own_in_order_and_go_on(world: World) -> None:
    mine = [world.open() for _ in range(5)]
    with world.store.transaction() as tx:
        other = transfers.open_transfer(tx, world.rival, world.claim).id
    with world.store.reading() as tx:
        seen, after = [], None
        while True:
            page = transfers.list_transfers(tx, world.merchant, limit=2, after=after)
            seen += [item.id for item in page.items]
            after = page.next
            if not page.has_more:
                break
        assert seen == mine[::-1]
        assert after is None
        everything = transfers.list_transfers(tx, world.reviewer, oldest_first=True)
        assert [item.id for item in everything.items] == [*mine, other]
        assert everything.items[0].registrant_name == "林秀英"
        with pytest.raises(NotFound):
            transfers.list_transfers(tx, world.merchant, after=other)
        none = transfers.list_transfers(tx, world.merchant, status=TransferStatus.APPROVED)
        assert none.items == ()


def test_submission_without_documents_settles_at_once(world: World) -> None:
    """What is missing comes back all at once, with a score."""
    transfer_id = world.open()
    view = world.submit(transfer_id)
    assert view.status is TransferStatus.NEEDS_EVIDENCE
    assert view.risk_score == 40
    assert [fact.name for fact in view.requirements] == ["parents_of_registrant"]


def test_submission_waits_for_documents_being_read(world: World, judge: Judge) -> None:
    judge.recommendation = Recommendation.APPROVE
    transfer_id = world.open()
    document_id = world.upload(transfer_id)
    assert world.submit(transfer_id).status is TransferStatus.CHECKING
    world.read(document_id)
    view = world.get(transfer_id)
    assert view.status is TransferStatus.APPROVED
    assert view.decision.made_by == "policy"
    assert view.requirements == ()


def test_saying_it_twice_is_fine_until_it_is_over(world: World, judge: Judge) -> None:
    transfer_id = world.open()
    first = world.submit(transfer_id)
    second = world.submit(transfer_id)
    assert first.assessment == second.assessment
    judge.recommendation = Recommendation.APPROVE
    world.read(world.upload(transfer_id))
    world.submit(transfer_id)
    with pytest.raises(TransferClosed):
        world.submit(transfer_id)


@pytest.mark.parametrize(
    ("recommendation", "status"),
    [
        (Recommendation.APPROVE, TransferStatus.APPROVED),
        (Recommendation.NEEDS_EVIDENCE, TransferStatus.NEEDS_EVIDENCE),
        (Recommendation.REVIEW, TransferStatus.IN_REVIEW),
        (Recommendation.REJECT, TransferStatus.IN_REVIEW),
    ],
)
def test_recommendation_moves_a_submitted_transfer(
    world: World, judge: Judge, recommendation: Recommendation, status: TransferStatus
) -> None:
    """The policy approves by itself and never rejects by itself."""
    judge.recommendation = recommendation
    view = world.get(world.submitted())
    assert view.status is status
    assert (view.decision is not None) == (status is TransferStatus.APPROVED)


def test_nothing_moves_before_the_submission(world: World, judge: Judge) -> None:
    """While collecting, each document is assessed so that the merchant sees what is missing."""
    judge.recommendation = Recommendation.APPROVE
    transfer_id = world.open()
    world.read(world.upload(transfer_id))
    view = world.get(transfer_id)
    assert view.status is TransferStatus.COLLECTING
    assert view.risk_score == 40
    assert view.is_current


def test_holder_of_a_link_sees_one_transfer_only(world: World) -> None:
    mine, other = world.open(), world.open()
    link = Actor(id="link_1", role=Role.LINK, kind=ActorKind.LINK, transfer_id=mine)
    assert world.get(mine, link).id == mine
    with pytest.raises(NotFound):
        world.get(other, link)
    with pytest.raises(Forbidden), world.store.reading() as tx:
        transfers.list_transfers(tx, link)
