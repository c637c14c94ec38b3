"""What people are told of a fact that is not established: its name, why, and what would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.evidence.facts import RULES
from verifiers.kinds import evidence_name
from verifiers.model import FactState, Reason, Strength, Text

if TYPE_CHECKING:
    from verifiers.model import Fact

_STRENGTHS = {
    FactState.ESTABLISHED: Strength.INFO,
    FactState.PRESUMED: Strength.INFO,
    FactState.WAIVED: Strength.INFO,
    FactState.MISSING: Strength.STRONG,
    FactState.CONTRADICTED: Strength.STRONG,
}
_NOTHING = Text("您无需操作。", "There is nothing for you to do.")
_COMPARE = Text(
    "请核对互相矛盾的材料，更正或更换写错的一份。",
    "Compare the papers that contradict each other; correct or replace the wrong one.",
)


def title_of(fact: Fact) -> Text:
    """What people call this fact."""
    return RULES[fact.name].title


def fix_of(fact: Fact) -> Text:
    """How to mend it: any one of the kinds of evidence, the least burdensome first."""
    if fact.state is FactState.CONTRADICTED:
        return _COMPARE
    if fact.state is not FactState.MISSING or not fact.accepts:
        return _NOTHING
    names = [evidence_name(key) for key in fact.accepts]
    return Text(
        f"请提供以下任意一种：{'；'.join(name.zh for name in names)}。",
        f"Provide any one of these: {'; '.join(name.en for name in names)}.",
    )


def code_of(fact: Fact) -> str:
    """The code by which a fact's state stands in reasons and breakdown."""
    return f"{fact.name}_{fact.state.value}".upper()


def fact_reason(fact: Fact) -> Reason:
    """The reason that a fact in its state is; its points are dealt out elsewhere."""
    return Reason(
        code=code_of(fact),
        strength=_STRENGTHS[fact.state],
        points=0,
        title=title_of(fact),
        detail=fact.why,
        fix=fix_of(fact),
    )
