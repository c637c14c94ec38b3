"""The kinds of transfer that a merchant can choose from, with what each of them needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from service.cases.governing import policies

if TYPE_CHECKING:
    from service.store.work import Tx
    from verifiers.model import Text

_SHOWN = 3
"""Kinds of evidence that are named for each fact; the next page lists all that fit the people."""


@dataclass(frozen=True, slots=True)
class Need:
    """One fact, with the least burdensome evidence for it."""

    fact: str
    evidence: tuple[str, ...]
    more: bool
    """Whether further kinds would do as well."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way of a scenario."""

    title: Text
    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One scenario that the policy in force offers."""

    slug: str
    ways: tuple[Way, ...]


def choices(tx: Tx) -> tuple[Choice, ...]:
    """Every scenario offered, in the policy's order."""
    policy = policies.in_force(tx)
    return tuple(
        Choice(
            slug,
            tuple(
                Way(
                    way.title,
                    tuple(
                        Need(one.name, one.accepts[:_SHOWN], len(one.accepts) > _SHOWN)
                        for one in way.facts
                    ),
                )
                for way in policy.ways(slug)
            ),
        )
        for slug in policy.scenarios
    )
