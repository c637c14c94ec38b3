"""The first page of a household register 居民户口簿 (公通字[1995]91号; domain.md A.2).

Two rows of a table: kind of household and head, number and address; below them two seals and the
day of issue. The changes of address that may stand below are another thing than the address.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.documents.kind import IN_PART, DocumentKind, weigh
from verifiers.layout import fields as f
from verifiers.layout import lines_of, rows_of
from verifiers.layout.foot import closing_day
from verifiers.layout.labels import spaced
from verifiers.layout.letter import office_in
from verifiers.layout.table import table_of
from verifiers.layout.values import BY_GRAMMAR, known, read_day, unread
from verifiers.model import Kind
from verifiers.read import Script
from verifiers.text.dates import find_days
from verifiers.text.household import household_type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.layout import Line, Passage
    from verifiers.model import Field
    from verifiers.read import Sheet

_LABELS = {
    "household_type": re.compile(spaced("户别|户口类别|户类别|户口性质")),
    "head_name": re.compile(spaced("户主姓名|户主姓各|尸主姓名|主姓名|户主姓")),
    "household_number": re.compile(rf"(?<!账){spaced('户号|户编号|户口编号|户口簿编号')}"),
    "address": re.compile(
        rf"(?<![他新])(?:{spaced('住址|往址|佳址|户籍地址|户口地址|常住地址')})(?!变)"
    ),
    "issue_date": re.compile(spaced("签发日期|签发时间|发证日期|签证日期")),
    "": re.compile(
        spaced(
            "住址变动登记|变动后的住址|变动日期|承办人签章|承办人签名|承办人|省级公安机关户口专用章|省级公安机关|户口登记机关户口专用章"
            "|户口登记机关|户口专用章|登记事项|签发机关"
        )
    ),
}
_ACCEPTS = {
    "household_number": re.compile(r"^[^省市县区镇乡路街巷室栋幢楼]*\d{2}"),
    "issue_date": re.compile(r"[\d年月日]"),
    "address": re.compile(r"[\u4e00-\u9fff]"),
}
_FRAGMENTS = {
    "household_type": re.compile("户?别"),
    "head_name": re.compile("户主|主姓|户主姓"),
    "household_number": re.compile(r"户?号(?P<value>\d{6,12})?|户"),
    "address": re.compile("住|址"),
}
_MARKS = {
    r"户别|户口类别": 0.6,
    r"户主姓名|主姓名": 0.6,
    r"户号": 0.5,
    r"家庭户|集体户|非农业|农业家庭": 0.35,
    r"住址变动登记|变动后的住址": 0.6,
    r"省级公安机关|户口登记机关|户口专用章": 0.5,
    r"承办人签章": 0.3,
}
_WHOLE = "户别", "主姓名", "户号|住址(?!变)"
"""What every first page shows; one cut in two lacks some of it."""
_MEMBER = re.compile(r"常住人口登记|户主或与|与户主(?:的)?关系|曾用名|籍贯")
_CHANGES = re.compile(r"住址变动登记|变动后的住址")
_NUMBER = re.compile(
    r"(?:(?<=[户号])|(?<![\u4e00-\u9fff\dA-Z\-]))[A-Z]{0,3}\d[\dA-Z\-]{1,19}(?![\u4e00-\u9fff\dA-Z\-])"
)
"""A number by itself: that of a house stands between words, and is none."""
_DIGITS = re.compile(r"\d{6,12}")
_ISSUED = re.compile(r"(?:签发|填发|发证)")
_STATION = re.compile(
    r"[\u4e00-\u9fff]{2,30}?派出所"
    r"|[\u4e00-\u9fff]{2,24}?(?:公安(?:局|分局)[\u4e00-\u9fff]{0,10}分局|公安局)"
)


def support(text: str) -> float:
    """How well a text supports this kind; member's cards have labels that this page lacks."""
    weight = weigh(text, _MARKS)
    if _MEMBER.search(text):
        return weight * 0.5
    return weight if all(re.search(part, text) for part in _WHOLE) else weight * IN_PART


def extract(sheets: Sequence[Sheet]) -> tuple[Field, ...]:
    """The fields, from the sheet that shows most of them."""
    pages = [_page(lines_of(sheet), rows_of(sheet)) for sheet in sheets] or [_page((), ())]
    return max(pages, key=known)


def _page(lines: Sequence[Line], rows: Sequence[Passage]) -> tuple[Field, ...]:
    changes = next((line for line in lines if _CHANGES.search(line.text)), None)
    if changes is not None and any(line.middle < changes.middle for line in lines):
        lines = [line for line in lines if line.middle < changes.middle - changes.height / 2]
    table = table_of([lines], _LABELS, _ACCEPTS, _FRAGMENTS)
    return (
        f.first_known(
            f.closed("household_type", table.of("household_type"), household_type),
            f.closed_loose("household_type", table.loose, household_type),
        ),
        f.name_of("head_name", table.of("head_name")),
        f.first_known(
            f.matched("household_number", table.of("household_number"), _NUMBER),
            f.closed_loose("household_number", table.loose, _alone),
        ),
        f.first_known(
            f.address_of("address", table.of("address")), f.address_loose("address", table.loose)
        ),
        f.first_known(f.day_of("issue_date", table.of("issue_date")), _issued(rows)),
        office_in("issuing_authority", rows, _STATION),
    )


def _alone(text: str) -> tuple[str | None, bool]:
    """A household's number without its label: no other entry of the page is digits alone."""
    return (text if _DIGITS.fullmatch(text) else None), False


def _issued(rows: Sequence[Passage]) -> Field:
    """A day beside 签发, or else one that stands alone at the foot."""
    for row in rows:
        solid = row.solid()
        days = find_days(solid.text)
        if len(days) == 1 and _ISSUED.search(solid.text):
            return read_day("issue_date", solid, days[0])
    heading = next((i for i, row in enumerate(rows) if _CHANGES.search(row.solid().text)), None)
    alone = closing_day("issue_date", rows[:heading])
    return f.first_known(unread("issue_date"), alone, trust=BY_GRAMMAR)


KIND = DocumentKind(
    kind=Kind.HOUSEHOLD_REGISTER_HEAD,
    support=support,
    extract=extract,
    critical={"household_number": Script.MIXED, "issue_date": Script.DATE},
)
