"""The journal's rows: appended one after another under a lock, read back in order."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from service.rules.journal import GENESIS, NO_HEADS, Entry, Link, Verdict, digest, verify
from service.store.tables import JournalRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import Row
    from sqlalchemy.orm import Session

_LOCK = 0x6775_6F68_7501
"""Any number that nothing else in this database locks: "guohu" and 1."""
_BATCH = 1000


def append(session: Session, key: bytes, now: datetime, entries: Sequence[Entry]) -> None:
    """Add `entries` to the end of the chain; one transaction at a time, until it commits."""
    if session.get_bind().dialect.name != "sqlite":
        session.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    last = session.execute(
        select(JournalRow.seq, JournalRow.digest).order_by(JournalRow.seq.desc()).limit(1)
    ).first()
    seq, previous = (last.seq, last.digest) if last else (0, GENESIS)
    at = now.astimezone(UTC).isoformat(timespec="microseconds")
    for entry in entries:
        seq += 1
        previous = digest(key, previous, seq, at, entry)
        session.add(_row(seq, at, entry, previous))


def check(session: Session, key: bytes, heads: Mapping[int, str] = NO_HEADS) -> Verdict:
    """Verify the whole chain; `heads` are digests by row that were kept elsewhere."""
    return verify(key, links(session), heads)


def links(session: Session, *, after: int = 0) -> Iterator[Link]:
    """The rows behind `after` in order, a thousand at a time."""
    columns = select(*JournalRow.__table__.columns).where(JournalRow.seq > after)
    columns = columns.order_by(JournalRow.seq)
    for row in session.execute(columns.execution_options(yield_per=_BATCH)):
        yield _link(row)


def _link(row: Row[Any]) -> Link:
    entry = Entry(
        actor_id=row.actor_id,
        actor_role=row.actor_role,
        act=row.act,
        subject_id=row.subject_id,
        transfer_id=row.transfer_id,
        details=row.details,
    )
    return Link(seq=row.seq, at=row.at, entry=entry, digest=row.digest)


def _row(seq: int, at: str, entry: Entry, row_digest: str) -> JournalRow:
    return JournalRow(
        seq=seq,
        at=at,
        actor_id=entry.actor_id,
        actor_role=entry.actor_role,
        act=entry.act,
        subject_id=entry.subject_id,
        transfer_id=entry.transfer_id,
        details=dict(entry.details),
        digest=row_digest,
    )
