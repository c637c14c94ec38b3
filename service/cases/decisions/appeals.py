"""A merchant objects: to a rejection, or to a demand for evidence. Somebody else looks again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from service.cases import journal, loading, moving
from service.cases.governing import policies
from service.rules import ids
from service.rules import overrides as rules
from service.rules.errors import AppealOpen, AppealsUsedUp
from service.rules.overrides import Outcome
from service.rules.queueing import Step
from service.rules.roles import Act
from service.rules.states import Event
from service.store.tables import AppealRow

if TYPE_CHECKING:
    from service.cases.views import AppealView
    from service.rules.actor import Actor
    from service.store.tables import TransferRow
    from service.store.work import Tx

OPEN = "open"
_ANSWERS = {
    Outcome.APPROVE: "upheld",
    Outcome.REJECT: "dismissed",
    Outcome.REQUEST_EVIDENCE: "answered",
}


def appeal(tx: Tx, actor: Actor, transfer_id: str, *, statement: str) -> AppealView:
    """Object to what was decided; the transfer goes back to review, to people new to it.

    Raises `Forbidden`, `NotFound`, `StatementRequired`, `AppealOpen`, `AppealsUsedUp`, and
    `Conflict` or `TransferClosed` where there is nothing to object to.
    """
    actor.require(Act.APPEAL)
    words = rules.stated(statement)
    row = loading.find_transfer(tx, actor, transfer_id, lock=True)
    if open_appeal(tx, row.id) is not None:
        raise AppealOpen
    before = row.status
    moving.move(tx, row, Event.APPEAL, Step.APPEAL)
    most = policies.in_force(tx).authority.appeals.at_most
    if count(tx, row.id, against=before) >= most:
        raise AppealsUsedUp(most=most)
    kept = AppealRow(
        id=ids.new_id(ids.APPEAL),
        transfer_id=row.id,
        number=count(tx, row.id) + 1,
        against=before,
        status=OPEN,
        author_id=actor.id,
        created_at=tx.now,
    )
    kept.sealed_statement = tx.sealer(row.id).seal_text(f"appeal:{kept.id}", words)
    tx.session.add(kept)
    tx.session.flush()
    journal.record(
        tx, actor, "transfer.appealed", kept.id, transfer_id=row.id, before=before, after=row.status
    )
    return loading.appeal_view(tx, kept)


def count(tx: Tx, transfer_id: str, *, against: str | None = None) -> int:
    """How many appeals a transfer has seen; only those `against` one outcome, where it is named."""
    query = select(func.count()).where(AppealRow.transfer_id == transfer_id)
    if against is not None:
        query = query.where(AppealRow.against == against)
    return tx.session.scalar(query) or 0


def open_appeal(tx: Tx, transfer_id: str) -> AppealRow | None:
    """The appeal that waits for its answer."""
    query = select(AppealRow).where(AppealRow.transfer_id == transfer_id, AppealRow.status == OPEN)
    return tx.session.scalar(query)


def answer(tx: Tx, actor: Actor, row: TransferRow, outcome: Outcome) -> None:
    """Close the open appeal of a locked transfer by what was decided."""
    _close(tx, actor, row, _ANSWERS[outcome])


def give_up(tx: Tx, actor: Actor, row: TransferRow) -> None:
    """Close the open appeal of a locked transfer that its owner withdraws."""
    _close(tx, actor, row, "withdrawn")


def _close(tx: Tx, actor: Actor, row: TransferRow, status: str) -> None:
    kept = open_appeal(tx, row.id)
    if kept is None:
        return
    kept.status, kept.closed_at = status, tx.now
    journal.record(tx, actor, "appeal.closed", kept.id, transfer_id=row.id, answer=status)
