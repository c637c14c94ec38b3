"""Random tokens of 256 bits, of which only the SHA-256 is kept: nothing to guess slowly."""

from __future__ import annotations

import hashlib
import secrets

BYTES = 32


def new_token() -> str:
    """A fresh token, safe in a URL and a cookie; it holds no underscore."""
    return secrets.token_hex(BYTES)


def digest(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()
