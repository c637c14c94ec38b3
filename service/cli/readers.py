"""Several readers side by side, each a process of its own; answers come in the order of the files.

A file that crashes or hangs its reader costs that reader and its own reading, nothing else.
"""

from __future__ import annotations

import hashlib
import os
import queue
import threading
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from service.cli.papers import Refused, take
from service.cli.refusal import Refusal
from tasks.reader_process import ReaderProcess
from verifiers import intake
from verifiers.check import refused
from verifiers.errors import FileProblem, ReaderFailed
from verifiers.model import Document, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from concurrent.futures import Future
    from datetime import date
    from types import TracebackType
    from typing import Self

    from service.cli.papers import Paper

MOST = 4
"""Readers by default: each holds several hundred MiB."""
_AHEAD = 4
"""Papers a reader may be ahead of the slowest: what is read and not yet asked for is kept."""
_BEAT_SECONDS = 0.2
"""How soon a reader notices that it should stop."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One paper after it was read."""

    document: Document
    pages: tuple[bytes, ...] = ()
    """JPEG, as `verifiers.check.CheckedFile` has them."""
    versions: tuple[tuple[str, str], ...] = ()
    """Of the engines, where one was asked."""
    failed: str | None = None
    """Why the reader gave no answer, where it gave none."""


class _Stopped(Exception):
    """Nobody waits for the answer any more."""


class Readers:
    """As many readers as may work at once. Enter it to start them; leaving it kills them."""

    def __init__(
        self, most: int, as_of: date, make: Callable[[], ReaderProcess] = ReaderProcess
    ) -> None:
        self._as_of = as_of
        self._most = most
        self._readers = [make() for _ in range(most)]
        self._idle: queue.SimpleQueue[ReaderProcess] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._threads = ThreadPoolExecutor(most, thread_name_prefix="reader")

    def __enter__(self) -> Self:
        for reader in self._readers:
            self._idle.put(reader)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stopping.set()
        self._threads.shutdown(cancel_futures=True)
        for reader in self._readers:
            reader.stop()

    def check(
        self,
        papers: Sequence[Paper],
        *,
        begin: Callable[[Paper], None] = lambda _: None,
        then: Callable[[Checked], Checked] = lambda checked: checked,
    ) -> Generator[Checked]:
        """Every paper, read and checked, in order.

        `begin` is told of each paper when its turn comes, and `then` may make something of each
        answer; both are called by several threads. Raises `Refusal` where the engines cannot be
        opened, and whatever `then` raises.
        """
        waiting: deque[Future[Checked]] = deque()

        def work(paper: Paper) -> Checked:
            begin(paper)
            return then(self._one(paper))

        try:
            for paper in papers:
                if len(waiting) >= self._most * _AHEAD:
                    yield waiting.popleft().result()
                waiting.append(self._threads.submit(work, paper))
            while waiting:
                yield waiting.popleft().result()
        finally:
            self._stopping.set()
            for left in waiting:
                left.cancel()

    def _one(self, paper: Paper) -> Checked:
        """Raises `Refusal`, `_Stopped`."""
        limits = intake.Limits()
        try:
            content = take(paper, limits)
        except Refused as why:
            return Checked(
                refused(why.problem, name=paper.name, sha256=why.sha256, kind=paper.kind)
            )
        reader = self._idle.get()
        try:
            return self._ask(reader, paper, content, limits)
        except ReaderFailed as error:
            digest = hashlib.sha256(content).hexdigest()
            document = refused(_UNFINISHED, name=paper.name, sha256=digest, kind=paper.kind)
            return Checked(document, failed=str(error))
        finally:
            self._idle.put(reader)

    def _ask(
        self, reader: ReaderProcess, paper: Paper, content: bytes, limits: intake.Limits
    ) -> Checked:
        try:
            reader.open(self._beat, beat_seconds=_BEAT_SECONDS)
        except ReaderFailed as error:
            raise Refusal(f"the reader failed: {error}") from None
        answer = reader.check(
            content,
            name=paper.name,
            kind=paper.kind,
            as_of=self._as_of,
            limits=limits,
            beat=self._beat,
            beat_seconds=_BEAT_SECONDS,
        )
        return Checked(answer.document, answer.pages, answer.versions)

    def _beat(self) -> None:
        if self._stopping.is_set():
            raise _Stopped


def check_all(
    papers: Sequence[Paper],
    as_of: date,
    *,
    jobs: int | None = None,
    begin: Callable[[Paper], None] = lambda _: None,
    then: Callable[[Checked], Checked] = lambda checked: checked,
) -> Generator[Checked]:
    """As `Readers.check`, with readers for this call alone."""
    most = min(jobs or min(MOST, len(os.sched_getaffinity(0))), max(1, len(papers)))
    with (
        Readers(most, as_of) as readers,
        closing(readers.check(papers, begin=begin, then=then)) as answers,
    ):
        yield from answers


_UNFINISHED = FileProblem(
    "PROCESSING_FAILED",
    Text(
        zh="读取此文件时程序崩溃或超时，未能完成。",
        en="Reading this file crashed or took too long, and was given up.",
    ),
    Text(
        zh="请重新拍照或扫描后再试；若仍失败，请把文件交给维护人员。",
        en="Photograph or scan it again; if that fails too, show the file to whoever maintains "
        "this program.",
    ),
)
