"""Beginnings of addresses: a closed vocabulary proves a character, or says nothing."""

from __future__ import annotations

import pytest

from tests.specimens.places import PLACES
from verifiers.text.divisions import tables
from verifiers.text.divisions.beginnings import proven
from verifiers.text.divisions.misnamed import is_above_county, likely_meant, misnamed


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.full)
def test_a_look_alike_in_the_county_is_put_right_and_the_right_one_left(place: object) -> None:
    """Every county of the specimens is known, and told from what looks like it."""
    address = f"{place.full}文昌街653号"  # type: ignore[attr-defined]
    last = len(place.full) - 2  # type: ignore[attr-defined]
    wrong = f"{address[:last]}囗{address[last + 1 :]}"
    assert proven(wrong, {last: f"圆{address[last]}"}) == (address, last)
    assert proven(address, {last: "圆"}) is None


def test_counties_of_the_past_and_without_their_prefecture_are_known() -> None:
    """Registers and deeds keep the names of their day; some leave the prefecture out."""
    assert proven("北京市祟文区前门大街1号", {3: "崇"}) == ("北京市崇文区前门大街1号", 3)
    assert proven("福建省晋汪市青阳街1号", {4: "江"}) == ("福建省晋江市青阳街1号", 4)


def test_two_counties_that_fit_prove_nothing() -> None:
    """Hedong, Hexi and Hebei are districts of Tianjin: which one is not for us to guess."""
    assert proven("天津市河乐区大沽路1号", {4: "东西北"}) is None
    assert proven("天津市河乐区大沽路1号", {4: "东"}) == ("天津市河东区大沽路1号", 4)


def test_what_stands_after_the_county_is_proved_by_nothing() -> None:
    """Streets are no closed vocabulary."""
    assert proven("天津市河西区文昌衡653号", {8: "街"}) is None


def test_what_was_misread_twice_is_put_right_twice() -> None:
    right = "新疆维吾尔自治区喀什地区喀什市和平巷549号"
    assert proven(right.replace("喀", "略"), {8: "喀咯"}) == (right, 8)
    assert proven(right.replace("喀", "略"), {8: "咯"}) is None


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.full)
def test_no_county_of_the_specimens_is_misnamed(place: object) -> None:
    assert misnamed(f"{place.full}文昌街653号") is None  # type: ignore[attr-defined]


def test_no_county_since_1980_is_misnamed() -> None:
    wrong = [one for one in tables.counties() if misnamed(f"{one}文昌街653号")]
    # The table itself has a heading before the cities of Chongqing.
    assert all(one.startswith("重庆市市") for one in wrong)


@pytest.mark.parametrize(
    "address",
    [
        "福建省厦门市联盟路7号",
        "河南省新乡市红旗路7号",
        "福建省厦门市农贸市场7号",
        "江苏省苏州工业园区星海街7号",
        "江苏省南京市江北新区浦滨路7号",
        "广东省东莞市南城街道阳光小区7号",
        "西井村3组7号",
        "文昌街653号和平小区7号",
        "台湾省台北市中正区",
        "黑龙江省农垦总局红兴隆管理局7号",
        "重庆市市辖区渝中区解放碑7号",
        "重庆市县云阳县双江街道7号",
        "湖北省省直辖县级行政区划仙桃市干河街道7号",
        "新疆维吾尔自治区自治区直辖县级行政区划石河子市7号",
        "福建省厦门市市辖区思明区7号",
        "广西南宁市青秀区7号",
        "内蒙古呼伦贝尔市鄂温克族自治旗7号",
        "天津市自贸试验区7号",
        "广东省东莞市东城区7号",
        "江苏省昆山市玉山镇7号",
        "中国(上海)自由贸易试验区7号",
    ],
)
def test_where_no_division_need_stand_none_is_misnamed(address: str) -> None:
    assert misnamed(address) is None


@pytest.mark.parametrize(
    ("address", "where", "above"),
    [
        ("四川省凉山舞族自治州会东县", "凉山舞族自治州", True),
        ("新疆吐售番市高昌区", "吐售番市", True),
        ("建省厦门市思明区", "建省", True),
        ("广东省州市天河区", "州市", True),
        ("浙江省杭州市临乎区文一路", "临乎区", False),
        ("内蒙古自治区鄂尔多斯市难格尔旗", "难格尔旗", False),
    ],
)
def test_a_division_that_there_is_none_of_is_misnamed(
    address: str, where: str, *, above: bool
) -> None:
    found = misnamed(address)
    assert found is not None
    assert address[slice(*found)] == where
    assert is_above_county(address, *found) is above


def test_what_is_meant_differs_in_one_character_and_lies_in_the_province() -> None:
    assert likely_meant("四川省凉山舞族自治州会东县", 3, 10) == [("四川省凉山彝族自治州会东县", 5)]
    assert likely_meant("建省厦门市思明区", 0, 2) == []
