"""Which office the words in a paper's number stand for."""

from __future__ import annotations

import pytest

from verifiers.text.short_names import are_named, unproven

OFFICE = "四川省凉山彝族自治州平江公证处"


def test_every_character_of_a_short_name_stands_in_the_offices_own() -> None:
    assert are_named("川凉平江证房字第号", [OFFICE])
    assert not are_named("京平江证房字第号", [OFFICE])
    assert not are_named("川凉平红证房字第号", [OFFICE])


def test_an_office_is_looked_for_on_one_line() -> None:
    assert not are_named("凉平江证字第号", ["凉山公证处", "平江路"])


def test_the_province_and_the_town_may_be_named_elsewhere() -> None:
    lines = ["福建省泉州市东屿公证处", "住址：福建省泉州市晋江市解放路"]
    assert are_named("闽晋证经字第号", lines)
    assert not are_named("闽晋证经字第号", lines[:1])
    assert are_named("鄂民初号", ["思明区人民法院", "住湖北省"])
    assert not are_named("鄂民初号", ["思明区人民法院"])


def test_who_names_a_city_has_named_its_province() -> None:
    assert are_named("闽民初号", ["厦门市思明区人民法院"])
    assert not are_named("粤民初号", ["厦门市思明区人民法院"])


def test_a_county_that_several_provinces_have_names_none() -> None:
    assert not are_named("闽民初号", ["鼓楼区人民法院"])


def test_a_citys_everyday_short_name_stands_for_the_city() -> None:
    assert are_named("赣洪江证内字第号", ["江西省南昌市赣江公证处"])
    assert not are_named("赣筑江证内字第号", ["江西省南昌市赣江公证处"])
    assert are_named("宁证民字第号", ["江苏省南京市鼓楼区公证处"])
    assert not are_named("宁证民字第号", ["江苏省苏州市姑苏区公证处"])


@pytest.mark.parametrize("words", ["结字第号", "民初号之一", ""])
def test_what_every_office_writes_needs_no_office(words: str) -> None:
    assert unproven(words) == ""
    assert are_named(words, [])
