"""Heads of the journal, signed: where the chain stood at a moment, for keeping elsewhere.

A head that lies outside of the database (with an auditor, in another system's logs) shows later
whether rows were cut off the end or the chain was rebuilt. The signature (Ed25519, RFC 8032) shows
that this installation gave it out.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cryptography.hazmat.primitives.asymmetric.ed25519 import (
        Ed25519PrivateKey,
        Ed25519PublicKey,
    )


class HeadInvalid(Exception):
    """A line is no head of this installation; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The last row of the chain at a moment."""

    seq: int
    digest: str
    at: str
    """ISO 8601, UTC: when it was signed."""
    signature: str
    """Hexadecimal, over the other three."""

    def line(self) -> str:
        """One line of JSON, as it is kept elsewhere."""
        return json.dumps(asdict(self), separators=(",", ":"))


def sign(key: Ed25519PrivateKey, *, seq: int, digest: str, at: str) -> Head:
    """The signed head of a chain whose last row is `seq`."""
    return Head(seq=seq, digest=digest, at=at, signature=key.sign(_bytes(seq, digest, at)).hex())


def parse(lines: Iterable[str], key: Ed25519PublicKey) -> dict[int, str]:
    """The digests by row that these lines vouch for; empty lines are fine. Raises `HeadInvalid`."""
    found: dict[int, str] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            head = Head(**json.loads(line))
            key.verify(bytes.fromhex(head.signature), _bytes(head.seq, head.digest, head.at))
        except InvalidSignature:
            raise HeadInvalid(f"line {number}: not signed by this installation") from None
        except (ValueError, TypeError):
            raise HeadInvalid(f"line {number}: not a head of the journal") from None
        if found.setdefault(head.seq, head.digest) != head.digest:
            raise HeadInvalid(f"line {number}: differs from an earlier head of the same row")
    return found


def _bytes(seq: int, digest: str, at: str) -> bytes:
    return f"guohu journal head\n{seq}\n{digest}\n{at}".encode()
