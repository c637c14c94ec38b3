"""The private Redis of one machine: a UNIX socket that this user alone can open, and no port."""

from __future__ import annotations

import os
import socket
import stat
from typing import TYPE_CHECKING

from service.cli.preflight import require_redis_server
from service.cli.refusal import Refusal

if TYPE_CHECKING:
    from pathlib import Path

    from service.settings import Settings


def command(settings: Settings) -> list[str]:
    """How to start it, with its folders made. Raises `Refusal`."""
    folder = settings.home_path / "redis"
    for place in (folder, settings.redis_socket.parent):
        _own_folder(place)
    options = {
        "port": "0",
        "unixsocket": str(settings.redis_socket),
        "unixsocketperm": "600",
        "dir": str(folder),
        "appendonly": "yes",
        "appendfsync": "everysec",
        "save": "",
        "maxmemory": "256mb",
        # Any other policy evicts the queue without a word.
        "maxmemory-policy": "noeviction",
        "loglevel": "warning",
    }
    words = [require_redis_server()]
    for name, value in options.items():
        words += [f"--{name}", value]
    return words


def answers(path: Path) -> bool:
    """Whether a Redis answers on this socket."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as end:
        end.settimeout(1)
        try:
            end.connect(str(path))
            end.sendall(b"PING\r\n")
            return end.recv(16).startswith(b"+PONG")
        except OSError:
            return False


def _own_folder(place: Path) -> None:
    """Make a folder that is ours alone; one that somebody else made in /tmp is refused."""
    try:
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = place.lstat()
    except OSError as error:
        raise Refusal(f"cannot create {place} ({error.strerror})") from None
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
        raise Refusal(f"{place} is not a folder of this user alone (0700)")
