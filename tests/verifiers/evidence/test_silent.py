"""Heirs who are still open: what would settle each, and how old a grandparent must be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any, ClassVar

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
    judged,
    kin,
    page,
    waives,
)
from tests.verifiers.papers import (
    DAUGHTER,
    HUSBAND,
    MOTHER,
    SON,
    TODAY,
    death_certificate,
    deed,
    emblem,
    evidence,
    number,
    paper,
    portrait,
    statements,
    transfer,
)
from verifiers.evidence.rule import Answer, Case
from verifiers.evidence.silent import _born_by, agree
from verifiers.family.succession import Role
from verifiers.model import Document, FactState, Kind, Relative, Text
from verifiers.policies.policy import load_policy

POLICY = load_policy()
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


def other(name: str, relation: str, to: str = MOTHER) -> dict[str, Any]:
    return {"type": "kinship", "person": name, "relation": relation, "to": to}


SISTER, AUNT, GRANNY = "林秀兰", "林秀梅", "黄老太"
NEEDED = (portrait(), emblem(), death_certificate())
DIVIDED = deed(statements=statements("kinship", "waiver"))
ALONE = (gone("父母"), {"type": "childless", "person": MOTHER}, other(SON, "sibling"))


def listed(*said: dict[str, Any], **born: date) -> Document:
    """A certificate of kinship; the births that parties tell."""
    parties = [{"name": SON}, *({"name": name, "birth_date": day} for name, day in born.items())]
    return paper(
        Kind.NOTARIAL_CERTIFICATE, id_="kinship", matter="kinship", statements=list(said),
        issue_date=date(2019, 4, 18), parties=parties,
    )  # fmt: skip


def statement(*said: dict[str, Any]) -> Document:
    return paper(Kind.OTHER, id_="own", title="情况说明", statements=list(said))


class TestWhoIsTooOld:
    """Whoever their age makes dead is presumed to be, and everybody else must still be heard."""

    ANCIENT = date(1900, 1, 1)

    def test_all_of_them_are_named_with_what_the_fact_rests_on(self) -> None:
        said = (*ALONE, other(SISTER, "sister"), other(AUNT, "sister"))
        found = fact(
            NAME, *NEEDED, DIVIDED, listed(*said, 林秀兰=self.ANCIENT, 林秀梅=self.ANCIENT)
        )
        assert found.state is FactState.PRESUMED
        assert found.by == ("notarial_certificate",)
        assert set(found.people) == {SISTER, AUNT}
        assert "推定登记人的姐妹林秀兰、登记人的姐妹林秀梅已先" in found.why.zh
        assert "林秀兰, 林秀梅 is presumed" in found.why.en

    def test_a_grandmother_by_the_registrant_s_own_age(self) -> None:
        found = fact(NAME, *NEEDED, DIVIDED, listed(*ALONE, other(GRANNY, "grandmother")))
        assert (found.state, found.people) == (FactState.PRESUMED, (GRANNY,))

    def test_a_nephew_is_told_as_the_child_of_whom_he_stands_in_for(self) -> None:
        said = (*ALONE, other(SISTER, "sister"), gone(SISTER), other("周大年", "son", SISTER))
        found = fact(NAME, *NEEDED, DIVIDED, listed(*said, 周大年=self.ANCIENT))
        assert "已先去世的林秀兰的儿子周大年" in found.why.zh

    def test_the_sex_matters_only_where_it_is_known(self) -> None:
        """A man of that age is presumed dead, and whoever may be a woman is not."""
        born = date(1919, 1, 1)
        for relation, state in (("sibling", FactState.MISSING), ("brother", FactState.PRESUMED)):
            said = listed(*ALONE, other("林国庆", relation), 林国庆=born)
            assert fact(NAME, *NEEDED, DIVIDED, said).state is state

    def test_the_day_of_death_that_is_declared_counts_where_no_paper_has_one(self) -> None:
        said = listed(*WHOLE[:3], gone("父母"), waives(DAUGHTER), 陈志华=date(1922, 1, 1))
        asked = transfer(registrant={"death_date": date(2005, 1, 1)})
        assert fact(NAME, said, asked=asked).state is FactState.MISSING
        later = transfer(registrant={"death_date": date(2025, 1, 1)})
        assert fact(NAME, said, asked=later).state is FactState.PRESUMED

    def test_the_others_must_have_spoken_in_papers_that_count(self) -> None:
        said = listed(*WHOLE[:3], gone("父母"), 陈志华=self.ANCIENT)
        private = statement({"type": "waiver", "person": DAUGHTER, "of": MOTHER})
        found = fact(NAME, *NEEDED, said, private)
        assert (found.state, found.people) == (FactState.MISSING, (DAUGHTER,))
        waiver = certificate("inheritance_waiver", waives(DAUGHTER))
        found = fact(NAME, *NEEDED, said, waiver)
        assert found.state is FactState.PRESUMED
        assert found.by == ("inheritance_waiver", "kinship")


class TestWhatIsDeclared:
    """A statement of one's own that somebody died before, where age makes it likely."""

    OLD = date(1922, 1, 1)
    SECOND = "吴国强"
    SAID = (kin(SON, "child"), kin(HUSBAND, "spouse"), kin(SECOND, "spouse"), gone("父母"))
    BORN: ClassVar = {HUSBAND: OLD, SECOND: OLD}

    def test_it_names_all_whose_death_it_tells(self) -> None:
        own = statement(gone(HUSBAND), gone(self.SECOND))
        result = judged(*NEEDED, listed(*self.SAID, **self.BORN), own)
        found = next(one for one in result.facts if one.name == NAME)
        assert (found.state, found.people) == (FactState.PRESUMED, (self.SECOND, HUSBAND))
        assert found.by == ("kinship",)
        assert found.why.zh.startswith("吴国强、陈志华先于登记人去世，目前只有您的书面说明")
        assert found.why.en.startswith("That 吴国强, 陈志华 died before rests on your own")
        assert "FACT_DECLARED" in {one.code for one in result.reasons}

    def test_one_that_it_tells_is_noticed_where_another_is_still_open(self) -> None:
        own = statement(gone(HUSBAND))
        result = judged(*NEEDED, listed(*self.SAID, 陈志华=self.OLD), own)
        found = next(one for one in result.facts if one.name == NAME)
        assert (found.state, found.people) == (FactState.MISSING, (self.SECOND,))
        assert "FACT_DECLARED" in {one.code for one in result.reasons}

    def test_where_a_statement_would_do_it_is_asked_for_first(self) -> None:
        found = fact(NAME, *NEEDED, listed(*self.SAID, **self.BORN))
        assert set(found.people) == {HUSBAND, self.SECOND}
        assert found.accepts[0] == "declaration"
        assert DEED in found.accepts

    def test_the_finding_is_about_those_of_whom_it_tells(self) -> None:
        case = asked_of(*NEEDED, listed(*self.SAID, 陈志华=self.OLD), statement(gone(HUSBAND)))
        assert [one.people for one in agreed(case).findings] == [(HUSBAND,)]
        assert agreed(case, declared=None).findings == ()

    def test_what_rests_on_no_paper_names_none(self) -> None:
        asked = transfer(Relative(name=HUSBAND, relation="spouse", alive=False))
        assert "" not in fact(NAME, *NEEDED, listed(*WHOLE[:3]), asked=asked).by


class TestWords:
    def test_what_would_do_for_each_is_told_in_both_languages(self) -> None:
        said = (*WHOLE[:3], gone("父母"), kin(BROTHER, "child"), gone(BROTHER))
        why = fact(NAME, *NEEDED, listed(*said), certificate("inheritance_waiver")).why
        assert "没有子女" not in why.zh
        assert "可提供继承公证书、亲属关系公证书、法院文书。" in why.zh
        assert "or court document will do." in why.en

    def test_who_stands_in_for_somebody_is_told_in_brackets(self) -> None:
        said = (kin(BROTHER, "child"), gone(BROTHER), kin(YOUNG, "child", BROTHER), gone("父母"))
        why = fact(NAME, *NEEDED, listed(*said)).why
        assert f"{YOUNG} (child of {BROTHER}, who died before): " in why.en

    def test_of_two_waivers_that_are_void_both_are_named(self) -> None:
        early = date(2016, 8, 1)
        both = certificate("inheritance_waiver", waives(DAUGHTER, early), waives(BROTHER, early))
        said = listed(kin(DAUGHTER, "child"), kin(BROTHER, "child"), kin(SON, "child"))
        found = fact(NAME, *NEEDED, said, both)
        assert found.state is FactState.CONTRADICTED
        assert found.why.zh == f"{DAUGHTER}、{BROTHER}的放弃声明不能采用。"
        assert found.why.en == f"The waiver of {DAUGHTER}, {BROTHER} cannot be used."

    def test_papers_in_which_open_heirs_acted_or_died_are_named(self) -> None:
        later = {"type": "death", "person": HUSBAND, "date": date(2018, 3, 2)}
        early = certificate("inheritance_waiver", waives(DAUGHTER, date(2016, 8, 1)))
        said = (kin(HUSBAND, "spouse"), kin(DAUGHTER, "child"), kin(SON, "child"), gone("父母"))
        case = asked_of(*NEEDED, listed(*said), certificate("death", later), early)
        assert agreed(case).fact.by == ("death", "inheritance_waiver", "kinship")


def asked_of(*documents: Document) -> Case:
    """A case in which no check has spoken yet."""
    way = POLICY.ways("inheritance")[0]
    return Case(evidence=evidence(*documents), findings=(), parents=POLICY.parents,
                guard=POLICY.guard(way, TODAY), way=way, origins=POLICY.origins)  # fmt: skip


def agreed(case: Case, **changes: Any) -> Answer:
    """Whether all agree where a certificate lists them, by the policy or with changes of it."""
    spec = next(one for one in POLICY.facts("inheritance") if one.name == NAME)
    words: Any = SimpleNamespace(title=Text("同意", "agreement"))
    return agree(case, replace(spec, **changes), words, deeds=(), lists=("kinship",))
