import doctest
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.specimens.zones import compose
from verifiers.numbers import mrz, states
from verifiers.numbers.mrz import LAYOUTS, Format, Layout, NotAZone, Zone, check_digit, parse

# The specimens that ICAO publishes with Doc 9303, and the French card of 1988's own.
PUBLISHED = {
    Format.TD3: (
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
    ),
    Format.TD1: (
        "I<UTOD231458907<<<<<<<<<<<<<<<",
        "7408122F1204159UTO<<<<<<<<<<<6",
        "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
    ),
    Format.TD2: (
        "I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<",
        "D231458907UTO7408122F1204159<<<<<<<6",
    ),
    Format.MRV_A: (
        "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "L8988901C4XXX4009078F96121096ZE184226B<<<<<<",
    ),
    Format.MRV_B: (
        "V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<",
        "L8988901C4XXX4009078F9612109<<<<<<<<",
    ),
    Format.FRENCH: (
        "IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<",
        "8806923102858CORINNE<<<<<<<6512068F6",
    ),
}
DAYS = st.dates(min_value=date(1930, 1, 1), max_value=date(2025, 12, 31))
NAMES = st.lists(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=7), max_size=3)

_CODES = {Format.TD3: "P", Format.MRV_A: "V", Format.MRV_B: "V", Format.CHINESE: "CS"}


@st.composite
def zones(draw: st.DrawFn) -> tuple[Layout, tuple[str, ...]]:
    layout = draw(st.sampled_from(LAYOUTS))
    number = draw(st.text(mrz.ALPHABET, min_size=1, max_size=9))
    states_of = st.sampled_from(["CHN", "UTO", "D", "GBR", "XXA"])
    lines = compose(
        layout.format,
        document_code=_CODES.get(layout.format, "I"),
        issuer=draw(states_of),
        number=number,
        nationality=draw(states_of),
        birth=draw(DAYS),
        expiry=draw(st.none() | st.just(date(2030, 2, 28))),
        sex=draw(st.sampled_from("MF<X")),
        surname=draw(NAMES.filter(bool)),
        given_names=draw(NAMES),
        optional=draw(st.text(mrz.ALPHABET, max_size=7)),
    )
    return layout, lines


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(mrz).failed == 0
    assert doctest.testmod(states).failed == 0


@pytest.mark.parametrize("form", PUBLISHED)
def test_published_specimens_are_valid(form: Format) -> None:
    zone = parse(PUBLISHED[form])
    assert zone.format is form
    assert zone.is_valid
    assert zone.sex == "female"


def test_the_published_passport_is_read_whole() -> None:
    zone = parse(PUBLISHED[Format.TD3])
    assert (zone.document_code, zone.issuer, zone.nationality) == ("P", "UTO", "UTO")
    assert (zone.birth_date, zone.expiry_date) == (date(1974, 8, 12), date(2012, 4, 15))
    assert zone.optional == "ZE184226B"


def test_a_french_card_has_its_own_fields() -> None:
    zone = parse(PUBLISHED[Format.FRENCH])
    assert (zone.surname, zone.given_names) == ("BERTHIER", "CORINNE")
    assert zone.birth_date == date(1965, 12, 6)


def test_a_russian_passport_for_use_at_home_has_digits_in_names_and_no_expiry() -> None:
    lines = (
        "PNRUSSPECIMENOVA<<MARI8<PETROVNA<<<<<<<<<<<<",
        "4508127634RUS8803056F<<<<<<<9110214770046<68",
    )
    zone = parse(lines)
    assert zone.is_valid
    assert (zone.surname, zone.given_names) == ("SPECIMENOVA", "MARI8 PETROVNA")
    assert (zone.birth_date, zone.expiry_date) == (date(1988, 3, 5), None)


def test_a_long_number_goes_on_in_the_optional_field() -> None:
    lines = (
        "I<UTOD23145890<7349<<<<<<<<<<<",
        "3407127M9507122UTO<<<<<<<<<<<2",
        "STEVENSON<<PETER<JOHN<<<<<<<<<",
    )
    assert parse(lines).number == "D23145890734"
    assert parse(lines).is_valid
    assert not parse((lines[0].replace("7349", "7359"), *lines[1:])).is_valid


def test_a_chinese_passport_whose_second_line_holds_no_filler() -> None:
    lines = compose(
        Format.TD3,
        document_code="PO",
        issuer="CHN",
        number="E12345678",
        nationality="CHN",
        birth=date(1981, 3, 5),
        expiry=date(2029, 7, 1),
        sex="F",
        surname=["ZHENGJIAN"],
        given_names=["YANGBEN"],
        optional="NBPCLNMCMLKOA9",
    )
    assert "<" not in lines[1]
    zone = parse(lines)
    assert (zone.document_code, zone.number, zone.is_valid) == ("PO", "E12345678", True)


def test_germany_is_one_letter_and_days_may_be_unknown() -> None:
    lines = compose(
        Format.TD3,
        document_code="P",
        issuer="D",
        number="C01X00T47",
        nationality="D",
        birth="64<<<<",
        expiry=date(2027, 2, 28),
        sex="<",
        surname=["MUSTERMANN"],
        given_names=["ERIKA"],
        optional="",
    )
    zone = parse(lines)
    assert (zone.issuer, zone.nationality) == ("D", "D")
    assert zone.is_valid
    assert zone.birth_date is None
    assert zone.sex is None


def test_a_birth_lies_before_the_expiry() -> None:
    lines = list(PUBLISHED[Format.TD3])
    assert parse(lines).births == (date(1974, 8, 12),)
    lines[1] = lines[1].replace("7408122F1204159", "0908124F1204159")
    assert parse(lines).births == (date(2009, 8, 12), date(1909, 8, 12))


@pytest.mark.parametrize(
    "change",
    [
        (0, 0, "X"),
        (0, 8, "1"),
        (1, 14, "B"),
        (1, 15, "99"),
        (1, 20, "8"),
        (1, 10, "UT0"),
    ],
)
def test_what_the_grammar_forbids_is_no_zone(change: tuple[int, int, str]) -> None:
    row, column, text = change
    lines = list(PUBLISHED[Format.TD3])
    lines[row] = lines[row][:column] + text + lines[row][column + len(text) :]
    with pytest.raises(NotAZone):
        parse(lines)


def test_a_state_or_day_that_there_is_not_passes_only_where_all_check_digits_hold() -> None:
    first, second = PUBLISHED[Format.TD3]
    odd = first.replace("P<UTO", "P<ZZZ")
    assert parse((odd, second)).issuer == "ZZZ"
    with pytest.raises(NotAZone):
        parse((odd, second.replace("9ZE", "8ZE")))


def test_a_passport_of_which_a_part_is_hidden_is_no_shorter_document() -> None:
    first, second = PUBLISHED[Format.TD2]
    with pytest.raises(NotAZone):
        parse((first.replace("I<", "P<", 1), second))


def test_a_zone_does_not_show_what_it_says() -> None:
    assert "ERIKSSON" not in repr(parse(PUBLISHED[Format.TD3]))


@given(zones())
def test_what_is_composed_is_read_again(pair: tuple[Layout, tuple[str, ...]]) -> None:
    layout, lines = pair
    zone = Zone(layout, lines)
    assert mrz.grammar_fault(layout, lines) is None
    assert mrz.vocabulary_fault(zone) is None
    assert zone.is_valid
    assert parse(lines).lines == lines


@given(zones(), st.data())
def test_a_changed_character_is_found_wherever_a_check_digit_covers_it(
    pair: tuple[Layout, tuple[str, ...]], data: st.DataObject
) -> None:
    layout, lines = pair
    check = data.draw(st.sampled_from(layout.checks))
    place = data.draw(st.sampled_from((*check.over, check.at)))
    column = data.draw(st.integers(place.start, place.stop - 1))
    old = lines[place.line][column]
    new = data.draw(st.sampled_from(mrz.ALPHABET))
    assume(check_digit(old) != check_digit(new))
    # Where a filler is as good as a zero, neither can be told from the other.
    assume(old != "<" and new != "0")
    changed = list(lines)
    changed[place.line] = lines[place.line][:column] + new + lines[place.line][column + 1 :]
    assert not Zone(layout, tuple(changed)).is_valid
