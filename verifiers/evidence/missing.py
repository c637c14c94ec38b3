"""What can be asked of somebody whom a court declared missing: nobody has proof that they died.

Being missing is no death (civil code 40). A custodian keeps the property (42, 43) and cannot give
it up; after four years, two after an accident, a court may declare the death (46).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from verifiers.dossier.people import refers, revivals, to_day
from verifiers.model import Fact, FactState, Kind, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from verifiers.evidence.rule import Case, FactSpec
    from verifiers.family.heir import Heir

KEYS = frozenset({f"{Kind.NOTARIAL_CERTIFICATE.value}:inheritance", Kind.COURT_DOCUMENT.value})
"""Papers that say how the share of somebody missing is kept, or a judgment of their death."""
_JUDGMENT = f"{Kind.COURT_DOCUMENT.value}:judgment"
HEIR = Text(
    "法院已宣告失踪，失踪不等于死亡：不需要死亡证明，他人也不能代为放弃；其份额由财产代管人代管，"
    "需由继承公证书或法院文书写明。下落不明满四年（意外事件满二年）的，可向法院申请宣告死亡，"
    "再提交判决书",
    "a court declared them missing, which is no death: no proof of death is needed, and nobody can "
    "waive for them. The custodian of their property keeps the share, as a certificate of "
    "inheritance or a court's paper must say. After four years (two after an accident) a court may "
    "be asked to declare the death, and its judgment sent",
)
_REGISTRANT = Text(
    "法院已宣告登记人失踪；失踪不等于死亡，继承还没有开始，财产代管人也不能把店铺过户给他人。"
    "下落不明满四年（意外事件满二年）的，可向法院申请宣告死亡，再提交判决书。",
    "A court declared the registrant missing. That is no death: nothing is inherited yet, and the "
    "custodian of the property cannot transfer the shop. After four years (two after an accident) "
    "a court may be asked to declare the death; then send its judgment.",
)

_ALONE = Text(
    "法院已宣告登记人失踪，登记人无法表示同意，财产代管人也不能把店铺过户给他人。"
    "登记人重新出现并经法院撤销宣告后，可由双方共同办理；法院裁判店铺归受让人的，请按法院文书办理。",
    "A court declared the registrant missing, who cannot agree, and the custodian of the property "
    "cannot transfer the shop. Once the registrant is back and a court revokes the declaration, "
    "the two can act together; if a court gives the shop to the transferee, ask for a transfer by "
    "court order.",
)


def is_missing(heir: Heir) -> bool:
    """Whether they were declared missing, and no paper speaks of their death."""
    return bool(heir.member.missing) and not any(one.source.proves for one in heir.member.deaths)


def parents(spec: FactSpec, gone: Iterable[Heir]) -> Fact:
    """The missing fact about parents who were declared missing."""
    people = tuple(one.name for one in gone)
    return Fact(
        name=spec.name,
        state=FactState.MISSING,
        why=Text(f"{'、'.join(people)}：{HEIR.zh}。", f"{', '.join(people)}: {HEIR.en}."),
        accepts=tuple(key for key in spec.accepts if key in KEYS),
        people=people,
    )


def registrant(case: Case, spec: FactSpec) -> Fact | None:
    """The missing fact of a death, where the registrant was only declared missing."""
    by = _declared(case)
    if not by:
        return None
    return Fact(
        name=spec.name,
        state=FactState.MISSING,
        why=_REGISTRANT,
        by=by,
        accepts=(_JUDGMENT,),
    )


def together(case: Case, spec: FactSpec) -> Fact | None:
    """The fact that both sides agree, contradicted where the registrant was declared missing."""
    by = _declared(case)
    return Fact(name=spec.name, state=FactState.CONTRADICTED, why=_ALONE, by=by) if by else None


def _declared(case: Case) -> tuple[str, ...]:
    """The papers by which the registrant was declared missing, unless a court revoked it since."""
    person = case.evidence.transfer.registrant
    lived = max((one.day for one in revivals(case.evidence, person)), default=date.min)
    found = {
        document.id
        for document in case.evidence.documents
        for one in document.statements()
        if one.type == "missing" and document.kind is not Kind.OTHER
        if refers(document, one.person, person)
        if (to_day(one.date) or document.day("issue_date") or date.max) > lived
    }
    return tuple(sorted(found))
