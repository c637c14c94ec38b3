"""The journal: who did what, when; read by those it concerns, verified by anyone with the key."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from service.cases import loading, ties
from service.cases.views import EventView, Page
from service.rules.journal import NO_HEADS, Detail, Entry, Verdict
from service.rules.roles import Act, Role
from service.rules.webhooks import EVENTS
from service.store import chain
from service.store.tables import JournalRow, TransferRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Select

    from service.rules.actor import Actor
    from service.store.work import Tx

MAXIMUM_LIMIT = 200


def record(
    tx: Tx,
    actor: Actor,
    act: str,
    subject_id: str,
    *,
    transfer_id: str | None = None,
    **details: Detail,
) -> None:
    """Put an act into the journal with this transaction. Raises `ValueError` on personal data.

    Whoever may open transfers acts for the merchant whose transfer it is, and is tied to them.
    """
    if transfer_id is not None and actor.may(Act.OPEN):
        ties.remember(tx, actor, tx.session.get_one(TransferRow, transfer_id).merchant_ref)
    tx.record(
        Entry(
            actor_id=actor.id,
            actor_role=actor.role.value,
            act=act,
            subject_id=subject_id,
            transfer_id=transfer_id,
            details=details,
        )
    )


def transfer_events(
    tx: Tx, actor: Actor, transfer_id: str, *, after: int = 0, limit: int = 100
) -> Page[EventView]:
    """What happened to one transfer, oldest first, after `after`. Raises `NotFound`."""
    actor.require(Act.VIEW)
    row = loading.find_transfer(tx, actor, transfer_id, erased=True)
    query = select(JournalRow).where(JournalRow.transfer_id == row.id)
    if not actor.may(Act.OVERRIDE):
        # What reviewers ask of each other, and who has which task, is the office's own.
        query = query.where(JournalRow.act.not_like("override.%"))
        query = query.where(JournalRow.act.not_like("task.%"))
    return _page(tx, actor, query, after, limit)


def all_events(tx: Tx, actor: Actor, *, after: int = 0, limit: int = 100) -> Page[EventView]:
    """Everything that happened, oldest first, after `after`; for platform and administrator."""
    actor.require(Act.READ_JOURNAL)
    query = select(JournalRow)
    if actor.role is Role.PLATFORM:
        # Its own merchants' transfers; who has which task, accounts and keys are not its business.
        query = query.where(JournalRow.transfer_id.is_not(None), JournalRow.act.not_like("task.%"))
    return _page(tx, actor, query, after, limit)


def verify(tx: Tx, heads: Mapping[int, str] = NO_HEADS) -> Verdict:
    """Whether the whole chain holds; `heads` are digests by row that were kept elsewhere."""
    return chain.check(tx.session, tx.means.journal_key, heads)


def rows(tx: Tx, *, after: int, until: int) -> Iterator[dict[str, object]]:
    """Every row behind `after` up to `until` as it is signed, with its digest."""
    for link in chain.links(tx.session, after=after):
        if link.seq > until:
            return
        yield {"seq": link.seq, "at": link.at, **asdict(link.entry), "digest": link.digest}


def _page(
    tx: Tx, actor: Actor, query: Select[JournalRow], after: int, limit: int
) -> Page[EventView]:
    limit = max(1, min(limit, MAXIMUM_LIMIT))
    query = query.where(JournalRow.seq > after).order_by(JournalRow.seq).limit(limit + 1)
    rows = tx.session.scalars(query).all()
    items = tuple(_view(row, actor) for row in rows[:limit])
    has_more = len(rows) > limit
    return Page(items, has_more, str(items[-1].seq) if has_more else None)


def _view(row: JournalRow, actor: Actor) -> EventView:
    # Owners learn that a reviewer acted, not which: the work is the office's, not one person's.
    known = not actor.may(Act.OPEN) or row.actor_id == actor.id
    return EventView(
        seq=row.seq,
        at=row.at,
        act=row.act,
        actor_id=row.actor_id if known else None,
        actor_role=row.actor_role,
        subject_id=row.subject_id,
        transfer_id=row.transfer_id,
        details=_told(row, actor),
    )


def _told(row: JournalRow, actor: Actor) -> dict[str, Any]:
    """The details; of what reviewers ask of each other the platform has what webhooks tell."""
    if actor.role is not Role.PLATFORM or not row.act.startswith("override."):
        return row.details
    return {name: row.details[name] for name in EVENTS.get(row.act, ()) if name in row.details}
