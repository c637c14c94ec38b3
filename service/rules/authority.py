"""What lies beyond somebody's authority, by the policy's table and the assessment they act on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from service.rules.errors import BeyondAuthority, BeyondEveryone, Forbidden
from verifiers.model import FactState, Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from service.rules.actor import Actor
    from service.rules.overrides import Outcome
    from verifiers.model import Assessment, Fact
    from verifiers.policies.authority import Authority, Grant

OPEN_STATES = frozenset({FactState.MISSING, FactState.CONTRADICTED})
RISK_SCORE = "risk_score"
_WAIVED = Text(
    "审核人员已决定不再要求证明这一项。", "Reviewers have decided that this needs no further proof."
)


@dataclass(frozen=True, slots=True)
class Beyond:
    """One thing that is too much: a fact, or the score."""

    what: str
    """A fact's name, or ``risk_score``."""
    state: FactState | None = None
    limit: int | None = None


def open_facts(assessment: Assessment) -> tuple[Fact, ...]:
    """The facts that whoever approves does without: missing or contradicted."""
    return tuple(fact for fact in assessment.facts if fact.state in OPEN_STATES)


def beyond(grant: Grant, assessment: Assessment) -> tuple[Beyond, ...]:
    """What in an approval is more than `grant` covers; empty where it takes effect at once."""
    allowed = {FactState.MISSING: grant.waives, FactState.CONTRADICTED: grant.settles}
    facts = tuple(
        Beyond(fact.name, fact.state)
        for fact in open_facts(assessment)
        if fact.name not in allowed[fact.state]
    )
    return facts + _too_risky(assessment, grant.approves_up_to)


def beyond_everyone(authority: Authority, assessment: Assessment) -> tuple[Beyond, ...]:
    """What not even a special approval covers."""
    special = authority.special_approval
    facts = tuple(
        Beyond(fact.name, fact.state)
        for fact in open_facts(assessment)
        if fact.state is FactState.MISSING and fact.name in special.never_waives
    )
    return facts + _too_risky(assessment, special.approves_up_to)


def grant_of(authority: Authority, actor: Actor, outcome: Outcome) -> Grant:
    """What `actor` may do towards `outcome`. Raises `Forbidden` where that is nothing."""
    grant = authority.of(actor.role.value)
    if grant is None or outcome.value not in grant.outcomes:
        raise Forbidden
    return grant


def require_within(found: Iterable[Beyond]) -> None:
    """Raise `BeyondAuthority` where anything was found."""
    if told := _told(found):
        raise BeyondAuthority(beyond=told)


def require_possible(authority: Authority, assessment: Assessment) -> None:
    """Raise `BeyondEveryone` where not even a special approval would do."""
    if told := _told(beyond_everyone(authority, assessment)):
        raise BeyondEveryone(beyond=told)


def as_decided(facts: Iterable[Fact], waives: Collection[str]) -> tuple[Fact, ...]:
    """The facts as people decided them, beside the machine's: what they did without is waived."""
    return tuple(
        replace(fact, state=FactState.WAIVED, why=_WAIVED)
        if fact.name in waives and fact.state in OPEN_STATES
        else fact
        for fact in facts
    )


def _too_risky(assessment: Assessment, limit: int) -> tuple[Beyond, ...]:
    return (Beyond(RISK_SCORE, limit=limit),) if assessment.risk_score > limit else ()


def _told(found: Iterable[Beyond]) -> str:
    return ", ".join(
        one.what if one.limit is None else f"{one.what} > {one.limit}" for one in found
    )
