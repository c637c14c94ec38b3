"""What the machine found, what people did about it, and what holds."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.tables.base import ID, SHA256, Base


class AssessmentRow(Base):
    """What the machine found; a trigger refuses every later change."""

    __tablename__ = "assessments"
    __table_args__ = (UniqueConstraint("transfer_id", "number"),)

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    transfer_id: Mapped[str] = mapped_column(ForeignKey("transfers.id"))
    number: Mapped[int]
    """From 1 within the transfer."""
    evidence_version: Mapped[int]
    as_of: Mapped[date]
    policy_sha256: Mapped[str] = mapped_column(ForeignKey("policies.sha256"))
    risk_score: Mapped[int]
    recommendation: Mapped[str] = mapped_column(String(20))
    sealed: Mapped[bytes]
    sealed_outside: Mapped[bytes | None]
    """What was known from beyond the transfer; empty in assessments made before it was kept."""
    notaries_sha256: Mapped[str | None] = mapped_column(SHA256)
    """Which registry of notary offices was used."""
    sealed_claim: Mapped[bytes | None]
    """What was declared when it was made."""
    rests_on: Mapped[list[Any] | None] = mapped_column(JSON)
    """Every reading that was judged, in order, with the digests of file and sealed reading."""
    content_sha256: Mapped[str | None] = mapped_column(SHA256)
    """Of what `sealed` holds; it stays when the key is erased."""
    created_at: Mapped[datetime]


class OverrideRow(Base):
    """A person's act against or beyond the recommendation, bound to the assessment they saw."""

    __tablename__ = "overrides"
    __table_args__ = (
        # One assessment is overruled in one sense once, however many reviewers press at a time.
        UniqueConstraint("assessment_id", "outcome"),
        CheckConstraint("outcome IN ('approve','reject','request_evidence')", name="outcome"),
        Index("ix_overrides_transfer_id", "transfer_id"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    transfer_id: Mapped[str] = mapped_column(ForeignKey("transfers.id"))
    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessments.id"))
    outcome: Mapped[str] = mapped_column(String(20))
    reason_code: Mapped[str] = mapped_column(String(40))
    status: Mapped[str] = mapped_column(String(20))
    waives: Mapped[list[str]]
    sealed_statement: Mapped[bytes]
    author_id: Mapped[str] = mapped_column(ID)
    created_at: Mapped[datetime]


class DecisionRow(Base):
    """What holds: by policy or by a person, beside the assessment, never over it."""

    __tablename__ = "decisions"
    __table_args__ = (
        UniqueConstraint("transfer_id", "number"),
        CheckConstraint("outcome IN ('approve','reject')", name="outcome"),
        CheckConstraint("made_by IN ('policy','reviewer')", name="made_by"),
        # The policy never rejects, and a person decides by an override.
        CheckConstraint(
            "(made_by = 'policy' AND outcome = 'approve' AND override_id IS NULL)"
            " OR (made_by = 'reviewer' AND override_id IS NOT NULL)",
            name="ground",
        ),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    transfer_id: Mapped[str] = mapped_column(ForeignKey("transfers.id"))
    number: Mapped[int]
    made_by: Mapped[str] = mapped_column(String(20))
    outcome: Mapped[str] = mapped_column(String(20))
    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessments.id"))
    override_id: Mapped[str | None] = mapped_column(ForeignKey("overrides.id"))
    actor_id: Mapped[str] = mapped_column(ID)
    created_at: Mapped[datetime]
