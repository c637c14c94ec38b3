"""Who is tied to which merchant, where it is asked of one table and not of all transfers.

Revision 0014, after 0013.
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

_TIED = """
INSERT INTO merchant_ties
WITH acted (person_id, merchant_ref) AS (
    SELECT created_by, merchant_ref FROM transfers
    UNION SELECT submitted_by, merchant_ref FROM transfers
    UNION SELECT added_by, merchant_ref
        FROM documents JOIN transfers ON transfers.id = documents.transfer_id
    UNION SELECT author_id, merchant_ref
        FROM appeals JOIN transfers ON transfers.id = appeals.transfer_id
    UNION SELECT created_by, merchant_ref FROM api_keys
),
made (person_id, merchant_ref) AS (
    SELECT api_keys.created_by, acted.merchant_ref
        FROM acted JOIN api_keys ON acted.person_id = 'key_' || api_keys.id
)
SELECT person_id, merchant_ref FROM (SELECT * FROM acted UNION SELECT * FROM made) tied
WHERE person_id IS NOT NULL AND merchant_ref IS NOT NULL
    AND substr(person_id, 1, 4) <> 'link' AND person_id <> 'system'
"""


def upgrade() -> None:
    """Ties are found in what was done before; links and the service itself are nobody."""
    op.create_table(
        "merchant_ties",
        sa.Column("person_id", sa.String(length=40), nullable=False),
        sa.Column("merchant_ref", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "merchant_ref", name=op.f("pk_merchant_ties")),
    )
    op.create_index("ix_users_merchant_ref", "users", ["merchant_ref"])
    op.create_index("ix_merchant_ties_merchant_ref", "merchant_ties", ["merchant_ref"])
    op.execute(_TIED)
