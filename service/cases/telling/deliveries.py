"""Deliveries to endpoints: made out from the journal, taken one at a time, and how each ended.

An endpoint is served by itself: whatever one does delays no other. Taking a delivery puts its next
attempt off by a lease, so that two senders never send one message at the same time, and a sender
that dies costs a lease.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select, update

from service.cases import journal
from service.cases.telling import endpoints
from service.rules import ids, webhooks
from service.rules.actor import SYSTEM
from service.store.tables import JournalRow, WebhookDelivery, WebhookEndpoint

if TYPE_CHECKING:
    from datetime import datetime

    from service.store.database import Store
    from service.store.work import Tx

LEASE = timedelta(seconds=60)
"""Longer than any attempt may take."""
KEPT = timedelta(days=30)
"""How long it can be seen how a delivery ended."""
_BATCH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message that is due, ready to be signed and sent."""

    id: str
    endpoint_id: str
    url: str
    secrets: tuple[str, ...]
    body: dict[str, Any]
    at: datetime


def make_out(store: Store) -> None:
    """Make out a delivery for everything that happened since the last time, for each endpoint."""
    with store.reading() as tx:
        query = select(WebhookEndpoint.id).where(WebhookEndpoint.disabled_at.is_(None))
        behind = tx.session.scalars(
            query.where(
                select(JournalRow.seq).where(JournalRow.seq > WebhookEndpoint.cursor_seq).exists()
            )
        ).all()
    for endpoint_id in behind:
        while _make_out_some(store, endpoint_id):
            pass


def _make_out_some(store: Store, endpoint_id: str) -> bool:
    """The next rows of the journal; whether there may be more."""
    with store.transaction() as tx:
        endpoint = tx.session.get(WebhookEndpoint, endpoint_id, with_for_update=True)
        if endpoint is None or endpoint.disabled_at is not None:
            return False
        query = select(JournalRow).where(JournalRow.seq > endpoint.cursor_seq)
        rows = tx.session.scalars(query.order_by(JournalRow.seq).limit(_BATCH)).all()
        for row in rows:
            if row.transfer_id is not None and webhooks.wants(endpoint.events, row.act):
                tx.session.add(
                    WebhookDelivery(
                        id=ids.new_id(ids.MESSAGE),
                        endpoint_id=endpoint.id,
                        seq=row.seq,
                        created_at=tx.now,
                        due_at=tx.now,
                    )
                )
        if rows:
            endpoint.cursor_seq = rows[-1].seq
        return len(rows) == _BATCH


def endpoints_due(store: Store) -> tuple[str, ...]:
    """The endpoints for which something is due now."""
    with store.reading() as tx:
        query = (
            select(WebhookDelivery.endpoint_id)
            .join(WebhookEndpoint, WebhookEndpoint.id == WebhookDelivery.endpoint_id)
            .where(WebhookDelivery.due_at <= tx.now, WebhookEndpoint.disabled_at.is_(None))
            .distinct()
        )
        return tuple(tx.session.scalars(query))


def take(store: Store, endpoint_id: str) -> Message | None:
    """The endpoint's message that has been due longest, leased to the caller; `None`: none."""
    with store.transaction() as tx:
        endpoint = tx.session.get(WebhookEndpoint, endpoint_id, with_for_update=True)
        if endpoint is None or endpoint.disabled_at is not None:
            return None
        query = select(WebhookDelivery).where(
            WebhookDelivery.endpoint_id == endpoint_id, WebhookDelivery.due_at <= tx.now
        )
        row = tx.session.scalar(
            query.order_by(WebhookDelivery.due_at, WebhookDelivery.seq).limit(1)
        )
        if row is None:
            return None
        row.due_at = tx.now + LEASE
        event = tx.session.get_one(JournalRow, row.seq)
        kept = endpoints.opened(tx, endpoint)
        return Message(
            id=row.id,
            endpoint_id=endpoint_id,
            url=kept.url,
            secrets=kept.signing(tx.now),
            body=webhooks.body(
                event.act, event.at, event.subject_id, event.transfer_id or "", event.details
            ),
            at=tx.now.astimezone(UTC),
        )


def ended(store: Store, message: Message, outcome: str) -> None:
    """Note how an attempt ended: `outcome` is the HTTP status, or a word where there was none."""
    with store.transaction() as tx:
        endpoint = tx.session.get(WebhookEndpoint, message.endpoint_id, with_for_update=True)
        row = tx.session.get(WebhookDelivery, message.id, with_for_update=True)
        if endpoint is None or row is None or row.delivered_at is not None:
            return
        row.attempts += 1
        row.outcome = outcome
        if outcome.startswith("2"):
            row.due_at, row.delivered_at, endpoint.failing_since = None, tx.now, None
            return
        endpoint.failing_since = endpoint.failing_since or tx.now
        row.due_at = webhooks.due_after(row.attempts, tx.now)
        if outcome == str(webhooks.GONE):
            _disable(tx, endpoint, "gone")
        elif row.due_at is None and endpoint.failing_since + webhooks.longest() <= tx.now:
            _disable(tx, endpoint, "failing")


def forget_old(tx: Tx) -> None:
    """Forget deliveries that ended long ago."""
    old = WebhookDelivery.due_at.is_(None), WebhookDelivery.created_at < tx.now - KEPT
    tx.session.execute(delete(WebhookDelivery).where(*old))


def _disable(tx: Tx, endpoint: WebhookEndpoint, reason: str) -> None:
    endpoint.disabled_at, endpoint.disabled_reason = tx.now, reason
    waiting = update(WebhookDelivery).where(WebhookDelivery.endpoint_id == endpoint.id)
    tx.session.execute(
        waiting.where(WebhookDelivery.due_at.is_not(None)).values(due_at=None),
        execution_options={"synchronize_session": "fetch"},
    )
    journal.record(tx, SYSTEM, "webhook.disabled", endpoint.id, reason=reason)
