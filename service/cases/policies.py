"""The policy in force, and the exact text of every policy that ever judged something."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy.dialects import postgresql, sqlite
from verifiers.policy import Policy, default_text, parse_policy

from service.settings import SettingsInvalid
from service.store.tables import PolicyText
from verifiers.errors import PolicyInvalid

if TYPE_CHECKING:
    from pathlib import Path

    from service.settings import Settings
    from service.store.work import Tx


@dataclass(frozen=True, slots=True)
class PolicyInForce:
    """A policy with its exact bytes."""

    policy: Policy
    content: bytes


def in_force(settings: Settings) -> PolicyInForce:
    """The policy that judges now. Raises `SettingsInvalid` where its file is refused."""
    return _load(settings.policy_file)


@lru_cache(maxsize=4)
def _load(path: Path | None) -> PolicyInForce:
    try:
        content = default_text() if path is None else path.read_bytes()
        return PolicyInForce(parse_policy(content), content)
    except (OSError, PolicyInvalid) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise SettingsInvalid(f"GUOHU_POLICY_FILE: {reason}") from None


def keep(tx: Tx, force: PolicyInForce) -> None:
    """Keep the policy's text by its digest, once."""
    stamp = force.policy.stamp
    dialect = sqlite if tx.store.is_sqlite else postgresql
    tx.session.execute(
        dialect.insert(PolicyText)
        .values(
            sha256=stamp.sha256,
            name=stamp.name,
            version=stamp.version,
            content=force.content,
            created_at=tx.now,
        )
        .on_conflict_do_nothing()
    )
