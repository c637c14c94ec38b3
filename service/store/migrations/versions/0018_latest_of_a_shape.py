"""The latest decided cases of a shape are found without looking at all of them.

Revision 0018, after 0017.
"""

from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """The same index, in the order in which it is asked."""
    op.drop_index("ix_decided_cases_shape_id", "decided_cases")
    columns = ["shape_id", "decided_at", "transfer_id"]
    op.create_index("ix_decided_cases_shape_id", "decided_cases", columns)
