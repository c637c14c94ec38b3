"""Papers that private people wrote: what their titles and clauses say, and nothing of the rest."""

import pytest

from tests.written import prose
from verifiers.documents import catalogue, recognise
from verifiers.model import Field, Kind, Party, Statement

SELLER = "苏晓月，女，1988年5月6日出生，身份证号码：350203198805060024"
BUYER = "邓小强，男，1985年4月4日出生，身份证号码：350203198504040036"


def read(*rows: str) -> dict[str, Field]:
    sheet = prose(list(rows))
    assert recognise([sheet]).kind is Kind.OTHER
    return {one.name: one for one in catalogue()[Kind.OTHER].extract([sheet])}


def said(fields: dict[str, Field]) -> list[Statement]:
    return [one for one in fields["statements"].value or () if isinstance(one, Statement)]


def roles(fields: dict[str, Field]) -> dict[str, str | None]:
    parties = fields["parties"].value or ()
    return {one.name: one.role for one in parties if isinstance(one, Party)}


@pytest.mark.parametrize(
    ("title", "first", "second", "numerals"),
    [
        ("店铺转让协议", "甲方（转让方）", "乙方（受让方）", ("第一条 ", "第二条 ")),
        ("离婚协议书", "女方", "男方", ("一、", "二、")),
        ("股权转让合同", "转让方", "受让方", ("1、", "2、")),
    ],
)
def test_every_clause_is_agreed_by_both(
    title: str, first: str, second: str, numerals: tuple[str, str]
) -> None:
    fields = read(
        title,
        f"{first}：{SELLER}",
        f"{second}：{BUYER}",
        "双方经协商，达成如下协议：",
        f"{numerals[0]}店铺“鹭岛女装”（账号ludao_1924）归邓小强所有。",
        f"{numerals[1]}双方互不追究。",
        f"{first[:2]}（签名）：苏晓月",
        "2025年3月3日",
    )
    assert fields["title"].value == title
    assert fields["issue_date"].value == "2025-03-03"
    assert set(roles(fields)) == {"苏晓月", "邓小强"}
    assert None not in roles(fields).values()
    clauses = said(fields)
    assert {one.type for one in clauses} == {"agreement"}
    assert [(one.what or "")[:8] for one in clauses] == ["店铺“鹭岛女装”", "双方互不追究"]
    assert all(set(one.parties) == {"苏晓月", "邓小强"} for one in clauses)


def test_without_numerals_what_is_said_of_shops_is_agreed() -> None:
    fields = read(
        "赠与协议",
        f"赠与人：{SELLER}。",
        f"受赠人：{BUYER}。",
        "赠与人自愿将店铺“鹭岛女装”无偿赠与给受赠人，受赠人同意接受。",
    )
    (clause,) = said(fields)
    assert clause.parties == ("苏晓月", "邓小强")
    assert "鹭岛女装" in (clause.what or "")


def test_a_power_of_attorney_entrusts_and_agrees_to_nothing() -> None:
    fields = read(
        "授权委托书",
        f"委托人：{SELLER}",
        f"受托人：{BUYER}",
        "委托人苏晓月委托邓小强代为办理店铺“鹭岛女装”的过户手续。",
    )
    (one,) = said(fields)
    assert (one.type, one.person, one.to) == ("entrusts", "苏晓月", "邓小强")


def test_a_private_will_leaves_the_shop() -> None:
    fields = read("遗嘱", f"立遗嘱人：{SELLER}", "本人去世后，店铺“鹭岛女装”由儿子邓小强继承。")
    (one,) = said(fields)
    assert (one.type, one.person, one.to) == ("gift", "苏晓月", "邓小强")


def test_a_signed_statement_says_who_died_before_and_dates_no_death() -> None:
    fields = read(
        "情况说明",
        f"声明人：{SELLER}",
        "被继承人林秀英于2016年8月11日死亡。",
        "陈志华先于林秀英死亡。",
    )
    assert [(one.type, one.person) for one in said(fields)] == [("predeceased", "陈志华")]


@pytest.mark.parametrize("first", ["中华人民共和国机动车驾驶证", "记事本"])
def test_nothing_is_read_of_a_paper_without_such_a_title(first: str) -> None:
    fields = read(first, f"甲方：{SELLER}", "一、店铺归甲方所有。")
    assert {one.value for one in fields.values()} == {None}


@pytest.mark.parametrize(
    "words", ["店铺“鹭岛女装”由邓小强继承", "我名下的房屋及存款全部留给邓小强"]
)
def test_whoever_is_left_something_needs_no_word_for_a_relative_before_the_name(words: str) -> None:
    fields = read("自书遗嘱", f"遗嘱人：{SELLER}", f"本人去世后，{words}。", "苏晓月（签名）")
    (one,) = said(fields)
    assert (one.type, one.person, one.to) == ("gift", "苏晓月", "邓小强")
