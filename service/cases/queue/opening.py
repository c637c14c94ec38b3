"""Tasks open where a transfer begins to wait for a person, and close when it waits no more."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from sqlalchemy import exists, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from service.cases import journal, loading
from service.cases.queue.deadlines import deadline
from service.clock import day_in_china
from service.rules import ids
from service.rules.actor import SYSTEM
from service.rules.queueing import Step, lane, place, urgency
from service.rules.states import TransferStatus
from service.store.tables import ReviewTaskRow, TransferRow
from verifiers.model import Band

if TYPE_CHECKING:
    from service.store.database import Store
    from service.store.work import Tx
    from verifiers.model import Transfer

_IN_REVIEW = TransferStatus.IN_REVIEW.value
_BATCH = 100
_LOW, _MEDIUM = 30, 70
"""The contract's bands."""


def follow(tx: Tx, row: TransferRow, before: str, step: Step = Step.REVIEW) -> None:
    """Let the queue follow a locked transfer whose status was `before`."""
    if row.status == before:
        return
    if row.status == _IN_REVIEW:
        open_task(tx, row, step)
    elif before == _IN_REVIEW:
        close_tasks(tx, row.id, outcome=row.status)


def open_task(
    tx: Tx,
    row: TransferRow,
    step: Step,
    *,
    subject_id: str | None = None,
    assignee_id: str | None = None,
) -> None:
    """Open a task for a step of a locked transfer; nothing happens where it waits already.

    `subject_id` names the override that waits for a guarantor or an approver.
    """
    times = deadline(tx, row, step)
    ahead = select(func.count()).where(
        ReviewTaskRow.merchant_ref == row.merchant_ref,
        ReviewTaskRow.lane == lane(step),
        ReviewTaskRow.closed_at.is_(None),
    )
    turn = tx.session.scalar(ahead) or 0
    where = place(step, day_in_china(times.due_at), _band(row.risk_score), turn)
    task_id = ids.new_id(ids.TASK)
    dialect = sqlite if tx.means.is_sqlite else postgresql
    made = tx.session.scalar(
        dialect.insert(ReviewTaskRow)
        .values(
            id=task_id,
            transfer_id=row.id,
            step=step.value,
            subject_id=subject_id or row.id,
            merchant_ref=row.merchant_ref,
            twin_key=_twin_key(tx, loading.claim_of(tx, row)),
            lane=where.lane,
            queue_on=where.queue_on,
            band=where.band,
            turn=where.turn,
            opened_at=tx.now,
            due_at=times.due_at,
            warn_at=times.warn_at,
            assignee_id=assignee_id,
        )
        .on_conflict_do_nothing()
        .returning(ReviewTaskRow.id)
    )
    if made is not None:
        journal.record(
            tx,
            SYSTEM,
            "task.opened",
            task_id,
            transfer_id=row.id,
            step=step.value,
            due=times.due_at.isoformat(timespec="minutes"),
            assignee=assignee_id,
        )


def close_tasks(tx: Tx, transfer_id: str, *, outcome: str, subject_id: str | None = None) -> None:
    """Close what waits for a transfer, or only for one of its overrides, and say what ended it.

    Tasks that were merged into it wait by themselves again: nobody has decided those.
    """
    query = select(ReviewTaskRow).where(
        ReviewTaskRow.transfer_id == transfer_id, ReviewTaskRow.closed_at.is_(None)
    )
    if subject_id is not None:
        query = query.where(ReviewTaskRow.subject_id == subject_id)
    for task in tx.session.scalars(query.with_for_update()).all():
        task.closed_at, task.outcome = tx.now, outcome
        task.claimed_by = task.claimed_until = task.snoozed_until = task.sealed_snooze = None
        task.twin_key = task.merged_into = None
        merged = update(ReviewTaskRow).where(ReviewTaskRow.merged_into == task.id)
        tx.session.execute(merged.values(merged_into=None))
        journal.record(tx, SYSTEM, "task.closed", task.id, transfer_id=transfer_id, outcome=outcome)


def reweigh(tx: Tx, row: TransferRow) -> None:
    """Let a waiting review stand where the new risk score puts it."""
    waiting = update(ReviewTaskRow).where(
        ReviewTaskRow.transfer_id == row.id, ReviewTaskRow.closed_at.is_(None)
    )
    tx.session.execute(waiting.values(band=urgency(_band(row.risk_score))))


def open_missing(store: Store) -> int:
    """Open what should wait and does not, as after an upgrade; answers how many."""
    waits = exists().where(
        ReviewTaskRow.transfer_id == TransferRow.id, ReviewTaskRow.closed_at.is_(None)
    )
    query = select(TransferRow.id).where(TransferRow.status == _IN_REVIEW, ~waits).limit(_BATCH)
    with store.reading() as tx:
        missing = tx.session.scalars(query).all()
    for transfer_id in missing:
        with store.transaction() as tx:
            row = tx.session.get(TransferRow, transfer_id, with_for_update=True)
            if row is not None and row.status == _IN_REVIEW:
                open_task(tx, row, Step.REVIEW)
    return len(missing)


def _band(score: int | None) -> Band | None:
    if score is None:
        return None
    return Band.LOW if score <= _LOW else Band.MEDIUM if score <= _MEDIUM else Band.HIGH


def _twin_key(tx: Tx, claim: Transfer) -> str:
    """What two requests for one shop of one registrant share, and nobody can compute or undo."""
    who = claim.registrant.id_number or claim.registrant.name
    told = "\n".join(("twin", claim.shop.account.strip().casefold(), who.strip().upper()))
    return hmac.new(tx.means.journal_key, told.encode(errors="replace"), "sha256").hexdigest()
