"""Whether the transferee is an heir: by a paper that divides the estate, or by kin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.dossier.kin import names_transferee
from verifiers.evidence.open_share import DIVIDES, KINSHIP
from verifiers.evidence.rule import Answer, Case, FactRule, FactSpec, Words, contradictions, fact
from verifiers.family.closure import closure_of
from verifiers.family.kinship import is_dissolved
from verifiers.family.naming import REGISTRANT, TRANSFEREE
from verifiers.family.succession import Role
from verifiers.family.telling import title_of
from verifiers.model import Fact, FactState, Kind, Text

if TYPE_CHECKING:
    from verifiers.family.closure import Closure
    from verifiers.family.heir import Heir

_REGISTERS = frozenset({Kind.HOUSEHOLD_REGISTER_MEMBER.value, Kind.MARRIAGE_CERTIFICATE.value})
_HEIR = Words(
    title=Text("受让人是继承人", "The transferee is an heir"),
    established=Text(
        "材料写明受让人继承登记人的遗产，或两人是配偶、父母子女关系。",
        "The papers say that the transferee inherits, or is spouse, child or parent.",
    ),
    missing=Text(
        "还没有材料写明受让人是登记人的继承人。",
        "No paper yet says that the transferee is an heir of the registrant.",
    ),
    contradicted=Text(
        "关于受让人与登记人的关系，材料互相矛盾。",
        "The papers contradict each other on how the transferee is related.",
    ),
)
FIRST_ORDER = frozenset({Role.SPOUSE, Role.CHILD, Role.PARENT, Role.DESCENDANT})
"""What heirs of the first order are to the registrant (civil code 1127, 1128)."""


def _is_heir(case: Case, spec: FactSpec) -> Answer:
    """By a paper that divides the estate, or by kinship that puts them among the first order.

    The second order inherits only where the first is known to be empty, which kinship alone never
    shows.
    """
    accepted = case.accepted(spec.accepts)
    closure = closure_of(case.evidence)
    against = contradictions(case, spec, case.evidence.transfer.transferee)
    divides = [one.id for one in accepted if names_transferee(one, case.evidence)]
    heir = closure.of(TRANSFEREE)
    # What a certificate of inheritance says of kinship counts where it also divides the estate.
    kin = case.accepted(set(spec.accepts) - DIVIDES)
    shown = {one.id for one in heir.documents} & {one.id for one in kin} if heir else set()
    divorced = _divorce(closure)
    if divides or against:
        return Answer(fact=fact(spec, _HEIR, divides, against))
    if heir is None and divorced:
        return Answer(fact=_no_longer(spec, divorced))
    if heir is None or heir.role is None or not shown:
        return Answer(fact=fact(spec, _HEIR, [], []))
    if heir.is_doubtful or heir.role not in FIRST_ORDER:
        return Answer(fact=_by_division_only(spec, heir, closure, sorted(shown)))
    if heir.is_presumed:
        return Answer(fact=_through_spouse(spec, sorted(shown)))
    return Answer(fact=fact(spec, _HEIR, sorted(shown), []))


def _divorce(closure: Closure) -> list[str]:
    """The papers by which the transferee's marriage to the registrant was dissolved."""
    pair = (REGISTRANT, TRANSFEREE)
    if pair not in closure.family.spouses or not is_dissolved(closure.family, pair):
        return []
    return sorted({one.source.id for one in closure.family.weddings[pair] if one.ended})


def _no_longer(spec: FactSpec, divorce: list[str]) -> Fact:
    return Fact(
        name=spec.name,
        state=FactState.CONTRADICTED,
        why=Text(
            "材料写明受让人与登记人已离婚；离婚后不再是继承人。",
            "The papers say that transferee and registrant were divorced; a former spouse is no "
            "heir.",
        ),
        by=tuple(divorce),
        accepts=spec.accepts,
    )


def _by_division_only(spec: FactSpec, heir: Heir, closure: Closure, by: list[str]) -> Fact:
    """The missing fact of a step-child, or of the second order: kinship alone does not prove it."""
    title = title_of(heir, closure)
    when = (
        Text(
            "与登记人有扶养关系时才能继承", "inherits only where one of the two supported the other"
        )
        if heir.is_doubtful
        else Text(
            "没有第一顺序继承人（配偶、子女、父母）时才能继承",
            "inherits only where there is neither spouse nor child nor parent",
        )
    )
    return Fact(
        name=spec.name,
        state=FactState.MISSING,
        why=Text(
            f"材料写明受让人是{title.zh}；{when.zh}，需要处理遗产的材料来确认。",
            f"By the papers the transferee, {title.en.removesuffix(',')}, {when.en}; a paper that "
            "divides the estate must confirm it.",
        ),
        by=tuple(by),
        accepts=tuple(key for key in spec.accepts if key in DIVIDES) or spec.accepts,
    )


def _through_spouse(spec: FactSpec, by: list[str]) -> Fact:
    return Fact(
        name=spec.name,
        state=FactState.PRESUMED,
        why=Text(
            "材料写明受让人是登记人配偶或兄弟姐妹的近亲属，据此推定其为登记人的子女或父母；"
            "没有材料说法不同。",
            "The papers tie the transferee to the registrant's spouse or sibling, from which they "
            "are presumed to be the registrant's child or parent; no paper says otherwise.",
        ),
        by=tuple(by),
    )


TRANSFEREE_IS_HEIR = FactRule(
    name="transferee_is_heir",
    title=_HEIR.title,
    keys=DIVIDES | KINSHIP | _REGISTERS,
    decide=_is_heir,
)
