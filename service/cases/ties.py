"""Who has to do with a transfer: acts for its merchant, or had a part in what was decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, literal, or_, select, union, union_all
from sqlalchemy.dialects import postgresql, sqlite

from service import clock
from service.rules.actor import SYSTEM, Actor, ActorKind
from service.rules.errors import HandedOver
from service.rules.states import OverrideStatus
from service.store.tables import (
    ApiKey,
    AppealRow,
    MerchantTie,
    OverrideRow,
    User,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import InstrumentedAttribute

    from service.store.tables import TransferRow
    from service.store.work import Tx

_DECIDING = ("approve", "reject")
_KEY = "key_"


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


def remember(tx: Tx, actor: Actor, merchant_ref: str) -> None:
    """Remember that `actor` acts for a merchant; whoever made a key can act by it."""
    if actor.kind is ActorKind.USER:
        tie(tx, actor.id, merchant_ref)
    elif actor.kind is ActorKind.KEY:
        tie(tx, actor.id, merchant_ref)
        key_id = actor.id.removeprefix(_KEY)
        maker = tx.session.scalar(select(ApiKey.created_by).where(ApiKey.id == key_id))
        if maker is not None:
            tie(tx, maker, merchant_ref)


def tie(tx: Tx, person_id: str, merchant_ref: str) -> None:
    """Tie a user or a key to a merchant, for ever."""
    if person_id == SYSTEM.id:
        return
    dialect = sqlite if tx.means.is_sqlite else postgresql
    kept = dialect.insert(MerchantTie).values(person_id=person_id, merchant_ref=merchant_ref)
    tx.session.execute(kept.on_conflict_do_nothing())


def merchants_of(tx: Tx, person_id: str) -> Select[str]:
    """The merchants that somebody is tied to by any account, as a part of a query."""
    theirs = sorted(same_people(tx, [person_id]))
    return select(MerchantTie.merchant_ref).where(MerchantTie.person_id.in_(theirs))


def same_people(tx: Tx, ids: Iterable[str]) -> frozenset[str]:
    """These users and keys, and all else by which the same people can act.

    Whoever made a key can act by it, and several accounts may be one person's.
    """
    known = frozenset(ids)
    return tx.once("same people", ",".join(sorted(known)), lambda: _same_people(tx, known))


def _same_people(tx: Tx, ids: frozenset[str]) -> frozenset[str]:
    known = set(ids)
    keys = [one.removeprefix(_KEY) for one in known if one.startswith(_KEY)]
    if keys:
        known.update(tx.session.scalars(select(ApiKey.created_by).where(ApiKey.id.in_(keys))))
    # What was made by command was made by nobody in particular.
    known.discard(SYSTEM.id)
    people = sorted(one for one in known if not one.startswith(_KEY))
    if not people:
        return frozenset(known)
    persons = select(User.person_id).where(User.id.in_(people))
    accounts = select(User.id).where(User.person_id.in_(persons))
    made = select(literal(_KEY).concat(ApiKey.id)).where(
        or_(ApiKey.created_by.in_(people), ApiKey.created_by.in_(accounts))
    )
    return frozenset(known.union(tx.session.scalars(union_all(accounts, made))))


def in_one_hand(tx: Tx, account_id: str) -> dict[str, datetime]:
    """Accounts that may be in one hand with this one because of a new password, and until when.

    Whoever handed a password over may still know it, with whichever of their accounts they act;
    and two accounts whose passwords one administrator replaced may both be theirs.
    """
    return tx.once("in one hand", account_id, lambda: _in_one_hand(tx, account_id))


def _in_one_hand(tx: Tx, account_id: str) -> dict[str, datetime]:
    user = tx.session.get(User, account_id)
    until = user.handed_until if user and user.handed_until else tx.now
    held = user is not None and until > tx.now
    givers = same_people(tx, [user.handed_by or ""]) if user and held else frozenset()
    by_them: ColumnElement[bool] = User.handed_by.in_(sorted(same_people(tx, [account_id])))
    if user and held and user.handed_anew:
        by_them |= User.handed_anew & User.handed_by.in_(sorted(givers))
    query = select(User.id, User.handed_until).where(by_them, User.handed_until > tx.now)
    return dict.fromkeys(givers, until) | {
        id_: end for id_, end in tx.session.execute(query) if end
    }


def require_not_handed(tx: Tx, account_id: str, *others: str) -> None:
    """Raise `HandedOver` where one hand may have this account and one of `others`."""
    known = in_one_hand(tx, account_id)
    found = [known[one] for one in others if one in known]
    if found:
        raise HandedOver(until=clock.day_in_china(max(found)).isoformat())


def person_of(account: InstrumentedAttribute[Any]) -> ColumnElement[str]:
    """Whose a user's or key's id in that column is: `same_people`, as a part of a query."""
    made = select(User.person_id).join(ApiKey, ApiKey.created_by == User.id)
    return func.coalesce(
        select(User.person_id).where(User.id == account).scalar_subquery(),
        made.where(literal(_KEY).concat(ApiKey.id) == account).scalar_subquery(),
        account,
    )


def people_involved(tx: Tx, row: TransferRow) -> Involved:
    """Everybody who has to do with a transfer, for those who choose somebody who has not."""
    tied = union(
        select(MerchantTie.person_id).where(MerchantTie.merchant_ref == row.merchant_ref),
        select(User.id).where(User.merchant_ref == row.merchant_ref),
    )
    overrides = overrides_of(tx, row.id)
    appealed = bool(overrides) and _is_appealed(tx, row)
    decided = _people(one for one in overrides if _decides(one, appealed=appealed))
    return Involved(
        merchants=same_people(tx, tx.session.scalars(tied)),
        decided=same_people(tx, decided) if decided else decided,
        asked=same_people(tx, _people(overrides)) if overrides else frozenset(),
    )


def overrides_of(tx: Tx, transfer_id: str) -> Sequence[OverrideRow]:
    """Every override of a transfer, in the order they were asked for."""
    query = (
        select(OverrideRow)
        .where(OverrideRow.transfer_id == transfer_id)
        .order_by(OverrideRow.created_at, OverrideRow.id)
    )
    return tx.once("overrides", transfer_id, lambda: tx.session.scalars(query).all())


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
