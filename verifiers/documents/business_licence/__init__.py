"""Business licences 营业执照: the three-in-one edition with a credit code, and older ones.

Companies, individual businesses 个体工商户, sole proprietorships and farmers' cooperatives print
other labels for the same things; landscape originals set them in two columns. The paragraph of the
business scope holds any word, so that a label counts only where a printed piece begins with it.
Sources: domain.md A.5; the editions of 2014, 2018 and 2022 of the market regulator.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.documents.business_licence.shapes import unlabelled, until_another
from verifiers.documents.kind import DocumentKind, weigh
from verifiers.layout import GAP, JOIN, Passage, rows_of
from verifiers.layout.continued import columns
from verifiers.layout.foot import lone_day
from verifiers.layout.labels import spaced, strip
from verifiers.layout.values import BY_GRAMMAR, read, read_day, unread
from verifiers.model import Kind
from verifiers.numbers import uscc
from verifiers.read import Script
from verifiers.text import names
from verifiers.text.dates import find_days
from verifiers.text.places import is_whole_address, without_stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from verifiers.layout import Line
    from verifiers.model import Field
    from verifiers.read import Sheet

_MARKS = {
    (
        r"^(?:(?:统一社会信用代码|注册号)?:?[0-9A-Z]{10,18})?"
        r"(?:企业法人|个体工商户|个人独资企业|合伙企业|农民专业合作社(?:法人)?|电子)?"
        r"营业执照(?:\(?[正副]本\)?)?(?:\(\d-\d\))?$"
    ): 0.8,
    r"统一社会信用代码|(?<![0-9A-Z])9[1-3]\d{6}[0-9A-Z]{10}(?![0-9A-Z])": 0.35,
    r"^经营范围": 0.4,
    r"^(?:.{0,20})?(?:注册资本|法定代表人|经营者|经营场所|组成形式|成员出资总额|主体类型)": 0.35,
    r"登记机关": 0.3,
    r"市场监督管理总局监制|企业信用信息公示系统|工商行政管理总局": 0.4,
}
_BEGINS = rf"(?:^|(?<=[{JOIN}{GAP}]))(?<![围式][{JOIN}{GAP}])"
"""Where a printed piece begins, but not the first of the business scope, beside its label."""
_WORDS = {
    "uscc": "统一社会信用代码|社会信用代码|统一社会信用代码/注册号|统一社会信用代码(注册号)",
    "registration_number": "注册号|注册登记号|工商注册号",
    "company_name": "名称|企业名称|公司名称|字号名称|个体工商户名称|合作社名称|名称(字号)",
    "legal_representative": (
        "法定代表人|法定代表人姓名|法定代表人(负责人)|经营者|经营者姓名|负责人|负责人姓名|投资人|投资人姓名"
        "|执行事务合伙人|执行合伙人|执行合伙企业事务的合伙人|业主姓名|业主"
    ),
    "licence_type": "类型|主体类型|公司类型|企业类型|经济性质|经济类型|市场主体类型",
    "form": "组成形式",
    "registered_capital": "注册资本|注册资金|出资额|成员出资总额|资金数额|注册资本(金)",
    "established_on": "成立日期|注册日期|成立时间|开业日期",
    "term": "营业期限|经营期限|合伙期限|有效期限",
    "address": "住所|经营场所|主要经营场所|营业场所|企业住所|住所(经营场所)|经营地址|公司住所",
    "issuing_authority": "登记机关|发照机关|发证机关",
    "issue_date": "登记日期|发照日期|核准日期|发证日期|签发日期",
    "scope": "经营范围|经营范围及方式|经营项目|业务范围",
    "": ("实收资本|经营方式|兼营|主营|编号|证照编号|重要提示|提示|每年"),
}
_HALVES = {"company_name": "[名称]", "licence_type": "[类型]", "address": "[住所]"}
"""Labels of two characters, set as wide as those of four: one may be all that was read."""


def _cut_short(name: str) -> str:
    """Labels whose last character was not read, as 投资 of 投资人, where they can be no others."""
    shorter = {word[:-1] for word in _WORDS[name].split("|") if len(word) > _SHORTEST}
    others = [word for other, words in _WORDS.items() if other != name for word in words.split("|")]
    return "|".join(one for one in shorter if not any(word.startswith(one) for word in others))


_SHORTEST = 2
"""Characters of a label, without one of which it says nothing."""
_LABELS = {
    name: re.compile(
        _BEGINS
        + "(?:"
        + spaced("|".join(sorted(words.split("|"), key=len, reverse=True)))
        + (f"|{_HALVES[name]}(?=[{JOIN}{GAP}])" if name in _HALVES else "")
        + (f"|(?:{spaced(_cut_short(name))})(?=[{JOIN}{GAP}])" if name else "")
        + ")"
    )
    for name, words in _WORDS.items()
}
_CODE = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z]{18}(?![0-9A-Za-z])")
_REGISTRATION = re.compile(r"(?<![0-9A-Za-z])\d{13}(?:\d{2})?(?![0-9A-Za-z])")
_LETTERS = str.maketrans("IOSZ", "1052")
"""The alphabet of the code has none of these letters, so that they can only be the digits."""
_DIGITS = str.maketrans("IOSZBDGQLT", "1052806017")
_REGION = slice(2, 8)
"""Six places of the code that hold digits alone."""
_SAMPLE = re.compile("×|X{3}")
"""What samples print in the place of a value."""
_DATED = ("established_on", "term", "company_name", "address")
_PARTNERSHIP = re.compile(r"(?<=[(](?:有限|普通))合.(?=[)]$)|(?<=[(]特殊普通)合.(?=[)]$)")
"""Law on partnerships, articles 15, 56 and 62."""
_LONG = re.compile(r"长期|永久|无固定|不约定|无期限")
_AUTHORITY = re.compile(
    r"[\u4e00-\u9fff]{2,24}?(?:市场监督管理局|市场监督管理委员会|工商行政管理局|行政审批局|行政审批服务局|市场和质量监督管理委员会|工商局|审批局)"
    r"(?:[\u4e00-\u9fff]{1,12}?(?:分局|管理所|局))?"
)
_OFFICE = "机关"
_TYPE = re.compile(
    r"公司|个体|个人|独资|合伙|合作社|家庭|分支|企业|集体|股份|农民|法人|国有|外商|自然人|有限"
)


_HALF_OF_LABEL = re.compile(r"[类型][:☑]?(?=..)")
_OTHERS_WORDS = re.compile(
    r"(?:本次)?(?:注册资[本金]|法定代表|营业期限|经营范围|成立日期|登记机关)|人民币.{0,8}元|元人民币"
)
"""What no firm's name holds: labels, and words of its capital."""
_FIRM = re.compile(r".{4,}公司")


def support(text: str) -> float:
    """How well a text supports this kind: title, labels, and who supervises the form."""
    return weigh(text, _MARKS)


def extract(sheets: Sequence[Sheet]) -> tuple[Field, ...]:
    """All fields, from labels wherever they stand; the code also by its grammar."""
    rows = [row for sheet in sheets for row in rows_of(sheet)]
    values = columns(rows, _LABELS)
    values = {name: until_another(name, value) for name, value in values.items()}
    if "address" in values and not is_whole_address(_until_gap(values["address"]).text):
        # A line of the scope may begin with the word, as 住所托管服务 does.
        del values["address"]
    values |= unlabelled(rows, values, _LABELS)
    if "form" in values:
        # Individual businesses had no type of their own before they had a credit code.
        values.setdefault("licence_type", values["form"])
    return (
        _uscc(values.get("uscc"), rows),
        _registration_number(values.get("registration_number"), rows),
        _company_name(values),
        _representative(values.get("legal_representative")),
        _type(values),
        _words(
            "registered_capital",
            values,
            re.compile(r"[\d零〇一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟元圆]").search,
        ),
        _day("established_on", values.get("established_on")),
        *_term(values.get("term")),
        _address(values),
        _authority(values.get("issuing_authority"), rows),
        _issue_date(values, rows),
    )


def _uscc(value: Passage | None, rows: Sequence[Passage]) -> Field:
    """The code beside or below its label, or else anywhere; eighteen characters, or nothing."""
    places = [(value, 1.0)] if value is not None else []
    for passage, trust in [*places, *((row, BY_GRAMMAR) for row in rows)]:
        solid = passage.solid()
        for match in _CODE.finditer(solid.text):
            code, repaired = _repaired(match[0])
            if code is None and trust < 1.0:
                continue
            span = solid.span(*match.span())
            return read("uscc", code, span, trust=trust, repaired=repaired)
    return unread("uscc")


def _repaired(printed: str) -> tuple[str | None, bool]:
    """The code as printed, or with look-alikes put right where the check character proves it."""
    if _SAMPLE.search(printed):
        return None, False
    if uscc.fault_of(printed) is not uscc.Fault.FORM and printed == printed.upper():
        return printed, False
    letters = printed.upper().translate(_LETTERS)
    code = letters[: _REGION.start] + letters[_REGION].translate(_DIGITS) + letters[_REGION.stop :]
    return (code, True) if uscc.is_valid(code) else (None, False)


def _registration_number(value: Passage | None, rows: Sequence[Passage]) -> Field:
    """Thirteen or fifteen digits beside 注册号; on old papers alone below the title."""
    for passage in [value] if value is not None else [row for row in rows if "注册号" in row.text]:
        solid = passage.solid()
        match = _REGISTRATION.search(solid.text)
        if match:
            return read("registration_number", match[0], solid.span(*match.span()))
    return unread("registration_number")


def _until_gap(passage: Passage) -> Passage:
    start, end = strip(passage.text, 0, len(passage.text))
    while start < end and not passage.text[start].isalnum() and passage.text[start] not in "(*×":
        start += 1  # What is left of a seal.
    gap = passage.text.find(GAP, start, end)
    return passage.part(start, end if gap < 0 else gap).solid()


def _words(name: str, values: Mapping[str, Passage], fits: Callable[[str], object]) -> Field:
    """A value of words, as printed and folded, if it is what such a value can be."""
    passage = values.get(name)
    if passage is None:
        return unread(name)
    solid = _until_gap(passage)
    if not fits(solid.text) or _SAMPLE.match(solid.text):
        return unread(name)
    return read(name, solid.text, solid.span(0, len(solid.text)))


def _address(values: Mapping[str, Passage]) -> Field:
    """The address, without what is stamped behind it."""
    field = _words("address", values, is_whole_address)
    value = str(field.value or "")
    printed = without_stamp(value)
    if printed == value:
        return field
    solid = _until_gap(values["address"])
    return read("address", printed, solid.span(0, len(printed)))


def _type(values: Mapping[str, Passage]) -> Field:
    """The type, without the half of its wide label that was read with it; no type begins so."""
    field = _words("licence_type", values, _TYPE.search)
    half = _HALF_OF_LABEL.match(field.value) if isinstance(field.value, str) else None
    if half is None:
        return field
    solid = _until_gap(values["licence_type"])
    return read("licence_type", solid.text[half.end() :], solid.span(half.end(), len(solid.text)))


def _company_name(values: Mapping[str, Passage]) -> Field:
    """The name; what a partnership must add to it can have no other last character."""
    field = _words("company_name", values, _is_company)
    if not isinstance(field.value, str):
        return field
    if others := _OTHERS_WORDS.search(field.value):
        firm = _FIRM.match(field.value[: others.start()])
        if firm is None:
            return unread("company_name")
        solid = _until_gap(values["company_name"])
        return read("company_name", firm[0], solid.span(*firm.span()), trust=BY_GRAMMAR)
    name = _PARTNERSHIP.sub("合伙", field.value)
    return replace(field, value=name, repaired=name != field.value)


def _is_company(text: str) -> bool:
    """Whether it can be a whole name: a bracket that nothing closes goes on in a lost line."""
    whole = text.count("(") == text.count(")")
    return whole and len(text) > 1 and re.fullmatch(r"[*无/-]+", text) is None


def _representative(passage: Passage | None) -> Field:
    """A person's name; a partnership may be represented by a company, with its delegate."""
    if passage is None:
        return unread("legal_representative")
    solid = _until_gap(passage)
    if not names.is_name(names.normalise(solid.text)) and len(passage.lines) > 1:
        first = _until_gap(passage.first_line())
        solid = first if names.is_name(names.normalise(first.text)) else solid
    value = names.normalise(solid.text)
    if not (names.is_name(value) or re.search(r"公司|企业|\(委派代表", value)):
        return unread("legal_representative")
    return read("legal_representative", value, solid.span(0, len(solid.text)))


def _day(name: str, passage: Passage | None) -> Field:
    solid = passage.solid() if passage is not None else None
    days = find_days(solid.text) if solid is not None else ()
    return read_day(name, solid, days[0]) if solid is not None and days else unread(name)


def _term(passage: Passage | None) -> tuple[Field, Field, Field]:
    """``valid_from``, ``valid_until`` and ``long_term``; editions since 2022 print no term."""
    blank = (unread("valid_from"), unread("valid_until"), unread("long_term"))
    if passage is None:
        return blank
    solid = passage.solid()
    days, long = find_days(solid.text), _LONG.search(solid.text)
    if not days and long is None:
        return blank
    ends_first = len(days) == 1 and solid.text[: days[0].start].endswith(("至", "到"))
    first, last = ((), days[:1]) if ends_first else (days[:1], days[1:2])
    begins = read_day("valid_from", solid, *first) if first else blank[0]
    if long:
        return begins, blank[1], read("long_term", value=True, span=solid.span(*long.span()))
    ends = read_day("valid_until", solid, *last) if last else blank[1]
    span = solid.span(0, len(solid.text))
    known = ends.value is not None
    return begins, ends, read("long_term", value=False, span=span) if known else blank[2]


def _authority(passage: Passage | None, rows: Sequence[Passage]) -> Field:
    """Who registers. Mostly only the seal says so, which bends its words: then it is not read."""
    for place in [*([passage] if passage is not None else []), *reversed(rows)]:
        solid = place.solid()
        match = _AUTHORITY.search(solid.text)
        if match and (place is passage or match.end() - match.start() == len(solid.text)):
            # The label 登记机关 may have been misread as far as that.
            label, office, value = match[0].rpartition(_OFFICE)
            start = match.start() + len(label) + len(office)
            return read("issuing_authority", value, solid.span(start, match.end()))
    return unread("issuing_authority")


def _issue_date(values: Mapping[str, Passage], rows: Sequence[Passage]) -> Field:
    """The day beside its label, below 登记机关, or alone at the foot."""
    labelled_day = _day("issue_date", values.get("issue_date"))
    if labelled_day.raw:
        return labelled_day
    own = {id(line) for name in _DATED if name in values for line in values[name].lines}
    rest = [Passage.row(lines) for row in reversed(rows) if (lines := _free(row, own))]
    found = (lone_day("issue_date", row) for row in rest)
    first = next((field for field in found if field is not None), None)
    return first or next(
        (_day("issue_date", row) for row in rest if _dated(row)), unread("issue_date")
    )


def _free(row: Passage, own: set[int]) -> list[Line]:
    return [line for line in row.lines if id(line) not in own]


def _dated(row: Passage) -> bool:
    """Whether the row holds one day among pieces of other things, and is no sentence."""
    text = row.solid().text
    return len(find_days(text)) == 1 and not re.search("[,。;至]", text)


KIND = DocumentKind(
    kind=Kind.BUSINESS_LICENCE,
    support=support,
    extract=extract,
    critical={
        "uscc": Script.USCC,
        "registration_number": Script.DIGITS,
        "established_on": Script.DATE,
        "valid_until": Script.DATE,
        "issue_date": Script.DATE,
    },
)
