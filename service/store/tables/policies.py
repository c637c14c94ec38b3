"""The life of policies: which judged from when, and what each of their rules did."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.tables.base import ID, Base


class PolicyActivation(Base):
    """One policy from one day on: prepared by one person, in force once another has confirmed."""

    __tablename__ = "policy_activations"
    __table_args__ = (
        UniqueConstraint("policy_sha256", "from_on"),
        CheckConstraint("(confirmed_by IS NULL) = (confirmed_at IS NULL)", name="confirmed"),
        CheckConstraint("confirmed_by <> prepared_by", name="two_people"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    policy_sha256: Mapped[str] = mapped_column(ForeignKey("policies.sha256"))
    from_on: Mapped[date]
    running: Mapped[bool]
    """Whether transfers that were opened before are judged by it too."""
    prepared_by: Mapped[str] = mapped_column(ID)
    prepared_at: Mapped[datetime]
    confirmed_by: Mapped[str | None] = mapped_column(ID)
    confirmed_at: Mapped[datetime | None]


class PolicyDraft(Base):
    """A text that somebody sent, to be checked and tried on past transfers by a worker."""

    __tablename__ = "policy_drafts"
    __table_args__ = (
        CheckConstraint(
            "status IN ('queued','checking','trying','refused','tried','failed')", name="status"
        ),
        CheckConstraint(
            "(status IN ('queued','checking','trying')) = (due_at IS NOT NULL)", name="due"
        ),
    )

    policy_sha256: Mapped[str] = mapped_column(ForeignKey("policies.sha256"), primary_key=True)
    status: Mapped[str] = mapped_column(String(20))
    sent_by: Mapped[str] = mapped_column(ID)
    sent_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    """When a worker is told again; for whoever has it, the end of its lease."""
    token: Mapped[str | None] = mapped_column(String(40))
    """Of the worker that has it."""
    attempts: Mapped[int]
    done: Mapped[int]
    total: Mapped[int]
    """Past transfers that were judged again, of how many."""
    found: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    """A counter-example, or the outcomes that would change: ids, slugs and numbers."""
    ended_at: Mapped[datetime | None]


class RuleFiring(Base):
    """That one rule (a finding's code or a fact) spoke against one transfer; nothing personal."""

    __tablename__ = "rule_firings"
    __table_args__ = (Index("ix_rule_firings_rule", "rule"),)

    transfer_id: Mapped[str] = mapped_column(ForeignKey("transfers.id"), primary_key=True)
    rule: Mapped[str] = mapped_column(String(64), primary_key=True)
    shadow: Mapped[bool]
    grave: Mapped[bool]
    """Whether it stands for something absent, contradicted or impossible."""
    asked: Mapped[bool]
    """Whether the merchant was ever asked for something on its ground."""
    first_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    """When an assessment no longer held it; empty while it stands."""
