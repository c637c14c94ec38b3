"""Frames arrive as they were sent, and nothing waits for ever."""

from __future__ import annotations

import socket
import struct
import threading
import time
from typing import TYPE_CHECKING

import pytest

from tasks.frames import MAX_BODY_BYTES, Frame, Gone, Wire

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    pair = socket.socketpair()
    yield pair
    for end in pair:
        end.close()


def test_a_frame_larger_than_the_sockets_buffer_arrives_whole(
    ends: tuple[socket.socket, socket.socket],
) -> None:
    sent = Frame({"name": "林秀英", "pages": [1, 2]}, bytes(range(256)) * 20_000)
    threading.Thread(target=Wire(ends[0]).send, args=(sent,), daemon=True).start()
    received = Wire(ends[1]).receive(deadline=time.monotonic() + 10)
    assert received == sent


def test_nobody_waits_longer_than_the_deadline_to_receive(
    ends: tuple[socket.socket, socket.socket],
) -> None:
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        Wire(ends[0]).receive(deadline=began + 0.2)
    assert 0.2 <= time.monotonic() - began < 2


def test_nobody_waits_longer_than_the_deadline_to_send(
    ends: tuple[socket.socket, socket.socket],
) -> None:
    with pytest.raises(TimeoutError):
        Wire(ends[0]).send(Frame({}, bytes(8_000_000)), deadline=time.monotonic() + 0.2)


def test_half_a_frame_is_as_good_as_none(ends: tuple[socket.socket, socket.socket]) -> None:
    ends[0].sendall(struct.pack("!II", 2, 5) + b"{}ab")
    ends[0].close()
    with pytest.raises(Gone):
        Wire(ends[1]).receive(deadline=time.monotonic() + 5)


@pytest.mark.parametrize(
    "said",
    [
        struct.pack("!II", 2, MAX_BODY_BYTES + 1) + b"{}",
        struct.pack("!II", 2, 0) + b"[]",
        struct.pack("!II", 3, 0) + b"{a}",
    ],
    ids=["too long", "no object", "no JSON"],
)
def test_what_is_no_frame_is_refused(
    said: bytes, ends: tuple[socket.socket, socket.socket]
) -> None:
    ends[0].sendall(said)
    with pytest.raises(Gone):
        Wire(ends[1]).receive(deadline=time.monotonic() + 5)
