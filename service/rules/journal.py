"""The chain that makes the journal tamper-evident: each row's HMAC covers the row before it.

HMAC-SHA256 over the previous digest and the row as canonical JSON (sorted keys, no blanks, ASCII).
Without the key nobody can forge a row; a changed, removed or moved row breaks the chain there.
A cut tail can only be seen by someone who kept a later head: `verify` takes some.
"""

from __future__ import annotations

import hmac
import json
import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

GENESIS = "0" * 64
"""What stands before the first row."""
NO_HEADS: Mapping[int, str] = MappingProxyType({})
Detail = str | int | bool | None

_PLAIN = re.compile(r"[A-Za-z0-9_.:,+/ -]{0,500}")
_LONG_NUMBER = re.compile(r"[0-9]{11,}[0-9Xx]?")
"""Eleven digits or more and nothing else: a telephone, an identity or a card number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One act: who did what to what. Ids, slugs and digests only, nothing personal."""

    actor_id: str
    actor_role: str
    act: str
    """For instance ``transfer.opened`` or ``document.original_read``."""
    subject_id: str
    transfer_id: str | None = None
    details: Mapping[str, Detail]

    def require_plain(self) -> None:
        """Raise `ValueError` where a value might be personal; called before an entry is kept."""
        for value in (self.actor_id, self.subject_id, *self.details.values()):
            if isinstance(value, str) and not is_plain(value):
                raise ValueError(f"journal entry {self.act}: a detail is no id, slug or digest")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One row of the chain as it is stored."""

    seq: int
    """From 1, without gaps."""
    at: str
    """ISO 8601, UTC, microseconds."""
    entry: Entry
    digest: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What `verify` found: how many rows hold, and where it breaks."""

    rows: int
    head: str
    broken_seq: int | None = None
    reason: str = ""

    @property
    def ok(self) -> bool:
        """Whether the whole chain holds."""
        return self.broken_seq is None


def is_plain(text: str) -> bool:
    """Whether `text` may stand in the journal: short, ASCII, and no number of a person."""
    return _PLAIN.fullmatch(text) is not None and _LONG_NUMBER.fullmatch(text) is None


def canonical(seq: int, at: str, entry: Entry) -> bytes:
    """The bytes that are signed for one row."""
    row = {
        "seq": seq,
        "at": at,
        "actor_id": entry.actor_id,
        "actor_role": entry.actor_role,
        "act": entry.act,
        "subject_id": entry.subject_id,
        "transfer_id": entry.transfer_id,
        "details": dict(entry.details),
    }
    return json.dumps(row, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def digest(key: bytes, previous: str, seq: int, at: str, entry: Entry) -> str:
    """The row's HMAC in hexadecimal; `previous` is that of the row before, or `GENESIS`."""
    message = previous.encode() + b"\n" + canonical(seq, at, entry)
    return hmac.new(key, message, "sha256").hexdigest()


def verify(key: bytes, links: Iterable[Link], heads: Mapping[int, str] = NO_HEADS) -> Verdict:
    """Walk the chain in order of `seq`; `heads` are digests by row that were kept elsewhere."""
    previous, rows = GENESIS, 0
    for link in links:
        expected = rows + 1
        if link.seq != expected:
            return Verdict(rows, previous, expected, "the row is missing")
        due = digest(key, previous, link.seq, link.at, link.entry)
        if not hmac.compare_digest(due, link.digest):
            return Verdict(rows, previous, link.seq, "the row was changed or moved")
        if heads.get(link.seq, link.digest) != link.digest:
            return Verdict(rows, previous, link.seq, "the row differs from the kept head")
        previous, rows = link.digest, link.seq
    if max(heads, default=0) > rows:
        return Verdict(rows, previous, rows + 1, "the chain ends before the kept head")
    return Verdict(rows, previous)
