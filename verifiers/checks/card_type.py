"""Is the identity card a temporary one, or one of the first generation, which holds no more?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.card_validity import (
    FIRST_GENERATION,
    is_temporary,
    may_be_the_transferees,
)
from verifiers.model import Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.model import Document, Evidence, Finding

_FIX = Text(
    "如已领取正式的居民身份证，请上传其正反两面。",
    "If you already hold the permanent card, please upload both of its sides.",
)
_RENEW = Text(
    "请换领第二代居民身份证后上传正反两面。",
    "Please renew the card and upload both sides of the new one.",
)


def _document(document: Document, _as_of: date) -> Iterator[Finding]:
    if is_temporary(document):
        yield finding(
            "TEMP_ID",
            Strength.SOFT,
            Text(
                "这是临时居民身份证，有效期只有三个月。",
                "This is a temporary identity card, which holds for three months only.",
            ),
            _FIX,
            document=document,
            field="card_type" if document.field("card_type") else "valid_until",
        )
    if document.text("card_type") == FIRST_GENERATION:
        yield finding(
            "FIRST_GENERATION_ID",
            Strength.STRONG,
            Text(
                "这是第一代居民身份证，自2013年1月1日起停止使用。",
                "This is an identity card of the first generation, not valid since 1 January 2013.",
            ),
            _RENEW,
            document=document,
            field="card_type",
        )


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    for document in evidence.documents:
        if may_be_the_transferees(document, evidence):
            yield from _document(document, evidence.as_of)


CHECK = Check(
    titles={
        "TEMP_ID": Text("临时居民身份证", "Temporary identity card"),
        "FIRST_GENERATION_ID": Text("第一代身份证已停用", "Card of the first generation"),
    },
    document=_document,
    transfer=_transfer,
)
