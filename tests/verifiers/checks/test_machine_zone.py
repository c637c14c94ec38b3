from __future__ import annotations

from typing import Any

import pytest

from tests.verifiers.papers import TODAY, as_read, paper, with_field
from verifiers.checks import check_document
from verifiers.model import Document, Kind, Strength

FIRST = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
SECOND = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
CODES = ("MRZ_CHECKSUM", "MRZ_VIZ_MISMATCH", "NOT_A_PASSPORT")


def passport(**changes: Any) -> Document:
    fields = {
        "mrz": f"{FIRST}\n{SECOND}",
        "passport_number": "L898902C3",
        "birth_date": "1974-08-12",
        "expiry_date": "2012-04-15",
        "document_code": "P",
    }
    return paper(Kind.PASSPORT, **{**fields, **changes})


def found(document: Document) -> list[tuple[str, Strength, str | None]]:
    return [
        (one.code, one.strength, one.field)
        for one in check_document(document, TODAY)
        if one.code in CODES
    ]


def test_a_zone_that_holds_together_is_not_noticed() -> None:
    assert found(passport()) == []
    assert found(passport(printed_number="L898902C3", printed_birth_date="1974-08-12")) == []


def test_a_check_digit_that_fails_is_hard_where_it_was_read_for_certain() -> None:
    wrong = passport(mrz=f"{FIRST}\n{SECOND.replace('7408122', '7408123')}")
    assert found(as_read(wrong, "mrz")) == [("MRZ_CHECKSUM", Strength.HARD, "mrz")]
    assert found(as_read(wrong)) == [("MRZ_CHECKSUM", Strength.STRONG, "mrz")]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("printed_number", "L898902C8"),
        ("printed_birth_date", "1975-08-12"),
        ("printed_expiry_date", "2013-04-15"),
    ],
)
def test_a_page_that_says_something_else_is_strong(name: str, value: str) -> None:
    document = with_field(passport(**{name: value}), name, confidence=0.99)
    assert found(document) == [("MRZ_VIZ_MISMATCH", Strength.STRONG, name)]
    assert found(with_field(document, name, confidence=0.8)) == []


def test_characters_that_look_alike_are_no_contradiction() -> None:
    document = passport(passport_number="O1234567", printed_number="01234567")
    assert found(with_field(document, "printed_number", confidence=0.99)) == []


VISA = "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL8988901C4XXX4009078F96121096ZE184226B<<<<<<"
CARD = (
    "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<"
)


@pytest.mark.parametrize("zone", [VISA, CARD])
def test_visas_and_cards_are_told_apart_from_passports(zone: str) -> None:
    assert found(passport(mrz=zone)) == [("NOT_A_PASSPORT", Strength.SOFT, "document_code")]


def test_a_visa_may_number_itself_and_print_the_passports_number() -> None:
    visa = passport(mrz=VISA, passport_number="L8988901C", printed_number="E00000000")
    read_well = with_field(visa, "printed_number", confidence=0.99)
    assert found(read_well) == [("NOT_A_PASSPORT", Strength.SOFT, "document_code")]
