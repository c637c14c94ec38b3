"""One transaction's work: rows, sealers, journal entries and doorbells that belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import select

from service import clock
from service.rules.errors import IntegrityBroken
from service.store import chain
from service.store.sealing import Sealer, WrappedKey, new_key, open_key
from service.store.tables import Base, DataKey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from sqlalchemy.orm import Session

    from service.rules.journal import Entry
    from service.store.means import Means

T = TypeVar("T")
Row = TypeVar("Row", bound=Base)


class Tx:
    """A transaction in progress, as use cases see it."""

    def __init__(self, means: Means, session: Session, *, only_reads: bool = False) -> None:
        self.means = means
        self.only_reads = only_reads
        self.session = session
        self.entries: list[Entry] = []
        self.rings: list[tuple[str, str]] = []
        self._sealers: dict[str, Sealer] = {}
        self._found: dict[tuple[str, str], Any] = {}
        self._held: dict[int, Base] = {}
        self._now: datetime | None = None

    @property
    def now(self) -> datetime:
        """The transaction's moment, by PostgreSQL's own clock, so that all workers share one."""
        if self._now is None:
            if self.means.is_sqlite:
                self._now = clock.utc_now()
            else:
                # Not now(): a transaction that waited for a lock must not act in the past.
                # In the driver's words, for hardly any transaction does without.
                asked = self.session.connection().exec_driver_sql("SELECT clock_timestamp()")
                self._now = asked.scalar_one()
        return self._now

    def once(self, what: str, of: str, find: Callable[[], T]) -> T:
        """What `find` finds; asked once where this transaction only reads, for all who ask."""
        if not self.only_reads:
            return find()
        if (what, of) not in self._found:
            self._found[what, of] = find()
        found: T = self._found[what, of]
        return found

    def hold(self, row: Row) -> Row:
        """The row; where this transaction only reads it is not fetched again.

        A session forgets rows that nobody holds; whoever writes must see them as they are.
        """
        if self.only_reads:
            self._held[id(row)] = row
        return row

    def new_sealer(self, owner_id: str) -> Sealer:
        """A sealer with a fresh data key that is kept with this transaction."""
        sealer, kept = new_key(self.means.keys, owner_id)
        self.adopt(sealer, kept)
        return sealer

    def adopt(self, sealer: Sealer, kept: WrappedKey) -> None:
        """Keep a key that was made before this transaction began."""
        self.session.add(
            DataKey(
                owner_id=sealer.owner_id,
                kek_id=kept.kek_id,
                wrapped=kept.wrapped,
                created_at=self.now,
            )
        )
        self._sealers[sealer.owner_id] = sealer

    def sealer(self, owner_id: str) -> Sealer:
        """The sealer of an owner. Raises `IntegrityBroken` where its key is gone or foreign."""
        self.load_sealers((owner_id,))
        return self._sealers[owner_id]

    def load_sealers(self, owner_ids: Iterable[str]) -> None:
        """Fetch many keys in one query."""
        missing = [owner_id for owner_id in owner_ids if owner_id not in self._sealers]
        if not missing:
            return
        self.open_sealers(
            self.session.scalars(select(DataKey).where(DataKey.owner_id.in_(missing)))
        )
        if not self._sealers.keys() >= set(missing):
            raise IntegrityBroken

    def open_sealers(self, keys: Iterable[DataKey]) -> None:
        """Open keys that were fetched along with what they seal."""
        for row in keys:
            kept = WrappedKey(row.kek_id, row.wrapped)
            self._sealers[row.owner_id] = open_key(self.means.keys, row.owner_id, kept)

    def record(self, entry: Entry) -> None:
        """Put an act into the journal when this transaction commits."""
        entry.require_plain()
        self.entries.append(entry)

    def ring(self, name: str, subject_id: str) -> None:
        """Ring for a worker once this transaction has been committed."""
        if (name, subject_id) not in self.rings:
            self.rings.append((name, subject_id))

    def finish(self) -> None:
        """Write what was put off to the end: the journal's lock is held as briefly as can be."""
        self.session.flush()
        if self.entries:
            chain.append(self.session, self.means.journal_key, self.now, self.entries)
            self.session.flush()
