"""``python -m bench.throughput``: the whole service beside the same documents in processes.

Draws documents and reads them in rounds, in turn: in as many processes as the service has workers,
then over HTTP by a running service. So both meet the same neighbours on the machine. Prints the
throughput of each round and of all, how long an upload took while the workers were saturated, how
long an idle service takes from an upload to the assessment beyond the reading itself, what became
of every document, and the most memory that a process of the service held.
"""

from __future__ import annotations

import argparse
from collections import Counter
from itertools import cycle, islice
from statistics import mean, median
from typing import TYPE_CHECKING

from bench import corpus
from bench.pool import Pool, drawn, tell, unwind_when_ended
from bench.served import served

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.served import Round, Served

WARM = 4
"""Documents for each worker before anything is timed."""


def main() -> None:
    """Draw, read both ways in turn, print as it goes."""
    unwind_when_ended()
    chosen = _arguments()
    files = drawn(corpus.Plan(min(chosen.distinct, chosen.documents), chosen.seed))
    sizes = f"{mean(map(len, files)) / 1000:.0f} kB on average"
    print(
        f"{chosen.documents} documents, {len(files)} of them distinct, {sizes}, "
        f"{chosen.workers} workers"
    )
    with Pool(chosen.workers) as pool, served(chosen.workers) as service:
        warm = list(islice(cycle(files), max(chosen.idle, WARM * chosen.workers)))
        tell(f"warming up with {len(warm)} documents each")
        pool.read(warm)
        service.read(warm)
        _idle(pool, service, files[: chosen.idle])
        endless = cycle(files)
        rounds = []
        for start in range(0, chosen.documents, chosen.round):
            some = list(islice(endless, min(chosen.round, chosen.documents - start)))
            alone = pool.read(some)
            rounds.append((alone, service.read(some)))
            _print(f"{start + len(some)} documents", rounds[-1:])
        _print("all", rounds)
        uploads = [took for _, one in rounds for took in one.uploads]
        print(f"an upload, workers saturated: {_told(uploads)}")
        ended = sum((one.ended for _, one in rounds), Counter[str]())
        print(f"ended: {dict(ended)}; most memory, MiB: {service.most_memory()}")


def _idle(pool: Pool, service: Served, files: Sequence[bytes]) -> None:
    """One document at a time, by a process and by the service, neither of which has other work."""
    beyond = []
    for file in files:
        # The faster of two, for a reader must not be slow for want of a shape it has not met.
        alone = min(pool.read([file]) for _ in range(2))
        beyond.append(min(service.until_assessed(file) for _ in range(2)) - alone)
    if beyond:
        print(f"upload to assessment, idle, beyond the reading itself: {_told(beyond)}", flush=True)


def _print(what: str, rounds: Sequence[tuple[float, Round]]) -> None:
    count = sum(one.ended.total() for _, one in rounds)
    alone = sum(seconds for seconds, _ in rounds)
    by_service = sum(one.seconds for _, one in rounds)
    print(
        f"{what}: in processes {count / alone:.2f} a second, the service "
        f"{count / by_service:.2f}, {alone / by_service:.0%} of that",
        flush=True,
    )


def _told(seconds: Sequence[float]) -> str:
    ordered = sorted(seconds)
    last = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    return f"median {median(ordered) * 1000:.0f} ms, p99 {last * 1000:.0f} ms"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.throughput", description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--distinct", type=int, default=64, help="how many to draw; they repeat")
    parser.add_argument("--round", type=int, default=50, help="documents before the sides change")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--idle", type=int, default=16, help="how many to send to an idle service")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
