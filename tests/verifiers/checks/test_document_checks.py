"""Kind, legibility, picture quality, days and the notarial number."""

from dataclasses import replace
from datetime import date

import pytest

from tests.verifiers.papers import (
    SONS_ID,
    TODAY,
    as_read,
    death_certificate,
    deed,
    emblem,
    evidence,
    paper,
    portrait,
    statements,
    unread,
    with_field,
)
from verifiers.checks import check_document, check_transfer
from verifiers.model import Document, Flaw, Kind, Page, Quality, Strength

CRISP = Quality(sharpness=0.9, glare=0.0, exposure=0.5, completeness=1.0)


def found(document: Document, as_of: date = TODAY) -> list[tuple[str, Strength, str | None]]:
    return [(one.code, one.strength, one.field) for one in check_document(document, as_of)]


def on_page(document: Document, quality: Quality) -> Document:
    return replace(document, pages=(Page(1, 1600, 1000, 0, quality),))


class TestFieldUnreadable:
    @pytest.mark.parametrize("name", ["name", "sex", "birth_date", "id_number"])
    def test_a_value_relied_on_that_was_not_read_is_named(self, name: str) -> None:
        assert found(unread(portrait(), name)) == [("FIELD_UNREADABLE", Strength.SOFT, name)]

    def test_other_values_may_be_missing(self) -> None:
        assert found(portrait(address=None, ethnicity=None)) == []

    def test_what_the_paper_is_without_is_not_unreadable(self) -> None:
        """A number is asked for in a better picture only where there may be one."""
        certificate = unread(death_certificate(), "id_number")
        assert [field for _, _, field in found(certificate)] == ["id_number"]
        assert found(with_field(certificate, "id_number", blank=True)) == []

    def test_two_readers_who_differ_are_named(self) -> None:
        card = with_field(portrait(), "id_number", agreed=False, value=None)
        assert found(card) == [("FIELD_READERS_DISAGREE", Strength.SOFT, "id_number")]

    def test_a_value_that_one_reader_alone_made_out_is_used_at_a_price(self) -> None:
        card = with_field(portrait(), "id_number", agreed=False, readers=(("paddle", "…"),))
        assert found(card) == [("FIELD_READ_ONCE", Strength.SOFT, "id_number")]

    def test_such_a_value_proves_nothing_hard(self) -> None:
        card = with_field(
            portrait(id_number="350203196203072214"),
            "id_number",
            agreed=False,
            readers=(("paddle", "…"),),
        )
        assert found(card) == [
            ("FIELD_UNREADABLE", Strength.SOFT, "id_number"),
            ("FIELD_READ_ONCE", Strength.SOFT, "id_number"),
        ]

    def test_a_sex_that_a_sure_number_tells_asks_for_no_better_picture(self) -> None:
        """On a card it does: there the two are each other's proof."""
        death = unread(death_certificate(), "sex")
        unsure = ("FIELD_UNREADABLE", Strength.SOFT, "sex")
        assert unsure not in found(as_read(death, "id_number"))
        assert unsure in found(as_read(death))
        assert unsure in found(as_read(unread(portrait(), "sex"), "id_number"))

    def test_a_deed_whose_bound_papers_are_not_in_the_file_asks_for_them(self) -> None:
        said = with_field(deed(), "statements", value=None, raw="前面的《委托书》")
        (told,) = check_document(said, TODAY)
        assert (told.code, told.field) == ("FIELD_UNREADABLE", "statements")
        assert "前面的《委托书》" in told.message.zh
        assert "装订在一起" in told.fix.zh

    def test_the_side_without_the_portrait_is_told_once_and_by_its_name(self) -> None:
        """Each side of a card is photographed by itself: the other one is not unreadable."""
        card = replace(self.permit(), id="front")
        back = self.permit(lacking=("name", "sex", "birth_date", "address", "id_number"))
        (told,) = check_document(back, TODAY)
        assert (told.code, told.field) == ("FIELD_UNREADABLE", "name")
        assert "没有照片的一面" in told.message.zh
        assert "印有照片的一面" in told.fix.zh
        assert [one.code for one in check_transfer(evidence(back))].count("FIELD_UNREADABLE") == 1
        assert check_transfer(evidence(card, back)) == check_transfer(evidence(card))

    def test_a_portraits_side_that_nobody_can_read_is_no_other_side(self) -> None:
        lacking = ("name", "sex", "birth_date", "id_number")
        blurred = with_field(self.permit(lacking=lacking), "sex", raw="?")
        assert [field for _, _, field in found(blurred)] == list(lacking)
        front = self.permit(lacking=(*lacking, "issuing_authority", "valid_from", "valid_until"))
        assert [field for _, _, field in found(front)] == list(lacking)

    @staticmethod
    def permit(*, lacking: tuple[str, ...] = ()) -> Document:
        read = {
            "name": "陈建国", "sex": "male", "birth_date": "1962-03-07", "id_number": SONS_ID,
            "address": "福建省厦门市思明区鹭江道1号", "issuing_authority": "厦门市公安局思明分局",
            "valid_from": "2022-05-09", "valid_until": "2027-05-09",
        }  # fmt: skip
        card = paper(Kind.RESIDENCE_PERMIT, **read)
        for name in lacking:
            card = unread(card, name)
        return card

    def test_a_better_copy_excuses_the_first_picture(self) -> None:
        blurred = replace(unread(portrait(), "birth_date"), id="blurred")
        assert [one.code for one in check_transfer(evidence(blurred, emblem()))] == [
            "FIELD_UNREADABLE"
        ]
        assert check_transfer(evidence(blurred, portrait(), emblem())) == ()

    def test_another_persons_card_is_no_better_copy(self) -> None:
        blurred = replace(unread(portrait(name="陈丽华"), "birth_date"), id="blurred")
        codes = [one.code for one in check_transfer(evidence(blurred, portrait(), emblem()))]
        assert "FIELD_UNREADABLE" in codes

    def test_a_copy_with_doubts_of_its_own_is_no_better_copy(self) -> None:
        blurred = replace(unread(portrait(), "birth_date"), id="blurred")
        other = unread(portrait(), "sex")
        codes = [one.code for one in check_transfer(evidence(blurred, other, emblem()))]
        assert codes == ["FIELD_UNREADABLE", "FIELD_UNREADABLE"]

    def test_two_pictures_that_lack_the_same_value_do_not_excuse_each_other(self) -> None:
        first = replace(unread(portrait(), "birth_date"), id="first")
        second = replace(unread(portrait(), "birth_date"), id="second")
        codes = [one.code for one in check_transfer(evidence(first, second, emblem()))]
        assert codes == ["FIELD_UNREADABLE", "FIELD_UNREADABLE"]

    def test_a_paper_that_says_less_is_no_better_copy(self) -> None:
        blurred = replace(unread(portrait(), "birth_date"), id="blurred")
        sparse = paper(Kind.ID_CARD_PORTRAIT, name="陈建国", sex="male", id_number=SONS_ID)
        codes = [one.code for one in check_transfer(evidence(blurred, sparse, emblem()))]
        assert codes == ["FIELD_UNREADABLE"]


class TestDocumentKind:
    def test_another_kind_than_said(self) -> None:
        card = replace(deed(), named=Kind.DEATH_CERTIFICATE)
        assert found(card) == [("WRONG_DOC_TYPE", Strength.SOFT, None)]

    def test_the_other_side_of_the_card(self) -> None:
        card = replace(emblem(), named=Kind.ID_CARD_PORTRAIT)
        assert found(card) == [("WRONG_SIDE", Strength.SOFT, None)]

    def test_a_kind_that_is_right_or_was_not_said_is_no_news(self) -> None:
        assert found(replace(deed(), named=Kind.NOTARIAL_CERTIFICATE)) == []

    def test_a_paper_of_no_known_kind(self) -> None:
        other = on_page(paper(Kind.OTHER), CRISP)
        assert found(other) == [("KIND_NOT_RECOGNISED", Strength.SOFT, None)]
        assert found(replace(other, named=Kind.OTHER)) == []

    def test_a_file_that_did_not_open_is_not_called_unknown(self) -> None:
        assert found(paper(Kind.OTHER)) == []


class TestPageQuality:
    @pytest.mark.parametrize(
        ("measure", "value", "code"),
        [
            ("sharpness", 0.1, "BLUR"),
            ("glare", 0.2, "REFLECTION"),
            ("exposure", 0.1, "UNDER_EXPOSED"),
            ("exposure", 0.9, "OVER_EXPOSED"),
            ("completeness", 0.5, "BORDER_INCOMPLETE"),
        ],
    )
    def test_each_measure_has_its_finding(self, measure: str, value: float, code: str) -> None:
        quality = replace(CRISP, **{measure: value})
        assert found(on_page(portrait(), quality)) == [(code, Strength.SOFT, None)]

    @pytest.mark.parametrize(("right", "told"), [(0.85, False), (0.95, True)])
    def test_text_cut_off_far_from_all_that_was_read_is_of_a_paper_beside_it(
        self, right: float, told: bool
    ) -> None:
        side = Flaw("BORDER_INCOMPLETE", ((0.96, 0.0), (1.0, 0.0), (1.0, 1.0), (0.96, 1.0)))
        place = ((0.3, 0.4), (right, 0.4), (right, 0.5), (0.3, 0.5))
        card = with_field(portrait(), "id_number", box=place)
        card = replace(card, pages=(Page(1, 1600, 1000, 0, CRISP, (side,)),))
        assert (("BORDER_INCOMPLETE", Strength.SOFT, None) in found(card)) is told
        assert ("BORDER_INCOMPLETE", Strength.SOFT, None) in found(unread(card, "name"))

    def test_a_good_picture_is_no_news(self) -> None:
        assert found(on_page(portrait(), CRISP)) == []


class TestDays:
    def test_a_day_that_has_not_come_is_hard_where_it_is_certain(self) -> None:
        certificate = death_certificate()
        early = date(2016, 8, 11)
        assert found(certificate, early) == [("DATE_IN_FUTURE", Strength.HARD, "issue_date")]
        assert found(as_read(certificate), early) == [
            ("DATE_IN_FUTURE", Strength.STRONG, "issue_date")
        ]

    def test_days_in_a_testimony_count_too(self) -> None:
        future = deed(statements=statements(death={"date": date(2027, 1, 1)}))
        assert ("DATE_IN_FUTURE", Strength.HARD, "statements") in found(future)

    def test_birth_death_and_issue_stand_in_order(self) -> None:
        unborn = death_certificate(
            birth_date=None, id_number=None, death_date=date(1924, 5, 5), issue_date=None
        )
        assert [code for code, *_ in found(unborn)].count("BIRTH_AFTER_DEATH") == 0
        before = death_certificate(death_date=date(1924, 5, 5), issue_date=date(2016, 8, 12))
        assert found(before) == [("BIRTH_AFTER_DEATH", Strength.HARD, "death_date")]
        issued = death_certificate(issue_date=date(2016, 8, 10))
        assert found(issued) == [("DEATH_AFTER_ISSUE", Strength.HARD, "issue_date")]
        assert found(as_read(issued)) == [("DEATH_AFTER_ISSUE", Strength.STRONG, "issue_date")]


class TestNotarialNumber:
    def test_an_unusual_form_is_soft(self) -> None:
        assert found(deed(certificate_number="厦门第3350号")) == [
            ("NOTARIAL_NUMBER_FORM", Strength.SOFT, "certificate_number")
        ]

    @pytest.mark.parametrize(
        ("year", "issued", "agrees"),
        [
            (2019, date(2019, 12, 31), True),
            (2019, date(2020, 1, 31), True),
            (2019, date(2020, 2, 1), False),
            (2020, date(2019, 12, 31), False),
            (2018, date(2020, 1, 1), False),
        ],
    )
    def test_its_year_is_that_of_issue_or_the_one_before_in_january(
        self, year: int, issued: date, *, agrees: bool
    ) -> None:
        certificate = deed(certificate_number=f"（{year}）厦鹭证内字第3350号", issue_date=issued)
        codes = [(code, strength) for code, strength, _ in found(certificate)]
        assert codes == ([] if agrees else [("NOTARIAL_NUMBER_YEAR", Strength.STRONG)])
