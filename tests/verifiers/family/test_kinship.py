"""Which ties hold in law: adoption, divorce, and what is presumed where no source speaks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.verifiers.family.told import (
    BROTHER,
    FATHER,
    certificate,
    gone_before,
    kin,
    page,
    roles,
)
from tests.verifiers.papers import (
    DAUGHTER,
    HUSBAND,
    MOTHER,
    evidence,
    paper,
    transfer,
)
from verifiers.family.closure import closure_of
from verifiers.family.naming import REGISTRANT
from verifiers.family.succession import Role
from verifiers.family.words import Nature
from verifiers.model import Kind, Relative

if TYPE_CHECKING:
    from verifiers.model import Document


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
        assert self.bond(*self.pages(), *self.wed(1980)) == {Nature.PRESUMED}

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

    def test_but_not_every_father(self) -> None:
        assert ("王五", "林秀兰") not in self.siblings(kin("王六", "child", "王五"))

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

    def test_nor_for_one_who_has_a_child_nor_for_another_family_s(self) -> None:
        second = (
            kin("陈建民", "child", MOTHER), kin("陈小明", "child", "陈建民"),
            {"type": "predeceased", "person": "陈建民", "before": MOTHER},
            kin("王六", "child", "王五"),
            {"type": "predeceased", "person": "王六", "before": MOTHER},
        )  # fmt: skip
        found = closure_of(evidence(certificate(*self.GONE, *second), asked=self.ASKED))
        (heir,) = [one for one in found.heirs if one.name == "陈小雨"]
        assert found.family.people[heir.share.instead or ""].name == BROTHER

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


class TestSecondOrder:
    """The transferee is nobody of the family, so that no one of the first order inherits."""

    ASKED = transfer(name="赵六", id_number=None)

    def test_grandparents_are_the_parents_of_parents_and_those_so_called(self) -> None:
        said = (
            kin(FATHER, "father", MOTHER), kin("林老太", "mother", FATHER), gone_before(FATHER),
            kin("黄老太", "外祖母", MOTHER), kin("王老太", "mother", "王五"),
        )  # fmt: skip
        found = roles(evidence(certificate(*said), asked=self.ASKED))
        assert found == {
            FATHER: Role.PARENT, "林老太": Role.GRANDPARENT, "黄老太": Role.GRANDPARENT,
        }  # fmt: skip

    def test_siblings_are_so_called_or_children_of_one_parent(self) -> None:
        said = (
            kin(FATHER, "father", MOTHER), kin("林国庆", "child", FATHER), gone_before(FATHER),
            kin("林秀兰", "sibling", MOTHER), kin("王六", "sibling", "王五"),
        )  # fmt: skip
        found = roles(evidence(certificate(*said), asked=self.ASKED))
        assert found == {FATHER: Role.PARENT, "林国庆": Role.SIBLING, "林秀兰": Role.SIBLING}
