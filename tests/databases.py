"""Real databases for tests: SQLite in a folder, and a private PostgreSQL on a UNIX socket.

``GUOHU_TEST_DATABASE_URL`` names a PostgreSQL server to use instead, and a superuser of it; the
tests make databases of their own there and drop them again.
"""

from __future__ import annotations

import contextlib
import os
import pwd
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url

if TYPE_CHECKING:
    from collections.abc import Iterator

_SETTINGS = ("fsync=off", "full_page_writes=off", "max_connections=60", "listen_addresses=")
"""Nothing here must survive the machine, so nothing waits for its disk."""


def postgres_binaries() -> Path | None:
    """The folder of the newest PostgreSQL server here, or `None`."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: p.parts[-3])
    return found[-1].parent if found else None


@contextlib.contextmanager
def postgres_server() -> Iterator[str]:
    """The URL of a server, its own maintenance database named; private unless one is given."""
    given = os.environ.get("GUOHU_TEST_DATABASE_URL")
    if given:
        yield given.replace("postgresql+psycopg://", "postgresql://")
        return
    binaries = postgres_binaries()
    if binaries is None:
        raise FileNotFoundError("no PostgreSQL server is installed (apt-get install postgresql)")
    folder = Path(tempfile.mkdtemp(prefix="guohu-pg-"))
    prefix = _as_unprivileged(folder)
    try:
        initdb = [*prefix, binaries / "initdb", "-D", folder / "data", "-U", "guohu", "-A", "trust"]
        subprocess.run([*initdb, "-E", "UTF8", "--no-sync"], check=True, capture_output=True)
        options = [part for setting in _SETTINGS for part in ("-c", setting)]
        command = [*prefix, binaries / "postgres", "-D", folder / "data", "-k", folder, *options]
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(command, stdout=log, stderr=log)
        url = f"postgresql://guohu@/postgres?host={folder}"
        try:
            _wait(url, server)
            yield url
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(20)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def fresh_database(server: str) -> Iterator[str]:
    """The URL of a new, empty database on that server."""
    name = f"guohu_test_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    try:
        yield make_url(server).set(database=name).render_as_string(hide_password=False)
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def empty_database(url: str) -> None:
    """Remove all rows, also those that triggers protect, and keep the tables.

    Deleting few rows costs a tenth of truncating many tables, each of which is several files.
    """
    with psycopg.connect(url) as connection:
        found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [name for (name,) in found if name != "alembic_version"]
        # No trigger fires and no reference is looked after for a replica.
        connection.execute("SET LOCAL session_replication_role = replica")
        delete = sql.SQL("DELETE FROM {}")
        connection.execute(sql.SQL("; ").join(delete.format(sql.Identifier(t)) for t in tables))


def _as_unprivileged(folder: Path) -> list[str]:
    """How to run the server's programs, which refuse root: as themselves, or as another user."""
    if os.geteuid() != 0:
        return []
    known = {entry.pw_name for entry in pwd.getpwall()}
    user = "postgres" if "postgres" in known else "nobody"
    entry = pwd.getpwnam(user)
    os.chown(folder, entry.pw_uid, entry.pw_gid)
    return [
        "setpriv",
        f"--reuid={entry.pw_uid}",
        f"--regid={entry.pw_gid}",
        "--clear-groups",
        "--pdeathsig=INT",
    ]


def _wait(url: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 20
    while server.poll() is None and time.monotonic() < deadline:
        try:
            psycopg.connect(url, connect_timeout=2).close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("PostgreSQL did not start")
