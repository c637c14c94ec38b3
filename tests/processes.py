"""Processes that a test waits for, its own or others' children."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

PATIENCE_SECONDS = 120.0
"""For what a busy machine may take; a test's own bounds are tighter where they matter."""


def alive(pid: int) -> bool:
    """Whether a process runs: one that ended is not, however late its parent hears of it."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def wait_until(
    true: Callable[[], bool], seconds: float = PATIENCE_SECONDS, *, pause_seconds: float = 0.05
) -> None:
    """Wait for what is to become true. Fails when the time is over."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(pause_seconds)
