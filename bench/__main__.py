"""``python -m bench``: the tables of docs/performance, in one run on one core."""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import track
from rich.table import Table

if TYPE_CHECKING:
    from bench.reading import Results, Tally


def main() -> None:
    """Draw, read, print."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--documents", type=int, default=112, help="how many to draw and read")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peers", type=int, default=5, help="documents a kind for the peers too")
    parser.add_argument("--json", action="store_true", help="print figures, not tables")
    parser.add_argument("--mistakes", type=Path, help="write every wrong or missing value here")
    chosen = parser.parse_args()
    _one_core()
    from bench import corpus, reading  # noqa: PLC0415 - engines read their settings when imported

    console = Console(stderr=True)
    samples = track(
        corpus.draw(chosen.documents, chosen.seed),
        total=chosen.documents,
        description="reading",
        console=console,
        disable=not sys.stderr.isatty(),
    )
    results = reading.run(samples, peers_each=chosen.peers)
    if chosen.mistakes:
        chosen.mistakes.write_text(
            json.dumps(results.mistakes, ensure_ascii=False, indent=1, default=str) + "\n",
            encoding="utf-8",
        )
    if chosen.json:
        print(json.dumps(_figures(results), ensure_ascii=False, indent=1))
    else:
        _print_tables(results, chosen.documents, chosen.seed)


def _one_core() -> None:
    """Everything, children and all, on one core and one thread, so that ratios mean work."""
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    os.environ["OMP_NUM_THREADS"] = os.environ["OMP_THREAD_LIMIT"] = "1"


def _figures(results: Results) -> dict[str, Any]:
    from bench import assessing, reading  # noqa: PLC0415

    return {
        "speed": reading.speed(results),
        "assessing_ms": assessing.milliseconds(),
        "critical": _counted(results.critical),
        "fields": {f"{kind}.{name}": _counted(t) for (kind, name), t in results.by_field.items()},
        "damages": {name: _counted(tally) for name, tally in results.by_damage.items()},
        "kinds": {f"{kind}.{right}": n for (kind, right), n in results.kinds.items()},
    }


def _counted(tally: Tally) -> dict[str, int]:
    return {**asdict(tally), "wrong_and_agreed": tally.wrong_and_agreed}


def _print_tables(results: Results, count: int, seed: int) -> None:
    from bench import assessing, reading  # noqa: PLC0415

    console = Console(width=None if sys.stdout.isatty() else 120)
    title = f"{count} documents, seed {seed}, one core"
    table = Table("kind", "guohu s", "RapidOCR s", "ratio", "pytesseract s", "ratio", title=title)
    for row in reading.speed(results):
        table.add_row(
            row["kind"],
            *(_number(row.get(name)) for name in ("guohu", "rapidocr", "of_rapidocr")),
            *(_number(row.get(name)) for name in ("pytesseract", "of_pytesseract")),
        )
    console.print(table)
    found = Table("kind", "guohu", "RapidOCR", "pytesseract", title="its own number was found")
    for row in reading.speed(results):
        shares = [
            row.get(f"number_found_by_{name}") for name in ("guohu", "rapidocr", "pytesseract")
        ]
        if any(share is not None for share in shares):
            found.add_row(row["kind"], *("–" if one is None else f"{one:.0%}" for one in shares))
    console.print(found)
    fields = {f"{kind} {name}": tally for (kind, name), tally in results.by_field.items()}
    console.print(_accuracy("fields", fields))
    console.print(_accuracy("critical fields by damage", results.by_damage))
    console.print(_accuracy("critical fields", {"all": results.critical}))
    wrong = sum(n for (_, right), n in results.kinds.items() if not right)
    console.print(f"kind not recognised, or mistaken: {wrong} of {sum(results.kinds.values())}")
    console.print(f"assessing a transfer of 20 documents: {assessing.milliseconds():.1f} ms")


def _accuracy(title: str, rows: dict[str, Tally]) -> Table:
    counts = ("n", "exact", "read twice", "agreed", "exact of agreed")
    table = Table("", *counts, "wrong, agreed", "wrong, given", title=title)
    for name, tally in sorted(rows.items()):
        asked = tally.agreed + tally.disagreed
        table.add_row(
            name,
            str(tally.asked),
            _share(tally.exact, tally.asked),
            str(asked or "–"),
            _share(tally.agreed, asked),
            _share(tally.exact_of_agreed, tally.agreed),
            str(tally.wrong_and_agreed),
            str(tally.wrong_but_given),
        )
    return table


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "–"


if __name__ == "__main__":
    main()
