"""What docs/reading.md calls the module of a step is one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
STEPS = [
    row.split("|")[1:-1]
    for row in (ROOT / "docs" / "reading.md").read_text(encoding="utf-8").splitlines()
    if row.startswith("| ") and len(row.split("|")) == 6
]
NAMED = sorted({name for step in STEPS for name in re.findall("`([a-z_/]+)`", step[2])})


def test_all_steps_are_numbered_in_order() -> None:
    numbers = [step[0].strip() for step in STEPS if step[0].strip()]
    assert [str(number) for number in range(1, len(numbers) + 1)] == numbers


@pytest.mark.parametrize("name", NAMED)
def test_the_module_of_a_step_is_there(name: str) -> None:
    inside = f"verifiers/**/{name.strip('/')}"
    assert [*ROOT.glob(f"{inside}.py"), *ROOT.glob(f"{inside}/__init__.py")]
