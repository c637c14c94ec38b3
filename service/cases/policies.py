"""The policy in force, and the exact text of every policy that ever judged something."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy.dialects import postgresql, sqlite

from service.settings import SettingsInvalid
from service.store.tables import PolicyText
from verifiers.errors import PolicyInvalid
from verifiers.policy import Policy, load_policy

if TYPE_CHECKING:
    from pathlib import Path

    from service.settings import Settings
    from service.store.work import Tx


def in_force(settings: Settings) -> Policy:
    """The policy that judges now. Raises `SettingsInvalid` where its file is refused."""
    return _load(settings.policy_file)


@lru_cache(maxsize=4)
def _load(path: Path | None) -> Policy:
    try:
        return load_policy(path)
    except (OSError, PolicyInvalid) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise SettingsInvalid(f"GUOHU_POLICY_FILE: {reason}") from None


def keep(tx: Tx, policy: Policy) -> None:
    """Keep the policy's text by its digest, once."""
    dialect = sqlite if tx.store.is_sqlite else postgresql
    tx.session.execute(
        dialect.insert(PolicyText)
        .values(
            sha256=policy.stamp.sha256,
            name=policy.stamp.name,
            version=policy.stamp.version,
            content=policy.source,
            created_at=tx.now,
        )
        .on_conflict_do_nothing()
    )
