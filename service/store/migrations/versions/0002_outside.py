"""Assessments keep what was known from beyond their transfer.

Revision 0002, after 0001.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Assessments made before had nothing from outside, which an empty column says."""
    op.add_column("assessments", sa.Column("sealed_outside", sa.LargeBinary()))
