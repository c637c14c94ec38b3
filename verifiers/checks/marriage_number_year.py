"""Is the year in a marriage or divorce certificate's number the year of the registration?

A certificate issued again (B) is numbered in the year of that issue, which is no earlier.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.kinds import name_of
from verifiers.model import Kind, Strength, Text
from verifiers.numbers import marriage_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.model import Document, Finding

_KINDS = frozenset({Kind.MARRIAGE_CERTIFICATE, Kind.DIVORCE_CERTIFICATE})


def _document(document: Document, _as_of: date) -> Iterator[Finding]:
    number, registered = document.text("certificate_number"), document.day("registration_date")
    if document.kind not in _KINDS or number is None or registered is None:
        return
    if not marriage_number.is_valid(number):
        return
    parsed = marriage_number.parse(number)
    again = parsed.reissued and parsed.year >= registered.year
    if parsed.year == registered.year or again:
        return
    paper = name_of(document)
    yield finding(
        "MARRIAGE_NUMBER_YEAR",
        Strength.STRONG,
        Text(
            f"{paper.zh}字号中的年份是{parsed.year}年，登记日期却是{registered}。",
            f"The number of the {paper.en} is of {parsed.year}, but the registration was on "
            f"{registered}.",
        ),
        Text(
            "请核对原件上的字号和登记日期，必要时请婚姻登记机关说明。",
            "Compare number and day with the original; ask the registry if they differ.",
        ),
        document=document,
        field="certificate_number",
    )


CHECK = Check(
    titles={
        "MARRIAGE_NUMBER_YEAR": Text(
            "婚姻登记证字号与日期不符", "Number and day of the registration differ"
        )
    },
    document=_document,
)
