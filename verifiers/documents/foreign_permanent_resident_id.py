"""The foreign permanent resident identity card 外国人永久居留身份证, of 2004, 2017 and 2023.

Labels stand in Chinese and English; the name in Latin letters, on cards of 2023 in Chinese as well
where the holder has one. The card prints no address and no ethnic group (domain.md A.1).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.documents.kind import DocumentKind, weigh
from verifiers.layout import bilingual_card, rows_of, validity
from verifiers.layout.labels import bilingual
from verifiers.layout.machine_zone import mrz_field, zone_of
from verifiers.layout.values import BY_GRAMMAR, read, unread
from verifiers.model import Kind
from verifiers.numbers import permanent_resident
from verifiers.read import Script
from verifiers.text.lookalikes import DIGIT_LIKE, as_digits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.layout import Passage
    from verifiers.model import Field
    from verifiers.read import Sheet

_LABELS = {
    "name": re.compile(bilingual("姓名|姓各", "Name")),
    "sex": re.compile(bilingual("性别|姓别", "Sex|Gender")),
    "birth_date": re.compile(bilingual("出生日期|出生", "Dateo[ft]Birth|Birth")),
    "nationality": re.compile(bilingual("国籍", "Nationality")),
    validity.TERM: re.compile(
        bilingual("有效期限|有效期", "Periodo[ft]Validity|Validity|Validuntil")
    ),
    validity.AUTHORITY: re.compile(bilingual("签发机关", "IssuingAuthority|Authority")),
    "id_number": re.compile(
        bilingual("证件号码|身份证号码|公民身份号码|证件编号|编号", "IDN[o0]|CardN[o0]") + r"\.?"
    ),
    "": re.compile(bilingual("曾持证件号码|原证件号码|签发日期", "FormerIDN[o0]|Dateo[ft]Issue")),
}
_MARKS = {
    r"永久居留": 0.95,
    r"(?i)Permanent.?Residen": 0.8,
    r"(?<![A-Z\d])[A-Z]{3}\d{12}(?!\d)": 0.6,
    r"(?<!\d)9\d{16}[\dX](?!\d)": 0.6,
    r"国籍": 0.3,
    r"(?i)Nationality": 0.2,
    r"(?i)Period.?of.?Validity": 0.3,
    r"(?i)DateofBirth": 0.2,
    r"国家移民管理局|(?i:ImmigrationAdministration)": 0.3,
}
_OTHER = re.compile(r"通行证|护照|PASSPORT|公证|证明|申请|登记")
_LONGEST = 420
_NUMBER = re.compile(
    rf"(?<![A-Za-z\d])(?:[A-Z0]{{3}}[{DIGIT_LIKE}]{{12}}|9[{DIGIT_LIKE}]{{17}})(?![A-Za-z\d])"
)


def support(text: str) -> float:
    """How well a text supports this kind."""
    weight = weigh(text, _MARKS)
    return weight * 0.5 if _OTHER.search(text) or len(text) > _LONGEST else weight


def extract(sheets: Sequence[Sheet]) -> tuple[Field, ...]:
    """The fields of whichever side was sent, or of both."""
    rows = tuple(row for sheet in sheets for row in rows_of(sheet))
    first, last, _ = validity.term(rows, _LABELS)
    return (
        *bilingual_card.name_fields(rows, _LABELS),
        bilingual_card.sex(rows, _LABELS),
        bilingual_card.day(rows, _LABELS, "birth_date"),
        bilingual_card.nationality(rows, _LABELS),
        _id_number(rows),
        validity.issuing_authority(rows, _LABELS),
        first,
        last,
        mrz_field(zone_of(sheets)),
    )


def _id_number(rows: Sequence[Passage]) -> Field:
    """The number beside or below its label, else any that can exist."""
    labelled = [cell.solid() for cell in bilingual_card.candidates(rows, _LABELS, "id_number")]
    for passages, trust in ((labelled, 1.0), ([row.solid() for row in rows], BY_GRAMMAR)):
        for passage in passages:
            for match in _NUMBER.finditer(passage.text):
                value, repaired = _made_out(match[0])
                if value is not None and (trust == 1.0 or permanent_resident.is_valid(value)):
                    span = passage.span(*match.span())
                    return read("id_number", value, span, trust=trust, repaired=repaired)
    return unread("id_number")


def _made_out(text: str) -> tuple[str | None, bool]:
    """The number as it is, or with look-alikes put right where the check digit proves it."""
    new = text.startswith("9")
    head, tail = ("", text) if new else (text[:3], text[3:])
    if tail.removesuffix("X").isdecimal() and not (head and "0" in head):
        return text, False
    mended = head.replace("0", "O") + as_digits(tail)
    return (mended, True) if permanent_resident.is_valid(mended) else (None, False)


KIND = DocumentKind(
    kind=Kind.FOREIGN_PERMANENT_RESIDENT_ID,
    support=support,
    extract=extract,
    critical={
        "id_number": Script.PERMANENT_RESIDENT,
        "mrz": Script.MRZ,
        "birth_date": Script.DATE,
        "valid_from": Script.DATE,
        "valid_until": Script.DATE,
    },
)
