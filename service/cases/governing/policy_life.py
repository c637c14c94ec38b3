"""From a draft to a policy in force: checked, tried on the past, activated by two people.

Checking is `verifiers.policies.policy.parse_policy`. Trying is put into the journal, and a policy
that was not tried cannot be activated. One person prepares an activation; it holds from its day on
once another has confirmed the same text and day.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from service import clock
from service.cases import basis, journal, ties
from service.cases.governing import policies
from service.rules import ids
from service.rules.errors import (
    HandedOver,
    NotFound,
    PolicyDayPassed,
    PolicyNotTried,
    SamePerson,
    ServiceError,
)
from service.rules.roles import Act
from service.store.tables import (
    AssessmentRow,
    JournalRow,
    PolicyActivation,
    PolicyText,
    TransferRow,
)
from verifiers.assess import assess
from verifiers.errors import VerifierError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from service.rules.actor import Actor
    from service.store.database import Store
    from service.store.work import Tx
    from verifiers.policies.policy import Policy

_TRIED = "policy.simulated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What a policy would have made of one past transfer, beside what was made of it."""

    transfer_id: str
    merchant_ref: str
    """Whose it is."""
    assessment_id: str
    before: str
    after: str | None
    """The recommendation; `None` where its scenario is not offered any more."""
    score_before: int
    score_after: int | None

    @property
    def changes(self) -> bool:
        """Whether the outcome would be another."""
        return self.before != self.after

    @property
    def moves_by(self) -> int:
        """Points by which the score would rise; 0 where its scenario is not offered any more."""
        return 0 if self.score_after is None else self.score_after - self.score_before


@dataclass(frozen=True, slots=True, kw_only=True)
class Activation:
    """One policy from one day on, what its last trial came to, and who stands behind it."""

    id: str
    name: str
    version: str
    sha256: str
    from_on: date
    running: bool
    tried: int
    """Past transfers that were judged again by it."""
    changed: int
    """Of those, how many outcomes would change."""
    prepared_by: str
    confirmed_at: datetime | None
    barred: ServiceError | None
    """Why whoever looks cannot confirm it."""


def simulate(store: Store, policy: Policy, limit: int) -> Iterator[Tried]:
    """Judge the latest assessment of each transfer again by `policy`, newest first. Stores nothing.

    Transfers whose inputs are erased, or were not kept, are left out.
    """
    with store.reading() as tx:
        query = (
            select(TransferRow.latest_assessment_id)
            .where(TransferRow.latest_assessment_id.is_not(None))
            .where(TransferRow.erased_at.is_(None))
            .order_by(TransferRow.created_at.desc(), TransferRow.id.desc())
            .limit(limit)
        )
        chosen = [one for one in tx.session.scalars(query) if one]
    for assessment_id in chosen:
        # One at a time, so that a long trial holds no long transaction.
        with store.reading() as tx:
            row = tx.session.get_one(AssessmentRow, assessment_id)
            if row.rests_on is not None:
                yield _try(tx, row, policy)


def past(store: Store, limit: int) -> int:
    """How many transfers a simulation would look at."""
    with store.reading() as tx:
        assessed = TransferRow.latest_assessment_id.is_not(None) & TransferRow.erased_at.is_(None)
        return min(limit, tx.session.scalar(select(func.count()).where(assessed)) or 0)


def note_trial(store: Store, actor: Actor, policy: Policy, found: list[Tried]) -> None:
    """Put into the journal that `policy` was tried, and how much it would change."""
    with store.transaction() as tx:
        moved = Counter(one.changes for one in found)
        journal.record(
            tx,
            actor,
            _TRIED,
            policy.stamp.sha256,
            transfers=len(found),
            changed=moved[True],
        )


def activate(
    tx: Tx, actor: Actor, policy: Policy, from_on: date, *, running: bool = False
) -> PolicyActivation:
    """Prepare the activation of `policy` from a day on, or confirm what another prepared.

    `running` says whether it also judges the transfers that are running by then. Raises
    `Forbidden`, `PolicyDayPassed`, `PolicyNotTried`, `SamePerson`, `HandedOver`.
    """
    actor.require(Act.MANAGE_POLICY)
    if from_on < clock.day_in_china(tx.now):
        raise PolicyDayPassed
    sha256 = policy.stamp.sha256
    tried = select(JournalRow.seq).where(JournalRow.act == _TRIED, JournalRow.subject_id == sha256)
    if tx.session.scalar(tried.limit(1)) is None:
        raise PolicyNotTried
    policies.keep(tx, policy)
    same = (PolicyActivation.policy_sha256 == sha256) & (PolicyActivation.from_on == from_on)
    row = tx.session.scalar(select(PolicyActivation).where(same).with_for_update())
    if row is None:
        row = PolicyActivation(
            id=ids.new_id(ids.ACTIVATION),
            policy_sha256=sha256,
            from_on=from_on,
            running=running,
            prepared_by=actor.id,
            prepared_at=tx.now,
        )
        tx.session.add(row)
        _note(tx, actor, row, "policy.prepared")
        return row
    if row.confirmed_at is None:
        if row.running != running:
            raise SamePerson
        _require_second(tx, actor, row)
        row.confirmed_by, row.confirmed_at = actor.id, tx.now
        _note(tx, actor, row, "policy.activated")
    return row


def activations(tx: Tx, actor: Actor) -> tuple[Activation, ...]:
    """Every activation, the latest day first. Raises `Forbidden`."""
    actor.require(Act.MANAGE_POLICY)
    query = select(PolicyActivation, PolicyText).join(
        PolicyText, PolicyText.sha256 == PolicyActivation.policy_sha256
    )
    rows = tx.session.execute(query.order_by(PolicyActivation.from_on.desc())).all()
    return tuple(_activation(tx, actor, row, text) for row, text in rows)


def text_of(tx: Tx, actor: Actor, activation_id: str) -> bytes:
    """The exact text of a policy that is or was to be activated. Raises `Forbidden`, `NotFound`."""
    actor.require(Act.MANAGE_POLICY)
    row = _find(tx, activation_id)
    return tx.session.get_one(PolicyText, row.policy_sha256).content


def confirm(tx: Tx, actor: Actor, activation_id: str) -> PolicyActivation:
    """Confirm what another prepared. Raises `NotFound` and what `activate` raises."""
    actor.require(Act.MANAGE_POLICY)
    row = _find(tx, activation_id)
    policy = policies.kept(tx, row.policy_sha256)
    return activate(tx, actor, policy, row.from_on, running=row.running)


def _require_second(tx: Tx, actor: Actor, row: PolicyActivation) -> None:
    """Raise `SamePerson`, or `HandedOver`, where this is not another person than who prepared."""
    if actor.id in ties.same_people(tx, [row.prepared_by]):
        raise SamePerson
    ties.require_not_handed(tx, actor.id, row.prepared_by)


def _find(tx: Tx, activation_id: str) -> PolicyActivation:
    known = ids.is_id(activation_id, ids.ACTIVATION)
    row = tx.session.get(PolicyActivation, activation_id) if known else None
    if row is None:
        raise NotFound
    return row


def _barred(tx: Tx, actor: Actor, row: PolicyActivation) -> ServiceError | None:
    try:
        _require_second(tx, actor, row)
    except (SamePerson, HandedOver) as error:
        return error
    return PolicyDayPassed() if row.from_on < clock.day_in_china(tx.now) else None


def _activation(tx: Tx, actor: Actor, row: PolicyActivation, text: PolicyText) -> Activation:
    trial = (
        select(JournalRow.details)
        .where(JournalRow.act == _TRIED, JournalRow.subject_id == row.policy_sha256)
        .order_by(JournalRow.seq.desc())
        .limit(1)
    )
    details = tx.session.scalar(trial) or {}
    return Activation(
        id=row.id,
        name=text.name,
        version=text.version,
        sha256=text.sha256,
        from_on=row.from_on,
        running=row.running,
        tried=int(details.get("transfers", 0)),
        changed=int(details.get("changed", 0)),
        prepared_by=row.prepared_by,
        confirmed_at=row.confirmed_at,
        barred=None if row.confirmed_at else _barred(tx, actor, row),
    )


def _try(tx: Tx, row: AssessmentRow, policy: Policy) -> Tried:
    try:
        now = assess(basis.evidence(tx, row), policy)
    except VerifierError:
        now = None
    return Tried(
        transfer_id=row.transfer_id,
        merchant_ref=tx.session.get_one(TransferRow, row.transfer_id).merchant_ref,
        assessment_id=row.id,
        before=row.recommendation,
        after=now.recommendation.value if now else None,
        score_before=row.risk_score,
        score_after=now.risk_score if now else None,
    )


def _note(tx: Tx, actor: Actor, row: PolicyActivation, act: str) -> None:
    tx.session.flush()
    journal.record(
        tx,
        actor,
        act,
        row.id,
        policy=row.policy_sha256,
        from_on=row.from_on.isoformat(),
        running=row.running,
    )
