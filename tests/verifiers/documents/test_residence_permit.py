"""Residence permits of residents of Hong Kong, Macao and Taiwan, laid out by hand."""

from __future__ import annotations

import pytest

from tests.written import cell, page, sheet
from verifiers.documents import catalogue, recognise
from verifiers.model import Kind

HOLDER = [
    "姓名 陈大文",
    "性别 男",
    "出生 1994年8月23日",
    "住址 广东省深圳市福田区福华路12号",
    "公民身份号码 810000199408230021",
]
BACK = [
    "中华人民共和国",
    "港澳居民居住证",
    ("签发机关", "深圳市公安局福田分局"),
    ("有效期限", "2019.01.01-2024.01.01"),
    ("通行证号码", "H12345678", "签发次数", "02"),
]


def _values(*sheets: object) -> dict[str, object]:
    fields = catalogue()[Kind.RESIDENCE_PERMIT].extract(sheets)  # type: ignore[arg-type]
    return {field.name: field.value for field in fields}


def test_the_holders_side_says_nothing_of_the_other() -> None:
    card = sheet(HOLDER)
    assert recognise([card]).kind == Kind.RESIDENCE_PERMIT
    assert _values(card) == {
        "name": "陈大文",
        "sex": "male",
        "birth_date": "1994-08-23",
        "address": "广东省深圳市福田区福华路12号",
        "id_number": "810000199408230021",
        "issuing_authority": None,
        "valid_from": None,
        "valid_until": None,
        "permit_number": None,
        "issue_count": None,
    }


def test_the_other_side_says_nothing_of_the_holder() -> None:
    card = sheet(BACK)
    assert recognise([card]).kind == Kind.RESIDENCE_PERMIT
    values = _values(card)
    assert {name: value for name, value in values.items() if value is not None} == {
        "issuing_authority": "深圳市公安局福田分局",
        "valid_from": "2019-01-01",
        "valid_until": "2024-01-01",
        "permit_number": "H12345678",
        "issue_count": "2",
    }


def test_both_sides_in_two_pages_are_read_together() -> None:
    values = _values(sheet(HOLDER), sheet(BACK, number=2))
    assert values["name"] == "陈大文"
    assert values["permit_number"] == "H12345678"


@pytest.mark.parametrize("number", ["12345678", "M01234567"])
def test_numbers_of_other_places_below_their_labels(number: str) -> None:
    card = page(
        [
            cell("台湾居民居住证", 300, 80, pitch=30),
            cell("签发机关 厦门市公安局", 80, 200),
            cell("有效期限 2020.05.06-2025.05.06", 80, 240),
            cell("通行证号码", 80, 300),
            cell("签发次数", 500, 300),
            cell(number, 80, 336),
            cell("1", 510, 336),
        ]
    )
    values = _values(card)
    assert (values["permit_number"], values["issue_count"]) == (number, "1")


@pytest.mark.parametrize("title", ["广东省居住证", "北京市居住证", "上海市居住证"])
def test_a_mainlanders_residence_permit_is_another_paper(title: str) -> None:
    card = sheet(
        [
            title,
            "姓名 张三",
            "性别 男 民族 汉",
            "住址 广东省深圳市",
            "公民身份号码 11010519491231002X",
        ]
    )
    assert recognise([card]).kind == Kind.OTHER


def test_a_citizens_card_is_not_taken_for_a_permit() -> None:
    card = sheet([HOLDER[0], "性别 男 民族 汉", *HOLDER[2:4], "公民身份号码 11010519491231002X"])
    assert recognise([card]).kind == Kind.ID_CARD_PORTRAIT
