"""What keeps the record itself: data keys, journal, policies, stored answers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from service.store.tables.base import ID, SHA256, Base


class DataKey(Base):
    """The wrapped data key of one owner (a transfer, a document, a stored answer).

    A table of its own: deleting the row makes all that the owner sealed unreadable for ever.
    """

    __tablename__ = "data_keys"

    owner_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    kek_id: Mapped[str] = mapped_column(String(16), index=True)
    wrapped: Mapped[bytes]
    created_at: Mapped[datetime]


class JournalRow(Base):
    """One link of the journal's chain; triggers refuse every change and removal."""

    __tablename__ = "journal"
    __table_args__ = (Index("ix_journal_transfer_id_seq", "transfer_id", "seq"),)

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str] = mapped_column(String(32))
    actor_id: Mapped[str] = mapped_column(String(80))
    actor_role: Mapped[str] = mapped_column(String(20))
    act: Mapped[str] = mapped_column(String(60))
    subject_id: Mapped[str] = mapped_column(String(80))
    transfer_id: Mapped[str | None] = mapped_column(ID)
    details: Mapped[dict[str, Any]]
    digest: Mapped[str] = mapped_column(SHA256)


class JournalHeadRow(Base):
    """Where the journal stood on a day, signed."""

    __tablename__ = "journal_heads"

    day: Mapped[date] = mapped_column(primary_key=True)
    seq: Mapped[int]
    digest: Mapped[str] = mapped_column(SHA256)
    at: Mapped[str] = mapped_column(String(32))
    signature: Mapped[str] = mapped_column(String(128))


class PolicyText(Base):
    """The exact text of a policy that judged something, kept by its digest for replays."""

    __tablename__ = "policies"

    sha256: Mapped[str] = mapped_column(SHA256, primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    version: Mapped[str] = mapped_column(String(40))
    content: Mapped[bytes]
    created_at: Mapped[datetime]


class NotaryRegistryText(Base):
    """The exact text of a registry of notary offices that assessments used, by its digest."""

    __tablename__ = "notary_registries"

    sha256: Mapped[str] = mapped_column(SHA256, primary_key=True)
    content: Mapped[bytes]
    created_at: Mapped[datetime]


class IdempotencyRow(Base):
    """The first answer to a request that carried a key; sealed, and short-lived."""

    __tablename__ = "idempotency"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    """``idem_`` and the digest of actor and key."""
    fingerprint: Mapped[str] = mapped_column(SHA256)
    token: Mapped[str] = mapped_column(ID)
    lease_until: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    sealed_answer: Mapped[bytes | None]
    """Empty while the first request is running."""
    created_at: Mapped[datetime]
