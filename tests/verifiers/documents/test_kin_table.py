"""Relatives that a certificate of kinship lists in a table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from tests.written import sheet
from verifiers.documents import catalogue
from verifiers.model import Kind, Statement

if TYPE_CHECKING:
    from verifiers.read import Sheet

TABLE = [
    "公证书",
    "（2023）鲁青市中证民字第011846号",
    "申请人：崔志刚，男，一九六九年二月二十八日出生。",
    "公证事项：亲属关系",
    "兹证明申请人崔志刚与下列人员之间的亲属关系如下：",
    ("与申请人关系", "姓名", "性别", "出生日期", "备注"),
    ("父亲", "崔立德", "男", "一九四一年三月九日", "二〇一五年十月二日死亡"),
    ("母亲", "谭玉兰", "女", "一九四四年七月十日", "住青岛市市南区"),
    ("姐姐", "崔晓红", "女", "一九六六年十一月十五日"),
    "中华人民共和国山东省青岛市市中公证处",
    "公证员 矫峰",
    "二〇二三年九月十一日",
]


def _statements(page: Sheet) -> object:
    fields = catalogue()[Kind.NOTARIAL_CERTIFICATE].extract([page])
    return next(field.value for field in fields if field.name == "statements")


def _kin(person: str, relation: str) -> Statement:
    return Statement(type="kinship", person=person, relation=relation, to="崔志刚")


def test_every_row_is_a_relative_of_the_applicant() -> None:
    assert _statements(sheet(TABLE)) == (
        _kin("崔立德", "parent"),
        Statement(type="death", person="崔立德", date="2015-10-02"),
        _kin("谭玉兰", "parent"),
        _kin("崔晓红", "sibling"),
    )


def test_the_printed_word_is_kept() -> None:
    told = cast("tuple[Statement, ...]", _statements(sheet(TABLE)))
    assert [one.word for one in told if one.type == "kinship"] == ["父亲", "母亲", "姐姐"]


def test_a_name_broken_over_two_lines_is_not_taken_for_a_shorter_one() -> None:
    page = sheet(TABLE)
    name = next(one for one in page.regions if one.text == "崔立德")
    (x0, y0), (x1, _), (_, y1), _ = name.box
    halves = [
        replace(name, text=text, box=((x0, y0 + up), (x1, y0 + up), (x1, y1 + up), (x0, y1 + up)))
        for text, up in (("崔立", -0.008), ("德", 0.008))
    ]
    rest = [one for one in page.regions if one is not name]
    told = _statements(replace(page, regions=(*rest, *halves)))
    assert told == (_kin("谭玉兰", "parent"), _kin("崔晓红", "sibling"))


def test_two_applicants_leave_open_whose_relatives_they_are() -> None:
    second = "申请人：崔志强，男，一九七二年二月二十八日出生。"
    assert _statements(sheet([*TABLE[:3], second, *TABLE[3:]])) is None
