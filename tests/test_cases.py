"""Whole transfers in ``tests/cases``, each with what is expected of it in a file beside it."""

import json
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from service.cli import main

FOLDER = Path(__file__).parent / "cases"
CASES = sorted(path for path in FOLDER.glob("*.toml") if not path.name.endswith(".expected.toml"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_written_case_comes_out_as_expected(case: Path) -> None:
    expected = tomllib.loads(case.with_suffix(".expected.toml").read_text())["expected"]
    ran = CliRunner().invoke(main, ["assess", str(case), "--json"])
    body = json.loads(ran.stdout)
    states = {fact["fact"]: fact["state"] for fact in body["facts"]}
    # Facts that are not known give reasons of their own, which `facts` below already tells.
    noticed = [
        one["code"]
        for one in body["reasons"]
        if not any(one["code"].startswith(f"{fact.upper()}_") for fact in states)
    ]
    assert ran.exit_code == expected.get("exit_code", 0)
    assert body["recommendation"] == expected["recommendation"]
    assert noticed == expected["reasons"]
    assert [one["fact"] for one in body["requirements"]] == expected.get("requirements", [])
    assert {name: states[name] for name in expected["facts"]} == expected["facts"]
    assert body["risk_score"] <= expected.get("score_at_most", 100)


def test_every_case_has_its_expectation_and_the_other_way_round() -> None:
    beside = {path.name.removesuffix(".expected.toml") for path in FOLDER.glob("*.expected.toml")}
    assert {path.stem for path in CASES} == beside
    assert len(CASES) >= 6
