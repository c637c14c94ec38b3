"""Has the registrant died, where the request says that both sides act together?

A company outlives whoever heads it: its shop stays its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.checks import Check, finding
from verifiers.dossier.licence import is_licensed
from verifiers.dossier.people import deaths
from verifiers.kinds import evidence_key
from verifiers.model import Kind, Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Evidence, Finding

_COMPANY = f"{Kind.BUSINESS_LICENCE.value}:company"
_TOGETHER = frozenset({"divorce", "marriage", "kinship", "agreement", "enterprise"})


def _transfer(evidence: Evidence) -> Iterator[Finding]:
    if evidence.transfer.scenario not in _TOGETHER or _heads_company(evidence):
        return
    for death in deaths(evidence, evidence.transfer.registrant)[:1]:
        yield finding(
            "REGISTRANT_HAS_DIED",
            Strength.STRONG,
            Text(
                f"材料写明登记人已于{death.day}去世。",
                f"A paper says that the registrant died on {death.day}.",
            ),
            Text(
                "登记人去世后请按继承过户办理。",
                "After the registrant's death ask for a transfer by inheritance.",
            ),
            document=death.document,
            field=death.field,
            people=[evidence.transfer.registrant.name],
        )


def _heads_company(evidence: Evidence) -> bool:
    return evidence.transfer.scenario == "enterprise" and any(
        evidence_key(one) == _COMPANY and is_licensed(one, evidence.transfer.registrant)
        for one in evidence.documents
    )


CHECK = Check(
    titles={"REGISTRANT_HAS_DIED": Text("登记人已去世", "The registrant has died")},
    transfer=_transfer,
)
