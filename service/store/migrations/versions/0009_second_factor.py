"""A second factor, and who people are to an identity provider.

Revision 0009, after 0008.
"""

import sqlalchemy as sa
from alembic import op

from service.store.tables import UtcDateTime

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Nobody has a second factor yet."""
    op.add_column("users", sa.Column("sealed_totp", sa.LargeBinary()))
    op.add_column("users", sa.Column("totp_confirmed_at", UtcDateTime()))
    op.add_column("users", sa.Column("totp_step", sa.BigInteger()))
    op.create_table(
        "user_identities",
        sa.Column("issuer", sa.String(length=255), nullable=False),
        sa.Column("subject", sa.String(length=255), nullable=False),
        sa.Column("user_id", sa.String(length=40), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_user_identities_user_id")),
        sa.PrimaryKeyConstraint("issuer", "subject", name=op.f("pk_user_identities")),
    )
    op.create_index("ix_user_identities_user_id", "user_identities", ["user_id"])
