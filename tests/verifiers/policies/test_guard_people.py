"""Whom the guard tries: every plausible year of death, the living, and what each is called."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest

from verifiers.model import Person, Relative, Shop, Transfer
from verifiers.numbers import resident_id
from verifiers.policies.guard import _deaths, _living, _reaches, _transfer, counterexample
from verifiers.policies.policy import load_policy, parse_policy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.evidence.obtainable import Guard, Obstacle
    from verifiers.evidence.rule import Case
    from verifiers.model import Evidence

TODAY = date(2026, 11, 23)
POLICY = load_policy()
WAY = POLICY.ways("inheritance")[0]
SPEC = POLICY.guard(WAY, TODAY).specs["death_certificate"]


def guard(*, since: date = date(1900, 1, 1), until: date | None = None) -> Guard:
    """A guard that knows one kind of evidence, made from one day to another."""
    spec = replace(SPEC, since=since, until=until)
    only = MappingProxyType({"death_certificate": spec})
    return replace(POLICY.guard(WAY, TODAY), specs=only)


class TestYearsOfDeath:
    def test_every_fifth_year_since_there_are_shops_and_the_last(self) -> None:
        assert list(_deaths(guard(), 1960)) == [2003, 2008, 2013, 2018, 2023, 2025]

    def test_the_years_around_a_change_of_what_is_made(self) -> None:
        changed = guard(since=date(2005, 5, 1), until=date(2015, 9, 30))
        years = [2003, 2004, 2005, 2006, 2008, 2013, 2014, 2015, 2016, 2018, 2023, 2025]
        assert list(_deaths(changed, 1960)) == years

    def test_nobody_holds_a_shop_before_they_are_grown(self) -> None:
        assert list(_deaths(guard(), 1995)) == [2013, 2018, 2023, 2025]
        assert list(_deaths(guard(), 2007)) == [2025]
        assert list(_deaths(guard(), 2008)) == []

    def test_nobody_is_tried_at_an_age_that_nobody_reaches(self) -> None:
        oldest = max(age for age in range(90, 125) if _reaches(age))
        assert oldest == 108
        assert max(_deaths(guard(), 1910)) == 2018
        assert list(_deaths(guard(), 1890)) == []

    def test_whoever_lives_is_grown_and_not_too_old(self) -> None:
        assert _living(guard(), 2008) == (None,)
        assert _living(guard(), 2009) == ()
        assert _living(guard(), 1918) == (None,)
        assert _living(guard(), 1917) == ()


@pytest.mark.parametrize(
    ("holder", "prefix"),
    [("resident", "350203"), ("compatriot", "810000"), ("foreigner", "935840")],
)
def test_those_who_are_tried_are_told_apart_by_their_number(holder: str, prefix: str) -> None:
    family = (Relative(name="林父", relation="parent", alive=True),)
    tried = _transfer("inheritance", 1960, 2016, holder, family)
    numbers = (tried.registrant.id_number or "", tried.transferee.id_number or "")
    assert [number[:14] for number in numbers] == [f"{prefix}19600701", f"{prefix}19850701"]
    assert all(number[-1] == resident_id.check_character(number[:-1]) for number in numbers)
    assert tried == Transfer(
        scenario="inheritance",
        shop=Shop("店铺", "shop"),
        registrant=Person(name="林某", id_number=numbers[0], death_date=date(2016, 7, 1)),
        transferee=Person(name="陈某", id_number=numbers[1]),
        relatives=family,
    )


@pytest.mark.parametrize(("scenario", "died"), [("inheritance", 2003), ("divorce", None)])
def test_whoever_is_tried_asks_in_the_scenario_on_the_day_of_the_check(
    scenario: str, died: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is tried first tells, of each scenario, who died when and which day it is."""
    tried: list[Evidence] = []

    def noted(case: Case, _facts: object) -> Iterator[tuple[str, str, Obstacle]]:
        tried.append(case.evidence)
        return iter(())

    monkeypatch.setattr("verifiers.policies.guard.unobtainable", noted)
    assert counterexample(POLICY, TODAY, births=(1960,)) is None
    first = next(one for one in tried if one.transfer.scenario == scenario)
    assert first.as_of == TODAY
    assert first.transfer.registrant.death_date == (date(died, 7, 1) if died else None)


def test_the_living_have_no_day_of_death() -> None:
    assert _transfer("divorce", 1960, None, "resident", ()).registrant.death_date is None


def test_a_counterexample_names_scenario_way_person_and_fact() -> None:
    text = POLICY.source.decode()
    before, after = (f'transferee_identity = ["{key}"]' for key in ("identity", "id_card_portrait"))
    assert before in text
    edited = parse_policy(text.replace(before, after).encode())
    found = counterexample(edited, TODAY, births=(1985,))
    assert found is not None
    assert found.holder in {"compatriot", "foreigner"}
    assert (found.scenario, found.born, found.fact) == ("inheritance", 1985, "transferee_identity")
    assert found.died == 2003
    assert f"({found.holder}) born in 1985 and died in 2003 nothing" in str(found)
    assert "born in 1985 nothing" in str(replace(found, died=None))
