"""Does the certificate that a judgment is in force belong to one of the judgments sent?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.model import Kind, Strength, Text
from verifiers.numbers import case_number
from verifiers.text import court_paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Document, Evidence, Finding

_EFFECT = "effect"


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    papers = [one for one in evidence.documents if one.kind is Kind.COURT_DOCUMENT]
    orders = {_number(one): one for one in papers if _type(one) not in (_EFFECT, None)}
    known = {number for number in orders if number}
    for paper in papers:
        number = _number(paper)
        if _type(paper) == _EFFECT and number and known and number not in known:
            yield finding(
                "EFFECT_OF_ANOTHER_CASE",
                Strength.STRONG,
                Text(
                    f"生效证明的案号是{number}，与所上传的法院文书案号不同。",
                    f"The certificate is about case {number}, not about the decision sent.",
                ),
                Text(
                    "请上传与判决书案号一致的生效证明。",
                    "Upload the certificate that bears the judgment's case number.",
                ),
                document=paper,
                field="case_number",
                others=list(orders.values()),
            )


def _type(document: Document) -> str | None:
    return court_paper.type_of(document.text("document_type"))


def _number(document: Document) -> str | None:
    number = document.text("case_number")
    return case_number.compact(number) if number else None


CHECK = Check(
    titles={
        "EFFECT_OF_ANOTHER_CASE": Text("生效证明案号不符", "Certificate of another court case")
    },
    transfer=_transfer,
)
