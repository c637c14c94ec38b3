"""The guard against asking for what cannot exist, rule by rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from verifiers.evidence.obtainable import (
    REGISTRANT,
    RELATIVE,
    SUBJECT,
    TRANSFEREE,
    EvidenceSpec,
    Guard,
    HeldBy,
    Obstacle,
    Records,
    Subject,
)
from verifiers.evidence.survival import alive, years_between
from verifiers.model import Text

TODAY = date(2026, 11, 23)
ASKING = Subject(role=TRANSFEREE, born=date(1985, 1, 1), alive=True)
MOTHER = Subject(role=REGISTRANT, born=date(1924, 5, 6), died=date(2016, 8, 11), alive=False)
OWNER = Subject(role=REGISTRANT, born=date(1980, 5, 6), alive=True)
PAPER = EvidenceSpec(
    key="paper",
    issuer=Text("某处", "somewhere"),
    since=date(1992, 1, 1),
    until=None,
    records=Records.DEATH,
    held_by=HeldBy.FAMILY,
    holders=frozenset(),
    signed_by=frozenset(),
)


def guard(spec: EvidenceSpec, **changes: Any) -> Guard:
    plain = Guard(
        specs={"paper": spec},
        asked=frozenset({TRANSFEREE}),
        family=True,
        least_chance=0.01,
        oldest_years=120,
        as_of=TODAY,
    )
    return replace(plain, **changes)


def obstacle(spec: EvidenceSpec, about: Subject, *, asked: str = TRANSFEREE, family: bool = True,
             signers: tuple[Subject, ...] = (MOTHER, ASKING)) -> Obstacle | None:  # fmt: skip
    asking = guard(spec, asked=frozenset({TRANSFEREE, asked}), family=family)
    return asking.obstacle("paper", about, signers)


def test_who_issues_a_kind_issues_its_subtypes_and_nobody_a_statement() -> None:
    assert guard(PAPER).issuer("paper") == guard(PAPER).issuer("paper:death") == PAPER.issuer
    assert guard(PAPER).issuer("declaration") is None


class TestMade:
    """Whether the form, the register or the office existed at the time."""

    @pytest.mark.parametrize(
        ("died", "expected"),
        [
            (date(1991, 12, 31), Obstacle.NOT_YET),
            (date(1992, 1, 1), None),
            (date(2016, 8, 11), None),
        ],
    )
    def test_a_death_before_the_first_form_left_none(
        self, died: date, expected: Obstacle | None
    ) -> None:
        assert obstacle(PAPER, replace(MOTHER, died=died)) is expected

    def test_a_death_after_the_last_form_left_none(self) -> None:
        old = replace(PAPER, until=date(2013, 12, 31))
        assert obstacle(old, replace(MOTHER, died=date(2013, 12, 31))) is None
        assert obstacle(old, replace(MOTHER, died=date(2014, 1, 1))) is Obstacle.NO_LONGER

    def test_nobody_died(self) -> None:
        assert obstacle(PAPER, OWNER, asked=REGISTRANT) is Obstacle.NOBODY_DIED

    def test_who_can_hardly_have_lived_when_the_first_was_made_left_none(self) -> None:
        unknown = Subject(role=RELATIVE, born=date(1880, 1, 1))
        assert obstacle(PAPER, unknown) is Obstacle.NOT_YET
        assert obstacle(PAPER, replace(unknown, born=date(1930, 1, 1))) is None
        died = replace(unknown, died=date(1995, 1, 1), alive=False)
        assert obstacle(PAPER, died) is None, "however unlikely that was"

    def test_who_died_by_a_day_before_the_first_form_left_none(self) -> None:
        gone = Subject(role=RELATIVE, born=date(1930, 1, 1), alive=False)
        assert obstacle(PAPER, replace(gone, died_by=date(1991, 12, 31))) is Obstacle.NOT_YET
        assert obstacle(PAPER, replace(gone, died_by=date(1992, 1, 1))) is None
        unknown = replace(gone, died_by=date(1991, 12, 31), alive=None)
        assert obstacle(PAPER, unknown) is None, "who may live has not died by then"

    def test_a_chance_up_to_the_least_is_none(self) -> None:
        unknown = Subject(role=RELATIVE, born=date(1900, 1, 1))
        age = years_between(date(1900, 1, 1), PAPER.since)
        chance = max(alive(sex, age, given=18) for sex in ("female", "male"))
        for least, expected in ((chance, Obstacle.NOT_YET), (chance * 0.99, None)):
            asking = guard(PAPER, least_chance=least)
            assert asking.obstacle("paper", unknown, ()) is expected

    def test_a_paper_of_the_living_needs_a_life_in_its_days(self) -> None:
        card = replace(PAPER, records=Records.LIFE, since=date(1984, 4, 6))
        early = Subject(role=RELATIVE, born=date(1900, 1, 1), died=date(1984, 4, 5))
        assert obstacle(card, early) is Obstacle.NOT_YET
        assert obstacle(card, replace(early, died=date(1984, 4, 6))) is None

    def test_a_wedding_is_none_of_a_childs(self) -> None:
        wedding = replace(PAPER, records=Records.MARRIAGE, until=date(1999, 1, 1))
        child = Subject(role=TRANSFEREE, born=date(1985, 1, 1), alive=True)
        assert obstacle(wedding, child) is Obstacle.NO_LONGER
        assert obstacle(wedding, replace(child, born=date(1980, 1, 1))) is None
        unknown = replace(child, born=None)
        assert obstacle(replace(wedding, until=None), unknown) is None

    @pytest.mark.parametrize(
        ("since", "until", "expected"),
        [
            (date(1980, 1, 1), None, None),
            (date(2027, 1, 1), None, Obstacle.NOT_YET),
            (date(1980, 1, 1), date(2026, 11, 23), None),
            (date(1980, 1, 1), date(2026, 11, 22), Obstacle.NO_LONGER),
        ],
    )
    def test_what_is_made_on_request_must_be_made_today(
        self, since: date, until: date | None, expected: Obstacle | None
    ) -> None:
        deed = replace(PAPER, records=Records.REQUEST, since=since, until=until)
        assert obstacle(deed, MOTHER) is expected


class TestSigned:
    """Whether whoever must sign can be alive."""

    WAIVER = replace(PAPER, records=Records.REQUEST, signed_by=frozenset({SUBJECT}))

    def test_the_dead_are_not_asked_to_sign(self) -> None:
        gone = Subject(role=RELATIVE, alive=False, died_by=TODAY)
        assert obstacle(self.WAIVER, gone) is Obstacle.DEAD_CANNOT_SIGN
        assert obstacle(self.WAIVER, replace(gone, alive=True)) is None

    @pytest.mark.parametrize(
        ("born", "alive", "expected"),
        [
            (1920, None, Obstacle.TOO_OLD_TO_SIGN),
            (1930, None, None),
            (1920, True, None),
            (1905, True, Obstacle.TOO_OLD_TO_SIGN),
        ],
    )
    def test_nobody_past_any_plausible_age_is_asked_to_sign(
        self, born: int, alive: bool | None, expected: Obstacle | None
    ) -> None:
        heir = Subject(role=RELATIVE, born=date(born, 1, 1), alive=alive)
        assert obstacle(self.WAIVER, heir) is expected

    def test_the_oldest_who_is_asked_is_exactly_of_that_age(self) -> None:
        born = date(1906, 11, 23)
        oldest = Subject(role=RELATIVE, born=born, alive=True)
        years = years_between(born, TODAY)
        asking = guard(self.WAIVER, oldest_years=years)
        assert asking.obstacle("paper", oldest, ()) is None
        asking = guard(self.WAIVER, oldest_years=years - 0.01)
        assert asking.obstacle("paper", oldest, ()) is Obstacle.TOO_OLD_TO_SIGN

    def test_a_registrant_who_does_not_stand_behind_the_request_is_not_asked(self) -> None:
        deed = replace(self.WAIVER, signed_by=frozenset({REGISTRANT}))
        signers = (OWNER, ASKING)
        assert obstacle(deed, OWNER, signers=signers) is Obstacle.NOT_THEIRS_TO_ASK
        assert obstacle(deed, OWNER, signers=signers, asked=REGISTRANT) is None
        assert obstacle(deed, MOTHER) is Obstacle.DEAD_CANNOT_SIGN


class TestHeld:
    """Whether it is for those behind the request to ask."""

    CARD = replace(PAPER, records=Records.LIFE, since=date(1984, 4, 6), held_by=HeldBy.SELF)

    def test_a_card_is_its_holders_alone(self) -> None:
        assert obstacle(self.CARD, ASKING) is None
        assert obstacle(self.CARD, OWNER) is Obstacle.NOT_THEIRS_TO_ASK
        assert obstacle(self.CARD, OWNER, asked=REGISTRANT) is None

    def test_the_card_of_the_dead_is_nobodys(self) -> None:
        assert obstacle(self.CARD, MOTHER) is Obstacle.NOT_THEIRS_TO_ASK

    def test_the_familys_papers_are_for_the_family(self) -> None:
        assert obstacle(PAPER, MOTHER, family=True) is None
        assert obstacle(PAPER, MOTHER, family=False) is Obstacle.NOT_THEIRS_TO_ASK
        assert obstacle(replace(PAPER, held_by=HeldBy.PARTY), MOTHER, family=False) is None

    def test_a_paper_is_for_those_for_whom_it_is_made(self) -> None:
        card = replace(self.CARD, holders=frozenset({"resident"}))
        assert obstacle(card, replace(ASKING, holder="foreigner")) is Obstacle.NOT_FOR_THEM
        assert obstacle(card, replace(ASKING, holder="resident")) is None
        assert obstacle(card, replace(ASKING, holder=None)) is None
