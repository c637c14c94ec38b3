"""The store: one engine, its transactions, and all that one transaction may touch.

SQLite runs in WAL mode and every writing transaction begins with ``BEGIN IMMEDIATE``: a deferred
one that reads before it writes loses against a concurrent writer at once, whatever its timeout.
PostgreSQL runs READ COMMITTED through psycopg 3; rows that decide something are locked.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.orm import Session

from service.rules.errors import Unavailable
from service.store import migrating
from service.store.blobs import Blobs
from service.store.doorbell import Doorbell, Silent
from service.store.means import Means
from service.store.work import Tx

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.settings import Settings

_BUSY_MILLISECONDS = 10_000


class StatementRefused(Exception):
    """The database refused a statement: a slip of ours; the message names the driver's error."""


class Store(Means):
    """The record: database, sealed files, keys, doorbell. One per process, after any fork."""

    def __init__(self, settings: Settings, doorbell: Doorbell | Silent | None = None) -> None:
        super().__init__(settings, _engine(settings.sqlalchemy_url))
        self.blobs = Blobs(settings.blobs_path)
        self.doorbell = doorbell or Doorbell(settings)
        self._reading_engine = self.engine.execution_options(guohu_reads=True)

    @contextmanager
    def transaction(self) -> Iterator[Tx]:
        """A writing transaction: all or nothing; the journal last, doorbells after the commit.

        Raises `Unavailable` where the database does not serve, and `StatementRefused`.
        """
        with self._session(self.engine) as session:
            tx = Tx(self, session)
            yield tx
            tx.finish()
            session.commit()
        for name, subject_id in tx.rings:
            self.doorbell.ring(name, subject_id)

    @contextmanager
    def reading(self) -> Iterator[Tx]:
        """A transaction that only reads; on SQLite it never waits for a writer."""
        with self._session(self._reading_engine) as session:
            yield Tx(self, session, only_reads=True)

    def migrate(self) -> None:
        """Bring the database to this version's tables, under a lock; fine to run at every start.

        Raises `Unavailable` where the database does not answer.
        """
        self.ping()
        migrating.migrate(self.engine, self.settings)

    def ping(self) -> None:
        """Raise `Unavailable` where the database does not answer."""
        with self.reading() as tx:
            tx.session.connection().exec_driver_sql("SELECT 1")

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()

    @contextmanager
    def _session(self, engine: Engine) -> Iterator[Session]:
        try:
            with Session(engine, expire_on_commit=False, autoflush=True) as session:
                yield session
        except (OperationalError, InterfaceError) as error:
            raise Unavailable from error
        except DBAPIError as error:
            # PostgreSQL repeats the failing row in its message; it must not reach a log.
            raise StatementRefused(type(error.orig).__name__) from None


def _engine(url: str) -> Engine:
    options: dict[str, Any] = {"hide_parameters": True, "pool_pre_ping": True}
    if url.startswith("sqlite"):
        engine = create_engine(url, **options)
        if engine.url.database:
            # SQLite gives its own files beside it the same mode, whatever the umask.
            Path(engine.url.database).touch(mode=0o600)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    return create_engine(url, pool_size=10, max_overflow=20, pool_timeout=10, **options)


def _prepare_sqlite(connection: Any, record: object) -> None:  # noqa: ANN401 -- a driver's connection
    """Take transactions into our own hands, and ask for durable, checked, clean storage."""
    del record
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout={_BUSY_MILLISECONDS}",
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "trusted_schema=OFF",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    reads = connection.get_execution_options().get("guohu_reads")
    connection.exec_driver_sql("BEGIN DEFERRED" if reads else "BEGIN IMMEDIATE")
