"""Whether the marriage of registrant and transferee was dissolved.

By a certificate, or by a court; that a court's paper is in force is a fact of its own. A wedding
after the divorce makes the two a couple again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.dossier.people import names_person
from verifiers.evidence.relation import COUPLE
from verifiers.evidence.rule import (
    Answer,
    Case,
    FactRule,
    FactSpec,
    Words,
    but_seen,
    contradictions,
    fact,
)
from verifiers.family.closure import closure_of
from verifiers.family.kinship import is_dissolved
from verifiers.model import Kind, Text
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from verifiers.model import Document, Evidence

_WORDS = Words(
    title=Text("双方已离婚", "The two are divorced"),
    established=Text("材料写明双方已离婚。", "A paper shows that the two are divorced."),
    missing=Text("还没有材料写明双方已离婚。", "No paper yet shows that the two are divorced."),
    contradicted=Text(
        "材料写明双方离婚后又登记结婚，或离婚材料互相矛盾。",
        "The papers show a wedding after the divorce, or contradict each other on it.",
    ),
    seen=Text(
        "已看到{papers}，但其中没有写明登记人与受让人离婚。",
        "The {papers} was read, but does not say that registrant and transferee were divorced.",
    ),
)
_DIVORCES = re.compile("(?<!不准)(?<!不准予)(?<!不予)(?:离婚|解除婚姻关系)")
_REFUSES = re.compile("不准(?:予|许)?|不予|驳回")


def _dissolves(document: Document, evidence: Evidence) -> bool:
    """Whether a court's paper between the two says that they divorce."""
    transfer = evidence.transfer
    said = [compact(one.what or "") for one in document.statements()]
    return (
        document.kind is Kind.COURT_DOCUMENT
        and names_person(document, transfer.registrant)
        and names_person(document, transfer.transferee)
        and any(_DIVORCES.search(words) and not _REFUSES.search(words) for words in said)
    )


def _decide(case: Case, spec: FactSpec) -> Answer:
    accepted = case.accepted(spec.accepts)
    family = closure_of(case.evidence).family
    ended = {one.source.id for one in family.weddings.get(COUPLE, ()) if one.ended}
    by = [one.id for one in accepted if one.id in ended or _dissolves(one, case.evidence)]
    against = set(contradictions(case, spec))
    if ended and not is_dissolved(family, COUPLE):
        against |= {one.source.id for one in family.weddings[COUPLE]}
    known = fact(spec, _WORDS, by, sorted(against))
    return Answer(fact=but_seen(known, _WORDS, accepted))


MARRIAGE_DISSOLVED = FactRule(
    name="marriage_dissolved",
    title=_WORDS.title,
    keys=frozenset({Kind.DIVORCE_CERTIFICATE.value, Kind.COURT_DOCUMENT.value}),
    decide=_decide,
)
