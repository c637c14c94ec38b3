"""Whose an account is: several may be one person's, and then count as one (`ties.same_people`).

An administrator says so, and why. Where a provider vouches for the mail address that another
account has confirmed, the question is put to them, and the provider's account waits for the
answer.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, or_, select, update

from service.cases import journal
from service.cases.people.users import end_sessions, find_user
from service.cases.telling import preferences
from service.rules import ids, overrides
from service.rules.actor import SYSTEM, Actor
from service.rules.errors import Conflict
from service.store.tables import AccountDoubt, AccountWord, DataKey, MailPreference, User

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from service.store.work import Tx


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two login names that may be one person's, and since when that is asked."""

    login: str
    """Of the account that waits."""
    other: str
    raised_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """That somebody said of an account and another that they are one person's, or are not."""

    other: str
    """Login name of the other account."""
    same: bool
    reason: str
    said_by: str
    """Login name; empty where it was said by command."""
    said_at: datetime


def mail_digest(tx: Tx, address: str) -> str:
    """The keyed digest (HMAC-SHA256) by which one address is known in two accounts."""
    told = f"mail\n{address.strip().casefold()}".encode(errors="surrogatepass")
    return hmac.new(tx.means.trace_key, told, "sha256").hexdigest()


def is_doubted(tx: Tx, user: User, mail: str | None) -> bool:
    """Whether it has to be said yet that this account and another are one person's, or are not.

    `mail` is the address for which the account's provider vouches.
    """
    for other_id in _holders(tx, user, mail) if mail else ():
        if tx.session.get(AccountDoubt, (user.id, other_id)) is None:
            tx.session.add(AccountDoubt(user_id=user.id, other_id=other_id, raised_at=tx.now))
            journal.record(tx, SYSTEM, "user.doubted", user.id, other=other_id)
    tx.session.flush()
    open_one = select(AccountDoubt.other_id).where(
        AccountDoubt.user_id == user.id, AccountDoubt.different_at.is_(None)
    )
    if tx.session.scalar(open_one.limit(1)) is None:
        return False
    end_sessions(tx, user.id)
    return True


def doubts(tx: Tx) -> tuple[Doubt, ...]:
    """Every question that waits for an administrator, the oldest first."""
    query = (
        select(AccountDoubt)
        .where(AccountDoubt.different_at.is_(None))
        .order_by(AccountDoubt.raised_at, AccountDoubt.user_id)
    )
    return tuple(
        Doubt(_login(tx, one.user_id), _login(tx, one.other_id), one.raised_at)
        for one in tx.session.scalars(query)
    )


def accounts_of(tx: Tx, user_id: str) -> tuple[str, ...]:
    """Login names of the other accounts of whoever has this one."""
    own = tx.session.get_one(User, user_id)
    query = select(User.login).where(User.person_id == own.person_id, User.id != own.id)
    return tuple(tx.session.scalars(query.order_by(User.login)))


def join(tx: Tx, login: str, other: str, *, by: Actor, reason: str) -> None:
    """Two accounts are one person's, with all that are known to be theirs.

    Whatever waits for a second person and has them in two parts is void. Raises `NotFound`,
    `Conflict`, `StatementRequired`.
    """
    one, two = _both(tx, login, other)
    if one.person_id != two.person_id:
        moved = update(User).where(User.person_id == two.person_id)
        tx.session.execute(moved.values(person_id=one.person_id))
    theirs = select(User.id).where(User.person_id == one.person_id)
    answered = AccountDoubt.user_id.in_(theirs) & AccountDoubt.other_id.in_(theirs)
    tx.session.execute(delete(AccountDoubt).where(answered))
    _note(tx, by, one, two, reason, same=True)


def part(tx: Tx, login: str, other: str, *, by: Actor, reason: str) -> None:
    """Two accounts are two people's, whatever was thought before. Raises what `join` raises."""
    one, two = _both(tx, login, other)
    if one.person_id == two.person_id:
        _leave(tx, one)
    pairs = ((one.id, two.id), (two.id, one.id))
    asked = [kept for pair in pairs if (kept := tx.session.get(AccountDoubt, pair)) is not None]
    if not asked:
        asked = [AccountDoubt(user_id=one.id, other_id=two.id, raised_at=tx.now)]
        tx.session.add_all(asked)
    for kept in asked:
        kept.different_at = tx.now
    _note(tx, by, one, two, reason, same=False)


def words_about(tx: Tx, user_id: str) -> tuple[Word, ...]:
    """All that administrators said of this account and others, the latest first."""
    about = or_(AccountWord.user_id == user_id, AccountWord.other_id == user_id)
    rows = tx.session.scalars(select(AccountWord).where(about).order_by(AccountWord.said_at.desc()))
    return tuple(
        Word(
            other=_login(tx, one.other_id if one.user_id == user_id else one.user_id),
            same=one.same,
            reason=tx.sealer(one.user_id).open_text(f"word:{one.id}", one.sealed_reason),
            said_by=by.login if (by := tx.session.get(User, one.said_by)) else "",
            said_at=one.said_at,
        )
        for one in rows.all()
    )


def _note(tx: Tx, by: Actor, one: User, two: User, reason: str, *, same: bool) -> None:
    """Keep an administrator's word with its reason; the journal holds that it was said."""
    words = overrides.stated(reason)
    if tx.session.get(DataKey, one.id) is None:
        tx.new_sealer(one.id)
        tx.session.flush()
    word = AccountWord(
        id=ids.new_id(ids.WORD),
        user_id=one.id,
        other_id=two.id,
        same=same,
        said_by=by.id,
        said_at=tx.now,
    )
    word.sealed_reason = tx.sealer(one.id).seal_text(f"word:{word.id}", words)
    tx.session.add(word)
    act = "user.joined" if same else "user.parted"
    journal.record(tx, by, act, one.id, other=two.id, word=word.id)


def _leave(tx: Tx, user: User) -> None:
    """Let an account be a person's of its own, and the others stay together."""
    others = list(
        tx.session.scalars(select(User).where(User.person_id == user.person_id, User.id != user.id))
    )
    for other in others:
        other.person_id = min(one.id for one in others)
    user.person_id = user.id


def _both(tx: Tx, login: str, other: str) -> tuple[User, User]:
    """Both rows locked, in one order. Raises `NotFound`, `Conflict` where they are one."""
    if login == other:
        raise Conflict(status="the same account")
    found = {name: find_user(tx, name, lock=True) for name in sorted((login, other))}
    return found[login], found[other]


def _holders(tx: Tx, user: User, mail: str) -> Iterable[str]:
    """Ids of accounts, not known to be the same person's, that confirmed this address."""
    unread = MailPreference.confirmed_at.is_not(None) & MailPreference.address_digest.is_(None)
    for row in tx.session.scalars(select(MailPreference).where(unread)):
        # Confirmed before digests were kept.
        row.address_digest = mail_digest(tx, preferences.opened(tx, row).address)
    query = (
        select(MailPreference.user_id)
        .join(User, User.id == MailPreference.user_id)
        .where(MailPreference.address_digest == mail_digest(tx, mail))
        .where(User.person_id != user.person_id)
    )
    known = tx.session.scalars(
        select(AccountDoubt.user_id).where(
            AccountDoubt.other_id == user.id, AccountDoubt.different_at.is_not(None)
        )
    )
    return sorted(set(tx.session.scalars(query)) - set(known))


def _login(tx: Tx, user_id: str) -> str:
    return tx.session.get_one(User, user_id).login
