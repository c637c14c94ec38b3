"""Where the second reader is sent to look."""

from __future__ import annotations

import numpy as np
import pytest

from verifiers.model import Box, Field, Page, Quality, Region
from verifiers.read import Alphabet, Script, Sheet, slice_box
from verifiers.read.lines import line_of

BOX: Box = ((0.0, 0.1), (1.0, 0.1), (1.0, 0.2), (0.0, 0.2))


def region(text: str, box: Box = BOX) -> Region:
    return Region(text, 0.99, box, "paddle")


def sheet(*regions: Region) -> Sheet:
    page = Page(1, 200, 100, 0, Quality(1, 0, 0.5, 1))
    return Sheet(page, np.zeros((100, 200, 3), np.uint8), regions)


def across(box: Box) -> tuple[float, float]:
    return round(box[0][0], 3), round(box[1][0], 3)


def test_a_slice_divides_the_way_between_centres_as_widths_do() -> None:
    one = Region("号1.2", 0.99, BOX, "paddle", (0.2, 0.5, 0.65, 0.8))
    assert across(slice_box(one, 0, 1)) == (0.0, 0.4)
    assert across(slice_box(one, 1, 2)) == (0.4, 0.6)
    assert across(slice_box(one, 3, 4)) == (0.7, 1.0)


def test_without_centres_characters_are_laid_out_by_their_widths() -> None:
    assert across(slice_box(region("号12"), 0, 1)) == (0.0, 0.5)
    assert across(slice_box(region("号12"), 2, 3)) == (0.75, 1.0)


def test_a_number_is_cut_free_of_its_label() -> None:
    field = Field(name="id_number", value="123456", raw="123456", box=BOX)
    line = line_of(field, Script.ID_NUMBER, [sheet(region("号码123456"))])
    assert line is not None
    assert line.alphabet is Alphabet.DIGITS
    assert [across(box) for box in line.boxes] == [(0.4, 1.0)]


def test_a_days_digits_are_cut_out_from_among_their_labels() -> None:
    raw = "1949年12月31日"
    field = Field(name="birth_date", value="1949-12-31", raw=raw, box=BOX)
    line = line_of(field, Script.DATE, [sheet(region(f"出生{raw}"))])
    assert line is not None
    assert line.alphabet is Alphabet.DIGITS
    assert len(line.boxes) == 3
    assert [across(box) for box in line.value] == [(0.222, 1.0)]


def test_a_value_on_two_lines_is_kept_line_by_line() -> None:
    below: Box = ((0.0, 0.2), (1.0, 0.2), (1.0, 0.3), (0.0, 0.3))
    both: Box = ((0.0, 0.1), (1.0, 0.1), (1.0, 0.3), (0.0, 0.3))
    field = Field(name="case_number", value="123456", raw="123456", box=both)
    line = line_of(field, Script.MIXED, [sheet(region("号123"), region("456号", below))])
    assert line is not None
    assert [across(box) for box in line.value] == [(0.4, 1.0), (0.0, 0.6)]


def test_a_day_in_chinese_is_read_as_it_stands() -> None:
    raw = "二〇一九年五月二十日"
    field = Field(name="issue_date", value="2019-05-20", raw=raw, box=BOX)
    line = line_of(field, Script.DATE, [sheet(region(raw))])
    assert line is not None
    assert line.alphabet is Alphabet.CHINESE
    assert [across(box) for box in line.boxes] == [(0.0, 1.0)]


def test_the_nearer_of_two_equal_values_is_read() -> None:
    right: Box = ((0.5, 0.1), (1.0, 0.1), (1.0, 0.2), (0.5, 0.2))
    field = Field(name="x", value="12", raw="12", box=right)
    line = line_of(field, Script.DIGITS, [sheet(region("12年12"))])
    assert line is not None
    assert across(line.boxes[0])[0] > 0.5


def test_a_value_that_runs_on_in_the_next_line_is_found_in_both() -> None:
    below: Box = ((0.0, 0.2), (1.0, 0.2), (1.0, 0.3), (0.0, 0.3))
    around: Box = ((0.0, 0.1), (1.0, 0.1), (1.0, 0.3), (0.0, 0.3))
    field = Field(name="x", value="123456", raw="123456", box=around)
    line = line_of(field, Script.DIGITS, [sheet(region("编号123"), region("456。", below))])
    assert line is not None
    assert len(line.boxes) == 2
    assert line.boxes[1][0][1] == pytest.approx(0.2)


def test_what_stands_nowhere_is_not_read_again() -> None:
    field = Field(name="x", value="1", raw="1", box=None)
    assert line_of(field, Script.DIGITS, [sheet(region("1"))]) is None


def test_the_least_certain_letter_or_digit_tells_how_sure_the_first_reader_is() -> None:
    read = Region("(2024)号", 0.9, BOX, "paddle", (), (0.4, 0.99, 0.98, 0.97, 1.0, 0.5, 0.6))
    field = Field(name="x", value="(2024)号", raw="(2024)号", box=BOX)
    line = line_of(field, Script.MIXED, [sheet(read)])
    assert line is not None
    assert line.certainty == 0.97


def test_which_zero_a_day_in_chinese_is_written_with_makes_no_difference() -> None:
    raw = "二○一九年五月二十日"
    read = Region(raw, 0.9, BOX, "paddle", (), (0.99, 0.3, *(0.98,) * 8))
    field = Field(name="issue_date", value="2019-05-20", raw=raw, box=BOX)
    line = line_of(field, Script.DATE, [sheet(read)])
    assert line is not None
    assert line.certainty == 0.98


def test_a_days_labels_do_not_make_its_digits_doubtful() -> None:
    raw = "1962年3月7日"
    read = Region(raw, 0.9, BOX, "paddle", (), (0.99,) * 4 + (0.4, 0.98, 0.5, 0.99, 0.6))
    field = Field(name="birth_date", value="1962-03-07", raw=raw, box=BOX)
    line = line_of(field, Script.DATE, [sheet(read)])
    assert line is not None
    assert line.certainty == 0.98


def test_of_what_a_zone_gives_only_what_holds_digits_is_read_by_its_digits() -> None:
    page = sheet(region("12AUG1974"), region("ERIKSSON"))
    day = Field(name="birth_date", value="1974-08-12", raw="12AUG1974", box=BOX)
    name = Field(name="surname", value="ERIKSSON", raw="ERIKSSON", box=BOX)
    line = line_of(day, Script.MRZ, [page])
    assert line is not None
    assert line.alphabet is Alphabet.DIGITS
    assert len(line.boxes) == 2
    assert line_of(name, Script.MRZ, [page]) is None


@pytest.mark.parametrize(
    ("raw", "alphabet", "parts"),
    [
        ("J350203-2020-000123", Alphabet.LETTERED, 1),
        ("0049-76943", Alphabet.DIGITS, 1),
        ("(2020)鹭证字第123号", Alphabet.DIGITS, 2),
    ],
)
def test_a_number_is_shown_whole_unless_words_stand_in_it(
    raw: str, alphabet: Alphabet, parts: int
) -> None:
    field = Field(name="certificate_number", value=raw, raw=raw, box=BOX)
    line = line_of(field, Script.MIXED, [sheet(region(raw))])
    assert line is not None
    assert (line.alphabet, len(line.boxes)) == (alphabet, parts)


@pytest.mark.parametrize(
    ("label", "certainty"), [("结婚证字号", 0.99), ("离婚证字号", 0.6), ("结婚 离婚", 0.6)]
)
def test_the_letter_that_the_papers_words_stand_for_need_not_be_sure(
    label: str, certainty: float
) -> None:
    number = "J350203-2020-000123"
    sure = (0.6, *(0.99,) * (len(number) - 1))
    seen = Region(number, 0.99, BOX, "paddle", tuple(i / 19 for i in range(19)), sure)
    field = Field(name="certificate_number", value=number, raw=number, page=1, box=BOX)
    above = region(label, ((0, 0), (1, 0), (1, 0.05), (0, 0.05)))
    line = line_of(field, Script.MIXED, [sheet(above, seen)])
    assert line is not None
    assert line.certainty == certainty


@pytest.mark.parametrize(("repaired", "certainty"), [(True, 0.99), (False, 0.4)])
def test_what_a_letter_that_was_put_right_was_taken_for_says_nothing(
    certainty: float, *, repaired: bool
) -> None:
    raw = "1350203-2010-001234"
    told = Region(raw, 0.9, BOX, "paddle", (), (0.4, *(0.99,) * (len(raw) - 1)))
    field = Field(
        name="certificate_number", value=f"J{raw[1:]}", raw=raw, box=BOX, repaired=repaired
    )
    line = line_of(field, Script.MIXED, [sheet(told)])
    assert line is not None
    assert line.certainty == certainty
