"""Residence permits of residents of Hong Kong, Macao and Taiwan 港澳台居民居住证 (domain.md A.1).

Either side: the one with the portrait is laid out like an identity card's without the ethnic group,
the other holds issuer, term, the number of the travel permit and how often it was issued. What
stands on the side that was not sent is not read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.documents.kind import DocumentKind, weigh
from verifiers.layout import holder, permit, rows_of, validity
from verifiers.layout.labels import misread
from verifiers.model import Kind
from verifiers.read import Script

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.model import Field
    from verifiers.read import Sheet

_LABELS = {
    validity.AUTHORITY: re.compile(misread("签发机关")),
    validity.TERM: re.compile(misread("有效期限")),
    "permit_number": re.compile(misread("通行证号码|通行证号|行证号码")),
    "issue_count": re.compile(misread("签发次数|发次数")),
}
_NUMBER = r"(?<!\d)8[123][0O]{4}(?:19|20)[\dO]{9}[\dX](?!\d)"
_HOLDER = {
    _NUMBER: 0.85,
    r"公民身份号码|身份号码": 0.3,
    r"姓名": 0.3,
    r"性别": 0.2,
    r"住址": 0.3,
    r"出生": 0.2,
}
_BACK = {
    r"^.{0,10}(?:港澳|台湾).?居民?居住证$": 0.9,
    r"居民居住证": 0.7,
    r"通行证号码?": 0.6,
    r"签发次数": 0.5,
    r"签发机关": 0.3,
    r"有效期限": 0.3,
}
_LONGEST = 260
_NATION = re.compile("民族")


def support(text: str) -> float:
    """How well a text supports this kind, by the better of its two sides."""
    holder_side = weigh(text, _HOLDER) * (0.5 if _NATION.search(text) else 1.0)
    if not re.search(_NUMBER, text):
        holder_side = 0.0
    best = max(holder_side, weigh(text, _BACK) if re.search("居住证|通行证号", text) else 0.0)
    return best if len(text) <= _LONGEST else best * 0.5


def extract(sheets: Sequence[Sheet]) -> tuple[Field, ...]:
    """The fields of whichever side was sent, or of both."""
    pages = [rows_of(sheet) for sheet in sheets]
    rows = tuple(row for page in pages for row in page)
    person = next((page for page in pages if holder.is_shown(page)), ())
    first, last, _ = validity.term(rows, _LABELS)
    return (
        holder.name(person),
        holder.sex(person),
        holder.birth_date(person),
        holder.address(person),
        holder.id_number(person),
        validity.issuing_authority(rows, _LABELS),
        first,
        last,
        permit.number(rows, _LABELS),
        permit.issue_count(rows, _LABELS),
    )


KIND = DocumentKind(
    kind=Kind.RESIDENCE_PERMIT,
    support=support,
    extract=extract,
    critical={
        "id_number": Script.ID_NUMBER,
        "birth_date": Script.DATE,
        "valid_from": Script.DATE,
        "valid_until": Script.DATE,
        "permit_number": Script.MIXED,
    },
)
