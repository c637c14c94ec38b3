"""Heirs who are still open: what would settle each, and how old a grandparent must be."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from tests.verifiers.evidence.test_family_facts import (
    BROTHER,
    DEATHS,
    DEED,
    WHOLE,
    YOUNG,
    certificate,
    fact,
    gone,
    kin,
    page,
    waives,
)
from tests.verifiers.papers import (
    DAUGHTER,
    HUSBAND,
    MOTHER,
    SON,
    deed,
    evidence,
    number,
    statements,
    transfer,
)
from verifiers.evidence.silent import _born_by
from verifiers.family.succession import Role
from verifiers.model import FactState, Relative

NAME = "other_heirs_agree"
COURT = "court_document"


class TestGrandparentsAge:
    """No paper says when they were born; their child had children, and was a child."""

    def born_by(self, role: Role, born: date | None, registrant: date | None) -> date | None:
        claim = {"id_number": number(registrant) if registrant else "", "birth_date": None}
        asked: Any = SimpleNamespace(
            evidence=evidence(page(SON, "户主"), asked=transfer(registrant=claim)),
            parents=SimpleNamespace(youngest_years=12.5),
        )
        heir: Any = SimpleNamespace(member=SimpleNamespace(born=born), role=role)
        return _born_by(heir, asked)

    def test_two_generations_before_the_registrant(self) -> None:
        assert self.born_by(Role.GRANDPARENT, None, date(1924, 5, 6)) == date(1899, 5, 6)

    def test_a_leap_day_has_none_in_most_years(self) -> None:
        assert self.born_by(Role.GRANDPARENT, None, date(1924, 2, 29)) == date(1899, 2, 28)

    def test_what_papers_say_comes_first(self) -> None:
        born = date(1905, 1, 1)
        assert self.born_by(Role.GRANDPARENT, born, date(1924, 5, 6)) == born
        assert self.born_by(Role.SPOUSE, born, date(1924, 5, 6)) == born

    def test_of_others_and_of_an_unknown_registrant_nothing_follows(self) -> None:
        assert self.born_by(Role.SPOUSE, None, date(1924, 5, 6)) is None
        assert self.born_by(Role.GRANDPARENT, None, None) is None


class TestWhatWouldSettle:
    def test_who_died_later_is_settled_by_who_their_heirs_are(self) -> None:
        said = statements(
            more=[
                kin(HUSBAND, "spouse"),
                {"type": "death", "person": HUSBAND, "date": date(2018, 3, 2)},
            ]
        )
        found = fact(NAME, deed(statements=said))
        assert found.people == (HUSBAND,)
        assert set(found.accepts) == {DEED, COURT, "notarial_certificate:kinship"}

    def test_a_death_that_is_only_declared_is_settled_by_a_proof_of_it(self) -> None:
        asked = transfer(Relative(name=HUSBAND, relation="spouse", alive=False))
        listed = certificate("kinship", kin(SON, "child"), gone("父母"), kin(DAUGHTER, "child"))
        waiver = certificate("inheritance_waiver", waives(DAUGHTER))
        found = fact(NAME, listed, waiver, asked=asked)
        assert set(found.accepts) == {DEED, COURT, *DEATHS}

    def test_where_the_same_would_do_for_all_nobody_is_told_apart(self) -> None:
        pages = (page(MOTHER, "户主"), page(HUSBAND, "夫"), page(DAUGHTER, "女"))
        assert "可提供" not in fact(NAME, *pages).why.zh
        assert "will do" not in fact(NAME, *pages).why.en

    def test_a_child_whose_own_line_is_open_is_told_apart_from_a_spouse_who_waives(self) -> None:
        listed = certificate("kinship", *WHOLE, kin(BROTHER, "child"), gone(BROTHER))
        why = fact(NAME, listed).why.zh
        assert why.count("可提供") == 2

    @pytest.mark.parametrize(
        ("born", "state"),
        [(date(1909, 2, 9), FactState.PRESUMED), (date(1925, 2, 9), FactState.MISSING)],
    )
    def test_the_chance_of_living_is_told_with_the_presumption(
        self, born: date, state: FactState
    ) -> None:
        found = fact(NAME, deed(), page(MOTHER, "户主"), page(HUSBAND, "夫", birth_date=born))
        assert found.state is state
        assert (found.probability is not None) is (state is FactState.PRESUMED)
        assert HUSBAND in found.why.en
        assert HUSBAND in found.why.zh

    def test_a_minor_keeps_a_share_and_never_waives(self) -> None:
        pages = (page(MOTHER, "户主"), page(YOUNG, "养女", birth_date=date(2010, 1, 1)))
        found = fact(NAME, deed(), *pages)
        assert "cannot waive" in found.why.en
