"""Has the business's term run out? Editions since 2022 print no term, and many have none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.model import Kind, Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.model import Document, Finding


def _document(document: Document, as_of: date) -> Iterator[Finding]:
    until = document.day("valid_until")
    if document.kind is Kind.BUSINESS_LICENCE and until is not None and until < as_of:
        yield finding(
            "LICENCE_EXPIRED",
            Strength.STRONG,
            Text(
                f"营业执照上的营业期限已于{until}届满。",
                f"The term of business on the licence ended on {until}.",
            ),
            Text(
                "请办理营业期限变更后上传新的营业执照。",
                "Have the term extended in the register, and upload the new licence.",
            ),
            document=document,
            field="valid_until",
        )


CHECK = Check(
    titles={"LICENCE_EXPIRED": Text("营业期限已届满", "The term of business has ended")},
    document=_document,
)
