"""A draft of a policy that somebody sent on a page: a worker checks it and tries it on the past.

The text is checked for its form at once. Whether it asks anybody for what cannot exist, and what
it would have changed, takes longer: a worker claims the draft, holds it by a lease with a token,
and writes down how far it is. What was tried can be activated (`policy_life`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, update

from service.cases import journal
from service.cases.governing import policies, policy_life
from service.rules import ids
from service.rules.actor import SYSTEM, Actor
from service.rules.errors import NotFound
from service.rules.roles import Act
from service.store.doorbell import TRY_POLICY
from service.store.tables import PolicyDraft, PolicyText
from verifiers.policies.policy import parse_policy

if TYPE_CHECKING:
    from datetime import datetime

    from service.cases.governing.policy_life import Tried
    from service.store.database import Store
    from service.store.work import Tx
    from verifiers.policies.guard import Counterexample
    from verifiers.policies.policy import Policy

WORKING = frozenset({"queued", "checking", "trying"})
_MOST_SHOWN = 100
"""Changed outcomes that are kept one by one; all are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One text, how far a worker is with it, and what came of it."""

    sha256: str
    name: str
    version: str
    status: str
    """`queued` `checking` `trying` `refused` `tried` `failed`."""
    sent_at: datetime
    done: int
    total: int
    """Past transfers that were judged again, of how many."""
    found: dict[str, Any]
    """The counter-example of what was refused; the outcomes that would change of what was tried."""

    @property
    def working(self) -> bool:
        """Whether something will change by itself."""
        return self.status in WORKING


@dataclass(frozen=True, slots=True)
class Held:
    """A draft that one worker has, for as long as its token is the draft's."""

    sha256: str
    token: str
    policy: Policy


def send(tx: Tx, actor: Actor, content: bytes) -> str:
    """Take a draft in, or the same text once more; answers its digest.

    Raises `Forbidden`, and `PolicyInvalid` of what breaks a rule by its form.
    """
    actor.require(Act.MANAGE_POLICY)
    policy = parse_policy(content)
    sha256 = policy.stamp.sha256
    policies.keep(tx, policy)
    row = tx.session.get(PolicyDraft, sha256, with_for_update=True)
    if row is not None and row.status in WORKING:
        return sha256
    if row is None:
        row = PolicyDraft(policy_sha256=sha256)
        tx.session.add(row)
    row.status, row.sent_by, row.sent_at, row.due_at = "queued", actor.id, tx.now, _later(tx)
    row.attempts = row.done = row.total = 0
    row.token = row.found = row.ended_at = None
    tx.session.flush()
    journal.record(tx, actor, "policy.drafted", sha256)
    tx.ring(TRY_POLICY, sha256)
    return sha256


def drafts(tx: Tx, actor: Actor) -> tuple[Draft, ...]:
    """Every draft, the latest first. Raises `Forbidden`."""
    actor.require(Act.MANAGE_POLICY)
    query = select(PolicyDraft, PolicyText).join(
        PolicyText, PolicyText.sha256 == PolicyDraft.policy_sha256
    )
    rows = tx.session.execute(query.order_by(PolicyDraft.sent_at.desc())).all()
    return tuple(
        Draft(
            sha256=text.sha256,
            name=text.name,
            version=text.version,
            status=row.status,
            sent_at=row.sent_at,
            done=row.done,
            total=row.total,
            found=row.found or {},
        )
        for row, text in rows
    )


def policy_of(tx: Tx, actor: Actor, sha256: str) -> Policy:
    """The policy of a draft. Raises `Forbidden`, `NotFound`."""
    actor.require(Act.MANAGE_POLICY)
    if tx.session.get(PolicyDraft, sha256) is None:
        raise NotFound
    return policies.kept(tx, sha256)


def claim(store: Store, sha256: str) -> Held | None:
    """Take a queued draft; `None` where there is none, or somebody else has it."""
    with store.transaction() as tx:
        row = tx.session.get(PolicyDraft, sha256, with_for_update=True)
        if row is None or row.status != "queued":
            return None
        row.status, row.token, row.attempts = "checking", ids.random_text(20), row.attempts + 1
        row.due_at = _later(tx)
        return Held(sha256, row.token, policies.kept(tx, sha256))


def note(store: Store, held: Held, done: int, total: int) -> bool:
    """Write down how many past transfers are tried; whether the draft is still this worker's."""
    with store.transaction() as tx:
        return _write(tx, held, status="trying", done=done, total=total, due_at=_later(tx))


def refuse(store: Store, held: Held, example: Counterexample) -> None:
    """End a draft that asks somebody for what they cannot obtain."""
    found = asdict(example) | {"obstacle": example.obstacle.name}
    _end(store, held, "refused", found, act="policy.refused")


def finish(store: Store, held: Held, tried: list[Tried]) -> None:
    """End a draft that was tried, with what would change."""
    policy_life.note_trial(store, SYSTEM, held.policy, tried)
    changed = [one for one in tried if one.changes]
    kinds = Counter((one.before, one.after) for one in changed)
    found = {
        "tried": len(tried),
        "changed": len(changed),
        "kinds": [[*kind, count] for kind, count in kinds.most_common()],
        "transfers": [asdict(one) for one in changed[:_MOST_SHOWN]],
    }
    _end(store, held, "tried", found, act="policy.checked")


def give_back(store: Store, held: Held) -> None:
    """Let another worker try, unless the attempts are used up."""
    with store.transaction() as tx:
        row = tx.session.get(PolicyDraft, held.sha256, with_for_update=True)
        if row is not None and row.token == held.token:
            _put_back(tx, row)


def overdue(tx: Tx) -> tuple[str, ...]:
    """Drafts of which a worker should be told again; those of dead workers are put back first."""
    due = select(PolicyDraft).where(PolicyDraft.due_at <= tx.now).with_for_update()
    found = []
    for row in tx.session.scalars(due).all():
        if row.status == "queued":
            row.due_at = _later(tx)
        else:
            _put_back(tx, row)
        if row.status == "queued":
            found.append(row.policy_sha256)
    return tuple(found)


def _put_back(tx: Tx, row: PolicyDraft) -> None:
    row.token = None
    if row.attempts < tx.means.settings.max_attempts:
        row.status, row.due_at = "queued", _later(tx)
    else:
        row.status, row.due_at, row.ended_at = "failed", None, tx.now


def _later(tx: Tx) -> datetime:
    return tx.now + timedelta(seconds=tx.means.settings.lease_seconds)


def _end(store: Store, held: Held, status: str, found: dict[str, Any], *, act: str) -> None:
    with store.transaction() as tx:
        if _write(tx, held, status=status, found=found, due_at=None, token=None, ended_at=tx.now):
            journal.record(tx, SYSTEM, act, held.sha256)


def _write(tx: Tx, held: Held, **values: object) -> bool:
    """Change the draft if it is still this worker's."""
    mine = (PolicyDraft.policy_sha256 == held.sha256) & (PolicyDraft.token == held.token)
    written = tx.session.execute(update(PolicyDraft).where(mine).values(**values))
    return bool(getattr(written, "rowcount", 0))
