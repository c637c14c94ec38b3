"""What is noticed about a business licence by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from verifiers.checks import check_document
from verifiers.dossier.people import TYPED
from verifiers.model import Document, Field, Kind, Strength

TODAY = date(2026, 11, 24)


def _codes(**fields: Field) -> dict[str, Strength]:
    document = Document(
        id="licence",
        sha256="0" * 64,
        kind=Kind.BUSINESS_LICENCE,
        kind_confidence=1.0,
        fields=tuple(fields.values()),
    )
    return {one.code: one.strength for one in check_document(document, TODAY)}


def _code(value: str, *, agreed: bool) -> Field:
    return Field(name="uscc", value=value, raw=value, confidence=0.99, agreed=agreed)


def test_digits_that_both_readers_read_and_that_cannot_exist_are_hard() -> None:
    found = _codes(uscc=_code("913502031234567891", agreed=True))
    assert found["USCC_CHECKSUM"] is Strength.HARD


def test_letters_that_both_readers_read_are_as_certain() -> None:
    found = _codes(uscc=_code("91350203MA2XQ1X411", agreed=True))
    assert found["USCC_CHECKSUM"] is Strength.HARD


def test_a_code_that_was_typed_in_is_certain() -> None:
    typed = replace(_code("91350203MA2XQ1X411", agreed=False), readers=((TYPED, "…"),))
    assert _codes(uscc=typed)["USCC_CHECKSUM"] is Strength.HARD


@pytest.mark.parametrize(
    ("value", "agreed"), [("91350203MA2XQ1X411", False), ("91350203MA2XQ1X419", True)]
)
def test_a_misread_or_a_valid_code_is_not_impossible(value: str, agreed: bool) -> None:
    assert "USCC_CHECKSUM" not in _codes(uscc=_code(value, agreed=agreed))


@pytest.mark.parametrize(
    ("second", "told"),
    [("91350203MA2XQ1X4I1", True), ("9135O203MA2XQ1X4", True), ("91350203MA2XQ1X419", False)],
)
def test_a_doubtful_code_that_cannot_exist_as_it_is_seen_is_told(second: str, told: bool) -> None:
    """No value is given, and the merchant learns what is wrong with what the picture shows."""
    readers = (("paddle", "91350203MA2XQ1X411"), ("tesseract", second))
    field = replace(_code("", agreed=False), value=None, readers=readers)
    document = Document(
        id="licence", sha256="0" * 64, kind=Kind.BUSINESS_LICENCE, kind_confidence=1.0,
        fields=(field,),
    )  # fmt: skip
    (doubt,) = check_document(document, TODAY)
    assert doubt.code == "FIELD_READERS_DISAGREE"
    assert ("校验码不符" in doubt.message.zh) is told
    assert ("check character" in doubt.message.en) is told


def test_a_licence_of_before_2015_lacks_no_credit_code() -> None:
    """It bears a registration number; without either, the code could not be read."""
    none = Field(name="uscc", value=None)
    number = Field(name="registration_number", value="350203600123456", confidence=0.99)
    assert "FIELD_UNREADABLE" in _codes(uscc=none)
    assert "FIELD_UNREADABLE" not in _codes(uscc=none, registration_number=number)


@pytest.mark.parametrize(
    ("until", "expired"), [("2026-11-23", True), ("2026-11-24", False), ("2046-01-01", False)]
)
def test_a_term_that_has_ended(until: str, expired: bool) -> None:
    field = Field(name="valid_until", value=until, raw=until, confidence=0.99, agreed=True)
    assert ("LICENCE_EXPIRED" in _codes(valid_until=field)) is expired
