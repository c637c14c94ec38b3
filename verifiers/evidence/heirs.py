"""Whether the transferee is an heir, all heirs are known, and the others agree.

A certificate of inheritance by which the transferee inherits from the registrant proves the lot as
far as its statements go: nobody is asked for single papers again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers import shop
from verifiers.evidence.rule import (
    Answer,
    Case,
    FactRule,
    FactSpec,
    Words,
    by_proof,
    contradictions,
    fact,
)
from verifiers.kin import PARENT, heirs, names_transferee, relations_shown
from verifiers.model import Fact, FactState, Kind, Text
from verifiers.people import refers

if TYPE_CHECKING:
    from verifiers.kin import Heir
    from verifiers.model import Document, Evidence

_DEED = f"{Kind.NOTARIAL_CERTIFICATE.value}:inheritance"
_WAIVER = f"{Kind.NOTARIAL_CERTIFICATE.value}:inheritance_waiver"
_KINSHIP = f"{Kind.NOTARIAL_CERTIFICATE.value}:kinship"
_DECLARATION = f"{Kind.NOTARIAL_CERTIFICATE.value}:declaration"
_AGREEMENT = f"{Kind.NOTARIAL_CERTIFICATE.value}:agreement"


def _shows_kinship(document: Document, evidence: Evidence) -> bool:
    return bool(relations_shown(document, evidence))


def _names_shop(document: Document, evidence: Evidence) -> bool:
    return shop.is_named(document, evidence.transfer.shop)


def _says_no_will(document: Document, evidence: Evidence) -> bool:
    return any(
        one.type == "no_will" and refers(document, one.person, evidence.transfer.registrant)
        for one in document.statements()
    )


TRANSFEREE_IS_HEIR = by_proof(
    "transferee_is_heir",
    Words(
        title=Text("受让人是继承人", "The transferee is an heir"),
        established=Text(
            "公证书写明受让人继承登记人的遗产，或两人是配偶、父母子女关系。",
            "A certificate says that the transferee inherits, or is spouse, child or parent.",
        ),
        missing=Text(
            "还没有材料写明受让人是登记人的继承人。",
            "No paper yet says that the transferee is an heir of the registrant.",
        ),
        contradicted=Text(
            "关于受让人与登记人的关系，材料互相矛盾。",
            "The papers contradict each other on how the transferee is related.",
        ),
    ),
    {_DEED: names_transferee, _KINSHIP: _shows_kinship},
)
HEIRS_ARE_COMPLETE = by_proof(
    "heirs_are_complete",
    Words(
        title=Text("继承人已全部查明", "All heirs are known"),
        established=Text(
            "继承公证书已查明全部继承人。",
            "The certificate of inheritance has established who the heirs are.",
        ),
        missing=Text(
            "还没有材料查明全部第一顺序继承人（配偶、子女、父母）。",
            "No paper yet establishes all first-order heirs: spouse, children and parents.",
        ),
        contradicted=Text(
            "有继承人没有在继承公证书中出现。",
            "An heir does not appear in the certificate of inheritance.",
        ),
    ),
    {_DEED: names_transferee},
)
SHOP_IS_NAMED = by_proof(
    "shop_is_named",
    Words(
        title=Text("材料写明店铺", "The shop is named"),
        established=Text("材料写明了店铺名称或账号。", "A paper names the shop or its account."),
        missing=Text(
            "还没有材料写明店铺名称或账号。", "No paper yet names the shop or its account."
        ),
        contradicted=Text(
            "材料写明的不是这家店铺。", "The papers speak of another shop than this one."
        ),
    ),
    {_DEED: _names_shop, _AGREEMENT: _names_shop},
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


def _will(case: Case, spec: FactSpec) -> Answer:
    """A certificate by which the transferee inherits has looked for a will, even if unsaid."""
    accepted = case.accepted(spec.accepts)
    said = [one.id for one in accepted if _says_no_will(one, case.evidence)]
    plain = fact(spec, _WILL, said, contradictions(case, spec))
    deeds = [one.id for one in accepted if names_transferee(one, case.evidence)]
    if plain.state is not FactState.MISSING or not deeds:
        return Answer(fact=plain)
    why = Text(
        "继承公证书未提到遗嘱；公证处办理继承时会查询遗嘱，因此推定没有相反的遗嘱。",
        "The certificate does not mention a will. Notaries search for one before they certify an "
        "inheritance, so that none is presumed to exist.",
    )
    return Answer(fact=Fact(name=spec.name, state=FactState.PRESUMED, why=why, by=tuple(deeds)))


NO_CONTRARY_WILL = FactRule(
    name="no_contrary_will",
    title=_WILL.title,
    keys=frozenset({_DEED, _DECLARATION}),
    decide=_will,
)

_AGREE = Words(
    title=Text("其他继承人同意", "The other heirs agree"),
    established=Text(
        "其他继承人均已放弃、已先去世或另有继承，没有遗漏。",
        "Every other heir has waived, died before or inherits as well.",
    ),
    missing=Text(
        "还不知道其他继承人是否同意由受让人取得店铺。",
        "Whether the other heirs agree that the transferee takes the shop is not known yet.",
    ),
    contradicted=Text(
        "其他继承人的放弃声明有矛盾，不能采用。",
        "A waiver of another heir is contradictory and cannot be used.",
    ),
)


def _agree(case: Case, spec: FactSpec) -> Answer:
    accepted = {one.id for one in case.accepted(spec.accepts)}
    others = [one for one in heirs(case.evidence, case.death) if one.relation != PARENT]
    silent = [one for one in others if not _is_settled(one, accepted)]
    deeds = [one.id for one in case.accepted((_DEED,)) if names_transferee(one, case.evidence)]
    against = contradictions(case, spec)
    if silent and not against:
        return Answer(fact=_silent(spec, silent))
    by = {one for heir in others for one in (heir.gone | heir.heard) & accepted}
    # Without a certificate of inheritance nobody can tell whether there are further heirs.
    proof = sorted({*deeds, *by} & accepted) if deeds else []
    return Answer(fact=fact(spec, _AGREE, proof, against))


def _is_settled(heir: Heir, accepted: set[str]) -> bool:
    return heir.alive is False or bool((heir.gone | heir.heard | heir.later) & accepted)


def _silent(spec: FactSpec, silent: list[Heir]) -> Fact:
    people = tuple(heir.name for heir in silent)
    why = Text(
        f"还缺少{'、'.join(people)}放弃继承、已先去世或另有继承的材料。",
        f"Nothing yet shows that {', '.join(people)} waived, died before or inherit as well.",
    )
    by = sorted({document for heir in silent for document in heir.documents})
    return Fact(
        name=spec.name,
        state=FactState.MISSING,
        why=why,
        by=tuple(by),
        accepts=spec.accepts,
        people=people,
    )


OTHER_HEIRS_AGREE = FactRule(
    name="other_heirs_agree",
    title=_AGREE.title,
    keys=frozenset({_DEED, _WAIVER, _AGREEMENT, Kind.DEATH_CERTIFICATE.value}),
    decide=_agree,
)
