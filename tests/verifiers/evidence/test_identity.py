"""Who somebody is, by whatever identity paper fits them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.verifiers.papers import evidence, paper, transfer
from verifiers.assess import assess
from verifiers.model import Document, Fact, FactState, Kind, Person
from verifiers.numbers.resident_id import check_character
from verifiers.policies.policy import load_policy

BORN = date(1990, 1, 1)
HONG_KONG, FOREIGNER = "810000199001010026", "935840199001010028"


def facts(document: Document, **transferee: Any) -> dict[str, Fact]:
    asked = replace(transfer(**transferee), scenario="agreement")
    result = assess(evidence(document, asked=asked), load_policy())
    return {one.name: one for one in result.facts}


def number(body: str) -> str:
    return body[:17] + check_character(body[:17])


@pytest.mark.parametrize(
    ("kind", "fields", "declared"),
    [
        (
            Kind.RESIDENCE_PERMIT,
            {"name": "陈建国", "id_number": number(HONG_KONG)},
            {"id_number": number(HONG_KONG)},
        ),
        (
            Kind.HOUSEHOLD_REGISTER_MEMBER,
            {"name": "陈建国", "id_number": "350203196203072213"},
            {},
        ),
        (
            Kind.MAINLAND_TRAVEL_PERMIT,
            {"name": "陈建国", "permit_number": "H1234567800", "birth_date": BORN},
            {"id_number": "H1234567800"},
        ),
        (
            Kind.PASSPORT,
            {"surname": "SMITH", "given_names": "JOHN PETER", "passport_number": "X1234567"},
            {"name": "John Peter Smith", "id_number": "x1234567"},
        ),
        (
            Kind.PASSPORT,
            {"name": "陈建国", "passport_number": "E12345678", "birth_date": date(1962, 3, 7)},
            {},
        ),
    ],
)
def test_any_identity_paper_that_fits_will_do(
    kind: Kind, fields: dict[str, Any], declared: dict[str, Any]
) -> None:
    known = facts(paper(kind, **fields), **declared)
    assert known["transferee_identity"].state is FactState.ESTABLISHED


@pytest.mark.parametrize(
    ("kind", "fields", "declared"),
    [
        (
            Kind.PASSPORT,
            {"surname": "SMITH", "given_names": "JANE", "passport_number": "X1234567"},
            {"name": "John Smith", "id_number": "X1234567"},
        ),
        (
            Kind.PASSPORT,
            {"name": "陈建国", "passport_number": "E12345678", "birth_date": date(1962, 3, 8)},
            {},
        ),
        (
            Kind.MAINLAND_TRAVEL_PERMIT,
            {"name": "陈建国", "permit_number": "H8765432100", "birth_date": BORN},
            {"id_number": "H1234567800"},
        ),
    ],
)
def test_a_paper_of_another_does_not(
    kind: Kind, fields: dict[str, Any], declared: dict[str, Any]
) -> None:
    known = facts(paper(kind, **fields), **declared)
    assert known["transferee_identity"].state is FactState.MISSING


def test_a_passport_shows_until_when_it_holds() -> None:
    own = {"name": "陈建国", "passport_number": "E12345678", "birth_date": date(1962, 3, 7)}
    until = paper(Kind.PASSPORT, expiry_date=date(2026, 11, 23), **own)
    past = paper(Kind.PASSPORT, expiry_date=date(2026, 11, 22), **own)
    assert facts(until)["transferee_card_in_force"].state is FactState.ESTABLISHED
    assert facts(past)["transferee_card_in_force"].state is not FactState.ESTABLISHED


def test_nobody_is_asked_for_a_paper_that_is_not_made_for_them() -> None:
    nothing = paper(Kind.OTHER)
    foreign = facts(nothing, id_number=number(FOREIGNER))["transferee_identity"].accepts
    assert foreign == ("foreign_permanent_resident_id", "passport")
    home = facts(nothing)["transferee_identity"].accepts
    assert home == ("id_card_portrait", "passport", "household_register_member")


def test_a_card_of_which_one_file_shows_both_sides_shows_until_when_it_holds() -> None:
    own = {"name": "陈建国", "id_number": "350203196203072213", "birth_date": date(1962, 3, 7)}
    card = paper(Kind.ID_CARD_PORTRAIT, valid_from=date(2012, 6, 1), long_term=True, **own)
    assert facts(card)["transferee_card_in_force"].state is FactState.ESTABLISHED
    one_side = paper(Kind.ID_CARD_PORTRAIT, **own)
    assert facts(one_side)["transferee_card_in_force"].state is FactState.MISSING


def test_a_certificate_that_gives_the_name_beside_the_number_says_whose_a_passport_is() -> None:
    latin = paper(
        Kind.PASSPORT, surname="LIN", given_names="MEI", passport_number="512345678",
        birth_date=BORN, expiry_date=date(2030, 1, 1),
    )  # fmt: skip
    asked = replace(transfer(name="林梅", id_number=None, birth_date=BORN), scenario="agreement")

    def states(*documents: Document) -> dict[str, FactState]:
        result = assess(evidence(*documents, asked=asked), load_policy())
        return {one.name: one.state for one in result.facts}

    def deed(number: str) -> Document:
        return paper(
            Kind.NOTARIAL_CERTIFICATE, matter="agreement",
            parties=[{"name": "林梅", "birth_date": "1990-01-01", "id_number": number}],
        )  # fmt: skip

    assert states(latin)["transferee_identity"] is FactState.MISSING
    assert states(latin, deed("512345679"))["transferee_identity"] is FactState.MISSING
    told = states(latin, deed("512345678"))
    assert told["transferee_identity"] is FactState.ESTABLISHED
    assert told["transferee_card_in_force"] is FactState.ESTABLISHED


def briton(number_on_paper: str, **declared: Any) -> FactState:
    """The identity of a registrant whose certificate of divorce spells the name in Chinese."""
    spouse = {"name": "约翰·史密斯", "id_number": number_on_paper}
    certificate = paper(Kind.DIVORCE_CERTIFICATE, parties=[spouse, {"name": "陈建国"}])
    asked = replace(transfer(), scenario="divorce", registrant=Person(**declared))
    told = assess(evidence(certificate, asked=asked), load_policy())
    return next(one.state for one in told.facts if one.name == "registrant_identity")


def test_a_couples_certificate_shows_a_foreigner_by_the_number_of_the_passport() -> None:
    assert briton("533123456", name="JOHN SMITH", id_number="533 123 456") is FactState.ESTABLISHED
    assert briton("533123457", name="JOHN SMITH", id_number="533123456") is FactState.MISSING
