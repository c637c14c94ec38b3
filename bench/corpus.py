"""The documents that readers are judged on: drawn from held-out fonts and layouts, then damaged.

Kinds alternate, and every kind meets every damage in turn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.specimens import containers, damage
from tests.specimens.documents import KINDS, specimen
from tests.specimens.style import Group, Style

if TYPE_CHECKING:
    from PIL import Image

    from verifiers.model import Value

TURNS = (90, 180, 270)
EVERY_TURNED = 11
"""Every eleventh document lies on its side or stands on its head, and nothing says so."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One document as a file, and what is on it."""

    kind: str
    damage: str
    content: bytes
    first_page: Image.Image
    """For peers, which read pictures and not files."""
    pages: int
    truth: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Plan:
    """Which documents a run reads. A document's number and the seed decide everything about it."""

    count: int
    seed: int
    group: Group = Group.HELD_OUT

    def turn(self, number: int) -> int:
        """How many of its kind come before a document."""
        return number // len(KINDS)


def draw(plan: Plan, number: int) -> Sample:
    """The document of that number, the same for the same plan."""
    recipes = list(damage.RECIPES)
    kind = KINDS[number % len(KINDS)]
    recipe = recipes[plan.turn(number) % len(recipes)]
    drawn = specimen(kind, Style(plan.seed + number, plan.group))
    pages = [
        damage.apply(page, damage.RECIPES[recipe], f"{plan.seed}/{number}/{position}")
        for position, page in enumerate(drawn.pages)
    ]
    turned = number % EVERY_TURNED == EVERY_TURNED - 1
    if turned:
        degrees = TURNS[number // EVERY_TURNED % len(TURNS)]
        pages = [damage.turn(page, degrees) for page in pages]
    return Sample(
        kind=kind.value,
        damage=f"{recipe} (turned)" if turned else recipe,
        content=containers.jpeg(pages[0]) if len(pages) == 1 else containers.pdf(pages),
        first_page=pages[0],
        pages=len(pages),
        truth=dict(drawn.truth.fields()),
    )
