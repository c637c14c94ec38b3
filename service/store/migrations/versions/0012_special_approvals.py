"""Overrides that need further people, appeals, and the triggers that hold both to their rules.

Revision 0012, after 0011.
"""

import sqlalchemy as sa
from alembic import op

from service.store.tables import UtcDateTime

revision = "0012"
down_revision = "0011"

WAITING = "status IN ('awaiting_guarantor','awaiting_approval')"
DECIDED = "status = 'effective' AND outcome <> 'request_evidence'"
ID = sa.String(length=40)


def upgrade() -> None:
    """Widen overrides and decisions, add appeals; what was decided stays decided."""
    op.add_column(
        "sessions",
        sa.Column("wrong_passwords", sa.Integer(), nullable=False, server_default="0"),
    )
    # SQLite adds a constraint by copying a table, which nothing may refer to meanwhile.
    op.execute("CREATE TABLE decisions_kept AS SELECT * FROM decisions")
    op.drop_table("decisions")
    _overrides()
    _appeals()
    _decisions()
    op.execute("INSERT INTO decisions SELECT * FROM decisions_kept")
    op.execute("DROP TABLE decisions_kept")
    for statement in _triggers(sqlite=op.get_bind().dialect.name == "sqlite"):
        op.execute(statement)


def _overrides() -> None:
    with op.batch_alter_table("overrides") as batch:
        batch.drop_constraint("uq_overrides_assessment_id_outcome", type_="unique")
        batch.add_column(
            sa.Column("grounds", sa.String(length=600), nullable=False, server_default="")
        )
        batch.add_column(
            sa.Column("evidence_sha256", sa.String(length=64), nullable=False, server_default="")
        )
        batch.add_column(
            sa.Column("appeals_before", sa.Integer(), nullable=False, server_default="0")
        )
        for name in ("guarantor_id", "approver_id", "closed_by"):
            batch.add_column(sa.Column(name, ID))
        batch.add_column(sa.Column("sealed_answer", sa.LargeBinary()))
        for name in ("guaranteed_at", "expires_at", "closed_at"):
            batch.add_column(sa.Column(name, UtcDateTime()))
    # One reviewer rejected by themselves and named no rule; the old rows say so honestly.
    op.execute("UPDATE overrides SET closed_at = created_at")
    op.execute("UPDATE overrides SET grounds = 'NOT_STATED' WHERE outcome = 'reject'")
    op.execute("UPDATE overrides SET approver_id = 'nobody' WHERE outcome = 'reject'")
    with op.batch_alter_table("overrides") as batch:
        for name, rule in _OVERRIDE_RULES.items():
            batch.create_check_constraint(op.f(f"ck_overrides_{name}"), rule)
    for name, columns, rule in (
        ("uq_overrides_decided", ["transfer_id", "appeals_before"], DECIDED),
        ("uq_overrides_waiting", ["transfer_id"], WAITING),
    ):
        where = sa.text(rule)
        op.create_index(
            name, "overrides", columns, unique=True, sqlite_where=where, postgresql_where=where
        )
    op.create_index("ix_overrides_guarantor_id", "overrides", ["guarantor_id"])


_OVERRIDE_RULES = {
    "status": f"{WAITING} OR status IN ('effective','refused','withdrawn','voided','expired')",
    "guarantor": "guarantor_id IS NULL OR outcome = 'approve'",
    "author_is_not_guarantor": "author_id <> guarantor_id",
    "author_is_not_approver": "author_id <> approver_id",
    "guarantor_is_not_approver": "guarantor_id <> approver_id",
    "approver": "status <> 'effective' OR approver_id IS NOT NULL"
    " OR (guarantor_id IS NULL AND outcome <> 'reject')",
    "guaranteed": "status NOT IN ('awaiting_approval','effective') OR guarantor_id IS NULL"
    " OR guaranteed_at IS NOT NULL",
    "grounds": "(outcome = 'reject') = (grounds <> '')",
    "closed": f"({WAITING}) = (closed_at IS NULL)",
}


def _appeals() -> None:
    op.create_table(
        "appeals",
        sa.Column("id", ID, nullable=False),
        sa.Column("transfer_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("against", sa.String(length=20), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("sealed_statement", sa.LargeBinary(), nullable=False),
        sa.Column("author_id", ID, nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("closed_at", UtcDateTime()),
        sa.CheckConstraint(
            "against IN ('rejected','needs_evidence')", name=op.f("ck_appeals_against")
        ),
        sa.CheckConstraint(
            "status IN ('open','upheld','dismissed','answered','withdrawn')",
            name=op.f("ck_appeals_status"),
        ),
        sa.CheckConstraint(
            "(status = 'open') = (closed_at IS NULL)", name=op.f("ck_appeals_closed")
        ),
        sa.ForeignKeyConstraint(
            ["transfer_id"], ["transfers.id"], name=op.f("fk_appeals_transfer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appeals")),
        sa.UniqueConstraint("transfer_id", "number", name=op.f("uq_appeals_transfer_id_number")),
    )
    where = sa.text("status = 'open'")
    op.create_index(
        "uq_appeals_open",
        "appeals",
        ["transfer_id"],
        unique=True,
        sqlite_where=where,
        postgresql_where=where,
    )


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", ID, nullable=False),
        sa.Column("transfer_id", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.String(length=20), nullable=False),
        sa.Column("outcome", sa.String(length=20), nullable=False),
        sa.Column("assessment_id", ID, nullable=False),
        sa.Column("override_id", ID),
        sa.Column("actor_id", ID, nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint(
            "(made_by = 'policy' AND outcome = 'approve' AND override_id IS NULL)"
            " OR (made_by <> 'policy' AND override_id IS NOT NULL)",
            name=op.f("ck_decisions_ground"),
        ),
        sa.CheckConstraint(
            "made_by IN ('policy','reviewer','special_approval')", name=op.f("ck_decisions_made_by")
        ),
        sa.CheckConstraint("outcome IN ('approve','reject')", name=op.f("ck_decisions_outcome")),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name=op.f("fk_decisions_assessment_id")
        ),
        sa.ForeignKeyConstraint(
            ["override_id"], ["overrides.id"], name=op.f("fk_decisions_override_id")
        ),
        sa.ForeignKeyConstraint(
            ["transfer_id"], ["transfers.id"], name=op.f("fk_decisions_transfer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
        sa.UniqueConstraint("transfer_id", "number", name=op.f("uq_decisions_transfer_id_number")),
    )


_PEOPLE = "(e.author_id, e.guarantor_id, e.approver_id)"
_ASKED = (
    "transfer_id",
    "assessment_id",
    "outcome",
    "reason_code",
    "grounds",
    "evidence_sha256",
    "author_id",
    "guarantor_id",
)
_CHANGED = " OR ".join(
    [
        "CAST(NEW.waives AS TEXT) <> CAST(OLD.waives AS TEXT)",
        *(f"COALESCE(NEW.{name}, '') <> COALESCE(OLD.{name}, '')" for name in _ASKED),
    ]
)
RULES = (
    (
        "overrides_begin",
        "INSERT ON overrides",
        # Nothing that needs further people is in effect from the start.
        (
            "(NEW.outcome = 'reject' OR NEW.guarantor_id IS NOT NULL)"
            " AND NOT (NEW.status = CASE WHEN NEW.guarantor_id IS NULL THEN 'awaiting_approval'"
            " ELSE 'awaiting_guarantor' END AND NEW.approver_id IS NULL)"
        ),
        "an override that needs further people must wait for them",
    ),
    (
        "overrides_move",
        "UPDATE ON overrides",
        (
            f"({_CHANGED}) OR (NEW.status <> OLD.status AND NOT ("
            "(OLD.status = 'awaiting_guarantor' AND NEW.status IN"
            " ('awaiting_approval','refused','withdrawn','voided','expired'))"
            " OR (OLD.status = 'awaiting_approval' AND NEW.status IN"
            " ('effective','refused','withdrawn','voided','expired'))))"
        ),
        "an override moves by its table of states, and what was asked for stays",
    ),
    (
        "decisions_rest",
        "INSERT ON decisions",
        (
            "NEW.override_id IS NOT NULL AND (NOT EXISTS (SELECT 1 FROM overrides o"  # noqa: S608 -- constants
            " WHERE o.id = NEW.override_id AND o.status = 'effective'"
            " AND o.transfer_id = NEW.transfer_id AND o.assessment_id = NEW.assessment_id"
            " AND o.outcome = NEW.outcome"
            " AND (o.guarantor_id IS NOT NULL) = (NEW.made_by = 'special_approval'))"
            " OR EXISTS (SELECT 1 FROM decisions d JOIN overrides e ON e.id = d.override_id,"
            " overrides o WHERE o.id = NEW.override_id AND d.transfer_id = NEW.transfer_id"
            f" AND (o.author_id IN {_PEOPLE} OR o.guarantor_id IN {_PEOPLE}"
            f" OR o.approver_id IN {_PEOPLE})))"
        ),
        "a decision rests on an override in effect, of people who have not decided before",
    ),
    (
        "decisions_stay",
        "UPDATE ON decisions",
        "1 = 1",
        "decisions are never changed",
    ),
)


def _triggers(*, sqlite: bool) -> list[str]:
    """The same rules in each database's own words."""
    if sqlite:
        return [
            f"CREATE TRIGGER {name} BEFORE {event} WHEN {wrong} BEGIN "
            f"SELECT RAISE(ABORT, '{told}'); END"
            for name, event, wrong, told in RULES
        ]
    return [
        statement
        for name, event, wrong, told in RULES
        for statement in (
            (
                f"CREATE FUNCTION guohu_{name}() RETURNS trigger LANGUAGE plpgsql AS "
                f"$$ BEGIN IF {wrong} THEN RAISE EXCEPTION '{told}'; END IF; RETURN NEW; END $$"
            ),
            f"CREATE TRIGGER {name} BEFORE {event} FOR EACH ROW EXECUTE FUNCTION guohu_{name}()",
        )
    ]
