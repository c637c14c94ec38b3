"""The asking side of the reader: keeps one warm, gives it documents, replaces it when it fails.

Celery's own processes never load an engine: OpenCV and ONNX Runtime do not survive a fork, and a
decoder that crashes must not take the worker along. A document has a deadline; whoever passes it
is killed with everything it started, and the next document finds a fresh reader.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from tasks.frames import Frame, Gone, Wire
from verifiers.errors import ReaderFailed
from verifiers.model import Document

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from verifiers.intake.limits import Limits
    from verifiers.model import Kind

_COMMAND = (sys.executable, "-P", "-m", "tasks.reader_main")
_DOCUMENT = TypeAdapter(Document)
_PAGE_SIZE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """How long a reader may take, and when it is replaced."""

    silent_seconds: float = 60.0
    """Without a word; then the reader is killed. It tells of every page."""
    opening_seconds: float = 120.0
    """For loading the models; a busy machine may be slow."""
    documents: int = 200
    """Read by one reader before a fresh one follows: engines never give memory back."""
    resident_bytes: int = 1024**3
    """Above it, a fresh one follows after the document."""
    memory_bytes: int = 4 * 1024**3
    """The reader's own limit (RLIMIT_DATA); the document that passes it fails."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a reader says of one file."""

    document: Document
    pages: tuple[bytes, ...]
    versions: tuple[tuple[str, str], ...]


class ReaderProcess:
    """One warm reader. Belongs to the process that made it; not thread-safe."""

    def __init__(self, care: Care | None = None, command: tuple[str, ...] = _COMMAND) -> None:
        self._care = care or Care()
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._wire: Wire | None = None
        self._ready = False
        self._read = 0

    def start(self) -> None:
        """Begin to warm a reader up, unless one is there; answers at once."""
        if self._process is not None:
            return
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 -- our own interpreter and module
                self._command,
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                start_new_session=True,
                env={
                    **_environment(),
                    "GUOHU_READER_MEMORY_BYTES": str(self._care.memory_bytes),
                },
            )
        self._wire = Wire(ours)
        self._ready = False
        self._read = 0

    def open(self, beat: Callable[[], None] = lambda: None, *, beat_seconds: float = 5.0) -> None:
        """Wait until a reader can take a document, calling `beat` so often.

        Raises `ReaderFailed` where it cannot be opened, which no document is to blame for, and
        whatever `beat` raises.
        """
        try:
            self._open(_Pulse(beat, beat_seconds))
        except BaseException:
            self.stop()
            raise

    def stop(self) -> None:
        """Kill the reader and whatever it started. It holds nothing worth a farewell."""
        process, self._process = self._process, None
        wire, self._wire = self._wire, None
        if wire is not None:
            wire.close()
        if process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def check(
        self,
        content: bytes,
        *,
        name: str,
        kind: Kind | None,
        as_of: date,
        limits: Limits,
        beat: Callable[[], None] = lambda: None,
        beat_seconds: float = 5.0,
    ) -> Answer:
        """Read and check one file, calling `beat` so often while it waits.

        Raises `ReaderFailed` where the reader crashes, hangs or cannot be opened, and whatever
        `beat` raises; a fresh reader follows then.
        """
        header = {
            "name": name,
            "kind": kind,
            "as_of": as_of.isoformat(),
            "limits": asdict(limits),
        }
        pulse = _Pulse(beat, beat_seconds)
        try:
            answer = self._ask(Frame(header, content), pulse)
        except BaseException:
            self.stop()
            raise
        self._replace_if_worn()
        return answer

    def _ask(self, request: Frame, pulse: _Pulse) -> Answer:
        self._open(pulse)
        self._send(request)
        said = self._receive("read a page", self._care.silent_seconds, pulse)
        while "pages_read" in said.header:
            said = self._receive("read a page", self._care.silent_seconds, pulse)
        self._read += 1
        return _answer(said)

    def _open(self, pulse: _Pulse) -> None:
        if self._process is not None and self._process.poll() is not None:
            self.stop()  # It died while nobody looked; no document is to blame.
        self.start()
        if not self._ready:
            self._receive("open", self._care.opening_seconds, pulse)
            self._ready = True

    def _send(self, request: Frame) -> None:
        if self._wire is None:
            raise ReaderFailed("the reader was stopped")
        try:
            self._wire.send(request, deadline=time.monotonic() + self._care.silent_seconds)
        except (TimeoutError, Gone):
            raise ReaderFailed("the reader did not take a document") from None

    def _receive(self, what: str, seconds: float, pulse: _Pulse) -> Frame:
        wire, process = self._wire, self._process
        if wire is None or process is None:
            raise ReaderFailed("the reader was stopped")
        deadline = time.monotonic() + seconds
        try:
            while not wire.readable(min(pulse.seconds, deadline - time.monotonic())):
                if time.monotonic() >= deadline:
                    break
                pulse.beat()
            said = wire.receive(deadline=deadline)
        except TimeoutError:
            raise ReaderFailed(f"the reader took too long to {what}") from None
        except Gone:
            raise ReaderFailed(f"the reader died when it should {what}") from None
        if "error" in said.header:
            raise ReaderFailed(str(said.header["error"]))
        return said

    def _replace_if_worn(self) -> None:
        """Let a fresh reader warm up while the answer is being stored."""
        process = self._process
        if process is None:
            return
        worn = self._read >= self._care.documents
        if worn or _resident_bytes(process.pid) > self._care.resident_bytes:
            self.stop()
            self.start()


@dataclass(slots=True)
class _Pulse:
    """Calls `beat` so often."""

    beat: Callable[[], None]
    seconds: float


def _answer(said: Frame) -> Answer:
    """What a frame says, if it is well formed. Raises `ReaderFailed`."""
    try:
        document = _DOCUMENT.validate_python(said.header["document"])
        lengths = [int(length) for length in said.header["pages"]]
        versions = tuple((str(name), str(version)) for name, version in said.header["versions"])
    except (KeyError, TypeError, ValueError, ValidationError):
        raise ReaderFailed("the reader's answer is not well formed") from None
    if min(lengths, default=0) < 0 or sum(lengths) != len(said.body):
        raise ReaderFailed("the reader's answer is not well formed")
    pages, start = [], 0
    for length in lengths:
        pages.append(said.body[start : start + length])
        start += length
    return Answer(document=document, pages=tuple(pages), versions=versions)


def _environment() -> dict[str, str]:
    """What a reader may know: where programs are and how many threads, none of our settings."""
    known = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TESSDATA_PREFIX", "LD_LIBRARY_PATH")
    one_thread = {"OMP_THREAD_LIMIT": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    return {name: os.environ[name] for name in known if name in os.environ} | one_thread


def _resident_bytes(pid: int) -> int:
    """Memory that a process holds now; 0 where it is gone."""
    try:
        pages = Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]
    except OSError:
        return 0
    return int(pages) * _PAGE_SIZE
