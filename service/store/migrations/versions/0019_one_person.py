"""Several accounts of one person count as one; an administrator may hand over a password.

Revision 0019, after 0018.
"""

import sqlalchemy as sa
from alembic import op

from service.store.tables import UtcDateTime

revision = "0019"
down_revision = "0018"

ID = sa.String(length=40)
_SAME_SUBJECT = """
UPDATE users SET person_id = (
    SELECT MIN(same.user_id) FROM user_identities own
    JOIN user_identities same ON same.subject = own.subject
    WHERE own.user_id = users.id
)
WHERE id IN (SELECT user_id FROM user_identities)
"""


def upgrade() -> None:
    """Every account is a person's of their own, but for equal subjects of moved providers."""
    op.add_column("users", sa.Column("password_until", UtcDateTime()))
    op.add_column("users", sa.Column("person_id", ID, nullable=False, server_default=""))
    op.execute("UPDATE users SET person_id = id")
    op.execute(_SAME_SUBJECT)
    op.create_index("ix_users_person_id", "users", ["person_id"])
    op.add_column("mail_preferences", sa.Column("address_digest", sa.String(length=64)))
    op.create_index("ix_mail_preferences_address_digest", "mail_preferences", ["address_digest"])
    op.create_table(
        "account_doubts",
        sa.Column("user_id", ID, nullable=False),
        sa.Column("other_id", ID, nullable=False),
        sa.Column("raised_at", UtcDateTime(), nullable=False),
        sa.Column("different_at", UtcDateTime()),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_account_doubts_user_id")),
        sa.ForeignKeyConstraint(
            ["other_id"], ["users.id"], name=op.f("fk_account_doubts_other_id")
        ),
        sa.PrimaryKeyConstraint("user_id", "other_id", name=op.f("pk_account_doubts")),
    )
    for name, event, wrong, told in _RULES:
        for statement in _trigger(name, event, wrong, told):
            op.execute(statement)


def _person(account: str) -> str:
    """Whose an account or a key is; whoever is neither is somebody of their own."""
    return (
        f"COALESCE((SELECT u.person_id FROM users u WHERE u.id = {account}),"  # noqa: S608 -- constants
        " (SELECT u.person_id FROM api_keys k JOIN users u ON u.id = k.created_by"
        f" WHERE 'key_' || k.id = {account}), {account})"
    )


def _parts(row: str) -> list[str]:
    return [_person(f"{row}.{part}_id") for part in ("author", "guarantor", "approver")]


_AUTHOR, _GUARANTOR, _APPROVER = _parts("NEW")
_ONE_PERSON_TWICE = (
    f"({_AUTHOR} = {_GUARANTOR} OR {_AUTHOR} = {_APPROVER} OR {_GUARANTOR} = {_APPROVER})"
)
_EARLIER = ", ".join(_parts("e"))
_DECIDED_BEFORE = " OR ".join(f"{part} IN ({_EARLIER})" for part in _parts("o"))
_TOLD = "each part of a decision takes another person, whichever accounts they use"
_RULES = (
    ("overrides_people_begin", "INSERT ON overrides", _ONE_PERSON_TWICE, _TOLD),
    (
        "overrides_people_move",
        "UPDATE ON overrides",
        # What one person has both parts of may still end, but not go on.
        (
            "NEW.status <> OLD.status AND NEW.status IN ('awaiting_approval', 'effective')"
            f" AND {_ONE_PERSON_TWICE}"
        ),
        _TOLD,
    ),
    (
        "decisions_people",
        "INSERT ON decisions",
        (
            "NEW.override_id IS NOT NULL AND EXISTS (SELECT 1 FROM decisions d"  # noqa: S608 -- constants
            " JOIN overrides e ON e.id = d.override_id, overrides o"
            " WHERE o.id = NEW.override_id AND d.transfer_id = NEW.transfer_id"
            f" AND ({_DECIDED_BEFORE}))"
        ),
        "nobody decides a case twice, whichever accounts they use",
    ),
)


def _trigger(name: str, event: str, wrong: str, told: str) -> list[str]:
    """The rule in the database's own words."""
    if op.get_bind().dialect.name == "sqlite":
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
