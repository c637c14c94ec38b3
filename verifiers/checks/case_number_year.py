"""Was the case registered after the court decided it?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.people import is_sure
from verifiers.model import Kind, Strength, Text
from verifiers.numbers import case_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.model import Document, Finding

_YEAR = re.compile(r"\((\d{4})\)")


def _document(document: Document, _as_of: date) -> Iterator[Finding]:
    number, issued = document.text("case_number"), document.day("issue_date")
    if document.kind is not Kind.COURT_DOCUMENT or number is None or issued is None:
        return
    year = _YEAR.match(case_number.compact(number))
    if year is None or int(year[1]) <= issued.year:
        return
    sure = is_sure(document, "case_number", "issue_date")
    yield finding(
        "CASE_NUMBER_YEAR",
        Strength.STRONG if sure else Strength.SOFT,
        Text(
            f"案号的年份是{year[1]}年，晚于文书的日期{issued}。",
            f"The case number is of {year[1]}, later than the paper's own date, {issued}.",
        ),
        Text(
            "请核对案号和落款日期，必要时请法院说明。",
            "Compare the number and the date at the end; ask the court if they differ.",
        ),
        document=document,
        field="case_number",
    )


CHECK = Check(
    titles={"CASE_NUMBER_YEAR": Text("案号与日期不符", "Case number later than the paper")},
    document=_document,
)
