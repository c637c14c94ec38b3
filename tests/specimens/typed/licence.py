"""What a business licence of the present edition says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.specimens import dates
from tests.specimens.kinds.business_words import BusinessLicence

if TYPE_CHECKING:
    from tests.specimens.style import Style
    from tests.specimens.typed.known import Known
    from verifiers.model import Document

_SCOPE = "互联网销售（除销售需要许可的商品）；服装服饰零售；日用百货销售。"
_SUPERVISION = 2019
_SOLE_TRADER = "个体工商户"


def licence(document: Document, known: Known, style: Style) -> BusinessLicence:
    """A company's licence, or a sole trader's."""
    rolls = style.dice("typed licence")
    who = known.person(document.text("legal_representative") or "")
    name, sort = document.text("company_name") or "", document.text("licence_type") or ""
    established = document.day("established_on")
    if established is None:
        raise ValueError(f"{document.id} types no day")
    issued = document.day("issue_date") or established
    rows: tuple[tuple[str, str], ...] = (
        ("名称", name),
        ("类型", sort),
        ("经营者", who.name),
        ("经营场所", who.address),
        ("注册日期", dates.arabic(established)),
        ("经营范围", _SCOPE),
    )
    if sort != _SOLE_TRADER:
        rows = (
            ("名称", name),
            ("类型", sort),
            ("住所", who.address),
            ("法定代表人", who.name),
            ("注册资本", "壹佰万元整"),
            ("成立日期", dates.arabic(established)),
            ("经营范围", _SCOPE),
        )
    office = "工商行政管理局" if issued.year < _SUPERVISION else "市场监督管理局"
    return BusinessLicence(
        uscc=document.text("uscc"),
        registration_number=None,
        company_name=name,
        legal_representative=who.name,
        licence_type=sort,
        registered_capital=None,
        established_on=established,
        valid_from=None,
        valid_until=None,
        long_term=None,
        address=who.address,
        issue_date=issued,
        title="营业执照",
        copy=rolls.choice(("", "（副 本）", "（副本）")),
        authority=f"{who.place.city}{who.place.county}{office}",
        prints_authority=False,
        printed_date=dates.arabic(issued),
        rows=rows,
    )
