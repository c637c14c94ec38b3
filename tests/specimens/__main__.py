"""`python -m tests.specimens OUT`: draws specimens into a folder, for people to look at."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any

from tests.specimens import damage, demonstration
from tests.specimens.documents import KINDS
from tests.specimens.samples import sample
from tests.specimens.style import Group, Style


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.specimens", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=12)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--held-out", action="store_true", help="the benchmark's half")
    parser.add_argument("--recipe", choices=sorted(damage.RECIPES), help="else rolled")
    parser.add_argument("--demonstration", action="store_true", help="the shipped story alone")
    arguments = parser.parse_args()
    if arguments.demonstration:
        demonstration.write(arguments.out)
        return
    group = Group.HELD_OUT if arguments.held_out else Group.DEVELOPMENT
    arguments.out.mkdir(parents=True, exist_ok=True)
    truths = {}
    for number in range(arguments.count):
        kind, style = KINDS[number % len(KINDS)], Style(arguments.seed + number, group)
        made = sample(kind, style, arguments.recipe)
        (arguments.out / made.name).write_bytes(made.content)
        truths[made.name] = made.specimen.truth.fields()
    text = json.dumps(truths, ensure_ascii=False, indent=1, default=_plain)
    (arguments.out / "truth.json").write_text(text, encoding="utf-8")


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {name: part for name, part in asdict(value).items() if part}
    raise TypeError(type(value).__name__)


if __name__ == "__main__":
    main()
