"""What assessments found as codes, and how like cases were decided.

Revision 0006, after 0005.
"""

import sqlalchemy as sa
from alembic import op

from service.store.tables import UtcDateTime

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Create them."""
    _case_shapes()
    _assessment_codes()
    _decided_cases()


def _case_shapes() -> None:
    op.create_table(
        "case_shapes",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("scenario", sa.String(length=40), nullable=False),
        sa.Column("codes", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_shapes")),
    )
    op.create_index("ix_case_shapes_scenario", "case_shapes", ["scenario"])


def _assessment_codes() -> None:
    op.create_table(
        "assessment_codes",
        sa.Column("assessment_id", sa.String(length=40), nullable=False),
        sa.Column("transfer_id", sa.String(length=40), nullable=False),
        sa.Column("shape_id", sa.String(length=32), nullable=False),
        sa.Column("shadow", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_assessment_codes_assessment_id")
        ),
        sa.ForeignKeyConstraint(
            ["shape_id"], ["case_shapes.id"], name=op.f("fk_assessment_codes_shape_id")
        ),
        sa.PrimaryKeyConstraint("assessment_id", name=op.f("pk_assessment_codes")),
    )
    op.create_index("ix_assessment_codes_shape_id", "assessment_codes", ["shape_id"])


def _decided_cases() -> None:
    op.create_table(
        "decided_cases",
        sa.Column("transfer_id", sa.String(length=40), nullable=False),
        sa.Column("assessment_id", sa.String(length=40), nullable=False),
        sa.Column("shape_id", sa.String(length=32), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("made_by", sa.String(length=20), nullable=False),
        sa.Column("actor_id", sa.String(length=40), nullable=False),
        sa.Column("unit", sa.String(length=40)),
        sa.Column("decided_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_decided_cases_assessment_id")
        ),
        sa.ForeignKeyConstraint(
            ["shape_id"], ["case_shapes.id"], name=op.f("fk_decided_cases_shape_id")
        ),
        sa.ForeignKeyConstraint(
            ["transfer_id"], ["transfers.id"], name=op.f("fk_decided_cases_transfer_id")
        ),
        sa.PrimaryKeyConstraint("transfer_id", name=op.f("pk_decided_cases")),
    )
    op.create_index("ix_decided_cases_decided_at", "decided_cases", ["decided_at"])
    op.create_index("ix_decided_cases_shape_id", "decided_cases", ["shape_id", "outcome"])
