"""Certificates of cremation: tables, lists and letters of funeral homes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.written import prose, sheet
from verifiers.documents import catalogue, recognise
from verifiers.model import Kind

if TYPE_CHECKING:
    from verifiers.read import Sheet

KIND = Kind.CREMATION_CERTIFICATE
WHOLE = {
    "name": "林秀英",
    "sex": "female",
    "age": "92",
    "id_number": "350203192405060028",
    "birth_date": None,
    "death_date": "2016-08-11",
    "cremation_date": "2016-08-14",
    "certificate_number": "20160814023",
    "issue_date": "2016-08-15",
    "issuing_authority": "厦门市殡仪馆",
}


def _values(*sheets: Sheet) -> dict[str, object]:
    assert recognise(sheets).kind == KIND
    return {field.name: field.value for field in catalogue()[KIND].extract(sheets)}


def test_a_table_whose_title_was_not_read_is_no_certificate_of_death() -> None:
    table = sheet(
        [
            ("死者姓名", "林秀英", "性别", "女", "年龄", "92岁"),
            ("身份证号码", "350203192405060028", "死亡原因", "疾病"),
            ("死亡时间", "2016年8月11日", "火化时间", "2016年8月14日"),
            ("骨灰去向", "家属领回"),
        ]
    )
    assert _values(table)["cremation_date"] == WHOLE["cremation_date"]


def test_a_table_with_the_relative_who_fetched_it() -> None:
    table = sheet(
        [
            "火 化 证 明",
            "No.20160814023",
            ("家属姓名", "陈建国", "与死者关系", "母子"),
            ("亡者姓名", "林秀英", "性别", "女", "年龄", "92岁"),
            ("身份证号码", "350203192405060028"),
            ("去世时间", "2016年8月11日", "火化时间", "2016年8月14日"),
            ("骨灰去向", "家属领回"),
            "厦门市殡仪馆（盖章）",
            "2016年8月15日",
        ]
    )
    assert _values(table) == WHOLE


def test_what_stands_above_a_letter_is_no_part_of_the_name() -> None:
    said = "林秀英（女，年龄92岁），于2016年8月11日死亡，遗体"
    for title, begin in (("遗体火化证明", "兹有死者"), ("火化证明 证号：A0026777", "逝者")):
        values = _values(sheet([title, f"{begin}{said}", "已火化。"]))
        assert (values["name"], values["sex"]) == ("林秀英", "female")


def test_a_letter() -> None:
    letter = prose(
        [
            "遗体火化证明书",
            "编号：20160814023",
            "兹证明林秀英，女，享年92岁，身份证号350203192405060028，于2016年8月11日因病去世，遗体于2016年8月14日在我馆火化。",
            "特此证明。",
            "厦门市殡仪馆",
            "2016年8月15日",
        ]
    )
    assert _values(letter) == WHOLE


def test_a_form_whose_blanks_are_underlined() -> None:
    form = sheet(
        [
            "火化证明书",
            "沪宝兴火字第 2020-07731 号",
            "死者姓名林秀英性别_女_年龄92_岁",
            "身份证号码350203192405060028",
            "死亡日期2016年8月11日",
            "火化日期_2016_年_8_月_14__日",
            "家属姓名陈建国与死者关系母子",
            "厦门市殡仪馆",
            "2016年8月15日",
        ]
    )
    assert _values(form) == {**WHOLE, "certificate_number": "沪宝兴火字第2020-07731号"}


def test_the_label_in_the_next_row_makes_no_day_of_cremation() -> None:
    form = sheet(
        [
            "火化证明书",
            "死者姓名林秀英性别女年龄92岁",
            "身份证号码350203192405060028",
            "死亡日期2016年8月11日",
            "火化日期2016年8月",
            "厦门市殡仪馆",
        ]
    )
    found = _values(form)
    assert found["death_date"] == WHOLE["death_date"]
    assert found["cremation_date"] is None


def test_a_name_is_read_though_nothing_was_seen_in_the_blank_of_the_sex() -> None:
    letter = prose(
        [
            "火化证明",
            "兹证明死者林秀英，性别，年龄92岁，身份证号码350203192405060028，遗体已在我馆火化。",
            "厦门市殡仪馆",
            "2016年8月15日",
        ]
    )
    found = _values(letter)
    assert (found["name"], found["sex"], found["age"]) == ("林秀英", None, "92")


@pytest.mark.parametrize("number", ["成东殡火字第20211226018号", "沪龙华2020字第08812号"])
def test_a_number_keeps_the_words_before_it(number: str) -> None:
    table = sheet(
        [
            "火化证明",
            f"编号：{number}",
            ("逝者姓名", "林秀英", "性别", "女", "年龄", "74岁"),
            ("死亡日期", "2021年12月24日", "火化日期", "2021年12月26日"),
            "成都市东郊殡仪馆",
        ]
    )
    assert _values(table)["certificate_number"] == number
