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
    from datetime import date

    from verifiers.model import Evidence, Finding

_COMPANY = f"{Kind.BUSINESS_LICENCE.value}:company"
_TOGETHER = frozenset({"divorce", "marriage", "kinship", "agreement", "enterprise"})

_DIVIDING = frozenset({Kind.DIVORCE_CERTIFICATE, Kind.COURT_DOCUMENT})
_INHERIT = Text(
    "登记人去世后请按继承过户办理。",
    "After the registrant's death ask for a transfer by inheritance.",
)
_DIVIDED = Text(
    "离婚在登记人去世之前，财产分割仍然有效，您无需改按继承办理；审核人员会核对分割材料。",
    "The divorce came before the death, and the division stands: you need not ask for an "
    "inheritance. A reviewer will look at the division.",
)


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
            _DIVIDED if _divided_before(evidence, death.day) else _INHERIT,
            document=death.document,
            field=death.field,
            people=[evidence.transfer.registrant.name],
        )


def _divided_before(evidence: Evidence, death: date) -> bool:
    """Whether the two were divorced, and so had divided what they owned, before the death."""
    return evidence.transfer.scenario == "divorce" and any(
        one.kind in _DIVIDING and day is not None and day <= death
        for one in evidence.documents
        for day in (one.day("registration_date") or one.day("issue_date"),)
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
