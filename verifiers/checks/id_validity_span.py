"""Is the validity term one that the law knows: 5, 10 or 20 years, or 长期, from 2004 on?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding, hard_if
from verifiers.dossier.card_validity import FIRST_ISSUE, is_lawful_span, is_temporary, term_of
from verifiers.dossier.people import is_sure
from verifiers.model import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.model import Document, Finding

_FIX = Text(
    "请核对身份证国徽面的有效期限，并重新拍摄清晰的照片。",
    "Compare the term on the side with the emblem, and take a clear photo of it again.",
)


def _document(document: Document, _as_of: date) -> Iterator[Finding]:
    term = term_of(document)
    if term is None or term.start is None:
        return
    if not is_lawful_span(term) and not is_temporary(document):
        yield finding(
            "ID_VALIDITY_SPAN",
            hard_if(is_sure(document, "valid_from", "valid_until")),
            Text(
                f"有效期限为{term.start}至{term.until}，但身份证的有效期只有5年、10年、20年或长期。",
                f"The card is valid from {term.start} to {term.until}, but cards hold 5, 10 or 20 "
                "years or for ever.",
            ),
            _FIX,
            document=document,
            field="valid_until",
        )
    if term.start < FIRST_ISSUE:
        yield finding(
            "ID_VALIDITY_START",
            hard_if(is_sure(document, "valid_from")),
            Text(
                f"有效期从{term.start}开始，而第二代身份证自2004年起才签发。",
                f"The term begins on {term.start}, but this form of card exists since 2004.",
            ),
            _FIX,
            document=document,
            field="valid_from",
        )


CHECK = Check(
    titles={
        "ID_VALIDITY_SPAN": Text("身份证有效期限不合规定", "Validity term that no card has"),
        "ID_VALIDITY_START": Text("身份证签发过早", "Card older than its form"),
    },
    document=_document,
)
