"""Where the service may send what somebody else asked it to send: public addresses only.

Whoever registers an address must not reach what only this machine can reach (OWASP, server-side
request forgery): loopback, private and link-local networks, metadata services, multicast, and IPv6
forms that carry such an IPv4 address inside. An operator may open networks of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import (
    IPv4Address,
    IPv6Address,
    IPv6Network,
    ip_address,
)
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from service.settings import Network

Address = IPv4Address | IPv6Address

LONGEST = 500
"""Characters of an address that may be registered."""
_NAT64 = IPv6Network("64:ff9b::/96")
_PORTS = {"https": 443, "http": 80}


class AddressRefused(Exception):
    """Not an address this service sends to; the message is a rule's name and says nothing else."""


@dataclass(frozen=True, slots=True)
class Target:
    """An address taken apart: what to connect to and what to ask for there."""

    scheme: str
    host: str
    port: int
    path: str
    """Path and query."""


def parse(url: str) -> Target:
    """The parts of an ``https://`` or ``http://`` address. Raises `AddressRefused`."""
    if len(url) > LONGEST or not url.isascii() or not url.isprintable() or " " in url:
        raise AddressRefused("form")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise AddressRefused("form") from None
    if parts.scheme not in _PORTS or not parts.hostname:
        raise AddressRefused("form")
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise AddressRefused("form")
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme, parts.hostname, port or _PORTS[parts.scheme], path)


def admit(target: Target, found: Iterable[str], own: Iterable[Network]) -> tuple[str, ...]:
    """The addresses behind a target, all of which may be sent to.

    One that may not refuses them all, lest a name answer differently the next time. Plain HTTP is
    for the operator's own networks. Raises `AddressRefused`.
    """
    opened = tuple(own)
    addresses = tuple(ip_address(text.partition("%")[0]) for text in found)
    if not addresses:
        raise AddressRefused("unknown")
    for address in addresses:
        is_own = any(_inner(address) in network for network in opened)
        if not is_own and not is_public(address):
            raise AddressRefused("private")
        if not is_own and target.scheme != "https":
            raise AddressRefused("plain")
    return tuple(str(address) for address in addresses)


def is_public(address: Address) -> bool:
    """Whether anybody on the internet could reach this address."""
    inner = _inner(address)
    return inner.is_global and not inner.is_multicast and not inner.is_reserved


def _inner(address: Address) -> Address:
    """The IPv4 address that an IPv6 one stands for, else the address itself."""
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address
