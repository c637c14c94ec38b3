"""Whether the registrant is dead. Four proofs are equal (domain.md A.3); each must name the day.

A court's judgment that declares a death is final when it is given, and one of the four.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.dossier.people import deaths_in
from verifiers.evidence.rule import Words, by_proof
from verifiers.kinds import MATTERS
from verifiers.model import Kind, Text

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


REGISTRANT_IS_DEAD = by_proof(
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
