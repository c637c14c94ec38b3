"""The real server on a socket: slow clients, bodies that are too large, framing that is broken."""

from __future__ import annotations

import json
import socket
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest
from flask import Flask, request

from service.server import open_server

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST = 1_000_000
PROBLEM = "urn:guohu:problem:"


@pytest.fixture
def port() -> Iterator[int]:
    app = Flask(__name__)

    @app.post("/size")
    def size() -> str:
        return str(len(request.get_data()))

    @app.get("/")
    def index() -> str:
        return "here"

    server = open_server(
        app, host="127.0.0.1", port=0, threads=2, most_body_bytes=MOST, most_file_bytes=MOST - 1
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield server.effective_port
    # What `close` does must be done by the server's own loop.
    server.trigger.pull_trigger(server.close)
    thread.join(10)
    assert not thread.is_alive()


def _connect(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=10)


def _answer(connection: socket.socket) -> tuple[int, dict[str, str], bytes]:
    received = b""
    while chunk := connection.recv(65536):
        received += chunk
    head, _, body = received.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines)
    return int(first.split()[1]), headers, body


def _problem(connection: socket.socket) -> tuple[int, dict[str, Any]]:
    status, headers, body = _answer(connection)
    assert headers["Content-Type"] == "application/problem+json"
    return status, json.loads(body)


def _post(length: str, more: str = "") -> bytes:
    return f"POST /size HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{length}\r\n{more}\r\n".encode()


def test_slow_clients_do_not_stop_others(port: int) -> None:
    slow = [_connect(port) for _ in range(50)]
    for number, connection in enumerate(slow):
        # Half of them dawdle in the headers, half in the body.
        connection.sendall(b"GET / HT" if number % 2 else _post("Content-Length: 10") + b"x")

    began = time.monotonic()
    with _connect(port) as quick:
        quick.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        status, _, body = _answer(quick)
    seconds = time.monotonic() - began
    for connection in slow:
        connection.close()

    assert (status, body) == (200, b"here")
    assert seconds < 1


def test_a_body_at_the_limit_is_taken(port: int) -> None:
    with _connect(port) as connection:
        connection.sendall(_post(f"Content-Length: {MOST}") + bytes(MOST))
        assert _answer(connection)[2] == str(MOST).encode()


def test_a_body_over_the_limit_is_refused_before_it_is_sent(port: int) -> None:
    with _connect(port) as connection:
        connection.sendall(_post("Content-Length: 100000000", "Accept-Language: en\r\n"))
        status, problem = _problem(connection)

    assert status == 413
    assert problem["type"] == f"{PROBLEM}file-too-large"
    assert f"{(MOST - 1) / 2**20:.3g} MiB" in problem["detail"]
    assert problem["limit"] == MOST - 1


def test_a_client_that_keeps_sending_still_reads_why(port: int) -> None:
    with _connect(port) as connection:
        connection.sendall(_post("Content-Length: 30000000"))
        for _ in range(30):
            connection.sendall(bytes(1_000_000))
        status, problem = _problem(connection)

    assert (status, problem["type"]) == (413, f"{PROBLEM}file-too-large")


def test_a_chunked_body_is_refused_once_it_is_too_large(port: int) -> None:
    chunk = b"%x\r\n%b\r\n" % (100_000, bytes(100_000))
    with _connect(port) as connection:
        connection.sendall(_post("Transfer-Encoding: chunked"))
        for _ in range(30):
            connection.sendall(chunk)
        status, problem = _problem(connection)

    assert (status, problem["type"]) == (413, f"{PROBLEM}file-too-large")


def test_a_chunked_body_within_the_limit_is_taken(port: int) -> None:
    with _connect(port) as connection:
        connection.sendall(_post("Transfer-Encoding: chunked") + b"5\r\nhello\r\n0\r\n\r\n")
        assert _answer(connection)[2] == b"5"


def test_a_client_that_asks_first_is_not_invited_to_send_too_much(port: int) -> None:
    with _connect(port) as connection:
        connection.sendall(_post("Content-Length: 30000000", "Expect: 100-continue\r\n"))
        status, _ = _problem(connection)

    assert status == 413


@pytest.mark.parametrize(
    ("sent", "status", "slug"),
    [
        (b"GET / HTTP/1.1\r\nX: " + b"x" * 40_000 + b"\r\n\r\n", 431, "headers-too-large"),
        (b"POST / HTTP/1.1\r\nContent-Length: many\r\n\r\n", 400, "request-malformed"),
        (b"POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n", 501, "not-implemented"),
        (
            b"POST /size HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nwhat\r\n",
            400,
            "request-malformed",
        ),
    ],
)
def test_broken_framing_is_a_problem_too(port: int, sent: bytes, status: int, slug: str) -> None:
    with _connect(port) as connection:
        connection.sendall(sent)
        answered, problem = _problem(connection)

    assert (answered, problem["type"]) == (status, PROBLEM + slug)
    assert problem["text"]["zh"]


def test_a_port_that_is_taken_is_an_error_of_the_system(port: int) -> None:
    with pytest.raises(OSError, match="already in use"):
        open_server(
            Flask("x"), host="127.0.0.1", port=port, threads=1, most_body_bytes=1, most_file_bytes=1
        )
