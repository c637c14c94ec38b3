"""Two accounts in one hand are not two people; what is said of accounts is kept with its reason.

Revision 0020, after 0019.
"""

import sqlalchemy as sa
from alembic import op

from service.store.migrating import append_only
from service.store.tables import UtcDateTime

revision = "0020"
down_revision = "0019"

ID = sa.String(length=40)
_HANDS = """
CREATE VIEW account_hands AS
SELECT u.id AS account_id, u.person_id AS person_id, 0 AS handed, 0 AS anew FROM users u
UNION ALL
SELECT u.id, COALESCE(h.person_id, u.handed_by), 1, CASE WHEN u.handed_anew THEN 1 ELSE 0 END
FROM users u LEFT JOIN users h ON h.id = u.handed_by
WHERE u.handed_until > {now}
"""
"""In whose hand each account may be now: its person's, and whoever set its password not long ago.
"""


def upgrade() -> None:
    """Nobody's password counts as handed over that was so before."""
    op.add_column("users", sa.Column("handed_by", ID))
    op.add_column("users", sa.Column("handed_until", UtcDateTime()))
    op.add_column(
        "users", sa.Column("handed_anew", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.create_index("ix_users_handed_by", "users", ["handed_by"])
    op.create_table(
        "account_words",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", ID, nullable=False),
        sa.Column("other_id", ID, nullable=False),
        sa.Column("same", sa.Boolean(), nullable=False),
        sa.Column("sealed_reason", sa.LargeBinary(), nullable=False),
        sa.Column("said_by", ID, nullable=False),
        sa.Column("said_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_account_words_user_id")),
        sa.ForeignKeyConstraint(["other_id"], ["users.id"], name=op.f("fk_account_words_other_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account_words")),
    )
    for name in ("user_id", "other_id"):
        op.create_index(f"ix_account_words_{name}", "account_words", [name])
    op.execute(append_only(op.get_bind(), "account_words"))
    # SQLite keeps moments as text in UTC, which sorts.
    sqlite = op.get_bind().dialect.name == "sqlite"
    op.execute(
        _HANDS.format(now="strftime('%Y-%m-%d %H:%M:%f', 'now')" if sqlite else "clock_timestamp()")
    )
    for name, event, wrong, told in _RULES:
        for statement in _trigger(name, event, wrong, told, sqlite=sqlite):
            op.execute(statement)


def _in_one_hand(one: str, other: str) -> str:
    """Whether one hand may have both accounts.

    Two who were both added by one administrator are still two people; two whose passwords one
    administrator replaced need not be.
    """
    return (
        "EXISTS (SELECT 1 FROM account_hands a JOIN account_hands b ON b.person_id = a.person_id"  # noqa: S608 -- constants
        f" WHERE a.account_id = {one} AND b.account_id = {other}"
        " AND (a.handed = 0 OR b.handed = 0 OR (a.anew = 1 AND b.anew = 1)))"
    )


_TOLD = "whoever handed over the password of an account and that account are one hand for a while"
_RULES = (
    (
        "overrides_hands",
        "UPDATE ON overrides",
        (
            "(OLD.status = 'awaiting_guarantor' AND NEW.status = 'awaiting_approval'"
            f" AND {_in_one_hand('NEW.guarantor_id', 'NEW.author_id')})"
            " OR (OLD.status = 'awaiting_approval' AND NEW.status = 'effective'"
            f" AND ({_in_one_hand('NEW.approver_id', 'NEW.author_id')}"
            f" OR {_in_one_hand('NEW.approver_id', 'NEW.guarantor_id')}))"
        ),
        _TOLD,
    ),
    (
        "policy_activations_begin",
        "INSERT ON policy_activations",
        "NEW.confirmed_by IS NOT NULL",
        "an activation is prepared before another person confirms it",
    ),
    (
        "policy_activations_move",
        "UPDATE ON policy_activations",
        (
            "NEW.id <> OLD.id OR NEW.policy_sha256 <> OLD.policy_sha256"
            " OR NEW.from_on <> OLD.from_on OR NEW.running <> OLD.running"
            " OR NEW.prepared_by <> OLD.prepared_by OR OLD.confirmed_by IS NOT NULL"
            f" OR {_in_one_hand('NEW.prepared_by', 'NEW.confirmed_by')}"
        ),
        "an activation stays as it was prepared, and another person confirms it once",
    ),
)


def _trigger(name: str, event: str, wrong: str, told: str, *, sqlite: bool) -> list[str]:
    """The rule in the database's own words."""
    if sqlite:
        return [
            (
                f"CREATE TRIGGER {name} BEFORE {event} WHEN {wrong} BEGIN "
                f"SELECT RAISE(ABORT, '{told}'); END"
            )
        ]
    return [
        (
            f"CREATE FUNCTION guohu_{name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN IF {wrong} THEN RAISE EXCEPTION '{told}'; END IF; RETURN NEW; END $$"
        ),
        f"CREATE TRIGGER {name} BEFORE {event} FOR EACH ROW EXECUTE FUNCTION guohu_{name}()",
    ]
