"""How a rule fares: how often it spoke, how often people decided against it, what it cost.

A *rule* is a finding's code or a fact. From single cases to better rules: those that people
overturn often come first, by the lower end of a 95 % interval, so that one unlucky case is no
scandal and ninety of a hundred are.
"""

from __future__ import annotations

from dataclasses import dataclass

from service.rules.alike import interval


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleHealth:
    """One rule over all transfers on which an outcome was given."""

    rule: str
    shadow: bool
    """Whether it is on trial: recorded, and worth nothing."""
    fired: int
    """Transfers against which it spoke."""
    upheld: int
    """Transfers that a person rejected while it stood."""
    overturned: int
    """Transfers that a person approved while it stood as something absent or wrong."""
    asked: int
    """Transfers whose merchant was asked for something on its ground."""
    in_vain: int
    """Of these, decided while it still stood: what was asked for never came."""
    mean_delay_hours: float | None
    """From when it first stood until it fell or the transfer was decided."""

    @property
    def precision(self) -> float | None:
        """Of the transfers that people decided while it stood, the share that they rejected."""
        decided = self.upheld + self.overturned
        return self.upheld / decided if decided else None

    @property
    def overturned_at_least(self) -> float:
        """The lower end of the interval of how often people overturn it."""
        decided = self.upheld + self.overturned
        return interval(self.overturned, decided).low if decided else 0.0


def worst_first(found: list[RuleHealth]) -> tuple[RuleHealth, ...]:
    """Overturned often first; of equals, those that asked in vain and that spoke more often."""
    return tuple(
        sorted(
            found,
            key=lambda one: (-one.overturned_at_least, -one.in_vain, -one.fired, one.rule),
        )
    )
