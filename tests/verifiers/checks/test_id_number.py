from datetime import date

import pytest

from tests.verifiers.papers import (
    TODAY,
    as_read,
    deed,
    paper,
    parties,
    portrait,
)
from verifiers.checks import check_document
from verifiers.model import Document, Kind, Strength
from verifiers.numbers.resident_id import check_character

WRONG = "350203196203072214"


def found(document: Document) -> list[tuple[str, Strength, str | None]]:
    return [
        (one.code, one.strength, one.field)
        for one in check_document(document, TODAY)
        if one.code.startswith(("ID_CHECK", "ID_NUMBER", "ID_PROV", "ID_CAL", "FIELD"))
    ]


def test_a_number_that_can_exist_is_no_news() -> None:
    assert found(portrait()) == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (WRONG, "ID_CHECKSUM"),
        ("35020319620307221", "ID_NUMBER_FORM"),
        ("350203620307221", "ID_NUMBER_FORM"),
        ("16020319620307221" + check_character("16020319620307221"), "ID_PROVINCE"),
        ("35020319620230221" + check_character("35020319620230221"), "ID_CALENDAR_DAY"),
    ],
)
def test_an_impossible_number_on_a_card_is_hard_where_it_is_certain(number: str, code: str) -> None:
    assert found(portrait(id_number=number)) == [(code, Strength.HARD, "id_number")]


@pytest.mark.parametrize(
    ("number", "codes"),
    [
        ("KAZ110090123105", []),
        ("932682198501010017", []),
        ("KAZ110090123106", [("ID_CHECKSUM", Strength.STRONG, "id_number")]),
        ("932682198501010018", [("ID_CHECKSUM", Strength.HARD, "id_number")]),
    ],
)
def test_foreigners_numbers_have_a_grammar_of_their_own(
    number: str, codes: list[tuple[str, Strength, str]]
) -> None:
    card = paper(
        Kind.FOREIGN_PERMANENT_RESIDENT_ID,
        name="SMITH, JOHN",
        sex="male",
        birth_date=date(1985, 1, 1),
        id_number=number,
    )
    assert found(card) == codes


def test_a_travel_permit_may_name_the_card_of_another_place() -> None:
    permit = paper(
        Kind.MAINLAND_TRAVEL_PERMIT,
        name="陈大文",
        sex="male",
        birth_date=date(1985, 1, 1),
        permit_number="H12345678",
        id_number="A123456(7)",
    )
    assert found(permit) == []


def test_read_alike_by_two_readers_is_certain() -> None:
    card = as_read(portrait(id_number=WRONG), "id_number")
    assert found(card) == [("ID_CHECKSUM", Strength.HARD, "id_number")]


def test_read_by_one_reader_alone_it_is_unreadable_not_impossible() -> None:
    card = as_read(portrait(id_number=WRONG))
    assert found(card) == [("FIELD_UNREADABLE", Strength.SOFT, "id_number")]


def test_the_old_form_is_right_on_a_certificate_and_wrong_on_a_card() -> None:
    old = deed(parties=parties(id_number="350203240506002"))
    assert found(old) == []


@pytest.mark.parametrize(
    "number", ["E12345678", "EA1234567", "H0123456701", "01234567", "A123456(7)", "A223456789"]
)
def test_whoever_has_no_identity_card_is_known_by_another_number(number: str) -> None:
    """Passports, permits, and the cards of Hong Kong and Taiwan."""
    assert found(deed(parties=parties(id_number=number))) == []


def test_a_number_of_no_known_form_is_only_unusual() -> None:
    passport = deed(parties=parties(id_number="350203192405"))
    assert found(passport) == [("ID_NUMBER_FORM", Strength.SOFT, "parties")]


def test_the_sentence_shows_no_more_than_four_characters_of_the_number() -> None:
    (finding, *_) = check_document(portrait(id_number=WRONG), TODAY)
    for said in (finding.message.zh, finding.message.en):
        assert "2214" in said
        assert WRONG not in said
