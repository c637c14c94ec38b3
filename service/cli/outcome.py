"""A transfer as the HTTP API tells it, on a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text as Styled

if TYPE_CHECKING:
    from rich.console import RenderableType

_BAND_STYLES = {"low": "bold green", "medium": "bold yellow", "high": "bold red"}
_STATE_STYLES = {
    "established": "green",
    "presumed": "green",
    "waived": "cyan",
    "missing": "yellow",
    "contradicted": "red",
}
_STRENGTH_STYLES = {"hard": "bold red", "strong": "red", "soft": "yellow", "info": "dim"}

_WORDS = {
    "zh": {
        "score": "风险评分",
        "recommendation": "建议",
        "decision": "决定",
        "status": "状态",
        "fact": "事实",
        "state": "结论",
        "why": "依据",
        "reason": "风险理由",
        "strength": "强度",
        "fix": "如何补正",
        "none": "没有发现风险理由",
        "nobody": "尚无",
    },
    "en": {
        "score": "risk score",
        "recommendation": "recommendation",
        "decision": "decision",
        "status": "status",
        "fact": "fact",
        "state": "state",
        "why": "why",
        "reason": "reason",
        "strength": "strength",
        "fix": "how to mend it",
        "none": "No reason for risk was found",
        "nobody": "none yet",
    },
}


def show(transfer: dict[str, Any], language: str) -> RenderableType:
    """Score, facts and reasons of an assessed transfer, as the merchant is told them."""
    words = _WORDS[language]
    assessment = transfer["assessment"]
    return Group(
        _headline(transfer, assessment, words),
        _facts(assessment["facts"], words, language),
        _reasons(assessment["reasons"], words, language),
    )


def _headline(
    transfer: dict[str, Any], assessment: dict[str, Any], words: dict[str, str]
) -> RenderableType:
    band = assessment["band"]
    decision = transfer["decision"]
    held = f"{decision['outcome']} ({decision['by']})" if decision else words["nobody"]
    line = Styled.assemble(
        f"{words['score']} ",
        (f"{assessment['risk_score']} / 100 ({band})", _BAND_STYLES[band]),
        f"   {words['recommendation']} ",
        (assessment["recommendation"], "bold"),
        f"   {words['decision']} ",
        (held, "bold"),
        f"   {words['status']} ",
        (transfer["status"], "bold"),
    )
    return Panel(line, title=transfer["id"], expand=False)


def _facts(facts: list[dict[str, Any]], words: dict[str, str], language: str) -> RenderableType:
    table = Table(pad_edge=False)
    table.add_column(words["fact"], no_wrap=True)
    table.add_column(words["state"], no_wrap=True)
    table.add_column(words["why"], overflow="fold")
    for fact in facts:
        state = Styled(fact["state"], _STATE_STYLES[fact["state"]])
        table.add_row(fact["fact"], state, Styled(fact["why"][language]))
    return table


def _reasons(reasons: list[dict[str, Any]], words: dict[str, str], language: str) -> RenderableType:
    if not reasons:
        return Styled(f"{words['none']}。" if language == "zh" else f"{words['none']}.")
    table = Table(pad_edge=False)
    table.add_column(words["reason"], overflow="fold")
    table.add_column(words["strength"], no_wrap=True)
    table.add_column(words["fix"], overflow="fold")
    for reason in reasons:
        told = reason["merchant"]
        strength = Styled(reason["strength"], _STRENGTH_STYLES[reason["strength"]])
        table.add_row(
            Styled(told["title"][language]),
            strength,
            Styled(told["fix"][language]),
        )
    return table
