"""A transfer on a terminal, in the reader's language."""

from __future__ import annotations

import io
from typing import Any

import pytest
from rich.console import Console

from service.cli.outcome import show


def transfer(**more: object) -> dict[str, Any]:
    both = {"zh": "已有证明。", "en": "It is proven."}
    assessment = {
        "band": "low",
        "risk_score": 12,
        "recommendation": "approve",
        "facts": [{"fact": "registrant_is_dead", "state": "established", "why": both}],
        "reasons": [],
    }
    return {
        "id": "tr_1",
        "status": "approved",
        "decision": {"by": "policy", "outcome": "approve"},
        "assessment": {**assessment, **more},
    }


def printed(language: str, body: dict[str, Any]) -> str:
    console = Console(file=io.StringIO(), width=110)
    console.print(show(body, language))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", ["风险评分 12 / 100 (low)", "已有证明。", "没有发现风险理由。"]),
        ("en", ["risk score 12 / 100 (low)", "It is proven.", "No reason for risk was found."]),
    ],
)
def test_score_facts_and_the_lack_of_reasons_are_told(language: str, words: list[str]) -> None:
    said = printed(language, transfer())
    assert [word for word in words if word not in said] == []
    assert "approve (policy)" in said


def test_a_reason_is_told_with_how_to_mend_it() -> None:
    both = {"zh": "证件已过期", "en": "The card has expired [2019]"}
    told = {"title": both, "detail": both, "fix": {"zh": "换新", "en": "Send the new card."}}
    reason = {"code": "ID_EXPIRED", "strength": "strong", "merchant": told}
    said = printed("en", transfer(reasons=[reason]))
    assert "The card has expired [2019]" in said
    assert "Send the new card." in said


def test_nothing_decided_looks_like_nothing() -> None:
    body = transfer()
    body["decision"] = None
    assert "none yet" in printed("en", body)
