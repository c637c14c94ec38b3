"""The store for a command that administers: migrated, closed again, its refusals one line."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from service.cli import preflight
from service.cli.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from service.store.database import Store


@contextmanager
def opened() -> Iterator[Store]:
    """The store, migrated; a refusal of the service becomes one line."""
    # Imported here so that --help need not load the database's libraries.
    from service.rules.errors import ServiceError
    from service.settings import SettingsInvalid
    from service.store.database import Store
    from service.store.doorbell import Silent

    try:
        store = Store(preflight.settings(), Silent())
        try:
            store.migrate()
            yield store
        finally:
            store.close()
    except ServiceError as error:
        raise Refusal(error.problem.detail.en) from None
    except SettingsInvalid as error:
        raise Refusal(str(error)) from None
