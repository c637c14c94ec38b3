"""Facts that a statement of the applicant's own may settle where papers leave them open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.checks.fact_declared import declared_only
from verifiers.evidence.rule import Answer, Case, FactSpec
from verifiers.model import Fact, FactState, Text

if TYPE_CHECKING:
    from collections.abc import Callable


def or_declared(
    decide: Callable[[Case, FactSpec], Answer], title: Text
) -> Callable[[Case, FactSpec], Answer]:
    """The same rule; where papers leave the fact open, a statement of the applicant's own may do.

    It is then presumed, and a person looks at it. None is offered where the rule accepts less than
    the policy lists.
    """

    def decided(case: Case, spec: FactSpec) -> Answer:
        answer, may = decide(case, spec), spec.declared
        if may is None or answer.fact.state is not FactState.MISSING:
            return answer
        said = decide(case, replace(spec, accepts=may.statements)).fact
        if said.state is FactState.MISSING and answer.fact.accepts != spec.accepts:
            return answer
        if said.state is FactState.MISSING:
            accepts = tuple(dict.fromkeys((*spec.accepts, *may.statements)))
            return replace(answer, fact=replace(answer.fact, accepts=accepts))
        why = Text(
            "目前只有您的书面说明，将由审核人员确认。",
            "It rests on your own statement so far; a reviewer will confirm it.",
        )
        presumed = Fact(name=spec.name, state=FactState.PRESUMED, why=why, by=said.by)
        return Answer(fact=presumed, findings=(declared_only(title),))

    return decided
