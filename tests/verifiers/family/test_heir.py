"""One heir: several shares, the papers that show them, and when nothing is left to settle."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from tests.verifiers.family.told import (
    BROTHER,
    HER_MOTHER,
    certificate,
    gone_before,
    kin,
    page,
)
from tests.verifiers.papers import (
    DAUGHTER,
    HUSBAND,
    MOTHER,
    SON,
    death_certificate,
    evidence,
    transfer,
)
from verifiers.family.closure import closure_of
from verifiers.family.naming import REGISTRANT
from verifiers.family.succession import Outcome

if TYPE_CHECKING:
    from verifiers.family.closure import Closure
    from verifiers.family.heir import Heir

GRANDCHILD = "陈小雨"


def died(person: str, year: int) -> dict[str, Any]:
    return {"type": "death", "person": person, "date": date(year, 1, 1)}


def waives(person: str, of: str) -> dict[str, Any]:
    return {"type": "waiver", "person": person, "of": of, "date": date(2019, 4, 18)}


def closure(*said: dict[str, Any]) -> Closure:
    return closure_of(evidence(death_certificate(), certificate(*said)))


def heir(found: Closure, name: str) -> Heir:
    return next(one for one in found.heirs if one.name == name)


LATE_HUSBAND = (kin(HUSBAND, "spouse", MOTHER), died(HUSBAND, 2018), kin(SON, "child", MOTHER),
                kin(DAUGHTER, "child", MOTHER))  # fmt: skip


class TestSeveralShares:
    def test_what_leaves_most_to_do_is_what_became_of_them(self) -> None:
        """The brother outlived his mother, but not his father."""
        said = (*LATE_HUSBAND, kin(BROTHER, "child", MOTHER), died(BROTHER, 2017),
                kin(BROTHER, "child", HUSBAND), kin(GRANDCHILD, "child", BROTHER))  # fmt: skip
        brother = heir(closure(*said), BROTHER)
        assert [one.outcome for one in brother.shares] == [
            Outcome.LATER_DECEASED,
            Outcome.REPRESENTED,
        ]
        assert brother.outcome is brother.share.outcome is Outcome.LATER_DECEASED
        assert brother.role is not None

    def test_the_registrant_s_own_estate_comes_first(self) -> None:
        daughter = heir(closure(*LATE_HUSBAND), DAUGHTER)
        assert daughter.shares[0].of == REGISTRANT
        assert len(daughter.shares) == 2

    def test_heirs_of_heirs_have_no_role_of_their_own(self) -> None:
        found = closure(*LATE_HUSBAND, kin("吴美玲", "spouse", HUSBAND))
        assert heir(found, "吴美玲").role is None
        assert [one.role is None for one in found.heirs] == sorted(
            one.role is None for one in found.heirs
        )


class TestPapers:
    def test_a_grandchild_rests_on_every_paper_of_the_line(self) -> None:
        papers = (
            certificate(kin(BROTHER, "child", MOTHER), id_="child"),
            certificate(gone_before(BROTHER), id_="death"),
            certificate(kin(GRANDCHILD, "child", BROTHER), id_="grandchild"),
        )
        found = closure_of(evidence(death_certificate(), *papers))
        assert [one.id for one in heir(found, GRANDCHILD).documents] == [
            "child", "death", "grandchild",
        ]  # fmt: skip

    def test_and_on_none_of_another_line(self) -> None:
        papers = (
            certificate(kin(BROTHER, "child", MOTHER), gone_before(BROTHER), id_="son"),
            certificate(kin(GRANDCHILD, "child", BROTHER), id_="his"),
            certificate(kin("安娜", "child", MOTHER), gone_before("安娜"), id_="first"),
            certificate(kin("安安", "child", "安娜"), id_="hers"),
            certificate(kin("郑娜", "child", MOTHER), gone_before("郑娜"), id_="last"),
            certificate(kin("郑郑", "child", "郑娜"), id_="theirs"),
        )
        found = closure_of(evidence(death_certificate(), *papers))
        rests = {name: [one.id for one in heir(found, name).documents]
                 for name in (GRANDCHILD, "安安", "郑郑")}  # fmt: skip
        assert rests == {
            GRANDCHILD: ["his", "son"], "安安": ["first", "hers"], "郑郑": ["last", "theirs"],
        }  # fmt: skip

    def test_so_does_the_heir_of_an_heir(self) -> None:
        papers = (
            certificate(kin(HUSBAND, "spouse", MOTHER), id_="wedding"),
            certificate(died(HUSBAND, 2018), id_="death"),
            certificate(kin("吴美玲", "spouse", HUSBAND), id_="second"),
        )
        found = closure_of(evidence(death_certificate(), *papers))
        assert [one.id for one in heir(found, "吴美玲").documents] == [
            "death", "second", "wedding",
        ]  # fmt: skip

    def test_a_sister_and_a_grandmother_rest_on_theirs(self) -> None:
        pages = (page(MOTHER, "户主"), page("林秀兰", "妹"), page("黄老太", "外祖母"))

        asked = transfer(name="赵六", id_number=None)
        found = closure_of(evidence(*pages, asked=asked))
        assert {one.name: [paper.id for paper in one.documents] for one in found.heirs} == {
            "林秀兰": ["page-林秀兰"], "黄老太": ["page-黄老太"],
        }  # fmt: skip


class TestWhoIsTooOld:
    def test_whoever_their_age_makes_dead_is_dead_before_the_registrant(self) -> None:
        case = evidence(death_certificate(), certificate(kin(HUSBAND, "spouse", MOTHER)))
        husband = heir(closure_of(case), HUSBAND)
        assert husband.outcome is Outcome.OPEN
        presumed = closure_of(case, presumed=[husband.member.key])
        assert heir(presumed, HUSBAND).outcome is Outcome.PREDECEASED


class TestSettled:
    def test_an_heir_who_died_later_is_open_where_their_own_family_is_only_presumed(self) -> None:
        assert heir(closure(*LATE_HUSBAND), HUSBAND).is_open

    def test_not_where_somebody_waived_that_very_share(self) -> None:
        said = (*LATE_HUSBAND, waives(DAUGHTER, HUSBAND), waives(DAUGHTER, MOTHER))
        assert not heir(closure(*said), HUSBAND).is_open

    def test_nor_where_a_paper_names_their_own(self) -> None:
        found = closure(*LATE_HUSBAND, kin(DAUGHTER, "child", HUSBAND))
        husband = heir(found, HUSBAND)
        assert not husband.is_open
        assert not found.is_settled(husband)
        heard = closure(*LATE_HUSBAND, kin(DAUGHTER, "child", HUSBAND), waives(DAUGHTER, MOTHER))
        assert heard.is_settled(heir(heard, HUSBAND))

    def test_of_a_mother_it_is_her_other_children(self) -> None:
        said = (kin(HER_MOTHER, "mother", MOTHER), died(HER_MOTHER, 2018),
                kin(SON, "child", MOTHER))  # fmt: skip
        assert heir(closure(*said), HER_MOTHER).is_open
        known = closure(*said, kin("林秀兰", "child", HER_MOTHER))
        assert not heir(known, HER_MOTHER).is_open
        assert not known.is_settled(heir(known, HER_MOTHER))

    def test_of_a_grandchild_who_died_later_the_line_above_says_nothing(self) -> None:
        said = (kin(BROTHER, "child", MOTHER), gone_before(BROTHER),
                kin(GRANDCHILD, "child", BROTHER), died(GRANDCHILD, 2018))  # fmt: skip
        assert heir(closure(*said), GRANDCHILD).is_open
        known = closure(*said, kin("陈小宝", "child", GRANDCHILD))
        assert not heir(known, GRANDCHILD).is_open


class TestPresumed:
    PAGES = (page(HUSBAND, "户主"), page(MOTHER, "妻"), page(DAUGHTER, "女"))

    def test_a_child_through_the_husband_is_presumed_until_a_source_says_so(self) -> None:
        assert heir(closure_of(evidence(*self.PAGES)), DAUGHTER).is_presumed
        told = certificate(kin(DAUGHTER, "child", MOTHER))
        assert not heir(closure_of(evidence(*self.PAGES, told)), DAUGHTER).is_presumed
        assert not heir(closure_of(evidence(*self.PAGES)), HUSBAND).is_presumed

    def test_a_step_child_is_doubtful_and_a_spouse_is_not(self) -> None:
        pages = (page(MOTHER, "户主"), page(BROTHER, "继子"), page(HUSBAND, "夫"))
        found = closure_of(evidence(*pages))
        assert heir(found, BROTHER).is_doubtful
        assert not heir(found, HUSBAND).is_doubtful

    def test_one_share_that_is_open_leaves_the_heir_open(self) -> None:
        """She waived her mother's estate by name of her father's alone."""
        said = (*LATE_HUSBAND, kin(DAUGHTER, "child", HUSBAND), waives(DAUGHTER, HUSBAND))
        daughter = heir(closure(*said), DAUGHTER)
        assert [one.outcome for one in daughter.shares] == [Outcome.OPEN, Outcome.WAIVED]
        assert daughter.is_open
