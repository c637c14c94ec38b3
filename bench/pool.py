"""Guohu's own reading in plain processes, without a service: what everything else is held against.

Documents are drawn once, so that long runs may read them again and again.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Self

from bench import corpus
from bench.reading import AS_OF
from verifiers import intake
from verifiers.check import check
from verifiers.read import WarmReader

if TYPE_CHECKING:
    from collections.abc import Sequence

_reader: WarmReader | None = None


def drawn(plan: corpus.Plan) -> list[bytes]:
    """The files of a plan; progress goes to standard error."""
    files = []
    for number in range(plan.count):
        files.append(corpus.draw(plan, number).content)
        if (number + 1) % 8 == 0 or number + 1 == plan.count:
            tell(f"{number + 1} of {plan.count} documents drawn")
    return files


def tell(what: str) -> None:
    """Say how far a long run is, whoever listens."""
    print(what, file=sys.stderr, flush=True)


def unwind_when_ended() -> None:
    """Let SIGTERM end this process as an exception does, so that nothing it started runs on."""

    def end(*_: object) -> None:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        sys.exit("ended before it was done")

    signal.signal(signal.SIGTERM, end)


class Pool:
    """Processes with a warm reader each, on one thread each."""

    def __init__(self, processes: int) -> None:
        self._executor = ProcessPoolExecutor(
            processes, mp_context=get_context("spawn"), initializer=_open
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown(cancel_futures=True)

    def read(self, files: Sequence[bytes]) -> float:
        """Seconds until all are read and checked."""
        began = time.perf_counter()
        list(self._executor.map(_read, files))
        return time.perf_counter() - began

    def memory_after(self, files: Sequence[bytes]) -> tuple[int, int]:
        """MiB held after reading these, by a pool of one: itself, and all that it started."""
        self.read(files)
        return self._executor.submit(_resident_mib).result()


def _open() -> None:
    global _reader  # noqa: PLW0603 - engines are opened once a process
    os.environ["OMP_NUM_THREADS"] = os.environ["OMP_THREAD_LIMIT"] = "1"
    _reader = WarmReader.open()
    intake.start()


def _read(content: bytes) -> None:
    if _reader is None:
        raise RuntimeError("the process has no reader")
    check(content, name="bench", kind=None, as_of=AS_OF, reader=_reader)


def _resident_mib() -> tuple[int, int]:
    own, *others = _resident_kib(os.getpid())
    return round(own / 1024), round(sum(others) / 1024)


def _resident_kib(pid: int) -> list[int]:
    """What a process holds, and each that it started: what decodes, and Tesseract.

    Proportional set size (proc(5)): a page that several share is counted once among them.
    """
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    own = next(int(row.split()[1]) for row in rollup if row.startswith("Pss:"))
    started = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [own, *(kib for child in started for kib in _resident_kib(int(child)))]
