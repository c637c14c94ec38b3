"""Signing where the journal stands: once a day by the schedule, and whenever somebody asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from service import clock
from service.rules import heads
from service.rules.heads import Head
from service.rules.journal import GENESIS
from service.store.tables import JournalHeadRow, JournalRow

if TYPE_CHECKING:
    from service.store.database import Store
    from service.store.work import Tx

log = structlog.get_logger("journal")


def sign_present(tx: Tx) -> Head:
    """The signed head of the journal as it stands now."""
    last = tx.session.execute(
        select(JournalRow.seq, JournalRow.digest).order_by(JournalRow.seq.desc()).limit(1)
    ).first()
    seq, digest = (last.seq, last.digest) if last else (0, GENESIS)
    at = tx.now.isoformat(timespec="seconds")
    return heads.sign(tx.means.signing_key, seq=seq, digest=digest, at=at)


def sign_today(store: Store) -> Head | None:
    """Keep today's head and put it into the log, which is kept elsewhere; `None`: already done."""
    with store.transaction() as tx:
        day = clock.day_in_china(tx.now)
        if tx.session.get(JournalHeadRow, day) is not None:
            return None
        head = sign_present(tx)
        tx.session.add(
            JournalHeadRow(
                day=day, seq=head.seq, digest=head.digest, at=head.at, signature=head.signature
            )
        )
        try:
            tx.session.flush()
        except IntegrityError:
            # Another scheduler was faster.
            tx.session.rollback()
            return None
    log.info("journal_head", head=head.line())
    return head


def kept(tx: Tx) -> tuple[Head, ...]:
    """Every head that was kept here, oldest first."""
    rows = tx.session.scalars(select(JournalHeadRow).order_by(JournalHeadRow.day))
    return tuple(
        Head(seq=row.seq, digest=row.digest, at=row.at, signature=row.signature) for row in rows
    )
