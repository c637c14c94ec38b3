"""How like cases were decided, counted as it happens and not each time somebody looks.

Revision 0015, after 0014.
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Count what was decided before."""
    op.create_table(
        "shape_outcomes",
        sa.Column("shape_id", sa.String(length=32), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["shape_id"], ["case_shapes.id"], name=op.f("fk_shape_outcomes_shape_id")
        ),
        sa.PrimaryKeyConstraint("shape_id", "outcome", name=op.f("pk_shape_outcomes")),
    )
    op.execute(
        "INSERT INTO shape_outcomes SELECT shape_id, outcome, count(*) FROM decided_cases"
        " GROUP BY shape_id, outcome"
    )
