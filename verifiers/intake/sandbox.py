"""The asking side of the decoding sandbox: hands bytes in, takes checked pixels out.

One fork server belongs to one process. It is started on first need (or early, by `start`), again
after a fork, and again if it dies. Jobs of several threads wait for each other.
"""

from __future__ import annotations

import atexit
import mmap
import os
import select
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

from verifiers.errors import ReaderFailed
from verifiers.intake import wire
from verifiers.intake.problems import Problem, explain

if TYPE_CHECKING:
    from verifiers.intake.limits import Limits

_ROOT = str(Path(__file__).resolve().parents[2])
_BOOT = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from verifiers.intake.server import serve; serve(int(sys.argv[2]))"
)
_CHUNK = 1024 * 1024

Frame = tuple[int, int, mmap.mmap]
"""Width, height, and RGB bytes row by row."""


class Sandbox:
    """A running fork server and the socket to it."""

    def __init__(self) -> None:
        self._owner = os.getpid()
        self._lock = threading.Lock()
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and code
                [sys.executable, "-I", "-c", _BOOT, _ROOT, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                env={"LANG": "C.UTF-8", "PATH": os.defpath, "OPENBLAS_NUM_THREADS": "1"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )

    def usable(self) -> bool:
        """Whether this process may use it: not its parent's, and still alive."""
        return self._owner == os.getpid() and self._process.poll() is None

    def close(self) -> None:
        """End the server; its child, if any, ends with it."""
        self._socket.close()
        if self._owner == os.getpid():
            self._process.wait()

    def decode(self, content: bytes, *, pdf: bool, limits: Limits) -> list[Frame]:
        """Every page of the file. Raises `FileProblem`, or `ReaderFailed` where the server fails.

        What arrives is believed only within the limits: sizes, numbers and lengths are checked
        before any memory is given to them.
        """
        with self._lock:
            answer, theirs = os.pipe()
            try:
                self._send(content, theirs, pdf=pdf, limits=limits)
            except OSError as error:
                os.close(answer)
                raise ReaderFailed("the decoding process could not be started") from error
            finally:
                os.close(theirs)
            try:
                return self._receive(answer, limits)
            finally:
                os.close(answer)
                self._finish()

    def _send(self, content: bytes, answer: int, *, pdf: bool, limits: Limits) -> None:
        job = wire.JOB.pack(
            wire.PDF if pdf else wire.PICTURE,
            limits.max_pixels,
            limits.max_pages,
            limits.page_pixels,
            limits.document_pixels,
            limits.memory_bytes,
            limits.seconds,
        )
        source = os.memfd_create("content")
        try:
            with os.fdopen(source, "wb", closefd=False) as file:
                file.write(content)
            os.lseek(source, 0, os.SEEK_SET)
            socket.send_fds(self._socket, [job], [source, answer])
        finally:
            os.close(source)

    def _receive(self, answer: int, limits: Limits) -> list[Frame]:
        stream = _Stream(answer, time.monotonic() + limits.seconds)
        frames: list[Frame] = []
        pixels = 0
        try:
            while True:
                mark = stream.take(2)
                if mark == wire.END_MARK:
                    (number,) = stream.take(1)
                    break
                number, width, height = wire.PAGE.unpack(mark + stream.take(wire.PAGE.size - 2))[1:]
                pixels += width * height
                if (
                    mark != wire.PAGE_MARK
                    or number != len(frames) + 1
                    or number > limits.max_pages
                    or not 0 < width * height <= limits.page_pixels
                    or pixels > limits.document_pixels
                ):
                    raise explain(Problem.UNREADABLE, limits)
                room = mmap.mmap(-1, width * height * 3)
                room.madvise(mmap.MADV_HUGEPAGE)
                stream.fill(memoryview(room))
                frames.append((width, height, room))
        except EOFError:
            # Pixels that break off end with the decoder's word, unless it was killed.
            said = stream.last if stream.last.startswith(wire.END_MARK) else b""
            problem = _problem(said[-1]) if said else Problem.TOO_COSTLY
            raise explain(problem, limits) from None
        except TimeoutError:
            raise explain(Problem.TOO_COSTLY, limits) from None
        if number or not frames:
            raise explain(_problem(number), limits)
        return frames

    def _finish(self) -> None:
        """Make sure that the process that decoded is gone before anything else is asked.

        Where the server itself is gone, the file is not to blame: raises `ReaderFailed`.
        """
        try:
            ready, _, _ = select.select([self._socket], [], [], 0.5)
            if not ready:
                self._socket.send(wire.STOP)
            ended = self._socket.recv(wire.EXIT.size)
        except OSError:
            ended = b""
        if not ended:
            self._process.kill()
            self.close()
            raise ReaderFailed("the decoding server ended unexpectedly")


def _problem(number: int) -> Problem:
    try:
        return Problem(number)
    except ValueError:
        return Problem.UNREADABLE


class _Stream:
    """Exact reads from a pipe until a deadline."""

    def __init__(self, descriptor: int, deadline: float) -> None:
        self._descriptor = descriptor
        self._deadline = deadline
        self.last = b""
        """The last three bytes that came: as many as an end mark has."""

    def take(self, count: int) -> bytes:
        """So many bytes. Raises EOFError where they end before, TimeoutError at the deadline."""
        taken = bytearray(count)
        self.fill(memoryview(taken))
        return bytes(taken)

    def fill(self, rest: memoryview) -> None:
        """Bytes until there is no more room. Raises as `take` does."""
        while rest:
            left = self._deadline - time.monotonic()
            if left <= 0 or not select.select([self._descriptor], [], [], left)[0]:
                raise TimeoutError
            got = os.readv(self._descriptor, [rest[:_CHUNK]])
            if got == 0:
                raise EOFError
            self.last = (self.last + bytes(rest[max(0, got - 3) : got]))[-3:]
            rest = rest[got:]


_current: Sandbox | None = None
_starting = threading.Lock()


def start() -> Sandbox:
    """The sandbox of this process, started if need be; returns before the server is ready."""
    global _current  # noqa: PLW0603 - one server a process is the point
    with _starting:
        if _current is None or not _current.usable():
            _current = Sandbox()
            atexit.register(_current.close)
        return _current
