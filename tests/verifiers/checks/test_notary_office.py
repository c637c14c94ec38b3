"""Number, foot and date of a notarial certificate, against each other and the registry."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.verifiers.papers import SON, as_read, deed, evidence, field, parties, unread
from verifiers.checks import check_document, check_transfer
from verifiers.model import Document, NotaryOffice, NotaryRegistry, Strength
from verifiers.notaries import load_registry

NUMBER = "certificate_number"
SHIPPED = load_registry().registry
XIAMEN = NotaryOffice(
    name="福建省厦门市鹭江湾公证处",
    province="福建省",
    city="厦门市",
    short_names=("厦鹭",),
    source="样本",
)


def found(
    paper: Document, *more: NotaryOffice, registry: NotaryRegistry = SHIPPED
) -> list[tuple[str, Strength, str | None]]:
    known = replace(registry, offices=(*registry.offices, *more))
    case = replace(evidence(paper), notaries=known)
    return sorted(
        (one.code, one.strength, one.field)
        for one in check_transfer(case)
        if one.code.startswith("NOTARY_")
    )


def signed(number: str, office: str, **more: Any) -> Document:
    return deed(certificate_number=number, office=office, **more)


@pytest.mark.parametrize(
    ("number", "office"),
    [
        ("（2019）厦鹭证内字第3350号", "中华人民共和国福建省厦门市鹭江湾公证处"),
        ("（2018）徐睢证民内字第1702号", "中华人民共和国江苏省徐州市睢宁县公证处"),
        ("（2023）京中信内民证字第00756号", "中华人民共和国北京市中信公证处"),
        # 云 begins the name of this city, though it is Yunnan's short name; 徐 that of this county.
        ("（2019）云证内字第12号", "中华人民共和国江苏省连云港市海州公证处"),
        ("（2019）徐证内字第12号", "中华人民共和国广东省湛江市徐闻县公证处"),
        # An office of which nothing is known, and whose foot names no province.
        ("（2019）浙永证内字第3350号", "永宁公证处"),
        ("（2019）巨证经字第122号", "中华人民共和国山东省菏泽市巨野县公证处"),
    ],
)
def test_number_and_foot_of_one_office_or_of_one_that_nobody_knows(
    number: str, office: str
) -> None:
    assert found(signed(number, office)) == []


@pytest.mark.parametrize(
    ("number", "office"),
    [
        ("（2019）沪东证内字第12号", "中华人民共和国上海市徐汇公证处"),
        ("（2019）沪东证内字第12号", "中华人民共和国福建省厦门市鹭江湾公证处"),
        ("（2019）沪海证内字第12号", "中华人民共和国福建省厦门市鹭江湾公证处"),
        ("（2019）穗证内字第12号", "中华人民共和国浙江省杭州市钱塘公证处"),
        ("（2019）深证字第12号", "中华人民共和国四川省成都市锦城公证处"),
    ],
)
def test_a_number_of_another_office_or_province_contradicts_the_foot(
    number: str, office: str
) -> None:
    strong = [("NOTARY_CONFLICT", Strength.STRONG, "certificate_number")]
    assert found(signed(number, office)) == strong
    alone = as_read(signed(number, office))
    assert found(alone) == [("NOTARY_CONFLICT", Strength.SOFT, "certificate_number")]


def test_an_unknown_office_of_the_province_may_have_taken_over_another_ones_numbers() -> None:
    paper = signed("（2019）沪普证内字第12号", "中华人民共和国上海市新江公证处")
    assert found(paper) == [("NOTARY_UNUSUAL", Strength.SOFT, "certificate_number")]


def test_an_office_that_did_not_exist_on_the_day_of_issue() -> None:
    young = replace(XIAMEN, valid_from=date(2020, 1, 1))
    gone = replace(XIAMEN, valid_until=date(2019, 5, 19))
    paper = signed("（2019）厦鹭证内字第3350号", XIAMEN.name)
    for office in (young, gone):
        assert found(paper, office) == [("NOTARY_CONFLICT", Strength.STRONG, "office")]
    assert found(paper, young, gone, replace(XIAMEN, valid_until=date(2019, 5, 20))) == []


@pytest.mark.parametrize(
    ("known", "changes", "where"),
    [
        ({"classes": ("内", "外")}, {"certificate_number": "（2019）厦鹭证经字第3350号"}, NUMBER),
        ({}, {"certificate_number": "（2019）厦湾证内字第3350号"}, NUMBER),
        ({"matters": ("will",)}, {}, "matter"),
        ({"notaries": ("方样本",)}, {"notary": "袁样本"}, "notary"),
    ],
)  # fmt: skip
def test_what_an_office_is_not_known_for_is_unusual(
    known: dict[str, Any], changes: dict[str, Any], where: str
) -> None:
    paper = deed(**{"office": XIAMEN.name, "notary": "方样本", **changes})
    assert found(paper, replace(XIAMEN, **known)) == [("NOTARY_UNUSUAL", Strength.SOFT, where)]


def test_how_the_office_is_asked_is_told() -> None:
    office = replace(XIAMEN, valid_until=date(2001, 1, 1), verify_by="电话 0592-0000000（样本）")
    case = replace(
        evidence(signed("（2019）厦鹭证内字第3350号", office.name)),
        notaries=NotaryRegistry((office,)),
    )
    (said,) = (one for one in check_transfer(case) if one.code == "NOTARY_CONFLICT")
    assert "0592-0000000" in said.fix.zh
    assert "0592-0000000" in said.fix.en


def test_a_certificate_by_itself_is_held_against_what_ships() -> None:
    paper = signed("（2019）沪东证内字第12号", "中华人民共和国福建省厦门市鹭江湾公证处")
    noticed = {one.code for one in check_document(paper, date(2026, 11, 23))}
    assert "NOTARY_CONFLICT" in noticed


def test_what_cannot_be_read_is_not_compared() -> None:
    paper = signed("（2019）沪东证内字第12号", "中华人民共和国福建省厦门市鹭江湾公证处")
    for name in ("certificate_number", "office"):
        assert field(paper, name).value is not None
        assert found(unread(paper, name)) == []


def test_a_notary_who_is_called_like_a_party_is_unusual() -> None:
    soft = [("NOTARY_IS_PARTY", Strength.SOFT, "notary")]
    assert found(deed(notary=SON)) == soft
    assert found(deed(notary="方样本")) == []
    assert found(deed(notary="方样本", parties=parties(name="方样本"))) == soft
