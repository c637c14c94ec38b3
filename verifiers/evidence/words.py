"""What people are told of a fact that is not established: its name, why, and what would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.evidence.facts import RULES
from verifiers.kinds import evidence_name
from verifiers.model import FactState, Kind, Reason, Strength, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

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

_UNLESS_WRONG = Text(
    "如材料写错，请由出具单位更正后重新上传。",
    "If a paper is wrong about this, have its issuer correct it and upload it again.",
)


def title_of(fact: Fact) -> Text:
    """What people call this fact."""
    return RULES[fact.name].title


def fix_of(fact: Fact) -> Text:
    """How to mend it: any one of the kinds of evidence, the least burdensome first."""
    offers = list(offers_of(fact))
    zh, en = "；".join(one.zh for one in offers), "; ".join(one.en for one in offers)
    if fact.state is FactState.CONTRADICTED:
        instead = Text(f"也可以改用：{zh}。", f"In its place any one of these will do: {en}.")
        return _and(_COMPARE, instead) if offers else _UNLESS_WRONG
    if fact.state is not FactState.MISSING or not offers:
        return _NOTHING
    if len(offers) == 1:
        return Text(f"请提供{zh}。", f"Provide this: {en}.")
    return Text(f"请提供以下任意一种：{zh}。", f"Provide any one of these: {en}.")


def offers_of(fact: Fact) -> Iterator[Text]:
    """Each kind of evidence that would do, with who issues it."""
    issuers = fact.issuers or (None,) * len(fact.accepts)
    for key, issuer in zip(fact.accepts, issuers, strict=True):
        name = evidence_name(key)
        # The name of a private paper says already whose it is.
        if issuer is None or key == Kind.OTHER.value:
            yield name
        else:
            yield Text(f"{name.zh}（{issuer.zh}出具）", f"{name.en} (from {issuer.en})")


def _and(first: Text, second: Text) -> Text:
    return Text(first.zh + second.zh, f"{first.en} {second.en}")


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
        others=fact.by if fact.state is FactState.CONTRADICTED else (),
    )
