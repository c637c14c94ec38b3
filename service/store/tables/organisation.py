"""The organisation's units, posts and absences, each with its period of validity."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from service.store.tables.base import ID, Base


class UnitRow(Base):
    """A unit under its parent during a period."""

    __tablename__ = "units"

    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    valid_from: Mapped[date] = mapped_column(primary_key=True)
    valid_until: Mapped[date | None]
    """The last day within; empty for good."""
    parent: Mapped[str | None] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(80))


class PostRow(Base):
    """A person as manager or member of a unit during a period."""

    __tablename__ = "posts"

    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), primary_key=True)
    unit: Mapped[str] = mapped_column(String(40), primary_key=True)
    manages: Mapped[bool] = mapped_column(primary_key=True)
    valid_from: Mapped[date] = mapped_column(primary_key=True)
    valid_until: Mapped[date | None]


class AbsenceRow(Base):
    """When a person is away, and who stands in."""

    __tablename__ = "absences"
    __table_args__ = (
        CheckConstraint("first_on <= last_on", name="days"),
        Index("ix_absences_last_on", "last_on"),
    )

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    first_on: Mapped[date]
    last_on: Mapped[date]
    substitutes: Mapped[list[str]]
    """Ids of users, the first choice first."""
    created_by: Mapped[str] = mapped_column(ID)
    created_at: Mapped[datetime]
