"""``python -m bench.memory``: what one reader holds while it reads one document after the other.

Nothing is replaced here: a worker of the service would give its reader up before
(`tasks.reader_process.Care`). The goal is at most 700 MiB after 2,000 documents, and flat.
"""

from __future__ import annotations

import argparse
from itertools import cycle, islice

from bench import corpus
from bench.pool import Pool, drawn, unwind_when_ended

GOAL_MIB = 700


def main() -> None:
    """Draw, read, print as it goes."""
    unwind_when_ended()
    chosen = _arguments()
    files = drawn(corpus.Plan(chosen.distinct, chosen.seed))
    endless = cycle(files)
    print(f"{chosen.documents} documents, {len(files)} of them distinct; goal {GOAL_MIB} MiB")
    with Pool(1) as pool:
        _print(0, *pool.memory_after([]))
        for start in range(0, chosen.documents, chosen.every):
            some = list(islice(endless, min(chosen.every, chosen.documents - start)))
            _print(start + len(some), *pool.memory_after(some))


def _print(read: int, own: int, others: int) -> None:
    print(f"{read:6d} documents {own:5d} MiB, and {others} in programs it keeps", flush=True)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.memory", description=__doc__)
    parser.add_argument("--documents", type=int, default=2000)
    parser.add_argument("--distinct", type=int, default=64, help="how many to draw; they repeat")
    parser.add_argument("--every", type=int, default=50, help="documents between two rows")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
