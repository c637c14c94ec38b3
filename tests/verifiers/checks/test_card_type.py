"""Temporary cards and cards of the first generation."""

from __future__ import annotations

from datetime import date

import pytest

from tests.verifiers.papers import TODAY, emblem, evidence, paper, papers, portrait
from verifiers.checks import check_document, check_transfer
from verifiers.model import Document, Evidence, Kind, Strength

CODES = {"TEMP_ID", "FIRST_GENERATION_ID", "ID_VALIDITY_SPAN", "ID_VALIDITY_AGE", "ID_NUMBER_FORM"}
TERM = {"valid_from": date(2026, 10, 1), "valid_until": date(2027, 1, 1)}


def alone(document: Document) -> list[tuple[str, Strength]]:
    found = check_document(document, TODAY)
    return [(one.code, one.strength) for one in found if one.code in CODES]


def together(given: Evidence) -> set[str]:
    return {one.code for one in check_transfer(given)} & CODES


def test_usual_cards_are_no_news() -> None:
    assert alone(portrait()) == alone(emblem()) == []


def test_a_card_that_says_so_or_holds_three_months_is_temporary() -> None:
    assert alone(emblem(card_type="temporary", **TERM)) == [("TEMP_ID", Strength.SOFT)]
    assert alone(emblem(**TERM)) == [("TEMP_ID", Strength.SOFT)]
    assert alone(portrait(card_type="temporary")) == [("TEMP_ID", Strength.SOFT)]


def test_a_card_of_the_first_generation_holds_no_more_but_its_number_is_right() -> None:
    card = portrait(card_type="first_generation", id_number="350203620307221")
    assert alone(card) == [("FIRST_GENERATION_ID", Strength.STRONG)]


def test_in_a_transfer_only_the_transferees_card_matters() -> None:
    mothers = portrait(
        name="林秀英",
        sex="female",
        birth_date=date(1924, 5, 6),
        id_number="350203240506002",
        card_type="first_generation",
        id_="old",
    )
    assert together(evidence(*papers(), mothers)) == set()
    assert together(evidence(portrait(card_type="temporary"), *papers()[1:])) == {"TEMP_ID"}


@pytest.mark.parametrize(
    "kind",
    [Kind.RESIDENCE_PERMIT, Kind.FOREIGN_PERMANENT_RESIDENT_ID, Kind.MAINLAND_TRAVEL_PERMIT],
)
def test_permits_run_out_like_cards(kind: Kind) -> None:
    permit = paper(kind, valid_from=date(2018, 9, 1), valid_until=date(2023, 9, 1))
    codes = {one.code for one in check_document(permit, TODAY)}
    assert "ID_EXPIRED" in codes
    assert not codes & CODES
    whole = {one.code for one in check_transfer(evidence(*papers(), permit))}
    assert "ID_EXPIRED" not in whole, "the transferee's own card is in force"
    assert "ID_EXPIRED" in {one.code for one in check_transfer(evidence(permit))}
