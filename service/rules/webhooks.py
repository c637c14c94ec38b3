"""What webhooks tell, and when a message that was not taken is sent again (Standard Webhooks).

A message holds ids, states and times: whoever reads it asks the API for the rest, with their own
key. Nothing personal leaves by this way.
"""

from __future__ import annotations

from datetime import timedelta
from itertools import accumulate
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from service.rules.journal import Detail

PAUSES = tuple(
    timedelta(seconds=seconds)
    for seconds in (5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400)
)
"""The published schedule: at once, then after 5 s, 5 min, 30 min, 2, 5, 10, 14, 20 and 24 hours."""
ATTEMPTS = len(PAUSES) + 1
OLD_SECRET_HOURS = 24
"""For so long both the old and the new secret sign after a rotation."""
GONE = 410

EVENTS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "transfer.opened": frozenset({"scenario"}),
        "transfer.submitted": frozenset({"before", "after"}),
        "transfer.moved": frozenset({"before", "after", "assessment"}),
        "transfer.assessed": frozenset({"recommendation", "risk_score", "policy"}),
        "transfer.overridden": frozenset({"outcome", "reason", "assessment"}),
        "transfer.decided": frozenset({"outcome", "assessment", "override"}),
        "transfer.appealed": frozenset(),
        "transfer.withdrawn": frozenset({"before"}),
        "transfer.reopened": frozenset({"code", "document", "field", "cause"}),
        "transfer.erased": frozenset(),
        "override.requested": frozenset({"outcome", "reason", "assessment"}),
        "override.guaranteed": frozenset(),
        "override.refused": frozenset(),
        "override.withdrawn": frozenset(),
        "override.voided": frozenset(),
        "override.expired": frozenset(),
        "appeal.closed": frozenset({"answer"}),
        "document.added": frozenset({"kind", "sha256"}),
        "document.checked": frozenset({"kind"}),
        "document.failed": frozenset(),
    }
)
"""Acts of the journal that are told, each with the details that go along."""


def due_after(attempts: int, at: datetime) -> datetime | None:
    """When to try again after so many failed attempts, the last one `at`; `None`: never."""
    return at + PAUSES[attempts - 1] if attempts <= len(PAUSES) else None


def longest() -> timedelta:
    """From the first attempt to the last one."""
    return list(accumulate(PAUSES))[-1]


def wants(events: list[str], act: str) -> bool:
    """Whether an endpoint that asked for `events` (none: all) is told of this act."""
    return act in EVENTS and (not events or act in events)


def body(
    act: str, at: str, subject_id: str, transfer_id: str, details: Mapping[str, Detail]
) -> dict[str, Any]:
    """The message: type, moment, and who or what it is about."""
    told = {name: details[name] for name in sorted(EVENTS[act]) if name in details}
    return {
        "type": act,
        "timestamp": at,
        "data": {"transfer_id": transfer_id, "subject_id": subject_id, **told},
    }
