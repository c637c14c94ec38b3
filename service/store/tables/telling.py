"""Who is told what happened: endpoints of programs, and what is still to be delivered to them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.tables.base import ID, SHA256, Base


class WebhookEndpoint(Base):
    """An address of a program that is told; address and secrets are sealed."""

    __tablename__ = "webhook_endpoints"
    __table_args__ = (
        CheckConstraint(
            "disabled_reason IS NULL OR disabled_reason IN ('gone','failing')",
            name="disabled_reason",
        ),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    sealed: Mapped[bytes]
    events: Mapped[list[str]]
    """Types it asked for; none: all."""
    cursor_seq: Mapped[int]
    """The journal's row up to which deliveries were made out."""
    created_at: Mapped[datetime]
    created_by: Mapped[str] = mapped_column(ID)
    failing_since: Mapped[datetime | None]
    disabled_at: Mapped[datetime | None]
    disabled_reason: Mapped[str | None] = mapped_column(String(20))


class WebhookDelivery(Base):
    """One message to one endpoint; its id stays the same in every attempt."""

    __tablename__ = "webhook_deliveries"
    __table_args__ = (
        UniqueConstraint("endpoint_id", "seq"),
        Index("ix_webhook_deliveries_due", "endpoint_id", "due_at"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    endpoint_id: Mapped[str] = mapped_column(ForeignKey("webhook_endpoints.id", ondelete="CASCADE"))
    seq: Mapped[int]
    """The row of the journal that it tells of."""
    attempts: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]
    due_at: Mapped[datetime | None]
    """When it is tried next; empty once it was taken or given up."""
    outcome: Mapped[str | None] = mapped_column(String(20))
    """What the last attempt came to: a status, or why there was none."""
    delivered_at: Mapped[datetime | None]


class MailPreference(Base):
    """A person who asked for letters: where to (sealed), how often and in which language."""

    __tablename__ = "mail_preferences"
    __table_args__ = (
        CheckConstraint("mode IN ('at_once','daily')", name="mode"),
        CheckConstraint("language IN ('zh','en')", name="language"),
    )

    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), primary_key=True)
    sealed_address: Mapped[bytes]
    mode: Mapped[str] = mapped_column(String(10))
    language: Mapped[str] = mapped_column(String(2))
    confirmed_at: Mapped[datetime | None]
    """When the person opened the link that was sent there; nothing else is sent before."""
    address_digest: Mapped[str | None] = mapped_column(SHA256, index=True)
    """Keyed, of the confirmed address: another account with the same may be the same person's."""
    confirm_sha256: Mapped[str | None] = mapped_column(SHA256)
    """Of the link's token."""
    confirm_until: Mapped[datetime | None]
    confirm_due_at: Mapped[datetime | None] = mapped_column(index=True)
    """When the letter with the link is due; empty once it went out."""
    confirm_attempts: Mapped[int] = mapped_column(default=0)


class LetterRow(Base):
    """One thing that one person is to be told; what is due for them goes into one letter."""

    __tablename__ = "letters"
    __table_args__ = (UniqueConstraint("user_id", "seq"), Index("ix_letters_due_at", "due_at"))

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    seq: Mapped[int]
    transfer_id: Mapped[str] = mapped_column(ID)
    """Empty where it is about the person's account."""
    cause: Mapped[str] = mapped_column(String(20))
    created_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime | None]
    """When it is sent next; empty once it was sent or given up."""
    sent_at: Mapped[datetime | None]


class TellingCursor(Base):
    """Up to which row of the journal a way of telling has come."""

    __tablename__ = "telling_cursors"

    name: Mapped[str] = mapped_column(String(20), primary_key=True)
    seq: Mapped[int]
