"""Is the year in a notarial certificate's number the year in which it was issued?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.model import Kind, Strength, Text
from verifiers.numbers import notarial_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.model import Document, Finding

_JANUARY = 1


def _document(document: Document, _as_of: date) -> Iterator[Finding]:
    number, issued = document.text("certificate_number"), document.day("issue_date")
    if document.kind is not Kind.NOTARIAL_CERTIFICATE or number is None or issued is None:
        return
    if not notarial_number.is_valid(number):
        return
    year = notarial_number.parse(number).year
    # A number drawn in December may be on a certificate that was signed in January.
    over_new_year = issued.month == _JANUARY and year == issued.year - 1
    if year == issued.year or over_new_year:
        return
    yield finding(
        "NOTARIAL_NUMBER_YEAR",
        Strength.STRONG,
        Text(
            f"公证书编号的年份是{year}年，出具日期却是{issued}。",
            f"The certificate's number is of {year}, but it was issued on {issued}.",
        ),
        Text(
            "请核对编号和落款日期，必要时请公证处说明。",
            "Compare the number and the date at the end; ask the notary's office if they differ.",
        ),
        document=document,
        field="certificate_number",
    )


CHECK = Check(
    titles={
        "NOTARIAL_NUMBER_YEAR": Text(
            "公证书编号与日期不符", "Number and date of the certificate differ"
        )
    },
    document=_document,
)
