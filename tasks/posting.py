"""Posting a message to an address that a stranger chose: public, pinned, bounded, never led on.

The name is resolved once, all its addresses are checked, and the connection goes to one of just
these, so that a name cannot answer differently a moment later. Redirects are not followed, the
answer's body is not read, and a watch ends the attempt when its time is over.
"""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from functools import cache
from http.client import HTTPConnection, HTTPException
from typing import TYPE_CHECKING

import certifi

from service.rules import addresses
from service.rules.addresses import AddressRefused
from service.store import resolving

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from service.rules.addresses import Target
    from service.settings import Network

CONNECT_SECONDS = 5.0
TOTAL_SECONDS = 15.0


def post(url: str, body: bytes, headers: Mapping[str, str], own: Iterable[Network]) -> str:
    """Send one POST; the answer's status, or one word for what happened instead."""
    try:
        target = addresses.parse(url)
        found = addresses.admit(target, resolving.resolve(target.host, target.port), own)
        return str(_send(target, found[0], body, headers))
    except AddressRefused:
        return "refused"
    except TimeoutError:
        return "timeout"
    except ssl.SSLError:
        return "tls"
    except (OSError, HTTPException, ValueError):
        return "unreachable"


def _send(target: Target, address: str, body: bytes, headers: Mapping[str, str]) -> int:
    with _connected(target, address) as (connection, watch):
        try:
            connection.request("POST", target.path, body=body, headers=dict(headers))
            return connection.getresponse().status
        except (OSError, HTTPException):
            if watch.is_set():
                raise TimeoutError from None
            raise


@contextlib.contextmanager
def _connected(target: Target, address: str) -> Iterator[tuple[HTTPConnection, threading.Event]]:
    """A connection to this very address, and whether its time has run out."""
    over = threading.Event()
    raw = socket.create_connection((address, target.port), timeout=CONNECT_SECONDS)

    def end() -> None:
        over.set()
        with contextlib.suppress(OSError):
            raw.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(TOTAL_SECONDS, end)
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


@cache
def _trust() -> ssl.SSLContext:
    """The machine's authorities, and Mozilla's where a machine has none."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context
