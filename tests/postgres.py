"""A PostgreSQL of the tests' own, without a port, for as long as it is needed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def postgres() -> Iterator[str]:
    """The URL of an empty database: GUOHU_TEST_DATABASE_URL, or a server started here."""
    given = os.environ.get("GUOHU_TEST_DATABASE_URL")
    if given:
        yield given
        return
    programs = max(Path("/usr/lib/postgresql").glob("*/bin"))
    # Short, for its socket; PostgreSQL refuses to run as root.
    folder = Path(tempfile.mkdtemp(prefix="guohu-pg-", dir="/tmp"))
    whose: dict[str, Any] = {}
    if os.getuid() == 0:
        shutil.chown(folder, "postgres", "postgres")
        whose = {"user": "postgres", "group": "postgres", "extra_groups": []}
    data = folder / "data"
    subprocess.run(
        [programs / "initdb", "--pgdata", data, "--username", "guohu", "--auth", "trust", "-N"],
        check=True,
        capture_output=True,
        cwd=folder,
        **whose,
    )
    options = [
        "-c",
        "listen_addresses=",
        "-c",
        "fsync=off",
        "-c",
        f"unix_socket_directories={folder}",
    ]
    server = subprocess.Popen(
        [programs / "postgres", "-D", data, *options],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        **whose,
    )
    url = f"postgresql://guohu@/postgres?host={folder}"
    try:
        _wait_for(url)
        yield url
    finally:
        # Immediate shutdown: nothing of this is kept.
        server.send_signal(signal.SIGQUIT)
        server.wait()
        shutil.rmtree(folder, ignore_errors=True)


def _wait_for(url: str, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            psycopg.connect(url).close()
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return
