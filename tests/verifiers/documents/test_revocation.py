"""Waivers that are taken back, in the words of notaries, courts and heirs."""

from __future__ import annotations

import pytest

from tests.written import prose
from verifiers.documents import catalogue, recognise
from verifiers.model import Statement

FOOT = ("中华人民共和国福建省厦门市鹭江公证处", "公证员　李卫东", "二○一九年五月二十日")


def _read(*rows: str) -> tuple[object, list[Statement]]:
    """The matter, and what is said of waivers."""
    sheet = prose(list(rows))
    fields = catalogue()[recognise([sheet]).kind].extract([sheet])
    values = {field.name: field.value for field in fields}
    said = values["statements"]
    told = [one for one in said if isinstance(one, Statement)] if isinstance(said, tuple) else []
    return values.get("matter"), [one for one in told if one.type in {"waiver", "revocation"}]


def revocation(date: str | None = None) -> Statement:
    return Statement(type="revocation", person="陈美玲", of="林秀英", date=date)


def waiver(date: str | None = None) -> Statement:
    return Statement(type="waiver", person="陈美玲", of="林秀英", date=date)


@pytest.mark.parametrize(
    "title", ["撤回放弃继承权声明书", "撤销放弃继承声明", "收回放弃继承的声明书"]
)
def test_a_notary_certifies_who_signed_a_revocation_and_when(title: str) -> None:
    matter, said = _read(
        title,
        "声明人：陈美玲，女，一九六五年三月七日出生，公民身份号码：350203196503072225。",
        "本人于2019年4月18日声明放弃对被继承人林秀英遗产的继承权，现予以撤回，要求依法继承。",
        "声明人：陈美玲",
        "公 证 书",
        "（2019）厦鹭证内字第001240号",
        "申请人：陈美玲，女，一九六五年三月七日出生，公民身份号码：350203196503072225。",
        f"公证事项：{title.removesuffix('书')}",
        f"兹证明陈美玲于二○一九年五月十九日来到本处，在本公证员的面前，在前面的《{title}》上签名。",
        *FOOT,
    )
    assert matter == "declaration"
    assert said == [revocation("2019-05-19")]


def test_a_declaration_is_no_waiver_though_its_title_speaks_of_one() -> None:
    matter, said = _read(
        "公 证 书",
        "（2019）厦鹭证内字第001240号",
        "申请人：陈美玲，女，一九六五年三月七日出生，公民身份号码：350203196503072225。",
        "被继承人：林秀英，女，一九二四年五月六日出生。",
        "公证事项：声明",
        "兹证明陈美玲于二○一九年五月十九日在本公证员的面前，在《撤回放弃继承权声明书》上签名。",
        *FOOT,
    )
    assert (matter, said) == ("declaration", [revocation("2019-05-19")])


@pytest.mark.parametrize(
    "promise",
    [
        "陈美玲知悉放弃继承后不得反悔。",
        "陈美玲声明放弃继承后永不反悔。",
        "本公证员告知陈美玲，放弃继承后反悔的，由人民法院决定是否承认。",
    ],
)
def test_who_promises_never_to_take_it_back_has_waived(promise: str) -> None:
    _, said = _read(
        "公 证 书",
        "（2019）厦鹭证内字第001234号",
        "申请人：陈建国，男，一九六二年三月七日出生，公民身份号码：350203196203072213。",
        "被继承人：林秀英，女，一九二四年五月六日出生。",
        "公证事项：继承",
        "经查明，陈美玲于2019年4月18日书面表示放弃继承被继承人林秀英的遗产。",
        promise,
        *FOOT,
    )
    assert waiver("2019-04-18") in said
    assert {one.type for one in said} == {"waiver"}


@pytest.mark.parametrize(
    ("ruled", "expected"),
    [
        ("一、准许被告陈美玲撤回对被继承人林秀英遗产放弃继承的意思表示；", revocation()),
        ("一、被告陈美玲对放弃继承被继承人林秀英遗产的反悔，不予承认；", waiver()),
    ],
)
def test_a_court_lets_an_heir_go_back_on_a_waiver_or_does_not(
    ruled: str, expected: Statement
) -> None:
    _, said = _read(
        "福建省厦门市思明区人民法院",
        "民 事 判 决 书",
        "（2019）闽0203民初1234号",
        "原告：陈建国，男，1962年3月7日出生，汉族，住福建省厦门市思明区柳荫路8号。",
        "被告：陈美玲，女，1965年3月7日出生，汉族，住福建省厦门市思明区柳荫路9号。",
        "原告陈建国与被告陈美玲继承纠纷一案，本院于2019年5月3日立案后，公开开庭进行了审理。",
        "本院认为，陈美玲在遗产处理前反悔。依照法律规定，判决如下：",
        ruled,
        "二、驳回原告的其他诉讼请求。",
        "如不服本判决，可以在判决书送达之日起十五日内，向本院递交上诉状。",
        "审　判　员　　王守正",
        "二〇一九年九月六日",
    )
    assert said == [expected]


def test_an_heir_says_so_in_a_paper_of_their_own() -> None:
    _, said = _read(
        "声明书",
        "声明人：陈美玲，女，1965年3月7日出生，身份证号码：350203196503072225。",
        "声明人于2019年5月6日起撤回放弃继承林秀英遗产的声明。",
        "声明人：陈美玲",
        "2019年5月6日",
    )
    assert said == [revocation("2019-05-06")]
