"""Finished files in bulk: drawn, damaged, and put in a container, each with its truth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.specimens import containers, damage
from tests.specimens.documents import KINDS, Specimen, specimen
from tests.specimens.style import Group, Style

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PIL import Image

    from verifiers.model import Kind


@dataclass(frozen=True, slots=True)
class Sample:
    """One file as a merchant might send it."""

    name: str
    """`00012_id_card_portrait_photo.jpg`"""
    content: bytes
    specimen: Specimen
    recipe: str


def sample(kind: Kind, style: Style, recipe: str | None = None) -> Sample:
    """One file; without `recipe` its damage is rolled from the style, its container always is.

    What has several pages becomes one PDF.
    """
    rolls = style.dice("sample")
    recipe = recipe or rolls.choice(list(damage.RECIPES))
    drawn = specimen(kind, style)
    pages = [damage.apply(page, damage.RECIPES[recipe], style.seed) for page in drawn.pages]
    way = "pdf" if len(pages) > 1 else rolls.choices(("jpg", "png", "webp", "pdf"), (7, 1, 1, 1))[0]
    turn = rolls.choice(containers.ORIENTATIONS) if rolls.random() < 0.3 else None
    name = f"{style.seed:05d}_{kind}_{recipe}.{way}"
    return Sample(name, _contained(pages, way, turn), drawn, recipe)


def samples(
    count: int, *, group: Group = Group.DEVELOPMENT, seed: int = 0, kinds: Sequence[Kind] = KINDS
) -> Iterator[Sample]:
    """`count` files, the kinds in turn, drawn one by one as they are asked for."""
    for number in range(count):
        yield sample(kinds[number % len(kinds)], Style(seed + number, group))


def _contained(pages: list[Image.Image], way: str, orientation: int | None) -> bytes:
    match way:
        case "pdf":
            return containers.pdf(pages)
        case "png":
            return containers.png(pages[0])
        case "webp":
            return containers.webp(pages[0])
        case _:
            return containers.jpeg(pages[0], orientation=orientation)
