"""Engines of one process that share what they know of SQL.

An engine compiles each statement once, which takes longer than running it on a small database; and
every test has an engine of its own, for a database of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.store import database

if TYPE_CHECKING:
    from sqlalchemy import Engine

_made = database._engine
_first: dict[str, Engine] = {}
_compiled: dict[object, object] = {}


def share() -> None:
    """From now on."""
    database._engine = _sharing


def _sharing(url: str) -> Engine:
    engine = _made(url)
    name = engine.dialect.name
    if name in _first and _first[name].dialect.server_version_info:
        # What is compiled is found by the dialect that compiled it.
        engine.dialect = _first[name].dialect
    else:
        # A dialect learns of its server when its own engine first connects; not all of them do.
        _first[name] = engine
    engine.update_execution_options(compiled_cache=_compiled)
    return engine
