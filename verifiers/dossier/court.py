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
    from collections.abc import Sequence

    from verifiers.model import Document, Evidence

_COURT = Kind.COURT_DOCUMENT.value
_EFFECT = f"{_COURT}:effect"
_AT_ONCE = frozenset({f"{_COURT}:mediation", f"{_COURT}:ruling"})
_REVOKES = re.compile("撤销(?P<what>[^。;；]{1,60}?(?:判决|裁定|调解书))(?!书?的?第)")
_NUMBER = re.compile(r"\d号")
_BACK = re.compile("发回[^。;；]{0,30}重审|指令[^。;；]{0,30}(?:再审|审理)")
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
        if _is_between(one, people)
    )


def set_aside(order: Document, evidence: Evidence) -> tuple[Document, ...]:
    """The later decisions that revoke this one (civil procedure law 177, 218): 撤销…号民事判决.

    One that names no number speaks of the decision between the same people 原判决, 一审判决; one
    that revokes an item of it leaves the rest.
    """
    number = case_number.compact(order.text("case_number") or "")
    return tuple(
        one
        for one in evidence.documents
        if one.id != order.id and is_order(one, evidence)
        if any(_revokes(one, compact(said.what or ""), number) for said in one.statements())
        if _is_between(one, [party.name for party in order.parties()])
    )


def _revokes(decision: Document, clause: str, number: str) -> bool:
    found = _REVOKES.search(clause)
    if found is None or case_number.compact(decision.text("case_number") or "") == number:
        return False
    named = _NUMBER.search(found["what"])
    return number in clause if named else "判决" in found["what"] or "裁定" in found["what"]


def _is_between(decision: Document, people: Sequence[str]) -> bool:
    """Whether the decision names all of these people."""
    parties = [party.name for party in decision.parties()]
    return bool(people) and all(any(names.same(who, one) for one in parties) for who in people)


def in_force(order: Document, evidence: Evidence) -> tuple[str, ...]:
    """The ids of the papers that show a decision in force; none where nothing does.

    One that sends the matter back decides nothing itself, one that was set aside no longer does.
    """
    if _sends_back(order) or set_aside(order, evidence):
        return ()
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


def _sends_back(order: Document) -> bool:
    return any(_BACK.search(compact(said.what or "")) for said in order.statements())


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
