"""``python -m bench.calibrate``: counts how often values are right, by what certainty they had.

For `verifiers.read.calibration`. On the development half of fonts and layouts, from seeds of its
own: the benchmark's half stays unseen. Prints the curves as they stand in that module.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from typing import TYPE_CHECKING

from bench import corpus, reading
from tests.specimens.style import Group

if TYPE_CHECKING:
    from collections.abc import Sequence

SEED = 500_000
DOUBT = 1.0
"""So many wrong values are thought to be among those of one step that were not seen."""
LEAST_STEP = 25
"""Values that a step of a curve rests on at least."""


def main() -> None:
    """Read, count, print."""
    parser = argparse.ArgumentParser(prog="python -m bench.calibrate", description=__doc__)
    parser.add_argument("--documents", type=int, default=512)
    parser.add_argument("--jobs", type=int, default=1)
    chosen = parser.parse_args()
    plan = corpus.Plan(chosen.documents, SEED, Group.DEVELOPMENT)
    seen: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for record in reading.run(plan, peers_each=0, jobs=chosen.jobs, calibrate=False):
        for field in record.fields:
            if field.given:
                seen[field.origin].append((field.confidence, not field.wrong))
    for name, values in sorted(seen.items()):
        right = sum(exact for _, exact in values)
        print(f"# {name}: {len(values)} values, {right} right")
        points = ", ".join(f"({x:.4f}, {y:.4f})" for x, y in curve(values))
        print(f'"{name}": ({points},),')


def curve(values: Sequence[tuple[float, bool]]) -> list[tuple[float, float]]:
    """Isotonic regression of being right on certainty, by pooling adjacent violators."""
    blocks: list[tuple[float, float, float]] = []
    ordered = sorted(values, key=lambda value: value[0])
    starts = list(range(0, max(1, len(ordered) - LEAST_STEP + 1), LEAST_STEP))
    for start, stop in zip(starts, [*starts[1:], len(ordered)], strict=True):
        step = ordered[start:stop]
        middle = sum(certainty for certainty, _ in step) / len(step)
        blocks.append((middle, float(sum(exact for _, exact in step)), float(len(step))))
        while len(blocks) > 1 and blocks[-2][1] / blocks[-2][2] >= blocks[-1][1] / blocks[-1][2]:
            (low, right, count), (high, more, further) = blocks[-2:]
            whole = count + further
            pooled = ((low * count + high * further) / whole, right + more, whole)
            blocks[-2:] = [pooled]
    return [(middle, right / (count + DOUBT)) for middle, right, count in blocks]


if __name__ == "__main__":
    main()
