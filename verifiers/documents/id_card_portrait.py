"""The side of a resident identity card with the portrait (second generation; domain.md A.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.documents.kind import DocumentKind, weigh
from verifiers.layout import card_type, holder, rows_of, validity
from verifiers.layout.expected import placed
from verifiers.layout.labels import misread
from verifiers.layout.values import known
from verifiers.model import Kind
from verifiers.read import Script
from verifiers.text.ethnic_groups import ETHNIC_GROUPS
from verifiers.text.names import HAN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.model import Field
    from verifiers.read import Sheet

_MARKS = {
    r"公民身份号码|公民身份号|身份号码": 0.6,
    r"(?<!\d)[1-9]\d{16}[\dX](?!\d)": 0.55,
    r"姓名": 0.3,
    r"性别": 0.25,
    r"民族": 0.35,
    r"住址": 0.4,
    r"出生": 0.25,
    rf"^[男女]民族(?:{'|'.join(sorted(ETHNIC_GROUPS))})$": 0.5,
    rf"^[男女](?:(?!民)[{HAN}]{{2}})?(?:{'|'.join(sorted(ETHNIC_GROUPS))})$": 0.8,
}
_PLACES = {
    "name": (0.182, 0.2, 0.3, 0.1),
    "sex": (0.182, 0.32, 0.07, 0.09),
    "ethnicity": (0.394, 0.32, 0.1, 0.09),
    "birth_date": (0.182, 0.44, 0.36, 0.09),
    "id_number": (0.352, 0.857, 0.56, 0.1),
}
"""Where values stand on the card (domain.md A.1). An address may have one row, or three."""
_TERM_LABELS = {
    validity.AUTHORITY: re.compile(misread("签发机关")),
    validity.TERM: re.compile(misread("有效期限")),
}
_OTHER = re.compile(
    r"通行证|永久居留|居住证|护照|死亡|死者|公证|证明|委托|声明|合同|协议|申请|登记|户主|年龄|婚姻"
    r"|国籍|籍中国|身份证[件号]|持证|结婚|离婚"
)
"""Words that no identity card has."""
_ELSEWHERE = re.compile(r"(?<!\d)8[123]0000(?:19|20)\d{9}[\dX](?!\d)")
"""The number of somebody from Hong Kong, Macao or Taiwan, whose permit names no ethnic group."""
_LONGEST, _PUNCTUATION = 260, 2
"""Characters, and commas and stops: a card and a little beside it. More is some other paper."""


def support(text: str) -> float:
    """How well a text supports this kind: labels, a number, and little else."""
    weight = weigh(text, _MARKS)
    if _ELSEWHERE.search(text) and "民族" not in text:
        return weight * 0.5
    prose = text.count(",") + text.count("。") > _PUNCTUATION
    return weight * 0.5 if prose or len(text) > _LONGEST or _OTHER.search(text) else weight


def extract(sheets: Sequence[Sheet]) -> tuple[Field, ...]:
    """The six fields of a card, from the sheet that shows most of them."""
    read_sheets = [placed(_fields(rows_of(sheet)), _PLACES, sheet) for sheet in sheets]
    return max(read_sheets or [_fields(())], key=known)


def _fields(rows: holder.Rows) -> tuple[Field, ...]:
    """The holder, and on a card that is not the usual one its type, issuer and term."""
    special = card_type.card_type(rows)
    if special:
        special = (
            *special,
            validity.issuing_authority(rows, _TERM_LABELS),
            *validity.term(rows, _TERM_LABELS)[:2],
        )
    return (
        holder.name(rows),
        holder.sex(rows),
        holder.ethnicity(rows),
        holder.birth_date(rows),
        holder.address(rows),
        holder.id_number(rows),
        *special,
    )


KIND = DocumentKind(
    kind=Kind.ID_CARD_PORTRAIT,
    support=support,
    extract=extract,
    critical={"id_number": Script.ID_NUMBER, "birth_date": Script.DATE},
)
