"""The roles of the service: everything at once, or one each for many machines."""

from __future__ import annotations

import os
import signal
import socket
import sys
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from service.cli import preflight
from service.cli.refusal import Refusal
from service.rules.errors import Unavailable
from service.settings import SettingsInvalid

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIPE_COLUMNS = 110


@contextmanager
def refusing() -> Iterator[None]:
    """What only shows once settings are used, as the one line that `Refusal` is."""
    try:
        yield
    except SettingsInvalid as error:
        raise Refusal(str(error)) from None
    except Unavailable:
        raise Refusal("the database does not answer; see GUOHU_DATABASE_URL") from None


@click.command()
def up() -> None:
    """Run everything on this machine: web, worker, scheduler and a private Redis.

    State lies in GUOHU_HOME (default ./var); the port is PORT (default 8000). The first start
    sends a specimen transfer and shows what comes back; DEMO=0 skips that.
    """
    from rich.console import Console

    from service.cli.launch import Launch

    settings = preflight.settings()
    preflight.require_tesseract()
    if settings.private_redis:
        preflight.require_redis_server()
    preflight.require_port(settings.host, settings.port)
    language = "zh" if os.environ.get("LANG", "").startswith("zh") else "en"
    demonstrate = os.environ.get("DEMO", "1") != "0"
    console = Console(width=None if sys.stdout.isatty() else _PIPE_COLUMNS)
    with refusing():
        Launch(settings, console, language).run(demonstrate=demonstrate)


@click.command()
def web() -> None:
    """Serve HTTP: the API, the pages, /healthz, /readyz and /metrics."""
    settings = preflight.settings()
    preflight.require_doorbell(settings)
    preflight.require_port(settings.host, settings.port)
    from service.app import serve

    with refusing():
        serve(settings)


@click.command()
def worker() -> None:
    """Read and check papers; as many of these as there is work for, on any machine."""
    settings = preflight.settings()
    preflight.require_doorbell(settings)
    preflight.require_tesseract()
    from service import logs
    from service.store.database import Store
    from tasks.app import make_app
    from tasks.stopping import stop_in_time

    logs.configure(settings)
    # What it fears is pickled messages; ours are JSON, so root is as good as any user.
    warnings.filterwarnings("ignore", message="You're running the worker with superuser")
    stop_in_time(settings.stop_seconds)
    with refusing():
        Store(settings).close()
    working = make_app(settings).Worker(
        hostname=f"guohu-{os.getpid()}@{socket.gethostname()}",
        pool_cls="prefork",
        loglevel="WARNING",
        quiet=True,
        without_gossip=True,
        without_mingle=True,
        without_heartbeat=True,
    )
    working.start()
    sys.exit(working.exitcode)


@click.command()
def scheduler() -> None:
    """Look after what got stuck, every few seconds. One is enough; two do no harm."""
    settings = preflight.settings()
    preflight.require_doorbell(settings)
    from service import logs
    from tasks.app import make_app

    logs.configure(settings)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    make_app(settings).Beat(loglevel="WARNING", quiet=True).run()
