"""The store on both databases: nothing lost under concurrency, and rows that stay."""

import contextlib
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select, text, update
from sqlalchemy.exc import DBAPIError

from service.rules.errors import Unavailable
from service.rules.journal import Entry
from service.settings import Settings
from service.store import chain
from service.store.database import StatementRefused, Store
from service.store.doorbell import Silent
from service.store.tables import ApiKey, Base, JournalRow, TransferRow
from tests.databases import fresh_database


def entry(subject: str = "doc_1") -> Entry:
    return Entry(
        actor_id="usr_1", actor_role="reviewer", act="test.act", subject_id=subject, details={}
    )


def add_key(store: Store) -> None:
    with store.transaction() as tx:
        tx.session.add(
            ApiKey(
                id="counter",
                secret_sha256="0" * 64,
                role="merchant",
                label="0",
                created_at=tx.now,
                created_by="system",
            )
        )


def test_migrated_tables_are_the_declared_ones(store: Store) -> None:
    """The migration scripts and the models never drift apart."""
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_migrating_at_once_from_many_threads_is_fine(
    kind: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Web, workers and scheduler may all start together on an empty database."""
    with contextlib.ExitStack() as stack:
        server = request.getfixturevalue("postgres") if kind == "postgres" else None
        url = stack.enter_context(fresh_database(server)) if server else None
        _migrate_at_once(Settings.load(home=tmp_path / "home", database_url=url))


def _migrate_at_once(settings: Settings) -> None:
    def migrate(_: int) -> None:
        store = Store(settings, Silent())
        store.migrate()
        store.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(migrate, range(4)))


def test_no_update_is_lost(store: Store) -> None:
    """Threads that read, add one and write lose nothing: 8 threads, 25 times each."""
    add_key(store)

    def add_one(_: int) -> None:
        with store.transaction() as tx:
            row = tx.session.get(ApiKey, "counter", with_for_update=True)
            assert row is not None
            row.label = str(int(row.label) + 1)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add_one, range(200)))
    with store.reading() as tx:
        assert tx.session.get_one(ApiKey, "counter").label == "200"


def test_reading_does_not_wait_for_a_writer(store: Store) -> None:
    add_key(store)
    with store.transaction() as tx:
        tx.session.execute(update(ApiKey).values(label="changed"))
        with store.reading() as other:
            assert other.session.get_one(ApiKey, "counter").label == "0"


def test_failed_transaction_leaves_nothing(store: Store) -> None:
    """Rows, journal and doorbells of a transaction that raises do not happen."""

    def fail() -> None:
        with store.transaction() as tx:
            tx.record(entry())
            tx.ring("guohu.check_document", "doc_1")
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    with store.reading() as tx:
        assert tx.session.scalars(select(JournalRow)).all() == []
    assert store.doorbell.rung == []


def test_doorbell_rings_after_the_commit(store: Store) -> None:
    """Whoever hears the bell finds the row."""
    seen: list[int] = []

    class Listening(Silent):
        def ring(self, name: str, subject_id: str) -> bool:
            with store.reading() as tx:
                seen.append(len(tx.session.scalars(select(JournalRow)).all()))
            return super().ring(name, subject_id)

    store.doorbell = Listening()
    with store.transaction() as tx:
        tx.record(entry())
        tx.ring("guohu.check_document", "doc_1")
        tx.ring("guohu.check_document", "doc_1")
    assert seen == [1]


def test_journal_is_gap_free_under_concurrency(store: Store) -> None:
    """Many writers, one chain: rows are numbered 1 to n and verify."""

    def write(number: int) -> None:
        with store.transaction() as tx:
            tx.record(entry(f"doc_{number}"))
            tx.record(entry(f"doc_{number}_b"))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(50)))
    with store.reading() as tx:
        verdict = chain.check(tx.session, tx.means.journal_key)
    assert verdict.ok
    assert verdict.rows == 100


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET actor_id = 'usr_2' WHERE seq = 1",
        "DELETE FROM journal WHERE seq = 1",
        "UPDATE assessments SET risk_score = 0",
    ],
)
def test_triggers_keep_what_was_written(store: Store, statement: str) -> None:
    """The database itself refuses to change the journal or an assessment."""
    with store.transaction() as tx:
        tx.record(entry())
        if "assessments" in statement:
            _add_assessment(tx.session, tx.now)
    with pytest.raises(DBAPIError, match="append-only"), store.engine.begin() as connection:
        connection.execute(text(statement))


def test_truncating_the_journal_is_refused(store: Store) -> None:
    if store.is_sqlite:
        pytest.skip("SQLite has no TRUNCATE")
    with pytest.raises(DBAPIError, match="append-only"), store.engine.begin() as connection:
        connection.execute(text("TRUNCATE journal"))


def test_errors_show_no_values(store: Store) -> None:
    """A database error never repeats the values of its statement."""
    with pytest.raises(StatementRefused) as caught, store.transaction() as tx:
        tx.session.add(
            ApiKey(
                id="x",
                secret_sha256="林秀英",
                role=None,
                label="350203192405060028",
                created_at=tx.now,
                created_by="system",
            )
        )
    assert "350203192405060028" not in str(caught.value)
    assert "林秀英" not in str(caught.value)


def test_moments_are_aware_utc(store: Store) -> None:
    add_key(store)
    with store.reading() as tx:
        moment = tx.session.get_one(ApiKey, "counter").created_at
    assert moment.utcoffset() == UTC.utcoffset(None)
    assert abs((datetime.now(UTC) - moment).total_seconds()) < 60


def test_locked_sqlite_is_unavailable_not_a_crash(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A writer that waits in vain is told 503, and its work is not half done."""
    if not store.is_sqlite:
        pytest.skip("PostgreSQL locks rows")
    monkeypatch.setattr("service.store.database._BUSY_MILLISECONDS", 50)
    store.close()
    held, release = threading.Event(), threading.Event()

    def hold() -> None:
        with store.transaction() as tx:
            tx.session.execute(select(TransferRow))
            held.set()
            release.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(10)
    try:
        with pytest.raises(Unavailable), store.transaction() as tx:
            tx.session.execute(select(TransferRow))
    finally:
        release.set()
        holder.join()


def _add_assessment(session, now) -> None:  # noqa: ANN001
    session.execute(
        text(
            "INSERT INTO policies (sha256, name, version, content, created_at)"
            " VALUES ('p', 'n', 'v', :blob, :now)"
        ),
        {"blob": b"", "now": now},
    )
    session.execute(
        text(
            "INSERT INTO transfers (id, merchant_ref, scenario, status, sealed_claim,"
            " sealed_requirements, evidence_version, assessed_version, created_by, created_at,"
            " updated_at) VALUES ('tr_1', 'm', 's', 'collecting', :blob, :blob, 0, 0, 'x', :now,"
            " :now)"
        ),
        {"blob": b"", "now": now},
    )
    session.execute(
        text(
            "INSERT INTO assessments (id, transfer_id, number, evidence_version, as_of,"
            " policy_sha256, risk_score, recommendation, sealed, created_at)"
            " VALUES ('asm_1', 'tr_1', 1, 0, '2026-11-23', 'p', 90, 'review', :blob, :now)"
        ),
        {"blob": b"", "now": now},
    )
