"""How a pool child and its reader talk: one socket, frames of a JSON header and a body of bytes.

A frame is two lengths (unsigned, 32 bits, network order), the header in UTF-8 JSON, the body.
Nothing is ever unpickled, and lengths are checked before memory is given to them.
"""

from __future__ import annotations

import json
import select
import struct
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import socket
    from collections.abc import Mapping

MAX_HEADER_BYTES = 32 * 1024 * 1024
MAX_BODY_BYTES = 512 * 1024 * 1024

_LENGTHS = struct.Struct("!II")
_CHUNK = 1024 * 1024


class Gone(Exception):
    """The other side has closed the socket, or said what is no frame."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One message."""

    header: Mapping[str, Any]
    body: bytes = field(default=b"", repr=False)


class Wire:
    """One end of the socket. Every call ends by its deadline (``time.monotonic()``), if one."""

    def __init__(self, end: socket.socket) -> None:
        self._end = end
        self._end.settimeout(0)

    def close(self) -> None:
        """Hang up; the other side finds it gone."""
        self._end.close()

    def send(self, frame: Frame, *, deadline: float | None = None) -> None:
        """Hand one frame over. Raises `Gone`, TimeoutError."""
        header = json.dumps(frame.header, ensure_ascii=False).encode()
        for part in (_LENGTHS.pack(len(header), len(frame.body)), header, frame.body):
            rest = memoryview(part)
            while rest:
                self._wait(select.POLLOUT, deadline)
                try:
                    rest = rest[self._end.send(rest[:_CHUNK]) :]
                except BlockingIOError:
                    continue
                except OSError as error:
                    raise Gone from error

    def receive(self, *, deadline: float | None = None) -> Frame:
        """The next frame. Raises `Gone`, TimeoutError."""
        header_bytes, body_bytes = _LENGTHS.unpack(self._take(_LENGTHS.size, deadline))
        if header_bytes > MAX_HEADER_BYTES or body_bytes > MAX_BODY_BYTES:
            raise Gone
        header = self._take(header_bytes, deadline)
        body = self._take(body_bytes, deadline)
        try:
            said = json.loads(header)
        except ValueError:
            raise Gone from None
        if not isinstance(said, dict):
            raise Gone
        return Frame(said, bytes(body))

    def readable(self, seconds: float) -> bool:
        """Whether something (or the end) can be received, after waiting so long for it."""
        return self._poll(select.POLLIN, max(0.0, seconds))

    def _take(self, count: int, deadline: float | None) -> bytearray:
        taken = bytearray(count)
        rest = memoryview(taken)
        while rest:
            self._wait(select.POLLIN, deadline)
            try:
                got = self._end.recv_into(rest[:_CHUNK])
            except BlockingIOError:
                continue
            except OSError as error:
                raise Gone from error
            if got == 0:
                raise Gone
            rest = rest[got:]
        return taken

    def _wait(self, event: int, deadline: float | None) -> None:
        seconds = None if deadline is None else deadline - time.monotonic()
        if seconds is not None and seconds <= 0:
            raise TimeoutError
        if not self._poll(event, seconds):
            raise TimeoutError

    def _poll(self, event: int, seconds: float | None) -> bool:
        poll = select.poll()
        poll.register(self._end, event)
        return bool(poll.poll(None if seconds is None else seconds * 1000))
