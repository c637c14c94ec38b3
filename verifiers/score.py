"""From findings and facts to a score, its reasons, and a recommendation.

The score is the sum of the base and of what every finding and every fact adds, in natural
log-odds: ``risk_score = round(100 * sigma(sum))``. No addend but the base is below zero, so that
nothing noticed, and nothing unknown, can make a transfer look better (laws 1 and 2):

- *Could not tell* has its price: an unreadable field, a broken check, a missing fact all add.
- A finding made worse weighs at least as much, a fact less certain likewise.
- Findings of one *cause* count once, by the heaviest of them: findings of one code about the same
  people, or else about the same document, and findings of codes that the policy lists together
  (`correlated`), about the same document or the whole transfer. To which cause a finding belongs
  follows from the finding alone, so that one more never makes two causes one.
- All that pixel detectors notice is one cause, of a weight that does not depend on which of them
  fired: merchants see the score, and it must not tell (law 5).
- A fact adds only what the findings that speak against it have not added already. A finding that
  speaks against several facts stands for an equal part of its weight in each of them: then a
  finding made worse adds at least as much as it takes from the facts.

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
from verifiers.evidence.words import code_of, fact_reason
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
    from collections.abc import Iterable, Iterator, Sequence

    from verifiers.model import Fact, Finding
    from verifiers.policies.policy import Policy

BASE = "BASE"
FORENSIC = "FORENSIC"
"""The one cause of whatever pixel detectors notice."""
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
class _Ground:
    """One reason: what it would weigh alone, and its share of the sum, by which it gets points."""

    reason: Reason
    weight: float
    share: float


@dataclass(frozen=True, slots=True)
class _Cause:
    """Findings that are one piece of news. What counts is the heaviest code among them."""

    name: str
    code: str
    weight: float
    members: tuple[tuple[Finding, float], ...]
    """Each finding with what it would weigh alone."""

    def grounds(self) -> Iterator[_Ground]:
        """A reason each; those of the code that counts share the weight."""
        counted = sum(one.code == self.code for one, _ in self.members)
        for one, weight in self.members:
            if one.code == self.code:
                yield _Ground(_reason(one), weight, self.weight / counted)
            else:
                yield _Ground(_reason(one, counted_in=self.code), weight, 0.0)


@dataclass(frozen=True, slots=True)
class _Known:
    """A fact with its weight, and what of that no finding has added yet."""

    fact: Fact
    weight: float
    rest: float
    against: str | None
    """The code of the heaviest finding that speaks against it."""

    def ground(self) -> _Ground:
        """Its reason."""
        covered = self.against if self.weight and not self.rest else None
        reason = replace(fact_reason(self.fact), counted_in=covered)
        return _Ground(reason, self.weight, self.rest)


def standing(finding: Finding) -> Strength:
    """How strong a finding is among the grounds of an outcome (law 3)."""
    if finding.forensic:
        return min(finding.strength, Strength.STRONG, key=_rank)
    if finding.code in FILE_PROBLEMS:
        return min(finding.strength, Strength.SOFT, key=_rank)
    return finding.strength


def score(findings: Sequence[Finding], facts: Sequence[Fact], policy: Policy) -> Scored:
    """The score of findings that the policy weighs (none in shadow) and of a scenario's facts."""
    causes = _causes(findings, policy)
    known = _known(facts, causes, policy)
    # What is missing raises the score but is asked for, not reviewed: it counts here as presumed.
    presumed = [
        replace(one, state=FactState.PRESUMED) if one.state is FactState.MISSING else one
        for one in facts
    ]
    certain = _breakdown(causes, _known(presumed, causes, policy), policy)
    breakdown = _breakdown(causes, known, policy)
    risk = _percent_of(breakdown)
    grounds = [ground for cause in causes for ground in cause.grounds()]
    grounds += [one.ground() for one in known if one.fact.state is not FactState.ESTABLISHED]
    return Scored(
        risk_score=risk,
        band=policy.band(risk),
        recommendation=_recommend(findings, facts, policy.band(_percent_of(certain)), policy),
        reasons=_with_points(grounds, risk - percent(policy.base)),
        breakdown=breakdown,
    )


def _percent_of(breakdown: Iterable[Contribution]) -> int:
    return percent(fsum(one.log_odds for one in breakdown))


def percent(log_odds: float) -> int:
    """100 times the probability that these log-odds mean, rounded."""
    if log_odds >= 0:
        return round(100 / (1 + exp(-log_odds)))
    odds = exp(log_odds)
    return round(100 * odds / (1 + odds))


def _rank(strength: Strength) -> int:
    return (Strength.INFO, Strength.SOFT, Strength.STRONG, Strength.HARD).index(strength)


def _causes(findings: Iterable[Finding], policy: Policy) -> list[_Cause]:
    """Findings gathered by what makes them one piece of news."""
    together: defaultdict[tuple[str, ...], list[tuple[Finding, float]]] = defaultdict(list)
    for one in findings:
        together[_cause_of(one, policy)].append((one, _weight(one, policy)))
    causes = []
    for key, members in together.items():
        heaviest, weight = min(members, key=lambda one: (-one[1], one[0].code))
        causes.append(_Cause(key[0], heaviest.code, weight, tuple(members)))
    return sorted(causes, key=lambda one: (-one.weight, one.code))


def _cause_of(finding: Finding, policy: Policy) -> tuple[str, ...]:
    """The cause's name, and whom or what it is about; decided by the finding alone."""
    if finding.forensic:
        return (FORENSIC,)
    group = policy.correlated(finding.code)
    if group is None:
        return (finding.code, *(finding.people or (finding.document_id or "",)))
    return (group.name, finding.document_id or "") if group.by_document else (group.name,)


def _weight(finding: Finding, policy: Policy) -> float:
    """What the finding would add alone. Pixel detectors weigh alike (law 5)."""
    if finding.forensic:
        return policy.forensic_weight(standing(finding))
    return policy.weight(finding.code, standing(finding))


def _known(facts: Sequence[Fact], causes: Sequence[_Cause], policy: Policy) -> list[_Known]:
    """Each fact with what of its weight the findings against it have not added already."""
    against = {fact.name: policy.causes_against(fact.name) for fact in facts}
    shared = Counter(name for names in against.values() for name in names)
    known = []
    for fact in facts:
        speaking = [one for one in causes if one.name in against[fact.name]]
        weight = policy.fact_weight(fact.name, fact.state)
        rest = max(0.0, weight - fsum(one.weight / shared[one.name] for one in speaking))
        known.append(_Known(fact, weight, rest, speaking[0].code if speaking else None))
    return known


def _breakdown(
    causes: Iterable[_Cause], known: Iterable[_Known], policy: Policy
) -> tuple[Contribution, ...]:
    """The base, then all that adds, the heaviest first; each code once."""
    by_code: defaultdict[str, list[float]] = defaultdict(list)
    for cause in causes:
        by_code[cause.code].append(cause.weight)
    for one in known:
        by_code[code_of(one.fact)].append(one.rest)
    sums = [Contribution(code, round(fsum(part), _DIGITS)) for code, part in by_code.items()]
    adding = sorted(
        (one for one in sums if one.log_odds), key=lambda one: (-one.log_odds, one.code)
    )
    return (Contribution(BASE, round(policy.base, _DIGITS)), *adding)


def _reason(finding: Finding, counted_in: str | None = None) -> Reason:
    return Reason(
        code=finding.code,
        strength=finding.strength,
        points=0,
        title=titles().get(finding.code, _UNTITLED),
        detail=finding.message,
        fix=finding.fix,
        document_id=finding.document_id,
        field=finding.field,
        page=finding.page,
        box=finding.box,
        forensic=finding.forensic,
        others=finding.others,
        counted_in=counted_in,
    )


_UNTITLED = Text("有一处需要注意", "Something to look at")


def _with_points(grounds: list[_Ground], risen: int) -> tuple[Reason, ...]:
    """The reasons, heaviest first, with the points by which the score rose dealt out among them.

    Points go by share; what rounding leaves over goes to the largest remainders.
    """
    # Whatever two reasons still have in common after this, they are the same to every reader.
    grounds.sort(key=lambda one: (-one.weight, _identity(one.reason), -one.share))
    total = fsum(one.share for one in grounds)
    if total <= 0:
        return tuple(one.reason for one in grounds)
    exact = [risen * one.share / total for one in grounds]
    points = [floor(share) for share in exact]
    order = sorted(range(len(exact)), key=lambda place: (points[place] - exact[place], place))
    for place in order[: risen - sum(points)]:
        points[place] += 1
    return tuple(
        replace(one.reason, points=dealt) for one, dealt in zip(grounds, points, strict=True)
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
        str(reason.page),
        str(reason.box),
        *reason.others,
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
        or any(policy.asks_again(one.code) for one in findings if not one.forensic),
        Recommendation.APPROVE: True,
    }
    return next(outcome for outcome in reversed(SEVERITY) if grounds[outcome])
