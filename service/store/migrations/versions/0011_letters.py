"""Letters to people who ask for them.

Revision 0011, after 0010.
"""

import sqlalchemy as sa
from alembic import op

from service.store.tables import UtcDateTime

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Nobody has asked for letters yet."""
    op.create_table(
        "mail_preferences",
        sa.Column("user_id", sa.String(length=40), nullable=False),
        sa.Column("sealed_address", sa.LargeBinary(), nullable=False),
        sa.Column("mode", sa.String(length=10), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.CheckConstraint("language IN ('zh','en')", name=op.f("ck_mail_preferences_language")),
        sa.CheckConstraint("mode IN ('at_once','daily')", name=op.f("ck_mail_preferences_mode")),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_mail_preferences_user_id")
        ),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_mail_preferences")),
    )
    op.create_table(
        "letters",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("user_id", sa.String(length=40), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("transfer_id", sa.String(length=40), nullable=False),
        sa.Column("cause", sa.String(length=20), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due_at", UtcDateTime()),
        sa.Column("sent_at", UtcDateTime()),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_letters_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letters")),
        sa.UniqueConstraint("user_id", "seq", name=op.f("uq_letters_user_id_seq")),
    )
    op.create_index("ix_letters_due_at", "letters", ["due_at"])
    op.create_table(
        "telling_cursors",
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_telling_cursors")),
    )
