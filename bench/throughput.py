"""``python -m bench.throughput``: the whole service beside the same documents in processes.

Draws documents, reads them in as many processes as the service has workers, then sends them over
HTTP to a running service (web, workers, scheduler, Redis, SQLite, all as processes) and waits until
every one is checked. Prints both throughputs and their ratio, how long an upload took while the
workers were saturated, how long one document takes an idle service beyond its reading, what became
of every document, and the most memory that a process of the service held.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import cycle, islice
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from bench import corpus
from bench.reading import AS_OF
from tests.running import ENDED, Caller, Running, installed, wait_until
from verifiers import intake
from verifiers.check import check
from verifiers.read import WarmReader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EACH = 8
"""Documents of one transfer."""
SENDERS = 4
"""Uploads on their way at once."""
PATIENCE_SECONDS = 3 * 3600.0
_REQUEST = {
    "scenario": "inheritance",
    "shop": {"name": "鹭岛女装", "account": "ludao_1924"},
    "registrant": {"name": "林秀英", "id_number": "350203192405060028"},
    "transferee": {"name": "陈建国", "id_number": "350203196203072213"},
}


@dataclass(frozen=True, slots=True)
class Served:
    """What the service did with the documents."""

    seconds: float
    uploads: tuple[float, ...]
    idle: tuple[float, ...]
    ended: Counter[str]
    most_mib: dict[str, int]


def main() -> None:
    """Draw, read, serve, print."""
    chosen = _arguments()
    plan = corpus.Plan(chosen.distinct, chosen.seed)
    drawn = [corpus.draw(plan, number).content for number in range(plan.count)]
    files = list(islice(cycle(drawn), chosen.documents))
    alone, one = _in_processes(files, chosen.workers, drawn[: chosen.idle])
    served = _served(files, chosen.workers, drawn[: chosen.idle])
    print(f"{len(files)} documents, {len(drawn)} of them distinct, {chosen.workers} workers")
    print(f"in processes  {len(files) / alone:6.2f} documents a second")
    print(f"the service   {len(files) / served.seconds:6.2f}, {alone / served.seconds:.0%} of that")
    print(f"an upload, workers saturated  {_told(served.uploads)}")
    beyond = [whole - read for whole, read in zip(served.idle, one, strict=True)]
    print(f"upload to reading, idle, beyond the reading itself  {_told(beyond)}")
    print(f"ended: {dict(served.ended)}; most memory, MiB: {served.most_mib}")


def _in_processes(
    files: Sequence[bytes], workers: int, idle: Sequence[bytes]
) -> tuple[float, list[float]]:
    """Seconds for all, and for each of `idle` by itself; readers warm."""
    context = get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context, initializer=_open) as pool:
        list(pool.map(_read, idle))
        one = [_timed(pool, content) for content in idle]
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_open) as pool:
        list(pool.map(_read, files[: 4 * workers]))
        began = time.perf_counter()
        list(pool.map(_read, files))
        return time.perf_counter() - began, one


_reader: WarmReader | None = None


def _open() -> None:
    global _reader  # noqa: PLW0603 - engines are opened once a process
    _reader = WarmReader.open()
    intake.start()


def _read(content: bytes) -> None:
    if _reader is None:
        raise RuntimeError("the process has no reader")
    check(content, name="bench", kind=None, as_of=AS_OF, reader=_reader)


def _timed(pool: ProcessPoolExecutor, content: bytes) -> float:
    began = time.perf_counter()
    pool.submit(_read, content).result()
    return time.perf_counter() - began


def _served(files: Sequence[bytes], workers: int, idle: Sequence[bytes]) -> Served:
    """The same documents by a service of its own, whose readers are warm."""
    environment = {
        "GUOHU_WORKERS": str(workers),
        "GUOHU_LOG_LEVEL": "error",
        "GUOHU_REQUESTS_PER_MINUTE": "1000000",
        "GUOHU_LEASE_SECONDS": "60",
        "GUOHU_SWEEP_SECONDS": "10",
        "GUOHU_REQUEUE_SECONDS": "10",
    }
    with (
        tempfile.TemporaryDirectory() as home,
        installed(Path(home), environment=environment) as running,
    ):
        running.start_all()
        caller = running.caller()
        warm = list(_sent(caller, [*idle, *files[: 4 * workers]]))
        running.wait_for_end([one for one, _ in warm], PATIENCE_SECONDS)
        alone = tuple(_until_read(running, caller, content) for content in idle)
        began = time.perf_counter()
        sent = list(_sent(caller, files))
        ids = [one for one, _ in sent]
        wait_until(lambda: _all_ended(running, ids), PATIENCE_SECONDS, pause_seconds=0.2)
        seconds = time.perf_counter() - began
        return Served(
            seconds=seconds,
            uploads=tuple(took for _, took in sent),
            idle=alone,
            ended=Counter(running.statuses(ids).values()),
            most_mib=_most_memory(running),
        )


def _sent(caller: Caller, files: Sequence[bytes]) -> Iterator[tuple[str, float]]:
    """Every document's id, and the seconds until its upload was answered."""
    with ThreadPoolExecutor(SENDERS) as pool:
        for start in range(0, len(files), EACH):
            transfer = caller.open_transfer(_REQUEST)
            yield from pool.map(partial(_upload, caller, transfer), files[start : start + EACH])


def _upload(caller: Caller, transfer: str, content: bytes) -> tuple[str, float]:
    began = time.perf_counter()
    answer = caller.upload(transfer, content)
    if answer.status != 202:
        raise RuntimeError(f"an upload was answered by {answer.status}: {answer.body}")
    return str(answer.body["id"]), time.perf_counter() - began


def _until_read(running: Running, caller: Caller, content: bytes) -> float:
    transfer = caller.open_transfer(_REQUEST)
    began = time.perf_counter()
    document, _ = _upload(caller, transfer, content)
    wait_until(lambda: _all_ended(running, [document]), pause_seconds=0.01)
    return time.perf_counter() - began


def _all_ended(running: Running, ids: Sequence[str]) -> bool:
    return set(running.statuses(ids).values()) <= ENDED


def _most_memory(running: Running) -> dict[str, int]:
    """The most that any process of a role and its like ever held, by what it runs."""
    most: dict[str, int] = {}
    for line in running.processes():
        number, _, command = line.partition(": ")
        role = next((one for one in _ROLES if one in command), "other")
        status = Path(f"/proc/{number}/status").read_text(encoding="ascii")
        peak = next(row for row in status.splitlines() if row.startswith("VmHWM"))
        most[role] = max(most.get(role, 0), int(peak.split()[1]) // 1024)
    return most


_ROLES = ("reader_main", "redis", "service.cli web", "service.cli worker", "scheduler")


def _told(seconds: Sequence[float]) -> str:
    ordered = sorted(seconds)
    last = ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]
    return f"median {statistics.median(ordered) * 1000:.0f} ms, p99 {last * 1000:.0f} ms"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.throughput", description=__doc__)
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--distinct", type=int, default=64, help="how many to draw; they repeat")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--idle", type=int, default=16, help="how many to send to an idle service")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
