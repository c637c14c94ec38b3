"""How one specimen looks: a seed, and the group of fonts and layouts it draws from.

Everything random in this package comes from `Style.dice`, so the same style gives the same
picture. The two groups share neither fonts nor layout seeds: readers are tuned on `DEVELOPMENT`
and judged on `HELD_OUT`, which only the benchmark may draw.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from enum import StrEnum


class Group(StrEnum):
    """Which half of the fonts and layouts a specimen draws from."""

    DEVELOPMENT = "development"
    HELD_OUT = "held_out"


@dataclass(frozen=True, slots=True)
class Style:
    """A reproducible look."""

    seed: int = 0
    group: Group = Group.DEVELOPMENT

    def dice(self, topic: str) -> random.Random:
        """Dice for one topic, independent of those of every other topic."""
        return dice(self.group, self.seed, topic)


def dice(*parts: object) -> random.Random:
    """Dice that always roll the same for the same parts, on every machine."""
    return random.Random("/".join(map(str, parts)))  # noqa: S311 - pictures, not secrets
