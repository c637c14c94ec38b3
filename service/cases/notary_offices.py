"""The registry of notary offices in force, and the exact text of each that was judged by."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy.dialects import postgresql, sqlite

from service.settings import SettingsInvalid
from service.store.tables import NotaryRegistryText
from verifiers.errors import RegistryInvalid
from verifiers.model import NotaryRegistry
from verifiers.notaries import RegistryText, load_registry, parse_registry

if TYPE_CHECKING:
    from pathlib import Path

    from service.settings import Settings
    from service.store.work import Tx


def in_force(settings: Settings) -> RegistryText:
    """What ships and the operator's file. Raises `SettingsInvalid` where that is refused."""
    return _load(settings.notary_offices)


@lru_cache(maxsize=4)
def _load(path: Path | None) -> RegistryText:
    try:
        return load_registry(path)
    except (OSError, RegistryInvalid) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise SettingsInvalid(f"GUOHU_NOTARY_OFFICES: {reason}") from None


def keep(tx: Tx, known: RegistryText) -> None:
    """Keep the registry's text by its digest, once."""
    dialect = sqlite if tx.means.is_sqlite else postgresql
    tx.session.execute(
        dialect.insert(NotaryRegistryText)
        .values(sha256=known.registry.sha256, content=known.source, created_at=tx.now)
        .on_conflict_do_nothing()
    )


def kept(tx: Tx, sha256: str | None) -> NotaryRegistry:
    """The registry of that digest, as it was; empty for assessments that knew none."""
    if sha256 is None:
        return NotaryRegistry()
    return parse_registry(tx.session.get_one(NotaryRegistryText, sha256).content)
