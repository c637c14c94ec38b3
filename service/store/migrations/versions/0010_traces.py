"""What documents leave behind so that other transfers recognise it.

Revision 0010, after 0009.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Documents that were read before leave no trace until they are read anew."""
    op.create_table(
        "traces",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("transfer_id", sa.String(length=40), nullable=False),
        sa.Column("document_id", sa.String(length=40)),
        sa.Column("sort", sa.String(length=10), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("serial", sa.Integer()),
        sa.Column("issued_on", sa.Date()),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "sort IN ('who','file','deed','series','number','look')", name=op.f("ck_traces_sort")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name=op.f("fk_traces_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["transfer_id"], ["transfers.id"], name=op.f("fk_traces_transfer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_traces")),
    )
    op.create_index("ix_traces_sort_digest", "traces", ["sort", "digest"])
    op.create_index("ix_traces_transfer_id", "traces", ["transfer_id"])
    op.create_index("ix_traces_document_id", "traces", ["document_id"])
