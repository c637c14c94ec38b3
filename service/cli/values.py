"""Values that were read, as lines for people."""

from __future__ import annotations

from dataclasses import astuple
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from verifiers.model import Party, Statement, Value


def lines(value: Value, unread: str) -> list[str]:
    """The lines of a text, or one for each party or statement; `unread` where there is no value."""
    if value is None:
        return [unread]
    if isinstance(value, tuple):
        return [_row(row) for row in value] or [unread]
    if isinstance(value, bool):
        return ["✓" if value else "—"]
    return value.split("\n")


def _row(row: Party | Statement) -> str:
    """What a party or a statement holds, in the order of its attributes."""
    return " ".join(
        " ".join(part) if isinstance(part, tuple) else part for part in astuple(row) if part
    )
