"""The name service: which addresses stand behind a host's name at this moment."""

from __future__ import annotations

import socket


def resolve(host: str, port: int) -> tuple[str, ...]:
    """Every address of `host`, in the order given, each once; none where the name is unknown."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return ()
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))
