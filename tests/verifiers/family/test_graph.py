"""The graph of a family: names, registers through their head, parents without a name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.verifiers.family.told import (
    BROTHER,
    FATHER,
    HER_MOTHER,
    certificate,
    heirs,
    kin,
    page,
    roles,
)
from tests.verifiers.papers import (
    DAUGHTER,
    HUSBAND,
    MOTHER,
    MOTHERS_ID,
    SON,
    death_certificate,
    deed,
    evidence,
    number,
    paper,
    parties,
    statements,
    transfer,
)
from verifiers.family.closure import closure_of
from verifiers.family.graph import family_of
from verifiers.family.naming import REGISTRANT, TRANSFEREE
from verifiers.family.succession import Outcome, Role
from verifiers.model import Kind, Relative

if TYPE_CHECKING:
    from verifiers.family.kin import Family


class TestRegisters:
    def test_relations_are_composed_through_the_head(self) -> None:
        pages = (
            page(HUSBAND, "户主", head_name=HUSBAND),
            page(MOTHER, "妻", head_name=HUSBAND),
            page(SON, "长子", head_name=HUSBAND),
            page(DAUGHTER, "女", head_name=HUSBAND),
            page(FATHER, "岳父", head_name=HUSBAND),
        )
        assert roles(evidence(*pages)) == {
            HUSBAND: Role.SPOUSE, SON: Role.CHILD, DAUGHTER: Role.CHILD, FATHER: Role.PARENT,
        }  # fmt: skip

    def test_in_a_child_s_household_brothers_and_sisters_are_children_too(self) -> None:
        pages = (page(SON, "户主"), page(MOTHER, "母亲"), page(DAUGHTER, "妹"))
        assert roles(evidence(*pages))[DAUGHTER] is Role.CHILD

    def test_in_a_brother_s_household_the_parents_are_hers(self) -> None:
        pages = (page(BROTHER, "户主"), page(MOTHER, "姐"), page(FATHER, "父亲"))
        assert roles(evidence(*pages))[FATHER] is Role.PARENT

    def test_a_daughter_in_law_and_a_neighbour_are_no_heirs(self) -> None:
        pages = (
            page(MOTHER, "户主"),
            page(SON, "子"),
            page("李四", "儿媳"),
            page("王五", "非亲属"),
        )
        assert set(roles(evidence(*pages))) == {SON}

    def test_the_number_of_the_household_leads_to_its_head(self) -> None:
        first = paper(
            Kind.HOUSEHOLD_REGISTER_HEAD, id_="first", head_name=MOTHER, household_number="A1"
        )
        other = paper(
            Kind.HOUSEHOLD_REGISTER_HEAD, id_="other", head_name="王五", household_number="B2"
        )
        mine = page(DAUGHTER, "女", household_number="A1")
        theirs = page("王六", "女", household_number="B2")
        assert set(roles(evidence(first, other, mine, theirs))) == {DAUGHTER}

    def test_a_page_that_leads_to_two_heads_leads_nowhere(self) -> None:
        pages = (page(MOTHER, "户主"), page("王五", "户主"), page(DAUGHTER, "女"))
        assert roles(evidence(*pages)) == {}

    def test_every_page_of_the_way_is_named_as_a_source(self) -> None:
        pages = (page(HUSBAND, "户主"), page(MOTHER, "妻"), page(DAUGHTER, "女"))
        heir = next(one for one in closure_of(evidence(*pages)).heirs if one.name == DAUGHTER)
        assert {one.id for one in heir.documents} == {f"page-{MOTHER}", f"page-{DAUGHTER}"}
        assert heir.is_presumed


class TestNames:
    def test_the_declared_are_known_by_their_number(self) -> None:
        other = deed(parties=parties(name="林秀瑛"), statements=statements())
        family = family_of(evidence(other))
        assert family.people[REGISTRANT].name == MOTHER
        assert family.people[TRANSFEREE].name == SON

    def test_a_namesake_with_another_number_is_another_person(self) -> None:
        stranger = certificate(
            kin("王五", "child", MOTHER),
            parties=[{"name": MOTHER, "id_number": number(date(1960, 5, 6))}],
        )
        assert heirs(evidence(stranger)) == {}

    def test_one_number_under_two_names_is_one_person(self) -> None:
        born = number(date(1964, 2, 2))
        case = evidence(
            deed(statements=statements("waiver")),
            certificate(
                {"type": "waiver", "person": "陈莉华", "of": MOTHER, "date": date(2019, 4, 18)},
                parties=[{"name": "陈莉华", "id_number": born}],
            ),
            page(DAUGHTER, "户主", id_number=born),
        )
        assert Outcome.WAIVED in heirs(case).values()
        assert len(heirs(case)) == 2

    def test_a_former_name_is_the_same_person(self) -> None:
        case = evidence(
            deed(statements=statements("waiver")),
            page("陈晓华", "户主", former_name=DAUGHTER),
            certificate({"type": "waiver", "person": "陈晓华", "of": MOTHER}),
        )
        assert sorted(heirs(case).values()) == [Outcome.INHERITS, Outcome.WAIVED]


class TestNameless:
    GONE = ({"type": "predeceased", "person": "父母", "before": MOTHER},)

    def test_father_and_mother_without_names_are_two_people(self) -> None:
        assert heirs(evidence(certificate(*self.GONE))) == {
            "父亲": Outcome.PREDECEASED,
            "母亲": Outcome.PREDECEASED,
        }

    @pytest.mark.parametrize("word", ["父", "父亲"])
    def test_one_of_them_is_one(self, word: str) -> None:
        said = {"type": "predeceased", "person": word, "before": MOTHER}
        assert heirs(evidence(certificate(said))) == {"父亲": Outcome.PREDECEASED}

    def test_whoever_another_paper_names_is_the_one_who_is_meant(self) -> None:
        named = certificate(kin(FATHER, "father", MOTHER), id_="other")
        assert heirs(evidence(certificate(*self.GONE), named)) == {
            FATHER: Outcome.PREDECEASED,
            "母亲": Outcome.PREDECEASED,
        }

    def test_of_unknown_sex_they_take_the_places_that_are_left(self) -> None:
        named = certificate(
            kin(FATHER, "parent", MOTHER), kin(HER_MOTHER, "parent", MOTHER), id_="other"
        )
        assert heirs(evidence(certificate(*self.GONE), named)) == {
            FATHER: Outcome.PREDECEASED,
            HER_MOTHER: Outcome.PREDECEASED,
        }

    def test_who_is_meant_is_not_guessed(self) -> None:
        """父亲 died before; whether the one parent who is named is the father, nobody says."""
        gone = {"type": "predeceased", "person": "父亲", "before": MOTHER}
        named = certificate(kin(FATHER, "parent", MOTHER), id_="other")
        assert heirs(evidence(certificate(gone), named))[FATHER] is Outcome.OPEN

    def test_words_that_differ_are_given_to_nobody_in_particular(self) -> None:
        said = (
            {"type": "predeceased", "person": "父亲", "before": MOTHER},
            {"type": "waiver", "person": "母亲", "of": MOTHER, "date": date(2019, 4, 18)},
        )
        tied = kin("母亲", "parent", MOTHER)
        named = certificate(kin(FATHER, "parent", MOTHER), id_="other")
        assert heirs(evidence(certificate(*said, tied), named))[FATHER] is Outcome.OPEN

    def test_the_one_who_is_left_is_the_other_parent(self) -> None:
        gone = {"type": "predeceased", "person": "父亲", "before": MOTHER}
        named = certificate(
            kin(FATHER, "parent", MOTHER), kin(HER_MOTHER, "mother", MOTHER), id_="other"
        )
        assert heirs(evidence(certificate(gone), named)) == {
            FATHER: Outcome.PREDECEASED,
            HER_MOTHER: Outcome.OPEN,
        }

    def test_what_they_did_goes_with_them(self) -> None:
        waived = {"type": "waiver", "person": "母亲", "of": MOTHER, "date": date(2019, 4, 18)}
        said = certificate(waived, kin("母亲", "mother", MOTHER))
        named = certificate(kin(HER_MOTHER, "mother", MOTHER), id_="other")
        assert heirs(evidence(said, named)) == {HER_MOTHER: Outcome.WAIVED}

    def test_the_word_tells_the_sex(self) -> None:
        named = certificate(
            kin(FATHER, "father", MOTHER), kin(HER_MOTHER, "parent", MOTHER), id_="other"
        )
        gone = {"type": "predeceased", "person": "母亲", "before": MOTHER}
        people = family_of(evidence(certificate(gone), named)).people.values()
        assert {one.name: one.sex for one in people}[HER_MOTHER] == "female"

    def test_a_father_is_not_taken_for_the_mother(self) -> None:
        gone = {"type": "predeceased", "person": "母亲", "before": MOTHER}
        named = certificate(kin(FATHER, "father", MOTHER), id_="other")
        assert heirs(evidence(certificate(gone), named)) == {
            FATHER: Outcome.OPEN,
            "母亲": Outcome.PREDECEASED,
        }

    def test_of_two_who_died_on_different_days_nobody_guesses_who_was_who(self) -> None:
        said = certificate(
            kin("父母", "parent", MOTHER),
            {"type": "death", "person": "父亲", "date": date(2001, 1, 1)},
            {"type": "death", "person": "母亲", "date": date(2002, 1, 1)},
        )
        named = certificate(
            kin(FATHER, "parent", MOTHER), kin(HER_MOTHER, "parent", MOTHER), id_="other"
        )
        found = heirs(evidence(death_certificate(), said, named))
        assert found[FATHER] is Outcome.OPEN
        assert found["父亲"] is Outcome.PREDECEASED

    def test_somebody_else_s_parents_are_theirs(self) -> None:
        said = {"type": "predeceased", "person": "父母", "before": HUSBAND}
        case = evidence(certificate(said, kin(HUSBAND, "spouse", MOTHER)))
        assert set(heirs(case)) == {HUSBAND}

    def test_the_unborn_is_a_child(self) -> None:
        assert roles(evidence(certificate(kin("胎儿", "child", MOTHER)))) == {"胎儿": Role.CHILD}


def test_every_source_stands_beside_what_it_says() -> None:
    one = certificate(
        kin(DAUGHTER, "child", MOTHER), parties=[{"name": DAUGHTER, "birth_date": date(1964, 2, 2)}]
    )
    two = page(DAUGHTER, "户主", birth_date=date(1965, 2, 2), sex="female")
    asked = transfer(Relative(name=DAUGHTER, relation="child", alive=True))
    family: Family = family_of(evidence(one, two, asked=asked))
    (daughter,) = [one for one in family.people.values() if one.name == DAUGHTER]
    assert {(said.value.year, said.source.id) for said in daughter.births} == {
        (1964, "kinship"),
        (1965, f"page-{DAUGHTER}"),
    }
    assert [one.source.id for one in daughter.alive] == [""]
    bond = family.parents[REGISTRANT, daughter.key]
    assert [source.id for source in bond.sources] == ["", "kinship"]


def test_the_registrant_s_own_number_is_known() -> None:
    family = family_of(evidence(deed()))
    assert family.people[REGISTRANT].sex == "female"
    assert MOTHERS_ID.startswith("350203")
