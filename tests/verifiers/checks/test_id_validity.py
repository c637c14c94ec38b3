from datetime import date

import pytest

from tests.verifiers.papers import (
    SON,
    TODAY,
    as_read,
    emblem,
    evidence,
    number,
    paper,
    portrait,
    transfer,
)
from verifiers.checks import check_document, check_transfer
from verifiers.model import Document, Evidence, Kind, Strength

CODES = {"ID_VALIDITY_SPAN", "ID_VALIDITY_START", "ID_VALIDITY_AGE", "ID_EXPIRED"}


def alone(document: Document, as_of: date = TODAY) -> list[tuple[str, Strength]]:
    return [
        (one.code, one.strength) for one in check_document(document, as_of) if one.code in CODES
    ]


def together(case: Evidence) -> list[tuple[str, str | None]]:
    return sorted((one.code, one.document_id) for one in check_transfer(case) if one.code in CODES)


def term(start: date, until: date | str, **more: object) -> Document:
    return emblem(valid_from=start, valid_until=until, **more)


@pytest.mark.parametrize(
    ("start", "until"),
    [
        (date(2020, 6, 1), date(2025, 6, 1)),
        (date(2020, 6, 1), date(2030, 6, 1)),
        (date(2020, 6, 1), date(2040, 6, 1)),
        (date(2020, 2, 29), date(2030, 3, 1)),
        (date(2020, 2, 29), date(2030, 2, 28)),
        (date(2020, 2, 29), date(2040, 2, 29)),
        (date(2020, 6, 1), "long_term"),
    ],
)
def test_lawful_terms_are_no_news(start: date, until: date | str) -> None:
    assert alone(term(start, until), date(2021, 1, 1)) == []


@pytest.mark.parametrize(
    "until", [date(2036, 6, 1), date(2036, 5, 31), date(2040, 6, 2), date(2019, 6, 1)]
)
def test_a_term_that_no_card_has_is_hard_where_it_is_certain(until: date) -> None:
    card = term(date(2020, 6, 1), until)
    assert ("ID_VALIDITY_SPAN", Strength.HARD) in alone(card)
    assert ("ID_VALIDITY_SPAN", Strength.STRONG) in alone(as_read(card))


def test_no_card_of_this_form_is_older_than_its_law() -> None:
    assert ("ID_VALIDITY_START", Strength.HARD) in alone(term(date(2003, 12, 31), "long_term"))
    assert alone(term(date(2004, 1, 1), "long_term")) == []


def test_a_card_runs_out_after_its_last_day() -> None:
    card = term(date(2016, 11, 23), date(2026, 11, 23))
    assert alone(card, date(2026, 11, 23)) == []
    assert alone(card, date(2026, 11, 24)) == [("ID_EXPIRED", Strength.STRONG)]


def test_the_flag_for_ever_counts_like_the_word() -> None:
    card = paper(Kind.ID_CARD_EMBLEM, valid_from=date(2012, 6, 1), valid_until=None, long_term=True)
    assert alone(card) == []


@pytest.mark.parametrize(
    ("birth", "start", "until", "fits"),
    [
        (date(2000, 1, 1), date(2015, 1, 1), date(2020, 1, 1), True),
        (date(2000, 1, 1), date(2016, 1, 1), date(2026, 1, 1), True),
        (date(2000, 1, 1), date(2016, 3, 1), date(2021, 3, 1), True),
        (date(2000, 1, 1), date(2016, 6, 1), date(2021, 6, 1), False),
        (date(1980, 1, 1), date(2015, 1, 1), date(2035, 1, 1), True),
        (date(1980, 1, 1), date(2015, 1, 1), date(2025, 1, 1), False),
        (date(1980, 1, 1), date(2015, 1, 1), "long_term", False),
        (date(1980, 1, 1), date(2025, 10, 5), "long_term", True),
        (date(1960, 1, 1), date(2015, 1, 1), date(2035, 1, 1), False),
    ],
)
def test_the_term_must_suit_the_holders_age_within_the_time_that_issuing_takes(
    birth: date, start: date, until: date | str, *, fits: bool
) -> None:
    holder = portrait(id_number=number(birth, sequence=1), birth_date=birth)
    case = evidence(holder, term(start, until), as_of=date(2016, 1, 1))
    codes = [code for code, _ in together(case)]
    assert codes == ([] if fits else ["ID_VALIDITY_AGE"])


OLD = term(date(2006, 6, 1), date(2026, 6, 1), id_="old")


def test_the_transferees_expired_card_is_found_in_a_transfer() -> None:
    assert together(evidence(portrait(), OLD)) == [("ID_EXPIRED", "old")]


def test_a_renewed_card_excuses_the_one_that_ran_out() -> None:
    assert together(evidence(portrait(), OLD, emblem())) == []


def test_a_card_that_may_be_anybodys_excuses_none() -> None:
    assert together(evidence(OLD, emblem())) == [("ID_EXPIRED", "old")]


def test_the_registrants_expired_card_does_not_matter() -> None:
    """She was born in 1950, her son in 1985: no term suits both."""
    born, sons = date(1962, 3, 7), number(date(1990, 2, 2), sequence=1)
    mother = portrait(
        id_="hers", name="林秀英", sex="female", birth_date=born, id_number=number(born)
    )
    son = portrait(birth_date=date(1990, 2, 2), id_number=sons)
    his = term(date(2019, 1, 1), date(2039, 1, 1), id_="his")
    asked = transfer(registrant={"id_number": number(born)}, name=SON, id_number=sons)
    assert together(evidence(mother, son, OLD, his, asked=asked)) == []
    assert together(evidence(son, OLD, asked=asked)) == [
        ("ID_EXPIRED", "old"),
        ("ID_VALIDITY_AGE", "old"),
    ]
