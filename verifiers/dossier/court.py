"""Which papers of courts are decisions, and whether they are in force.

A mediation paper is when it is signed, a judgment of the second instance when it is given, a ruling
when it is served: only rulings that dispose of nothing may be appealed (civil procedure law 157). A
judgment of the first instance needs the court's certificate 生效证明 under the same case number, or
must say itself since when it is in force (domain.md A.5 and B).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.kinds import evidence_key
from verifiers.model import Kind
from verifiers.numbers import case_number
from verifiers.text import court_paper

if TYPE_CHECKING:
    from verifiers.model import Document, Evidence

_COURT = Kind.COURT_DOCUMENT.value
_EFFECT = f"{_COURT}:effect"
_AT_ONCE = frozenset({f"{_COURT}:mediation", f"{_COURT}:ruling"})
_ORDERS = frozenset({f"{_COURT}:judgment", *_AT_ONCE})


def is_order(document: Document, evidence: Evidence) -> bool:
    """Whether the document is a court's decision that was given by the day of the assessment."""
    issued = document.day("issue_date")
    return evidence_key(document) in _ORDERS and (issued is None or issued <= evidence.as_of)


def in_force(order: Document, evidence: Evidence) -> tuple[str, ...]:
    """The ids of the papers that show a decision in force; none where nothing does."""
    number = order.text("case_number")
    own = order.day("effective_date")
    final = court_paper.is_final(number, order.text("document_type"))
    if evidence_key(order) in _AT_ONCE or final or (own and own <= evidence.as_of):
        return (order.id,)
    return next(
        ((order.id, one.id) for one in evidence.documents if _certifies(one, number, evidence)), ()
    )


def _certifies(document: Document, number: str | None, evidence: Evidence) -> bool:
    other = document.text("case_number")
    day = document.day("effective_date") or document.day("issue_date")
    return (
        evidence_key(document) == _EFFECT
        and number is not None
        and other is not None
        and case_number.compact(number) == case_number.compact(other)
        and (day is None or day <= evidence.as_of)
    )
