"""The graph of a family: names, registers through their head, parents without a name."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.verifiers.papers import (
    DAUGHTER,
    HUSBAND,
    MOTHER,
    MOTHERS_ID,
    SON,
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
from verifiers.family.words import Nature
from verifiers.model import Kind, Relative

if TYPE_CHECKING:
    from verifiers.family.kin import Family
    from verifiers.model import Document, Evidence

BROTHER, FATHER, HER_MOTHER = "陈建军", "林伯年", "黄招娣"


def page(name: str, word: str, **more: Any) -> Document:
    return paper(
        Kind.HOUSEHOLD_REGISTER_MEMBER, id_=f"page-{name}", name=name, relation_to_head=word, **more
    )


def certificate(*said: dict[str, Any], id_: str = "kinship", **more: Any) -> Document:
    return paper(
        Kind.NOTARIAL_CERTIFICATE, id_=id_, matter="kinship", statements=list(said), **more
    )


def kin(person: str, relation: str, to: str, **more: Any) -> dict[str, Any]:
    return {"type": "kinship", "person": person, "relation": relation, "to": to, **more}


def roles(case: Evidence) -> dict[str, Role | None]:
    return {one.name: one.role for one in closure_of(case).heirs}


def heirs(case: Evidence) -> dict[str, Outcome]:
    return {one.name: one.outcome for one in closure_of(case).heirs}


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

    def test_of_two_who_died_on_different_days_nobody_guesses_who_was_who(self) -> None:
        said = certificate(
            kin("父母", "parent", MOTHER),
            {"type": "death", "person": "父亲", "date": date(2001, 1, 1)},
            {"type": "death", "person": "母亲", "date": date(2002, 1, 1)},
        )
        named = certificate(
            kin(FATHER, "parent", MOTHER), kin(HER_MOTHER, "parent", MOTHER), id_="other"
        )
        assert heirs(evidence(said, named))[FATHER] is Outcome.OPEN

    def test_somebody_else_s_parents_are_theirs(self) -> None:
        said = {"type": "predeceased", "person": "父母", "before": HUSBAND}
        case = evidence(certificate(said, kin(HUSBAND, "spouse", MOTHER)))
        assert set(heirs(case)) == {HUSBAND}

    def test_the_unborn_is_a_child(self) -> None:
        assert roles(evidence(certificate(kin("胎儿", "child", MOTHER)))) == {"胎儿": Role.CHILD}


class TestTies:
    def wed(self, kind: Kind, day: date | None, *people: str, id_: str | None = None) -> Document:
        return paper(
            kind, id_=id_ or kind.value, registration_date=day,
            parties=[{"name": name, "role": "spouse"} for name in people or (MOTHER, HUSBAND)],
        )  # fmt: skip

    def test_a_divorce_ends_a_marriage_and_a_later_wedding_renews_it(self) -> None:
        wedding = self.wed(Kind.MARRIAGE_CERTIFICATE, date(1980, 1, 1))
        divorce = self.wed(Kind.DIVORCE_CERTIFICATE, date(2009, 1, 1))
        again = self.wed(Kind.MARRIAGE_CERTIFICATE, date(2012, 1, 1), id_="again")
        assert roles(evidence(wedding)) == {HUSBAND: Role.SPOUSE}
        assert roles(evidence(wedding, divorce)) == {}
        assert roles(evidence(divorce)) == {}
        assert roles(evidence(wedding, divorce, again)) == {HUSBAND: Role.SPOUSE}

    def test_a_notary_who_calls_them_spouses_afterwards_is_believed(self) -> None:
        divorce = self.wed(Kind.DIVORCE_CERTIFICATE, date(2009, 1, 1))
        spouse = kin(HUSBAND, "spouse", MOTHER)
        after = certificate(spouse, issue_date=date(2019, 1, 1))
        before = certificate(spouse, issue_date=date(2008, 1, 1))
        assert roles(evidence(divorce, after)) == {HUSBAND: Role.SPOUSE}
        assert roles(evidence(divorce, before)) == {}

    def test_adoption_ends_the_tie_to_the_parents_by_birth(self) -> None:
        child = kin(DAUGHTER, "child", MOTHER)
        assert roles(evidence(certificate(child, kin(DAUGHTER, "养女", "王五")))) == {}
        assert set(roles(evidence(certificate(child, kin(DAUGHTER, "继女", "王五"))))) == {DAUGHTER}

    def test_but_not_to_a_parent_who_is_married_to_the_adopter(self) -> None:
        said = (
            kin(DAUGHTER, "child", MOTHER), kin(DAUGHTER, "养女", HUSBAND),
            kin(HUSBAND, "spouse", MOTHER),
        )  # fmt: skip
        assert roles(evidence(certificate(*said))) == {HUSBAND: Role.SPOUSE, DAUGHTER: Role.CHILD}

    def test_an_adoptive_mother_is_a_mother(self) -> None:
        case = evidence(certificate(kin(DAUGHTER, "养女", MOTHER)))
        assert roles(case) == {DAUGHTER: Role.CHILD}

    def test_what_a_source_calls_a_step_relation_is_no_birth(self) -> None:
        said = (kin(DAUGHTER, "继女", MOTHER), kin(DAUGHTER, "养女", "王五"))
        assert set(roles(evidence(certificate(*said)))) == {DAUGHTER}

    @pytest.mark.parametrize(
        ("wed", "divorced", "lasts"),
        [
            ((1980,), (1990,), False),
            ((1980, 1995), (1990,), True),
            ((1980, 1995), (1990, 2000), False),
            ((1990,), (1990,), False),
            ((None,), (1990,), False),
            ((1980,), (None,), False),
            ((None, 1995), (1990, None), True),
        ],
    )
    def test_the_last_that_is_known_counts(
        self, wed: tuple[int | None, ...], divorced: tuple[int | None, ...], lasts: bool
    ) -> None:
        papers = [
            self.wed(kind, date(year, 1, 1) if year else None, id_=f"{kind.value}-{place}")
            for kind, years in (
                (Kind.MARRIAGE_CERTIFICATE, wed), (Kind.DIVORCE_CERTIFICATE, divorced),
            )
            for place, year in enumerate(years)
        ]  # fmt: skip
        assert roles(evidence(*papers)) == ({HUSBAND: Role.SPOUSE} if lasts else {})

    def test_neither_a_register_nor_the_merchant_undoes_a_divorce_but_a_court(self) -> None:
        divorce = self.wed(Kind.DIVORCE_CERTIFICATE, date(2009, 1, 1))
        pages = (page(MOTHER, "户主"), page(HUSBAND, "夫", issue_date=date(2019, 1, 1)))
        asked = transfer(Relative(name=HUSBAND, relation="spouse"))
        assert roles(evidence(divorce, *pages, asked=asked)) == {}
        court = paper(
            Kind.COURT_DOCUMENT, issue_date=date(2019, 1, 1),
            statements=[kin(HUSBAND, "spouse", MOTHER)],
        )  # fmt: skip
        assert roles(evidence(divorce, court)) == {HUSBAND: Role.SPOUSE}


class TestPresumed:
    """Whose child somebody is taken to be where no source says it."""

    def bond(self, *documents: Document, parent: str = REGISTRANT) -> set[Nature]:
        return {
            nature
            for (above, _), bond in closure_of(evidence(*documents)).parents.items()
            if above == parent
            for nature in bond.natures
        }

    def pages(self, word: str = "女", **particulars: Any) -> tuple[Document, ...]:
        daughter = page(DAUGHTER, word, **particulars)
        return (page(HUSBAND, "户主"), page(MOTHER, "妻"), daughter)

    def wed(self, *years: int | None) -> list[Document]:
        return [
            paper(
                Kind.MARRIAGE_CERTIFICATE, id_=f"wedding-{year}",
                registration_date=date(year, 1, 1) if year else "",
                parties=[{"name": MOTHER}, {"name": HUSBAND}],
            )
            for year in years
        ]  # fmt: skip

    @pytest.mark.parametrize("word", ["女", "养女", "养女或继女"])
    def test_the_child_of_a_spouse_is_taken_for_the_couple_s(self, word: str) -> None:
        assert self.bond(*self.pages(word)) == {Nature.PRESUMED}

    def test_a_step_child_of_one_is_not_the_other_s(self) -> None:
        assert self.bond(*self.pages("继女")) == set()

    def test_what_a_source_says_stays(self) -> None:
        step = certificate(kin(DAUGHTER, "继女", MOTHER))
        assert self.bond(*self.pages(), step) == {Nature.STEP}

    def test_one_born_before_the_first_wedding_is_a_step_child(self) -> None:
        early, late = date(1979, 12, 31), date(1980, 1, 1)
        assert self.bond(*self.pages(birth_date=early), *self.wed(1980)) == {Nature.STEP}
        assert self.bond(*self.pages(birth_date=late), *self.wed(1980)) == {Nature.PRESUMED}
        assert self.bond(*self.pages(birth_date=late), *self.wed(1980, 2012)) == {Nature.PRESUMED}
        assert self.bond(*self.pages(birth_date=late), *self.wed(None)) == {Nature.PRESUMED}

    def test_so_is_one_of_somebody_who_married_twice(self) -> None:
        first = certificate(kin("王五", "spouse", HUSBAND))
        assert self.bond(*self.pages(), first) == {Nature.STEP}

    @pytest.mark.parametrize("word", ["child", "养女", "养女或继女"])
    def test_nobody_has_three_parents(self, word: str) -> None:
        other = certificate(kin(DAUGHTER, word, "王五"))
        assert self.bond(*self.pages(), other) == set()

    def test_a_step_parent_takes_no_place(self) -> None:
        other = certificate(kin(DAUGHTER, "继女", "王五"))
        assert self.bond(*self.pages(), other) == {Nature.PRESUMED}

    def test_the_divorced_share_no_children(self) -> None:
        divorce = paper(Kind.DIVORCE_CERTIFICATE, registration_date=date(2009, 1, 1),
                        parties=[{"name": MOTHER}, {"name": HUSBAND}])  # fmt: skip
        assert self.bond(*self.pages(), divorce) == set()

    def test_strangers_children_are_nobody_s(self) -> None:
        others = certificate(kin("王六", "child", "王五"), kin(HUSBAND, "spouse", MOTHER))
        assert self.bond(others) == set()

    def test_an_adopted_child_stays_the_birth_child_of_the_adopter_s_spouse(self) -> None:
        said = (kin(DAUGHTER, "child", MOTHER), kin(DAUGHTER, "养女", HUSBAND),
                kin(HUSBAND, "spouse", MOTHER))  # fmt: skip
        assert self.bond(certificate(*said)) == {Nature.PLAIN}

    def siblings(self, *more: dict[str, Any]) -> set[tuple[str, str]]:
        said = (kin("林秀兰", "sibling", MOTHER), kin(FATHER, "father", MOTHER))
        parents = closure_of(evidence(certificate(*said, *more))).parents
        return {pair for pair in parents if REGISTRANT not in pair}

    def test_sisters_have_one_father(self) -> None:
        assert self.siblings() == {(FATHER, "林秀兰")}

    def test_unless_she_has_two_parents_of_her_own(self) -> None:
        one, two = kin("林秀兰", "child", "王五"), kin("林秀兰", "child", "王六")
        assert (FATHER, "林秀兰") in self.siblings(one)
        assert (FATHER, "林秀兰") not in self.siblings(one, two)

    def test_a_step_father_is_not_the_sister_s(self) -> None:
        assert ("王五", "林秀兰") not in self.siblings(kin("王五", "step_father", MOTHER))

    def test_what_is_said_of_a_sister_s_father_stays(self) -> None:
        said = (kin("林秀兰", "sibling", MOTHER), kin(FATHER, "father", MOTHER),
                kin("林秀兰", "继女", FATHER))  # fmt: skip
        parents = closure_of(evidence(certificate(*said))).parents
        assert parents[FATHER, "林秀兰"].natures == {Nature.STEP}

    def test_nobody_is_their_own_parent(self) -> None:
        said = (kin("林秀兰", "sibling", MOTHER), kin("林秀兰", "mother", MOTHER),
                kin(HUSBAND, "spouse", MOTHER), kin(HUSBAND, "child", MOTHER))  # fmt: skip
        parents = closure_of(evidence(certificate(*said))).parents
        assert all(above != below for above, below in parents)


class TestStepping:
    def test_a_step_child_is_a_doubtful_heir_unless_another_calls_it_a_child(self) -> None:
        step = page(DAUGHTER, "继女")
        (heir,) = closure_of(evidence(page(MOTHER, "户主"), step)).heirs
        assert heir.is_doubtful
        plain = certificate(kin(DAUGHTER, "child", MOTHER))
        (heir,) = closure_of(evidence(page(MOTHER, "户主"), step, plain)).heirs
        assert not heir.is_doubtful

    GONE = (
        kin(BROTHER, "child", MOTHER), kin(DAUGHTER, "child", MOTHER),
        {"type": "predeceased", "person": BROTHER, "before": MOTHER},
    )  # fmt: skip
    ASKED = transfer(Relative(name="陈小雨", relation="grandchild", alive=True))

    def test_a_grandchild_steps_in_for_the_one_child_it_can_be_of(self) -> None:
        found = roles(evidence(certificate(*self.GONE), asked=self.ASKED))
        assert found["陈小雨"] is Role.DESCENDANT
        too = {"type": "predeceased", "person": DAUGHTER, "before": MOTHER}
        both = certificate(*self.GONE, too)
        assert "陈小雨" not in roles(evidence(both, asked=self.ASKED))

    def test_one_whose_parent_is_known_stays_that_parent_s(self) -> None:
        tied = certificate(*self.GONE, kin("陈小雨", "child", DAUGHTER))
        assert "陈小雨" not in roles(evidence(tied, asked=self.ASKED))

    def test_a_daughter_in_law_does_not_step_in(self) -> None:
        pages = (page(MOTHER, "户主"), page("周桂芳", "儿媳"))
        assert "周桂芳" not in roles(evidence(certificate(*self.GONE), *pages))

    def test_a_niece_steps_in_for_the_one_brother_who_died(self) -> None:
        said = (
            kin("林国庆", "sibling", MOTHER), kin("林秀兰", "sibling", MOTHER),
            {"type": "predeceased", "person": "林国庆", "before": MOTHER},
        )  # fmt: skip
        asked = transfer(
            Relative(name="林小雨", relation="nephew_niece", alive=True), name="赵六",
            id_number=None,
        )  # fmt: skip
        assert roles(evidence(certificate(*said), asked=asked)) == {
            "林国庆": Role.SIBLING, "林秀兰": Role.SIBLING, "林小雨": Role.NEPHEW,
        }  # fmt: skip


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
