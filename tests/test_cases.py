"""Whole transfers in ``tests/cases``, each with what is expected of it in a file beside it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from service.cli import main
from tests import expected

FOLDER = Path(__file__).parent / "cases"
CASES = expected.cases(FOLDER)


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_a_written_case_comes_out_as_expected(case: Path) -> None:
    wanted = expected.of(case)
    ran = CliRunner().invoke(main, ["assess", str(case), "--json"])
    assert list(expected.differences(json.loads(ran.stdout), wanted)) == []
    assert ran.exit_code == wanted.get("exit_code", 0)


def test_every_case_has_its_expectation_and_the_other_way_round() -> None:
    beside = {path.name.removesuffix(expected.SUFFIX) for path in FOLDER.glob("*.expected.toml")}
    assert {path.stem for path in CASES} == beside
    assert len(CASES) >= 60
