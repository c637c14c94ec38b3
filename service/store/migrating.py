"""Bringing the database to the present tables: Alembic, one process at a time."""

from __future__ import annotations

import fcntl
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

    from service.settings import Settings

_LOCK = 0x6775_6F68_7502
SCRIPTS = Path(__file__).parent / "migrations"


def migrate(engine: Engine, settings: Settings) -> None:
    """Upgrade to the newest revision; a second process waits, then finds nothing to do."""
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    with _alone(settings), engine.begin() as connection:
        if connection.dialect.name != "sqlite":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def triggers(connection: Connection) -> list[str]:
    """The statements that make journal and assessments append-only, for this database."""
    if connection.dialect.name == "sqlite":
        return [
            f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            for table, verb in (
                ("journal", "update"),
                ("journal", "delete"),
                ("assessments", "update"),
            )
        ]
    return [
        (
            "CREATE FUNCTION guohu_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
        ),
        (
            "CREATE TRIGGER journal_no_change BEFORE UPDATE OR DELETE ON journal "
            "FOR EACH ROW EXECUTE FUNCTION guohu_append_only()"
        ),
        (
            "CREATE TRIGGER journal_no_truncate BEFORE TRUNCATE ON journal "
            "FOR EACH STATEMENT EXECUTE FUNCTION guohu_append_only()"
        ),
        (
            "CREATE TRIGGER assessments_no_update BEFORE UPDATE ON assessments "
            "FOR EACH ROW EXECUTE FUNCTION guohu_append_only()"
        ),
    ]


def append_only(connection: Connection, table: str) -> str:
    """The statement that refuses every change of one more table's rows."""
    refusal = f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} "
    if connection.dialect.name == "sqlite":
        return f"{refusal} BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    return f"{refusal} FOR EACH ROW EXECUTE FUNCTION guohu_append_only()"


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    """Hold a file lock in `home`: on SQLite it is the only lock, on PostgreSQL it saves a wait."""
    with (settings.home_path / "migrate.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
