"""All facts that a policy may ask for, and how a scenario's facts are established together."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from verifiers.evidence import (
    agreement,
    bequest,
    contrary_will,
    court_order,
    death,
    divorce,
    elsewhere,
    enterprise,
    heirs,
    heirship,
    identity,
    kinship,
    parents,
    will,
)
from verifiers.evidence.obtainable import RELATIVE, Subject
from verifiers.evidence.subjects import named, sides
from verifiers.kinds import DECLARATION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from verifiers.evidence.obtainable import Obstacle
    from verifiers.evidence.rule import Case, FactRule, FactSpec
    from verifiers.model import Fact, Finding

RULES: Mapping[str, FactRule] = MappingProxyType(
    {
        rule.name: rule
        for rule in (
            identity.REGISTRANT_IDENTITY,
            identity.TRANSFEREE_IDENTITY,
            identity.TRANSFEREE_CARD_IN_FORCE,
            death.REGISTRANT_IS_DEAD,
            heirship.TRANSFEREE_IS_HEIR,
            parents.PARENTS_OF_REGISTRANT,
            heirs.HEIRS_ARE_COMPLETE,
            heirs.OTHER_HEIRS_AGREE,
            contrary_will.NO_CONTRARY_WILL,
            will.WILL_NAMES_TRANSFEREE,
            bequest.BEQUEST_ACCEPTED,
            kinship.MARRIAGE,
            divorce.MARRIAGE_DISSOLVED,
            agreement.DIVISION_AGREED,
            kinship.KINSHIP,
            agreement.BOTH_SIDES_AGREE,
            court_order.ORDER_IS_EFFECTIVE,
            enterprise.ENTERPRISE_IDENTITY,
            enterprise.ENTERPRISE_CHANGE,
            agreement.SHOP_IS_NAMED,
        )
    }
)


def establish(
    case: Case, specs: Iterable[FactSpec]
) -> tuple[tuple[Fact, ...], tuple[Finding, ...]]:
    """Every fact in the order of the scenario, and what only the rules could notice."""
    both = sides(case)
    asked = tuple(specs)
    answers = [RULES[spec.name].decide(case, spec) for spec in asked]
    noticed = tuple(finding for answer in answers for finding in answer.findings)
    accepts = {spec.name: spec.accepts for spec in asked}
    told = (answer.fact for answer in answers)
    noticed += tuple(elsewhere.noticed(told, accepts, case.evidence, case.origins))
    return tuple(_askable(answer.fact, case, both) for answer in answers), noticed


def unobtainable(case: Case, specs: Iterable[FactSpec]) -> Iterator[tuple[str, str, Obstacle]]:
    """Facts asked for by nothing that can be obtained: name, a kind of evidence, its obstacle."""
    both = sides(case)
    for spec in specs:
        asked = RULES[spec.name].decide(case, spec).fact
        about = _about(asked, case, both)
        if asked.accepts and not case.guard.any_obtainable(asked.accepts, about, both):
            key = asked.accepts[0]
            obstacle = case.guard.obstacle(key, about[0], both)
            if obstacle is not None:
                yield asked.name, key, obstacle


def _askable(fact: Fact, case: Case, both: tuple[Subject, Subject]) -> Fact:
    """The fact with only such evidence as can be obtained; else a statement, which always can."""
    if not fact.accepts:
        return fact
    keys = case.guard.obtainable(fact.accepts, _about(fact, case, both), both) or (DECLARATION,)
    # Where every paper of a kind will do, none of its subtypes is named beside it.
    keys = tuple(key for key in keys if key == (kind := key.partition(":")[0]) or kind not in keys)
    return replace(fact, accepts=keys, issuers=tuple(case.guard.issuer(key) for key in keys))


def _about(fact: Fact, case: Case, both: tuple[Subject, Subject]) -> list[Subject]:
    """Whom the fact is about: those it names, or else whomever its rule says."""
    somebody = (*both, Subject(role=RELATIVE))
    return [named(case, name) for name in fact.people] or [
        one for one in somebody if one.role in RULES[fact.name].about
    ]
