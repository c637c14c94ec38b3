"""What one pool child works with: the store and the warm reader, both made after the fork."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.store.database import Store
from tasks.reader_process import Care, ReaderProcess
from verifiers.intake.limits import Limits

if TYPE_CHECKING:
    from service.settings import Settings


class Place:
    """A worker's place. `open` it in the process that works there."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.limits = Limits(max_bytes=settings.max_file_bytes, max_pages=settings.max_pages)
        self.reader = ReaderProcess(Care(silent_seconds=settings.reader_seconds))
        self._store: Store | None = None

    @property
    def store(self) -> Store:
        """The store of this process, opened on first use and never before a fork."""
        if self._store is None:
            self._store = Store(self.settings)
        return self._store

    def open(self) -> None:
        """Begin to warm the reader up, so that the first document need not wait for all of it."""
        self.reader.start()

    def close(self) -> None:
        """Leave nothing running."""
        self.reader.stop()
        if self._store is not None:
            self._store.close()
