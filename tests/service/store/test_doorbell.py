"""The doorbell against a real Redis: rung, refused, hung. It never fails whoever rings."""

import base64
import contextlib
import json
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from service.settings import Settings
from service.store.doorbell import CHECK_DOCUMENT, QUEUE, Doorbell

Server = tuple[str, subprocess.Popen[bytes]]


@pytest.fixture
def server() -> Iterator[Server]:
    with tempfile.TemporaryDirectory(prefix="guohu-redis-") as folder:
        socket = Path(folder, "redis.sock")
        process = subprocess.Popen(
            ["redis-server", "--port", "0", "--unixsocket", socket, "--save", "", "--dir", folder],
            stdout=subprocess.DEVNULL,
        )
        for _ in range(200):
            if socket.exists():
                break
            time.sleep(0.02)
        yield str(socket), process
        with contextlib.suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGCONT)
        process.kill()
        process.wait()


def doorbell(tmp_path: Path, socket: str) -> Doorbell:
    return Doorbell(Settings.load(home=tmp_path / "home", redis_url=f"redis+socket://{socket}"))


def test_message_holds_the_id_and_nothing_else(tmp_path: Path, server: Server) -> None:
    socket, _ = server
    bell = doorbell(tmp_path, socket)
    assert bell.ring(CHECK_DOCUMENT, "doc_1")
    assert bell.waiting() == 1
    (kept,) = redis.Redis(unix_socket_path=socket).lrange(f"guohu:{QUEUE}", 0, -1)
    message = json.loads(kept)
    assert message["headers"]["task"] == CHECK_DOCUMENT
    assert message["headers"]["argsrepr"] in ("['doc_1']", "('doc_1',)")
    assert json.loads(base64.b64decode(message["body"]))[:2] == [["doc_1"], {}]


def test_absent_redis_is_told_fast_and_then_rested(tmp_path: Path) -> None:
    bell = doorbell(tmp_path, str(tmp_path / "nobody.sock"))
    began = time.monotonic()
    assert not bell.ring(CHECK_DOCUMENT, "doc_1")
    assert time.monotonic() - began < 0.5
    began = time.monotonic()
    assert not bell.ring(CHECK_DOCUMENT, "doc_1")
    assert time.monotonic() - began < 0.05
    assert bell.waiting() is None


def test_hung_redis_costs_two_seconds_at_most(tmp_path: Path, server: Server) -> None:
    """A Redis that accepts and never answers, before and after a connection was made."""
    socket, process = server
    fresh, used = doorbell(tmp_path, socket), doorbell(tmp_path, socket)
    assert used.ring(CHECK_DOCUMENT, "doc_1")
    os.kill(process.pid, signal.SIGSTOP)
    for bell in (fresh, used):
        began = time.monotonic()
        assert not bell.ring(CHECK_DOCUMENT, "doc_2")
        assert time.monotonic() - began < 2.2


def test_rings_again_after_redis_came_back(
    tmp_path: Path,
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    socket, process = server
    monkeypatch.setattr("service.store.doorbell._REST_SECONDS", 0.0)
    bell = doorbell(tmp_path, socket)
    assert bell.ring(CHECK_DOCUMENT, "doc_1")
    os.kill(process.pid, signal.SIGSTOP)
    assert not bell.ring(CHECK_DOCUMENT, "doc_2")
    os.kill(process.pid, signal.SIGCONT)
    assert bell.ring(CHECK_DOCUMENT, "doc_3")


def test_failure_is_logged_without_id_or_address(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    bell = doorbell(tmp_path, str(tmp_path / "nobody.sock"))
    bell.ring(CHECK_DOCUMENT, "doc_secret")
    said = caplog.text + "".join(capsys.readouterr())
    assert "ring_failed" in said
    assert "doc_secret" not in said
    assert "nobody.sock" not in said
