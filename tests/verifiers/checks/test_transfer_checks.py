"""Across documents, and against what the merchant declared."""

from datetime import date

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
from verifiers.model import Document, Evidence, Finding, Kind, Relative, Strength

OTHER_ID = number(date(1924, 5, 6), sequence=4)


def found(case: Evidence) -> list[tuple[str, Strength, str | None]]:
    return sorted((one.code, one.strength, one.document_id) for one in check_transfer(case))


def only(case: Evidence) -> Finding:
    (finding,) = check_transfer(case)
    return finding


def with_deed(**changes: object) -> Evidence:
    return evidence(portrait(), emblem(), death_certificate(), deed(**changes))


class TestNamesAndNumbers:
    def test_one_name_under_two_numbers_names_both_papers(self) -> None:
        case = evidence(portrait(), emblem(), death_certificate(id_number=OTHER_ID), deed())
        finding = only(case)
        assert finding.code == "SAME_NAME_TWO_IDS"
        assert finding.strength is Strength.STRONG
        assert finding.document_id == "death_certificate"
        assert finding.others == ("notarial_certificate",)
        assert finding.people == (MOTHER,)

    def test_one_number_under_two_names(self) -> None:
        case = evidence(portrait(), emblem(), death_certificate(name="林秀瑛"), deed())
        finding = only(case)
        assert (finding.code, finding.document_id) == ("SAME_ID_TWO_NAMES", "death_certificate")

    def test_the_old_form_of_the_number_is_the_same_number(self) -> None:
        assert found(with_deed(parties=parties(id_number="350203240506002"))) == []

    def test_middle_dots_and_spaces_are_the_same_name(self) -> None:
        asked = transfer(name="阿依夏木·买买提")
        card = portrait(name="阿依夏木 • 买买提")
        assert found(evidence(card, emblem(), asked=asked)) == []

    def test_papers_that_agree_against_the_declared_number(self) -> None:
        asked = transfer(registrant={"id_number": OTHER_ID})
        finding = only(evidence(death_certificate(), asked=asked))
        assert (finding.code, finding.people) == ("REGISTRANT_NUMBER_MISMATCH", (MOTHER,))

    def test_papers_that_agree_against_the_declared_name(self) -> None:
        asked = transfer(name="陈建军")
        finding = only(evidence(portrait(), emblem(), asked=asked))
        assert (finding.code, finding.people) == ("TRANSFEREE_NAME_MISMATCH", ("陈建军",))

    def test_a_declared_number_that_cannot_exist(self) -> None:
        asked = transfer(id_number="350203196203072214")
        codes = [code for code, *_ in found(evidence(death_certificate(), asked=asked))]
        assert codes == ["TRANSFEREE_NUMBER_INVALID"]

    def test_no_sentence_shows_a_whole_number(self) -> None:
        case = evidence(portrait(), death_certificate(id_number=OTHER_ID), deed())
        for one in check_transfer(case):
            assert OTHER_ID not in one.message.zh + one.message.en


class TestDeath:
    def test_days_of_death_that_differ(self) -> None:
        finding = only(with_deed(statements=statements(death={"date": date(2016, 8, 10)})))
        assert finding.code == "DEATH_DATE_CONFLICT"
        assert {finding.document_id, *finding.others} == {
            "death_certificate",
            "notarial_certificate",
        }

    def test_a_declared_day_that_differs_is_soft(self) -> None:
        asked = transfer(registrant={"death_date": date(2016, 8, 1)})
        case = evidence(death_certificate(), asked=asked)
        assert found(case) == [("DEATH_DATE_DECLARED", Strength.SOFT, "death_certificate")]

    def test_the_estate_cannot_be_divided_before_the_death(self) -> None:
        early = {
            "issue_date": date(2016, 8, 10),
            "certificate_number": "（2016）厦鹭证内字第3350号",
            "statements": statements(waiver={"date": ""}),
        }
        assert found(with_deed(**early)) == [
            ("DEATH_AFTER_DEED", Strength.HARD, "notarial_certificate")
        ]
        late = early | {"issue_date": date(2016, 8, 11)}
        assert found(with_deed(**late)) == []

    def test_a_day_that_one_reader_read_alone_proves_nothing_hard(self) -> None:
        early = deed(
            issue_date=date(2016, 8, 10),
            certificate_number="（2016）厦鹭证内字第3350号",
            statements=statements("waiver", "kinship"),
        )
        case = evidence(portrait(), emblem(), as_read(death_certificate()), as_read(early))
        assert found(case) == [("DEATH_AFTER_DEED", Strength.STRONG, "notarial_certificate")]

    @pytest.mark.parametrize(
        ("born", "died", "expected"),
        [
            (date(1920, 1, 1), date(2025, 12, 31), []),
            (date(1915, 1, 1), date(2025, 6, 1), [("AGE_UNUSUAL", Strength.SOFT)]),
            (date(1905, 1, 1), date(2025, 6, 1), [("AGE_UNUSUAL", Strength.STRONG)]),
            (date(1901, 1, 1), date(2025, 6, 1), [("AGE_IMPOSSIBLE", Strength.HARD)]),
        ],
    )
    def test_an_age_beyond_every_record_is_impossible(
        self, born: date, died: date, expected: list[tuple[str, Strength]]
    ) -> None:
        mothers = number(born)
        certificate = death_certificate(
            birth_date=born, id_number=mothers, death_date=died, issue_date=died
        )
        asked = transfer(registrant={"id_number": mothers})
        case = evidence(certificate, asked=asked)
        assert [(code, strength) for code, strength, _ in found(case)] == expected


class TestWaivers:
    def test_a_waiver_before_the_death_is_void(self) -> None:
        case = with_deed(statements=statements(waiver={"date": date(2016, 8, 10)}))
        assert found(case) == [("WAIVER_BEFORE_DEATH", Strength.HARD, "notarial_certificate")]
        assert only(case).people == (DAUGHTER,)

    def test_on_the_day_of_death_it_is_not(self) -> None:
        assert found(with_deed(statements=statements(waiver={"date": date(2016, 8, 11)}))) == []

    def test_a_waiver_of_its_own_counts_from_its_issue(self) -> None:
        waiver = paper(
            Kind.NOTARIAL_CERTIFICATE,
            id_="waiver",
            matter="inheritance_waiver",
            issue_date=date(2016, 8, 1),
            statements=[{"type": "waiver", "person": DAUGHTER, "of": MOTHER}],
        )
        case = evidence(death_certificate(), waiver)
        assert found(case) == [("WAIVER_BEFORE_DEATH", Strength.HARD, "waiver")]

    def test_a_waiver_after_the_division_is_strong(self) -> None:
        case = with_deed(statements=statements(waiver={"date": date(2019, 5, 21)}))
        assert found(case) == [("WAIVER_AFTER_PARTITION", Strength.STRONG, "notarial_certificate")]
        assert found(with_deed(statements=statements(waiver={"date": date(2019, 5, 20)}))) == []

    def test_somebody_elses_waiver_is_not_compared(self) -> None:
        other = {"type": "waiver", "person": "王五", "of": "赵六", "date": date(2010, 1, 1)}
        assert found(with_deed(statements=statements(more=[other]))) == []

    def test_a_minor_cannot_waive(self) -> None:
        born = date(2002, 4, 19)
        child = {"name": DAUGHTER, "birth_date": born, "id_number": number(born)}
        assert ("MINOR_WAIVER", Strength.STRONG, "notarial_certificate") in found(
            with_deed(parties=[*parties(), child])
        )
        grown = {"name": DAUGHTER, "id_number": number(date(2001, 4, 18))}
        codes = [code for code, *_ in found(with_deed(parties=[*parties(), grown]))]
        assert "MINOR_WAIVER" not in codes


class TestFamily:
    def test_a_child_of_whom_nothing_is_said_is_missing(self) -> None:
        case = with_deed(statements=statements("waiver"))
        finding = only(case)
        assert (finding.code, finding.people) == ("HEIR_MISSING", (DAUGHTER,))

    def test_a_declared_living_spouse_of_whom_nothing_is_said_is_missing(self) -> None:
        asked = transfer(Relative(name=HUSBAND, relation="spouse", alive=True))
        case = evidence(portrait(), emblem(), death_certificate(), deed(), asked=asked)
        assert [code for code, *_ in found(case)] == ["HEIR_MISSING"]

    @pytest.mark.parametrize(
        "settled",
        [
            {"type": "waiver", "person": HUSBAND, "of": MOTHER, "date": date(2019, 4, 18)},
            {"type": "predeceased", "person": HUSBAND, "before": MOTHER},
            {"type": "inherits", "person": HUSBAND, "from": MOTHER},
            {"type": "death", "person": HUSBAND, "date": date(2001, 2, 9)},
            {"type": "agreement", "parties": [SON, HUSBAND], "what": "店铺归陈建国"},
        ],
    )
    def test_whoever_waived_died_before_or_inherits_is_not_missing(
        self, settled: dict[str, object]
    ) -> None:
        asked = transfer(Relative(name=HUSBAND, relation="spouse", alive=None))
        case = evidence(deed(statements=statements(more=[settled])), asked=asked)
        assert [code for code, *_ in found(case)] == []

    def test_a_parent_who_died_later_leaves_a_share_to_others(self) -> None:
        later = [
            {"type": "kinship", "person": "黄招娣", "relation": "parent", "to": MOTHER},
            {"type": "death", "person": "黄招娣", "date": date(2018, 1, 1)},
        ]
        finding = only(with_deed(statements=statements(more=later)))
        assert finding.code == "PARENT_DIED_AFTER_DECEDENT"

    @pytest.mark.parametrize(
        ("childs", "strength"),
        [
            (date(1938, 1, 1), Strength.STRONG),
            (date(1940, 1, 1), Strength.SOFT),
            (date(1945, 1, 1), None),
            (date(1971, 6, 1), Strength.SOFT),
            (date(1975, 6, 1), Strength.STRONG),
            (date(1985, 6, 1), Strength.HARD),
        ],
    )
    def test_parent_and_child_are_apart_in_age(
        self, childs: date, strength: Strength | None
    ) -> None:
        sons = number(childs, sequence=1)
        people = [{"name": SON, "id_number": sons}, parties()[1]]
        asked = transfer(id_number=sons)
        case = evidence(deed(parties=people), asked=asked)
        assert [(code, how) for code, how, _ in found(case)] == (
            [("PARENT_CHILD_AGE_GAP", strength)] if strength else []
        )

    def test_a_general_certificate_does_not_name_the_shop(self) -> None:
        case = with_deed(statements=statements(inherits={"what": "遗产"}))
        assert found(case) == [("SHOP_NOT_NAMED", Strength.SOFT, "notarial_certificate")]
        by_account = statements(inherits={"what": "店铺账号 LUDAO_1924"})
        assert found(with_deed(statements=by_account)) == []


class TestTransferee:
    def test_the_registrant_cannot_be_the_transferee(self) -> None:
        asked = transfer(registrant={"id_number": SONS_ID})
        codes = [code for code, *_ in found(evidence(emblem(), asked=asked))]
        assert codes == ["TRANSFEREE_IS_REGISTRANT"]

    def test_the_dead_cannot_take_a_shop(self) -> None:
        dead = {"type": "death", "person": SON, "date": date(2020, 1, 1)}
        codes = [code for code, *_ in found(with_deed(statements=statements(more=[dead])))]
        assert codes == ["TRANSFEREE_IS_DEAD"]

    def test_a_minor_is_noticed_until_the_eighteenth_birthday(self) -> None:
        born = date(2008, 11, 24)
        asked = transfer(id_number=number(born, sequence=1))
        day_before = evidence(death_certificate(), asked=asked)
        assert [code for code, *_ in found(day_before)] == ["TRANSFEREE_IS_MINOR"]
        birthday = evidence(death_certificate(), asked=asked, as_of=date(2026, 11, 24))
        assert found(birthday) == []


def test_the_order_of_documents_changes_no_finding() -> None:
    documents: list[Document] = [
        portrait(name="陈建军"),
        emblem(),
        death_certificate(id_number=OTHER_ID),
        deed(statements=statements("waiver")),
    ]
    forwards, backwards = evidence(*documents), evidence(*reversed(documents))
    assert set(check_transfer(forwards)) == set(check_transfer(backwards))
