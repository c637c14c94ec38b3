"""An address whose county was misread is put right, marked, and as sure as its other characters."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from verifiers.layout.proven_places import LIKELY, LIKELY_BODY, repaired
from verifiers.model import Field, Page, Quality, Region
from verifiers.read import Sheet

BOX = ((0.1, 0.1), (0.9, 0.1), (0.9, 0.2), (0.1, 0.2))


def _sheet(*texts: str, doubt: tuple[str, str]) -> Sheet:
    """Lines of text, in which the character `doubt[0]` may be one of `doubt[1]`."""
    page = Page(1, 100, 100, 0, Quality(1, 0, 0.5, 1))
    regions = tuple(
        Region(
            text,
            0.9,
            BOX,
            "paddle",
            certainties=tuple(0.4 if one == doubt[0] else 0.98 for one in text),
            rivals=tuple(doubt[1] if one == doubt[0] else "" for one in text),
        )
        for text in texts
    )
    return Sheet(page, np.zeros((100, 100, 3), np.uint8), regions)


def _address(value: str) -> Field:
    return Field(name="address", value=value, raw=value, confidence=LIKELY_BODY, box=BOX)


def test_one_county_fits() -> None:
    """Only 喀什 is a city of that prefecture; the raw text stays as it was read."""
    sheet = _sheet("住址新疆维吾尔自治区喀什地区略什", "市解放路7号", doubt=("略", "喀格"))
    field = _address("新疆维吾尔自治区喀什地区略什市解放路7号")
    (done,) = repaired([field], [sheet])
    assert done.value == "新疆维吾尔自治区喀什地区喀什市解放路7号"
    assert done.repaired
    assert done.raw == field.raw
    assert done.confidence == 0.98


def test_a_sure_reader_is_not_overruled() -> None:
    """Without doubt there is nothing to prove: the county may be newer than the table."""
    sheet = _sheet("住址江苏省南京市江北区", "浦东路7号", doubt=("囗", "宁"))
    field = _address("江苏省南京市江北区浦东路7号")
    assert repaired([field], [sheet]) == (field,)


def test_names_are_no_places() -> None:
    """A name is proved by nothing that stands on the paper alone."""
    sheet = _sheet("天津市河乐区", doubt=("乐", "东"))
    field = replace(_address("天津市河乐区"), name="name")
    assert repaired([field], [sheet]) == (field,)


def test_an_address_that_is_less_likely_right_than_wrong_is_none() -> None:
    sheet = _sheet("住址江苏省南京市鼓楼区柳朗大道5号", doubt=("朗", "荫"))
    field = replace(_address("江苏省南京市鼓楼区柳朗大道5号"), confidence=LIKELY - 0.01)
    (done,) = repaired([field], [sheet])
    assert (done.value, done.raw, done.confidence) == (None, field.raw, 0.0)


@pytest.mark.parametrize(
    ("value", "doubt", "found"),
    [
        ("四川省凉山舞族自治州会东县7号", "舞", "四川省凉山彝族自治州会东县7号"),
        ("四川省凉山舞族自治州会东县7号", "会", None),
        ("浙江省杭州市临乎区7号", "乎", None),
        ("浙江省杭州市临平区7号", "号", "浙江省杭州市临平区7号"),
        ("建省厦门市思明区7号", "号", None),
        ("福建省厦门市思明区7号付", "付", None),
        ("福建省厦门市思明区7号付", "号", "福建省厦门市思明区7号付"),
        ("福建省厦门市思明区7号效", "号", None),
    ],
    ids=[
        "one fits",
        "sure of it",
        "many fit",
        "perhaps newer",
        "lost its beginning",
        "ends in a stamp",
        "ends surely",
        "ends in a word of stamps",
    ],
)
def test_an_address_in_no_division_is_none_unless_one_fits(
    value: str, doubt: str, found: str | None
) -> None:
    """A prefecture that there is none of was misread, however surely; a county may be newer."""
    (done,) = repaired([_address(value)], [_sheet(value, doubt=(doubt, ""))])
    assert (done.value, done.repaired) == (found, found not in (None, value))


@pytest.mark.parametrize(
    ("value", "doubt", "found"),
    [
        ("中华人民共和国四川省成部市蜀都公证处", "部", "中华人民共和国四川省成都市蜀都公证处"),
        ("中华人民共和国福建省汕洲市榕城公证处", "汕", None),
        ("四川省成部市蜀都公证处", "蜀", "四川省成部市蜀都公证处"),
        ("四川省成都市蜀部公证处", "部", "四川省成都市蜀部公证处"),
    ],
    ids=["one fits", "none fits", "a sure reader", "no division"],
)
def test_a_body_is_named_after_a_place_that_there_is(
    value: str, doubt: str, found: str | None
) -> None:
    field = replace(_address(value), name="office")
    (done,) = repaired([field], [_sheet(value, doubt=(doubt, ""))])
    assert (done.value, done.repaired) == (found, found not in (None, value))


def test_a_stamps_word_between_a_number_and_what_counts_leaves_no_address() -> None:
    value = "福建省厦门市思明区虎园路12致号"
    (done,) = repaired([_address(value)], [_sheet(value, doubt=("囗", ""))])
    assert done.value is None


@pytest.mark.parametrize(
    ("value", "doubt", "found"),
    [
        ("洛阳市公安局洞西分局", "洞", "洛阳市公安局涧西分局"),
        ("洛阳市公安局洞西分局", "西", "洛阳市公安局洞西分局"),
        ("洛阳市公安局涧西分局", "涧", "洛阳市公安局涧西分局"),
        ("洛阳市公安局高新分局", "高", "洛阳市公安局高新分局"),
    ],
    ids=["one fits", "a sure reader", "as it is", "no district"],
)
def test_a_police_branch_is_named_after_a_district_of_its_city(
    value: str, doubt: str, found: str
) -> None:
    field = replace(_address(value), name="issuing_authority")
    (done,) = repaired([field], [_sheet(value, doubt=(doubt, ""))])
    assert (done.value, done.repaired) == (found, found != value)


@pytest.mark.parametrize(
    ("value", "doubt", "found"),
    [
        ("鼓楼区钟楼巷675号T栋1单元", "T", None),
        ("鼓楼区钟楼巷675号T栋1单元", "钟", "鼓楼区钟楼巷675号T栋1单元"),
    ],
    ids=["doubtful", "sure"],
)
def test_a_doubtful_letter_in_an_address_may_be_a_digit(
    value: str, doubt: str, found: str | None
) -> None:
    (done,) = repaired([_address(value)], [_sheet(value, doubt=(doubt, ""))])
    assert done.value == found


@pytest.mark.parametrize("name", ["issuing_authority", "office", "court", "company_name"])
def test_a_body_that_is_less_likely_right_than_wrong_is_none(name: str) -> None:
    value = "周城关分局湖心派出所"
    sheets = [_sheet(value, doubt=("周", ""))]
    for confidence, found in ((LIKELY_BODY - 0.01, None), (LIKELY_BODY, value)):
        field = replace(_address(value), name=name, confidence=confidence)
        (done,) = repaired([field], sheets)
        assert done.value == found


@pytest.mark.parametrize(
    ("doubt", "found"), [("沃", "重庆市渝中区市场监督管理局"), ("囗", "重沃市渝中区市场监督管理局")]
)
def test_an_authority_other_than_the_police_is_named_after_a_place(doubt: str, found: str) -> None:
    value = "重沃市渝中区市场监督管理局"
    field = replace(_address(value), name="issuing_authority")
    (done,) = repaired([field], [_sheet(value, doubt=(doubt, ""))])
    assert done.value == found


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("新疆维吾尔自治区喀", None),
        ("新疆维吾尔自治区喀什", "新疆维吾尔自治区喀什"),
        ("浙江省杭州市人", "浙江省杭州市人"),
        ("福建厦门", "福建厦门"),
    ],
)
def test_a_place_of_birth_that_ends_in_the_middle_of_a_name_is_none(
    value: str, found: str | None
) -> None:
    field = replace(_address(value), name="birth_place")
    (done,) = repaired([field], [_sheet(value, doubt=("囗", ""))])
    assert done.value == found
