"""Whether all heirs are known, and the others agree.

A certificate of inheritance by which the transferee inherits from the registrant proves the lot as
far as its statements go: nobody is asked for single papers again.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.dossier.kin import names_transferee
from verifiers.evidence.declared import or_declared
from verifiers.evidence.heirship import FIRST_ORDER
from verifiers.evidence.obtainable import RELATIVE
from verifiers.evidence.open_share import SETTLING
from verifiers.evidence.parents import are_too_old
from verifiers.evidence.rule import (
    Answer,
    Case,
    FactRule,
    FactSpec,
    Words,
    contradictions,
    fact,
)
from verifiers.evidence.silent import agree
from verifiers.family.closure import closure_of
from verifiers.family.naming import TRANSFEREE
from verifiers.family.succession import Role
from verifiers.family.wills import carried_out, last_wills
from verifiers.kinds import evidence_key, name_of
from verifiers.model import Fact, FactState, Kind, Text

if TYPE_CHECKING:
    from verifiers.model import Document

_DEED = f"{Kind.NOTARIAL_CERTIFICATE.value}:inheritance"
_KINSHIP = f"{Kind.NOTARIAL_CERTIFICATE.value}:kinship"
_COURT = Kind.COURT_DOCUMENT.value
_LISTING = frozenset({_KINSHIP, Kind.OTHER.value})
"""Papers that may list a family: a notary's, or a statement of the applicant's own."""


def _lists_family(document: Document, case: Case) -> bool:
    """Whether a certificate of kinship names the transferee's tie and what became of both parents.

    A notary who certifies the family for an inheritance lists all of it. Parents whom their age
    makes dead may be left out of a list of the spouse and of several children, or the only one.
    Somebody to whom a will leaves the shop may have no tie to the family.
    """
    evidence = case.evidence
    closure = closure_of(evidence)
    heir = closure.of(TRANSFEREE)
    shown = [one for one in closure.heirs if one.role in FIRST_ORDER and document in one.documents]
    roles = Counter(one.role for one in shown)
    children = roles[Role.CHILD] > 1 or _says_only_child(document)
    parents = roles[Role.PARENT] >= len(("father", "mother")) or (
        children and roles[Role.SPOUSE] > 0 and are_too_old(case)
    )
    wills = last_wills(evidence) if heir is None else ()
    belongs = heir in shown or any(one.is_for(evidence.transfer.transferee) for one in wills)
    return belongs and parents


def _says_only_child(document: Document) -> bool:
    """Whether it calls somebody an only child 独生子, 独女."""
    printed = (one.what or one.word or one.relation or "" for one in document.statements())
    return any("独" in word for word in printed)


_COMPLETE = Words(
    title=Text("继承人已全部查明", "All heirs are known"),
    established=Text(
        "材料已查明全部继承人。",
        "The papers have established who the heirs are.",
    ),
    missing=Text(
        "还没有材料查明全部第一顺序继承人（配偶、子女、父母）。",
        "No paper yet establishes all first-order heirs: spouse, children and parents.",
    ),
    contradicted=Text(
        "有继承人的份额没有写明如何处理。",
        "The papers do not say what becomes of the share of an heir.",
    ),
)


def _complete(case: Case, spec: FactSpec) -> Answer:
    """By a paper that divides the estate, or a certificate of kinship that lists the family."""
    accepted = case.accepted(spec.accepts)
    by = [
        one.id
        for one in accepted
        if names_transferee(one, case.evidence)
        or (evidence_key(one) in _LISTING and _lists_family(one, case))
    ]
    known = fact(spec, _COMPLETE, by, contradictions(case, spec))
    missing = sorted(
        {who for one in case.findings if one.code in spec.contradicted_by for who in one.people}
    )
    if known.state is not FactState.CONTRADICTED or not missing:
        return Answer(fact=_not_listed(known, case))
    why = Text(
        f"材料没有写明{'、'.join(missing)}的份额如何处理。",
        f"The papers do not say what becomes of the share of {', '.join(missing)}.",
    )
    return Answer(fact=replace(known, why=why, people=tuple(missing)))


def _not_listed(known: Fact, case: Case) -> Fact:
    """The missing fact; where papers show the transferee's tie, why they do not list all heirs."""
    heir = closure_of(case.evidence).of(TRANSFEREE)
    if known.state is not FactState.MISSING or heir is None or heir.role is None:
        return known
    if heir.role not in FIRST_ORDER:
        accepts = tuple(key for key in known.accepts if key in {_DEED, _COURT}) or known.accepts
        return replace(known, why=_SECOND_ORDER, accepts=accepts)
    papers = [name_of(one) for one in heir.documents if evidence_key(one) in _LISTING]
    if not papers:
        return known
    why = Text(
        f"{known.why.zh}已看到{papers[0].zh}，但其中没有写明登记人父母双方的情况，"
        "不能确定已列出全部继承人。",
        f"{known.why.en} The {papers[0].en} was read, but does not tell of both parents of the "
        "registrant, so that it may not list all heirs.",
    )
    return replace(known, why=why)


_SECOND_ORDER = Text(
    "受让人属于第二顺序继承人；登记人没有配偶、子女、父母，需由处理遗产的材料写明。",
    "The transferee is an heir of the second order; a paper that settles the estate must say that "
    "there is neither spouse nor child nor parent.",
)
HEIRS_ARE_COMPLETE = FactRule(
    name="heirs_are_complete",
    title=_COMPLETE.title,
    keys=frozenset({_DEED, _COURT, _KINSHIP}),
    decide=or_declared(_complete, _COMPLETE.title),
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
    deeds = [one.id for one in case.accepted(spec.accepts) if names_transferee(one, case.evidence)]
    if deeds and carried_out(case.evidence):
        return Answer(fact=fact(spec, _AGREE, deeds, contradictions(case, spec)))
    lists = [one.id for one in case.accepted((_KINSHIP,)) if _lists_family(one, case)]
    return agree(case, spec, _AGREE, deeds=deeds, lists=lists)


OTHER_HEIRS_AGREE = FactRule(
    name="other_heirs_agree",
    title=_AGREE.title,
    keys=frozenset({_DEED, _COURT, *SETTLING}),
    decide=_agree,
    about=(RELATIVE,),
)
