"""Assessments as the rules see them."""

from __future__ import annotations

from datetime import date

from verifiers.model import Assessment, Band, Fact, FactState, Reason, Recommendation, Text
from verifiers.policies.policy import load_policy

SAID = Text("一句话", "a sentence")


def assessed(
    risk_score: int = 40, reasons: tuple[Reason, ...] = (), **facts: FactState
) -> Assessment:
    """An assessment with these facts, for instance ``registrant_is_dead=FactState.MISSING``."""
    return Assessment(
        as_of=date(2026, 11, 23),
        policy=load_policy().stamp,
        risk_score=risk_score,
        band=Band.MEDIUM,
        recommendation=Recommendation.REVIEW,
        facts=tuple(Fact(name=name, state=state, why=SAID) for name, state in facts.items()),
        reasons=reasons,
        breakdown=(),
        inputs=(("doc_1", "0" * 64),),
    )
