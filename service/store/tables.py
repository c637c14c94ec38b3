"""The tables. Whatever is personal lies in a ``sealed_…`` column or a sealed file, never in clear.

What is in clear is what queries need: ids, states, counters, times, digests, and the login names
of staff.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Date,
    DateTime,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    String,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

if TYPE_CHECKING:
    from sqlalchemy.engine import Dialect

ID = String(40)
SHA256 = String(64)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware UTC moment; SQLite, which has no time zones, keeps it as sortable text in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse naive moments; hand SQLite the UTC wall clock."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment must be aware")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Put the time zone back."""
        del dialect
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """The root of all tables; constraint names are fixed so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 -- SQLAlchemy reads it so
        datetime: UtcDateTime,
        date: Date,
        bytes: LargeBinary,
        dict[str, Any]: JSON,
        list[str]: JSON,
    }


class DataKey(Base):
    """The wrapped data key of one owner (a transfer, a document, a stored answer).

    A table of its own: deleting the row makes all that the owner sealed unreadable for ever.
    """

    __tablename__ = "data_keys"

    owner_id: Mapped[str] = mapped_column(String(80), primary_key=True)
    kek_id: Mapped[str] = mapped_column(String(16), index=True)
    wrapped: Mapped[bytes]
    created_at: Mapped[datetime]


class User(Base):
    """A person who signs in."""

    __tablename__ = "users"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    login: Mapped[str] = mapped_column(String(80), unique=True)
    password_hash: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(20))
    merchant_ref: Mapped[str | None] = mapped_column(String(80))
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]
    signed_in_at: Mapped[datetime | None]


class SignIn(Base):
    """One signed-in session; only the digest of its token is kept."""

    __tablename__ = "sessions"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    token_sha256: Mapped[str] = mapped_column(SHA256, unique=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    created_at: Mapped[datetime]
    used_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    revoked_at: Mapped[datetime | None]


class ApiKey(Base):
    """A key for programs: its public id, and the digest of its secret."""

    __tablename__ = "api_keys"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    secret_sha256: Mapped[str] = mapped_column(SHA256)
    role: Mapped[str] = mapped_column(String(20))
    merchant_ref: Mapped[str | None] = mapped_column(String(80))
    label: Mapped[str] = mapped_column(String(80), default="")
    created_at: Mapped[datetime]
    created_by: Mapped[str] = mapped_column(ID)
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class PolicyText(Base):
    """The exact text of a policy that judged something, kept by its digest for replays."""

    __tablename__ = "policies"

    sha256: Mapped[str] = mapped_column(SHA256, primary_key=True)
    name: Mapped[str] = mapped_column(String(80))
    version: Mapped[str] = mapped_column(String(40))
    content: Mapped[bytes]
    created_at: Mapped[datetime]


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
