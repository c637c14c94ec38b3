"""Was a private paper sent on purpose, which no reader understands? Then a person reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.model import Kind, Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Evidence, Finding

_PRIVATE = frozenset({"inheritance", "divorce", "marriage", "kinship", "agreement", "enterprise"})
"""Scenarios in which an agreement of the two sides, or a statement of one, may be sent."""


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    if evidence.transfer.scenario not in _PRIVATE:
        return
    for document in evidence.documents:
        sent_so = document.kind is Kind.OTHER and document.named is Kind.OTHER
        if sent_so and document.pages and not document.statements():
            yield finding(
                "PAPER_NOT_READ",
                Strength.STRONG,
                Text(
                    "这份材料由审核人员阅读，不会自动处理。",
                    "This paper is read by a reviewer; it is not handled automatically.",
                ),
                Text(
                    "您无需操作；如有公证书或法院文书，上传后即可免去人工阅读。",
                    "There is nothing for you to do. A notarial certificate or a court's paper "
                    "makes this step unnecessary.",
                ),
                document=document,
            )


CHECK = Check(
    titles={"PAPER_NOT_READ": Text("材料由人工阅读", "A person reads this paper")},
    transfer=_transfer,
)
