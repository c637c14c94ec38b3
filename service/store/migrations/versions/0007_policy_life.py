"""What assessments rest on, policies with a life, and what each rule did.

Revision 0007, after 0006.
"""

import sqlalchemy as sa
from alembic import op

from service.store.migrating import append_only
from service.store.tables import UtcDateTime

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Earlier assessments did not keep what they rest on, which empty columns say."""
    op.add_column("assessments", sa.Column("sealed_claim", sa.LargeBinary()))
    op.add_column("assessments", sa.Column("rests_on", sa.JSON()))
    op.add_column("assessments", sa.Column("content_sha256", sa.String(length=64)))
    op.add_column("transfers", sa.Column("policy_sha256", sa.String(length=64)))
    op.add_column("transfers", sa.Column("erased_at", UtcDateTime()))
    _policy_activations()
    _rule_firings()
    for table in ("readings", "policies", "notary_registries"):
        op.execute(append_only(op.get_bind(), table))


def _policy_activations() -> None:
    op.create_table(
        "policy_activations",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("policy_sha256", sa.String(length=64), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("running", sa.Boolean(), nullable=False),
        sa.Column("prepared_by", sa.String(length=40), nullable=False),
        sa.Column("prepared_at", UtcDateTime(), nullable=False),
        sa.Column("confirmed_by", sa.String(length=40)),
        sa.Column("confirmed_at", UtcDateTime()),
        sa.CheckConstraint(
            "(confirmed_by IS NULL) = (confirmed_at IS NULL)",
            name=op.f("ck_policy_activations_confirmed"),
        ),
        sa.CheckConstraint(
            "confirmed_by <> prepared_by", name=op.f("ck_policy_activations_two_people")
        ),
        sa.ForeignKeyConstraint(
            ["policy_sha256"],
            ["policies.sha256"],
            name=op.f("fk_policy_activations_policy_sha256"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy_activations")),
        sa.UniqueConstraint(
            "policy_sha256", "from_on", name=op.f("uq_policy_activations_policy_sha256_from_on")
        ),
    )


def _rule_firings() -> None:
    op.create_table(
        "rule_firings",
        sa.Column("transfer_id", sa.String(length=40), nullable=False),
        sa.Column("rule", sa.String(length=64), nullable=False),
        sa.Column("shadow", sa.Boolean(), nullable=False),
        sa.Column("grave", sa.Boolean(), nullable=False),
        sa.Column("asked", sa.Boolean(), nullable=False),
        sa.Column("first_at", UtcDateTime(), nullable=False),
        sa.Column("ended_at", UtcDateTime()),
        sa.ForeignKeyConstraint(
            ["transfer_id"], ["transfers.id"], name=op.f("fk_rule_firings_transfer_id")
        ),
        sa.PrimaryKeyConstraint("transfer_id", "rule", name=op.f("pk_rule_firings")),
    )
    op.create_index("ix_rule_firings_rule", "rule_firings", ["rule"])
