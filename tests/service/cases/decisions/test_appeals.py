"""A rejection rests on a rule and two people; an appeal goes to people who are new to the case."""

from __future__ import annotations

import pytest

from service.cases.ties import people_involved
from service.rules.errors import (
    AlreadyDecided,
    AppealOpen,
    AppealsUsedUp,
    Conflict,
    Forbidden,
    NotFound,
    SecondPart,
    StatementRequired,
    TransferClosed,
)
from service.rules.roles import Role
from service.rules.states import TransferStatus
from service.store.tables import TransferRow
from tests.service.cases.office import Office
from tests.service.world import PAPER, Judge, World
from verifiers.model import Recommendation


@pytest.fixture
def office(world: World) -> Office:
    return Office(world)


@pytest.fixture
def case(world: World, judge: Judge) -> str:
    judge.recommendation = Recommendation.REVIEW
    return world.submitted()


def test_a_rejection_waits_for_an_approver(world: World, office: Office, case: str) -> None:
    asked = office.ask_to_reject(case)
    assert (asked.status, asked.grounds) == ("awaiting_approval", ("DEATH_DATE_CONFLICT",))
    assert world.get(case).status is TransferStatus.IN_REVIEW
    office.approve(asked.id)
    view = world.get(case)
    assert view.status is TransferStatus.REJECTED
    assert (view.decision.made_by, view.decision.actor_id) == ("reviewer", "usr_approves")
    assert [reason.code for reason in view.stated_grounds] == ["DEATH_DATE_CONFLICT"]
    assert [fact.state for fact in view.decided_facts] == ["missing", "established"]


def test_nobody_rejects_alone(world: World, office: Office, case: str) -> None:
    approver = world.person("alone", Role.APPROVER)
    asked = office.ask_to_reject(case, approver)
    with pytest.raises(SecondPart):
        office.approve(asked.id, approver)
    with pytest.raises(Forbidden):
        office.approve(asked.id, office.vouches)
    assert world.get(case).status is TransferStatus.IN_REVIEW


def test_new_papers_void_a_rejection_that_waits(world: World, office: Office, case: str) -> None:
    asked = office.ask_to_reject(case)
    world.read(world.upload(case, PAPER + b"2"))
    with pytest.raises(Conflict):
        office.approve(asked.id)
    assert world.get(case).status is TransferStatus.IN_REVIEW


def test_an_appeal_reopens_a_rejection_for_others(world: World, office: Office, case: str) -> None:
    """None of those who decided may decide again, in any part; somebody else may."""
    office.reject(case)
    made = office.appeal(case)
    assert (made.number, made.against, made.status) == (1, "rejected", "open")
    assert world.get(case).status is TransferStatus.IN_REVIEW
    assert world.get(case).open_appeal == made

    for before in (office.asks, office.approves):
        with pytest.raises(AlreadyDecided):
            office.decide(case, "approve", before)
        with pytest.raises(AlreadyDecided):
            office.decide(case, "request_evidence", before)
    again = office.ask_to_reject(case, office.vouches)
    with pytest.raises(AlreadyDecided):
        office.approve(again.id)
    office.approve(again.id, office.checks)
    view = world.get(case)
    assert view.status is TransferStatus.REJECTED
    assert view.appeals[0].status == "dismissed"


def test_papers_can_be_mended_on_appeal(world: World, office: Office, case: str) -> None:
    office.reject(case)
    with pytest.raises(TransferClosed):
        world.upload(case, PAPER + b"2")
    office.appeal(case)
    world.read(world.upload(case, PAPER + b"2"))
    office.decide(case, "approve", office.vouches)
    view = world.get(case)
    assert (view.status, view.appeals[0].status) == (TransferStatus.APPROVED, "upheld")
    assert view.decision.outcome == "approve"


def test_a_demand_for_evidence_can_be_appealed(world: World, office: Office, judge: Judge) -> None:
    """Whoever cannot have what is asked for need not be rejected first."""
    judge.recommendation = Recommendation.REVIEW
    case = world.submitted()
    office.decide(case, "request_evidence")
    office.appeal(case)
    with pytest.raises(AlreadyDecided):
        office.decide(case, "approve")
    office.decide(case, "approve", office.vouches)
    assert world.get(case).status is TransferStatus.APPROVED


def test_a_demand_of_the_policy_can_be_appealed_too(world: World, office: Office) -> None:
    case = world.submitted()
    assert world.get(case).status is TransferStatus.NEEDS_EVIDENCE
    office.appeal(case)
    office.decide(case, "request_evidence")
    view = world.get(case)
    assert (view.status, view.appeals[0].status) == (TransferStatus.NEEDS_EVIDENCE, "answered")


def test_one_appeal_at_a_time_and_two_in_all(world: World, office: Office, case: str) -> None:
    """After the second the outcome stands; new papers begin a new transfer."""
    office.reject(case)
    office.appeal(case)
    with pytest.raises(AppealOpen):
        office.appeal(case)
    office.reject(case, office.vouches, office.checks)
    office.appeal(case)
    fresh = world.person("fresh"), world.person("second", Role.APPROVER)
    office.reject(case, *fresh)
    with pytest.raises(AppealsUsedUp):
        office.appeal(case)
    view = world.get(case)
    assert view.status is TransferStatus.REJECTED
    assert [one.status for one in view.appeals] == ["dismissed", "dismissed"]


def test_there_must_be_something_to_object_to(office: Office, case: str) -> None:
    with pytest.raises(Conflict):
        office.appeal(case)
    office.decide(case, "approve")
    with pytest.raises(TransferClosed):
        office.appeal(case)
    with pytest.raises(NotFound):
        office.appeal("tr_none")


def test_an_appeal_says_why(office: Office, case: str) -> None:
    office.reject(case)
    with pytest.raises(StatementRequired):
        office.appeal(case, " …… ")


def test_an_owner_takes_a_transfer_back(world: World, office: Office, case: str) -> None:
    """Whatever waits for it ends with it."""
    asked = office.ask_to_reject(case)
    assert office.take_back(case).status is TransferStatus.WITHDRAWN
    assert world.get(case).overrides[0].status == "voided"
    with pytest.raises(Conflict):
        office.approve(asked.id)
    with pytest.raises(TransferClosed):
        office.take_back(case)
    with pytest.raises(TransferClosed):
        world.upload(case, PAPER + b"2")


def test_an_appeal_ends_with_a_transfer_that_is_taken_back(
    world: World, office: Office, case: str
) -> None:
    office.reject(case)
    office.appeal(case)
    office.take_back(case)
    assert world.get(case).appeals[0].status == "withdrawn"


def test_whoever_is_involved_can_be_asked(world: World, office: Office, case: str) -> None:
    """For those who choose somebody who is not."""
    office.reject(case)
    office.appeal(case)
    refused = office.ask(case, office.vouches, office.checks)
    office.refuse(refused.id, office.checks)
    with world.store.reading() as tx:
        involved = people_involved(tx, tx.session.get_one(TransferRow, case))
    assert world.merchant.id in involved.merchants
    assert involved.decided == {"usr_asks", "usr_approves"}
    assert involved.asked == {"usr_asks", "usr_approves", "usr_vouches", "usr_checks"}
    assert involved.everybody == involved.merchants | involved.asked
