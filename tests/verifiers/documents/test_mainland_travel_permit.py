"""Mainland travel permits laid out by hand, front and back, cards and booklets."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.written import cell, page, sheet
from verifiers.documents import catalogue, recognise
from verifiers.model import Kind


def _values(*sheets: object) -> dict[str, object]:
    fields = catalogue()[Kind.MAINLAND_TRAVEL_PERMIT].extract(sheets)  # type: ignore[arg-type]
    return {field.name: field.value for field in fields}


def test_a_card_with_labels_above_their_values() -> None:
    card = page(
        [
            cell("港澳居民来往内地通行证", 300, 60, pitch=26),
            cell("姓名", 400, 110, pitch=14),
            cell("陳大文", 400, 136),
            cell("CHAN, TAI MAN", 400, 166),
            cell("出生日期", 400, 200, pitch=14),
            cell("性别", 620, 200, pitch=14),
            cell("1981.03.03", 400, 226),
            cell("男", 620, 226),
            cell("有效期限", 400, 260, pitch=14),
            cell("2013.01.01-2023.01.01", 400, 286),
            cell("签发机关", 400, 320, pitch=14),
            cell("公安部出入境管理局", 400, 346),
            cell("证件号码", 80, 380, pitch=14),
            cell("换证次数", 400, 380, pitch=14),
            cell("H12345678", 80, 406),
            cell("01", 400, 406),
        ]
    )
    assert recognise([card]).kind == Kind.MAINLAND_TRAVEL_PERMIT
    values = _values(card)
    assert {name: value for name, value in values.items() if value is not None} == {
        "name": "陈大文",
        "surname": "CHAN",
        "given_names": "TAI MAN",
        "sex": "male",
        "birth_date": "1981-03-03",
        "valid_from": "2013-01-01",
        "valid_until": "2023-01-01",
        "issuing_authority": "公安部出入境管理局",
        "permit_number": "H12345678",
        "issue_count": "1",
    }


def test_a_booklet_with_two_days_under_two_labels() -> None:
    card = sheet(
        [
            "台湾居民来往大陆通行证",
            ("姓名", "林美惠"),
            ("英文姓名", "LIN, MEI-HUI"),
            ("性别", "女"),
            ("出生日期", "1969年5月7日"),
            ("签发日期", "2006-01-09"),
            ("有效期至/Dste of Expiry2011-01-09",),
            ("证件号码", "01234567"),
        ]
    )
    assert recognise([card]).kind == Kind.MAINLAND_TRAVEL_PERMIT
    values = _values(card)
    assert (values["name"], values["surname"]) == ("林美惠", "LIN")
    assert (values["valid_from"], values["valid_until"]) == ("2006-01-09", "2011-01-09")
    assert (values["sex"], values["permit_number"]) == ("female", "01234567")


@pytest.mark.parametrize("label", ["有效期限", "有效期跟"], ids=["as it is", "misread"])
def test_the_first_day_of_a_term_whose_last_was_not_read_is_no_last_day(label: str) -> None:
    rows = ["台湾居民来往大陆通行证", ("姓名", "林美华"), ("证件号码", "04071836")]
    values = _values(sheet([*rows, (label, "2023.06.15")]))
    assert values["valid_until"] is None
    values = _values(sheet([*rows, (label, "2023.06.15-2028.06.14")]))
    assert (values["valid_from"], values["valid_until"]) == ("2023-06-15", "2028-06-14")


def test_a_name_in_both_scripts_on_one_line() -> None:
    card = sheet(
        [
            "港澳居民来往内地通行证",
            "姓名 陈大文 CHAN, TAI MAN",
            "证件号码 H1234567801",
            "出生日期 1985-05-06 性别 男",
        ]
    )
    found = _values(card)
    assert (found["name"], found["surname"], found["given_names"]) == ("陈大文", "CHAN", "TAI MAN")


@pytest.mark.parametrize("count", ["", " 00"], ids=["apart", "in one line"])
def test_a_card_of_somebody_who_is_not_chinese(count: str) -> None:
    card = sheet(
        [
            "港澳居民来往内地通行证",
            "(非中国籍)",
            ("姓名/Name", f"O'BRIEN, MARY ANN{count}"),
            ("性别/Sex", "女/F"),
            ("国籍/Nationality", "英国/GBR"),
            ("有效期限", "2024.08.01-2029.08.01"),
            ("证件号码", "HA1234567"),
        ]
    )
    assert recognise([card]).kind == Kind.MAINLAND_TRAVEL_PERMIT
    values = _values(card)
    assert (values["name"], values["nationality"]) == ("O'BRIEN, MARY ANN", "GBR")
    assert values["permit_number"] == "HA1234567"


@pytest.mark.parametrize(
    ("apart", "given"), [(1, "MARY ANN I"), (6, "MARY ANN")], ids=["an initial", "a count"]
)
def test_what_stands_far_behind_a_name_is_no_part_of_it(apart: int, given: str) -> None:
    letters = "O'BRIEN, MARY ANN"
    name = f"{letters} I"
    places = [*range(len(letters)), len(letters), len(letters) + apart]
    line = replace(
        cell(name, 200, 110), centres=tuple((one + 0.5) / (places[-1] + 1) for one in places)
    )
    card = page([cell("港澳居民来往内地通行证", 80, 60), cell("姓名/Name", 80, 110), line])
    assert (_values(card)["surname"], _values(card)["given_names"]) == ("O'BRIEN", given)


@pytest.mark.parametrize("stamp", ["木", "样 本"])
def test_what_a_stamp_left_behind_a_name_in_latin_letters_is_no_part_of_it(stamp: str) -> None:
    rows = [
        "台湾居民来往大陆通行证",
        "姓名",
        "郑美惠",
        f"CHENG, MEI-HUI{stamp}",
        "证件号码 01171303",
    ]
    values = _values(sheet(rows))
    assert (values["surname"], values["given_names"]) == ("CHENG", "MEI-HUI")


def test_the_back_holds_the_number_of_the_card_at_home() -> None:
    card = sheet(
        [
            "港澳居民来往内地通行证",
            ("姓名", "陈大文"),
            ("港澳证件号码", "A123456(7)"),
        ]
    )
    values = _values(card)
    assert (values["id_number"], values["permit_number"]) == ("A123456(7)", None)


@pytest.mark.parametrize(
    "rows",
    [
        ["往来港澳通行证", "姓名 张三", "有效期限 2014.05.26-2024.05.25", "证件号码 C12345678"],
        ["往来台湾通行证", "姓名 张三", "出生日期 1970.01.01", "证件号码 L12345678"],
        ["大陆居民往来台湾通行证", "签发机关 公安部出入境管理局"],
        ["中华人民共和国出入境通行证", "姓名 张三", "签发机关 公安部出入境管理局"],
    ],
)
def test_permits_of_mainlanders_are_other_papers(rows: list[str]) -> None:
    assert recognise([sheet(rows)]).kind == Kind.OTHER


def test_its_english_title_is_no_identity_card_of_hong_kong() -> None:
    rows = [
        "港澳居民来往内地通行证",
        "MAINLAND TRAVEL PERMIT FOR HONG KONG AND MACAO RESIDENTS",
        ("出生日期", "1979.06.25", "性别", "男"),
        ("证件号码", "H04718263", "换证次数", "02"),
    ]
    recognised = recognise([sheet(rows)])
    assert recognised.kind == Kind.MAINLAND_TRAVEL_PERMIT
    assert recognised.confidence > 0.9


def test_three_letters_of_a_name_are_no_country() -> None:
    card = sheet(
        [
            "港澳居民来往内地通行证",
            "(非中国籍)",
            "姓名/Name",
            "SMITH, HYE-JIN",
            "国籍/Nationality",
            "英国/GBR",
            "有效期限",
            "2024.08.01-2029.08.01",
            ("证件号码", "HA1234567"),
        ]
    )
    assert _values(card)["nationality"] == "GBR"


@pytest.mark.parametrize(
    ("room", "number"),
    [(70, "05318274"), (20, "0531827401")],
    ids=["apart", "of old booklets"],
)
def test_a_count_read_in_one_line_with_the_number_is_no_part_of_it(room: int, number: str) -> None:
    """Ten digits at equal distances are a number, eight and two apart are a number and a count."""
    middles = [10 + 20 * at for at in range(8)]
    middles += [middles[-1] + room, middles[-1] + room + 20]
    line = cell("0531827401", 80, 406)
    (left, _), (right, _) = line.box[0], line.box[1]
    centres = tuple(at / (middles[-1] + 10) for at in middles)
    wide = left + (middles[-1] + 10) / 1000
    assert right < wide
    box = tuple((wide if x == right else x, y) for x, y in line.box)
    card = page(
        [
            cell("台湾居民来往大陆通行证", 80, 60),
            cell("证件号码", 80, 380, pitch=14),
            replace(line, box=box, centres=centres),
        ]
    )
    assert _values(card)["permit_number"] == number
