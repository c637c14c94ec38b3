"""What every transaction of one process works with: settings, keys, the database's engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.store.secrets import (
    KeyRing,
    journal_key,
    session_secret,
    signing_key,
    trace_key,
)

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from service.settings import Settings


class Means:
    """One process's settings, its secrets as files keep them, and the engine it works on."""

    def __init__(self, settings: Settings, engine: Engine) -> None:
        self.settings = settings
        self.engine = engine
        self.keys = KeyRing(settings)
        self.journal_key = journal_key(settings)
        self.signing_key = signing_key(settings)
        self.session_secret = session_secret(settings)
        self.trace_key = trace_key(settings)

    @property
    def is_sqlite(self) -> bool:
        """Whether the database is SQLite."""
        return self.engine.dialect.name == "sqlite"
