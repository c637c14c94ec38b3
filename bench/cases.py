"""``python -m bench.cases``: the written cases as drawn papers, read and assessed.

Every typed document of a case becomes a picture or a PDF, is read without help, and the transfer is
assessed from what was read. It must come out as the case expects, which its typed documents do.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from bench import misread
from tests import expected
from tests.specimens.style import Group, Style
from tests.specimens.typed.case import Arrangement, files, transfer_of
from verifiers import intake
from verifiers.assess import assess
from verifiers.check import check
from verifiers.model import Evidence
from verifiers.notaries import load_registry
from verifiers.policies.policy import load_policy
from verifiers.read import WarmReader
from verifiers.render import assessment_json
from verifiers.transfer_file import load_transfer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tests.specimens.typed.case import File
    from verifiers.model import Document

FOLDER = Path("tests/cases")
DAMAGES: dict[str, tuple[str, ...]] = {
    "clean": ("clean",),
    "photo": ("photo",),
    "mixed": ("clean", "scan", "photo", "chat", "evening", "far", "turned", "glare", "curved"),
}
AS_OF = date(2026, 11, 23)
_reader: WarmReader | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """How the cases of a run are drawn."""

    seed: int
    damage: str
    arrangement: Arrangement
    group: Group
    out: Path | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one case."""

    name: str
    wanted: str
    """The recommendation that is expected."""
    came: str
    differences: tuple[str, ...]
    misread: tuple[str, ...]
    """Fields whose value is not the typed one."""


def run(paths: Iterable[Path], plan: Plan, jobs: int) -> Iterator[Outcome]:
    """Every case's outcome as soon as it is read; one process a job."""
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_open) as pool:
        yield from pool.map(partial(outcome, plan=plan), paths)


def _open() -> None:
    os.environ["OMP_THREAD_LIMIT"] = "1"
    intake.start()
    reader()


def reader() -> WarmReader:
    """The engines of this process, opened once."""
    global _reader  # noqa: PLW0603 - engines are opened once a process
    if _reader is None:
        _reader = WarmReader.open()
    return _reader


@lru_cache(maxsize=1_000)
def _read(content: bytes, as_of: date) -> Document:
    """One file, read once however many cases hold it."""
    return check(content, name="paper", kind=None, as_of=as_of, reader=reader()).document


def outcome(path: Path, plan: Plan) -> Outcome:
    """Draws one case, reads its files, and assesses what was read."""
    case, wanted = load_transfer(path), expected.of(path)
    drawn = files(case, Style(plan.seed, plan.group), plan.arrangement, DAMAGES[plan.damage])
    as_of = case.as_of or AS_OF
    if plan.out is not None:
        _keep(path, drawn, plan.out / path.stem)
    read = [replace(_read(file.content, as_of), id=file.name) for file in drawn]
    evidence = Evidence(
        transfer=case.transfer,
        documents=tuple(
            expected.as_typed(one, file.shows) for file, one in zip(drawn, read, strict=True)
        ),
        as_of=as_of,
        notaries=load_registry(None).registry,
    )
    answer = assessment_json(assess(evidence, load_policy(None)))
    return Outcome(
        name=path.stem,
        wanted=wanted["recommendation"],
        came=answer["recommendation"],
        differences=tuple(expected.differences(answer, wanted)),
        misread=tuple(
            line
            for file, document in zip(drawn, read, strict=True)
            for line in misread.lines(file.shows, document)
        ),
    )


def _keep(path: Path, drawn: Sequence[File], folder: Path) -> None:
    """The files and a transfer that names them, for ``guohu assess``."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in drawn:
        (folder / file.name).write_bytes(file.content)
    (folder / "transfer.toml").write_text(transfer_of(path, drawn), encoding="utf-8")


def _print(outcomes: list[Outcome]) -> None:
    clean = [one for one in outcomes if one.wanted == "approve"]
    others = [one for one in outcomes if one.wanted != "approve"]
    as_expected = sum(not one.differences for one in outcomes)
    print(f"{as_expected} of {len(outcomes)} cases came out as expected")
    for name, group, aim in (("clean", clean, ">= 90 %"), ("other", others, "0 %")):
        approved = sum(one.came == "approve" for one in group)
        share = 100 * approved / len(group) if group else 0.0
        print(f"straight-through approvals of the {name} cases: {approved} of {len(group)}, "
              f"{share:.1f} % (aim {aim})")  # fmt: skip
    misread = Counter(line.split(":")[0].split(".")[-1] for one in outcomes for line in one.misread)
    print("read otherwise than typed, by field:", dict(misread.most_common()) or "nothing")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.cases", description=__doc__)
    parser.add_argument("--cases", default="*", metavar="GLOB", help="names of cases")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--damage", choices=DAMAGES, default="clean")
    parser.add_argument("--arrangement", choices=list(Arrangement), type=Arrangement,
                        default=Arrangement.SEPARATE)  # fmt: skip
    parser.add_argument("--group", choices=list(Group), type=Group, default=Group.DEVELOPMENT,
                        help="fonts and layouts to draw from")  # fmt: skip
    parser.add_argument("--jobs", type=int, default=1, help="processes, one case each")
    parser.add_argument("--out", type=Path, help="keep the pictures, with a transfer each")
    return parser.parse_args()


def main() -> int:
    """Prints every case as it is done, then the totals; 1 where one was wrongly approved."""
    chosen = _arguments()
    plan = Plan(chosen.seed, chosen.damage, chosen.arrangement, chosen.group, chosen.out)
    outcomes = []
    for one in run(expected.cases(FOLDER, chosen.cases), plan, chosen.jobs):
        outcomes.append(one)
        print(f"{'differs' if one.differences else 'as expected':12} {one.name}", flush=True)
        for line in one.differences:
            print(f"    {line}", flush=True)
        for line in one.misread:
            print(f"    read: {line}", flush=True)
    _print(outcomes)
    return int(any(one.came == "approve" != one.wanted for one in outcomes))


if __name__ == "__main__":
    sys.exit(main())
