"""The documents that readers are judged on: drawn from held-out fonts and layouts, then damaged.

A document's number and the run's seed decide everything about it. Kinds alternate, and every kind
meets every damage in turn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.specimens import containers, damage
from tests.specimens.documents import KINDS, specimen
from tests.specimens.style import Group, Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL import Image

    from verifiers.model import Value

TURNS = (90, 180, 270)
EVERY_TURNED = 9
"""Every ninth document lies on its side or stands on its head, and nothing in the file says so."""


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


def draw(count: int, seed: int) -> Iterator[Sample]:
    """So many samples, the same for the same seed."""
    recipes = list(damage.RECIPES)
    for number in range(count):
        kind = KINDS[number % len(KINDS)]
        recipe = recipes[number // len(KINDS) % len(recipes)]
        drawn = specimen(kind, Style(seed + number, Group.HELD_OUT))
        pages = [
            damage.apply(page, damage.RECIPES[recipe], f"{seed}/{number}/{position}")
            for position, page in enumerate(drawn.pages)
        ]
        turned = number % EVERY_TURNED == EVERY_TURNED - 1
        if turned:
            degrees = TURNS[number // EVERY_TURNED % len(TURNS)]
            pages = [damage.turn(page, degrees) for page in pages]
        yield Sample(
            kind=kind.value,
            damage=f"{recipe} (turned)" if turned else recipe,
            content=containers.jpeg(pages[0]) if len(pages) == 1 else containers.pdf(pages),
            first_page=pages[0],
            pages=len(pages),
            truth=dict(drawn.truth.fields()),
        )
