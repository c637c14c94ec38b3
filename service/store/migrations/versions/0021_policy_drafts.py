"""Drafts of policies that a worker checks and tries on past transfers.

Revision 0021, after 0020.
"""

import sqlalchemy as sa
from alembic import op

from service.store.tables import UtcDateTime

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """One draft a text; nothing personal in it."""
    op.create_table(
        "policy_drafts",
        sa.Column("policy_sha256", sa.String(length=64), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("sent_by", sa.String(length=40), nullable=False),
        sa.Column("sent_at", UtcDateTime(), nullable=False),
        sa.Column("due_at", UtcDateTime()),
        sa.Column("token", sa.String(length=40)),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("found", sa.JSON()),
        sa.Column("ended_at", UtcDateTime()),
        sa.CheckConstraint(
            "status IN ('queued','checking','trying','refused','tried','failed')",
            name=op.f("ck_policy_drafts_status"),
        ),
        sa.CheckConstraint(
            "(status IN ('queued','checking','trying')) = (due_at IS NOT NULL)",
            name=op.f("ck_policy_drafts_due"),
        ),
        sa.ForeignKeyConstraint(
            ["policy_sha256"], ["policies.sha256"], name=op.f("fk_policy_drafts_policy_sha256")
        ),
        sa.PrimaryKeyConstraint("policy_sha256", name=op.f("pk_policy_drafts")),
    )
