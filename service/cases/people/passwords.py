"""Passwords as argon2id (RFC 9106's second recommended setting: 64 MiB, three passes)."""

from __future__ import annotations

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from service.rules.errors import Invalid

UNUSABLE = "!"
"""No argon2 hash: nobody signs in with a password where a provider vouches."""
SHORTEST, LONGEST = 10, 200
"""Characters. Length is the only rule (NIST SP 800-63B)."""


def hash_password(password: str) -> str:
    """What to keep of `password`. Raises `Invalid` where it is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise Invalid(
            field="password",
            rule_zh=f"应为 {SHORTEST} 至 {LONGEST} 个字符",
            rule_en=f"must hold {SHORTEST} to {LONGEST} characters",
        )
    return _hasher().hash(password)


def matches(kept: str | None, password: str) -> bool:
    """Whether `password` is the kept one; takes as long where there is no one to compare with."""
    if len(password) > LONGEST:
        return False
    try:
        return _hasher().verify(kept or _nobody(), password) and kept is not None
    except (Argon2Error, InvalidHashError):
        return False


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher(time_cost=3, memory_cost=65536, parallelism=1)


@cache
def _nobody() -> str:
    return _hasher().hash("the password of nobody")
