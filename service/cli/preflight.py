"""What must be there before a role starts. Whatever is missing is told in one line."""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import subprocess
from typing import TYPE_CHECKING

from service.cli.refusal import Refusal
from service.settings import Settings, SettingsInvalid

if TYPE_CHECKING:
    from pathlib import Path

_LANGUAGES = ("chi_sim", "eng")


def settings() -> Settings:
    """The settings of the environment; from here on, files are this user's alone.

    Raises `Refusal`.
    """
    os.umask(0o077)
    try:
        return Settings.load()
    except SettingsInvalid as error:
        raise Refusal(str(error)) from None


def require_redis_server() -> str:
    """The path of ``redis-server``. Raises `Refusal`."""
    found = shutil.which("redis-server")
    if found is None:
        raise Refusal(
            "redis-server is not installed: apt-get install redis-server, or name a running one "
            "in GUOHU_REDIS_URL"
        )
    return found


def require_tesseract() -> None:
    """Raise `Refusal` unless Tesseract is there and knows the languages that it reads."""
    if shutil.which("tesseract") is None:
        raise Refusal("tesseract is not installed: apt-get install tesseract-ocr")
    listed = subprocess.run(
        ("tesseract", "--list-langs"),  # noqa: S607 -- found on PATH, as the reader finds it
        check=False,
        capture_output=True,
        text=True,
    ).stdout.split()
    for language in _LANGUAGES:
        if language not in listed:
            package = f"tesseract-ocr-{language.replace('_', '-')}"
            raise Refusal(f"tesseract lacks its {language} data: apt-get install {package}")


def require_port(host: str, port: int) -> None:
    """Raise `Refusal` unless the service can listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # As the server itself does; connections that linger from before are no obstacle.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            reason = error.strerror or "not possible"
            raise Refusal(
                f"cannot listen on {host} port {port} ({reason}); set PORT to a free one"
            ) from None


def require_doorbell(given: Settings) -> None:
    """Raise `Refusal` where no Redis was named and none runs privately in the home folder."""
    if given.private_redis and not given.redis_socket.exists():
        raise Refusal(
            "no Redis: set GUOHU_REDIS_URL, or GUOHU_HOME to the folder of a running `guohu up`"
        )


def lock_home(home: Path) -> int:
    """Take this home for this process alone; the descriptor keeps it. Raises `Refusal`."""
    descriptor = os.open(home / "up.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise Refusal(
            f"another `guohu up` already runs in {home}; stop it, or set GUOHU_HOME to another"
        ) from None
    return descriptor
