"""Documents and assessments as coloured tables, from the contract's JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

Json = dict[str, Any]

_STYLES = {
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
_UNREAD = {"zh": "（未读出）", "en": "(not read)"}
_WORDS = {
    "zh": {
        "field": "字段",
        "value": "读到的内容",
        "confidence": "置信度",
        "finding": "发现",
        "message": "说明",
        "fix": "如何解决",
        "none": "没有发现问题。",
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
        "fact": "fact",
        "state": "state",
        "why": "why",
        "reason": "reason",
        "points": "points",
        "score": "risk score",
    },
}


def show_documents(documents: Sequence[Json], language: str) -> None:
    """Print every document: what was read, then what was found."""
    console = Console()
    words = _WORDS[language]
    for document in documents:
        sure = f"{document['kind_confidence']:.0%}"
        console.print(Text(f"\n{document['file']}  ", "bold"), f"{document['kind']} ({sure})")
        if document["fields"]:
            console.print(_fields(document["fields"], words, language))
        if document["findings"]:
            console.print(_findings(document["findings"], words, language))
        else:
            console.print(Text(words["none"], "green"))


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
            (outcome, _STYLES[outcome]),
            (f"   {assessment['as_of']} · {policy['name']} {policy['version']}", "dim"),
        )
    )
    console.print(_facts(assessment["facts"], words, language))
    if assessment["reasons"]:
        console.print(_reasons(assessment["reasons"], words, language))
    parts = (f"{one['code']} {one['log_odds']:+.2f}" for one in assessment["breakdown"])
    console.print(Text("  ".join(parts), "dim"))


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def _fields(fields: Json, words: dict[str, str], language: str) -> Table:
    table = _table(words["field"], words["value"], words["confidence"])
    for name, field in fields.items():
        for place, line in enumerate(_lines(field["value"], language)):
            sure = f"{field['confidence']:.2f}" if place == 0 else ""
            table.add_row(name if place == 0 else "", Text(line), sure)
    return table


def _lines(value: Any, language: str) -> list[str]:  # noqa: ANN401 - JSON
    """One line for a plain value, one a row for parties and statements."""
    if value is None:
        return [_UNREAD[language]]
    if isinstance(value, list):
        return [
            " ".join(str(part) for part in row.values() if part is not None) for row in value
        ] or [""]
    return [str(value)]


def _findings(findings: Sequence[Json], words: dict[str, str], language: str) -> Table:
    table = _table(words["finding"], words["message"], words["fix"])
    for one in findings:
        table.add_row(
            Text(one["code"], _STYLES[one["strength"]]),
            Text(one["message"][language]),
            Text(one["fix"][language]),
        )
    return table


def _facts(facts: Sequence[Json], words: dict[str, str], language: str) -> Table:
    table = _table(words["fact"], words["state"], words["why"])
    for one in facts:
        table.add_row(
            one["fact"], Text(one["state"], _STYLES[one["state"]]), Text(one["why"][language])
        )
    return table


def _reasons(reasons: Sequence[Json], words: dict[str, str], language: str) -> Table:
    table = _table(words["reason"], words["points"], words["message"], words["fix"])
    for one in reasons:
        said = one["merchant"]
        table.add_row(
            Text(one["code"], _STYLES[one["strength"]]),
            str(one["points"]),
            Text(said["detail"][language]),
            Text(said["fix"][language]),
        )
    return table
