"""Whether the registrant is dead. Four proofs are equal (domain.md A.3); each must name the day.

A court's judgment that declares a death is final when it is given, and one of the four.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.checks.death_revoked import CODE
from verifiers.dossier.people import deaths_in
from verifiers.evidence import missing
from verifiers.evidence.rule import Answer, Case, FactSpec, Words, by_proof
from verifiers.kinds import MATTERS
from verifiers.model import FactState, Kind, Text

if TYPE_CHECKING:
    from verifiers.model import Document, Evidence

_KEYS = (
    Kind.DEATH_CERTIFICATE.value,
    Kind.HOUSEHOLD_CANCELLATION.value,
    *(f"{Kind.NOTARIAL_CERTIFICATE.value}:{matter}" for matter in MATTERS),
    Kind.COURT_DOCUMENT.value,
)


def _names_the_day(document: Document, evidence: Evidence) -> bool:
    known = deaths_in(document, evidence.transfer.registrant)
    return any(one.day <= evidence.as_of for one in known)


_BY_PAPER = by_proof(
    "registrant_is_dead",
    Words(
        title=Text("登记人已去世", "The registrant has died"),
        established=Text(
            "材料写明了登记人的死亡日期。", "A paper gives the day on which the registrant died."
        ),
        missing=Text(
            "还没有材料写明登记人的死亡日期。",
            "No paper yet gives the day on which the registrant died.",
        ),
        contradicted=Text(
            "材料中登记人的死亡日期互相矛盾。",
            "The papers contradict each other on the day of the registrant's death.",
        ),
    ),
    {key: _names_the_day for key in _KEYS},  # noqa: C420 - the same proof for each
)


_LIVES = Text(
    "法院已撤销宣告，登记人在世。", "A court revoked its declaration: the registrant lives."
)


def _decide(case: Case, spec: FactSpec) -> Answer:
    """No proof of death is asked of somebody who lives, or was only declared missing."""
    told = _BY_PAPER.decide(case, spec)
    if any(one.code == CODE for one in case.findings):
        return Answer(fact=replace(told.fact, why=_LIVES, accepts=()))
    gone = missing.registrant(case, spec) if told.fact.state is FactState.MISSING else None
    return Answer(fact=gone) if gone else told


REGISTRANT_IS_DEAD = replace(_BY_PAPER, decide=_decide)
