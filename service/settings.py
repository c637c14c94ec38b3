"""What an operator may set: environment variables that begin with ``GUOHU_``.

`Settings.load()` is the only way in for programs; it answers a wrong value or an unwritable folder
with `SettingsInvalid`, one line that names the variable and never shows its value.
"""

from __future__ import annotations

import os
from functools import cached_property
from hashlib import sha256
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pydantic import AliasChoices, Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

if TYPE_CHECKING:
    from collections.abc import Mapping

MEBIBYTE = 1024 * 1024
_SOCKET_PATH_BYTES = 100
"""A UNIX socket's path holds 107 bytes on Linux; some are kept for temporary names beside it."""


Network = IPv4Network | IPv6Network


class SettingsInvalid(Exception):
    """A setting is refused; the message is one line for the operator."""


class Settings(BaseSettings):
    """All settings, with defaults that run everything on one machine under ``./var``."""

    model_config = SettingsConfigDict(
        env_prefix="GUOHU_",
        extra="ignore",
        frozen=True,
        validate_by_name=True,
        validate_by_alias=True,
        hide_input_in_errors=True,
    )

    home: Path = Path("var")
    """Folder that holds everything the service keeps; created with mode 0700."""
    database_url: str | None = Field(default=None, repr=False)
    """``postgresql://…`` or ``sqlite:///…``; without it, SQLite in `home`."""
    redis_url: str | None = Field(default=None, repr=False)
    """``redis://…``; without it, ``guohu up`` starts a private one in `home`."""
    host: str = "127.0.0.1"
    port: int = Field(
        default=8000, ge=0, le=65535, validation_alias=AliasChoices("GUOHU_PORT", "PORT")
    )
    public_url: str | None = None
    """How merchants reach the service from outside, for upload links: ``https://…``."""

    max_file_bytes: int = Field(default=20 * MEBIBYTE, gt=0)
    max_pages: int = Field(default=30, gt=0)
    max_documents: int = Field(default=60, gt=0)
    """Documents a transfer may hold."""
    requests_per_minute: int = Field(default=1200, gt=0)
    """Requests one key, person or unknown address may send a minute; over it 429."""

    web_threads: int = Field(default=8, gt=0)
    """Requests answered at the same time by one web process."""

    workers: int = Field(default=1, gt=0)
    """Worker children on this machine; each keeps one warm reader of about 1 GB."""
    lease_seconds: int = Field(default=120, gt=0)
    """How long a worker may stay silent before another takes its document."""
    max_attempts: int = Field(default=3, gt=0)
    """Readings that may be begun for one document before it ends as failed."""
    reader_seconds: float = Field(default=60, gt=0)
    """How long reading one page may take before its reader is killed."""
    stop_seconds: float = Field(default=20, gt=0)
    """How long a worker that is told to stop may finish what it reads; then it gives it back."""
    sweep_seconds: int = Field(default=5, gt=0)
    requeue_seconds: int = Field(default=15, ge=0)
    """How long a queued document waits before the sweeper rings for it again."""

    claim_minutes: int = Field(default=30, gt=0)
    """How long a task that was claimed stays with its reviewer, unless claimed again."""

    policy_file: Path | None = None
    """A policy (TOML) instead of the one that ships with the service."""
    notary_offices: Path | None = None
    """Notary offices (TOML) beside those that ship with the service."""

    retention_days: int = Field(default=1096, gt=0)
    """How long a closed transfer is kept before ``guohu purge`` erases it: three years, the least
    that the e-commerce law (article 31) asks of platforms."""

    session_idle_minutes: int = Field(default=30, gt=0)
    session_hours: int = Field(default=12, gt=0)
    handed_over_days: int = Field(default=7, ge=0)
    """How long somebody whose password was handed over and who did so count as one hand: neither
    vouches for, approves or confirms what the other asked for."""
    upload_link_hours: int = Field(default=72, gt=0)
    idempotency_hours: int = Field(default=24, gt=0)

    webhook_networks: str = ""
    """Private networks that webhooks may reach, and over plain HTTP: ``10.1.0.0/16,…``."""

    smtp_url: SecretStr | None = None
    """The mail server: ``smtp://user:password@host`` (STARTTLS), ``smtps://…``, or
    ``smtp+plain://host`` inside one machine. Without it no letters are sent."""
    mail_from: str = "guohu@localhost"

    oidc_issuer: str | None = None
    """The identity provider whose people may sign in (OpenID Connect): ``https://…``."""
    oidc_client_id: str = "guohu"
    oidc_client_secret: SecretStr | None = None
    oidc_scope: str = "openid profile email"
    oidc_claim: str = "groups"
    """The claim that lists a person's groups."""
    oidc_roles: str = ""
    """Which group has which role: ``office=reviewer,heads=approver,it=administrator``."""

    key_encryption_key: SecretStr | None = None
    """Base64 of 32 bytes. Without it, a key is made in `home`/secrets on first start."""
    retired_key_encryption_keys: SecretStr | None = None
    """Comma-separated; still open what they wrapped, wrap nothing new."""
    journal_key: SecretStr | None = None
    journal_signing_key: SecretStr | None = None
    """Base64 of 32 bytes (Ed25519): signs where the journal stands, for keeping elsewhere."""
    session_secret: SecretStr | None = None
    trace_key: SecretStr | None = None
    """Changing it forgets what was seen: digests made with the old key match nothing."""

    log_format: str = Field(default="auto", pattern="^(auto|json|console)$")
    log_level: str = Field(default="info", pattern="^(debug|info|warning|error)$")

    @field_validator("webhook_networks")
    @classmethod
    def _are_networks(cls, text: str) -> str:
        _networks(text)
        return text

    @field_validator("smtp_url")
    @classmethod
    def _is_mail_server(cls, url: SecretStr | None) -> SecretStr | None:
        parts = urlsplit(url.get_secret_value()) if url else None
        if parts and (parts.scheme not in {"smtp", "smtps", "smtp+plain"} or not parts.hostname):
            raise ValueError("must be smtp://…, smtps://… or smtp+plain://…")
        return url

    @field_validator("oidc_roles")
    @classmethod
    def _are_pairs(cls, text: str) -> str:
        if not set(_pairs(text).values()) <= {"reviewer", "approver", "administrator"}:
            raise ValueError("roles are reviewer, approver and administrator")
        return text

    @classmethod
    def load(cls, **given: Any) -> Settings:  # noqa: ANN401 -- the fields above type them
        """The settings of the environment, `given` ones before it, with `home` ready to be used.

        Raises `SettingsInvalid`.
        """
        try:
            settings = cls(**given)
        except ValidationError as error:
            raise SettingsInvalid(_first_problem(error)) from None
        settings.prepare_home()
        return settings

    @cached_property
    def home_path(self) -> Path:
        """`home` as an absolute path."""
        return self.home.expanduser().absolute()

    @property
    def blobs_path(self) -> Path:
        """Where the sealed originals and page pictures lie."""
        return self.home_path / "blobs"

    @property
    def secrets_path(self) -> Path:
        """Where the keys lie that were made on first start."""
        return self.home_path / "secrets"

    @property
    def sqlalchemy_url(self) -> str:
        """The database as SQLAlchemy wants it, PostgreSQL through psycopg 3."""
        given = self.database_url or f"sqlite:///{self.home_path / 'guohu.sqlite3'}"
        for prefix in ("postgresql://", "postgres://"):
            if given.startswith(prefix):
                return "postgresql+psycopg://" + given.removeprefix(prefix)
        return given

    @cached_property
    def open_networks(self) -> tuple[Network, ...]:
        """`webhook_networks`, taken apart."""
        return _networks(self.webhook_networks)

    @cached_property
    def roles_by_group(self) -> Mapping[str, str]:
        """`oidc_roles`, taken apart."""
        return _pairs(self.oidc_roles)

    @property
    def private_redis(self) -> bool:
        """Whether no Redis was given, so that ``guohu up`` starts its own."""
        return self.redis_url is None

    @property
    def redis_socket(self) -> Path:
        """The UNIX socket of the private Redis; where `home` is too long, in a short folder.

        That folder follows from `home` and the user alone, so every process finds the same.
        """
        path = self.home_path / "redis" / "redis.sock"
        if len(os.fsencode(path)) <= _SOCKET_PATH_BYTES:
            return path
        name = sha256(os.fsencode(path)).hexdigest()[:16]
        run = Path("/run/user", str(os.getuid()))
        folder = run if os.access(run, os.W_OK) else Path("/tmp")  # noqa: S108 -- made 0700, owner checked
        return folder / f"guohu-{os.getuid()}-{name}" / "redis.sock"

    @property
    def broker_url(self) -> str:
        """Redis as Celery wants it."""
        return self.redis_url or f"redis+socket://{self.redis_socket}"

    def prepare_home(self) -> None:
        """Make the folders, readable by this user alone. Raises `SettingsInvalid`."""
        for path in (self.home_path, self.blobs_path, self.secrets_path):
            try:
                path.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise SettingsInvalid(
                    f"GUOHU_HOME: cannot create {path} ({error.strerror})"
                ) from None
            if not os.access(path, os.W_OK | os.X_OK):
                raise SettingsInvalid(f"GUOHU_HOME: {path} is not writable for this user")


def _networks(text: str) -> tuple[Network, ...]:
    return tuple(ip_network(part.strip()) for part in text.split(",") if part.strip())


def _pairs(text: str) -> dict[str, str]:
    """What ``group=role,group=role`` says; a part without ``=`` has no role."""
    parts = (part.partition("=") for part in text.split(",") if part.strip())
    return {group.strip(): role.strip() for group, _, role in parts}


def _first_problem(error: ValidationError) -> str:
    """The first refusal as one line: the variable's name and the rule, never the value."""
    first = error.errors(include_input=False, include_url=False)[0]
    name = str(first["loc"][0]) if first["loc"] else ""
    known = name if name.isupper() else f"GUOHU_{name.upper()}"
    return f"{known}: {first['msg']}"
