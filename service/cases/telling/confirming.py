"""A mail address is somebody's once they opened the link that was sent there.

Until then nothing else goes to it. The link is made when its letter is: only a digest is kept, it
works once, for its own person, and for a day.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from service.cases import journal
from service.cases.people.persons import mail_digest
from service.cases.people.tokens import digest, new_token
from service.cases.telling import preferences
from service.rules import webhooks
from service.rules.errors import Invalid
from service.store.tables import MailPreference, User

if TYPE_CHECKING:
    from service.rules.actor import Actor
    from service.store.database import Store
    from service.store.work import Tx

VALID = timedelta(days=1)
LEASE = timedelta(minutes=5)
"""Longer than any attempt may take."""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """One letter with its link."""

    user_id: str
    address: str
    language: str
    token: str


def take(store: Store) -> Confirmation | None:
    """The next letter to send, leased to the caller; `None`: nothing is due."""
    with store.transaction() as tx:
        due = (
            select(MailPreference)
            .join(User, User.id == MailPreference.user_id)
            .where(MailPreference.confirm_due_at <= tx.now, User.disabled_at.is_(None))
            .order_by(MailPreference.confirm_due_at)
            .limit(1)
            .with_for_update(of=MailPreference)
        )
        row = tx.session.scalar(due)
        if row is None:
            return None
        token, kept = new_token(), preferences.opened(tx, row)
        row.confirm_sha256, row.confirm_until = digest(token), tx.now + VALID
        row.confirm_due_at = tx.now + LEASE
        return Confirmation(row.user_id, kept.address, kept.language, token)


def ended(store: Store, sent: Confirmation, *, taken: bool) -> None:
    """Note whether the mail server took it; else it is tried again by the published schedule."""
    with store.transaction() as tx:
        row = tx.session.get(MailPreference, sent.user_id, with_for_update=True)
        # Whoever changed their address meanwhile gets a letter of its own.
        if row is None or row.confirm_sha256 != digest(sent.token):
            return
        row.confirm_attempts += 1
        row.confirm_due_at = None if taken else webhooks.due_after(row.confirm_attempts, tx.now)


def confirm(tx: Tx, actor: Actor, token: str) -> None:
    """Let letters go to the address to which `token` was sent. Raises `Invalid`."""
    row = tx.session.get(MailPreference, actor.id, with_for_update=True)
    known = row.confirm_sha256 if row is not None else None
    same = hmac.compare_digest(known or "", digest(token))
    if row is None or not same or row.confirm_until is None or row.confirm_until <= tx.now:
        raise Invalid(
            field="token",
            rule_zh="链接已失效，或不是发给您的；请在“账号”页重新保存邮箱地址",
            rule_en="the link has ended or is not yours; keep the address again on your account",
        )
    row.confirmed_at = tx.now
    row.address_digest = mail_digest(tx, preferences.opened(tx, row).address)
    row.confirm_sha256 = row.confirm_until = row.confirm_due_at = None
    row.confirm_attempts = 0
    journal.record(tx, actor, "user.mail_confirmed", actor.id)
