"""What assessments found, as codes without anything personal, and how like cases were decided."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from service.store.tables.base import ID, Base


class CaseShapeRow(Base):
    """One combination of scenario, states of facts and finding codes; most cases share a few."""

    __tablename__ = "case_shapes"
    __table_args__ = (Index("ix_case_shapes_scenario", "scenario"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    """The digest of `rules.alike.shape_id`."""
    scenario: Mapped[str] = mapped_column(String(40))
    codes: Mapped[list[str]]
    """``fact:state`` and finding codes, sorted."""


class AssessmentCodesRow(Base):
    """Which shape an assessment found, and which checks on trial fired; outlives an erasure."""

    __tablename__ = "assessment_codes"
    __table_args__ = (Index("ix_assessment_codes_shape_id", "shape_id"),)

    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessments.id"), primary_key=True)
    transfer_id: Mapped[str] = mapped_column(ID)
    shape_id: Mapped[str] = mapped_column(ForeignKey("case_shapes.id"))
    shadow: Mapped[list[str]]


class DecidedCaseRow(Base):
    """How a transfer was decided last; its precedent."""

    __tablename__ = "decided_cases"
    __table_args__ = (
        Index("ix_decided_cases_shape_id", "shape_id", "decided_at", "transfer_id"),
        Index("ix_decided_cases_decided_at", "decided_at"),
    )

    transfer_id: Mapped[str] = mapped_column(ForeignKey("transfers.id"), primary_key=True)
    assessment_id: Mapped[str] = mapped_column(ForeignKey("assessments.id"))
    shape_id: Mapped[str] = mapped_column(ForeignKey("case_shapes.id"))
    outcome: Mapped[str] = mapped_column(String(20))
    made_by: Mapped[str] = mapped_column(String(20))
    actor_id: Mapped[str] = mapped_column(ID)
    unit: Mapped[str | None] = mapped_column(String(40))
    """Where whoever decided sat on that day."""
    decided_at: Mapped[datetime]


class ShapeOutcomeRow(Base):
    """How many transfers of a shape were given what: `decided_cases`, counted."""

    __tablename__ = "shape_outcomes"

    shape_id: Mapped[str] = mapped_column(ForeignKey("case_shapes.id"), primary_key=True)
    outcome: Mapped[str] = mapped_column(String(20), primary_key=True)
    count: Mapped[int]
