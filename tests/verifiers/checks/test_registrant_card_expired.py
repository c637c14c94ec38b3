"""A living registrant's card counts on the day on which they acted."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.verifiers.papers import (
    MOTHER,
    MOTHERS_ID,
    SON,
    death_certificate,
    deed,
    evidence,
    portrait,
)
from verifiers.checks import check_transfer
from verifiers.model import Document, Evidence


def card(until: date) -> Document:
    return portrait(
        name=MOTHER, sex="female", birth_date=date(1924, 5, 6), id_number=MOTHERS_ID,
        valid_from=date(2004, 6, 1), valid_until=until,
    )  # fmt: skip


def gift(day: date) -> Document:
    parties = [
        {"name": MOTHER, "role": "donor", "id_number": MOTHERS_ID},
        {"name": SON, "role": "donee"},
    ]
    return deed(matter="gift", issue_date=day, parties=parties, statements=[])


def living(*documents: Document, scenario: str = "kinship") -> Evidence:
    case = evidence(*documents)
    return replace(case, transfer=replace(case.transfer, scenario=scenario))


def expired(case: Evidence) -> bool:
    return "REGISTRANT_CARD_EXPIRED" in {one.code for one in check_transfer(case)}


@pytest.mark.parametrize(
    ("until", "papers", "fires"),
    [
        (date(2024, 6, 1), [gift(date(2020, 1, 1))], False),
        (date(2019, 6, 1), [gift(date(2020, 1, 1))], True),
        (date(2024, 6, 1), [], True),
        (date(2030, 6, 1), [], False),
        (date(2019, 6, 1), [death_certificate()], False),
    ],
)
def test_what_matters_is_the_day_of_the_act(until: date, papers: list[Any], fires: bool) -> None:
    assert expired(living(card(until), *papers)) is fires


def test_an_inheritance_needs_no_card_of_the_dead() -> None:
    assert not expired(living(card(date(2010, 6, 1)), scenario="inheritance"))


def test_a_newer_card_takes_the_place_of_the_old_one() -> None:
    newer = replace(card(date(2040, 1, 1)), id="newer")
    assert not expired(living(card(date(2024, 6, 1)), newer))
