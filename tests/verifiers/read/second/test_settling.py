"""What two readers' answers make of a field."""

from __future__ import annotations

import numpy as np
import pytest

from verifiers.model import Field
from verifiers.read.engine import SURE, Alphabet, Line, Script
from verifiers.read.second.settling import settle
from verifiers.text.dates import parse_day

NUMBER = "11010519491231002X"  # GB 11643's own example
LOOKS_LIKE_IT = "11010519491231003X"  # its check character is wrong
NO_PIXELS = np.zeros((1, 1, 3), np.uint8)
BOX = ((0.1, 0.1), (0.5, 0.1), (0.5, 0.2), (0.1, 0.2))


def read(value: str, raw: str | None = None) -> Field:
    return Field(name="field", value=value, raw=raw or value, confidence=0.99, box=BOX)


def digits(
    field: Field, answer: str, script: Script = Script.ID_NUMBER, certainty: float = 0.99
) -> Field:
    return settle(field, script, Line(NO_PIXELS, (BOX,), Alphabet.DIGITS, certainty), answer)


def chinese(field: Field, answer: str, certainty: float = 0.99) -> Field:
    line = Line(NO_PIXELS, (BOX,), Alphabet.CHINESE, certainty)
    return settle(field, Script.DATE, line, answer)


def test_agreement_keeps_the_value_and_leaves_little_doubt() -> None:
    settled = digits(read(NUMBER), "110105 19491231 002X\n", certainty=0.98)
    assert settled.value == NUMBER
    assert settled.agreed is True
    assert settled.confidence == 0.998


def test_agreement_on_a_doubtful_character_is_not_enough() -> None:
    settled = digits(read("65010221296048090"), "65010221296048090", Script.DIGITS, 0.96)
    assert settled.value is None
    assert settled.agreed is False


def test_a_check_digit_makes_up_for_a_doubtful_character() -> None:
    assert digits(read(NUMBER), NUMBER, certainty=0.6).agreed is True
    assert digits(read(LOOKS_LIKE_IT), LOOKS_LIKE_IT, certainty=0.6).value is None


def test_a_number_that_both_readers_see_plainly_stays_though_it_cannot_exist() -> None:
    settled = digits(read(LOOKS_LIKE_IT), LOOKS_LIKE_IT)
    assert settled.value == LOOKS_LIKE_IT
    assert settled.agreed is True


def test_both_answers_are_kept_as_they_were_given() -> None:
    settled = digits(read(NUMBER), LOOKS_LIKE_IT)
    assert settled.readers == (("paddle", NUMBER), ("tesseract", LOOKS_LIKE_IT))


def test_a_check_digit_lets_a_sure_first_answer_stand() -> None:
    settled = digits(read(NUMBER), "11010519491281003X")
    assert settled.value == NUMBER
    assert settled.agreed is False


def test_an_unsure_first_answer_does_not_stand_even_where_it_is_proven() -> None:
    settled = digits(read(NUMBER), LOOKS_LIKE_IT, certainty=0.9)
    assert settled.value is None
    assert settled.agreed is False


def test_an_unproven_first_answer_does_not_stand() -> None:
    assert digits(read(LOOKS_LIKE_IT), NUMBER).value is None


def test_two_proven_answers_that_differ_cancel_out() -> None:
    other = "440524188001010014"
    assert digits(read(NUMBER), other).value is None


def test_of_a_number_that_goes_on_a_part_is_no_value() -> None:
    line = Line(NO_PIXELS, (BOX,), Alphabet.DIGITS, 0.99)
    assert settle(read("2297"), Script.MIXED, line, "22970", "2297").value is None
    assert settle(read("2297"), Script.MIXED, line, "1297", "2297").value == "2297"
    closed = settle(read("(2019)喀石公户字第9258号"), Script.MIXED, line, "201992584", "")
    assert closed.readers[1] == ("tesseract", "201992584")


def test_a_number_with_half_a_pair_of_brackets_is_no_value() -> None:
    line = Line(NO_PIXELS, (BOX,), Alphabet.DIGITS, 0.99)
    for cut in ("1975)晋字第6264号", "(1975晋字第6264号"):
        assert settle(read(cut), Script.MIXED, line, "19756264", cut).value is None


def test_numbers_without_a_check_digit_prove_nothing() -> None:
    settled = digits(read("62010217532357253"), "6201021753235725", Script.DIGITS)
    assert settled.value is None


@pytest.mark.parametrize("answer", ["1949 12 31", "19491231", "1949年12月31日"])
def test_a_day_agrees_by_its_digits(answer: str) -> None:
    settled = digits(read("1949-12-31", "1949 年 12 月 31 日"), answer, Script.DATE)
    assert settled.agreed is True
    assert settled.value == "1949-12-31"


def test_another_day_takes_the_value_away() -> None:
    settled = digits(read("1949-12-31", "1949年12月31日"), "1949 12 21", Script.DATE)
    assert settled.value is None


def test_one_other_digit_in_a_short_day_takes_the_value_away() -> None:
    settled = digits(read("1998-01-26", "1998年1月26日"), "1998 1 28", Script.DATE)
    assert settled.value is None


def test_lost_digits_are_no_other_day() -> None:
    settled = digits(read("1949-12-31", "1949年12月31日"), "1949 31", Script.DATE)
    assert settled.value == "1949-12-31"
    assert settled.agreed is False


def test_a_day_that_cannot_be_is_no_other_day() -> None:
    settled = digits(read("2026-04-03", "2026.04.03"), "20260493", Script.DATE)
    assert settled.value == "2026-04-03"
    assert settled.agreed is False


def test_chinese_numerals_agree_whatever_their_zero() -> None:
    settled = chinese(read("2019-05-20", "二〇一九年五月二十日"), "二 零 一 九 年 五 月 廿 日")
    assert settled.agreed is True


@pytest.mark.parametrize("answer", ["二C〇一九年五月二十日", "二〇一九年五月二十是,"])
def test_strokes_of_a_stamp_are_no_disagreement(answer: str) -> None:
    assert chinese(read("2019-05-20", "二〇一九年五月二十日"), answer).agreed is True


def test_garbage_is_no_other_day() -> None:
    settled = chinese(read("2025-07-18", "二〇二五年七月十八日"), "-st二")
    assert settled.value == "2025-07-18"
    assert settled.agreed is False


def test_another_day_in_chinese_takes_the_value_away() -> None:
    settled = chinese(read("2025-07-18", "二〇二五年七月十八日"), "二〇二五年七月十九日")
    assert settled.value is None


def test_a_certificates_number_agrees_by_its_digits() -> None:
    field = read("(2024)厦鹭证内字第1234号", "〔2024〕厦鹭证内字第 1234 号")
    assert digits(field, "2024 1234", Script.MIXED).agreed is True
    assert digits(field, "2024 1284", Script.MIXED).value is None


def test_a_look_alike_that_was_put_right_stays_marked() -> None:
    field = Field(
        name="id_number", value=NUMBER, raw="11O10519491231002X", confidence=0.99, repaired=True
    )
    assert digits(field, NUMBER).repaired is True


def test_one_zero_that_was_seen_as_two_is_one() -> None:
    field = Field(name="field", value="2018-04-05", raw="二〇一八年四月五日", box=BOX)
    assert chinese(field, "二O〇一八年四月五日").agreed is True


def test_a_credit_code_agrees_by_its_letters_too() -> None:
    code = "91350203MA2XQ1X419"
    assert digits(read(code), "91350203MA2XQ1X419", Script.USCC).agreed is True
    assert digits(read(code), "9135O2O3MA2XQ1X419", Script.USCC).agreed is True
    assert digits(read(code), "91350203MA2XQ1X4QQ", Script.USCC).agreed is False


@pytest.mark.parametrize("answer", ["11010519491231003X", "1101051949123102X", "11010519491231002"])
def test_a_check_digit_makes_up_for_the_one_character_that_the_other_reader_missed(
    answer: str,
) -> None:
    settled = digits(read(NUMBER), answer)
    assert (settled.value, settled.agreed) == (NUMBER, True)
    assert digits(read(NUMBER), answer, certainty=0.9).value is None


def test_one_character_makes_a_difference_where_no_check_digit_is() -> None:
    settled = digits(read("110105491231002"), "110105491231003")
    assert settled.agreed is False
    assert digits(read(NUMBER), "11010519491231").agreed is False


@pytest.mark.parametrize("letters", ["二〇一九年五月二*日", "二〇一九年五月二十一日", ""])
def test_a_third_voice_that_is_not_sure_or_reads_otherwise_backs_nothing(letters: str) -> None:
    field = read("2019-05-20", "二〇一九年五月二十日")
    line = Line(NO_PIXELS, (BOX,), Alphabet.CHINESE, 0.99)
    assert settle(field, Script.DATE, line, "一廿", letters).agreed is False


def test_three_voices_make_up_for_a_doubtful_character() -> None:
    field = read("(2024)厦鹭证内字第1234号", "〔2024〕厦鹭证内字第 1234 号")
    line = Line(NO_PIXELS, (BOX,), Alphabet.DIGITS, 0.8)
    assert settle(field, Script.MIXED, line, "20241234", "(2024)????字第1234号").agreed is True
    assert settle(field, Script.MIXED, line, "20241234", "(2024)????字第1284号").value is None
    assert settle(field, Script.MIXED, line, "2024", "(2024)????字第1234号").value is None


@pytest.mark.parametrize(
    ("number", "letters", "alike"),
    [
        ("J640104-2014-001700", "*640104*2014001700", True),
        ("J640104-2014-001700", "1640104-2014-001700", True),
        ("J640104-2014-001700", "11640104-2014-001700", False),
        ("J640104-2014-001700", "640104-2014-0017001", False),
        ("(2017)鹭江证字第8565号", "(2017)??2???字第8565号", True),
        ("(2017)鹭江证字第8565号", "(2017)?????第28565号", False),
        ("018821844", "*018821844", False),
    ],
)
def test_the_network_tells_the_digits_of_a_number_whatever_it_takes_its_words_for(
    number: str, letters: str, alike: bool
) -> None:
    line = Line(NO_PIXELS, (BOX,), Alphabet.DIGITS, 0.99)
    assert settle(read(number), Script.MIXED, line, "", letters).agreed is alike


@pytest.mark.parametrize(
    ("answer", "alike"),
    [
        ("16401042014001700", True),
        ("J640104-2014-001700", True),
        ("1164010420140017001", False),
        ("16401042014001701", False),
    ],
)
def test_a_letter_before_a_marriages_number_may_be_taken_for_a_digit(
    answer: str, *, alike: bool
) -> None:
    line = Line(NO_PIXELS, (BOX,), Alphabet.LETTERED, 0.99)
    settled = settle(read("J640104-2014-001700"), Script.MIXED, line, answer)
    assert settled.agreed is alike


@pytest.mark.parametrize(
    ("raw", "letters", "alike"),
    [
        ("2024年8月7日", "(2024年8月7日*", True),
        ("2024年8月7日", "*4年8月7日", False),
        ("2024.08.07", "202408.07", True),
        ("2024.8.7", "202487", False),
    ],
)
def test_a_day_in_digits_is_whole_whatever_stands_beside_it(
    raw: str, letters: str, *, alike: bool
) -> None:
    line = Line(NO_PIXELS, (BOX,), Alphabet.DIGITS, 0.99)
    assert settle(read("2024-08-07", raw), Script.DATE, line, "", letters).agreed is alike


def test_what_stands_beside_a_whole_day_in_numerals_is_no_part_of_it() -> None:
    field = read("2024-08-27", "二〇二四年八月二十七日")
    line = Line(NO_PIXELS, (BOX,), Alphabet.CHINESE, 0.99)
    assert settle(field, Script.DATE, line, "", "*二〇二四年八月二十七日*").agreed is True
    assert settle(field, Script.DATE, line, "", "*〇二四年八月二十七日").agreed is False


@pytest.mark.parametrize(
    ("letters", "value"),
    [
        ("二〇一七年十二月十二日", None),
        ("二〇一七年十二月十*日", "2017-12-11"),
        ("二〇一七年十二月一日", "2017-12-11"),
        ("*二〇一七年十二月一日", "2017-12-11"),
    ],
)
def test_a_third_voice_that_plainly_reads_another_day_takes_it_away(
    letters: str, value: str | None
) -> None:
    """One that lost a character, or is not sure of it, reads no other day."""
    line = Line(NO_PIXELS, (BOX,), Alphabet.CHINESE, 0.99)
    field = read("2017-12-11", "二〇一七年十二月十一日")
    assert settle(field, Script.DATE, line, "二0-年二-月+", letters).value == value


@pytest.mark.parametrize(
    ("raw", "letters", "stays"),
    [
        ("二〇一五年十月五日", "*二〇五年十一月?年", False),
        ("二〇二五年七月十五日", "*?年七月二十五日", False),
        ("二〇一五年十一月五日", "*二〇五年十月?年", True),
        ("二〇一五年十一月廿五日", "*?年十一月二十五日?", True),
        ("2015年07月05日", "*0*年7月5日?", True),
        ("2015年04月10日", "*0*年0410日?", True),
    ],
)
def test_a_day_of_which_the_third_voice_names_more_numerals_stands_no_longer(
    raw: str, letters: str, stays: bool
) -> None:
    day = parse_day(raw)
    assert day is not None
    line = Line(NO_PIXELS, (BOX,), Alphabet.CHINESE, SURE)
    settled = settle(read(day.isoformat(), raw), Script.DATE, line, "", letters)
    assert settled.agreed is False
    assert settled.value == (day.isoformat() if stays else None)


@pytest.mark.parametrize(
    ("letters", "value"),
    [("202904.0", None), ("202904.0*", "2029-04-01"), ("2029.04", "2029-04-01")],
    ids=["its last digit is half hidden", "it is not sure of the last", "it lost more"],
)
def test_a_day_whose_last_digit_the_third_voice_does_not_see_is_cut(
    letters: str, value: str | None
) -> None:
    line = Line(NO_PIXELS, (BOX,), Alphabet.DIGITS, 0.99)
    field = read("2029-04-01", "2029.04.01")
    assert settle(field, Script.DATE, line, "2029.04.01!", letters).value == value


@pytest.mark.parametrize(
    ("raw", "letters", "stays"),
    [
        ("二〇一五年二月一日", "二〇一五年*二月一日", False),
        ("二〇一五年十月一日", "二〇一五年十*月一日", False),
        ("二〇一五年五月一日", "二〇一五年五月*一日", False),
        ("二〇一五年五月一日", "二〇一五年*五月一日", True),
        ("二〇一五年五月二十一日", "二〇一五年五月*二十一日", True),
    ],
)
def test_where_a_numeral_may_stand_that_the_network_does_not_name_it_may_be_another_day(
    raw: str, letters: str, *, stays: bool
) -> None:
    day = parse_day(raw)
    assert day is not None
    line = Line(np.zeros((1, 1, 3), np.uint8), (), Alphabet.CHINESE, 0.97)
    settled = settle(read(day.isoformat(), raw), Script.DATE, line, "二O一五条洲=月一日", letters)
    assert (settled.value is not None) is stays
