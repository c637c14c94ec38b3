"""Opening, listing, reading and submitting transfers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, tuple_

from service import clock
from service.cases import assessing, journal, loading, moving, shapes
from service.cases.decisions import appeals, closing
from service.cases.governing import policies
from service.cases.views import Page, TransferSummary, TransferView
from service.rules import declared_days, ids
from service.rules.errors import Forbidden, Invalid, MerchantRequired, NotFound
from service.rules.roles import Act, Role
from service.rules.states import Event, TransferStatus
from service.store.tables import TransferRow
from verifiers.model import Transfer

if TYPE_CHECKING:
    from sqlalchemy import Select

    from service.rules.actor import Actor
    from service.store.work import Tx

MAXIMUM_LIMIT = 100
MERCHANT_REF_LENGTH = 80


def open_transfer(
    tx: Tx, actor: Actor, claim: Transfer, *, merchant_ref: str | None = None
) -> TransferView:
    """Open a transfer for the actor's merchant, or for `merchant_ref` where the platform acts.

    The answer says what evidence it will need. Raises `Forbidden`, `MerchantRequired`, `Invalid`.
    """
    actor.require(Act.OPEN)
    owner = _owner(actor, merchant_ref)
    policy = policies.in_force(tx)
    if claim.scenario not in policy.scenarios:
        offered = ", ".join(policy.scenarios)
        raise Invalid(
            field="scenario",
            rule_zh=f"目前不支持此过户情形，只支持：{offered}",
            rule_en=f"this scenario is not offered; offered: {offered}",
        )
    today = clock.day_in_china(tx.now)
    declared_days.require_past(claim, today)
    requirements = assessing.requirements(claim, today, policy)
    transfer_id = ids.new_id(ids.TRANSFER)
    sealer = tx.new_sealer(transfer_id)
    row = TransferRow(
        id=transfer_id,
        merchant_ref=owner,
        scenario=claim.scenario,
        status=TransferStatus.COLLECTING.value,
        sealed_claim=sealer.seal("claim", shapes.pack(Transfer, claim)),
        sealed_requirements=sealer.seal("requirements", shapes.pack(shapes.FACTS, requirements)),
        created_by=actor.id,
        created_at=tx.now,
        updated_at=tx.now,
    )
    policies.pin(tx, row, policy)
    tx.session.add(row)
    tx.session.flush()
    journal.record(
        tx,
        actor,
        "transfer.opened",
        transfer_id,
        transfer_id=transfer_id,
        scenario=claim.scenario,
    )
    return loading.transfer_view(tx, row)


def list_transfers(
    tx: Tx,
    actor: Actor,
    *,
    status: TransferStatus | None = None,
    after: str | None = None,
    limit: int = 50,
    oldest_first: bool = False,
) -> Page[TransferSummary]:
    """The transfers that exist for `actor`, newest first; `after` is the id a page ended with.

    Raises `Forbidden`, and `NotFound` where `after` does not exist for the actor.
    """
    actor.require(Act.LIST)
    query = _visible(actor)
    if status is not None:
        query = query.where(TransferRow.status == status.value)
    position = tuple_(TransferRow.created_at, TransferRow.id)
    if after is not None:
        start = loading.find_transfer(tx, actor, after, erased=True)
        here = tuple_(start.created_at, start.id)
        query = query.where(position > here if oldest_first else position < here)
    columns = (TransferRow.created_at, TransferRow.id)
    query = query.order_by(*(columns if oldest_first else (c.desc() for c in columns)))
    limit = max(1, min(limit, MAXIMUM_LIMIT))
    rows = tx.session.scalars(query.limit(limit + 1)).all()
    tx.load_sealers(row.id for row in rows)
    items = tuple(loading.transfer_summary(tx, row) for row in rows[:limit])
    has_more = len(rows) > limit
    return Page(items, has_more, items[-1].id if has_more else None)


def get_transfer(tx: Tx, actor: Actor, transfer_id: str) -> TransferView:
    """One transfer with all that belongs to it. Raises `NotFound`."""
    actor.require(Act.VIEW)
    return loading.transfer_view(tx, loading.find_transfer(tx, actor, transfer_id))


def submit(tx: Tx, actor: Actor, transfer_id: str) -> TransferView:
    """Take the merchant's word that all evidence is in; what is missing comes back all at once.

    Settled at once where nothing is being read, else when the last document is done. Saying it
    twice is fine. Raises `NotFound`, `TransferClosed`.
    """
    actor.require(Act.SUBMIT)
    row = loading.find_transfer(tx, actor, transfer_id, lock=True)
    before = moving.move(tx, row, Event.SUBMIT)
    row.submitted_at, row.submitted_by = tx.now, actor.id
    journal.record(
        tx,
        actor,
        "transfer.submitted",
        row.id,
        transfer_id=row.id,
        before=before,
        after=row.status,
    )
    assessing.settle(tx, row)
    return loading.transfer_view(tx, row)


def withdraw(tx: Tx, actor: Actor, transfer_id: str) -> TransferView:
    """Take the transfer back, as its owner, before it is decided; whatever waits for it ends.

    Raises `Forbidden`, `NotFound`, `TransferClosed`.
    """
    actor.require(Act.WITHDRAW)
    row = loading.find_transfer(tx, actor, transfer_id, lock=True)
    before = moving.move(tx, row, Event.WITHDRAW)
    closing.void_waiting(tx, row)
    appeals.give_up(tx, actor, row)
    journal.record(
        tx,
        actor,
        "transfer.withdrawn",
        row.id,
        transfer_id=row.id,
        before=before,
        after=row.status,
    )
    return loading.transfer_view(tx, row)


def _owner(actor: Actor, merchant_ref: str | None) -> str:
    """For whom the transfer is opened."""
    if actor.role is Role.PLATFORM:
        if not merchant_ref:
            raise MerchantRequired
        if len(merchant_ref) > MERCHANT_REF_LENGTH or not merchant_ref.isprintable():
            raise Invalid(
                field="merchant_ref",
                rule_zh=f"最多 {MERCHANT_REF_LENGTH} 个可见字符",
                rule_en=f"at most {MERCHANT_REF_LENGTH} printable characters",
            )
        return merchant_ref
    if actor.merchant_ref is None:
        raise Forbidden
    if merchant_ref not in (None, actor.merchant_ref):
        # Another merchant does not exist for this one.
        raise NotFound
    return actor.merchant_ref


def _visible(actor: Actor) -> Select[TransferRow]:
    query = select(TransferRow).where(TransferRow.erased_at.is_(None))
    if actor.role is Role.MERCHANT:
        query = query.where(TransferRow.merchant_ref == (actor.merchant_ref or ""))
    return query
