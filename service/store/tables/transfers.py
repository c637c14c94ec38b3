"""Transfers, their documents and what was read from them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from service.store.tables.base import ID, SHA256, Base


class TransferRow(Base):
    """One transfer. `evidence_version` counts what became known, `assessed_version` follows it."""

    __tablename__ = "transfers"
    __table_args__ = (
        CheckConstraint(
            "status IN ('collecting','checking','needs_evidence','in_review',"
            "'approved','rejected','withdrawn')",
            name="status",
        ),
        CheckConstraint("assessed_version <= evidence_version", name="versions"),
        Index("ix_transfers_created_at_id", "created_at", "id"),
        Index("ix_transfers_merchant_ref_created_at", "merchant_ref", "created_at"),
        Index("ix_transfers_status_submitted_at", "status", "submitted_at"),
        Index(
            "ix_transfers_behind",
            "id",
            sqlite_where=text("assessed_version < evidence_version"),
            postgresql_where=text("assessed_version < evidence_version"),
        ),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    merchant_ref: Mapped[str] = mapped_column(String(80))
    scenario: Mapped[str] = mapped_column(String(40))
    status: Mapped[str] = mapped_column(String(20))
    sealed_claim: Mapped[bytes]
    sealed_requirements: Mapped[bytes]
    evidence_version: Mapped[int] = mapped_column(default=0)
    assessed_version: Mapped[int] = mapped_column(default=0)
    latest_assessment_id: Mapped[str | None] = mapped_column(ID)
    risk_score: Mapped[int | None]
    recommendation: Mapped[str | None] = mapped_column(String(20))
    created_by: Mapped[str] = mapped_column(ID)
    submitted_by: Mapped[str | None] = mapped_column(ID)
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    submitted_at: Mapped[datetime | None]
    policy_sha256: Mapped[str | None] = mapped_column(SHA256)
    """The policy under which it was opened, which judges it to its end."""
    erased_at: Mapped[datetime | None]
    """When its keys were deleted, and all that is personal with them."""


class DocumentRow(Base):
    """One uploaded file and its place in the queue of record."""

    __tablename__ = "documents"
    __table_args__ = (
        CheckConstraint("status IN ('queued','reading','checked','failed')", name="status"),
        CheckConstraint("(status = 'reading') = (lease_until IS NOT NULL)", name="lease"),
        Index("ix_documents_transfer_id_created_at", "transfer_id", "created_at"),
        Index("ix_documents_status_rung_at", "status", "rung_at"),
        Index("ix_documents_finished_at", "finished_at"),
        Index("ix_documents_status_lease_until", "status", "lease_until"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    transfer_id: Mapped[str] = mapped_column(ForeignKey("transfers.id"))
    status: Mapped[str] = mapped_column(String(20))
    declared_kind: Mapped[str | None] = mapped_column(String(40))
    size_bytes: Mapped[int]
    sha256: Mapped[str] = mapped_column(SHA256)
    sealed_name: Mapped[bytes]
    added_by: Mapped[str] = mapped_column(ID)
    created_at: Mapped[datetime]
    queued_at: Mapped[datetime]
    rung_at: Mapped[datetime]
    """When a worker was last told of it."""
    attempts: Mapped[int] = mapped_column(default=0)
    lease_token: Mapped[str | None] = mapped_column(ID)
    lease_until: Mapped[datetime | None]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    failure_code: Mapped[str | None] = mapped_column(String(60))


class ReadingRow(Base):
    """What was read from a document, once for each pipeline."""

    __tablename__ = "readings"
    __table_args__ = (UniqueConstraint("document_id", "pipeline"),)

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    document_id: Mapped[str] = mapped_column(ForeignKey("documents.id"))
    pipeline: Mapped[str] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(40))
    pages: Mapped[int]
    """Page pictures kept beside the original."""
    engine: Mapped[dict[str, Any]]
    """Component and version of whatever read it."""
    sealed: Mapped[bytes]
    created_at: Mapped[datetime]
