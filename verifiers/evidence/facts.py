"""All facts that a policy may ask for, and how a scenario's facts are established together."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from verifiers.evidence import death, heirs, identity, parents
from verifiers.evidence.obtainable import RELATIVE, Subject
from verifiers.evidence.subjects import named, sides
from verifiers.kinds import DECLARATION

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
            heirs.TRANSFEREE_IS_HEIR,
            parents.PARENTS_OF_REGISTRANT,
            heirs.HEIRS_ARE_COMPLETE,
            heirs.OTHER_HEIRS_AGREE,
            heirs.NO_CONTRARY_WILL,
            heirs.SHOP_IS_NAMED,
        )
    }
)


def establish(
    case: Case, specs: Iterable[FactSpec]
) -> tuple[tuple[Fact, ...], tuple[Finding, ...]]:
    """Every fact in the order of the scenario, and what only the rules could notice."""
    both = sides(case)
    answers = [RULES[spec.name].decide(case, spec) for spec in specs]
    noticed = tuple(finding for answer in answers for finding in answer.findings)
    return tuple(_askable(answer.fact, case, both) for answer in answers), noticed


def _askable(fact: Fact, case: Case, both: tuple[Subject, Subject]) -> Fact:
    """The fact with only such evidence as can be obtained; else a statement, which always can."""
    if not fact.accepts:
        return fact
    somebody = (*both, Subject(role=RELATIVE))
    about = [named(case, name) for name in fact.people] or [
        one for one in somebody if one.role in RULES[fact.name].about
    ]
    return replace(fact, accepts=case.guard.obtainable(fact.accepts, about, both) or (DECLARATION,))
