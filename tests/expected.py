"""What is expected of a written case, and what of it did not come out.

``python -m tests.expected`` writes anew what merchants are told, for reading in the difference.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from click.testing import CliRunner

from service.cli import main as guohu
from verifiers.model import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from verifiers.model import Document, Party

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
    words, wanted_words = told(answer), expected.get("told", [])
    yield from (f"told: {one['code']}: {one['zh']}" for one in words if one not in wanted_words)
    yield from (f"not told: {one['code']}: {one['zh']}" for one in wanted_words if one not in words)
    if answer["risk_score"] > expected.get("score_at_most", 100):
        yield f"risk score: {answer['risk_score']} instead of at most {expected['score_at_most']}"


def as_typed(read: Document, typed: Iterable[Document]) -> Document:
    """What was read, its relations quoted (长女) only where the case types the word, too."""
    words = {
        (one.person, one.to): one.relation
        for document in typed
        for one in document.statements()
        if one.type == "kinship"
    }

    def quoted(row: Party | Statement) -> Party | Statement:
        if isinstance(row, Statement) and words.get((row.person, row.to)) != row.word:
            return replace(row, word=None)
        return row

    fields = tuple(
        replace(one, value=tuple(map(quoted, one.value))) if isinstance(one.value, tuple) else one
        for one in read.fields
    )
    papers = tuple(as_typed(one, typed) for one in read.papers)
    return replace(read, fields=fields, papers=papers)


def told(answer: dict[str, Any]) -> list[dict[str, str]]:
    """What a merchant reads for each reason: what failed, and how to mend it."""
    return [
        {"code": one["code"]}
        | {tongue: f"{_words(one, 'detail', tongue)} {_words(one, 'fix', tongue)}".strip()
           for tongue in ("zh", "en")}
        for one in answer["reasons"]
    ]  # fmt: skip


def _words(reason: dict[str, Any], part: str, tongue: str) -> str:
    words: str = reason["merchant"][part][tongue]
    return words


def noticed(answer: dict[str, Any]) -> list[str]:
    """Codes of the reasons in their order, without those that only say that a fact is not known."""
    facts = [f"{fact['fact'].upper()}_" for fact in answer["facts"]]
    return [one["code"] for one in answer["reasons"] if not one["code"].startswith(tuple(facts))]


def main() -> None:
    """Write into every expectation what merchants are told now."""
    for case in cases(Path(__file__).parent / "cases"):
        ran = CliRunner().invoke(guohu, ["assess", str(case), "--json"])
        path = case.with_suffix(SUFFIX)
        kept = path.read_text(encoding="utf-8").split("\n[[expected.told]]")[0].rstrip("\n")
        rows = (
            "\n\n[[expected.told]]\n" + "\n".join(f"{key} = {_quoted(one[key])}" for key in one)
            for one in told(json.loads(ran.stdout))
        )
        path.write_text(kept + "".join(rows) + "\n", encoding="utf-8")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    main()
