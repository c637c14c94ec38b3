"""Assessments as coloured tables, from the contract's JSON; words and looks of all tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

Json = dict[str, Any]

STYLES = {
    "hard": "bold red",
    "strong": "red",
    "soft": "yellow",
    "info": "dim",
    "established": "green",
    "presumed": "cyan",
    "waived": "cyan",
    "missing": "yellow",
    "contradicted": "bold red",
    "approve": "bold green",
    "needs_evidence": "bold yellow",
    "review": "bold magenta",
    "reject": "bold red",
}
_WORDS = {
    "zh": {
        "field": "字段",
        "value": "读到的内容",
        "confidence": "置信度",
        "finding": "发现",
        "message": "说明",
        "fix": "如何解决",
        "none": "没有发现问题。",
        "unread": "（未读出）",
        "files": "共 {count} 个文件",
        "unreadable": "无法读取",
        "stopped": "有妨碍过户的硬性问题",
        "fact": "事实",
        "state": "状态",
        "why": "理由",
        "reason": "理由",
        "points": "分值",
        "score": "风险分",
    },
    "en": {
        "field": "field",
        "value": "what was read",
        "confidence": "confidence",
        "finding": "finding",
        "message": "what it says",
        "fix": "how to mend it",
        "none": "Nothing was found wrong.",
        "unread": "(not read)",
        "files": "{count} files",
        "unreadable": "could not be read",
        "stopped": "with a hard finding, which stops a transfer",
        "fact": "fact",
        "state": "state",
        "why": "why",
        "reason": "reason",
        "points": "points",
        "score": "risk score",
    },
}


def show_assessment(assessment: Json, language: str) -> None:
    """Print the score, the facts, the reasons and the breakdown of an assessment."""
    console = Console()
    words = _WORDS[language]
    outcome = assessment["recommendation"]
    policy = assessment["policy"]
    console.print(
        Text.assemble(
            (f"{words['score']} {assessment['risk_score']}", "bold"),
            f" ({assessment['band']})  →  ",
            (outcome, STYLES[outcome]),
            (f"   {assessment['as_of']} · {policy['name']} {policy['version']}", "dim"),
        )
    )
    console.print(_facts(assessment["facts"], words, language))
    if assessment["reasons"]:
        console.print(_reasons(assessment["reasons"], words, language))
    parts = (f"{one['code']} {one['log_odds']:+.2f}" for one in assessment["breakdown"])
    console.print(Text("  ".join(parts), "dim"))


def heading(key: str, language: str) -> str:
    """A heading or a short phrase."""
    return _WORDS[language][key]


def table(*headings: str) -> Table:
    """A table without lines, its columns folding what is too long."""
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def _facts(facts: Sequence[Json], words: dict[str, str], language: str) -> Table:
    rows = table(words["fact"], words["state"], words["why"])
    for one in facts:
        rows.add_row(
            one["fact"], Text(one["state"], STYLES[one["state"]]), Text(one["why"][language])
        )
    return rows


def _reasons(reasons: Sequence[Json], words: dict[str, str], language: str) -> Table:
    rows = table(words["reason"], words["points"], words["message"], words["fix"])
    for one in reasons:
        said = one["merchant"]
        rows.add_row(
            Text(one["code"], STYLES[one["strength"]]),
            str(one["points"]),
            Text(said["detail"][language]),
            Text(said["fix"][language]),
        )
    return rows
