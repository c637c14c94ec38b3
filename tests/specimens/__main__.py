"""`python -m tests.specimens OUT`: draws specimens into a folder, for people to look at."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any

from tests.specimens import containers, damage, demonstration
from tests.specimens.documents import KINDS, specimen
from tests.specimens.style import Group, Style


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.specimens", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=12)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--held-out", action="store_true", help="the benchmark's half")
    parser.add_argument("--recipe", choices=sorted(damage.RECIPES), help="else all in turn")
    parser.add_argument("--demonstration", action="store_true", help="the shipped story alone")
    arguments = parser.parse_args()
    if arguments.demonstration:
        demonstration.write(arguments.out)
        return
    group = Group.HELD_OUT if arguments.held_out else Group.DEVELOPMENT
    arguments.out.mkdir(parents=True, exist_ok=True)
    truths = {}
    recipes = [arguments.recipe] if arguments.recipe else list(damage.RECIPES)
    for number in range(arguments.count):
        kind = KINDS[number % len(KINDS)]
        style = Style(arguments.seed + number, group)
        recipe = recipes[number // len(KINDS) % len(recipes)]
        drawn = specimen(kind, style)
        for page, picture in enumerate(drawn.pages, 1):
            name = f"{number:04d}_{kind}_{recipe}_{page}.jpg"
            damaged = damage.apply(picture, damage.RECIPES[recipe], style.seed)
            (arguments.out / name).write_bytes(containers.jpeg(damaged))
            truths[name] = drawn.truth.fields()
    text = json.dumps(truths, ensure_ascii=False, indent=1, default=_plain)
    (arguments.out / "truth.json").write_text(text, encoding="utf-8")


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {name: part for name, part in asdict(value).items() if part}
    raise TypeError(type(value).__name__)


if __name__ == "__main__":
    main()
