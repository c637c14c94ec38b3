"""Law 7: a resubmission is judged on what was named; what is new needs a cause, which is told.

What is *open* is what the merchant was told to mend: facts not yet known, and findings. Between two
outcomes of one transfer the list may only shrink, unless something happened: a new document that
an item rests on, another day, another policy, news from outside or another engine. Judging is pure,
so where nothing of that happened nothing can open; should it ever, a person looks instead of the
merchant being asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from verifiers.model import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


ACT = "transfer.reopened"
"""The journal's entry for one item that opened."""


class Cause(StrEnum):
    """Why an item opened that was not named before."""

    NEW_EVIDENCE = "new_evidence"
    POLICY = "policy"
    DAY = "day"
    OUTSIDE = "outside"
    ENGINE = "engine"
    UNEXPLAINED = "unexplained"


WHY_REOPENED: Mapping[Cause, Text] = MappingProxyType(
    {
        Cause.NEW_EVIDENCE: Text(
            "新提交的材料带出了此项，此前无从得知。",
            "The papers that came since have brought this up; it could not be known before.",
        ),
        Cause.POLICY: Text(
            "此后启用了新的审核规则。", "New rules have come into force since the last outcome."
        ),
        Cause.DAY: Text(
            "随日期推移出现，例如证件到期。",
            "It came with the passing of time, for instance because a document has expired.",
        ),
        Cause.OUTSIDE: Text(
            "此后从其他渠道得知了新的情况。",
            "Something has become known since from outside this transfer.",
        ),
        Cause.ENGINE: Text(
            "审核程序已更新，能看出此前看不出的问题。",
            "The program that checks has been renewed and notices what it could not before.",
        ),
        Cause.UNEXPLAINED: Text(
            "审核人员会先查明为何此前没有提出，您无需操作。",
            "A reviewer will first find out why this was not named before; you need do nothing.",
        ),
    }
)
"""What the merchant is told of each cause."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to mend: a fact, or a finding about a field of a document."""

    code: str
    document_id: str | None = None
    field: str | None = None
    rests_on: frozenset[str] = frozenset()
    """Ids of all documents that it speaks of."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes it the same item in two assessments."""
        return (self.code, self.document_id or "", self.field or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One assessment as far as this law looks at it."""

    items: tuple[Item, ...]
    documents: frozenset[str]
    policy: str
    day: str
    outside: str
    """A digest of what was known from outside."""
    engine: str


@dataclass(frozen=True, slots=True)
class Opened:
    """An item that was not named before, and why it is named now."""

    item: Item
    cause: Cause
    documents: tuple[str, ...] = ()
    """The new documents that it rests on."""


def opened(before: Outcome, now: Outcome) -> tuple[Opened, ...]:
    """What is open now and was not, each with the nearest cause."""
    named = {one.key for one in before.items}
    return tuple(_opened(one, before, now) for one in _distinct(now.items, named))


def _distinct(items: Iterable[Item], named: set[tuple[str, str, str]]) -> list[Item]:
    return list({one.key: one for one in items if one.key not in named}.values())


def _opened(item: Item, before: Outcome, now: Outcome) -> Opened:
    fresh = now.documents - before.documents
    mine = tuple(sorted(item.rests_on & fresh))
    if mine:
        return Opened(item, Cause.NEW_EVIDENCE, mine)
    changed = (
        (before.policy != now.policy, Cause.POLICY),
        (before.outside != now.outside, Cause.OUTSIDE),
        (before.day != now.day, Cause.DAY),
        (before.engine != now.engine, Cause.ENGINE),
        (bool(fresh), Cause.NEW_EVIDENCE),
    )
    cause = next((one for happened, one in changed if happened), Cause.UNEXPLAINED)
    return Opened(item, cause, tuple(sorted(fresh)) if cause is Cause.NEW_EVIDENCE else ())
