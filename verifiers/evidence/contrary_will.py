"""Whether a will says otherwise than the law by which the transferee inherits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.dossier.kin import names_transferee
from verifiers.dossier.people import refers
from verifiers.evidence.declared import or_declared
from verifiers.evidence.rule import Answer, Case, FactRule, FactSpec, Words, contradictions, fact
from verifiers.family.wills import carried_out
from verifiers.model import Fact, FactState, Kind, Text

if TYPE_CHECKING:
    from verifiers.model import Document, Evidence

_DEED = f"{Kind.NOTARIAL_CERTIFICATE.value}:inheritance"
_DECLARATION = f"{Kind.NOTARIAL_CERTIFICATE.value}:declaration"
_COURT = Kind.COURT_DOCUMENT.value


def _says_no_will(document: Document, evidence: Evidence) -> bool:
    return any(
        one.type == "no_will" and refers(document, one.person, evidence.transfer.registrant)
        for one in document.statements()
    )


_WILL = Words(
    title=Text("没有相反的遗嘱", "No will says otherwise"),
    established=Text(
        "公证书写明登记人生前没有遗嘱。", "The certificate says that the registrant left no will."
    ),
    missing=Text(
        "还没有材料写明登记人是否留有遗嘱。",
        "No paper yet says whether the registrant left a will.",
    ),
    contradicted=Text(
        "关于遗嘱，材料互相矛盾。", "The papers contradict each other on whether there is a will."
    ),
)


_NOT_MENTIONED = Text(
    "继承材料未提到遗嘱；公证处和法院处理继承时会查明有无遗嘱，因此推定没有相反的遗嘱。",
    "The paper that divides the estate does not mention a will. Notaries and courts look for "
    "one first, so that none is presumed to exist.",
)
_CARRIED_OUT = Text(
    "处理遗产的材料按登记人的遗嘱把店铺给了受让人；公证处和法院处理时会查明有无其他遗嘱，因此推定没有。",
    "The paper that divides the estate gives the shop to the transferee by the registrant's will. "
    "Notaries and courts look for others first, so that none is presumed to exist.",
)


def _will(case: Case, spec: FactSpec) -> Answer:
    """Whoever divides an estate has looked for a will, even if the paper does not say so."""
    accepted = case.accepted(spec.accepts)
    said = [one.id for one in accepted if _says_no_will(one, case.evidence)]
    plain = fact(spec, _WILL, said, contradictions(case, spec))
    deeds = [one.id for one in accepted if names_transferee(one, case.evidence)]
    if plain.state is FactState.MISSING and not deeds:
        return Answer(fact=_of_private_will(plain, case))
    if plain.state is not FactState.MISSING:
        return Answer(fact=plain)
    why = _CARRIED_OUT if carried_out(case.evidence) else _NOT_MENTIONED
    return Answer(fact=Fact(name=spec.name, state=FactState.PRESUMED, why=why, by=tuple(deeds)))


def _is_private_will(document: Document, evidence: Evidence) -> bool:
    """Whether a paper that nobody certified is a will: by its title, or by what it gives."""
    registrant = evidence.transfer.registrant
    gives = any(
        one.type == "gift" and refers(document, one.person, registrant)
        for one in document.statements()
    )
    titled = (document.text("title") or "").endswith("遗嘱") and not document.statements()
    return document.kind is Kind.OTHER and (gives or titled)


def _is_for_transferee(will: Document, evidence: Evidence) -> bool:
    """Whether all that a private will gives goes to the transferee: then it is no contrary one."""
    given = [one for one in will.statements() if one.type == "gift"]
    return bool(given) and all(refers(will, one.to, evidence.transfer.transferee) for one in given)


_PRIVATE_FOR_THEM = Text(
    "已看到登记人把遗产留给受让人的遗嘱，但未经公证；其他继承人仍须同意，另需写明没有其他遗嘱。",
    "A will by which the registrant leaves it to the transferee was read, which is not notarised: "
    "the other heirs must agree nevertheless, and it must be said that there is no other will.",
)


def _of_private_will(known: Fact, case: Case) -> Fact:
    """The missing fact; where a will of the registrant was sent that no notary has certified."""
    papers = case.evidence.documents
    found = [one for one in papers if _is_private_will(one, case.evidence)]
    wills = [one.id for one in found]
    if not wills:
        return known
    if all(_is_for_transferee(one, case.evidence) for one in found):
        return replace(known, why=_PRIVATE_FOR_THEM, by=tuple(sorted(wills)))
    why = Text(
        "已看到登记人的遗嘱，但未经公证；遗嘱是否有效，需由处理遗产的材料确认。",
        "A will of the registrant was read, which is not notarised; a paper that settles the "
        "estate must confirm whether it holds.",
    )
    accepts = tuple(key for key in known.accepts if key in {_DEED, _COURT}) or known.accepts
    return replace(known, why=why, by=tuple(sorted(wills)), accepts=accepts)


NO_CONTRARY_WILL = FactRule(
    name="no_contrary_will",
    title=_WILL.title,
    keys=frozenset({_DEED, _DECLARATION, _COURT}),
    decide=or_declared(_will, _WILL.title),
)
