"""Zones in pictures: rows straightened, cells found, voices heard, and other lines left alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest
from PIL import Image

from tests.specimens import damage, ink, zone_art
from tests.specimens.fonts import Face, pick
from tests.specimens.kinds.passport_pages import bent
from tests.specimens.style import Style, dice
from tests.specimens.zones import compose
from verifiers.intake import Picture
from verifiers.layout.machine_zone import mrz_field, zone_fields, zone_of
from verifiers.numbers.mrz import Format, check_digit
from verifiers.read import Asked, Line, Script, Sheet, WarmReader, reach_all
from verifiers.read.zone import strip
from verifiers.read.zone.glyphs import CLASSES, Glyphs
from verifiers.read.zone.machine_zone import _promising
from verifiers.read.zone.rows import Row, groups

if TYPE_CHECKING:
    from verifiers.model import Region
    from verifiers.read.zone.machine_zone import ZoneReader

PASSPORT = (
    "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
    "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
)
CARD = (
    "I<UTOD231458907<<<<<<<<<<<<<<<",
    "7408122F1204159UTO<<<<<<<<<<<6",
    "ERIKSSON<<ANNA<MARIA<<<<<<<<<<",
)
ONE_LINE = compose(
    Format.CHINESE,
    document_code="CS",
    issuer="CHN",
    number="C12345678",
    nationality="CHN",
    birth="800101",
    expiry=date(2030, 1, 1),
    sex="M",
    surname=[],
    given_names=[],
)
PITCH = 24.0


@pytest.fixture(scope="module")
def reader() -> WarmReader:
    return WarmReader.open()


def drawn(lines: tuple[str, ...], *above: str) -> Image.Image:
    """A page with some words above a zone."""
    style = Style(3)
    page = Image.new("RGB", (1200, 760), (236, 238, 240))
    face = pick(style.dice("words"), style.group, Face.LATIN, "".join(above) + "A")
    for row, words in enumerate(above):
        ink.write(page, (80, 80 + 60 * row), words, face, 34)
    zone_art.zone(page, style, (60, 560), PITCH, lines)
    return page


def read(reader: WarmReader, page: Image.Image) -> Sheet:
    (sheet,) = reader.read([Picture(1, np.asarray(page))])
    return sheet


@pytest.mark.parametrize("lines", [PASSPORT, CARD, ONE_LINE])
def test_a_zone_is_read_cell_by_cell(reader: WarmReader, lines: tuple[str, ...]) -> None:
    sheet = read(reader, drawn(lines, "UTOPIA", "Surname ERIKSSON", "MINISTRY OF THE INTERIOR"))
    rows = [region for region in sheet.regions if region.voices]
    assert tuple(row.text for row in rows) == lines
    assert all(len(row.centres) == len(row.certainties) == len(row.text) for row in rows)
    assert {name for row in rows for name, _ in row.voices} == {"paddle", "glyphs"}
    assert any("Surname" in region.text for region in sheet.regions)


@pytest.mark.parametrize("seed", range(3))
def test_a_bent_page_is_straightened(reader: WarmReader, seed: int) -> None:
    page = bent(drawn(PASSPORT, "UTOPIA"), dice("bent", seed))
    found = zone_of([read(reader, page)])
    assert found is not None
    assert found.zone.lines == PASSPORT


@pytest.mark.parametrize("seed", range(4))
def test_cells_of_paper_that_does_not_lie_flat_are_wider_and_narrower(
    reader: WarmReader, seed: int
) -> None:
    page = damage.curved(drawn(PASSPORT, "UTOPIA"), dice("curved", seed), 1.0)
    rows = [region for region in read(reader, page).regions if region.voices]
    assert tuple(row.text for row in rows) == PASSPORT
    assert all(text == row.text for row in rows for _, text in row.voices)


@pytest.mark.parametrize("slant", [-0.4, 0.4])
def test_print_that_leans_is_stood_upright(reader: WarmReader, slant: float) -> None:
    leaning = np.array([[0.8, slant, 120 - 300 * slant], [-0.06, 1, 60]], np.float32)
    page = cv2.warpAffine(
        np.asarray(drawn(PASSPORT, "UTOPIA")), leaning, (1240, 800), borderValue=(236, 238, 240)
    )
    rows = [one for one in read(reader, Image.fromarray(page)).regions if one.voices]
    assert tuple(row.text for row in rows) == PASSPORT
    glyphs = [dict(row.voices)["glyphs"].replace("0", "O") for row in rows]
    assert glyphs == [row.replace("0", "O") for row in PASSPORT]


def test_what_is_printed_in_red_across_a_row_is_no_ink_of_its() -> None:
    page = drawn(PASSPORT)
    face = pick(dice("red"), Style(3).group, Face.LATIN, "SPECIMEN")
    over = Image.new("L", page.size)
    ink.write(over, (70, 545), "SPECIMEN", face, 190, colour=190)
    page.paste(Image.new("RGB", page.size, (215, 30, 35)), (0, 0), over)
    middle, right = 560 + 0.12 * PITCH, 60 + 44 * PITCH
    quad = np.array(
        [(60, middle - 14), (right, middle - 14), (right, middle + 14), (60, middle + 14)]
    )
    row = Row((quad.astype(np.float32),), (0,))
    laid = strip.cut(np.asarray(page), row, PITCH, (0, 0))
    grid = strip.grid(laid)
    assert grid is not None
    seen = Glyphs.open().chances(laid.ink, grid.edges).argmax(axis=1)
    assert "".join(CLASSES[one] for one in seen).replace("0", "O") == PASSPORT[0]


@pytest.mark.parametrize(
    ("lines", "kept"), [(PASSPORT, (0,)), (PASSPORT, (1,)), (CARD, (0, 2)), (CARD, (0, 1))]
)
def test_a_row_that_was_missed_is_looked_for(
    reader: WarmReader, lines: tuple[str, ...], kept: tuple[int, ...]
) -> None:
    page = drawn(lines)
    regions = {region.text: region for region in read(reader, page).regions}
    known = [replace(regions[lines[row]], voices=()) for row in kept]
    zones: ZoneReader = reader._zones
    (seen,) = zones.look(np.asarray(page), known)
    assert tuple(region.text for region in seen.regions) == lines


def test_long_lines_of_other_papers_are_left_alone(reader: WarmReader) -> None:
    words = (
        "THIS AGREEMENT IS MADE BETWEEN THE PARTIES",
        "REF 1234567890 9876543210 0011223344 55667",
        "PLEASE DO NOT WRITE BELOW THIS LINE AT ALL",
        "A <<<<<< B >>>>>> C <<<<<< D >>>>>> E <<<<",
    )
    sheet = read(reader, drawn(("<" * 44, "<" * 44), *words))
    assert not any(region.voices for region in sheet.regions)
    assert zone_of([sheet]) is None


class Second:
    """A second reader that says what it is told to."""

    def __init__(self, *answers: str) -> None:
        self.answers = answers
        self.asked: list[Line] = []

    def read(self, pictures: object) -> tuple[Sheet, ...]:
        raise NotImplementedError

    def second(self, lines: tuple[Line, ...]) -> tuple[str, ...]:
        self.asked += lines
        return self.answers

    def versions(self) -> tuple[tuple[str, str], ...]:
        return ()


@pytest.mark.parametrize(
    ("text", "looked_at"),
    [
        ("码：210102196010125312。", False),
        ("210102196010125312", False),
        ("L8989O2C36UTO7408122F12O4159ZE", True),
        ("89890283674081221204159184226", True),
    ],
)
def test_a_line_with_a_persons_number_is_not_laid_out_in_cells(
    text: str, *, looked_at: bool
) -> None:
    """Only what a zone may hold makes a line as long as its rows are."""
    line = np.array([[0, 0], [430, 0], [430, 45], [0, 45]], np.float32)
    (group,) = groups([line], [text])
    assert _promising(group, [text]) == looked_at


def heard(sheet: Sheet, row: int, name: str, text: str) -> Sheet:
    """The sheet where one voice says something else of a row of the zone."""

    def changed(region: Region) -> Region:
        if region.text != PASSPORT[row]:
            return region
        return replace(
            region, voices=tuple((n, text if n == name else t) for n, t in region.voices)
        )

    return replace(sheet, regions=tuple(map(changed, sheet.regions)))


@pytest.fixture(scope="module")
def sheet(reader: WarmReader) -> Sheet:
    return read(reader, drawn(PASSPORT, "UTOPIA"))


CRITICAL = {"mrz": Script.MRZ, "surname": Script.MRZ, "passport_number": Script.MRZ}


def reached(sheet: Sheet, second: Second) -> dict[str, tuple[object, bool | None]]:
    found = zone_of([sheet])
    assert found is not None
    names = {"surname": "surname", "passport_number": "number"}
    asked = Asked((mrz_field(found), *zone_fields(found, names)), CRITICAL, [sheet])
    (fields,) = reach_all([asked], second)
    return {field.name: (field.value, field.agreed) for field in fields}


def test_where_both_voices_agree_nobody_else_is_asked(sheet: Sheet) -> None:
    second = Second()
    assert reached(sheet, second) == {
        "mrz": ("\n".join(PASSPORT), True),
        "surname": ("ERIKSSON", True),
        "passport_number": ("L898902C3", True),
    }
    assert not second.asked


@pytest.mark.parametrize(("first", "last"), [(9, 13), (16, 20), (24, 30)])
def test_names_under_thrown_back_light_have_no_value(
    reader: WarmReader, first: int, last: int
) -> None:
    """Where no ink is all voices see fillers, and no check digit covers names."""
    page = np.asarray(drawn(PASSPORT, "UTOPIA")).copy()
    # Between the two rows there is as much paper as above the first.
    left, right = (round(60 + PITCH * column) for column in (first, last))
    page[530:592, left:right] = (250, 250, 250)
    lit = read(reader, Image.fromarray(page))
    values = reached(lit, Second(""))
    assert values["surname"][0] is None
    assert values["mrz"][0] is None
    assert values["passport_number"] == ("L898902C3", True)


def test_a_third_voice_decides_where_two_differ(sheet: Sheet) -> None:
    wrong = PASSPORT[0].replace("ERIK", "FRIK")
    second = Second(PASSPORT[0])
    assert reached(heard(sheet, 0, "paddle", wrong), second)["mrz"] == ("\n".join(PASSPORT), True)
    assert len(second.asked) == 1


def test_a_name_that_nobody_backs_has_no_value(sheet: Sheet) -> None:
    wrong = PASSPORT[0].replace("ERIK", "FRIK")
    values = reached(heard(sheet, 0, "glyphs", wrong), Second(wrong))
    assert values["mrz"] == (None, False)
    assert values["surname"] == (None, False)
    assert values["passport_number"] == ("L898902C3", True)


@pytest.mark.parametrize(
    ("above", "backed"),
    [
        (("Eriksson", "ANNA MARIÁ"), True),
        (("ERIKSSON, ANNA MARIA",), True),
        (("ERIKSSON",), False),
        (("FRIKSSON", "ANNA MARIA"), False),
    ],
)
def test_what_the_page_prints_of_the_names_is_a_voice_too(
    sheet: Sheet, above: tuple[str, ...], backed: bool
) -> None:
    wrong = PASSPORT[0].replace("ERIK", "FRIK")
    (first, *_) = sheet.regions
    printed = tuple(replace(first, text=text, voices=()) for text in above)
    doubtful = heard(sheet, 0, "glyphs", wrong)
    second = Second(wrong)
    doubtful = replace(doubtful, regions=(*printed, *doubtful.regions))
    assert reached(doubtful, second)["surname"] == (("ERIKSSON" if backed else None), backed)
    assert bool(second.asked) is not backed


def test_behind_the_names_there_is_nothing_but_fillers(sheet: Sheet) -> None:
    wrong = PASSPORT[0][:-4] + "K<<<"
    second = Second()
    assert reached(heard(sheet, 0, "paddle", wrong), second)["mrz"][1] is True
    assert not second.asked


def test_a_check_digit_backs_what_one_voice_says(sheet: Sheet) -> None:
    wrong = PASSPORT[1].replace("8902", "8907")
    values = reached(heard(sheet, 1, "glyphs", wrong), Second(wrong))
    assert values["passport_number"] == ("L898902C3", False)
    assert values["mrz"] == ("\n".join(PASSPORT), False)


@pytest.mark.parametrize(("other", "agreed"), [("8907", True), ("8902", False)])
def test_a_check_digit_settles_the_one_cell_on_which_two_voices_differ(
    sheet: Sheet, other: str, agreed: bool
) -> None:
    # 2 and C count 2 and 12: their check digit is the same.
    wrong = PASSPORT[1].replace("8902", other).replace("C" if not agreed else "#", "2")
    values = reached(heard(sheet, 1, "glyphs", wrong), Second(""))
    assert values["passport_number"] == ("L898902C3", agreed)


def test_a_check_digit_settles_a_letter_that_both_engines_take_for_a_figure(sheet: Sheet) -> None:
    # 5 for the L with which the number begins.
    wrong = "5" + PASSPORT[1][1:]
    values = reached(heard(sheet, 1, "paddle", wrong), Second(wrong))
    assert values["passport_number"] == ("L898902C3", True)


@pytest.mark.parametrize(("shown", "agreed"), [("No. L898902C3", True), ("No. L8989O7C3", False)])
def test_a_number_that_the_page_prints_is_a_voice_too(
    sheet: Sheet, shown: str, agreed: bool
) -> None:
    # C and 2 count 12 and 2: no check digit tells them apart.
    wrong = PASSPORT[1].replace("C3", "23")
    doubtful = heard(sheet, 1, "paddle", wrong)
    (first, *_) = sheet.regions
    printed = replace(first, text=shown, voices=())
    values = reached(replace(doubtful, regions=(printed, *doubtful.regions)), Second(wrong))
    assert values["passport_number"] == ("L898902C3", agreed)


def test_a_check_digit_of_which_nobody_is_sure_backs_nothing(sheet: Sheet) -> None:
    """As under a finger at the end of a row: the last digits may have been chosen to hold."""
    wrong = PASSPORT[1][:28] + "7" + PASSPORT[1][29:42] + "73"
    values = reached(heard(sheet, 1, "glyphs", wrong), Second(wrong))
    assert values["mrz"] == (None, False)
    assert values["passport_number"] == ("L898902C3", True)


def test_a_check_digit_does_not_vouch_for_a_whole_number(sheet: Sheet) -> None:
    wrong = "5Q3" + PASSPORT[1][3:]
    values = reached(heard(sheet, 1, "glyphs", wrong), Second(wrong))
    assert values["passport_number"] == (None, False)


@pytest.mark.parametrize(("state", "agreed"), [("UTQ", False), ("AUT", True)])
def test_a_state_that_there_is_not_needs_three_voices(
    sheet: Sheet, state: str, agreed: bool
) -> None:
    def other(text: str) -> str:
        return text.replace("6UTO7", f"6{state}7")

    regions = tuple(
        replace(
            one,
            text=other(one.text),
            voices=tuple((name, other(text)) for name, text in one.voices),
        )
        for one in sheet.regions
    )
    values = reached(replace(sheet, regions=regions), Second(PASSPORT[1]))
    assert values["mrz"][1] is agreed


class Denying(Second):
    """A second reader that says the same of every line."""

    def second(self, lines: tuple[Line, ...]) -> tuple[str, ...]:
        return tuple("L898962C3" for _ in lines)


def test_a_zone_that_was_not_read_cell_by_cell_stands_only_with_its_fields(sheet: Sheet) -> None:
    alone = replace(sheet, regions=tuple(replace(one, voices=()) for one in sheet.regions))
    values = reached(alone, Denying())
    assert values["passport_number"][0] is None
    assert values["mrz"] == (None, False)


def test_a_check_digit_does_not_settle_two_cells(sheet: Sheet) -> None:
    wrong = PASSPORT[1].replace("8902", "8967")
    values = reached(heard(sheet, 1, "glyphs", wrong), Second(""))
    assert values["passport_number"] == ("L898902C3", False)


def test_a_row_of_names_is_no_zone_of_one_row(reader: WarmReader) -> None:
    sheet = read(reader, drawn(("CHAN<<LAI<LAI<<<<<<<<<<<<<<<<<",), "UTOPIA"))
    assert not any(region.voices for region in sheet.regions)


def test_a_letter_o_that_is_taken_for_a_zero_is_settled_by_its_check_digit(sheet: Sheet) -> None:
    wrong = PASSPORT[1].replace("L8989", "L8989").replace("02C3", "O2C3")
    second = Second()
    assert reached(heard(sheet, 1, "paddle", wrong), second)["passport_number"][1] is True
    assert not second.asked


def test_two_zeros_that_the_network_takes_for_letters_are_agreed_by_nobody(sheet: Sheet) -> None:
    """No check digit tells them apart: O for 0 at weights of 7 and 3 adds 240, which is 0 again."""
    optional = "00184226B<<<<<"
    row = PASSPORT[1][:28] + optional + check_digit(optional)
    row += check_digit(row[:10] + row[13:20] + row[21:])
    names, numbers = (one for one in sheet.regions if one.text in PASSPORT)
    for seen, agreed in ((row, True), (row.replace("00184", "OO184"), False)):
        voices = (("paddle", row), ("glyphs", seen))
        told = replace(numbers, text=row, voices=voices)
        assert reached(replace(sheet, regions=(names, told)), Second(row))["mrz"][1] is agreed


def test_a_row_whose_end_was_missed_is_followed_to_its_end(reader: WarmReader) -> None:
    page = drawn(PASSPORT)
    regions = {region.text: region for region in read(reader, page).regions}
    short = [_cut(regions[line], 37) for line in PASSPORT]
    zones: ZoneReader = reader._zones
    (seen,) = zones.look(np.asarray(page), short)
    assert tuple(region.text for region in seen.regions) == PASSPORT


def _cut(region: Region, count: int) -> Region:
    """What is left of a row where only so many of its cells were found."""
    (a, b, c, d), share = region.box, count / len(region.text)
    right = [
        (p[0] + (q[0] - p[0]) * share, p[1] + (q[1] - p[1]) * share) for p, q in ((a, b), (d, c))
    ]
    return replace(
        region,
        text=region.text[:count],
        box=(a, right[0], right[1], d),
        centres=tuple(one / share for one in region.centres[:count]),
        certainties=region.certainties[:count],
        voices=(),
    )


@pytest.mark.parametrize("third", [True, False])
def test_where_a_check_digit_fails_three_voices_must_see_the_same(
    reader: WarmReader, third: bool
) -> None:
    """Two that look at what a finger hides see nothing, and often say the same of it."""
    odd = (PASSPORT[0], PASSPORT[1][:-2] + "55")
    sheet = read(reader, drawn(odd, "UTOPIA"))
    second = Second(odd[1] if third else odd[1][:-8])
    values = reached(sheet, second)
    assert values["mrz"] == (("\n".join(odd), True) if third else (None, False))
    assert values["passport_number"] == ("L898902C3", True)
    assert second.asked
