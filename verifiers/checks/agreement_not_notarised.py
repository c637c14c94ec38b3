"""Is an agreement known from a private paper alone, whose signatures nobody has certified?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.model import Kind, Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Document, Evidence, Finding

_CERTIFYING = frozenset({Kind.NOTARIAL_CERTIFICATE, Kind.COURT_DOCUMENT})


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    agreements = [one for one in evidence.documents if _states_agreement(one)]
    if any(one.kind in _CERTIFYING for one in agreements):
        return
    for document in agreements:
        title = document.text("title")
        paper = Text(f"《{title}》", f"“{title}”") if title else Text("协议", "The agreement")
        yield finding(
            "AGREEMENT_NOT_NOTARISED",
            Strength.STRONG,
            Text(
                f"{paper.zh}未经公证，签名将由审核人员核实。",
                f"{paper.en} is not notarised; a reviewer will verify the signatures.",
            ),
            Text(
                "您无需重新签署；如有公证书或法院调解书，上传后即可免去人工核实。",
                "You need not sign again. A notarised agreement or a court's mediation paper makes "
                "this step unnecessary.",
            ),
            document=document,
            field="statements",
        )


def _states_agreement(document: Document) -> bool:
    return any(one.type in {"agreement", "gift"} for one in document.statements())


CHECK = Check(
    titles={"AGREEMENT_NOT_NOTARISED": Text("协议未经公证", "The agreement is not notarised")},
    transfer=_transfer,
)
