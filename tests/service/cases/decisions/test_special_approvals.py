"""A special approval takes three people and the evidence that all of them saw."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from service.cases import journal, people, sweeping, ties
from service.cases.decisions import approving, closing
from service.cases.people import Proof, persons
from service.rules.actor import Actor, ActorKind
from service.rules.errors import (
    BeyondEveryone,
    Conflict,
    EvidenceChanged,
    Forbidden,
    GuarantorCeiling,
    GuarantorNotEligible,
    NotFound,
    NotTheGuarantor,
    OverrideClosed,
    OverrideExpired,
    OverrideOpen,
    OwnCase,
    PartLost,
    PersonRequired,
    ProofRequired,
    SecondPart,
    Unauthenticated,
)
from service.rules.roles import Role
from service.rules.states import TransferStatus
from tests.service.cases.office import Office
from tests.service.world import LONG_AGO, PAPER, Judge, World
from verifiers.model import Recommendation


@pytest.fixture
def office(world: World) -> Office:
    return Office(world)


@pytest.fixture
def case(world: World, judge: Judge) -> str:
    """In review, with a fact open that no reviewer may waive."""
    judge.recommendation, judge.missing = Recommendation.REVIEW, ("heirs_are_complete",)
    return world.submitted()


def acts(world: World, transfer_id: str) -> list[str]:
    with world.store.reading() as tx:
        page = journal.transfer_events(tx, world.reviewer, transfer_id)
        return [event.act for event in page.items if not event.act.startswith("task.")]


def test_three_people_approve_what_none_of_them_may_alone(
    world: World, office: Office, case: str
) -> None:
    asked = office.ask(case)
    assert (asked.status, asked.waives) == ("awaiting_guarantor", ("heirs_are_complete",))
    assert world.get(case).status is TransferStatus.IN_REVIEW
    assert office.guarantee(asked.id).status == "awaiting_approval"
    assert world.get(case).decision is None
    given = office.approve(asked.id)

    assert (given.status, given.author_id, given.guarantor_id, given.approver_id) == (
        "effective",
        "usr_asks",
        "usr_vouches",
        "usr_approves",
    )
    view = world.get(case)
    assert view.status is TransferStatus.APPROVED
    assert (view.decision.made_by, view.decision.override_id) == ("special_approval", asked.id)
    assert [fact.state for fact in view.decided_facts] == ["waived", "established"]
    assert [fact.state for fact in view.assessment.assessment.facts] == ["missing", "established"]
    assert acts(world, case)[-4:] == [
        "override.requested",
        "override.guaranteed",
        "transfer.overridden",
        "transfer.decided",
    ]


def test_owners_learn_of_it_only_when_it_is_decided(
    world: World, office: Office, case: str
) -> None:
    """What reviewers ask of each other is the office's own."""
    office.guarantee(office.ask(case).id)
    with world.store.reading() as tx:
        told = journal.transfer_events(tx, world.merchant, case)
    assert [event.act for event in told.items if event.act.startswith("override.")] == []


def test_only_the_named_guarantor_vouches(world: World, office: Office, case: str) -> None:
    asked = office.ask(case)
    for other in (office.asks, office.approves, world.person("else")):
        with pytest.raises(NotTheGuarantor):
            office.guarantee(asked.id, other)


def test_the_guarantor_signs_in_again(world: World, office: Office, case: str) -> None:
    """Their own password, minutes ago; nobody else's and none of this morning."""
    asked = office.ask(case)
    for user_id, age in (("usr_asks", 0), ("usr_vouches", 301), ("usr_vouches", -60)):
        with world.store.transaction() as tx:
            proof = Proof(user_id, tx.now - timedelta(seconds=age))
            with pytest.raises(ProofRequired):
                approving.guarantee(tx, office.vouches, asked.id, proof)
    assert office.guarantee(asked.id).guaranteed_at is not None


def test_a_key_cannot_vouch_or_approve(office: Office, case: str) -> None:
    asked = office.ask(case)
    with pytest.raises(PersonRequired):
        office.guarantee(asked.id, replace(office.vouches, kind=ActorKind.KEY))
    office.guarantee(asked.id)
    with pytest.raises(PersonRequired):
        office.approve(asked.id, replace(office.approves, kind=ActorKind.KEY))


def test_a_wrong_password_proves_nothing_and_five_end_the_session(world: World) -> None:
    with world.store.transaction() as tx:
        people.add_user(tx, login="vera", password="a long password", role=Role.REVIEWER)
    entered = people.sign_in(world.store, "vera", "a long password")
    assert people.sign_in_again(world.store, entered.actor, "a long password").user_id
    for _ in range(5):
        people.authenticate_session(world.store, entered.token)
        with pytest.raises(ProofRequired):
            people.sign_in_again(world.store, entered.actor, "a wrong password")
    with pytest.raises(Unauthenticated):
        people.authenticate_session(world.store, entered.token)
    with pytest.raises(PersonRequired):
        people.sign_in_again(world.store, world.merchant, "a long password")


def test_nobody_has_two_parts(world: World, office: Office, case: str) -> None:
    """Not even somebody whose role would allow each."""
    both = world.person("both", Role.APPROVER)
    asked = office.ask(case, both)
    office.guarantee(asked.id)
    with pytest.raises(SecondPart):
        office.approve(asked.id, both)
    office.withdraw(asked.id, both)
    asked = office.ask(case, guarantor=both)
    office.guarantee(asked.id, both)
    with pytest.raises(SecondPart):
        office.approve(asked.id, both)
    office.refuse(asked.id, both)
    with pytest.raises(GuarantorNotEligible):
        office.ask(case, both, guarantor=both)


def test_an_approval_comes_after_the_guarantee_and_from_an_approver(
    office: Office, case: str
) -> None:
    asked = office.ask(case)
    with pytest.raises(Conflict):
        office.approve(asked.id)
    office.guarantee(asked.id)
    with pytest.raises(Forbidden):
        office.approve(asked.id, office.world.reviewer)
    with pytest.raises(Conflict):
        office.guarantee(asked.id)


def test_nobody_tied_to_the_merchant_has_a_part(world: World, office: Office, case: str) -> None:
    """Their colleagues, and whoever made a key for them, though it was never used here."""
    tied = world.person("insider", Role.APPROVER, "m-1")
    maker = world.person("maker", Role.APPROVER)
    with world.store.transaction() as tx:
        people.add_key(tx, role=Role.MERCHANT, merchant_ref="m-1", by=maker)
    for person in (tied, maker):
        with pytest.raises(OwnCase):
            office.ask(case, person)
        with pytest.raises(GuarantorNotEligible):
            office.ask(case, guarantor=person)
    asked = office.ask(case)
    office.guarantee(asked.id)
    for person in (tied, maker):
        with pytest.raises(OwnCase):
            office.approve(asked.id, person)
        with pytest.raises(OwnCase):
            office.refuse(asked.id, person)


def test_guarantors_are_active_reviewers(world: World, office: Office, case: str) -> None:
    gone = world.person("gone")
    with world.store.transaction() as tx:
        people.disable_user(tx, "gone")
    clerk = world.person("clerk", Role.ADMINISTRATOR)
    for person in (gone, clerk, replace(gone, id="usr_never")):
        with pytest.raises(GuarantorNotEligible):
            office.ask(case, guarantor=person)


@pytest.mark.parametrize("guaranteed", [False, True])
def test_new_evidence_voids_it(world: World, office: Office, case: str, guaranteed: bool) -> None:
    """From the upload on, and for good: whoever still wants it looks again and asks again."""
    asked = office.ask(case)
    if guaranteed:
        office.guarantee(asked.id)
    document_id = world.upload(case, PAPER + b"2")
    assert world.get(case).overrides[0].status == "voided"
    with pytest.raises(EvidenceChanged):
        (office.approve if guaranteed else office.guarantee)(asked.id)
    world.read(document_id)
    with pytest.raises(EvidenceChanged):
        (office.approve if guaranteed else office.guarantee)(asked.id)
    office.guarantee(office.ask(case).id)


def test_an_assessment_that_changed_by_itself_stops_it_too(
    world: World, office: Office, case: str
) -> None:
    """Whatever wrote another assessment into the transfer."""
    asked = office.ask(case)
    office.guarantee(asked.id)
    world.set("transfers", latest_assessment_id=None)
    with pytest.raises(EvidenceChanged):
        office.approve(asked.id)


@pytest.mark.parametrize("who", ["vouches", "approves"])
def test_guarantor_and_approver_may_refuse(
    world: World, office: Office, case: str, who: str
) -> None:
    """The guarantor also after having vouched. Nothing is decided, and it can be asked for anew."""
    asked = office.ask(case)
    office.guarantee(asked.id)
    refused = office.refuse(asked.id, getattr(office, who), "看不出理由")
    assert (refused.status, refused.answer) == ("refused", "看不出理由")
    assert world.get(case).status is TransferStatus.IN_REVIEW
    with pytest.raises(OverrideClosed):
        office.approve(asked.id)
    assert office.ask(case).status == "awaiting_guarantor"


def test_others_may_neither_refuse_nor_withdraw(world: World, office: Office, case: str) -> None:
    asked = office.ask(case)
    with pytest.raises(Forbidden):
        office.refuse(asked.id, world.reviewer)
    with pytest.raises(Forbidden):
        office.refuse(asked.id, office.asks)
    for other in (office.vouches, office.approves):
        with pytest.raises(Forbidden):
            office.withdraw(asked.id, other)


def test_its_author_may_withdraw_it_until_it_takes_effect(office: Office, case: str) -> None:
    asked = office.ask(case)
    office.guarantee(asked.id)
    assert office.withdraw(asked.id).status == "withdrawn"
    with pytest.raises(OverrideClosed):
        office.approve(asked.id)
    again = office.ask(case)
    office.guarantee(again.id)
    office.approve(again.id)
    with pytest.raises(OverrideClosed):
        office.withdraw(again.id)


@pytest.mark.parametrize("gone", ["asks", "vouches"])
def test_whoever_stood_for_it_and_was_disabled_stands_for_it_no_more(
    world: World, office: Office, case: str, gone: str
) -> None:
    asked = office.ask(case)
    office.guarantee(asked.id)
    with world.store.transaction() as tx:
        people.disable_user(tx, gone)
    with pytest.raises(PartLost):
        office.approve(asked.id)
    with world.store.transaction() as tx:
        assert closing.sweep(tx) == 1
        assert closing.sweep(tx) == 0
    assert world.get(case).overrides[0].status == "voided"
    assert world.get(case).status is TransferStatus.IN_REVIEW


def test_a_tie_that_comes_later_counts_too(world: World, office: Office, case: str) -> None:
    asked = office.ask(case)
    office.guarantee(asked.id)
    with world.store.transaction() as tx:
        ties.tie(tx, office.vouches.id, "m-1")
    with pytest.raises(PartLost):
        office.approve(asked.id)


def test_two_accounts_of_one_person_are_one_person(world: World, office: Office, case: str) -> None:
    same = world.person("renamed", Role.APPROVER)
    assert office.asks.id == "usr_asks"
    with world.store.transaction() as tx:
        persons.join(tx, "asks", "renamed", by=world.administrator, reason="asked in person")
    with pytest.raises(GuarantorNotEligible):
        office.ask(case, guarantor=same)
    asked = office.ask(case)
    office.guarantee(asked.id)
    with pytest.raises(SecondPart):
        office.approve(asked.id, same)
    with pytest.raises(SecondPart):
        office.refuse(asked.id, same)
    assert office.approve(asked.id).status == "effective"


def test_one_at_a_time(office: Office, case: str) -> None:
    """While one waits nobody goes round it."""
    office.ask(case)
    for outcome in ("approve", "request_evidence"):
        with pytest.raises((OverrideOpen, Forbidden)):
            office.decide(case, outcome, office.world.reviewer)
    with pytest.raises(OverrideOpen):
        office.ask(case, office.world.reviewer)
    with pytest.raises(OverrideOpen):
        office.ask_to_reject(case, office.world.reviewer)


def test_it_expires(world: World, office: Office, case: str) -> None:
    """Late is late, whether the sweeper has come by or not."""
    asked = office.ask(case)
    office.guarantee(asked.id)
    world.set("overrides", expires_at=LONG_AGO)
    with pytest.raises(OverrideExpired):
        office.approve(asked.id)
    sweeping.due_work(world.store)
    assert world.get(case).overrides[0].status == "expired"
    with pytest.raises(OverrideExpired):
        office.approve(asked.id)
    with world.store.transaction() as tx:
        assert closing.sweep(tx) == 0


def test_a_late_one_does_not_stand_in_the_way(world: World, office: Office, case: str) -> None:
    office.ask(case)
    world.set("overrides", expires_at=LONG_AGO)
    assert office.ask(case).status == "awaiting_guarantor"
    assert [one.status for one in world.get(case).overrides] == ["expired", "awaiting_guarantor"]


def test_a_guarantor_vouches_for_so_many_at_a_time(
    world: World, office: Office, judge: Judge
) -> None:
    judge.recommendation, judge.missing = Recommendation.REVIEW, ("heirs_are_complete",)
    cases = [world.submitted() for _ in range(5)]
    asked = [office.ask(case) for case in cases[:4]]
    for one in asked[:3]:
        office.guarantee(one.id)
    with pytest.raises(GuarantorCeiling):
        office.guarantee(asked[3].id)
    with pytest.raises(GuarantorCeiling):
        office.ask(cases[4])
    office.approve(asked[0].id)
    assert office.guarantee(asked[3].id).status == "awaiting_approval"


def test_a_guarantor_vouches_for_so_many_in_a_period(
    world: World, office: Office, judge: Judge
) -> None:
    judge.recommendation, judge.missing = Recommendation.REVIEW, ("heirs_are_complete",)
    for _ in range(12):
        asked = office.ask(world.submitted())
        office.guarantee(asked.id)
        office.approve(asked.id)
    with pytest.raises(GuarantorCeiling):
        office.ask(world.submitted())
    world.set("overrides", guaranteed_at=LONG_AGO)
    assert office.ask(world.submitted()).status == "awaiting_guarantor"


def test_some_facts_nobody_waives(world: World, office: Office, judge: Judge) -> None:
    judge.recommendation, judge.missing = Recommendation.REVIEW, ("transferee_identity",)
    with pytest.raises(BeyondEveryone):
        office.ask(world.submitted())


def test_within_ones_authority_a_guarantor_may_still_be_asked(
    world: World, office: Office, judge: Judge
) -> None:
    judge.recommendation = Recommendation.REVIEW
    assert office.ask(world.submitted()).status == "awaiting_guarantor"


@pytest.mark.parametrize("override_id", ["ovr_none", "x", "ovr_" + "0" * 26])
def test_what_is_not_there_is_not_found(office: Office, override_id: str) -> None:
    for act in (office.guarantee, office.approve, office.refuse, office.withdraw):
        with pytest.raises(NotFound):
            act(override_id)


def test_merchants_see_and_do_nothing_here(world: World, office: Office, case: str) -> None:
    asked = office.ask(case)
    merchant: Actor = world.merchant
    attempts: tuple[Any, ...] = (office.guarantee, office.approve, office.refuse, office.withdraw)
    for act in attempts:
        with pytest.raises(Forbidden):
            act(asked.id, merchant)
    with world.store.reading() as tx, pytest.raises(Forbidden):
        approving.get_override(tx, merchant, asked.id)
    with world.store.reading() as tx:
        assert [one.id for one in approving.list_waiting(tx, office.approves)] == [asked.id]
