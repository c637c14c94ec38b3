"""A whole service to send documents to: web, workers, scheduler, Redis, SQLite, all processes."""

from __future__ import annotations

import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import select

from service.store.tables import DocumentRow, TransferRow
from tests.processes import wait_until
from tests.running import ENDED, Caller, Running, installed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EACH = 8
"""Documents of one transfer."""
SENDERS = 4
"""Uploads on their way at once."""
PATIENCE_SECONDS = 3600.0
_REQUEST = {
    "scenario": "inheritance",
    "shop": {"name": "鹭岛女装", "account": "ludao_1924"},
    "registrant": {"name": "林秀英", "id_number": "350203192405060028"},
    "transferee": {"name": "陈建国", "id_number": "350203196203072213"},
}
_ROLES = ("reader_main", "redis", "service.cli web", "service.cli worker", "scheduler")


@dataclass(frozen=True, slots=True)
class Round:
    """What became of some documents that were sent at once."""

    seconds: float
    """From the first upload until the last is read."""
    uploads: tuple[float, ...]
    """Seconds of each upload."""
    ended: Counter[str]


class Served:
    """The service, asked over HTTP; what it stored is looked up beside it."""

    def __init__(self, running: Running) -> None:
        self._running = running
        self._caller = running.caller()

    def read(self, files: Sequence[bytes]) -> Round:
        """Send all files, eight a transfer, and wait until each has ended."""
        began = time.perf_counter()
        sent = list(self._sent(files))
        ids = [one for one, _ in sent]
        wait_until(lambda: self._statuses(ids).keys() <= ENDED, PATIENCE_SECONDS, pause_seconds=0.2)
        seconds = time.perf_counter() - began
        return Round(seconds, tuple(took for _, took in sent), self._statuses(ids))

    def until_assessed(self, content: bytes) -> float:
        """Seconds from the upload of one document to an assessment that rests on it."""
        transfer = self._caller.open_transfer(_REQUEST)
        began = time.perf_counter()
        document, _ = _upload(self._caller, transfer, content)
        wait_until(
            lambda: self._statuses([document]).keys() <= ENDED and self._is_assessed(transfer),
            pause_seconds=0.01,
        )
        return time.perf_counter() - began

    def most_memory(self) -> dict[str, int]:
        """The most MiB that any process of a role ever held, of those that run now."""
        most: dict[str, int] = {}
        for line in self._running.processes():
            number, _, command = line.partition(": ")
            role = next((one for one in _ROLES if one in command), "other")
            status = Path(f"/proc/{number}/status").read_text(encoding="ascii")
            peak = next(row for row in status.splitlines() if row.startswith("VmHWM"))
            most[role] = max(most.get(role, 0), int(peak.split()[1]) // 1024)
        return most

    def _sent(self, files: Sequence[bytes]) -> Iterator[tuple[str, float]]:
        """Every document's id, and the seconds until its upload was answered."""
        with ThreadPoolExecutor(SENDERS) as pool:
            for start in range(0, len(files), EACH):
                transfer = self._caller.open_transfer(_REQUEST)
                upload = partial(_upload, self._caller, transfer)
                yield from pool.map(upload, files[start : start + EACH])

    def _statuses(self, ids: Sequence[str]) -> Counter[str]:
        with self._running.store.reading() as tx:
            return Counter(
                tx.session.scalars(select(DocumentRow.status).where(DocumentRow.id.in_(ids)))
            )

    def _is_assessed(self, transfer: str) -> bool:
        with self._running.store.reading() as tx:
            row = tx.session.get_one(TransferRow, transfer)
            assessed = row.assessed_version >= row.evidence_version
            return row.latest_assessment_id is not None and assessed


@contextmanager
def served(workers: int) -> Iterator[Served]:
    """A service of its own with so many workers; it ends with the block."""
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
        yield Served(running)


def _upload(caller: Caller, transfer: str, content: bytes) -> tuple[str, float]:
    began = time.perf_counter()
    answer = caller.upload(transfer, content)
    if answer.status != 202:
        raise RuntimeError(f"an upload was answered by {answer.status}: {answer.body}")
    return str(answer.body["id"]), time.perf_counter() - began
