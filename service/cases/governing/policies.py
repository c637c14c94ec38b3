"""Which policy judges what, and the exact text of every policy that ever judged something.

New transfers are opened under the policy that was activated last; before the first activation that
is the file of the settings, or the one that ships. A transfer keeps the policy under which it was
opened, so that nobody is asked for other papers half-way, unless a later activation says that it
also judges the transfers that are running.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from service import clock
from service.settings import SettingsInvalid
from service.store.tables import PolicyActivation, PolicyText
from verifiers.errors import PolicyInvalid
from verifiers.policies.policy import Policy, load_policy, parse_policy

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Select

    from service.settings import Settings
    from service.store.tables import TransferRow
    from service.store.work import Tx


_KNOWN: dict[str, Policy] = {}
"""The policies that this process has read: a digest never means another text."""


def bootstrap(settings: Settings) -> Policy:
    """The policy before any activation. Raises `SettingsInvalid` where its file is refused."""
    return _load(settings.policy_file)


def in_force(tx: Tx) -> Policy:
    """The policy under which a transfer is opened now."""
    return tx.once("policy", "in force", lambda: _in_force(tx))


def _in_force(tx: Tx) -> Policy:
    active = tx.session.scalar(_activated(tx).limit(1))
    return kept(tx, active.policy_sha256) if active else bootstrap(tx.means.settings)


def judging(tx: Tx, row: TransferRow) -> Policy:
    """The policy that judges a locked transfer, which keeps it from now on."""
    if row.policy_sha256 is None:
        return pin(tx, row, in_force(tx))
    opened_on = clock.day_in_china(row.created_at)
    running = _activated(tx).where(PolicyActivation.running, PolicyActivation.from_on > opened_on)
    later = tx.session.scalar(running.limit(1))
    if later is not None and later.policy_sha256 != row.policy_sha256:
        return pin(tx, row, kept(tx, later.policy_sha256))
    return kept(tx, row.policy_sha256)


def of(tx: Tx, row: TransferRow) -> Policy:
    """The policy that judged a transfer last, and whose times hold for whoever looks at it."""
    return kept(tx, row.policy_sha256) if row.policy_sha256 else in_force(tx)


def pin(tx: Tx, row: TransferRow, policy: Policy) -> Policy:
    """Let `policy` judge this transfer until a later activation for running transfers."""
    keep(tx, policy)
    row.policy_sha256 = policy.stamp.sha256
    return policy


def kept(tx: Tx, sha256: str) -> Policy:
    """The policy of that digest, as it was. Raises `PolicyInvalid` where this engine refuses it.

    Codes that came into being after it run in shadow.
    """
    known = _KNOWN.get(sha256)
    if known is None:
        content = tx.session.get_one(PolicyText, sha256).content
        known = _KNOWN[sha256] = parse_policy(content, complete=False)
    return known


def keep(tx: Tx, policy: Policy) -> None:
    """Keep the policy's text by its digest, once."""
    dialect = sqlite if tx.means.is_sqlite else postgresql
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


def _activated(tx: Tx) -> Select[PolicyActivation]:
    """Confirmed activations whose day has come, the latest first."""
    return (
        select(PolicyActivation)
        .where(PolicyActivation.confirmed_at.is_not(None))
        .where(PolicyActivation.from_on <= clock.day_in_china(tx.now))
        .order_by(PolicyActivation.from_on.desc(), PolicyActivation.confirmed_at.desc())
    )


@lru_cache(maxsize=4)
def _load(path: Path | None) -> Policy:
    try:
        return load_policy(path)
    except (OSError, PolicyInvalid) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise SettingsInvalid(f"GUOHU_POLICY_FILE: {reason}") from None
