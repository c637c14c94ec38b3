"""What documents leave behind so that other transfers recognise it: keyed digests, no values.

Whoever holds the database without the key learns nothing from them: neither names nor numbers can
be tried against a digest. Serials and days of issue stand in clear, for they must be put in order;
without the series they belong to, which is a digest, they tell nothing.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from service.store.tables.base import SHA256, Base


class TraceRow(Base):
    """One thing by which a document, or a transfer itself, is recognised."""

    __tablename__ = "traces"
    __table_args__ = (
        CheckConstraint("sort IN ('who','file','deed','series','number','look')", name="sort"),
        Index("ix_traces_sort_digest", "sort", "digest"),
        Index("ix_traces_transfer_id", "transfer_id"),
        Index("ix_traces_document_id", "document_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    transfer_id: Mapped[str] = mapped_column(ForeignKey("transfers.id"))
    document_id: Mapped[str | None] = mapped_column(ForeignKey("documents.id"))
    """Empty where the trace is the transfer's own."""
    sort: Mapped[str] = mapped_column(String(10))
    digest: Mapped[str] = mapped_column(SHA256)
    serial: Mapped[int | None]
    issued_on: Mapped[date | None]
    details: Mapped[dict[str, Any]]
    """Further keyed digests, by what they are of."""
