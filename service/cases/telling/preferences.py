"""Who wants letters: a person's own choice, made and taken back on their own page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete

from service.cases import journal
from service.rules.actor import ActorKind
from service.rules.errors import Forbidden, Invalid
from service.rules.letters import Mode
from service.store.tables import DataKey, LetterRow, MailPreference

if TYPE_CHECKING:
    from service.rules.actor import Actor
    from service.store.work import Tx

LONGEST = 200
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
"""What a mail address may be here: no quotes, no comments, no line breaks (RFC 5321, plainly)."""
_PART = "mail address"


@dataclass(frozen=True, slots=True)
class Preference:
    """Where to, how often and in which language somebody is told."""

    address: str
    mode: Mode
    language: str
    confirmed: bool = False
    """Whether the address was shown to be theirs; it takes a link that is sent there."""


def get(tx: Tx, actor: Actor) -> Preference | None:
    """What this person chose; `None`: no letters. Raises `Forbidden`."""
    if actor.kind is not ActorKind.USER:
        raise Forbidden
    row = tx.session.get(MailPreference, actor.id)
    return opened(tx, row) if row else None


def choose(tx: Tx, actor: Actor, wanted: Preference | None) -> None:
    """Send letters as `wanted` from now on, or none; a new address has to be confirmed first.

    Raises `Forbidden`, `Invalid`.
    """
    if actor.kind is not ActorKind.USER:
        raise Forbidden
    row = tx.session.get(MailPreference, actor.id, with_for_update=True)
    if wanted is None:
        tx.session.execute(delete(LetterRow).where(LetterRow.user_id == actor.id))
        if row is not None:
            tx.session.delete(row)
            journal.record(tx, actor, "user.mail_off", actor.id)
        return
    if len(wanted.address) > LONGEST or _ADDRESS.fullmatch(wanted.address) is None:
        raise Invalid(
            field="address",
            rule_zh="请填写完整的邮箱地址，例如 name@example.com",
            rule_en="must be a whole e-mail address such as name@example.com",
        )
    if tx.session.get(DataKey, actor.id) is None:
        tx.new_sealer(actor.id)
        tx.session.flush()
    if row is None:
        row = MailPreference(user_id=actor.id, confirm_attempts=0)
        tx.session.add(row)
    if row.confirmed_at is None or opened(tx, row).address != wanted.address:
        # Also where it is the same: the letter may have been lost.
        row.confirmed_at = row.confirm_sha256 = row.confirm_until = row.address_digest = None
        row.confirm_due_at, row.confirm_attempts = tx.now, 0
    row.sealed_address = tx.sealer(actor.id).seal(_PART, wanted.address.encode())
    row.mode, row.language = wanted.mode.value, wanted.language
    journal.record(tx, actor, "user.mail_on", actor.id, mode=wanted.mode.value)


def opened(tx: Tx, row: MailPreference) -> Preference:
    """The row, unsealed."""
    address = tx.sealer(row.user_id).open_text(_PART, row.sealed_address)
    return Preference(address, Mode(row.mode), row.language, row.confirmed_at is not None)
