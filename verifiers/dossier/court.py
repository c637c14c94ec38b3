"""Which papers of courts are decisions, and whether they are in force.

A mediation paper is when it is signed, a judgment of the second instance when it is given, a ruling
when it is served: only rulings that dispose of nothing may be appealed (civil procedure law 157). A
judgment of the first instance needs the court's certificate 生效证明 under the same case number, or
must say itself since when it is in force (domain.md A.5 and B). A decision of a court outside the
mainland is in force once a people's court has recognised it (civil procedure law 298, 299).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.dossier.elsewhere import seat
from verifiers.kinds import evidence_key
from verifiers.model import Kind
from verifiers.numbers import case_number
from verifiers.text import court_paper, names
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from verifiers.model import Document, Evidence

_COURT = Kind.COURT_DOCUMENT.value
_EFFECT = f"{_COURT}:effect"
_AT_ONCE = frozenset({f"{_COURT}:mediation", f"{_COURT}:ruling"})
_RECOGNISES = re.compile("(?<!不予)(?:承认|认可)")
_ORDERS = frozenset({f"{_COURT}:judgment", *_AT_ONCE})


def is_order(document: Document, evidence: Evidence) -> bool:
    """Whether the document is a court's decision that was given by the day of the assessment."""
    issued = document.day("issue_date")
    return evidence_key(document) in _ORDERS and (issued is None or issued <= evidence.as_of)


def recognitions(decision: Document, evidence: Evidence) -> tuple[Document, ...]:
    """Decisions of people's courts that recognise, between the same people, one from elsewhere."""
    people = [party.name for party in decision.parties()]
    return tuple(
        one
        for one in evidence.documents
        if is_order(one, evidence) and seat(one) is None
        if any(_RECOGNISES.search(compact(said.what or "")) for said in one.statements())
        if people
        and all(any(names.same(who, party.name) for party in one.parties()) for who in people)
    )


def in_force(order: Document, evidence: Evidence) -> tuple[str, ...]:
    """The ids of the papers that show a decision in force; none where nothing does."""
    if seat(order) is not None:
        known = recognitions(order, evidence)
        return (order.id, *(one.id for one in known)) if known else ()
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
