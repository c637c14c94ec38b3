"""Whether both sides agree, how a couple divided what it owned, and whether the shop is named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.dossier import shop
from verifiers.dossier.licence import acts_as, is_one_enterprise
from verifiers.dossier.people import names_person, refers
from verifiers.evidence import missing
from verifiers.evidence.obtainable import REGISTRANT, TRANSFEREE
from verifiers.evidence.rule import Answer, Case, FactSpec, Words, by_proof, ended_by_death
from verifiers.model import Fact, FactState, Kind, Text

if TYPE_CHECKING:
    from verifiers.model import Document, Evidence, Statement

_NOTARIAL = Kind.NOTARIAL_CERTIFICATE.value
_AGREEMENTS = (
    f"{_NOTARIAL}:agreement",
    Kind.OTHER.value,
    f"{Kind.COURT_DOCUMENT.value}:mediation",
)
_CONSENTS = (*_AGREEMENTS, f"{_NOTARIAL}:gift")
_NAMING = (*_CONSENTS, f"{_NOTARIAL}:inheritance", f"{_NOTARIAL}:will", Kind.COURT_DOCUMENT.value)


def binds_both(document: Document, evidence: Evidence) -> bool:
    """Whether the document states an agreement of registrant and transferee, or a gift."""
    giver, taker = evidence.transfer.registrant, evidence.transfer.transferee
    return any(
        (one.type == "agreement" and _is_between(document, one, evidence))
        or (
            one.type == "gift"
            and refers(document, one.person, giver)
            and refers(document, one.to, taker)
        )
        for one in document.statements()
    )


def _is_between(document: Document, statement: Statement, evidence: Evidence) -> bool:
    """Whether both sides agreed. Where a statement lists nobody, the document's parties did."""
    people = evidence.transfer.registrant, evidence.transfer.transferee
    if not statement.parties:
        return all(names_person(document, person) for person in people)
    return all(
        any(acts_as(document, name, person, evidence) for name in statement.parties)
        for person in people
    )


def _names_shop(document: Document, evidence: Evidence) -> bool:
    transfer = evidence.transfer
    return shop.is_named(document, transfer.shop) and not shop.goes_past(
        document, transfer.shop, transfer.transferee
    )


_NO_AGREEMENT = Text(
    "已看到{papers}，但其中没有写明登记人与受让人之间的约定。",
    "The {papers} was read, but states no agreement between registrant and transferee.",
)
_POWER = Text(
    "已看到登记人的委托书：委托书只授权他人办理手续，不等于同意把店铺过户给受让人。",
    "The registrant's power of attorney was read: it lets somebody act, and does not say that the "
    "shop goes to the transferee.",
)
_AGREE = Words(
    title=Text("双方同意过户", "Both sides agree"),
    established=Text(
        "材料写明登记人与受让人双方同意。",
        "A paper states that registrant and transferee agree.",
    ),
    missing=Text(
        "还没有材料写明登记人和受让人双方都同意。",
        "No paper yet states that both registrant and transferee agree.",
    ),
    contradicted=Text(
        "关于双方是否同意，材料互相矛盾。",
        "The papers contradict each other on whether both sides agree.",
    ),
    seen=_NO_AGREEMENT,
)
_BY_PAPER = by_proof(
    "both_sides_agree",
    _AGREE,
    dict.fromkeys(_CONSENTS, binds_both),
    about=(REGISTRANT, TRANSFEREE),
)


def _agree(case: Case, spec: FactSpec) -> Answer:
    """By a paper; an enterprise that changes its name or its head is one side, not two."""
    ended = ended_by_death(case, spec) or missing.together(case, spec)
    if ended is not None:
        return Answer(fact=ended)
    told = _BY_PAPER.decide(case, spec)
    if told.fact.state is not FactState.MISSING:
        return told
    if not is_one_enterprise(case.evidence.transfer):
        return replace(told, fact=_or_power(told.fact, case))
    why = Text(
        "登记人与受让人是同一家企业（统一社会信用代码相同），不需要另行约定。",
        "Registrant and transferee are one enterprise, by its credit code: nothing is to be "
        "agreed.",
    )
    return Answer(fact=Fact(name=spec.name, state=FactState.ESTABLISHED, why=why))


def _or_power(known: Fact, case: Case) -> Fact:
    """The missing fact; where the registrant gave a power of attorney, why that is not enough."""
    giver = case.evidence.transfer.registrant
    entrusted = any(
        said.type == "entrusts" and refers(document, said.person, giver)
        for document in case.evidence.documents
        for said in document.statements()
    )
    if not entrusted:
        return known
    plain = _AGREE.missing
    return replace(known, why=Text(plain.zh + _POWER.zh, f"{plain.en} {_POWER.en}"))


BOTH_SIDES_AGREE = replace(_BY_PAPER, decide=_agree)
DIVISION_AGREED = by_proof(
    "division_agreed",
    Words(
        title=Text("财产分割已约定", "The division is agreed"),
        established=Text(
            "材料写明双方约定了财产分割。",
            "A paper states how the two divide what they own.",
        ),
        missing=Text(
            "还没有材料写明双方如何分割财产。",
            "No paper yet states how the two divide what they own.",
        ),
        contradicted=Text(
            "财产分割的材料互相矛盾，或店铺分给了另一方。",
            "The papers contradict each other on the division, or give the shop to the other side.",
        ),
        seen=_NO_AGREEMENT,
    ),
    dict.fromkeys(_AGREEMENTS, binds_both),
    about=(REGISTRANT, TRANSFEREE),
)
SHOP_IS_NAMED = by_proof(
    "shop_is_named",
    Words(
        title=Text("材料写明店铺", "The shop is named"),
        established=Text("材料写明了店铺名称或账号。", "A paper names the shop or its account."),
        missing=Text(
            "还没有材料写明店铺名称或账号，并由受让人取得。",
            "No paper yet names the shop or its account as going to the transferee.",
        ),
        contradicted=Text(
            "材料写明店铺归另一人，而不是受让人。",
            "The papers give the shop to somebody else than the transferee.",
        ),
        seen=Text(
            "已看到{papers}，但其中没有写明店铺名称或账号归受让人。",
            "The {papers} was read, but does not name the shop or its account as going to the "
            "transferee.",
        ),
    ),
    dict.fromkeys(_NAMING, _names_shop),
    about=(REGISTRANT, TRANSFEREE),
)
