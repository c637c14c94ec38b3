"""The people who sign in, their sessions, and the keys of programs."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from service.store.tables.base import ID, SHA256, Base

if TYPE_CHECKING:
    from sqlalchemy.engine.default import DefaultExecutionContext


def _alone(context: DefaultExecutionContext) -> str:
    """The account's own id: nobody is known to have another one."""
    given = context.current_parameters or {}
    return str(given["id"])


class User(Base):
    """An account by which a person signs in."""

    __tablename__ = "users"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    person_id: Mapped[str] = mapped_column(ID, index=True, insert_default=_alone)
    """Whose account it is: where two people are needed, accounts with the same count as one."""
    login: Mapped[str] = mapped_column(String(80), unique=True)
    password_hash: Mapped[str] = mapped_column(String(200))
    password_until: Mapped[datetime | None]
    """Until when a password that somebody else set opens the way to choosing one's own."""
    handed_by: Mapped[str | None] = mapped_column(ID, index=True)
    """Who handed the last password over; until `handed_until` both may be one hand."""
    handed_until: Mapped[datetime | None]
    handed_anew: Mapped[bool] = mapped_column(default=False)
    """Whether it replaced a password of the person's own."""
    role: Mapped[str] = mapped_column(String(20))
    merchant_ref: Mapped[str | None] = mapped_column(String(80), index=True)
    created_at: Mapped[datetime]
    disabled_at: Mapped[datetime | None]
    signed_in_at: Mapped[datetime | None]
    sealed_totp: Mapped[bytes | None]
    """The secret of the person's second factor, under their own data key."""
    totp_confirmed_at: Mapped[datetime | None]
    """Since when a code is asked for."""
    totp_step: Mapped[int | None] = mapped_column(BigInteger)
    """The time step of the last code that was taken; no code counts twice."""


class UserIdentity(Base):
    """Who a person is to an identity provider (OpenID Connect: issuer and subject)."""

    __tablename__ = "user_identities"

    issuer: Mapped[str] = mapped_column(String(255), primary_key=True)
    subject: Mapped[str] = mapped_column(String(255), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    created_at: Mapped[datetime]


class AccountDoubt(Base):
    """Two accounts that may be one person's: a confirmed mail address leads to both."""

    __tablename__ = "account_doubts"

    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), primary_key=True)
    """Of the provider's; it begins no session until an administrator has said which it is."""
    other_id: Mapped[str] = mapped_column(ForeignKey("users.id"), primary_key=True)
    raised_at: Mapped[datetime]
    different_at: Mapped[datetime | None]
    """When an administrator said that they are two people's."""


class AccountWord(Base):
    """An administrator's word that two accounts are one person's or two people's, and why."""

    __tablename__ = "account_words"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    other_id: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    same: Mapped[bool]
    sealed_reason: Mapped[bytes]
    """Under the data key of `user_id`."""
    said_by: Mapped[str] = mapped_column(ID)
    said_at: Mapped[datetime]


class SignIn(Base):
    """One signed-in session; only the digest of its token is kept."""

    __tablename__ = "sessions"

    id: Mapped[str] = mapped_column(ID, primary_key=True)
    token_sha256: Mapped[str] = mapped_column(SHA256, unique=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"), index=True)
    created_at: Mapped[datetime]
    used_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    revoked_at: Mapped[datetime | None]
    wrong_passwords: Mapped[int] = mapped_column(default=0)
    """How often the person gave a wrong password or code when asked for it again."""
    proved_at: Mapped[datetime | None]
    """When their provider asked them anew; whatever they prove with it takes it away."""


class ApiKey(Base):
    """A key for programs: its public id, and the digest of its secret."""

    __tablename__ = "api_keys"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    secret_sha256: Mapped[str] = mapped_column(SHA256)
    role: Mapped[str] = mapped_column(String(20))
    merchant_ref: Mapped[str | None] = mapped_column(String(80))
    label: Mapped[str] = mapped_column(String(80), default="")
    created_at: Mapped[datetime]
    created_by: Mapped[str] = mapped_column(ID)
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class MerchantTie(Base):
    """Somebody who once acted for a merchant, or made a key that could."""

    __tablename__ = "merchant_ties"
    __table_args__ = (Index("ix_merchant_ties_merchant_ref", "merchant_ref"),)

    person_id: Mapped[str] = mapped_column(ID, primary_key=True)
    """A user's or a key's id."""
    merchant_ref: Mapped[str] = mapped_column(String(80), primary_key=True)
