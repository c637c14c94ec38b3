"""What is expected of a written case, and what of it did not come out."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SUFFIX = ".expected.toml"


def cases(folder: Path, pattern: str = "*") -> list[Path]:
    """The transfer files of a folder, without what is expected of them."""
    found = folder.glob(f"{pattern}.toml")
    return sorted(path for path in found if not path.name.endswith(SUFFIX))


def of(case: Path) -> dict[str, Any]:
    """What the file beside a case expects."""
    expected: dict[str, Any] = tomllib.loads(case.with_suffix(SUFFIX).read_text())["expected"]
    return expected


def differences(answer: dict[str, Any], expected: dict[str, Any]) -> Iterator[str]:
    """Each thing of an assessment (the contract's JSON) that is not as expected, in words."""
    states = {fact["fact"]: fact["state"] for fact in answer["facts"]}
    came = {
        "recommendation": answer["recommendation"],
        "reasons": noticed(answer),
        "requirements": [one["fact"] for one in answer["requirements"]],
        "hard": any(one["strength"] == "hard" for one in answer["reasons"]),
    }
    wanted = {
        "recommendation": expected["recommendation"],
        "reasons": expected["reasons"],
        "requirements": expected.get("requirements", []),
        "hard": expected.get("exit_code", 0) == 1,
    }
    for name, value in wanted.items():
        if came[name] != value:
            yield f"{name}: {came[name]} instead of {value}"
    for fact, state in expected["facts"].items():
        if states[fact] != state:
            yield f"{fact}: {states[fact]} instead of {state}"
    if answer["risk_score"] > expected.get("score_at_most", 100):
        yield f"risk score: {answer['risk_score']} instead of at most {expected['score_at_most']}"


def noticed(answer: dict[str, Any]) -> list[str]:
    """Codes of the reasons in their order, without those that only say that a fact is not known."""
    facts = [f"{fact['fact'].upper()}_" for fact in answer["facts"]]
    return [one["code"] for one in answer["reasons"] if not one["code"].startswith(tuple(facts))]
