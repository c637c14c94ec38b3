"""Permits to travel to the mainland: 港澳居民来往内地通行证, 台湾居民来往大陆通行证.

Cards of 1999, 2013 and 2024 (for permanent residents who are not Chinese), cards of 2015 for
residents of Taiwan, and their older booklets, front and back (domain.md A.6). The permits by which
mainlanders travel the other way are other papers (`verifiers.documents.others`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.documents.kind import DocumentKind, weigh
from verifiers.layout import GAP, JOIN, bilingual_card, permit, rows_of, validity
from verifiers.layout.labels import bilingual, spaced
from verifiers.layout.machine_zone import mrz_field, zone_of
from verifiers.layout.values import read, unread
from verifiers.model import Kind
from verifiers.read import Script

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.layout import Passage
    from verifiers.model import Field
    from verifiers.read import Sheet

_EXPIRY = "Dateo[ft]Expiry|Validuntil"
_LABELS = {
    "name": re.compile(bilingual("姓名|姓各", "Name(?:infull)?")),
    "sex": re.compile(bilingual("性别|姓别", "Sex|Gender")),
    "birth_date": re.compile(bilingual("出生日期|出生年月日|出生", "Dateo[ft]Birth")),
    "nationality": re.compile(bilingual("国籍", "Nationality")),
    "valid_from": re.compile(bilingual("签发日期|发证日期", "Dateo[ft]Issue")),
    # Misread, 有效期至 is 有效期限, behind which the first day of two stands.
    "valid_until": re.compile(
        rf"{spaced('有效期至')}[{JOIN}{GAP}/:]*(?i:{_EXPIRY})?|"
        + bilingual("有效期截止|期满日期", _EXPIRY)
    ),
    validity.TERM: re.compile(bilingual("有效期限|有效期", "Periodo[ft]Validity|Validity")),
    validity.AUTHORITY: re.compile(
        bilingual("签发机关|发证机关", "(?:Issuing)?Authority|Issuedby")
    ),
    "permit_number": re.compile(
        bilingual(
            "证件号码|证件编号|通行证号码|编号|号码", "(?:(?:Permit|Card|Document))?N[o0](?![a-z])"
        )
        + r"\.?"
    ),
    "issue_count": re.compile(bilingual("换证次数|签发次数|发证次数", "Issues|Numbero[ft]Issue")),
    "id_number": re.compile(
        bilingual(
            "港澳证件号码|港澳身份证件号码|港澳居民身份证号码|身份证件号码|身份证号码|身份证字号|"
            "国民身份证号码|台湾居民身份证号码|身份证号|身份证编号",
            "IDN[o0]|IdentityCardN[o0]",
        )
        + r"\.?"
    ),
    "": re.compile(
        bilingual("签发地点|出生地点|原证件号码|港澳证件姓名", "Placeo[ft]Issue|Placeo[ft]Birth")
    ),
}
_MARKS = {
    r"来往(?:内地|大陆)通?行?证?": 0.8,
    r"(?:港澳|台湾)居民来往": 0.6,
    r"(?:港澳|台湾)居民.{0,6}通行证": 0.6,
    r"(?i)mainland.?travel.?permit": 0.8,
    r"(?<![A-Z\d])[HM](?:\d{10}|\d{8}|A\d{7})(?![A-Z\d])": 0.4,
    r"换证次数|签发次数": 0.4,
    r"港澳(?:身份)?证件": 0.6,
    r"出入境管理局|国家移民管理局": 0.3,
    r"^(?i:C[RT]CHN)[A-Za-z0-9<]{8,}": 0.985,
}
_OTHER = re.compile(
    r"居住证|永久居留|护照|PASSPORT|公证|证明|申请表|登记|往来(?:港澳|台湾)|公民身份号码"
)
_LONGEST = 460
_HOME_NUMBER = re.compile(
    r"(?<![A-Z\d])(?:[A-Z]{1,2}\d{6}\([\dA]\)|[A-Z][12]\d{8}|[1578]\d{6}\(\d\))(?![A-Z\d])"
)
"""Hong Kong: letters, six digits, a check in brackets; Taiwan: a letter and nine digits; Macao:
seven digits and a check in brackets."""


def support(text: str) -> float:
    """How well a text supports this kind."""
    weight = weigh(text, _MARKS)
    return weight * 0.4 if _OTHER.search(text) or len(text) > _LONGEST else weight


def extract(sheets: Sequence[Sheet]) -> tuple[Field, ...]:
    """The fields of whichever side was sent, or of both."""
    rows = tuple(row for sheet in sheets for row in rows_of(sheet))
    return (
        *bilingual_card.name_fields(rows, _LABELS),
        bilingual_card.sex(rows, _LABELS),
        bilingual_card.day(rows, _LABELS, "birth_date"),
        bilingual_card.nationality(rows, _LABELS),
        permit.number(rows, _LABELS),
        permit.issue_count(rows, _LABELS),
        validity.issuing_authority(rows, _LABELS),
        *_term(rows),
        _home_number(rows),
        mrz_field(zone_of(sheets)),
    )


def _term(rows: Sequence[Passage]) -> tuple[Field, Field]:
    """From one line on cards, from two labels in booklets."""
    first, last, _ = validity.term(rows, _LABELS)
    if first.value is None and last.value is None:
        first = bilingual_card.day(rows, _LABELS, "valid_from")
        last = bilingual_card.day(rows, _LABELS, "valid_until")
    return first, last


def _home_number(rows: Sequence[Passage]) -> Field:
    """The number of the holder's identity card at home, on the back of some editions."""
    for cell in bilingual_card.candidates(rows, _LABELS, "id_number"):
        solid = cell.solid()
        match = _HOME_NUMBER.search(solid.text)
        if match:
            return read("id_number", match[0], solid.span(*match.span()))
    return unread("id_number")


KIND = DocumentKind(
    kind=Kind.MAINLAND_TRAVEL_PERMIT,
    support=support,
    extract=extract,
    critical={
        "birth_date": Script.DATE,
        "valid_from": Script.DATE,
        "valid_until": Script.DATE,
        "permit_number": Script.MIXED,
        "mrz": Script.MRZ,
    },
)
