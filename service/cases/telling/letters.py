"""Letters: made out from the journal, taken by person, and how each ended.

Whatever is due for one person goes into one letter. Who took something is not told of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select, update

from service.cases.telling import preferences
from service.rules import ids, letters, webhooks
from service.rules.letters import Cause, Mode
from service.rules.roles import Role
from service.store.tables import (
    JournalRow,
    LetterRow,
    MailPreference,
    TellingCursor,
    TransferRow,
    User,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from service.store.database import Store
    from service.store.work import Tx

LEASE = timedelta(minutes=5)
"""Longer than any attempt may take."""
KEPT = timedelta(days=30)
_CURSOR = "letters"
_BATCH = 200
_MOST = 100
"""Lines of one letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What one person is told now."""

    ids: tuple[str, ...]
    address: str
    language: str
    lines: tuple[tuple[Cause, str], ...]
    """Why, and of which transfer; empty where it is about the account."""


def make_out(store: Store) -> None:
    """Make out what people are to be told of all that happened since the last time."""
    while _make_out_some(store):
        pass


def _make_out_some(store: Store) -> bool:
    with store.reading() as tx:
        known = tx.session.get(TellingCursor, _CURSOR)
        last = tx.session.scalar(select(func.max(JournalRow.seq))) or 0
        if known is not None and known.seq >= last:
            return False
    with store.transaction() as tx:
        cursor = tx.session.get(TellingCursor, _CURSOR, with_for_update=True)
        if cursor is None:
            # What happened before anybody could ask for letters is not told.
            tx.session.add(TellingCursor(name=_CURSOR, seq=last))
            return False
        query = select(JournalRow).where(JournalRow.seq > cursor.seq)
        rows = tx.session.scalars(query.order_by(JournalRow.seq).limit(_BATCH)).all()
        for row in rows:
            _make_out(tx, row)
        if rows:
            cursor.seq = rows[-1].seq
        return len(rows) == _BATCH


def _make_out(tx: Tx, row: JournalRow) -> None:
    found = letters.told(row.act, row.subject_id, row.details)
    if found is None:
        return
    cause, people = found
    for wish in _wishes(tx, cause, people, row.transfer_id or ""):
        if wish.user_id != row.actor_id:
            tx.session.add(
                LetterRow(
                    id=ids.new_id(ids.LETTER),
                    user_id=wish.user_id,
                    seq=row.seq,
                    transfer_id=row.transfer_id or "",
                    cause=cause.value,
                    created_at=tx.now,
                    due_at=letters.due(_mode(wish, cause), tx.now),
                )
            )


def _mode(wish: MailPreference, cause: Cause) -> Mode:
    return Mode.AT_ONCE if cause in letters.FOR_OWNERS else Mode(wish.mode)


def _wishes(
    tx: Tx, cause: Cause, people: frozenset[str], transfer_id: str
) -> Iterable[MailPreference]:
    """Those of the people concerned who asked for letters, at an address that is theirs."""
    query = select(MailPreference).join(User, User.id == MailPreference.user_id)
    query = query.where(User.disabled_at.is_(None), MailPreference.confirmed_at.is_not(None))
    if cause in letters.FOR_MERCHANTS:
        merchant = select(TransferRow.merchant_ref).where(TransferRow.id == transfer_id)
        query = query.where(
            User.role == Role.MERCHANT.value, User.merchant_ref == merchant.scalar_subquery()
        )
    else:
        query = query.where(User.id.in_(sorted(people)))
    return tx.session.scalars(query.order_by(User.id)).all()


def take(store: Store) -> Letter | None:
    """The next person's letter, leased to the caller; `None`: nothing is due."""
    with store.transaction() as tx:
        first = (
            select(LetterRow.user_id)
            .join(User, User.id == LetterRow.user_id)
            .join(MailPreference, MailPreference.user_id == LetterRow.user_id)
            .where(LetterRow.due_at <= tx.now, User.disabled_at.is_(None))
            .where(MailPreference.confirmed_at.is_not(None))
        )
        user_id = tx.session.scalar(first.order_by(LetterRow.due_at).limit(1))
        wish = user_id and tx.session.get(MailPreference, user_id, with_for_update=True)
        if not wish:
            return None
        due = select(LetterRow).where(LetterRow.user_id == wish.user_id, LetterRow.due_at <= tx.now)
        rows = tx.session.scalars(due.order_by(LetterRow.seq).limit(_MOST)).all()
        if not rows:
            return None
        for row in rows:
            row.due_at = tx.now + LEASE
        kept = preferences.opened(tx, wish)
        return Letter(
            ids=tuple(row.id for row in rows),
            address=kept.address,
            language=kept.language,
            lines=tuple((Cause(row.cause), row.transfer_id) for row in rows),
        )


def ended(store: Store, letter: Letter, *, sent: bool) -> None:
    """Note whether a letter went out; what did not is tried again by the published schedule."""
    with store.transaction() as tx:
        rows = tx.session.scalars(
            select(LetterRow).where(LetterRow.id.in_(letter.ids)).with_for_update()
        )
        for row in rows.all():
            row.attempts += 1
            if sent:
                row.sent_at, row.due_at = tx.now, None
            else:
                row.due_at = webhooks.due_after(row.attempts, tx.now)


def forget_old(tx: Tx) -> None:
    """Forget letters that ended long ago, and those of people who are gone."""
    old = LetterRow.due_at.is_(None), LetterRow.created_at < tx.now - KEPT
    tx.session.execute(delete(LetterRow).where(*old))
    gone = select(User.id).where(User.disabled_at.is_not(None))
    tx.session.execute(
        update(LetterRow).where(LetterRow.user_id.in_(gone)).values(due_at=None),
        execution_options={"synchronize_session": False},
    )
