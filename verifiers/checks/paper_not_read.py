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

_PAPER = Text("这份材料", "This paper")


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    if evidence.transfer.scenario not in _PRIVATE:
        return
    for document in evidence.documents:
        title = document.text("title")
        private = document.named is Kind.OTHER or title is not None
        if document.kind is not Kind.OTHER or not private or not document.pages:
            continue
        if not document.statements():
            paper = Text(f"这份《{title}》", f"This paper, “{title}”,") if title else _PAPER
            yield finding(
                "PAPER_NOT_READ",
                Strength.STRONG,
                Text(
                    f"{paper.zh}已收到；其中的内容没有自动读出，由审核人员阅读。",
                    f"{paper.en} has arrived. What it says was not read automatically; a reviewer "
                    "reads it.",
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
