"""One transfer: from what was declared and read to facts, a score and a recommendation. Pure.

The same evidence, policy and engine give the same assessment, whatever the order in which findings
come (law 8). *Taking evidence away*, in the sense of law 2, means that a document is not sent or
that a value in it cannot be read. It never lowers the score where nothing spoke against that
document or value, and it never turns another outcome into an approval, unless a better copy of the
same paper stays (`verifiers.dossier.copies`) or the document was needed for no fact.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import fsum
from typing import TYPE_CHECKING

from verifiers.checks import check_transfer
from verifiers.dossier.people import with_former_names
from verifiers.evidence.facts import establish
from verifiers.evidence.rule import Case
from verifiers.model import Assessment, FactState
from verifiers.score import score

if TYPE_CHECKING:
    from verifiers.evidence.rule import Way
    from verifiers.model import Evidence, Fact, Finding
    from verifiers.policies.policy import Policy
    from verifiers.score import Scored


def assess(
    evidence: Evidence, policy: Policy, *, engine: tuple[tuple[str, str], ...] = ()
) -> Assessment:
    """The assessment of all the evidence; without documents it tells all that is needed.

    `engine` names whatever read and judged, with versions. Raises `TransferInvalid` where the
    policy does not offer the scenario.
    """
    files = evidence.documents
    # The papers of a file are judged as if each had come alone.
    evidence = with_former_names(
        replace(evidence, documents=tuple(one for file in files for one in file.each()))
    )
    ways = policy.ways(evidence.transfer.scenario)
    noticed = check_transfer(evidence)
    counted = tuple(one for one in noticed if not policy.is_shadow(one.code))
    taken = min((_taken(evidence, counted, way, policy) for way in ways), key=_Taken.rank)
    noticed += taken.noticed
    facts, result = taken.facts, taken.result
    home = {paper.id: file.id for file in files for paper in file.papers}
    sizes = {
        (one.id, page.number): (page.width, page.height)
        for one in evidence.documents
        for page in one.pages
    }
    return Assessment(
        as_of=evidence.as_of,
        policy=policy.stamp,
        risk_score=result.risk_score,
        band=result.band,
        recommendation=result.recommendation,
        way=taken.way,
        facts=tuple(
            replace(fact, by=tuple(dict.fromkeys(home.get(id_, id_) for id_ in fact.by)))
            for fact in facts
        ),
        reasons=tuple(
            replace(
                reason,
                document_id=home.get(reason.document_id or "", reason.document_id),
                page_size=sizes.get((reason.document_id or "", reason.page or 0)),
                others=tuple(dict.fromkeys(home.get(id_, id_) for id_ in reason.others)),
            )
            for reason in result.reasons
        ),
        breakdown=result.breakdown,
        shadow=tuple(sorted((one for one in noticed if policy.is_shadow(one.code)), key=_order)),
        inputs=tuple((one.id, one.sha256) for one in files),
        engine=engine,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Taken:
    """What one way comes to. Of several the one that ranks first is taken, of equals the first."""

    way: str
    facts: tuple[Fact, ...]
    noticed: tuple[Finding, ...]
    result: Scored

    def rank(self) -> tuple[bool, float]:
        """A way on which papers contradict each other is not left; else the lowest score.

        Law 2 needs both: a contradiction is no reason to look elsewhere, and of several scores none
        of which falls as evidence is taken away, the lowest does not fall either.
        """
        contradicted = any(one.state is FactState.CONTRADICTED for one in self.facts)
        return not contradicted, fsum(one.log_odds for one in self.result.breakdown)


def _taken(evidence: Evidence, counted: tuple[Finding, ...], way: Way, policy: Policy) -> _Taken:
    guard = policy.guard(way, evidence.as_of)
    stated = tuple(one for one in counted if not one.forensic)
    case = Case(
        evidence=evidence,
        findings=stated,
        parents=policy.parents,
        guard=guard,
        way=way,
        origins=policy.origins,
    )
    facts, noticed = establish(case, way.facts)
    further = tuple(one for one in noticed if not policy.is_shadow(one.code))
    result = score(counted + further, facts, policy)
    return _Taken(way=way.name, facts=facts, noticed=noticed, result=result)


def _order(finding: Finding) -> tuple[str, str, str, str]:
    return (
        finding.code,
        finding.document_id or "",
        finding.field or "",
        finding.message.zh,
    )
