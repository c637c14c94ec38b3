"""The reader: a process that loads the engines once and then reads one document after the other.

``python -m tasks.reader_main`` is started by `tasks.reader_process`, with a socket as its standard
input. It knows no database, no key and no queue. It lives no longer than whoever started it, and
neither does anything that it started itself or any temporary file: a small guard, forked before
anything is loaded, sees to that as soon as the other end of the socket is closed.
"""

from __future__ import annotations

import contextlib
import os
import resource
import select
import shutil
import signal
import socket
import tempfile
from datetime import date
from typing import TYPE_CHECKING, Any

from tasks.frames import Frame, Gone, Wire

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from verifiers.check import CheckedFile
    from verifiers.intake import Picture
    from verifiers.read.engine import Line, Reader, Sheet


def run(open_reader: Callable[[], Reader]) -> None:
    """Serve until the other side hangs up."""
    end = _take_socket()
    _guard(end, _own_folder())
    _limit_memory(int(os.environ.get("GUOHU_READER_MEMORY_BYTES", "0")))
    try:
        serve(Wire(end), open_reader)
    except Gone:
        os.killpg(0, signal.SIGKILL)


def serve(wire: Wire, open_reader: Callable[[], Reader]) -> None:
    """Open the engines, say so, and answer requests until `Gone`."""
    from verifiers.errors import ReaderFailed

    try:
        reader = Telling(open_reader(), wire)
    except ReaderFailed as error:
        wire.send(Frame({"error": str(error)}))
        return
    wire.send(Frame({"ready": True}))
    while True:
        request = wire.receive()
        try:
            checked = check(reader, request)
        except ReaderFailed as error:
            wire.send(Frame({"error": str(error)}))
        else:
            wire.send(answer(reader, checked))


class Telling:
    """A reader that tells after every page that it is at work: long documents may take long."""

    def __init__(self, reader: Reader, wire: Wire) -> None:
        self._reader = reader
        self._wire = wire

    def read(self, pictures: Sequence[Picture]) -> tuple[Sheet, ...]:
        """The first reading, page by page."""
        sheets: list[Sheet] = []
        for picture in pictures:
            sheets += self._reader.read((picture,))
            self._wire.send(Frame({"pages_read": len(sheets)}))
        return tuple(sheets)

    def beside_others(self, picture: Picture) -> Iterator[Sheet]:
        """Each paper of a photograph of several."""
        return iter(self._reader.beside_others(picture))

    def with_stamps(self, sheet: Sheet) -> Sheet:
        """What red ink says."""
        return self._reader.with_stamps(sheet)

    def second(self, lines: Sequence[Line]) -> tuple[str, ...]:
        """The second reading."""
        return self._reader.second(lines)

    def versions(self) -> tuple[tuple[str, str], ...]:
        """As the reader's own."""
        return self._reader.versions()


def check(reader: Reader, request: Frame) -> CheckedFile:
    """What the request asks for. Raises `ReaderFailed`."""
    from verifiers.check import check as check_file
    from verifiers.intake import Limits
    from verifiers.model import Kind

    header = request.header
    return check_file(
        request.body,
        name=header["name"],
        kind=Kind(header["kind"]) if header["kind"] else None,
        as_of=date.fromisoformat(header["as_of"]),
        reader=reader,
        limits=Limits(**header["limits"]),
    )


def answer(reader: Reader, checked: CheckedFile) -> Frame:
    """A checked file as a frame: the document in the header, its page pictures in the body."""
    from pydantic import TypeAdapter

    from verifiers.model import Document

    header: dict[str, Any] = {
        "document": TypeAdapter(Document).dump_python(checked.document, mode="json"),
        "pages": [len(page) for page in checked.pages],
        "versions": [list(version) for version in reader.versions()],
    }
    return Frame(header, b"".join(checked.pages))


def _take_socket() -> socket.socket:
    """The socket given as standard input, away from where a child or a stray print finds it."""
    end = socket.socket(fileno=os.dup(0))
    end.set_inheritable(False)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    os.close(nothing)
    return end


def _own_folder() -> str:
    """Where this reader's temporary files lie, in memory if the machine has such a place.

    They are pictures of people's papers: they should never reach a disk.
    """
    memory = "/dev/shm"  # noqa: S108 -- the folder made in it is ours alone
    place = memory if os.access(memory, os.W_OK | os.X_OK) else None
    folder = tempfile.mkdtemp(prefix="guohu-reader-", dir=place)
    os.environ["TMPDIR"] = tempfile.tempdir = folder
    return folder


def _guard(end: socket.socket, folder: str) -> None:
    """Leave a small process that cleans up when the reader dies or nobody asks any more.

    The reader itself may be deep in an engine then, and a signal at the death of a parent reaches
    a child but no grandchild, such as a hanging Tesseract.
    """
    group = os.getpgid(0)
    reader = os.pidfd_open(os.getpid())
    if os.fork() == 0:
        os.setpgid(0, 0)  # To outlive what it ends, by a moment.
        watch = select.poll()
        watch.register(end, select.POLLRDHUP)
        watch.register(reader, select.POLLIN)
        watch.poll()
        with contextlib.suppress(ProcessLookupError):
            os.killpg(group, signal.SIGKILL)
        shutil.rmtree(folder, ignore_errors=True)
        os._exit(0)
    os.close(reader)


def _limit_memory(limit: int) -> None:
    """Let a document that asks for absurd memory fail here and nowhere else."""
    if limit:
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))


def _open_engines() -> Reader:
    from verifiers import intake
    from verifiers.read import WarmReader

    intake.start()
    return WarmReader.open()


if __name__ == "__main__":
    run(_open_engines)
