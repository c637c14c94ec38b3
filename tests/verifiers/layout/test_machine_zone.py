"""Zones among lines written by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.specimens.zones import compose
from tests.verifiers.numbers.test_mrz import PUBLISHED
from tests.written import sheet
from verifiers.layout.machine_zone import mrz_field, zone_fields, zone_of
from verifiers.numbers.mrz import Format

PASSPORT = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
CARD = (
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "7408122F1204159UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
)


@pytest.mark.parametrize("lines", [PASSPORT, CARD])
def test_a_zone_is_found_below_other_lines(lines: tuple[str, ...]) -> None:
    found = zone_of([sheet(["UTOPIA", "PASSPORT", "ERIKSSON", *lines])])
    assert found is not None
    assert found.zone.lines == lines
    assert found.zone.is_valid
    assert not found.changed


@pytest.mark.parametrize(
    "read",
    [
        ("P<UT0ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", PASSPORT[1]),
        (PASSPORT[0], "L898902C36UTO74O8122F1204159ZE184226B<<<<<10"),
        ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<", PASSPORT[1]),
        (PASSPORT[0], "L898902C36UTO7408122F1204159ZE184226B<<10"),
        ("P<UTOERIKSSON《《ANNA<MARIA<<<<<<<<<<<<<<<<<<c", PASSPORT[1]),
        (PASSPORT[0], "L8989O2C36UTO7408122F1204159ZE184226B<<<<<10"),
        ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<K<<<KC<<<<", PASSPORT[1]),
        ("ＰくUTOＥＲＩＫSSONくくANNAくＭARIA" + "く" * 19, PASSPORT[1]),
    ],
)
def test_what_readers_get_wrong_is_put_right_where_it_is_proven(read: tuple[str, ...]) -> None:
    found = zone_of([sheet(["PASSPORT", *read])])
    assert found is not None
    assert found.zone.lines == PASSPORT


def test_a_zone_that_was_read_cell_by_cell_is_not_put_right_once_more() -> None:
    printed = (PASSPORT[0], PASSPORT[1].replace("1204159", "7204159"))
    known = sheet(["UTOPIA", *printed])
    found = zone_of([known])
    assert found is not None
    assert found.zone.lines == PASSPORT
    regions = tuple(
        replace(one, voices=(("paddle", one.text),)) if one.text in printed else one
        for one in known.regions
    )
    found = zone_of([replace(known, regions=regions)])
    assert found is not None
    assert found.zone.lines == printed
    assert not found.zone.is_valid


@pytest.mark.parametrize("number", ["CO1XOOO6H1D<<", "C01XO0O6H1D<<", "C01X0006H1D<<"])
def test_zeros_read_as_letters_are_zeros_again_where_the_check_digit_says_so(number: str) -> None:
    lines = ("P<D<<MUSTERMANN<<ERIKA" + "<" * 22, number + "6408125F2702283" + "<" * 15 + "8")
    found = zone_of([sheet(["REISEPASS", *lines])])
    assert found is not None
    assert found.zone.number == "C01X0006H"
    assert found.zone.is_valid


def test_zeros_of_a_personal_number_are_zeros_though_two_letters_would_do_as_well() -> None:
    lines = (
        "P<UKRTKACHENKO<<MARIANA" + "<" * 21,
        "FE123456<8UKR9108242F3002267199108240OO26<82",
    )
    found = zone_of([sheet([*lines])])
    assert found is not None
    assert found.zone.optional == "1991082400026"
    assert found.zone.is_valid


def test_the_letter_stays_where_the_check_digit_wants_it() -> None:
    lines = compose(
        Format.TD3,
        document_code="P",
        issuer="UTO",
        number="LO89O2C36",
        nationality="UTO",
        birth="740812",
        expiry=date(2032, 4, 15),
        sex="F",
        surname=["ERIKSSON"],
        given_names=["ANNA"],
    )
    found = zone_of([sheet([*lines])])
    assert found is not None
    assert (found.zone.number, found.changed) == ("LO89O2C36", ())


def test_a_check_digit_that_fails_is_kept_as_printed() -> None:
    wrong = PASSPORT[1].replace("740812", "750812")
    found = zone_of([sheet([PASSPORT[0], wrong])])
    assert found is not None
    assert found.zone.lines[1] == wrong
    assert not found.zone.is_valid


@pytest.mark.parametrize(
    "rows",
    [
        ["A" * 44, "B" * 44],
        ["<" * 44, "<" * 44],
        [
            "PLEASE<KEEP<THIS<SLIP<FOR<YOUR<RECORDS<<<<<<",
            "1234567890<<<<<<<<<<12345678<<<<<<<<<<<<<<",
        ],
        [PASSPORT[0], "TOTAL 1234567890 1234567890 1234567890 12345"],
        [PASSPORT[1]],
    ],
)
def test_other_long_lines_are_no_zone(rows: list[str]) -> None:
    assert zone_of([sheet(rows)]) is None
    assert mrz_field(None).value is None


def test_fields_of_a_document_are_taken_from_its_zone() -> None:
    found = zone_of([sheet(["PASSPORT", *PASSPORT])])
    assert found is not None
    names = {"passport_number": "number", "issuing_state": "issuer", "sex": "sex"}
    names |= {name: name for name in ("surname", "given_names", "birth_date", "expiry_date")}
    assert {field.name: field.value for field in zone_fields(found, names)} == {
        "passport_number": "L898902C3",
        "issuing_state": "UTO",
        "sex": "female",
        "surname": "ERIKSSON",
        "given_names": "ANNA MARIA",
        "birth_date": "1974-08-12",
        "expiry_date": "2012-04-15",
    }
    assert mrz_field(found).value == "\n".join(PASSPORT)


@pytest.mark.parametrize(
    "lines",
    [
        ("V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "L8988901C4XXX4009078F9612109<<<<<<<<"),
        ("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6"),
    ],
)
def test_a_short_zone_is_not_stretched_to_a_long_one(lines: tuple[str, ...]) -> None:
    found = zone_of([sheet([*lines])])
    assert found is not None
    assert found.zone.lines == lines


def test_the_nationality_of_a_french_card_stands_where_its_issuer_does() -> None:
    """The card has no cells for it, and what has none could not be settled by any voice."""
    found = zone_of([sheet(list(PUBLISHED[Format.FRENCH]))])
    assert found is not None
    names = {"nationality": "nationality", "issuing_state": "issuer"}
    nationality, issuer = zone_fields(found, names)
    assert (nationality.value, nationality.raw) == ("FRA", "FRA")
    assert nationality.box == issuer.box != found.box()


def test_a_field_has_its_part_of_a_row_that_lost_fillers_as_box() -> None:
    whole = zone_of([sheet([*PASSPORT])])
    short = zone_of([sheet([PASSPORT[0], PASSPORT[1].replace("<<<<<", "<<")])])
    assert whole is not None
    assert short is not None
    assert short.zone.lines == whole.zone.lines
    row, box = short.regions[1].box, short.box("birth_date")
    long = row[1][0] - row[0][0]
    shares = [(point[0] - row[0][0]) / long for point in box[:2]]
    assert shares == pytest.approx([13 / 44, 19 / 44])


@pytest.mark.parametrize(("digits", "seen"), [(("L898902C36", "7408122"), True), ((), False)])
def test_a_zone_of_which_hardly_a_check_digit_holds_is_none(
    digits: tuple[str, ...], *, seen: bool
) -> None:
    line = "L898902C37UTO7408123F1204158ZE184226B<<<<<14"
    for right in digits:
        line = line.replace(right[:-1] + str(int(right[-1]) + 1), right)
    known = sheet([PASSPORT[0], line])
    told = replace(
        known, regions=tuple(replace(one, voices=(("paddle", one.text),)) for one in known.regions)
    )
    assert (zone_of([told]) is not None) is seen


def test_a_row_that_was_read_cell_by_cell_has_as_many_as_it_has() -> None:
    short = PASSPORT[0][:-3]
    plain = sheet([short, PASSPORT[1]])
    assert zone_of([plain]) is not None
    first, second = plain.regions
    told = replace(plain, regions=(replace(first, voices=(("paddle", short),)), second))
    assert zone_of([told]) is None
