"""What waits for people: the queue with its escalations and notes, and the organisation.

Revision 0004, after 0003.
"""

import sqlalchemy as sa
from alembic import op

from service.store.tables import UtcDateTime

revision = "0004"
down_revision = "0003"

_OPEN = sa.text("closed_at IS NULL")
_UNALARMED = sa.text("closed_at IS NULL AND alarmed_at IS NULL")
_UNSEEN = sa.text("seen_at IS NULL")
_UNWARNED = sa.text("closed_at IS NULL AND warned_at IS NULL")


def upgrade() -> None:
    """Create them."""
    _units()
    _absences()
    _notes()
    _posts()
    _review_tasks()
    _escalations()
    _mentions()


def _units() -> None:
    op.create_table(
        "units",
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date()),
        sa.Column("parent", sa.String(length=40)),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.PrimaryKeyConstraint("code", "valid_from", name=op.f("pk_units")),
    )


def _absences() -> None:
    op.create_table(
        "absences",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("user_id", sa.String(length=40), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("substitutes", sa.JSON(), nullable=False),
        sa.Column("created_by", sa.String(length=40), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint("first_on <= last_on", name=op.f("ck_absences_days")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_absences_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absences")),
    )
    op.create_index("ix_absences_last_on", "absences", ["last_on"])


def _notes() -> None:
    op.create_table(
        "notes",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("transfer_id", sa.String(length=40), nullable=False),
        sa.Column("author_id", sa.String(length=40), nullable=False),
        sa.Column("sealed_text", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["transfer_id"], ["transfers.id"], name=op.f("fk_notes_transfer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notes")),
    )
    op.create_index("ix_notes_transfer_id_created_at", "notes", ["transfer_id", "created_at"])


def _posts() -> None:
    op.create_table(
        "posts",
        sa.Column("user_id", sa.String(length=40), nullable=False),
        sa.Column("unit", sa.String(length=40), nullable=False),
        sa.Column("manages", sa.Boolean(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date()),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_posts_user_id")),
        sa.PrimaryKeyConstraint("user_id", "unit", "manages", "valid_from", name=op.f("pk_posts")),
    )


def _review_tasks() -> None:
    op.create_table(
        "review_tasks",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("transfer_id", sa.String(length=40), nullable=False),
        sa.Column("step", sa.String(length=20), nullable=False),
        sa.Column("subject_id", sa.String(length=40), nullable=False),
        sa.Column("merchant_ref", sa.String(length=80), nullable=False),
        sa.Column("twin_key", sa.String(length=64)),
        sa.Column("lane", sa.Integer(), nullable=False),
        sa.Column("queue_on", sa.Date(), nullable=False),
        sa.Column("band", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Integer(), nullable=False),
        sa.Column("opened_at", UtcDateTime(), nullable=False),
        sa.Column("due_at", UtcDateTime(), nullable=False),
        sa.Column("warn_at", UtcDateTime(), nullable=False),
        sa.Column("warned_at", UtcDateTime()),
        sa.Column("alarmed_at", UtcDateTime()),
        sa.Column("assignee_id", sa.String(length=40)),
        sa.Column("claimed_by", sa.String(length=40)),
        sa.Column("claimed_until", UtcDateTime()),
        sa.Column("held_by", sa.String(length=40)),
        sa.Column("snoozed_until", UtcDateTime()),
        sa.Column("sealed_snooze", sa.LargeBinary()),
        sa.Column("merged_into", sa.String(length=40)),
        sa.Column("closed_at", UtcDateTime()),
        sa.Column("outcome", sa.String(length=20)),
        sa.CheckConstraint(
            "step IN ('review','appeal','guarantor','approval')", name=op.f("ck_review_tasks_step")
        ),
        sa.CheckConstraint(
            "(claimed_by IS NULL) = (claimed_until IS NULL)", name=op.f("ck_review_tasks_claim")
        ),
        sa.CheckConstraint(
            "(closed_at IS NULL) = (outcome IS NULL)", name=op.f("ck_review_tasks_closed")
        ),
        sa.CheckConstraint(
            "closed_at IS NULL OR claimed_by IS NULL", name=op.f("ck_review_tasks_ended")
        ),
        sa.ForeignKeyConstraint(
            ["merged_into"], ["review_tasks.id"], name=op.f("fk_review_tasks_merged_into")
        ),
        sa.ForeignKeyConstraint(
            ["transfer_id"], ["transfers.id"], name=op.f("fk_review_tasks_transfer_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_tasks")),
    )
    op.create_index(
        "ix_review_tasks_due_at",
        "review_tasks",
        ["due_at"],
        sqlite_where=_UNALARMED,
        postgresql_where=_UNALARMED,
    )
    op.create_index(
        "ix_review_tasks_merchant_ref_lane",
        "review_tasks",
        ["merchant_ref", "lane"],
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    )
    op.create_index(
        "ix_review_tasks_queue",
        "review_tasks",
        ["lane", "queue_on", "band", "turn", "opened_at", "id"],
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    )
    op.create_index("ix_review_tasks_transfer_id", "review_tasks", ["transfer_id"])
    op.create_index(
        "ix_review_tasks_twin_key",
        "review_tasks",
        ["twin_key"],
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    )
    op.create_index(
        "ix_review_tasks_warn_at",
        "review_tasks",
        ["warn_at"],
        sqlite_where=_UNWARNED,
        postgresql_where=_UNWARNED,
    )
    op.create_index(
        "uq_review_tasks_open",
        "review_tasks",
        ["subject_id", "step"],
        unique=True,
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    )


def _escalations() -> None:
    op.create_table(
        "escalations",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("task_id", sa.String(length=40), nullable=False),
        sa.Column("due_at", UtcDateTime(), nullable=False),
        sa.Column("cause", sa.String(length=20), nullable=False),
        sa.Column("actor_id", sa.String(length=40), nullable=False),
        sa.Column("to_id", sa.String(length=40)),
        sa.Column("unit", sa.String(length=40)),
        sa.Column("manager_id", sa.String(length=40)),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.CheckConstraint("cause IN ('deadline','by_hand')", name=op.f("ck_escalations_cause")),
        sa.ForeignKeyConstraint(
            ["task_id"], ["review_tasks.id"], name=op.f("fk_escalations_task_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escalations")),
        sa.UniqueConstraint("task_id", "due_at", name=op.f("uq_escalations_task_id_due_at")),
    )


def _mentions() -> None:
    op.create_table(
        "mentions",
        sa.Column("note_id", sa.String(length=40), nullable=False),
        sa.Column("user_id", sa.String(length=40), nullable=False),
        sa.Column("seen_at", UtcDateTime()),
        sa.ForeignKeyConstraint(["note_id"], ["notes.id"], name=op.f("fk_mentions_note_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_mentions_user_id")),
        sa.PrimaryKeyConstraint("note_id", "user_id", name=op.f("pk_mentions")),
    )
    op.create_index(
        "ix_mentions_user_id",
        "mentions",
        ["user_id"],
        sqlite_where=_UNSEEN,
        postgresql_where=_UNSEEN,
    )
