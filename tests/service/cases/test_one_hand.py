"""Whoever handed over a password and whoever got it are not two people for some days."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert, update
from sqlalchemy.exc import DBAPIError

from service.cases import people, ties
from service.cases.decisions import approving, authorities
from service.cases.governing import policy_life
from service.cases.people import persons
from service.clock import day_in_china, utc_now
from service.rules.actor import SYSTEM
from service.rules.errors import HandedOver
from service.rules.roles import Role
from service.rules.states import TransferStatus
from service.store.tables import OverrideRow, PolicyActivation
from tests.service.cases.office import Office
from tests.service.world import LONG_AGO
from verifiers.model import Recommendation
from verifiers.policies.policy import load_policy

if TYPE_CHECKING:
    from service.rules.actor import Actor
    from tests.service.world import Judge, World


@pytest.fixture
def chief(world: World) -> Actor:
    return world.person("chief", Role.ADMINISTRATOR)


@pytest.fixture
def office(world: World, judge: Judge, chief: Actor) -> Office:
    """An office where the administrator has a reviewer's account, too: `asks`."""
    judge.recommendation = Recommendation.REVIEW
    office = Office(world)
    assert {office.asks.id, office.vouches.id, office.approves.id, office.checks.id}
    with world.store.transaction() as tx:
        persons.join(tx, "chief", "asks", by=SYSTEM, reason="said so themselves")
    assert chief
    return office


@pytest.fixture
def case(world: World, office: Office) -> str:
    del office
    return world.submitted()


def hand_over(world: World, by: Actor, *logins: str) -> None:
    with world.store.transaction() as tx:
        for login in logins:
            people.hand_over(tx, login, by=by)


def test_an_administrator_approves_nothing_by_an_account_they_took_over(
    world: World, office: Office, case: str, chief: Actor
) -> None:
    """Nor is the button offered; the page is told why. After the days it is another's again."""
    asked = office.ask_to_reject(case)
    hand_over(world, chief, "approves")
    with pytest.raises(HandedOver):
        office.approve(asked.id)
    with world.store.reading() as tx:
        answers = approving.answers(tx, office.approves, asked.id)
        assert "approval" not in answers.offered
        assert isinstance(answers.refusal, HandedOver)
        assert approving.waiting_for(tx, office.approves, (asked,)) == frozenset()
        assert approving.waiting_for(tx, office.checks, (asked,)) == {asked.id}
    world.set("users", handed_until=LONG_AGO)
    assert office.approve(asked.id).status == "effective"


def test_nor_do_they_vouch_by_it(world: World, office: Office, case: str, chief: Actor) -> None:
    """Whether it was taken over before the request or after."""
    asked = office.ask(case)
    hand_over(world, chief, "vouches")
    with pytest.raises(HandedOver):
        office.guarantee(asked.id)
    office.withdraw(asked.id)
    with pytest.raises(HandedOver):
        office.ask(case)
    with world.store.reading() as tx:
        offered = authorities.authority_over(tx, office.asks, case).guarantors
    assert "vouches" not in {one.login for one in offered}


def test_two_accounts_that_one_administrator_took_over_are_one_hand(
    world: World, office: Office, case: str
) -> None:
    """But not two people whom they added."""
    other = world.person("other", Role.ADMINISTRATOR)
    asked = office.ask_to_reject(case)
    hand_over(world, other, "asks", "approves")
    with pytest.raises(HandedOver):
        office.approve(asked.id)
    world.set("users", handed_anew=False)
    assert office.approve(asked.id).status == "effective"


def test_they_may_refuse_by_it_for_that_lets_nothing_through(
    world: World, office: Office, case: str, chief: Actor
) -> None:
    """What is refused can be asked for anew, and still takes somebody else."""
    asked = office.ask_to_reject(case)
    hand_over(world, chief, "approves")
    assert office.refuse(asked.id, office.approves).status == "refused"
    assert world.get(case).status is TransferStatus.IN_REVIEW
    with pytest.raises(HandedOver):
        office.approve(office.ask_to_reject(case).id)


def test_the_database_refuses_it_too(world: World, office: Office, case: str, chief: Actor) -> None:
    asked = office.ask(case)
    office.guarantee(asked.id)
    hand_over(world, chief, "approves")
    effect = {"status": "effective", "closed_at": LONG_AGO, "approver_id": "usr_approves"}
    by_hand = update(OverrideRow).where(OverrideRow.id == asked.id).values(**effect)
    with pytest.raises(DBAPIError), world.store.engine.begin() as connection:
        connection.execute(by_hand)
    world.set("users", handed_until=LONG_AGO)
    with world.store.engine.begin() as connection:
        connection.execute(by_hand)


def test_no_policy_comes_into_force_by_an_account_that_was_taken_over(
    world: World, chief: Actor
) -> None:
    """In code and in the database, where what was prepared stays as it was."""
    deputy = world.person("deputy", Role.ADMINISTRATOR)
    policy, today = load_policy(), day_in_china(utc_now())
    policy_life.note_trial(world.store, SYSTEM, policy, [])
    with world.store.transaction() as tx:
        kept = policy_life.activate(tx, chief, policy, today).id
    hand_over(world, chief, "deputy")
    with pytest.raises(HandedOver), world.store.transaction() as tx:
        policy_life.activate(tx, deputy, policy, today)
    with world.store.reading() as tx:
        (shown,) = policy_life.activations(tx, deputy)
    assert isinstance(shown.barred, HandedOver)
    confirmed = {"confirmed_by": deputy.id, "confirmed_at": LONG_AGO}
    for values in (confirmed, confirmed | {"prepared_by": "usr_x"}, {"running": True}):
        with pytest.raises(DBAPIError), world.store.engine.begin() as connection:
            connection.execute(update(PolicyActivation).values(**values))
    begun = dict(world.rows("policy_activations")[0]._mapping)
    begun |= {"id": "act_2", "from_on": LONG_AGO.date()} | confirmed
    with pytest.raises(DBAPIError), world.store.engine.begin() as connection:
        connection.execute(insert(PolicyActivation).values(**begun))
    world.set("users", handed_until=LONG_AGO)
    with world.store.transaction() as tx:
        assert policy_life.confirm(tx, deputy, kept).confirmed_by == deputy.id


def test_whose_hand_is_counted(world: World, office: Office, chief: Actor) -> None:
    assert office
    hand_over(world, chief, "vouches", "checks")
    with world.store.reading() as tx:
        assert ties.in_one_hand(tx, "usr_asks").keys() == {"usr_vouches", "usr_checks"}
        assert ties.in_one_hand(tx, "usr_vouches").keys() == {
            *("usr_chief", "usr_asks"),
            *("usr_vouches", "usr_checks"),
        }
        assert ties.in_one_hand(tx, "usr_approves") == {}
