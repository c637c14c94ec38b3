"""The side of a resident identity card with the national emblem (domain.md A.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.documents.kind import DocumentKind, weigh
from verifiers.layout import card_type, rows_of, validity
from verifiers.layout.labels import misread
from verifiers.model import Kind
from verifiers.read import Script

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.model import Field
    from verifiers.read import Sheet

_LABELS = {
    validity.AUTHORITY: re.compile(misread("签发机关|发机关|签发机")),
    validity.TERM: re.compile(misread("有效期限|效期限|有效期")),
}
_MARKS = {
    r"^[^,。;、]*(?:居民身.证|民身份证)[^,。;、]*$": 0.75,
    r"中华人民共和国": 0.2,
    r"签发机关|发机关": 0.45,
    r"公安局|公安分局": 0.35,
    r"有效期限": 0.45,
    r"[12]\d{3}\.\d{2}\.\d{2}-(?:[12]\d{3}\.\d{2}\.\d{2}|长期)": 0.5,
}
_ANOTHER = re.compile("永久居留|居住证|通行证|会员|卡号")
"""Cards that have an issuer or a term as well."""
_HOLDER, _TEMPORARY = re.compile("姓名|住址|公民身份号"), re.compile("临时居?民?身份证")
"""A temporary card may have everything on one side: that is its holder's."""
_LONGEST = 160
"""Characters: a card and a little beside it. A longer text is some other paper."""


def support(text: str) -> float:
    """How well a text supports this kind: titles, labels, a term, and little else."""
    weight = weigh(text, _MARKS)
    if _ANOTHER.search(text):
        return weight * 0.4
    if _HOLDER.search(text) and _TEMPORARY.search(text):
        return weight * 0.5
    return weight if len(text) <= _LONGEST else weight * 0.6


def extract(sheets: Sequence[Sheet]) -> tuple[Field, ...]:
    """Issuing authority and validity term, each from the first sheet that shows it."""
    rows = [row for sheet in sheets for row in rows_of(sheet)]
    return (
        validity.issuing_authority(rows, _LABELS),
        *validity.term(rows, _LABELS),
        *card_type.card_type(rows),
    )


KIND = DocumentKind(
    kind=Kind.ID_CARD_EMBLEM,
    support=support,
    extract=extract,
    critical={"valid_from": Script.DATE, "valid_until": Script.DATE},
)
