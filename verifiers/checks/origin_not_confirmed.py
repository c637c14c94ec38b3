"""Is it confirmed where a paper from outside the mainland comes from? The rules on facts ask this.

The policy says what confirms the papers of each place; only papers that a fact still needs are
asked about. The fact is missing, which bars an approval and has its price; this says why.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.kinds import name_of
from verifiers.model import Document, Finding, Kind, Strength, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

_CODE = "ORIGIN_NOT_CONFIRMED"


def not_confirmed(document: Document, ways: Sequence[Text]) -> Finding:
    """The finding on a paper of a notary or an office; `ways` are clauses on what confirms it."""
    paper, issuer = name_of(document), document.text(_field(document)) or ""
    return finding(
        _CODE,
        Strength.INFO,
        Text(
            f"{paper.zh}由内地以外的“{issuer}”出具，还没有看到证明其来源的材料。",
            f"The {paper.en} was made outside the mainland, by “{issuer}”; nothing that confirms "
            "where it comes from was seen yet.",
        ),
        Text(
            f"请办理并上传：{'；'.join(one.zh for one in ways)}。",
            f"Obtain and upload it: {'; '.join(one.en for one in ways)}.",
        ),
        document=document,
        field=_field(document),
    )


def not_recognised(document: Document) -> Finding:
    """The finding on a decision of a court elsewhere."""
    court = document.text("court") or ""
    return finding(
        _CODE,
        Strength.INFO,
        Text(
            f"这份裁判由内地以外的“{court}”作出，还没有看到人民法院承认（认可）它的裁定。",
            f"This decision is of a court outside the mainland, “{court}”; no ruling of a people's "
            "court that recognises it was seen yet.",
        ),
        Text(
            "请向有管辖权的中级人民法院申请承认（认可），并上传裁定书。",
            "Apply to the intermediate people's court that has jurisdiction and upload its ruling.",
        ),
        document=document,
        field="court",
    )


def _field(document: Document) -> str:
    issuers = ("office", "issuing_authority")
    if document.kind is Kind.NOTARIAL_CERTIFICATE:
        return issuers[0]
    return next((name for name in issuers if document.text(name)), issuers[1])


CHECK = Check(titles={_CODE: Text("境外文书的来源尚待证明", "Origin of a paper not confirmed")})
