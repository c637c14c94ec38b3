"""Who belongs to the family, in what order they died, and who waived: one finding each."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from tests.verifiers.papers import (
    DAUGHTER,
    HUSBAND,
    MOTHER,
    SON,
    SONS_ID,
    as_read,
    death_certificate,
    deed,
    emblem,
    evidence,
    number,
    paper,
    parties,
    portrait,
    statements,
    transfer,
)
from verifiers.checks import check_transfer
from verifiers.model import Evidence, Finding, Kind, Relative, Strength
from verifiers.prose.offspring import UNREAD_CHILD

if TYPE_CHECKING:
    from verifiers.model import Document

BROTHER, GRANDCHILD, FATHER, HER_MOTHER, SISTER = "陈建军", "陈小雨", "林伯年", "黄招娣", "林秀兰"
DIED = date(2016, 8, 11)
LATER = date(2018, 3, 2)
HARD, STRONG, SOFT = Strength.HARD, Strength.STRONG, Strength.SOFT


def kin(person: str, relation: str, to: str = MOTHER, **more: Any) -> dict[str, Any]:
    return {"type": "kinship", "person": person, "relation": relation, "to": to, **more}


def gone(person: str, before: str = MOTHER) -> dict[str, Any]:
    return {"type": "predeceased", "person": person, "before": before}


def died(person: str, day: date) -> dict[str, Any]:
    return {"type": "death", "person": person, "date": day}


def waives(person: str, of: str = MOTHER, day: date | None = date(2019, 4, 18)) -> dict[str, Any]:
    return {"type": "waiver", "person": person, "of": of, **({"date": day} if day else {})}


def born(name: str, day: date, sequence: int = 2, **more: Any) -> dict[str, Any]:
    return {"name": name, "id_number": number(day, sequence=sequence), **more}


def told(*more: dict[str, Any], people: tuple[dict[str, Any], ...] = ()) -> Evidence:
    """The clean papers with more statements in the certificate."""
    certificate = deed(statements=statements(more=more), parties=[*parties(), *people])
    return evidence(portrait(), emblem(), death_certificate(), certificate)


def added(case: Evidence, *documents: Document) -> Evidence:
    return Evidence(
        transfer=case.transfer, documents=(*case.documents, *documents), as_of=case.as_of
    )


def found(case: Evidence) -> list[tuple[str, Strength]]:
    return sorted((one.code, one.strength) for one in check_transfer(case))


def only(case: Evidence) -> Finding:
    (one,) = check_transfer(case)
    return one


def page(name: str, word: str, **more: Any) -> Document:
    return paper(
        Kind.HOUSEHOLD_REGISTER_MEMBER, id_=f"page-{name}", name=name, relation_to_head=word, **more
    )


def couple(kind: Kind, day: date, *names: str) -> Document:
    return paper(
        kind, registration_date=day, parties=[{"name": name, "role": "spouse"} for name in names]
    )


class TestPredeceasedChildren:
    GONE = (kin(BROTHER, "child"), gone(BROTHER))

    def test_whether_a_dead_child_left_children_must_be_said(self) -> None:
        finding = only(told(*self.GONE))
        assert (finding.code, finding.strength) == ("PREDECEASED_CHILD_NO_DESC", STRONG)
        assert (finding.people, finding.document_id) == ((BROTHER,), "notarial_certificate")

    def test_children_who_waived_answer_it(self) -> None:
        assert found(told(*self.GONE, kin(GRANDCHILD, "child", BROTHER), waives(GRANDCHILD))) == []

    def test_children_of_whom_nothing_is_said_are_missing(self) -> None:
        finding = only(told(*self.GONE, kin(GRANDCHILD, "child", BROTHER)))
        assert (finding.code, finding.people) == ("HEIR_MISSING", (GRANDCHILD,))
        assert BROTHER in finding.message.zh

    def test_so_do_a_word_of_the_notary_and_an_only_heir(self) -> None:
        assert found(told(*self.GONE, {"type": "childless", "person": BROTHER})) == []
        assert found(told(*self.GONE, {"type": "sole_heir", "person": SON, "from": MOTHER})) == []

    def test_a_child_of_eleven_left_none(self) -> None:
        dead = died(BROTHER, date(2000, 1, 1))
        eleven = born(BROTHER, date(1988, 1, 2), sequence=1)
        twelve = born(BROTHER, date(1988, 1, 1), sequence=1)
        codes = [[code for code, _ in found(told(kin(BROTHER, "养子"), dead, people=(one,)))]
                 for one in (eleven, twelve)]  # fmt: skip
        assert codes == [[], ["PREDECEASED_CHILD_NO_DESC"]]

    def test_a_grandchild_who_died_as_well_is_asked_after(self) -> None:
        finding = only(told(*self.GONE, kin(GRANDCHILD, "child", BROTHER), gone(GRANDCHILD)))
        assert (finding.code, finding.people) == ("PREDECEASED_CHILD_NO_DESC", (GRANDCHILD,))

    def test_what_is_only_declared_is_not_asked_after_before_there_is_a_certificate(self) -> None:
        asked = transfer(Relative(name=BROTHER, relation="child", alive=False))
        assert found(evidence(portrait(), emblem(), death_certificate(), asked=asked)) == []
        finding = only(evidence(asked=asked))
        assert finding.code == "PREDECEASED_CHILD_NO_DESC"


class TestLaterDeaths:
    HUSBANDS = (kin(HUSBAND, "spouse"), died(HUSBAND, LATER))

    def test_the_heirs_of_an_heir_must_be_heard(self) -> None:
        finding = only(told(*self.HUSBANDS))
        assert (finding.code, finding.people) == ("HEIR_DIED_AFTER_DECEDENT", (HUSBAND,))
        assert finding.others == ("death_certificate",)

    def test_children_who_are_told_to_be_his_have_been(self) -> None:
        kids = (kin(SON, "child", HUSBAND), kin(DAUGHTER, "child", HUSBAND))
        assert found(told(*self.HUSBANDS, *kids)) == []

    def test_somebody_of_his_own_must_be_heard(self) -> None:
        case = told(*self.HUSBANDS, kin("吴美玲", "spouse", HUSBAND))
        assert [code for code, _ in found(case)] == ["HEIR_DIED_AFTER_DECEDENT", "HEIR_MISSING"]
        heard = told(
            *self.HUSBANDS, kin("吴美玲", "spouse", HUSBAND), waives("吴美玲", HUSBAND),
            kin(SON, "child", HUSBAND), kin(DAUGHTER, "child", HUSBAND),
        )  # fmt: skip
        assert found(heard) == []

    def test_who_waived_before_dying_left_no_share(self) -> None:
        assert found(told(*self.HUSBANDS, waives(HUSBAND, day=date(2017, 1, 1)))) == []

    def test_of_a_parent_it_has_a_code_of_its_own(self) -> None:
        finding = only(told(kin(HER_MOTHER, "mother"), died(HER_MOTHER, LATER)))
        assert finding.code == "PARENT_DIED_AFTER_DECEDENT"
        assert "母亲黄招娣" in finding.message.zh
        heard = (kin(SISTER, "child", HER_MOTHER), waives(SISTER, HER_MOTHER))
        assert found(told(kin(HER_MOTHER, "mother"), died(HER_MOTHER, LATER), *heard)) == []

    def test_a_death_on_the_same_day_is_for_a_person(self) -> None:
        finding = only(told(kin(HER_MOTHER, "mother"), died(HER_MOTHER, DIED)))
        assert (finding.code, finding.strength) == ("DEATHS_ON_ONE_DAY", STRONG)


class TestMissing:
    def test_the_husband_whom_a_register_shows(self) -> None:
        case = added(told(), page(MOTHER, "户主"), page(HUSBAND, "夫"))
        finding = only(case)
        assert (finding.code, finding.people) == ("HEIR_MISSING", (HUSBAND,))
        assert finding.others == (f"page-{HUSBAND}",)

    def test_the_husband_whom_a_certificate_of_marriage_shows(self) -> None:
        wedding = couple(Kind.MARRIAGE_CERTIFICATE, date(1980, 1, 1), MOTHER, HUSBAND)
        assert [code for code, _ in found(added(told(), wedding))] == ["HEIR_MISSING"]
        divorce = couple(Kind.DIVORCE_CERTIFICATE, date(2009, 1, 1), MOTHER, HUSBAND)
        assert found(added(told(), wedding, divorce)) == []

    def test_nobody_is_missing_who_would_be_a_hundred_and_five(self) -> None:
        pages = (page(MOTHER, "户主"), page(HUSBAND, "夫", birth_date=date(1911, 8, 11)))
        assert found(added(told(), *pages)) == []
        younger = (page(MOTHER, "户主"), page(HUSBAND, "夫", birth_date=date(1911, 8, 12)))
        assert [code for code, _ in found(added(told(), *younger))] == ["HEIR_MISSING"]

    def test_a_minor_is_not_asked_to_waive(self) -> None:
        young = page(GRANDCHILD, "养女", birth_date=date(2010, 1, 1))
        finding = only(added(told(), page(MOTHER, "户主"), young))
        assert finding.code == "HEIR_MISSING"
        assert "放弃继承权声明" not in finding.fix.zh

    def test_the_unborn_have_their_share_kept(self) -> None:
        finding = only(told(kin("胎儿", "child")))
        assert (finding.code, finding.people) == ("HEIR_MISSING", ("胎儿",))
        assert "放弃继承权声明" not in finding.fix.zh
        assert found(told(kin("胎儿", "child"), {"type": "inherits", "person": "胎儿",
                                               "from": MOTHER})) == []  # fmt: skip

    def test_whoever_is_counted_and_not_named_is_an_heir(self) -> None:
        finding = only(told(kin(UNREAD_CHILD, "child")))
        assert (finding.code, finding.people) == ("HEIR_MISSING", (UNREAD_CHILD,))
        assert "重新拍摄" in finding.fix.zh

    def test_a_step_child_weighs_little(self) -> None:
        finding = only(added(told(), page(MOTHER, "户主"), page(BROTHER, "继子")))
        assert (finding.code, finding.strength) == ("HEIR_DOUBTFUL", SOFT)

    def test_a_suit_hears_whoever_was_party_to_it(self) -> None:
        judgment = paper(
            Kind.COURT_DOCUMENT, document_type="民事调解书", case_number="（2019）闽0203民初1号",
            parties=[{"name": SON, "role": "plaintiff"}, {"name": BROTHER, "role": "defendant"}],
            statements=[
                {"type": "inherits", "person": SON, "from": MOTHER, "what": "店铺“鹭岛女装”"}
            ],
        )  # fmt: skip
        pages = (page(MOTHER, "户主"), page(BROTHER, "子"))
        case = evidence(portrait(), emblem(), death_certificate(), judgment, *pages)
        assert found(case) == []
        alone = Evidence(
            transfer=case.transfer,
            documents=(*case.documents[:3], deed(), *pages),
            as_of=case.as_of,
        )
        assert [code for code, _ in found(alone)] == ["HEIR_MISSING"]


class TestWaivers:
    def test_a_share_waived_before_its_owner_died(self) -> None:
        late = (kin(HUSBAND, "spouse"), died(HUSBAND, LATER), kin(DAUGHTER, "child", HUSBAND),
                kin(SON, "child", HUSBAND))  # fmt: skip
        early = only(told(*late, waives(DAUGHTER, HUSBAND, date(2018, 3, 1))))
        assert (early.code, early.strength) == ("WAIVER_BEFORE_DEATH", HARD)
        assert HUSBAND in early.message.zh
        assert found(told(*late, waives(DAUGHTER, HUSBAND, LATER))) == []

    def test_the_dead_do_not_waive(self) -> None:
        dead = died(DAUGHTER, date(2018, 1, 1))
        assert ("WAIVER_AFTER_OWN_DEATH", HARD) in found(told(dead))
        assert found(told(died(DAUGHTER, date(2019, 4, 18)))) == []
        case = told(dead)
        read = Evidence(
            transfer=case.transfer,
            documents=tuple(as_read(one) for one in case.documents),
            as_of=case.as_of,
        )
        assert ("WAIVER_AFTER_OWN_DEATH", STRONG) in found(read)

    def test_whoever_is_no_heir_waives_in_vain(self) -> None:
        finding = only(told(kin(SISTER, "sibling"), waives(SISTER)))
        assert (finding.code, finding.strength) == ("WAIVER_BY_NON_HEIR", SOFT)
        assert finding.people == (SISTER,)

    def test_of_a_stranger_nobody_knows_whether_they_are_one(self) -> None:
        assert found(told(waives("王五"))) == []

    def waiver(self, *people: dict[str, Any]) -> Evidence:
        certificate = paper(
            Kind.NOTARIAL_CERTIFICATE, id_="waiver", matter="inheritance_waiver",
            certificate_number="（2019）厦鹭证内字第3351号", issue_date=date(2019, 4, 18),
            parties=list(people), statements=[waives(DAUGHTER)],
        )  # fmt: skip
        return added(evidence(deed(statements=statements("waiver"))), certificate)

    def test_a_waiver_is_given_in_person(self) -> None:
        assert found(self.waiver({"name": DAUGHTER, "role": "declarant"})) == []
        finding = only(
            self.waiver({"name": DAUGHTER, "role": "principal"}, {"name": "许文", "role": "agent"})
        )
        assert (finding.code, finding.strength) == ("AGENT_WAIVER", SOFT)

    def test_a_power_to_waive_is_noticed_as_well(self) -> None:
        power = paper(
            Kind.NOTARIAL_CERTIFICATE, id_="power", matter="entrustment",
            certificate_number="（2019）厦鹭证内字第3352号", issue_date=date(2019, 4, 18),
            parties=[{"name": DAUGHTER}],
            statements=[{"type": "entrusts", "person": DAUGHTER, "to": "许文", "what": "放弃继承"}],
        )  # fmt: skip
        case = added(self.waiver({"name": DAUGHTER, "role": "declarant"}), power)
        assert [code for code, _ in found(case)] == ["AGENT_WAIVER"]
        other = paper(
            Kind.NOTARIAL_CERTIFICATE, id_="power", matter="entrustment",
            certificate_number="（2019）厦鹭证内字第3352号", issue_date=date(2019, 4, 18),
            parties=[{"name": DAUGHTER}],
            statements=[{"type": "entrusts", "person": DAUGHTER, "to": "许文", "what": "领取证书"}],
        )  # fmt: skip
        assert found(added(self.waiver({"name": DAUGHTER, "role": "declarant"}), other)) == []

    def test_a_guardian_does_not_waive(self) -> None:
        finding = only(self.waiver({"name": DAUGHTER}, {"name": "许文", "role": "guardian"}))
        assert (finding.code, finding.strength) == ("MINOR_WAIVER", STRONG)


class TestAges:
    @pytest.mark.parametrize(
        ("sex", "years", "strength"),
        [
            ("female", -1, HARD), ("female", 11, HARD), ("female", 12, STRONG),
            ("female", 14, STRONG), ("female", 15, SOFT), ("female", 17, SOFT),
            ("female", 18, None), ("female", 45, None), ("female", 46, SOFT), ("female", 49, SOFT),
            ("female", 50, STRONG), ("female", 60, STRONG), ("female", 61, HARD),
            ("male", 11, HARD), ("male", 12, STRONG), ("male", 15, STRONG), ("male", 16, None),
            ("male", 60, None), ("male", 61, SOFT), ("male", 75, SOFT), ("male", 80, STRONG),
            ("male", 81, HARD),
        ],
    )  # fmt: skip
    def test_the_bands_are_those_of_mothers_and_fathers(
        self, sex: str, years: int, strength: Strength | None
    ) -> None:
        child = born(BROTHER, date(1940 + years, 7, 1), sequence=1)
        parent = born(FATHER, date(1940, 6, 1), sequence=1 if sex == "male" else 2)
        case = evidence(deed(statements=statements(), parties=[*parties(), child, parent]),
                        paper(Kind.NOTARIAL_CERTIFICATE, id_="kinship", matter="kinship",
                              statements=[kin(BROTHER, "child", FATHER)]))  # fmt: skip
        expected = [("PARENT_CHILD_AGE_GAP", strength)] if strength else []
        assert found(case) == expected

    def test_adoption_and_step_relations_explain_any_years(self) -> None:
        old = born(BROTHER, date(1990, 1, 1), sequence=1)
        for word in ("养子", "继子", "养子或继子"):
            assert found(told(kin(BROTHER, word), waives(BROTHER), people=(old,))) == []
        plain = told(kin(BROTHER, "child"), waives(BROTHER), people=(old,))
        assert found(plain) == [("PARENT_CHILD_AGE_GAP", HARD)]
        assert found(added(plain, page(MOTHER, "户主"), page(BROTHER, "养子"))) == []

    def test_days_that_one_reader_read_alone_prove_nothing_hard(self) -> None:
        old = born(BROTHER, date(1990, 1, 1), sequence=1)
        case = told(kin(BROTHER, "child"), waives(BROTHER), people=(old,))
        asked = transfer(registrant={"id_number": None}, id_number=None)
        read = tuple(as_read(one) for one in case.documents)
        read_case = Evidence(transfer=asked, documents=read, as_of=case.as_of)
        assert ("PARENT_CHILD_AGE_GAP", STRONG) in found(read_case)

    def test_births_that_differ_are_taken_at_their_mildest(self) -> None:
        old = born(BROTHER, date(1990, 1, 1), sequence=1)
        case = told(kin(BROTHER, "child"), waives(BROTHER), people=(old,))
        other = page(BROTHER, "户主", birth_date=date(1960, 1, 1))
        assert "PARENT_CHILD_AGE_GAP" not in {code for code, _ in found(added(case, other))}

    @pytest.mark.parametrize(
        ("day", "expected"),
        [(date(2001, 10, 28), []), (date(2001, 10, 29), [("BIRTH_AFTER_PARENT_DEATH", STRONG)])],
    )
    def test_a_posthumous_child_comes_within_three_hundred_days(
        self, day: date, expected: list[tuple[str, Strength]]
    ) -> None:
        father = born(FATHER, date(1970, 1, 1), sequence=1)
        child = born(BROTHER, day, sequence=1)
        said = [kin(BROTHER, "child", FATHER), died(FATHER, date(2001, 1, 1))]
        certificate = paper(Kind.NOTARIAL_CERTIFICATE, id_="kinship", matter="kinship",
                            parties=[father, child], statements=said)  # fmt: skip
        assert found(evidence(deed(), certificate)) == expected

    def test_a_mother_lives_at_the_birth(self) -> None:
        mother = born(SISTER, date(1970, 1, 1))
        child = born(BROTHER, date(2001, 1, 2), sequence=1)
        said = [kin(BROTHER, "child", SISTER), died(SISTER, date(2001, 1, 1))]
        certificate = paper(Kind.NOTARIAL_CERTIFICATE, id_="kinship", matter="kinship",
                            parties=[mother, child], statements=said)  # fmt: skip
        assert found(evidence(deed(), certificate)) == [("BIRTH_AFTER_PARENT_DEATH", HARD)]

    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            (date(1962, 3, 7), []), (date(1962, 3, 9), []),
            (date(1962, 3, 10), [("SIBLING_AGE_GAP", STRONG)]),
            (date(1962, 11, 4), [("SIBLING_AGE_GAP", STRONG)]), (date(1962, 11, 5), []),
        ],
    )  # fmt: skip
    def test_siblings_are_twins_or_eight_months_apart(
        self, day: date, expected: list[tuple[str, Strength]]
    ) -> None:
        assert SONS_ID[6:14] == "19620307"
        assert found(told(people=(born(DAUGHTER, day),))) == expected


class TestConflicts:
    def test_two_relations_of_two_people(self) -> None:
        finding = only(told(kin(SISTER, "child", HUSBAND), kin(SISTER, "sibling", HUSBAND)))
        assert (finding.code, finding.strength) == ("KINSHIP_CONFLICT", STRONG)
        assert set(finding.people) == {SISTER, HUSBAND}

    def test_each_the_child_of_the_other(self) -> None:
        finding = only(told(kin(SISTER, "child", HUSBAND), kin(HUSBAND, "child", SISTER)))
        assert finding.code == "KINSHIP_CONFLICT"
        assert "相反" in finding.message.zh

    def test_before_and_after_are_shown_side_by_side(self) -> None:
        after = death_certificate(
            id_="his", name=HUSBAND, sex="male", birth_date=None, id_number=None,
            death_date=LATER, issue_date=LATER,
        )  # fmt: skip
        case = added(told(kin(HUSBAND, "spouse"), gone(HUSBAND)), after)
        finding = next(one for one in check_transfer(case) if one.code == "DEATH_ORDER_CONFLICT")
        assert finding.people == (HUSBAND,)
        assert {finding.document_id, *finding.others} >= {"his", "notarial_certificate"}
        assert "死亡证明" in finding.message.zh
        assert "继承公证书" in finding.message.zh

    def test_declared_alive_and_shown_dead(self) -> None:
        asked = transfer(Relative(name=HUSBAND, relation="spouse", alive=True))
        certificate = deed(statements=statements(more=[kin(HUSBAND, "spouse"), gone(HUSBAND)]))
        finding = only(evidence(certificate, asked=asked))
        assert finding.code == "DEATH_ORDER_CONFLICT"
        assert "您的说明" in finding.message.zh


class TestMarriage:
    def test_single_in_the_register_and_married_elsewhere(self) -> None:
        status = page(MOTHER, "户主", marital_status="未婚", registration_date=date(2010, 1, 1))
        case = added(told(kin(HUSBAND, "spouse"), waives(HUSBAND)), status)
        assert found(case) == [("MARITAL_CONFLICT", STRONG)]
        wedding = couple(Kind.MARRIAGE_CERTIFICATE, date(2011, 1, 1), MOTHER, HUSBAND)
        assert found(added(case, wedding)) == []

    @pytest.mark.parametrize("word", ["丧偶", "离婚", "离异"])
    def test_widowed_or_divorced_and_a_husband_alive(self, word: str) -> None:
        status = page(MOTHER, "户主", marital_status=word)
        alive = told(kin(HUSBAND, "spouse"), waives(HUSBAND))
        assert found(added(alive, status)) == [("MARITAL_CONFLICT", STRONG)]
        dead = told(kin(HUSBAND, "spouse"), gone(HUSBAND))
        assert found(added(dead, status)) == []

    def test_married_and_no_spouse_anywhere(self) -> None:
        status = page(MOTHER, "户主", marital_status="已婚")
        assert found(added(told(), status)) == [("MARITAL_CONFLICT", STRONG)]
        known = told(kin(HUSBAND, "spouse"), gone(HUSBAND))
        assert found(added(known, status)) == []

    def test_another_member_s_status_is_not_hers(self) -> None:
        assert found(added(told(), page(SON, "户主", marital_status="已婚"))) == []

    def test_divorced_and_called_a_spouse_after_that(self) -> None:
        divorce = couple(Kind.DIVORCE_CERTIFICATE, date(2009, 1, 1), MOTHER, HUSBAND)
        case = added(told(kin(HUSBAND, "spouse"), waives(HUSBAND)), divorce)
        assert found(case) == [("MARITAL_CONFLICT", STRONG)]

    def test_two_spouses_at_once(self) -> None:
        case = told(
            kin(HUSBAND, "spouse"), waives(HUSBAND), kin("王德明", "spouse"), waives("王德明")
        )
        assert found(case) == [("MARITAL_CONFLICT", STRONG)]
        widowed = told(
            kin(HUSBAND, "spouse"), waives(HUSBAND), kin("王德明", "spouse"), gone("王德明")
        )
        assert found(widowed) == []


class TestParentsOfTheYoung:
    def case(self, born_in: int, *more: Document) -> Evidence:
        day = date(born_in, 5, 6)
        mothers = number(day)
        certificate = deed(
            parties=[{"name": SON, "id_number": SONS_ID}, {"name": MOTHER, "id_number": mothers}],
            statements=[
                died(MOTHER, date(2019, 3, 1)), kin(SON, "spouse"), gone("父母"),
                kin(FATHER, "father"),
                {"type": "inherits", "person": SON, "from": MOTHER, "what": "店铺“鹭岛女装”"},
            ],
            issue_date=date(2019, 5, 20),
        )  # fmt: skip
        return evidence(certificate, *more, asked=transfer(registrant={"id_number": mothers}))

    def test_two_dead_parents_of_the_young_are_looked_at(self) -> None:
        finding = only(self.case(1990))
        assert (finding.code, finding.strength) == ("PARENTS_PREDECEASED_UNLIKELY", STRONG)
        assert finding.people == (FATHER, "母亲")
        assert "2%" in finding.message.zh

    def test_of_the_old_they_are_not(self) -> None:
        assert found(self.case(1960)) == []

    def test_a_proof_of_either_death_takes_the_doubt_away(self) -> None:
        proof = paper(
            Kind.DEATH_CERTIFICATE, id_="his", name=FATHER, death_date=date(2008, 5, 12),
            issue_date=date(2008, 5, 13),
        )  # fmt: skip
        assert found(self.case(1990, proof)) == []

    def test_so_does_a_paper_that_is_older_than_her_death(self) -> None:
        said = [kin(FATHER, "father"), died(FATHER, date(2008, 5, 12))]
        older = paper(Kind.NOTARIAL_CERTIFICATE, id_="older", matter="kinship", statements=said,
                      issue_date=date(2010, 1, 1))  # fmt: skip
        younger = paper(Kind.NOTARIAL_CERTIFICATE, id_="younger", matter="kinship",
                        statements=said, issue_date=date(2019, 3, 2))  # fmt: skip
        assert found(self.case(1990, older)) == []
        assert len(found(self.case(1990, younger))) == 1
