"""The first tables: people, the record, transfers with their documents, and what was judged.

Revision 0001, after nothing.
"""

import sqlalchemy as sa
from alembic import op

from service.store.migrating import triggers
from service.store.tables import UtcDateTime

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create everything, and the triggers that keep journal and assessments as they are."""
    _users()
    _sessions()
    _api_keys()
    _data_keys()
    _journal()
    _policies()
    _idempotency()
    _transfers()
    _documents()
    _readings()
    _assessments()
    _overrides()
    _decisions()
    for statement in triggers(op.get_bind()):
        op.execute(statement)


def _users() -> None:
    op.create_table(
        "users",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("login", sa.String(length=80), nullable=False),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("merchant_ref", sa.String(length=80)),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("disabled_at", UtcDateTime()),
        sa.Column("signed_in_at", UtcDateTime()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
        sa.UniqueConstraint("login", name=op.f("uq_users_login")),
    )


def _sessions() -> None:
    op.create_table(
        "sessions",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("token_sha256", sa.String(length=64), nullable=False),
        sa.Column("user_id", sa.String(length=40), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("used_at", UtcDateTime(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.Column("revoked_at", UtcDateTime()),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_sessions_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sessions")),
        sa.UniqueConstraint("token_sha256", name=op.f("uq_sessions_token_sha256")),
    )
    op.create_index(op.f("ix_sessions_expires_at"), "sessions", ["expires_at"])
    op.create_index(op.f("ix_sessions_user_id"), "sessions", ["user_id"])


def _api_keys() -> None:
    op.create_table(
        "api_keys",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("secret_sha256", sa.String(length=64), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("merchant_ref", sa.String(length=80)),
        sa.Column("label", sa.String(length=80), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("created_by", sa.String(length=40), nullable=False),
        sa.Column("used_at", UtcDateTime()),
        sa.Column("revoked_at", UtcDateTime()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_keys")),
    )


def _data_keys() -> None:
    op.create_table(
        "data_keys",
        sa.Column("owner_id", sa.String(length=80), nullable=False),
        sa.Column("kek_id", sa.String(length=16), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", name=op.f("pk_data_keys")),
    )
    op.create_index(op.f("ix_data_keys_kek_id"), "data_keys", ["kek_id"])


def _journal() -> None:
    op.create_table(
        "journal",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.String(length=32), nullable=False),
        sa.Column("actor_id", sa.String(length=80), nullable=False),
        sa.Column("actor_role", sa.String(length=20), nullable=False),
        sa.Column("act", sa.String(length=60), nullable=False),
        sa.Column("subject_id", sa.String(length=80), nullable=False),
        sa.Column("transfer_id", sa.String(length=40)),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_journal")),
    )
    op.create_index("ix_journal_transfer_id_seq", "journal", ["transfer_id", "seq"])


def _policies() -> None:
    op.create_table(
        "policies",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("version", sa.String(length=40), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_policies")),
    )


def _idempotency() -> None:
    op.create_table(
        "idempotency",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("token", sa.String(length=40), nullable=False),
        sa.Column("lease_until", UtcDateTime(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.Column("sealed_answer", sa.LargeBinary()),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_idempotency")),
    )
    op.create_index(op.f("ix_idempotency_expires_at"), "idempotency", ["expires_at"])


def _transfers() -> None:
    op.create_table(
        "transfers",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("merchant_ref", sa.String(length=80), nullable=False),
        sa.Column("scenario", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("sealed_claim", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_requirements", sa.LargeBinary(), nullable=False),
        sa.Column("evidence_version", sa.Integer(), nullable=False),
        sa.Column("assessed_version", sa.Integer(), nullable=False),
        sa.Column("latest_assessment_id", sa.String(length=40)),
        sa.Column("risk_score", sa.Integer()),
        sa.Column("recommendation", sa.String(length=20)),
        sa.Column("created_by", sa.String(length=40), nullable=False),
        sa.Column("submitted_by", sa.String(length=40)),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("updated_at", UtcDateTime(), nullable=False),
        sa.Column("submitted_at", UtcDateTime()),
        sa.CheckConstraint(
            "status IN ('collecting','checking','needs_evidence','in_review',"
            "'approved','rejected','withdrawn')",
            name=op.f("ck_transfers_status"),
        ),
        sa.CheckConstraint(
            "assessed_version <= evidence_version", name=op.f("ck_transfers_versions")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transfers")),
    )
    op.create_index(
        "ix_transfers_behind",
        "transfers",
        ["id"],
        sqlite_where=sa.text("assessed_version < evidence_version"),
        postgresql_where=sa.text("assessed_version < evidence_version"),
    )
    op.create_index("ix_transfers_created_at_id", "transfers", ["created_at", "id"])
    op.create_index(
        "ix_transfers_merchant_ref_created_at", "transfers", ["merchant_ref", "created_at"]
    )
    op.create_index("ix_transfers_status_submitted_at", "transfers", ["status", "submitted_at"])


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("transfer_id", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("declared_kind", sa.String(length=40)),
        sa.Column("size_bytes", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("sealed_name", sa.LargeBinary(), nullable=False),
        sa.Column("added_by", sa.String(length=40), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("queued_at", UtcDateTime(), nullable=False),
        sa.Column("rung_at", UtcDateTime(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("lease_token", sa.String(length=40)),
        sa.Column("lease_until", UtcDateTime()),
        sa.Column("started_at", UtcDateTime()),
        sa.Column("finished_at", UtcDateTime()),
        sa.Column("failure_code", sa.String(length=60)),
        sa.CheckConstraint(
            "(status = 'reading') = (lease_until IS NOT NULL)", name=op.f("ck_documents_lease")
        ),
        sa.CheckConstraint(
            "status IN ('queued','reading','checked','failed')", name=op.f("ck_documents_status")
        ),
        sa.ForeignKeyConstraint(
            ["transfer_id"], ["transfers.id"], name=op.f("fk_documents_transfer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
    )
    op.create_index("ix_documents_finished_at", "documents", ["finished_at"])
    op.create_index("ix_documents_status_lease_until", "documents", ["status", "lease_until"])
    op.create_index("ix_documents_status_rung_at", "documents", ["status", "rung_at"])
    op.create_index(
        "ix_documents_transfer_id_created_at", "documents", ["transfer_id", "created_at"]
    )


def _readings() -> None:
    op.create_table(
        "readings",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("document_id", sa.String(length=40), nullable=False),
        sa.Column("pipeline", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("engine", sa.JSON(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_readings_document_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_readings")),
        sa.UniqueConstraint(
            "document_id", "pipeline", name=op.f("uq_readings_document_id_pipeline")
        ),
    )


def _assessments() -> None:
    op.create_table(
        "assessments",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("transfer_id", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("evidence_version", sa.Integer(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("policy_sha256", sa.String(length=64), nullable=False),
        sa.Column("risk_score", sa.Integer(), nullable=False),
        sa.Column("recommendation", sa.String(length=20), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["policy_sha256"], ["policies.sha256"], name=op.f("fk_assessments_policy_sha256")
        ),
        sa.ForeignKeyConstraint(
            ["transfer_id"], ["transfers.id"], name=op.f("fk_assessments_transfer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assessments")),
        sa.UniqueConstraint(
            "transfer_id", "number", name=op.f("uq_assessments_transfer_id_number")
        ),
    )


def _overrides() -> None:
    op.create_table(
        "overrides",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("transfer_id", sa.String(length=40), nullable=False),
        sa.Column("assessment_id", sa.String(length=40), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("reason_code", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("waives", sa.JSON(), nullable=False),
        sa.Column("sealed_statement", sa.LargeBinary(), nullable=False),
        sa.Column("author_id", sa.String(length=40), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "outcome IN ('approve','reject','request_evidence')", name=op.f("ck_overrides_outcome")
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_overrides_assessment_id")
        ),
        sa.ForeignKeyConstraint(
            ["transfer_id"], ["transfers.id"], name=op.f("fk_overrides_transfer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_overrides")),
        sa.UniqueConstraint(
            "assessment_id", "outcome", name=op.f("uq_overrides_assessment_id_outcome")
        ),
    )
    op.create_index("ix_overrides_transfer_id", "overrides", ["transfer_id"])


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("transfer_id", sa.String(length=40), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.String(length=20), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("assessment_id", sa.String(length=40), nullable=False),
        sa.Column("override_id", sa.String(length=40)),
        sa.Column("actor_id", sa.String(length=40), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "(made_by = 'policy' AND outcome = 'approve' AND override_id IS NULL)"
            " OR (made_by = 'reviewer' AND override_id IS NOT NULL)",
            name=op.f("ck_decisions_ground"),
        ),
        sa.CheckConstraint("made_by IN ('policy','reviewer')", name=op.f("ck_decisions_made_by")),
        sa.CheckConstraint("outcome IN ('approve','reject')", name=op.f("ck_decisions_outcome")),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_decisions_assessment_id")
        ),
        sa.ForeignKeyConstraint(
            ["override_id"], ["overrides.id"], name=op.f("fk_decisions_override_id")
        ),
        sa.ForeignKeyConstraint(
            ["transfer_id"], ["transfers.id"], name=op.f("fk_decisions_transfer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
        sa.UniqueConstraint("transfer_id", "number", name=op.f("uq_decisions_transfer_id_number")),
    )
