import doctest

import pytest

from verifiers.numbers import notarial_number
from verifiers.numbers.notarial_number import NotANotarialNumber, NotarialNumber


def test_the_examples_in_the_docstring_hold() -> None:
    assert doctest.testmod(notarial_number).failed == 0


@pytest.mark.parametrize(
    ("number", "parts"),
    [
        ("（2018）徐睢证民内字第 1702 号", NotarialNumber(2018, "徐睢", "民内", 1702)),
        ("(2015)巨证经字第122号", NotarialNumber(2015, "巨", "经", 122)),
        ("(2016)沪普证经字第118号", NotarialNumber(2016, "沪普", "经", 118)),
        ("(2022)浙永证内字第 3350 号", NotarialNumber(2022, "浙永", "内", 3350)),
        ("(2025)赣洪江证内字第4374号", NotarialNumber(2025, "赣洪江", "内", 4374)),
        ("（2023）京中信内民证字第00756号", NotarialNumber(2023, "京中信内民", "", 756)),
        ("(1994)穗证字第19124号", NotarialNumber(1994, "穗", "", 19124)),
        ("（2019）粤广南方第012345号", NotarialNumber(2019, "粤广南方", "", 12345)),
        ("〔2019〕厦证字第１号", NotarialNumber(2019, "厦", "", 1)),
        ("【2019】厦公证内字第1号", NotarialNumber(2019, "厦", "内", 1)),
    ],
)
def test_numbers_seen_on_certificates_are_taken_apart(number: str, parts: NotarialNumber) -> None:
    assert notarial_number.parse(number) == parts
    assert notarial_number.is_valid(number)


@pytest.mark.parametrize(
    "number",
    [
        "",
        "（2019）第1号",
        "（1819）厦证字第1号",
        "（2019）厦证字第号",
        "厦证字第1号",
        "（2019）厦证字第12345678号",
    ],
)
def test_other_texts_are_refused_without_being_repeated(number: str) -> None:
    assert not notarial_number.is_valid(number)
    with pytest.raises(NotANotarialNumber) as raised:
        notarial_number.validate(number)
    assert number == "" or number not in str(raised.value)


def test_validate_answers_the_compact_number() -> None:
    assert (
        notarial_number.validate("（2018）徐睢证民内字第 1702 号") == "(2018)徐睢证民内字第1702号"
    )
