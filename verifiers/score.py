"""From findings and facts to a score, its reasons, and a recommendation.

The score is the sum of the base and of what every finding and every fact adds, in natural
log-odds: ``risk_score = round(100 * sigma(sum))``. No addend but the base is below zero, so that
nothing noticed, and nothing unknown, can make a transfer look better (laws 1 and 2):

- *Could not tell* has its price: an unreadable field, a broken check, a missing fact all add.
- A finding made worse weighs at least as much, a fact less certain likewise.
- Findings of one code about the same people, or else about the same document, have one cause and
  count once.

The outcome is the worst of what each ground asks for, approve < needs_evidence < review < reject.
A score in the medium or high band is reviewed, unless it is only what is missing that raised it:
then the papers are asked for first. Files that could not be opened and pixel detectors never
reject (law 3): the former prove nothing, the latter need a person.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from math import exp, floor, fsum
from typing import TYPE_CHECKING

from verifiers.checks import titles
from verifiers.checks.file_problem import TITLES as FILE_PROBLEMS
from verifiers.evidence.words import fact_reason
from verifiers.model import (
    Band,
    Contribution,
    FactState,
    Reason,
    Recommendation,
    Strength,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from verifiers.model import Fact, Finding
    from verifiers.policy import Policy

BASE = "BASE"
SEVERITY = (
    Recommendation.APPROVE,
    Recommendation.NEEDS_EVIDENCE,
    Recommendation.REVIEW,
    Recommendation.REJECT,
)
_DIGITS = 6
"""Decimals of log-odds: enough for any score, and the same on every machine."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """What the sum came to, and why."""

    risk_score: int
    band: Band
    recommendation: Recommendation
    reasons: tuple[Reason, ...]
    breakdown: tuple[Contribution, ...]


@dataclass(frozen=True, slots=True)
class _Addend:
    """One ground with its share of the sum; `share` is what `points` are given by."""

    reason: Reason
    share: float


def standing(finding: Finding) -> Strength:
    """How strong a finding is among the grounds of an outcome (law 3)."""
    if finding.code in FILE_PROBLEMS:
        return min(finding.strength, Strength.SOFT, key=_rank)
    if finding.forensic:
        return min(finding.strength, Strength.STRONG, key=_rank)
    return finding.strength


def score(
    findings: Sequence[Finding], facts: Sequence[Fact], policy: Policy, scenario: str
) -> Scored:
    """The score of findings that the policy weighs (none in shadow) and of a scenario's facts."""
    causes = _causes(findings, policy)
    weights = {fact.name: policy.fact_weight(scenario, fact.name, fact.state) for fact in facts}
    breakdown = _breakdown(causes, facts, weights, policy)
    risk = percent(fsum(one.log_odds for one in breakdown))
    addends = [
        *_of_findings(findings, causes),
        *(
            _Addend(fact_reason(fact), weights[fact.name])
            for fact in facts
            if fact.state is not FactState.ESTABLISHED
        ),
    ]
    # What is missing raises the score but is asked for, not reviewed: it counts here as presumed.
    certain = fsum(
        [policy.base, *causes.values()]
        + [
            policy.fact_weight(scenario, fact.name, FactState.PRESUMED)
            if fact.state is FactState.MISSING
            else weights[fact.name]
            for fact in facts
        ]
    )
    return Scored(
        risk_score=risk,
        band=policy.band(risk),
        recommendation=_recommend(findings, facts, policy.band(percent(certain)), policy),
        reasons=_with_points(addends, risk - percent(policy.base)),
        breakdown=breakdown,
    )


def percent(log_odds: float) -> int:
    """100 times the probability that these log-odds mean, rounded."""
    if log_odds >= 0:
        return round(100 / (1 + exp(-log_odds)))
    odds = exp(log_odds)
    return round(100 * odds / (1 + odds))


def _rank(strength: Strength) -> int:
    return (Strength.INFO, Strength.SOFT, Strength.STRONG, Strength.HARD).index(strength)


_Cause = tuple[str, ...]
"""Code, and people or document: several findings of one cause are one piece of news."""


def _cause(finding: Finding) -> _Cause:
    return (finding.code, *(finding.people or (finding.document_id or "",)))


def _causes(findings: Iterable[Finding], policy: Policy) -> dict[_Cause, float]:
    causes: dict[_Cause, float] = {}
    for one in findings:
        weight = policy.weight(one.code, standing(one))
        causes[_cause(one)] = max(weight, causes.get(_cause(one), 0.0))
    return causes


def _breakdown(
    causes: dict[_Cause, float], facts: Sequence[Fact], weights: dict[str, float], policy: Policy
) -> tuple[Contribution, ...]:
    """The base, then all that adds, the heaviest first; each code once."""
    by_code: defaultdict[str, list[float]] = defaultdict(list)
    for cause, weight in causes.items():
        by_code[cause[0]].append(weight)
    for fact in facts:
        by_code[fact_reason(fact).code].append(weights[fact.name])
    sums = [Contribution(code, round(fsum(part), _DIGITS)) for code, part in by_code.items()]
    adding = sorted(
        (one for one in sums if one.log_odds), key=lambda one: (-one.log_odds, one.code)
    )
    return (Contribution(BASE, round(policy.base, _DIGITS)), *adding)


def _of_findings(findings: Sequence[Finding], causes: dict[_Cause, float]) -> list[_Addend]:
    """One reason a finding; those of one cause share its weight."""
    members = Counter(_cause(one) for one in findings)
    return [_Addend(_reason(one), causes[_cause(one)] / members[_cause(one)]) for one in findings]


def _reason(finding: Finding) -> Reason:
    return Reason(
        code=finding.code,
        strength=finding.strength,
        points=0,
        title=titles().get(finding.code, _UNTITLED),
        detail=finding.message,
        fix=finding.fix,
        document_id=finding.document_id,
        field=finding.field,
        forensic=finding.forensic,
    )


_UNTITLED = Text("有一处需要注意", "Something to look at")


def _with_points(addends: list[_Addend], risen: int) -> tuple[Reason, ...]:
    """The reasons, heaviest first, with the points by which the score rose dealt out among them.

    Points go by weight; what rounding leaves over goes to the largest remainders.
    """
    addends.sort(key=lambda one: (-one.share, *_identity(one.reason)))
    total = fsum(one.share for one in addends)
    if total <= 0:
        return tuple(one.reason for one in addends)
    exact = [risen * one.share / total for one in addends]
    points = [floor(share) for share in exact]
    order = sorted(range(len(exact)), key=lambda place: (points[place] - exact[place], place))
    for place in order[: risen - sum(points)]:
        points[place] += 1
    return tuple(
        replace(one.reason, points=dealt) for one, dealt in zip(addends, points, strict=True)
    )


def _identity(reason: Reason) -> tuple[str, ...]:
    return (
        reason.code,
        reason.document_id or "",
        reason.field or "",
        reason.strength.value,
        reason.detail.zh,
        reason.fix.zh,
        str(reason.forensic),
    )


def _recommend(
    findings: Sequence[Finding], facts: Sequence[Fact], certain: Band, policy: Policy
) -> Recommendation:
    """The worst of what each ground asks for; `certain` is the band without what is missing."""
    strengths = {standing(one) for one in findings}
    states = {fact.state for fact in facts}
    grounds = {
        Recommendation.REJECT: Strength.HARD in strengths,
        Recommendation.REVIEW: Strength.STRONG in strengths
        or FactState.CONTRADICTED in states
        or certain is not Band.LOW,
        Recommendation.NEEDS_EVIDENCE: FactState.MISSING in states
        or any(policy.asks_again(one.code) for one in findings),
        Recommendation.APPROVE: True,
    }
    return next(outcome for outcome in reversed(SEVERITY) if grounds[outcome])
