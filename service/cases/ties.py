"""Who has to do with a transfer: acts for its merchant, or had a part in what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select, union

from service.rules.actor import SYSTEM
from service.rules.states import OverrideStatus
from service.store.tables import ApiKey, AppealRow, DocumentRow, OverrideRow, TransferRow, User

if TYPE_CHECKING:
    from collections.abc import Iterable

    from service.store.work import Tx

_DECIDING = ("approve", "reject")


@dataclass(frozen=True, slots=True, kw_only=True)
class Involved:
    """Ids of people and keys, by what ties them to a transfer."""

    merchants: frozenset[str]
    """Acted for its merchant at any time, belong to the merchant, or made a key that could."""
    decided: frozenset[str]
    """Had a part in a decision that is in effect, or in the demand that an open appeal is about."""
    asked: frozenset[str]
    """Wrote, were named in, or answered any override, whatever became of it."""

    @property
    def everybody(self) -> frozenset[str]:
        """All of them."""
        return self.merchants | self.decided | self.asked


def people_involved(tx: Tx, row: TransferRow) -> Involved:
    """Everybody who has to do with a transfer, for those who choose somebody who has not."""
    overrides = tx.session.scalars(
        select(OverrideRow).where(OverrideRow.transfer_id == row.id)
    ).all()
    return Involved(
        merchants=_merchants(tx, row),
        decided=_people(one for one in overrides if _decides(one, appealed=_is_appealed(tx, row))),
        asked=_people(overrides),
    )


def _merchants(tx: Tx, row: TransferRow) -> frozenset[str]:
    theirs = TransferRow.merchant_ref == row.merchant_ref
    of_theirs = select(TransferRow.id).where(theirs)
    acted = set(
        tx.session.scalars(
            union(
                select(TransferRow.created_by).where(theirs),
                select(TransferRow.submitted_by).where(theirs),
                select(DocumentRow.added_by).where(DocumentRow.transfer_id.in_(of_theirs)),
                select(AppealRow.author_id).where(AppealRow.transfer_id.in_(of_theirs)),
                select(User.id).where(User.merchant_ref == row.merchant_ref),
            )
        )
    ) - {None}
    # Whoever made a key can act by it.
    keys = [one.removeprefix("key_") for one in acted if one.startswith("key_")]
    made = or_(ApiKey.id.in_(keys), ApiKey.merchant_ref == row.merchant_ref)
    return frozenset(acted.union(tx.session.scalars(select(ApiKey.created_by).where(made))))


def _decides(one: OverrideRow, *, appealed: bool) -> bool:
    effective = one.status == OverrideStatus.EFFECTIVE.value
    return effective and (appealed or one.outcome in _DECIDING)


def _is_appealed(tx: Tx, row: TransferRow) -> bool:
    query = select(AppealRow.id).where(AppealRow.transfer_id == row.id, AppealRow.status == "open")
    return tx.session.scalar(query) is not None


def _people(overrides: Iterable[OverrideRow]) -> frozenset[str]:
    return frozenset(
        person
        for one in overrides
        for person in (one.author_id, one.guarantor_id, one.approver_id, one.closed_by)
        if person not in {None, SYSTEM.id}
    )
