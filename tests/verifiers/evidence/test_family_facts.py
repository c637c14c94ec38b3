"""Who is still open, in whose words, and what would settle each: the facts about the family."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.verifiers.papers import (
    DAUGHTER,
    HUSBAND,
    MOTHER,
    SON,
    death_certificate,
    deed,
    emblem,
    evidence,
    paper,
    portrait,
    statements,
    transfer,
)
from verifiers.assess import assess
from verifiers.model import Document, Fact, FactState, Kind, Relative, Transfer
from verifiers.policies.policy import load_policy

if TYPE_CHECKING:
    from verifiers.model import Assessment

ESTABLISHED, PRESUMED, MISSING, CONTRADICTED = (
    FactState.ESTABLISHED, FactState.PRESUMED, FactState.MISSING, FactState.CONTRADICTED,
)  # fmt: skip
DEED, WAIVER = "notarial_certificate:inheritance", "notarial_certificate:inheritance_waiver"
DEATHS = {"death_certificate", "household_cancellation", "notarial_certificate:death"}
BROTHER, YOUNG = "陈建军", "陈小雨"


def judged(*documents: Document, asked: Transfer | None = None) -> Assessment:
    return assess(evidence(*documents, asked=asked), load_policy())


def fact(name: str, *documents: Document, asked: Transfer | None = None) -> Fact:
    return next(one for one in judged(*documents, asked=asked).facts if one.name == name)


def page(name: str, word: str, **more: Any) -> Document:
    return paper(
        Kind.HOUSEHOLD_REGISTER_MEMBER, id_=f"page-{name}", name=name, relation_to_head=word, **more
    )


def certificate(matter: str, *said: dict[str, Any], id_: str | None = None) -> Document:
    return paper(
        Kind.NOTARIAL_CERTIFICATE, id_=id_ or matter, matter=matter, statements=list(said),
        issue_date=date(2019, 4, 18), parties=[{"name": SON}],
    )  # fmt: skip


def kin(person: str, relation: str, to: str = MOTHER) -> dict[str, Any]:
    return {"type": "kinship", "person": person, "relation": relation, "to": to}


def gone(person: str) -> dict[str, Any]:
    return {"type": "predeceased", "person": person, "before": MOTHER}


def waives(person: str, day: date = date(2019, 4, 18)) -> dict[str, Any]:
    return {"type": "waiver", "person": person, "of": MOTHER, "date": day}


WHOLE = (kin(SON, "child"), kin(DAUGHTER, "child"), kin(HUSBAND, "spouse"), gone(HUSBAND),
         gone("父母"))  # fmt: skip

BORN_1960 = transfer(registrant={"id_number": None, "birth_date": date(1960, 1, 1)})


class TestTransfereeIsHeir:
    NAME = "transferee_is_heir"

    def test_a_register_shows_a_child(self) -> None:
        found = fact(self.NAME, page(MOTHER, "户主"), page(SON, "长子"))
        assert (found.state, found.by) == (ESTABLISHED, (f"page-{SON}",))

    def test_through_the_father_it_is_presumed(self) -> None:
        pages = (page(HUSBAND, "户主"), page(MOTHER, "妻"), page(SON, "子"))
        found = fact(self.NAME, *pages)
        assert found.state is PRESUMED
        assert set(found.by) == {f"page-{MOTHER}", f"page-{SON}"}

    def test_a_certificate_of_marriage_shows_a_spouse_and_of_divorce_none(self) -> None:
        wedding = paper(Kind.MARRIAGE_CERTIFICATE, registration_date=date(1980, 1, 1),
                        parties=[{"name": MOTHER}, {"name": SON}])  # fmt: skip
        divorce = paper(Kind.DIVORCE_CERTIFICATE, registration_date=date(2009, 1, 1),
                        parties=[{"name": MOTHER}, {"name": SON}])  # fmt: skip
        assert fact(self.NAME, wedding).state is ESTABLISHED
        found = fact(self.NAME, wedding, divorce)
        assert (found.state, found.by) == (CONTRADICTED, ("divorce_certificate",))
        assert "离婚" in found.why.zh

    @pytest.mark.parametrize("word", ["sibling", "step_child", "other"])
    def test_the_second_order_and_step_children_need_a_certificate(self, word: str) -> None:
        shown = certificate("kinship", kin(SON, word))
        assert fact(self.NAME, shown).state is MISSING
        divides = deed(statements=statements("kinship", "waiver"))
        assert fact(self.NAME, shown, divides).state is ESTABLISHED

    def test_a_grandchild_is_one_where_its_parent_died_before(self) -> None:
        said = (kin(BROTHER, "child"), kin(SON, "child", BROTHER))
        assert fact(self.NAME, certificate("kinship", *said)).state is MISSING
        assert fact(self.NAME, certificate("kinship", *said, gone(BROTHER))).state is ESTABLISHED

    def test_a_binding_paper_of_a_court_will_do(self) -> None:
        assert fact(self.NAME, court("民事调解书")).state is ESTABLISHED
        assert fact(self.NAME, court("民事判决书")).state is MISSING


def court(title: str, number: str = "（2019）闽0203民初12号", **more: Any) -> Document:
    return paper(
        Kind.COURT_DOCUMENT, document_type=title, case_number=number,
        parties=[{"name": SON, "role": "plaintiff"}, {"name": DAUGHTER, "role": "defendant"}],
        statements=[{"type": "inherits", "person": SON, "from": MOTHER}], **more,
    )  # fmt: skip


class TestCourts:
    @pytest.mark.parametrize(
        "binding",
        [
            (court("民事调解书"),),
            (court("民事判决书", "（2019）闽02民终12号"),),
            (court("民事判决书", effective_date=date(2019, 9, 20)),),
            (
                court("民事判决书"),
                paper(Kind.COURT_DOCUMENT, id_="effect", document_type="裁判文书生效证明",
                      case_number="（2019）闽0203民初12号"),
            ),
        ],
    )  # fmt: skip
    def test_what_binds_takes_the_place_of_everything(self, binding: tuple[Document, ...]) -> None:
        result = judged(portrait(), emblem(), death_certificate(), *binding)
        assert [one.name for one in result.requirements] == []

    @pytest.mark.parametrize(
        "other",
        [
            (court("民事判决书"),),
            (court("民事判决书", effective_date=date(2027, 1, 1)),),
            (
                court("民事判决书"),
                paper(Kind.COURT_DOCUMENT, id_="effect", document_type="裁判文书生效证明",
                      case_number="（2019）闽0203民初99号"),
            ),
        ],
    )  # fmt: skip
    def test_what_does_not_bind_yet_proves_nothing(self, other: tuple[Document, ...]) -> None:
        result = judged(portrait(), emblem(), death_certificate(), *other)
        missing = {one.name for one in result.requirements}
        assert missing >= {"transferee_is_heir", "heirs_are_complete", "other_heirs_agree"}


class TestHeirsAreComplete:
    NAME = "heirs_are_complete"

    def test_a_certificate_of_kinship_lists_the_family_only_with_both_parents(self) -> None:
        assert fact(self.NAME, certificate("kinship", *WHOLE)).state is ESTABLISHED
        without = [one for one in WHOLE if one.get("person") != "父母"]
        assert fact(self.NAME, certificate("kinship", *without), asked=BORN_1960).state is MISSING
        one = certificate("kinship", *without, gone("父亲"))
        assert fact(self.NAME, one, asked=BORN_1960).state is MISSING

    def test_of_another_s_family_it_lists_nothing(self) -> None:
        others = certificate("kinship", kin(DAUGHTER, "child"), gone("父母"))
        assert fact(self.NAME, others).state is MISSING

    def test_whoever_the_certificate_leaves_out_is_named(self) -> None:
        found = fact(self.NAME, deed(), page(MOTHER, "户主"), page(BROTHER, "子"))
        assert (found.state, found.people) == (CONTRADICTED, (BROTHER,))
        assert BROTHER in found.why.zh
        assert BROTHER in found.why.en


class TestOtherHeirs:
    NAME = "other_heirs_agree"

    def test_each_open_heir_is_named_with_what_they_are(self) -> None:
        found = fact(self.NAME, page(MOTHER, "户主"), page(HUSBAND, "夫"), page(DAUGHTER, "女"))
        assert (found.state, found.people) == (MISSING, (DAUGHTER, HUSBAND))
        assert "登记人的女儿陈丽华" in found.why.zh
        assert "husband of the registrant" in found.why.en
        assert set(found.by) == {f"page-{HUSBAND}", f"page-{DAUGHTER}"}

    def test_without_a_certificate_waivers_of_all_who_are_listed_are_enough(self) -> None:
        listed = certificate("kinship", *WHOLE)
        waiver = certificate("inheritance_waiver", waives(DAUGHTER))
        found = fact(self.NAME, listed, waiver)
        assert (found.state, set(found.by)) == (ESTABLISHED, {"kinship", "inheritance_waiver"})
        assert fact(self.NAME, listed).people == (DAUGHTER,)

    def test_a_death_that_is_only_declared_needs_a_paper_where_no_certificate_is(self) -> None:
        asked = transfer(Relative(name=HUSBAND, relation="spouse", alive=False))
        listed = certificate(
            "kinship", kin(SON, "child"), gone("父母"), kin(DAUGHTER, "child"), waives(DAUGHTER)
        )
        waiver = certificate("inheritance_waiver", waives(DAUGHTER))
        found = fact(self.NAME, listed, waiver, asked=asked)
        assert (found.state, found.people) == (MISSING, (HUSBAND,))
        assert found.accepts[0] == "death_certificate"
        assert WAIVER not in found.accepts
        assert fact(self.NAME, deed(), asked=asked).state is ESTABLISHED

    def test_a_dead_child_s_children_are_asked_after(self) -> None:
        listed = certificate("kinship", *WHOLE, kin(BROTHER, "child"), gone(BROTHER))
        waiver = certificate("inheritance_waiver", waives(DAUGHTER))
        found = fact(self.NAME, listed, waiver)
        assert (found.state, found.people) == (MISSING, (BROTHER,))
        assert set(found.accepts) == {DEED, "notarial_certificate:kinship", "court_document"}
        childless = certificate(
            "kinship", *WHOLE, kin(BROTHER, "child"), gone(BROTHER),
            {"type": "childless", "person": BROTHER},
        )  # fmt: skip
        assert fact(self.NAME, childless, waiver).state is ESTABLISHED

    def test_a_minor_is_not_asked_to_waive(self) -> None:
        pages = (page(MOTHER, "户主"), page(YOUNG, "养女", birth_date=date(2010, 1, 1)))
        found = fact(self.NAME, deed(), *pages)
        assert (found.state, found.people) == (MISSING, (YOUNG,))
        assert set(found.accepts) == {DEED, "court_document"}
        assert "未满18周岁" in found.why.zh

    def test_whoever_came_of_age_is(self) -> None:
        pages = (page(MOTHER, "户主"), page(YOUNG, "养女", birth_date=date(2008, 11, 23)))
        assert WAIVER in fact(self.NAME, deed(), *pages).accepts

    def test_nobody_is_asked_for_the_death_of_the_living(self) -> None:
        asked = transfer(Relative(name=HUSBAND, relation="spouse", alive=True))
        assert not DEATHS.intersection(fact(self.NAME, deed(), asked=asked).accepts)
        unsaid = transfer(Relative(name=HUSBAND, relation="spouse"))
        assert DEATHS.intersection(fact(self.NAME, deed(), asked=unsaid).accepts)

    def test_for_whom_different_papers_would_do_each_is_told_their_own(self) -> None:
        pages = (
            page(MOTHER, "户主"), page(HUSBAND, "夫"),
            page(YOUNG, "养女", birth_date=date(2010, 1, 1)),
        )  # fmt: skip
        why = fact(self.NAME, deed(), *pages).why.zh
        first, second = sorted(why.strip("。").split("。"), key=lambda one: YOUNG in one)
        assert "放弃继承权声明公证书" in first
        assert "放弃继承权声明公证书" not in second
        assert "继承公证书" in second

    def test_dead_at_an_unknown_time_their_death_must_be_dated(self) -> None:
        said = statements(more=[kin(HUSBAND, "spouse"), {"type": "death", "person": HUSBAND}])
        found = fact(self.NAME, deed(statements=said))
        assert (found.state, found.people) == (MISSING, (HUSBAND,))
        assert DEATHS & set(found.accepts)
        assert WAIVER not in found.accepts

    def test_a_void_waiver_contradicts(self) -> None:
        pages = (page(MOTHER, "户主"), page(DAUGHTER, "女"))
        early = certificate("inheritance_waiver", waives(DAUGHTER, date(2016, 1, 1)))
        assert fact(self.NAME, death_certificate(), *pages, early).state is CONTRADICTED

    def test_a_spouse_past_any_age_is_presumed_dead(self) -> None:
        pages = (page(MOTHER, "户主"), page(HUSBAND, "夫", birth_date=date(1909, 2, 9)))
        found = fact(self.NAME, deed(), *pages)
        assert (found.state, found.people) == (PRESUMED, (HUSBAND,))
        assert found.probability is not None
        assert found.probability <= 0.01
        assert found.accepts == ()

    def test_not_so_one_who_is_declared_alive_or_younger(self) -> None:
        pages = (page(MOTHER, "户主"), page(HUSBAND, "夫", birth_date=date(1909, 2, 9)))
        asked = transfer(Relative(name=HUSBAND, relation="spouse", alive=True))
        assert fact(self.NAME, deed(), *pages, asked=asked).state is MISSING
        younger = (page(MOTHER, "户主"), page(HUSBAND, "夫", birth_date=date(1925, 2, 9)))
        assert fact(self.NAME, deed(), *younger).state is MISSING

    def test_the_age_of_children_presumes_nothing(self) -> None:
        """They may have left children, who would stand in their place."""
        pages = (page(MOTHER, "户主"), page(BROTHER, "养子", birth_date=date(1905, 2, 9)))
        assert fact(self.NAME, deed(), *pages).state is MISSING

    def test_beside_a_certificate_a_step_child_need_not_be_heard(self) -> None:
        pages = (page(MOTHER, "户主"), page(BROTHER, "继子"))
        assert fact(self.NAME, deed(), *pages).state is ESTABLISHED
        listed = certificate("kinship", *WHOLE)
        waiver = certificate("inheritance_waiver", waives(DAUGHTER))
        assert fact(self.NAME, listed, waiver, *pages).people == (BROTHER,)

    def test_a_certificate_that_the_policy_does_not_accept_settles_nobody(self) -> None:
        """What somebody signs in a gift is no waiver, and must be given again."""
        pages = (page(MOTHER, "户主"), page(DAUGHTER, "女"))
        gift = certificate("gift", waives(DAUGHTER))
        found = fact(self.NAME, deed(statements=statements("waiver")), *pages, gift)
        assert found.people == (DAUGHTER,)
        assert "重新作出" in found.why.zh
        assert not DEATHS.intersection(found.accepts)


class TestParents:
    NAME = "parents_of_registrant"

    def test_a_mother_who_died_later_is_named(self) -> None:
        more = [kin("黄招娣", "mother"), {"type": "death", "person": "黄招娣",
                                        "date": date(2018, 1, 1)}]  # fmt: skip
        found = fact(self.NAME, deed(statements=statements(more=more)))
        assert (found.state, found.people) == (CONTRADICTED, ("黄招娣",))
        assert "黄招娣在登记人之后去世" in found.why.zh

    def test_once_her_heirs_are_heard_she_is_settled(self) -> None:
        more = [
            kin("黄招娣", "mother"),
            {"type": "death", "person": "黄招娣", "date": date(2018, 1, 1)},
            gone("父亲"), kin("林秀兰", "child", "黄招娣"),
            {"type": "waiver", "person": "林秀兰", "of": "黄招娣", "date": date(2019, 4, 18)},
        ]  # fmt: skip
        found = fact(self.NAME, deed(statements=statements(more=more)))
        assert found.state is ESTABLISHED

    def test_a_step_father_is_not_waited_for(self) -> None:
        more = [gone("父母"), kin("王五", "step_father")]
        assert fact(self.NAME, deed(statements=statements(more=more))).state is ESTABLISHED


def test_a_private_will_that_was_not_read_lets_no_statement_say_that_there_is_none() -> None:
    def accepted(title: str) -> tuple[str, ...]:
        answer = assess(evidence(paper(Kind.OTHER, title=title)), load_policy(None))
        return next(one.accepts for one in answer.facts if one.name == "no_contrary_will")

    assert accepted("自书遗嘱") == ("notarial_certificate:inheritance", "court_document")
    assert "declaration" in accepted("没有遗嘱的声明")


class TestAListWithoutParents:
    """Parents whom their age makes dead may be left out of a certificate of kinship."""

    NAME = "heirs_are_complete"
    COUPLE = (kin(HUSBAND, "spouse"), gone(HUSBAND))
    TWO = (kin(SON, "child"), kin(DAUGHTER, "child"))

    def state(self, *said: dict[str, Any], asked: Transfer | None = None) -> FactState:
        papers = (certificate("kinship", *said), death_certificate())
        return fact(self.NAME, *papers, asked=asked).state

    def test_the_spouse_and_several_children_or_the_only_one_are_a_list(self) -> None:
        assert self.state(*self.COUPLE, *self.TWO) is ESTABLISHED
        assert self.state(*self.COUPLE, kin(SON, "独生子")) is ESTABLISHED

    def test_one_child_or_no_spouse_may_be_a_part_of_it(self) -> None:
        assert self.state(*self.COUPLE, kin(SON, "child")) is MISSING
        assert self.state(*self.TWO) is MISSING

    def test_parents_who_may_have_lived_must_be_told_of(self) -> None:
        assert self.state(*self.COUPLE, *self.TWO, asked=BORN_1960) is MISSING
