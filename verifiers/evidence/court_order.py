"""Whether a court's decision between the two sides is in force.

A mediation paper is when it is signed, a judgment of the second instance when it is given. One of
the first instance needs the court's certificate 生效证明 under the same case number, or must say
itself since when it is in force (domain.md A.5 and B).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.evidence.rule import Answer, Case, FactRule, FactSpec, Words, contradictions, fact
from verifiers.kinds import evidence_key
from verifiers.model import FactState, Kind, Text
from verifiers.numbers import case_number
from verifiers.people import names_person
from verifiers.text import court_paper

if TYPE_CHECKING:
    from verifiers.model import Document, Evidence

_COURT = Kind.COURT_DOCUMENT.value
EFFECT = f"{_COURT}:effect"
_MEDIATION = f"{_COURT}:mediation"
_ORDERS = frozenset({f"{_COURT}:judgment", _MEDIATION, f"{_COURT}:ruling"})
_WORDS = Words(
    title=Text("法院文书已生效", "The court's decision is in force"),
    established=Text(
        "法院的判决、调解或裁定已生效。", "The court's judgment, mediation or ruling is in force."
    ),
    missing=Text(
        "还没有读到双方之间已生效的法院文书。",
        "No court decision between the two sides that is in force has been read yet.",
    ),
    contradicted=Text(
        "生效证明与判决书互相矛盾。", "Judgment and certificate contradict each other."
    ),
)
_UNCERTIFIED = Text(
    "已读到一审判决书，但还没有同一案号的生效证明或二审判决书。",
    "A judgment of the first instance was read, but neither the court's certificate that it is in "
    "force, under the same case number, nor a judgment of the second instance.",
)


def _decide(case: Case, spec: FactSpec) -> Answer:
    evidence = case.evidence
    orders = [one for one in case.accepted(spec.accepts) if _is_order(one, evidence)]
    by = sorted({id_ for one in orders for id_ in _in_force(one, evidence)})
    words = _WORDS
    known = fact(spec, words, by, contradictions(case, spec))
    if known.state is FactState.MISSING and orders:
        words = Words(
            title=words.title,
            established=words.established,
            missing=_UNCERTIFIED,
            contradicted=words.contradicted,
        )
        known = fact(spec, words, by, [])
    return Answer(fact=known)


def _is_order(document: Document, evidence: Evidence) -> bool:
    """Whether this is a decision between registrant and transferee, already given."""
    issued, transfer = document.day("issue_date"), evidence.transfer
    return (
        evidence_key(document) in _ORDERS
        and (issued is None or issued <= evidence.as_of)
        and names_person(document, transfer.registrant)
        and names_person(document, transfer.transferee)
    )


def _in_force(order: Document, evidence: Evidence) -> tuple[str, ...]:
    """The ids of the papers that show the decision in force; none where nothing does."""
    number = order.text("case_number")
    own = order.day("effective_date")
    final = court_paper.is_final(number, order.text("document_type"))
    if evidence_key(order) == _MEDIATION or final or (own and own <= evidence.as_of):
        return (order.id,)
    return next(
        ((order.id, one.id) for one in evidence.documents if _certifies(one, number, evidence)), ()
    )


def _certifies(document: Document, number: str | None, evidence: Evidence) -> bool:
    other = document.text("case_number")
    day = document.day("effective_date") or document.day("issue_date")
    return (
        evidence_key(document) == EFFECT
        and number is not None
        and other is not None
        and case_number.compact(number) == case_number.compact(other)
        and (day is None or day <= evidence.as_of)
    )


ORDER_IS_EFFECTIVE = FactRule(
    name="order_is_effective",
    title=_WORDS.title,
    keys=frozenset({_COURT}),
    decide=_decide,
)
