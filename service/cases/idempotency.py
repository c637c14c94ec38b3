"""One effect for one key: the first answer to an ``Idempotency-Key`` is kept and given again.

The key is taken in a transaction of its own, with a lease, and the answer is kept in the
transaction that does the work. A process that dies in between leaves a lease that runs out; one
that comes back late finds its token gone, and its work is rolled back.
"""

from __future__ import annotations

import hashlib
import json
import re
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite

from service.rules import ids
from service.rules.errors import (
    IdempotencyInProgress,
    IdempotencyKeyInvalid,
    IdempotencyKeyReused,
    Unavailable,
)
from service.store.tables import DataKey, IdempotencyRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from service.rules.actor import Actor
    from service.store.database import Store
    from service.store.work import Tx

LONGEST_KEY = 255
_KEY = re.compile(r"[!-~]{1,255}")
_LEASE_SECONDS = 60
"""Longer than any request runs."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered: enough to answer the same again."""

    status: int
    body: Any
    """Whatever JSON holds."""
    headers: Mapping[str, str] = field(default_factory=dict)


class Attempt:
    """One request with a key, or one without, for which nothing is kept."""

    def __init__(self, row_id: str = "", token: str = "", answer: Answer | None = None) -> None:
        self.answer = answer
        """The first answer, where there was one: give it again and do nothing."""
        self.completed = False
        self._row_id = row_id
        self._token = token

    def complete(self, tx: Tx, answer: Answer) -> None:
        """Keep the answer in the transaction that did the work.

        Raises `IdempotencyInProgress` where the lease was lost: another request does the work.
        """
        if not self._row_id:
            return
        mine = (IdempotencyRow.id == self._row_id) & (IdempotencyRow.token == self._token)
        row = tx.session.scalar(select(IdempotencyRow).where(mine).with_for_update())
        if row is None or row.sealed_answer is not None:
            raise IdempotencyInProgress
        content = json.dumps([answer.status, answer.body, dict(answer.headers)]).encode()
        row.sealed_answer = tx.new_sealer(self._row_id).seal("answer", content)
        self.completed = True


def fingerprint(method: str, path: str, *parts: bytes) -> str:
    """What makes two requests the same: method, path and every part of the body, in hexadecimal."""
    whole = hashlib.sha256()
    for part in (method.encode(), path.encode(), *parts):
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.hexdigest()


@contextmanager
def attempt(store: Store, actor: Actor, key: str | None, mark: str) -> Iterator[Attempt]:
    """Take `key` for a request with fingerprint `mark`; an exception inside gives it back.

    Raises `IdempotencyKeyReused`, `IdempotencyInProgress`, `IdempotencyKeyInvalid`.
    """
    if key is None:
        yield Attempt()
        return
    if _KEY.fullmatch(key) is None:
        raise IdempotencyKeyInvalid(limit=LONGEST_KEY)
    # The key is the client's text and may hold anything, so only its digest is kept.
    row_id = "idem_" + hashlib.sha256(f"{actor.id}\n{key}".encode()).hexdigest()
    token = ids.new_id("tok")
    answer = _begin(store, row_id, mark, token)
    if answer is not None:
        yield Attempt(answer=answer)
        return
    begun = Attempt(row_id, token)
    try:
        yield begun
    except BaseException:
        # Also where an answer was kept: its transaction may have failed after that.
        with suppress(Unavailable):
            _abandon(store, row_id, token)
        raise
    if not begun.completed:
        _abandon(store, row_id, token)


def _begin(store: Store, row_id: str, mark: str, token: str) -> Answer | None:
    with store.transaction() as tx:
        if _insert(tx, row_id, mark, token):
            return None
        row = tx.session.scalar(
            select(IdempotencyRow).where(IdempotencyRow.id == row_id).with_for_update()
        )
        if row is None:
            # It was given back between the two statements: the client simply tries again.
            raise IdempotencyInProgress
        if row.expires_at < tx.now:
            _forget(tx, row_id)
            _insert(tx, row_id, mark, token)
            return None
        if row.fingerprint != mark:
            raise IdempotencyKeyReused
        if row.sealed_answer is not None:
            status, body, headers = json.loads(tx.sealer(row_id).open("answer", row.sealed_answer))
            return Answer(status, body, headers)
        if row.lease_until >= tx.now:
            raise IdempotencyInProgress
        # Whoever had it died: the key passes to this request.
        row.token, row.lease_until = token, tx.now + timedelta(seconds=_LEASE_SECONDS)
        return None


def _insert(tx: Tx, row_id: str, mark: str, token: str) -> bool:
    dialect = sqlite if tx.means.is_sqlite else postgresql
    statement = (
        dialect.insert(IdempotencyRow)
        .values(
            id=row_id,
            fingerprint=mark,
            token=token,
            lease_until=tx.now + timedelta(seconds=_LEASE_SECONDS),
            expires_at=tx.now + timedelta(hours=tx.means.settings.idempotency_hours),
            created_at=tx.now,
        )
        .on_conflict_do_nothing()
        .returning(IdempotencyRow.id)
    )
    return tx.session.scalar(statement) is not None


def _abandon(store: Store, row_id: str, token: str) -> None:
    with store.transaction() as tx:
        mine = (IdempotencyRow.id == row_id) & (IdempotencyRow.token == token)
        unfinished = IdempotencyRow.sealed_answer.is_(None)
        tx.session.execute(delete(IdempotencyRow).where(mine, unfinished))


def _forget(tx: Tx, row_id: str) -> None:
    tx.session.execute(delete(IdempotencyRow).where(IdempotencyRow.id == row_id))
    tx.session.execute(delete(DataKey).where(DataKey.owner_id == row_id))
    tx.session.expire_all()
