"""Mutation testing: changes the code in small ways and asks whether any test notices.

``python scripts/mutants.py score`` mutates one part of ``tests/mutants.toml`` with mutmut 3 (BSD,
``pip install mutmut``) in a copy of the tree. Every survivor is either explained there or printed;
with one that is not explained, or an explanation that no survivor needs, the script ends with 1.
``--folder`` keeps the copy: stopped (``--minutes``) and given again, it goes on with what is left.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
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
UNTRIED = re.compile(
    r": (?:not checked|suspicious|skipped|check was interrupted by user)$", re.MULTILINE
)


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
    with tempfile.TemporaryDirectory() as scratch:
        folder = chosen.folder or Path(scratch)
        _copy(folder, part)
        _mutmut(folder, "run", "--max-children", str(chosen.jobs), minutes=chosen.minutes)
        results = _mutmut(folder, "results")
        survivors = {
            _change(match["name"], _mutmut(folder, "show", match["name"]))
            for match in SURVIVED.finditer(results)
        }
    if untried := len(UNTRIED.findall(results)):
        print(f"{untried} mutants not tried yet: give the same command again")
    return _told(survivors, explained) or int(untried > 0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("part", help="a part of tests/mutants.toml")
    parser.add_argument("--jobs", type=int, default=2, help="mutants at a time")
    parser.add_argument("--minutes", type=float, help="stop after so many, with what is known")
    parser.add_argument("--folder", type=Path, help="where to keep the copy and what is known")
    return parser.parse_args()


def _copy(folder: Path, part: dict[str, list[str]]) -> None:
    """The tree as it is now; files that did not change keep what was found out about them."""
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, dirs_exist_ok=True)
        else:
            shutil.copy(ROOT / name, folder / name)
    with (folder / "pyproject.toml").open("a", encoding="utf-8") as settings:
        settings.write(
            f'\n[tool.mutmut]\nsource_paths = ["verifiers"]\nonly_mutate = {part["modules"]}\n'
            f"pytest_add_cli_args_test_selection = {part['tests']}\n"
            'also_copy = ["tests", "service", "bench"]\n'
        )


def _mutmut(folder: Path, *words: str, minutes: float | None = None) -> str:
    """What mutmut prints; one that runs out of its time has written down what it found."""
    with subprocess.Popen(
        [sys.executable, "-m", "mutmut", *words],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": "."},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            told, _ = process.communicate(timeout=minutes and minutes * 60)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)
            return process.communicate()[0]
    if words[0] == "run" and process.returncode not in {0, 1}:
        raise SystemExit(told[-2_000:])
    return told


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
