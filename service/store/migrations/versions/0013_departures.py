"""Decisions that depart from what like cases were given say why, and take two people.

Revision 0013, after 0012.
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

_ALONE = "NEW.sealed_departure IS NOT NULL AND NEW.status = 'effective' AND NEW.approver_id IS NULL"
_TOLD = "a departure takes two people"


def upgrade() -> None:
    """Overrides made before departed from nothing that was known."""
    op.add_column("overrides", sa.Column("sealed_departure", sa.LargeBinary()))
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("INSERT", "UPDATE"):
            op.execute(
                f"CREATE TRIGGER overrides_depart_{verb.lower()} BEFORE {verb} ON overrides "
                f"WHEN {_ALONE} BEGIN SELECT RAISE(ABORT, '{_TOLD}'); END"
            )
        return
    op.execute(
        "CREATE FUNCTION guohu_overrides_depart() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF {_ALONE} THEN RAISE EXCEPTION '{_TOLD}'; END IF; RETURN NEW; END $$"
    )
    op.execute(
        "CREATE TRIGGER overrides_depart BEFORE INSERT OR UPDATE ON overrides "
        "FOR EACH ROW EXECUTE FUNCTION guohu_overrides_depart()"
    )
