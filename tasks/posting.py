"""Posting a message to an address that a stranger chose: public, pinned, bounded, never led on.

The name is resolved once, all its addresses are checked, and the connection goes to the first of
just these that answers, so that a name cannot answer differently a moment later. Redirects are not
followed, the answer's body is not read, and a watch ends the attempt when its time is over.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
from functools import cache
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING

import certifi

from service.rules import addresses
from service.rules.addresses import AddressRefused
from service.store import resolving

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from service.rules.addresses import Target
    from service.settings import Network

CONNECT_SECONDS = 5.0
TOTAL_SECONDS = 15.0


def post(url: str, body: bytes, headers: Mapping[str, str], own: Iterable[Network]) -> str:
    """Send one POST; the answer's status, or one word for what happened instead."""
    try:
        target = addresses.parse(url)
        found = addresses.admit(target, resolving.resolve(target.host, target.port), own)
        return str(_send(target, found, body, headers))
    except AddressRefused:
        return "refused"
    except TimeoutError:
        return "timeout"
    except ssl.SSLError:
        return "tls"
    except (OSError, HTTPException, ValueError):
        return "unreachable"


def _send(target: Target, found: Sequence[str], body: bytes, headers: Mapping[str, str]) -> int:
    with _connected(target, found) as (connection, watch):
        try:
            connection.request("POST", target.path, body=body, headers=dict(headers))
            return connection.getresponse().status
        except (OSError, HTTPException):
            if watch.is_set():
                raise TimeoutError from None
            raise


@contextlib.contextmanager
def _connected(
    target: Target, found: Sequence[str]
) -> Iterator[tuple[HTTPConnection, threading.Event]]:
    """A connection to one of these very addresses, and whether its time has run out."""
    over, begun = threading.Event(), time.monotonic()
    raw = _reach(found, target.port)

    def end() -> None:
        over.set()
        with contextlib.suppress(OSError):
            raw.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(max(TOTAL_SECONDS - (time.monotonic() - begun), 0), end)
    timer.daemon = True
    timer.start()
    connection = HTTPConnection(target.host, target.port)
    try:
        connection.sock = (
            _trust().wrap_socket(raw, server_hostname=target.host)
            if target.scheme == "https"
            else raw
        )
        yield connection, over
    finally:
        timer.cancel()
        connection.close()
        raw.close()


def _reach(found: Sequence[str], port: int) -> socket.socket:
    """A socket to the first address that takes the connection. Raises `OSError` of the last one."""
    until = time.monotonic() + TOTAL_SECONDS
    for address in found[:-1]:
        left = min(CONNECT_SECONDS, until - time.monotonic())
        if left > 0:
            # Nothing was sent yet, so the next one gets the message for the first time.
            with contextlib.suppress(OSError):
                return socket.create_connection((address, port), timeout=left)
    left = min(CONNECT_SECONDS, until - time.monotonic())
    return socket.create_connection((found[-1], port), timeout=max(left, 0.1))


@cache
def _trust() -> ssl.SSLContext:
    """The machine's authorities, and Mozilla's where a machine has none."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
