"""Whether a court's decision between the two sides is in force."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.dossier.court import in_force, is_order, set_aside
from verifiers.dossier.elsewhere import seat
from verifiers.dossier.people import names_person
from verifiers.evidence import rule
from verifiers.evidence.rule import Answer, Case, FactRule, FactSpec, Words, contradictions, fact
from verifiers.model import FactState, Kind, Text

if TYPE_CHECKING:
    from verifiers.model import Document, Evidence

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
_SET_ASIDE = Text(
    "裁判已被之后的法院文书撤销，双方之间还没有其他已生效的裁判。",
    "The decision was set aside by a later one, and no other decision between the two is in force.",
)
_UNRECOGNISED = Text(
    "已读到内地以外的法院的裁判，须由中级人民法院裁定承认（认可）后才有效力。",
    "A decision of a court outside the mainland was read, which has force here once an "
    "intermediate people's court recognises it.",
)
_RULING = f"{Kind.COURT_DOCUMENT.value}:ruling"


def _decide(case: Case, spec: FactSpec) -> Answer:
    evidence = case.evidence
    orders = [one for one in case.accepted(spec.accepts) if _is_between(one, evidence)]
    by = sorted({id_ for one in orders for id_ in in_force(one, evidence)})
    known = fact(spec, _WORDS, by, contradictions(case, spec))
    gone = {one.id for order in orders for one in set_aside(order, evidence)}
    if gone and known.state is FactState.MISSING:
        revoked = fact(spec, _WORDS, [], sorted(gone))
        return Answer(fact=replace(revoked, why=_SET_ASIDE))
    if known.state is not FactState.MISSING or not orders:
        return Answer(fact=known)
    if all(seat(one) for one in orders):
        accepts = tuple(key for key in spec.accepts if key == _RULING) or spec.accepts
        return Answer(fact=replace(known, why=_UNRECOGNISED, accepts=accepts))
    return Answer(fact=replace(known, why=_UNCERTIFIED))


def _is_between(document: Document, evidence: Evidence) -> bool:
    """Whether this is a decision between registrant and transferee."""
    transfer = evidence.transfer
    return (
        is_order(document, evidence)
        and names_person(document, transfer.registrant)
        and names_person(document, transfer.transferee)
    )


ORDER_IS_EFFECTIVE = FactRule(
    name=rule.ORDER_IS_EFFECTIVE,
    title=_WORDS.title,
    keys=frozenset({Kind.COURT_DOCUMENT.value}),
    decide=_decide,
)
