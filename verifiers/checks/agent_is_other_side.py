"""Did the transferee sign for the registrant, too?

An agent who deals with himself binds the principal only where the principal agrees to that (civil
code 168).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.people import refers
from verifiers.kinds import name_of
from verifiers.model import Kind, Strength, Text
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Document, Evidence, Finding

_SIGNED = frozenset({Kind.NOTARIAL_CERTIFICATE, Kind.OTHER})
_TOGETHER = frozenset({"divorce", "marriage", "kinship", "agreement", "enterprise"})
"""Scenarios in which both sides agree."""
_AGREED = re.compile("(?:受托人|代理人)(?:本人|自己)|自己代理|双方代理")


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    transfer = evidence.transfer
    if transfer.scenario not in _TOGETHER or _is_agreed(evidence):
        return
    for document in evidence.documents:
        if document.kind in _SIGNED and _acts(document, evidence):
            paper = name_of(document)
            yield finding(
                "AGENT_IS_OTHER_SIDE",
                Strength.STRONG,
                Text(
                    f"{paper.zh}由受让人{transfer.transferee.name}代登记人签署；"
                    "代理人与自己订立的合同，须经被代理人同意。",
                    f"{transfer.transferee.name}, the transferee, signed the {paper.en} for the "
                    "registrant, too; what an agent agrees with himself needs the principal's "
                    "consent.",
                ),
                Text(
                    "请由登记人本人签署，或上传登记人同意由受让人代签的公证书。",
                    "Have the registrant sign in person, or upload a certificate by which the "
                    "registrant agrees that the transferee signs.",
                ),
                document=document,
                field="parties",
                people=[transfer.transferee.name],
            )


def _acts(document: Document, evidence: Evidence) -> bool:
    """Whether an agreement or a gift names the transferee both as an agent and as who gets it."""
    transferee = evidence.transfer.transferee
    if not any(one.type in {"agreement", "gift"} for one in document.statements()):
        return False
    roles = {one.role for one in document.parties() if refers(document, one.name, transferee)}
    return "agent" in roles and len(roles) > 1


def _is_agreed(evidence: Evidence) -> bool:
    """Whether a power of attorney lets the transferee deal with himself."""
    transfer = evidence.transfer
    return any(
        one.type == "entrusts"
        and refers(document, one.person, transfer.registrant)
        and refers(document, one.to, transfer.transferee)
        and _AGREED.search(compact(one.what or ""))
        for document in evidence.documents
        for one in document.statements()
    )


CHECK = Check(
    titles={"AGENT_IS_OTHER_SIDE": Text("代理人就是对方", "The agent is the other side")},
    transfer=_transfer,
)
