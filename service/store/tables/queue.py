"""The tasks that wait for people, where they were escalated to, and what was noted on them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from service.store.tables.base import ID, SHA256, Base


def _while(condition: str) -> dict[str, Any]:
    """An index over the rows that are so, on both databases."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


_OPEN = "closed_at IS NULL"


class ReviewTaskRow(Base):
    """One step of a transfer that waits for a person; closed with what ended it."""

    __tablename__ = "review_tasks"
    __table_args__ = (
        CheckConstraint("step IN ('review','appeal','guarantor','approval')", name="step"),
        CheckConstraint("(claimed_by IS NULL) = (claimed_until IS NULL)", name="claim"),
        CheckConstraint("(closed_at IS NULL) = (outcome IS NULL)", name="closed"),
        CheckConstraint("closed_at IS NULL OR claimed_by IS NULL", name="ended"),
        # However many workers move a transfer at once, a step waits once.
        Index("uq_review_tasks_open", "subject_id", "step", unique=True, **_while(_OPEN)),
        # The order of the queue, as `rules.queueing` tells it.
        Index(
            "ix_review_tasks_queue",
            *("lane", "queue_on", "band", "turn", "opened_at", "id"),
            **_while(_OPEN),
        ),
        Index("ix_review_tasks_due_at", "due_at", **_while(f"{_OPEN} AND alarmed_at IS NULL")),
        Index("ix_review_tasks_warn_at", "warn_at", **_while(f"{_OPEN} AND warned_at IS NULL")),
        Index("ix_review_tasks_merchant_ref_lane", "merchant_ref", "lane", **_while(_OPEN)),
        Index("ix_review_tasks_twin_key", "twin_key", **_while(_OPEN)),
        Index("ix_review_tasks_transfer_id", "transfer_id"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    transfer_id: Mapped[str] = mapped_column(ForeignKey("transfers.id"))
    step: Mapped[str] = mapped_column(String(20))
    subject_id: Mapped[str] = mapped_column(ID)
    """The transfer, or the override whose guarantor or approver is asked."""
    merchant_ref: Mapped[str] = mapped_column(String(80))
    twin_key: Mapped[str | None] = mapped_column(SHA256)
    """Keyed digest of shop and registrant, while open: tasks that share it may be one."""
    lane: Mapped[int]
    queue_on: Mapped[date]
    band: Mapped[int]
    turn: Mapped[int]
    opened_at: Mapped[datetime]
    due_at: Mapped[datetime]
    warn_at: Mapped[datetime]
    warned_at: Mapped[datetime | None]
    alarmed_at: Mapped[datetime | None]
    """When nobody was left to escalate it to."""
    assignee_id: Mapped[str | None] = mapped_column(ID)
    """Whose it is, by name or by escalation; nobody else takes it."""
    claimed_by: Mapped[str | None] = mapped_column(ID)
    claimed_until: Mapped[datetime | None]
    held_by: Mapped[str | None] = mapped_column(ID)
    """Who claimed it last."""
    snoozed_until: Mapped[datetime | None]
    sealed_snooze: Mapped[bytes | None]
    merged_into: Mapped[str | None] = mapped_column(ForeignKey("review_tasks.id"))
    closed_at: Mapped[datetime | None]
    outcome: Mapped[str | None] = mapped_column(String(20))
    """What ended it: the transfer's next status, or the override's."""


class EscalationRow(Base):
    """One passing on of a task. The constraint makes it one, however often a timer fires."""

    __tablename__ = "escalations"
    __table_args__ = (
        UniqueConstraint("task_id", "due_at"),
        CheckConstraint("cause IN ('deadline','by_hand')", name="cause"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    task_id: Mapped[str] = mapped_column(ForeignKey("review_tasks.id"))
    due_at: Mapped[datetime]
    """The deadline that passed, or was not waited for."""
    cause: Mapped[str] = mapped_column(String(20))
    actor_id: Mapped[str] = mapped_column(ID)
    to_id: Mapped[str | None] = mapped_column(ID)
    """Empty where nobody was left."""
    unit: Mapped[str | None] = mapped_column(String(40))
    manager_id: Mapped[str | None] = mapped_column(ID)
    """Whom that person stands in for, or the person."""
    created_at: Mapped[datetime]


class NoteRow(Base):
    """What a reviewer noted on a transfer, for colleagues only."""

    __tablename__ = "notes"
    __table_args__ = (Index("ix_notes_transfer_id_created_at", "transfer_id", "created_at"),)

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    transfer_id: Mapped[str] = mapped_column(ForeignKey("transfers.id"))
    author_id: Mapped[str] = mapped_column(ID)
    sealed_text: Mapped[bytes]
    created_at: Mapped[datetime]


class MentionRow(Base):
    """Somebody whom a note calls."""

    __tablename__ = "mentions"
    __table_args__ = (Index("ix_mentions_user_id", "user_id", **_while("seen_at IS NULL")),)

    note_id: Mapped[str] = mapped_column(ForeignKey("notes.id"), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), primary_key=True)
    seen_at: Mapped[datetime | None]
