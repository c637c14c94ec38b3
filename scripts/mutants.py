"""Mutation testing: changes the code in small ways and asks whether any test notices.

``python scripts/mutants.py score`` mutates one part of ``tests/mutants.toml`` with mutmut 3 (BSD,
``pip install mutmut``) in a copy of the tree. Every survivor is either explained there or printed;
with one that is not explained, or an explanation that no survivor needs, the script ends with 1.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COPIED = ("verifiers", "service", "tests", "bench", "pyproject.toml")
SURVIVED = re.compile(r"^\s*(?P<name>verifiers\.\S+): (?:survived|no tests)$", re.MULTILINE)


@dataclass(frozen=True, slots=True, order=True)
class Change:
    """One mutation: the module, and its lines before and after, without indentation."""

    module: str
    was: str
    becomes: str

    def __str__(self) -> str:
        return f"{self.module}\n  - {self.was}\n  + {self.becomes}"


def main() -> int:
    chosen = _arguments()
    if find_spec("mutmut") is None:
        raise SystemExit("mutmut is not installed: pip install mutmut")
    table = tomllib.loads((ROOT / "tests" / "mutants.toml").read_text(encoding="utf-8"))
    part = next(one for one in table["part"] if one["name"] == chosen.part)
    modules = {path.removesuffix(".py").replace("/", ".") for path in part["modules"]}
    explained = {
        Change(one["module"], one["was"], becomes)
        for one in table["equivalent"]
        for becomes in one["becomes"]
        if one["module"] in modules
    }
    with tempfile.TemporaryDirectory() as folder:
        survivors = _survivors(Path(folder), part, chosen.jobs)
    return _told(survivors, explained)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("part", help="a part of tests/mutants.toml")
    parser.add_argument("--jobs", type=int, default=2, help="mutants at a time")
    return parser.parse_args()


def _survivors(folder: Path, part: dict[str, list[str]], jobs: int) -> set[Change]:
    for name in COPIED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as settings:
        settings.write(
            f'\n[tool.mutmut]\nsource_paths = ["verifiers"]\nonly_mutate = {part["modules"]}\n'
            f"pytest_add_cli_args_test_selection = {part['tests']}\n"
            'also_copy = ["tests", "service", "bench"]\n'
        )
    _mutmut(folder, "run", "--max-children", str(jobs))
    names = [match["name"] for match in SURVIVED.finditer(_mutmut(folder, "results"))]
    return {_change(name, _mutmut(folder, "show", name)) for name in names}


def _mutmut(folder: Path, *words: str) -> str:
    command = [sys.executable, "-m", "mutmut", *words]
    environment = os.environ | {"PYTHONPATH": "."}
    ran = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if words[0] == "run" and ran.returncode not in {0, 1}:
        raise SystemExit(ran.stdout[-2_000:] + ran.stderr[-2_000:])
    return ran.stdout


def _change(name: str, shown: str) -> Change:
    """What a mutant changes, as ``mutmut show`` prints it."""

    def lines(sign: str) -> str:
        pattern = rf"^{re.escape(sign)}(?!{re.escape(sign)}{re.escape(sign)})(.*)$"
        return " ".join(line.strip() for line in re.findall(pattern, shown, re.MULTILINE))

    module = re.sub(r"\.(?:x_|xǁ).*$", "", name)
    return Change(module, lines("-"), lines("+"))


def _told(survivors: set[Change], explained: set[Change]) -> int:
    for one in sorted(survivors - explained):
        print(f"not explained: {one}")
    for one in sorted(explained - survivors):
        print(f"explained, but a test notices it: {one}")
    print(f"{len(survivors)} survivors, {len(survivors & explained)} of them explained")
    return int(survivors != explained)


if __name__ == "__main__":
    raise SystemExit(main())
