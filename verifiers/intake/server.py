"""The fork server: imports the decoders once, then forks a throw-away process for every file.

It holds no secret: it is started with an empty environment and is asked over one inherited
SOCK_SEQPACKET socket alone. It ends when that socket does.
"""

from __future__ import annotations

import io
import os
import select
import signal
import socket

from PIL import Image

from verifiers.intake import cage, image, pdf, wire
from verifiers.intake.limits import Limits
from verifiers.intake.problems import Problem, Refused


def serve(descriptor: int) -> None:
    """Answer jobs one after the other until the asker is gone."""
    asker = socket.socket(fileno=descriptor)
    _warm_up()
    while True:
        job, descriptors, _, _ = socket.recv_fds(asker, wire.JOB.size, 2)
        if not job:
            return
        if job == wire.STOP:
            continue  # It came too late: that process had already ended.
        child = os.fork()
        if child == 0:
            asker.close()
            _decode(job, *descriptors)
        for inherited in descriptors:
            os.close(inherited)
        _watch(child, asker)


def _watch(child: int, asker: socket.socket) -> None:
    """Wait for the child, or kill it when asked or when nobody is left to ask."""
    handle = os.pidfd_open(child)
    try:
        ready, _, _ = select.select([handle, asker.fileno()], [], [])
        if handle not in ready:
            asker.recv(wire.JOB.size)
            signal.pidfd_send_signal(handle, signal.SIGKILL)
    finally:
        os.close(handle)
    _, status = os.waitpid(child, 0)
    asker.send(wire.EXIT.pack(status))


def _decode(job: bytes, source: int, answer: int) -> None:
    """The whole life of the process that decodes. Never returns."""
    try:
        letter, pixels, pages, page_pixels, document_pixels, memory, seconds = wire.JOB.unpack(job)
        limits = Limits(
            max_pixels=pixels,
            max_pages=pages,
            page_pixels=page_pixels,
            document_pixels=document_pixels,
            memory_bytes=memory,
            seconds=seconds,
        )
        with os.fdopen(source, "rb") as file:
            content = file.read()
        cage.enter(limits)
        decoder = pdf.pages if letter == wire.PDF else image.pages
        for number, (width, height, pieces) in enumerate(decoder(content, limits), start=1):
            _write(answer, wire.PAGE.pack(wire.PAGE_MARK, number, width, height))
            for piece in pieces:
                _write(answer, piece)
        _write(answer, wire.END.pack(wire.END_MARK, 0))
    except Refused as refused:
        _write(answer, wire.END.pack(wire.END_MARK, refused.problem))
    except MemoryError:
        _write(answer, wire.END.pack(wire.END_MARK, Problem.TOO_COSTLY))
    except Exception:  # noqa: BLE001 - decoders fail in many ways, and all mean the same to a person
        _write(answer, wire.END.pack(wire.END_MARK, Problem.UNREADABLE))
    finally:
        os._exit(0)


def _write(pipe: int, content: bytes | memoryview) -> None:
    rest = memoryview(content).cast("B")
    while rest:
        rest = rest[os.write(pipe, rest) :]


def _warm_up() -> None:
    """Decode a few pixels of every format, so that nothing is imported in a caged process.

    HEIF has no encoder here, and nothing to import: TIFF brings what its metadata needs.
    """
    for name in (*(name for name in image.FORMATS if name != "HEIF"), "PDF"):
        file = io.BytesIO()
        Image.new("RGB", (8, 8)).save(file, name)
        decoder = pdf.pages if name == "PDF" else image.pages
        for _, _, pieces in decoder(file.getvalue(), Limits()):
            list(pieces)
