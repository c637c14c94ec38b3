"""The real service as processes: HTTP, Redis, worker, scheduler, files. Nothing is imitated.

`Running` starts each role as an operator would, in a home and on a port of its own, and ends all
of them by their process groups.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from service.cases import journal, people
from service.cli import private_redis
from service.rules.roles import Role
from service.settings import Settings
from service.store.database import Store
from service.store.doorbell import Silent
from service.store.tables import DocumentRow, JournalRow, ReadingRow
from tests.databases import fresh_database, postgres_server
from tests.processes import PATIENCE_SECONDS, wait_until

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

BRISK = {
    "GUOHU_LEASE_SECONDS": "4",
    "GUOHU_REQUEUE_SECONDS": "2",
    "GUOHU_SWEEP_SECONDS": "1",
    "GUOHU_READER_SECONDS": "30",
}
"""Short leases, so that what heals heals while a test looks on."""
ENDED = {"checked", "failed"}
MERCHANT = "m-1"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back over HTTP."""

    status: int
    body: Any
    headers: dict[str, str]


class Caller:
    """Speaks HTTP with one bearer key."""

    def __init__(self, port: int, key: str) -> None:
        self._port = port
        self._key = key

    def call(
        self, method: str, path: str, body: bytes = b"", content_type: str = "application/json"
    ) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
        headers = {"Authorization": f"Bearer {self._key}", "Accept-Language": "en"}
        if body:
            headers["Content-Type"] = content_type
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            said = answer.read()
        finally:
            connection.close()
        is_json = "json" in (answer.headers.get("Content-Type") or "")
        return Answer(
            answer.status, json.loads(said) if is_json else said, dict(answer.headers.items())
        )

    def get(self, path: str) -> Any:
        answer = self.call("GET", path)
        assert answer.status == 200, answer
        return answer.body

    def post(self, path: str, body: object = None) -> Answer:
        return self.call("POST", path, b"" if body is None else json.dumps(body).encode())

    def upload(self, transfer_id: str, content: bytes, name: str = "a.jpg") -> Answer:
        boundary = secrets.token_hex(8)
        head = (
            f'--{boundary}\r\nContent-Disposition: form-data; name=file; filename="{name}"\r\n\r\n'
        )
        form = head.encode() + content + f"\r\n--{boundary}--\r\n".encode()
        return self.call(
            "POST",
            f"/v1/transfers/{transfer_id}/documents",
            form,
            f"multipart/form-data; boundary={boundary}",
        )

    def open_transfer(self, request: dict[str, Any]) -> str:
        answer = self.post("/v1/transfers", request)
        assert answer.status == 201, answer
        return str(answer.body["id"])


@dataclass
class Running:
    """One installation and those of its roles that run now."""

    home: Path
    database_url: str | None = None
    environment: dict[str, str] = field(default_factory=dict)
    roles: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.port = free_port()
        given = {
            **BRISK,
            **self.environment,
            "GUOHU_HOME": str(self.home),
            "PORT": str(self.port),
            "HOME": str(self.home),
        }
        if self.database_url:
            given["GUOHU_DATABASE_URL"] = self.database_url
        kept = {name: value for name, value in os.environ.items() if "GUOHU" not in name}
        self.environment = {**kept, **given}
        ours = {name: given[name] for name in given if name == "PORT" or "GUOHU_" in name}
        names = {name.removeprefix("GUOHU_").lower(): ours[name] for name in ours}
        self.settings = Settings.load(**names)
        self.store = Store(self.settings, Silent())
        self.store.migrate()

    def start(self, *names: str) -> None:
        """Start roles: ``redis web worker scheduler``."""
        for name in names:
            if name == "redis":
                self._start_redis()
            else:
                self.roles[name] = self._spawn(name, [sys.executable, "-m", "service.cli", name])
        if "web" in names:
            wait_until(self.is_up)

    def start_all(self) -> None:
        """Start whatever does not run."""
        for name in ("redis", "web", "worker", "scheduler"):
            role = self.roles.get(name)
            if role is None or role.poll() is not None:
                self.start(name)

    def kill(self, name: str) -> None:
        """``kill -9`` of a role and of all that shares its process group."""
        process = self.roles.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def end(self) -> None:
        """Leave nothing running."""
        for name in list(self.roles):
            self.kill(name)
        self.store.close()
        wait_until(lambda: self.processes() == [], 15)

    def processes(self) -> list[str]:
        """Whatever still runs for this home, by a variable that all inherit: command lines."""
        mark = f"HOME={self.home}".encode()
        found = []
        for place in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                if mark in (place / "environ").read_bytes().split(b"\0"):
                    words = (place / "cmdline").read_bytes().replace(b"\0", b" ")
                    if words:
                        found.append(f"{place.name}: {words.decode(errors='replace')}")
        return found

    def is_up(self) -> bool:
        try:
            return self.anybody().call("GET", "/healthz").status == 200
        except OSError:
            return False

    def anybody(self) -> Caller:
        return Caller(self.port, "")

    def caller(self, role: Role = Role.MERCHANT, merchant_ref: str | None = MERCHANT) -> Caller:
        """Somebody with a fresh key."""
        with self.store.transaction() as tx:
            ref = merchant_ref if role is Role.MERCHANT else None
            return Caller(self.port, people.add_key(tx, role=role, merchant_ref=ref).text)

    def statuses(self, document_ids: Iterable[str]) -> dict[str, str]:
        with self.store.reading() as tx:
            query = select(DocumentRow.id, DocumentRow.status)
            found = {row.id: row.status for row in tx.session.execute(query)}
        return {document_id: found[document_id] for document_id in document_ids}

    def wait_for_end(self, document_ids: Iterable[str], seconds: float = PATIENCE_SECONDS) -> None:
        """Until each of these documents has ended."""
        wanted = list(document_ids)
        try:
            wait_until(lambda: set(self.statuses(wanted).values()) <= ENDED, seconds)
        except AssertionError:
            raise AssertionError(f"still: {self.statuses(wanted)}\n{self.logs()}") from None

    def wait_for_status(self, document_ids: Iterable[str], status: str) -> str:
        """Until one of these documents is so; which one."""
        wanted = list(document_ids)
        wait_until(lambda: status in self.statuses(wanted).values())
        return next((k for k, v in self.statuses(wanted).items() if v == status), wanted[0])

    def attempts(self) -> dict[str, int]:
        with self.store.reading() as tx:
            query = select(DocumentRow.id, DocumentRow.attempts)
            return {row.id: row.attempts for row in tx.session.execute(query)}

    def logs(self) -> str:
        return "\n".join(
            f"--- {path.name}\n{path.read_text(errors='replace')[-4000:]}"
            for path in sorted(self.home.glob("*.log"))
        )

    def _spawn(self, name: str, command: list[str]) -> subprocess.Popen[bytes]:
        with (self.home / f"{name}.log").open("ab") as log:
            return subprocess.Popen(
                command,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def forget_redis(self) -> None:
        """Take from a dead Redis whatever it wrote, as if it had never written."""
        shutil.rmtree(self.home / "redis")

    def _start_redis(self) -> None:
        self.roles["redis"] = self._spawn("redis", private_redis.command(self.settings))
        wait_until(lambda: private_redis.answers(self.settings.redis_socket))


def assert_history(running: Running, accepted: Iterable[str]) -> None:
    """What holds after every fault.

    Each document that was answered by 202 has ended, was read once, decided once, and begun no
    more often than is allowed; and the journal verifies.
    """
    accepted = list(accepted)
    assert set(running.statuses(accepted).values()) <= ENDED
    with running.store.reading() as tx:
        readings = Counter(tx.session.scalars(select(ReadingRow.document_id)))
        acts = tx.session.execute(
            select(JournalRow.subject_id, JournalRow.act).where(
                JournalRow.act.in_(["document.checked", "document.failed"]),
                JournalRow.subject_id.in_(accepted),
            )
        ).all()
    assert {document_id: readings[document_id] for document_id in accepted} == dict.fromkeys(
        accepted, 1
    )
    assert sorted(subject for subject, _ in acts) == sorted(accepted)
    most = running.settings.max_attempts
    assert all(running.attempts()[document_id] <= most for document_id in accepted)
    assert_journal_verifies(running)


def assert_journal_verifies(running: Running) -> None:
    with running.store.reading() as tx:
        verdict = journal.verify(tx)
    assert verdict.ok, verdict


DATABASES = ("sqlite", "postgresql")


@contextlib.contextmanager
def installed(
    home: Path, database: str = "sqlite", environment: Mapping[str, str] | None = None
) -> Iterator[Running]:
    """A service in this home that nobody has started yet; whatever is started ends with it."""
    with contextlib.ExitStack() as stack:
        url = None
        if database == "postgresql":
            url = stack.enter_context(fresh_database(stack.enter_context(postgres_server())))
        made = Running(home, database_url=url, environment=dict(environment or {}))
        stack.callback(made.end)
        yield made


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
