"""Can this unified social credit code exist? GB 32100-2015; domain.md A.5.

Only a code that is certain can be found impossible: one that is not was misread, which
FIELD_UNREADABLE says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.people import is_sure
from verifiers.kinds import name_of
from verifiers.model import Strength, Text
from verifiers.numbers import uscc

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from verifiers.model import Document, Finding


def _document(document: Document, _as_of: date) -> Iterator[Finding]:
    code = document.text("uscc")
    if code is None or uscc.is_valid(code) or not is_sure(document, "uscc"):
        return
    paper = name_of(document)
    yield finding(
        "USCC_CHECKSUM",
        Strength.HARD,
        Text(
            f"{paper.zh}上尾号为{code[-4:]}的统一社会信用代码与其校验码（最后一位）不符。",
            f"On the {paper.en}, the credit code ending in {code[-4:]} does not agree with its "
            "last character, the check character.",
        ),
        Text(
            "请核对原件；若原件就是这样，请向登记机关查询更正后重新上传。",
            "Compare it with the original; if it is printed so, ask the registering authority "
            "about it and upload the paper again.",
        ),
        document=document,
        field="uscc",
    )


CHECK = Check(
    titles={"USCC_CHECKSUM": Text("统一社会信用代码校验不符", "Credit code fails its check")},
    document=_document,
)
