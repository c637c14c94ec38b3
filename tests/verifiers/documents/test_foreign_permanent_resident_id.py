"""Foreign permanent resident cards laid out by hand: old and new, labels beside and above."""

from __future__ import annotations

import pytest

from tests.written import cell, page, sheet
from verifiers.documents import catalogue, recognise
from verifiers.model import Field, Kind

OLD, NEW = "KAZ110090123105", "932682198501010017"


def _fields(*sheets: object) -> dict[str, Field]:
    kind = catalogue()[Kind.FOREIGN_PERMANENT_RESIDENT_ID]
    return {field.name: field for field in kind.extract(sheets)}  # type: ignore[arg-type]


def _values(*sheets: object) -> dict[str, object]:
    return {name: field.value for name, field in _fields(*sheets).items()}


def test_labels_in_two_languages_beside_their_values() -> None:
    card = sheet(
        [
            "中华人民共和国",
            "外国人永久居留身份证",
            ("姓名/Name", "SMITH, JOHN PAUL"),
            ("性别/Sex", "男/M"),
            ("出生日期/Date of Birth", "1990.12.31"),
            ("国籍/Nationality", "哈萨克斯坦/KAZ"),
            ("有效期限/Period of Validity", "2018.10.21-2028.10.20"),
            ("证件号码/ID No.", OLD),
        ]
    )
    assert recognise([card]).kind == Kind.FOREIGN_PERMANENT_RESIDENT_ID
    assert _values(card) == {
        "name": "SMITH, JOHN PAUL",
        "surname": "SMITH",
        "given_names": "JOHN PAUL",
        "sex": "male",
        "birth_date": "1990-12-31",
        "nationality": "KAZ",
        "id_number": OLD,
        "issuing_authority": None,
        "valid_from": "2018-10-21",
        "valid_until": "2028-10-20",
        "mrz": None,
    }


def test_a_day_that_lost_a_digit_is_not_read() -> None:
    card = sheet(
        [
            "外国人永久居留身份证",
            ("出生日期/Date of Birth", "1984.05.2"),
            ("有效期限/Period of Validity", "2018.10.21-2028.10.20"),
            ("证件号码/ID No.", OLD),
        ]
    )
    assert _values(card)["birth_date"] is None


def test_labels_above_their_values_and_a_chinese_name() -> None:
    card = page(
        [
            cell("外国人永久居留身份证", 300, 60, pitch=26),
            cell("姓名 Name", 80, 110, pitch=14),
            cell("安娜·史密斯", 80, 136),
            cell("SMITH, ANNA", 80, 166),
            cell("性别 Sex", 80, 200, pitch=14),
            cell("出生日期 Date of Birth", 300, 200, pitch=14),
            cell("女 / F", 80, 226),
            cell("1985.01.01", 300, 226),
            cell("国籍 Nationality", 80, 260, pitch=14),
            cell("沙特阿拉伯 / SAU", 80, 286),
            cell("有效期限 Period of Validity", 80, 320, pitch=14),
            cell("2023.12.05-2033.12.04", 80, 346),
            cell("证件号码 ID No.", 80, 380, pitch=14),
            cell(NEW, 80, 406),
        ]
    )
    assert recognise([card]).kind == Kind.FOREIGN_PERMANENT_RESIDENT_ID
    values = _values(card)
    assert values["name"] == "安娜·史密斯"
    assert (values["surname"], values["given_names"]) == ("SMITH", "ANNA")
    assert (values["sex"], values["birth_date"]) == ("female", "1985-01-01")
    assert (values["nationality"], values["id_number"]) == ("SAU", NEW)


def test_sex_and_country_in_both_languages_need_no_label() -> None:
    """A copy keeps the black values of a card and loses its small pale labels."""
    card = sheet(
        [
            "中华人民共和国外国人永久居留身份证",
            "MUSTER, SPECIMEN",
            ("女/F", "1985.01.01"),
            "英国/GBR",
            "2024.02.06-2034.02.05",
            NEW,
        ]
    )
    values = _values(card)
    assert (values["sex"], values["nationality"]) == ("female", "GBR")


@pytest.mark.parametrize("land", ["沙特阿拉伯", "沙特阿拉伯王国", "朝鲜民主主义人民共和国"])
def test_no_word_of_an_overprint_is_a_nationality(land: str) -> None:
    label, mark = cell("国籍 Nationality", 80, 260, pitch=14), cell("使用", 330, 262)
    assert _values(page([label, mark]))["nationality"] is None
    assert _values(page([label, mark, cell(land, 80, 286)]))["nationality"] == land


def test_what_is_stamped_beside_a_name_is_no_name() -> None:
    card = sheet(
        [
            "外国人永久居留身份证",
            "姓名/Name核对专用章",
            "KIM, INGRID",
            ("性别/Sex", "女/F"),
            ("证件号码/ID No.", OLD),
        ]
    )
    values = _values(card)
    assert (values["name"], values["surname"]) == ("KIM, INGRID", "KIM")


def test_a_name_without_a_comma_keeps_its_parts_unknown() -> None:
    values = _values(sheet([("姓名 Name", "SMITH JOHN"), ("性别 Sex", "M")]))
    assert (values["name"], values["surname"], values["given_names"]) == ("SMITH JOHN", None, None)
    assert values["sex"] == "male"


def test_the_back_holds_the_issuer() -> None:
    card = sheet(
        [
            "中华人民共和国",
            "外国人永久居留身份证",
            "FOREIGN PERMANENT RESIDENT ID CARD",
            ("签发机关 Issuing Authority", "国家移民管理局"),
        ]
    )
    assert recognise([card]).kind == Kind.FOREIGN_PERMANENT_RESIDENT_ID
    assert _values(card)["issuing_authority"] == "国家移民管理局"


def test_a_letter_in_the_number_is_put_right_only_if_the_check_digit_proves_it() -> None:
    proven = _fields(sheet([("证件号码", OLD[:3] + OLD[3:].replace("0", "O", 1))]))["id_number"]
    assert (proven.value, proven.repaired) == (OLD, True)
    unproven = _fields(sheet([("证件号码", "KAZ11O090123106")]))["id_number"]
    assert unproven.value is None


def test_a_number_that_cannot_exist_stays_as_printed_beside_its_label() -> None:
    assert _values(sheet([("证件号码", "KAZ110090123106")]))["id_number"] == "KAZ110090123106"
