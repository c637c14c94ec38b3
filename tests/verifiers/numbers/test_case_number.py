"""Case numbers of courts."""

import pytest

from verifiers.numbers import case_number


@pytest.mark.parametrize(
    "number",
    [
        "（2021）浙0106民初1234号",
        "(2018)最高法民再12号",
        "〔2016〕沪01民终2345号之一",
        "(2019)黔01民终5号",
        "(2020)兵0801民初9号",
        "(2013)杭西民初字第123号",
        "（2009）海民初字第00456-1号",
        "(2005)徐民一(民)初字第2345号",
    ],
)
def test_numbers_that_exist(number: str) -> None:
    assert case_number.is_valid(number)
    assert case_number.validate(number) == case_number.compact(number)


@pytest.mark.parametrize(
    "number",
    ["", "2021浙0106民初1234号", "(2021)浙0106民初号", "(2021)浙106民初1号", "(2019)X第1号"],
)
def test_what_is_no_number(number: str) -> None:
    with pytest.raises(case_number.NotACaseNumber):
        case_number.validate(number)
