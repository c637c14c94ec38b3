"""When a provider asked somebody anew, for acts that take signing in again.

Revision 0016, after 0015.
"""

import sqlalchemy as sa
from alembic import op

from service.store.tables import UtcDateTime

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Nobody has been asked yet."""
    op.add_column("sessions", sa.Column("proved_at", UtcDateTime()))
