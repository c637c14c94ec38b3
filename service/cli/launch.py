"""Everything on one machine: a private Redis, web, worker and scheduler, kept running.

This process has one thread. Whatever it waits for, it tends its children meanwhile; the first
SIGINT, SIGTERM or SIGHUP ends the waiting, and then all of them.
"""

from __future__ import annotations

import os
import secrets
import signal
import sys
import time
from typing import TYPE_CHECKING

from service.cases import people
from service.cli import demonstration, preflight, private_redis
from service.cli.client import Client
from service.cli.outcome import show
from service.cli.probe import is_up
from service.cli.refusal import Refusal
from service.cli.supervisor import Supervisor
from service.rules.roles import Role
from service.store.database import Store
from service.store.doorbell import Doorbell, Silent

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import Console

    from service.settings import Settings

_TEND_SECONDS = 0.2
_WEB_SECONDS = 60.0
_REDIS_SECONDS = 15.0
_ENDING_SECONDS = 8.0
"""For what children still do once the worker has finished or given back."""
_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(BaseException):
    """Somebody asked this process to end."""


class Launch:
    """One run of ``guohu up``."""

    def __init__(self, settings: Settings, console: Console, language: str) -> None:
        self._settings = settings
        self._console = console
        self._language = language
        self._logs = settings.home_path / "logs"
        self._supervisor = Supervisor(self._logs, self._say)

    def run(self, *, demonstrate: bool) -> None:
        """Start everything and stay until stopped. Raises `Refusal`; leaves no process behind."""
        lock = preflight.lock_home(self._settings.home_path)
        for number in _SIGNALS:
            signal.signal(number, _stop)
        try:
            self._start()
            self._greet(demonstrate=demonstrate)
            while True:
                self._rest(_TEND_SECONDS)
        except Stopped:
            self._say("stopping: papers being read are finished first, or read again next time")
        finally:
            for number in _SIGNALS:
                signal.signal(number, signal.SIG_IGN)
            self._supervisor.stop(self._settings.stop_seconds + _ENDING_SECONDS)
            os.close(lock)

    def _start(self) -> None:
        settings = self._settings
        self._say(f"state in {settings.home_path}, logs in {self._logs}")
        self._migrate()
        if settings.private_redis:
            self._supervisor.start("redis", private_redis.command(settings))
            socket = settings.redis_socket
            self._wait_for(lambda: private_redis.answers(socket), "redis", _REDIS_SECONDS)
        elif Doorbell(settings).waiting() is None:
            raise Refusal("Redis does not answer; see GUOHU_REDIS_URL")
        environment = {**os.environ, "GUOHU_HOME": str(settings.home_path)}
        for role in ("web", "worker", "scheduler"):
            command = [sys.executable, "-P", "-m", "service.cli", role]
            self._supervisor.start(role, command, environment)
        self._wait_for(lambda: is_up(settings.host, settings.port), "web", _WEB_SECONDS)

    def _migrate(self) -> None:
        store = Store(self._settings, Silent())
        try:
            store.migrate()
        finally:
            store.close()

    def _greet(self, *, demonstrate: bool) -> None:
        everywhere = self._settings.host in {"0.0.0.0", "::"}  # noqa: S104 -- only compared
        host = "127.0.0.1" if everywhere else self._settings.host
        url = f"http://{host}:{self._settings.port}"
        store = Store(self._settings, Silent())
        try:
            with store.reading() as tx:
                first_start = not people.list_users(tx)
            if first_start and demonstrate:
                self._demonstrate(store)
                self._print(f"\nGuohu is at [bold]{url}[/]")
                self._add_people(store)
            else:
                self._print(f"\nGuohu is at [bold]{url}[/]")
                self._print(
                    "Sign in with a login that you have; passwords are shown once, when made. "
                    "A new one: guohu users add"
                )
        finally:
            store.close()
        # Scripts wait for this line.
        self._print("Ctrl-C stops it and leaves no process behind.")

    def _demonstrate(self, store: Store) -> None:
        """Send the specimen transfer with a key that is revoked afterwards, and show what came."""
        with store.transaction() as tx:
            key = people.add_key(
                tx,
                role=Role.MERCHANT,
                merchant_ref=demonstration.MERCHANT,
                label="first start",
            )
        client = Client(self._settings.host, self._settings.port, key.text, self._language)
        self._say("sending a specimen transfer through the HTTP API")
        try:
            with self._console.status("") as status:
                transfer = demonstration.run(
                    client, tell=lambda words: status.update(f"{words} …"), rest=self._rest
                )
            self._console.print(show(transfer, self._language))
        except Refusal as refusal:
            # The service itself is up; what the demonstration could not show is no reason to end.
            self._say(refusal.message)
        finally:
            with store.transaction() as tx:
                people.revoke_key(tx, key.id)

    def _add_people(self, store: Store) -> None:
        self._print("Sign in there; these passwords are shown only now:")
        with store.transaction() as tx:
            for role in (Role.MERCHANT, Role.REVIEWER, Role.ADMINISTRATOR):
                password = secrets.token_urlsafe(12)
                ref = demonstration.MERCHANT if role is Role.MERCHANT else None
                people.add_user(
                    tx, login=role.value, password=password, role=role, merchant_ref=ref
                )
                self._print(f"  {role.value:<14} password [bold]{password}[/]")

    def _wait_for(self, ready: Callable[[], bool], name: str, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while not ready():
            if time.monotonic() > deadline:
                raise Refusal(f"{name} does not come up; see {self._logs / name}.log")
            self._rest(_TEND_SECONDS)

    def _rest(self, seconds: float) -> None:
        """Wait, with an eye on the children."""
        until = time.monotonic() + seconds
        self._supervisor.tend()
        while (left := until - time.monotonic()) > 0:
            time.sleep(min(left, _TEND_SECONDS))
            self._supervisor.tend()

    def _say(self, words: str) -> None:
        self._print(f"[dim]guohu:[/] {words}")

    def _print(self, words: str) -> None:
        self._console.print(words, highlight=False, soft_wrap=True)


def _stop(number: int, frame: object) -> None:
    """Ask once; a second signal must not interrupt the ending."""
    del number, frame
    for each in _SIGNALS:
        signal.signal(each, signal.SIG_IGN)
    raise Stopped
