"""Mail addresses are confirmed by a link before anything else is sent there.

Revision 0017, after 0016.
"""

import sqlalchemy as sa
from alembic import op

from service import clock
from service.store.tables import UtcDateTime

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    """Whoever chose an address before is asked to confirm it now."""
    for column in (
        sa.Column("confirmed_at", UtcDateTime()),
        sa.Column("confirm_sha256", sa.String(length=64)),
        sa.Column("confirm_until", UtcDateTime()),
        sa.Column("confirm_due_at", UtcDateTime()),
        sa.Column("confirm_attempts", sa.Integer(), nullable=False, server_default="0"),
    ):
        op.add_column("mail_preferences", column)
    op.create_index("ix_mail_preferences_confirm_due_at", "mail_preferences", ["confirm_due_at"])
    table = sa.table("mail_preferences", sa.column("confirm_due_at", UtcDateTime()))
    op.execute(table.update().values(confirm_due_at=clock.utc_now()))
