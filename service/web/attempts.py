"""How often somebody may try to sign in: failures only, by address and by login name together.

Counting by login name alone would let anybody lock anybody out.
"""

from __future__ import annotations

import hashlib

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from service.rules.errors import TooManyAttempts

_MINUTES = 5
_FOR_ONE_LOGIN = RateLimitItemPerMinute(8, _MINUTES)
_FOR_ONE_ADDRESS = RateLimitItemPerMinute(60, _MINUTES)


class Attempts:
    """The failures of the last five minutes, in this process's memory."""

    def __init__(self) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def require(self, address: str, login: str) -> None:
        """Raise `TooManyAttempts` where the limits are used up."""
        if not all(self._limiter.test(item, key) for item, key in _keys(address, login)):
            raise TooManyAttempts

    def failed(self, address: str, login: str) -> None:
        """Count one failure."""
        for item, key in _keys(address, login):
            self._limiter.hit(item, key)


def _keys(address: str, login: str) -> tuple[tuple[RateLimitItemPerMinute, str], ...]:
    digest = hashlib.sha256(f"{address}\n{login.strip().casefold()}".encode()).hexdigest()
    return (_FOR_ONE_LOGIN, digest), (_FOR_ONE_ADDRESS, address)
