"""Several accounts of one person count as one wherever two people are needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert, update
from sqlalchemy.exc import DBAPIError

from service.cases import people, ties
from service.cases.decisions import closing
from service.cases.people import persons
from service.cases.people.identities import Vouched
from service.cases.telling import confirming, preferences
from service.cases.telling.preferences import Preference
from service.rules.actor import Actor, ActorKind
from service.rules.errors import (
    AccountDoubted,
    AlreadyDecided,
    Conflict,
    GuarantorNotEligible,
    NotFound,
    OwnCase,
    PartLost,
    SecondPart,
    StatementRequired,
)
from service.rules.letters import Mode
from service.rules.roles import Role
from service.store.tables import OverrideRow
from tests.service.cases.office import Office
from tests.service.world import LONG_AGO
from verifiers.model import Recommendation

if TYPE_CHECKING:
    from tests.service.world import Judge, World

MAIL = "Lin@example.com"


@pytest.fixture
def office(world: World, judge: Judge) -> Office:
    judge.recommendation = Recommendation.REVIEW
    office = Office(world)
    for one in (office.asks, office.vouches, office.approves, office.checks):
        assert one.kind is ActorKind.USER
    return office


@pytest.fixture
def case(world: World, office: Office) -> str:
    del office
    return world.submitted()


def join(world: World, one: str, other: str) -> None:
    with world.store.transaction() as tx:
        persons.join(tx, one, other, by=world.administrator, reason="asked in person")


def part(world: World, one: str, other: str) -> None:
    with world.store.transaction() as tx:
        persons.part(tx, one, other, by=world.administrator, reason="asked in person")


def test_nobody_approves_by_another_account(world: World, office: Office, case: str) -> None:
    asked = office.ask_to_reject(case)
    join(world, "asks", "approves")
    with pytest.raises(SecondPart):
        office.approve(asked.id)
    part(world, "approves", "asks")
    assert office.approve(asked.id).status == "effective"


def test_nobody_vouches_for_themselves_by_another_account(
    world: World, office: Office, case: str
) -> None:
    join(world, "asks", "vouches")
    with pytest.raises(GuarantorNotEligible):
        office.ask(case)


def test_what_one_person_asked_and_is_to_vouch_for_goes_no_further(
    world: World, office: Office, case: str
) -> None:
    """Though it was found out only meanwhile; the next sweep ends it."""
    asked = office.ask(case)
    join(world, "vouches", "asks")
    with pytest.raises(PartLost):
        office.guarantee(asked.id)
    with world.store.transaction() as tx:
        assert closing.sweep(tx) == 1
    assert world.get(case).waiting is None


def test_an_appeal_is_not_for_another_account_of_who_decided(
    world: World, office: Office, case: str
) -> None:
    office.reject(case)
    office.appeal(case)
    join(world, "approves", "checks")
    with pytest.raises(AlreadyDecided):
        office.decide(case, "request_evidence", office.checks)


def test_an_account_is_tied_as_the_other_is(world: World, office: Office, case: str) -> None:
    world.person("shop", Role.MERCHANT, "m-1")
    join(world, "shop", "asks")
    with pytest.raises(OwnCase):
        office.ask(case)


def test_more_than_two_accounts_are_one_persons_too(world: World) -> None:
    """Whichever is named; one that leaves is alone again."""
    for login in ("a1", "b1", "c1", "d1"):
        world.person(login)
    join(world, "a1", "b1")
    join(world, "c1", "d1")
    join(world, "d1", "a1")
    with world.store.transaction() as tx:
        maker = Actor(id="usr_b1", role=Role.REVIEWER, kind=ActorKind.USER)
        key = people.add_key(tx, role=Role.REVIEWER, by=maker)
    everything = {"usr_a1", "usr_b1", "usr_c1", "usr_d1", f"key_{key.id}"}
    with world.store.reading() as tx:
        assert ties.same_people(tx, ["usr_c1"]) == everything
        assert ties.same_people(tx, [f"key_{key.id}"]) == everything
    part(world, "c1", "a1")
    with world.store.reading() as tx:
        assert ties.same_people(tx, ["usr_c1"]) == {"usr_c1"}
        assert ties.same_people(tx, ["usr_d1"]) == everything - {"usr_c1"}
        assert persons.accounts_of(tx, "usr_a1") == ("b1", "d1")
    with pytest.raises(Conflict):
        join(world, "a1", "a1")
    with pytest.raises(NotFound):
        join(world, "a1", "nobody")


def test_the_database_refuses_one_person_in_two_parts(
    world: World, office: Office, case: str
) -> None:
    """Whoever writes the rows: two accounts, or a key and who made it."""
    asked = office.ask(case)
    office.guarantee(asked.id)
    join(world, "asks", "approves")
    with world.store.transaction() as tx:
        key = people.add_key(tx, role=Role.REVIEWER, by=office.vouches)

    def write(statement: object) -> None:
        with world.store.engine.begin() as connection:
            connection.execute(statement)

    by_hand = update(OverrideRow).where(OverrideRow.id == asked.id)
    for approver in ("usr_approves", f"key_{key.id}"):
        effect = {"status": "effective", "closed_at": LONG_AGO, "approver_id": approver}
        with pytest.raises(DBAPIError):
            write(by_hand.values(**effect))
    write(by_hand.values(status="voided", closed_at=LONG_AGO))
    begun = dict(world.rows("overrides")[0]._mapping) | {
        "id": "ovr_2",
        "status": "awaiting_guarantor",
        "guaranteed_at": None,
        "closed_at": None,
    }
    with pytest.raises(DBAPIError):
        write(insert(OverrideRow).values(**begun | {"author_id": f"key_{key.id}"}))
    write(insert(OverrideRow).values(**begun))


def test_why_is_kept_with_the_accounts_and_out_of_the_journal(world: World) -> None:
    for login in ("a1", "b1"):
        world.person(login)
    chief = world.person("chief", Role.ADMINISTRATOR)
    with world.store.transaction() as tx:
        persons.join(tx, "a1", "b1", by=chief, reason="同一张工牌")
    part(world, "a1", "b1")
    for empty in ("", " ? "):
        with pytest.raises(StatementRequired), world.store.transaction() as tx:
            persons.join(tx, "a1", "b1", by=chief, reason=empty)
    with world.store.reading() as tx:
        last, first = persons.words_about(tx, "usr_b1")
    assert (last.same, last.reason, last.other) == (False, "asked in person", "a1")
    assert (first.same, first.reason, first.said_by) == (True, "同一张工牌", "chief")
    kept = world.rows("account_words")
    assert "同一张工牌".encode() not in b"".join(one.sealed_reason for one in kept)
    told = [one.details for one in world.rows("journal") if one.act.startswith("user.")]
    assert {"other": "usr_b1", "word": kept[0].id} in told
    with pytest.raises(DBAPIError):
        world.set("account_words", same=True)


def test_a_providers_account_with_anothers_mail_waits_for_a_word(world: World) -> None:
    clerk = world.person("lin")
    _confirm(world, clerk, MAIL)
    assert _sign_in(world, "s-1", "other@example.com").actor.role is Role.REVIEWER
    for _ in range(2):
        with pytest.raises(AccountDoubted):
            _sign_in(world, "s-2", MAIL.lower())
    with world.store.reading() as tx:
        (doubt,) = persons.doubts(tx)
    assert doubt.other == "lin"
    part(world, doubt.login, "lin")
    apart = _sign_in(world, "s-2", MAIL)
    with world.store.reading() as tx:
        assert clerk.id not in ties.same_people(tx, [apart.actor.id])
    join(world, doubt.login, "lin")
    together = _sign_in(world, "s-2", MAIL)
    with world.store.reading() as tx:
        assert clerk.id in ties.same_people(tx, [together.actor.id])
        assert persons.doubts(tx) == ()


def test_an_address_counts_once_it_is_confirmed(world: World) -> None:
    """And no longer than it is that person's; one confirmed before digests were kept counts too."""
    clerk = world.person("lin")
    _confirm(world, clerk, MAIL)
    world.set("mail_preferences", address_digest=None)
    with pytest.raises(AccountDoubted):
        _sign_in(world, "s-1", MAIL)
    with world.store.transaction() as tx:
        preferences.choose(tx, clerk, Preference("new@example.com", Mode.DAILY, "zh"))
    assert _sign_in(world, "s-2", MAIL)
    assert _sign_in(world, "s-3", "new@example.com")


def test_a_provider_that_moved_calls_the_same_people(world: World) -> None:
    first = _sign_in(world, "s-1", None)
    moved = _sign_in(world, "s-1", None, issuer="https://new.example")
    with world.store.reading() as tx:
        assert ties.same_people(tx, [moved.actor.id]) == {first.actor.id, moved.actor.id}


def _sign_in(
    world: World, subject: str, mail: str | None, issuer: str = "https://id.example"
) -> people.SignedIn:
    vouched = Vouched(issuer=issuer, subject=subject, name="x", role=Role.REVIEWER, mail=mail)
    return people.sign_in_as(world.store, vouched)


def _confirm(world: World, actor: Actor, address: str) -> None:
    with world.store.transaction() as tx:
        preferences.choose(tx, actor, Preference(address, Mode.DAILY, "zh"))
    letter = confirming.take(world.store)
    assert letter is not None
    with world.store.transaction() as tx:
        confirming.confirm(tx, actor, letter.token)
