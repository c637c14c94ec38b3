"""``python -m bench``: accuracy and speed beside the peers, on documents kept apart, in one run."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import track

from bench import assessing, corpus, reading, reliability, tables


def main() -> None:
    """Draw, read, print."""
    chosen = _arguments()
    plan = corpus.Plan(chosen.documents, chosen.seed)
    records = list(
        track(
            reading.run(plan, peers_each=chosen.peers, jobs=chosen.jobs),
            total=plan.count,
            description="reading",
            console=Console(stderr=True),
            disable=not sys.stderr.isatty(),
        )
    )
    bins = reliability.bins(field for record in records for field in record.fields)
    if chosen.out:
        chosen.out.mkdir(parents=True, exist_ok=True)
        lines = (json.dumps(asdict(record), ensure_ascii=False) for record in records)
        (chosen.out / "records.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        (chosen.out / "reliability.svg").write_text(reliability.diagram(bins), encoding="utf-8")
    if chosen.json:
        print(json.dumps(_figures(records, bins), ensure_ascii=False, indent=1))
        return
    console = Console(width=None if sys.stdout.isatty() else 130)
    console.print(f"{plan.count} documents, seed {plan.seed}, {chosen.jobs} at a time")
    for table in (*tables.tables(records), reliability.table(bins)):
        console.print(table)
    console.print(f"assessing a transfer of 20 documents: {assessing.milliseconds():.1f} ms")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--documents", type=int, default=128, help="how many to draw and read")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peers", type=int, default=3, help="documents a kind for the peers too")
    parser.add_argument("--jobs", type=int, default=1, help="processes, each on a core of its own")
    parser.add_argument("--json", action="store_true", help="print figures, not tables")
    parser.add_argument("--out", type=Path, help="a folder for all records and the diagram")
    return parser.parse_args()


def _figures(records: list[Any], bins: list[Any]) -> dict[str, Any]:
    return {
        "aims": tables.targets(records),
        "speed": tables.speed(records),
        "assessing_ms": assessing.milliseconds(),
        "critical": asdict(tables.Tally.of(tables.critical(records))),
        "reliability": [asdict(one) for one in bins],
        "expected_calibration_error": reliability.expected_error(bins),
    }


if __name__ == "__main__":
    main()
