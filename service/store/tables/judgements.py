"""What the machine found, what people did about it, and what holds."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
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


WAITING = "status IN ('awaiting_guarantor','awaiting_approval')"
DECIDED = "status = 'effective' AND outcome <> 'request_evidence'"


class OverrideRow(Base):
    """A person's act against or beyond the recommendation, bound to the assessment they saw.

    The constraints say again what `service.rules` decide: whatever wrote a row, three different
    people stand behind a special approval, two behind a rejection, and a rejection names its rule.
    Triggers hold a row to the table of states, and keep what was asked for as it was asked.
    """

    __tablename__ = "overrides"
    __table_args__ = (
        CheckConstraint("outcome IN ('approve','reject','request_evidence')", name="outcome"),
        CheckConstraint(
            f"{WAITING} OR status IN ('effective','refused','withdrawn','voided','expired')",
            name="status",
        ),
        CheckConstraint("guarantor_id IS NULL OR outcome = 'approve'", name="guarantor"),
        CheckConstraint("author_id <> guarantor_id", name="author_is_not_guarantor"),
        CheckConstraint("author_id <> approver_id", name="author_is_not_approver"),
        CheckConstraint("guarantor_id <> approver_id", name="guarantor_is_not_approver"),
        CheckConstraint(
            "status <> 'effective' OR approver_id IS NOT NULL"
            " OR (guarantor_id IS NULL AND outcome <> 'reject')",
            name="approver",
        ),
        CheckConstraint(
            "status NOT IN ('awaiting_approval','effective') OR guarantor_id IS NULL"
            " OR guaranteed_at IS NOT NULL",
            name="guaranteed",
        ),
        CheckConstraint("(outcome = 'reject') = (grounds <> '')", name="grounds"),
        CheckConstraint(f"({WAITING}) = (closed_at IS NULL)", name="closed"),
        # Between two appeals a case is decided once, however many reviewers press at a time.
        Index(
            "uq_overrides_decided",
            "transfer_id",
            "appeals_before",
            unique=True,
            sqlite_where=text(DECIDED),
            postgresql_where=text(DECIDED),
        ),
        Index(
            "uq_overrides_waiting",
            "transfer_id",
            unique=True,
            sqlite_where=text(WAITING),
            postgresql_where=text(WAITING),
        ),
        Index("ix_overrides_transfer_id", "transfer_id"),
        Index("ix_overrides_guarantor_id", "guarantor_id"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    transfer_id: Mapped[str] = mapped_column(ForeignKey("transfers.id"))
    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessments.id"))
    outcome: Mapped[str] = mapped_column(String(20))
    reason_code: Mapped[str] = mapped_column(String(40))
    status: Mapped[str] = mapped_column(String(20))
    waives: Mapped[list[str]]
    grounds: Mapped[str] = mapped_column(String(600), default="")
    """Codes that a rejection rests on, separated by commas."""
    evidence_sha256: Mapped[str] = mapped_column(SHA256)
    appeals_before: Mapped[int] = mapped_column(default=0)
    """How many appeals the transfer had seen."""
    sealed_statement: Mapped[bytes]
    sealed_departure: Mapped[bytes | None]
    """Why it departs from what like cases were given, where it does; then it takes two people."""
    author_id: Mapped[str] = mapped_column(ID)
    guarantor_id: Mapped[str | None] = mapped_column(ID)
    guaranteed_at: Mapped[datetime | None]
    approver_id: Mapped[str | None] = mapped_column(ID)
    sealed_answer: Mapped[bytes | None]
    """The words of whoever refused it."""
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    """When it took effect or ended otherwise."""
    closed_by: Mapped[str | None] = mapped_column(ID)


class AppealRow(Base):
    """A merchant's objection to a rejection or to a demand for evidence."""

    __tablename__ = "appeals"
    __table_args__ = (
        UniqueConstraint("transfer_id", "number"),
        CheckConstraint("against IN ('rejected','needs_evidence')", name="against"),
        CheckConstraint(
            "status IN ('open','upheld','dismissed','answered','withdrawn')", name="status"
        ),
        CheckConstraint("(status = 'open') = (closed_at IS NULL)", name="closed"),
        Index(
            "uq_appeals_open",
            "transfer_id",
            unique=True,
            sqlite_where=text("status = 'open'"),
            postgresql_where=text("status = 'open'"),
        ),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    transfer_id: Mapped[str] = mapped_column(ForeignKey("transfers.id"))
    number: Mapped[int]
    """From 1 within the transfer."""
    against: Mapped[str] = mapped_column(String(20))
    """The status that the merchant objects to."""
    status: Mapped[str] = mapped_column(String(20))
    sealed_statement: Mapped[bytes]
    author_id: Mapped[str] = mapped_column(ID)
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class DecisionRow(Base):
    """What holds: by policy or by people, beside the assessment, never over it.

    A trigger refuses a decision whose override is not in effect, or is not about the same
    assessment and outcome, or in which somebody had a part who decided this transfer before.
    """

    __tablename__ = "decisions"
    __table_args__ = (
        UniqueConstraint("transfer_id", "number"),
        CheckConstraint("outcome IN ('approve','reject')", name="outcome"),
        CheckConstraint("made_by IN ('policy','reviewer','special_approval')", name="made_by"),
        # The policy never rejects, and people decide by an override.
        CheckConstraint(
            "(made_by = 'policy' AND outcome = 'approve' AND override_id IS NULL)"
            " OR (made_by <> 'policy' AND override_id IS NOT NULL)",
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
