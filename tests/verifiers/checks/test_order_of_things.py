"""Days of several papers, or of one, in the order in which things can happen."""

from dataclasses import replace
from datetime import date

import pytest

from tests.verifiers.papers import (
    DAUGHTER,
    MOTHER,
    SON,
    as_read,
    death_certificate,
    deed,
    evidence,
    paper,
    portrait,
    statements,
    transfer,
)
from verifiers.checks import check_document, check_transfer
from verifiers.model import Document, Evidence, Finding, Kind, Strength

TODAY = date(2026, 11, 23)


def said(case: Evidence, code: str) -> list[Finding]:
    return [one for one in check_transfer(case) if one.code == code]


def couple(kind: Kind, day: date, *names: str, id_: str | None = None) -> Document:
    parties = [{"name": name} for name in names or (SON, "吴样本")]
    return paper(kind, id_=id_, registration_date=day, parties=parties)


class TestActsAfterDeath:
    def test_what_one_reader_read_proves_nothing_hard(self) -> None:
        married = as_read(couple(Kind.MARRIAGE_CERTIFICATE, date(2019, 1, 1), MOTHER, "吴样本"))
        (finding,) = said(evidence(death_certificate(), married), "ACT_AFTER_DEATH")
        assert finding.strength is Strength.STRONG

    @pytest.mark.parametrize(
        "later",
        [
            couple(Kind.DIVORCE_CERTIFICATE, date(2017, 1, 1), MOTHER, "吴样本"),
            portrait(name=MOTHER, valid_from=date(2017, 1, 1), id_number="350203192405060028"),
            deed(
                matter="declaration",
                issue_date=date(2017, 1, 1),
                parties=[{"name": MOTHER, "role": "declarant"}],
                statements=[],
            ),
        ],
        ids=lambda one: one.kind.value,
    )
    def test_divorces_cards_and_declarations_after_the_death(self, later: Document) -> None:
        (finding,) = said(evidence(death_certificate(), later), "ACT_AFTER_DEATH")
        assert finding.document_id == later.id
        assert finding.strength is Strength.HARD

    @pytest.mark.parametrize("role", ["decedent", "related_party", "subject", "spouse", None])
    def test_the_dead_of_whom_a_certificate_speaks_need_not_stand_before_the_notary(
        self, role: str | None
    ) -> None:
        spoken_of = {"name": MOTHER} if role is None else {"name": MOTHER, "role": role}
        parties = [{"name": SON, "role": "applicant"}, spoken_of]
        assert said(evidence(death_certificate(), deed(parties=parties)), "ACT_AFTER_DEATH") == []

    def test_a_namesake_with_another_birth_is_somebody_else(self) -> None:
        namesake = paper(
            Kind.ID_CARD_PORTRAIT, name=MOTHER, birth_date=date(1990, 1, 1),
            valid_from=date(2020, 1, 1),
        )  # fmt: skip
        assert said(evidence(death_certificate(), namesake), "ACT_AFTER_DEATH") == []


class TestOnePaper:
    @pytest.mark.parametrize(
        ("kind", "first", "last"),
        [
            (Kind.ID_CARD_EMBLEM, "valid_from", "valid_until"),
            (Kind.PASSPORT, "issue_date", "expiry_date"),
            (Kind.CREMATION_CERTIFICATE, "death_date", "cremation_date"),
            (Kind.COURT_DOCUMENT, "issue_date", "effective_date"),
        ],
    )
    def test_what_ends_before_it_began(self, kind: Kind, first: str, last: str) -> None:
        def found(*days: str) -> list[tuple[Strength, str | None]]:
            document = paper(kind, **dict(zip((first, last), days, strict=True)))
            noticed = check_document(document, TODAY)
            return [(one.strength, one.field) for one in noticed if one.code == "DATES_REVERSED"]

        assert found("2020-05-02", "2020-05-01") == [(Strength.HARD, last)]
        assert found("2020-05-01", "2020-05-01") == []

    def test_that_a_judgment_is_in_force_is_certified_afterwards(self) -> None:
        def codes(effective: str) -> list[str]:
            certificate = paper(
                Kind.COURT_DOCUMENT,
                document_type="裁判文书生效证明",
                issue_date="2024-05-20",
                effective_date=effective,
            )
            return [one.code for one in check_document(certificate, TODAY)]

        assert codes("2024-05-06") == []
        assert codes("2024-05-21") == ["DATES_REVERSED"]

    @pytest.mark.parametrize(
        ("number", "fires"),
        [
            ("（2021）闽0203民初118号", True),
            ("（2020）闽0203民初118号", False),
            ("（2019）闽0203民初118号", False),
            ("(2021)厦思民初字第118号", True),
            ("无号", False),
        ],
    )
    def test_a_case_registered_after_it_was_decided(self, number: str, fires: bool) -> None:
        document = paper(Kind.COURT_DOCUMENT, case_number=number, issue_date=date(2020, 5, 1))
        found = {one.code for one in check_document(document, TODAY)}
        assert ("CASE_NUMBER_YEAR" in found) is fires


class TestCouples:
    def divorced(self, *documents: Document) -> list[Finding]:
        asked = replace(transfer(), scenario="divorce")
        return said(evidence(*documents, asked=asked), "MARRIAGE_AFTER_DIVORCE")

    def test_who_married_again_is_a_couple_again(self) -> None:
        again = couple(Kind.MARRIAGE_CERTIFICATE, date(2021, 1, 1))
        divorce = couple(Kind.DIVORCE_CERTIFICATE, date(2020, 1, 1))
        (finding,) = self.divorced(again, divorce)
        assert finding.document_id == again.id
        assert finding.others == (divorce.id,)

    def test_who_was_divorced_twice_is_divorced(self) -> None:
        again = couple(Kind.MARRIAGE_CERTIFICATE, date(2021, 1, 1))
        divorces = [
            couple(Kind.DIVORCE_CERTIFICATE, day, id_=f"divorce-{day.year}")
            for day in (date(2020, 1, 1), date(2023, 1, 1))
        ]
        assert self.divorced(again, *divorces) == []

    def test_who_inherits_from_the_spouse_of_a_second_wedding_is_in_order(self) -> None:
        again = couple(Kind.MARRIAGE_CERTIFICATE, date(2015, 1, 1), SON, MOTHER)
        divorce = couple(Kind.DIVORCE_CERTIFICATE, date(2010, 1, 1), SON, MOTHER)
        wife = [{"type": "kinship", "person": SON, "relation": "spouse", "to": MOTHER}]
        whole = evidence(deed(statements=wife), again, divorce)
        assert said(whole, "MARRIAGE_AFTER_DIVORCE") == []
        assert said(whole, "MARITAL_CONFLICT") == []
        assert said(evidence(deed(statements=wife), divorce), "MARITAL_CONFLICT") != []

    @pytest.mark.parametrize(
        "marriage",
        [
            couple(Kind.MARRIAGE_CERTIFICATE, date(2019, 1, 1)),
            couple(Kind.MARRIAGE_CERTIFICATE, date(2021, 1, 1), SON, "郑样本"),
            couple(Kind.MARRIAGE_CERTIFICATE, date(2021, 1, 1), SON),
        ],
    )
    def test_a_marriage_before_or_with_another_is_in_order(self, marriage: Document) -> None:
        divorce = couple(Kind.DIVORCE_CERTIFICATE, date(2020, 1, 1))
        assert self.divorced(marriage, divorce) == []


class TestRelatives:
    def test_two_days_of_death_of_one_relative(self) -> None:
        father = [{"type": "death", "person": "陈老", "date": date(1990, 1, 1)}]
        other = death_certificate(
            id_="father's", name="陈老", id_number="", sex="male", birth_date=date(1920, 1, 1),
            death_date=date(1991, 1, 1), issue_date=date(1991, 1, 2),
        )  # fmt: skip
        case = evidence(death_certificate(), deed(statements=statements(more=father)), other)
        (finding,) = said(case, "RELATIVE_DEATH_CONFLICT")
        assert finding.people == ("陈老",)
        assert {finding.document_id, *finding.others} == {"father's", "notarial_certificate"}

    def test_the_registrant_s_own_day_has_a_check_of_its_own(self) -> None:
        case = evidence(
            death_certificate(), deed(statements=statements(death={"date": date(2016, 8, 10)}))
        )
        assert said(case, "RELATIVE_DEATH_CONFLICT") == []
        assert len(said(case, "DEATH_DATE_CONFLICT")) == 1


class TestShop:
    PLAIN = statements(inherits={"what": "遗产"})

    def agreement(self, what: str, type_: str = "agreement") -> Document:
        said = {"type": type_, "parties": [SON, DAUGHTER], "what": what}
        if type_ == "gift":
            said = {"type": type_, "person": DAUGHTER, "to": SON, "what": what}
        return deed(id_="agreement", matter="agreement", statements=[said])

    def test_an_agreement_that_carries_the_transfer_must_name_the_shop(self) -> None:
        (finding,) = said(evidence(self.agreement("全部遗产")), "SHOP_NOT_NAMED")
        assert finding.strength is Strength.STRONG
        assert said(evidence(self.agreement("店铺“鹭岛女装”归陈建国")), "SHOP_NOT_NAMED") == []
        assert said(evidence(self.agreement("账号LUDAO_1924")), "SHOP_NOT_NAMED") == []

    def test_beside_a_certificate_of_inheritance_it_is_only_unusual(self) -> None:
        both = evidence(deed(statements=self.PLAIN), self.agreement("全部遗产"))
        assert [one.strength for one in said(both, "SHOP_NOT_NAMED")] == [Strength.SOFT] * 2
        named = evidence(deed(statements=self.PLAIN), self.agreement("店铺“鹭岛女装”"))
        assert said(named, "SHOP_NOT_NAMED") == []

    def test_a_judgment_about_a_death_divides_nothing(self) -> None:
        dead = [{"type": "death", "person": MOTHER, "date": date(2016, 8, 11)}]
        assert said(evidence(paper(Kind.COURT_DOCUMENT, statements=dead)), "SHOP_NOT_NAMED") == []
