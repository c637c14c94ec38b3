"""The registries of notary offices that assessments used, by their digests.

Revision 0003, after 0002.
"""

import sqlalchemy as sa
from alembic import op

from service.store.tables import UtcDateTime

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Assessments made before knew no registry, which an empty column says."""
    op.create_table(
        "notary_registries",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_notary_registries")),
    )
    op.add_column("assessments", sa.Column("notaries_sha256", sa.String(length=64)))
