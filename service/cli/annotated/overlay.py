"""Boxes on a page, each with a tag beside it where there is room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageStat

from service.cli.annotated import letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from service.cli.annotated.words import Colour
    from verifiers.model import Box

TEXT = 19
"""Pixels: the height of letters on tags."""
_PADDING, _GAP, _LINE = 4, 5, 3
_CLEAR = 225
"""Of 255: how opaque a tag is."""

_PLAIN = 8
"""So many levels of unrest are as bad as the next best place."""

_Rectangle = tuple[int, int, int, int]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing to show on a page."""

    box: Box
    """Relative to the page, as in the model."""
    colour: Colour
    tags: tuple[str, ...]
    """What its tag says; the first that finds room is taken, and the last if none does."""
    outset: int = 2
    """Pixels between the box and the line around it."""


def draw(page: Image.Image, marks: Sequence[Mark]) -> Image.Image:
    """The page with all marks on it. Tags keep clear of boxes and of each other."""
    layer = Image.new("RGBA", page.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    corners = [_corners(mark, page.size) for mark in marks]
    for mark, points in zip(marks, corners, strict=True):
        pen.polygon(points, fill=(*mark.colour, 18))
    # Only then the lines: what is drawn later replaces what is under it.
    for mark, points in zip(marks, corners, strict=True):
        pen.line([*points, points[0], points[1]], fill=(*mark.colour, 255), width=_LINE)
    boxes = [_around(points) for points in corners]
    taken = list(boxes)
    grey = page.convert("L")
    for mark, own in zip(marks, boxes, strict=True):
        place, text = _place(grey, mark, own, taken)
        taken.append(place)
        pen.rectangle(place, fill=(255, 255, 255, _CLEAR), outline=(*mark.colour, 255), width=1)
        pen.text(
            (place[0] + _PADDING, (place[1] + place[3]) // 2),
            text,
            fill=(*mark.colour, 255),
            font=letters.font(TEXT),
            anchor="lm",
        )
    return Image.alpha_composite(page.convert("RGBA"), layer).convert("RGB")


def _corners(mark: Mark, size: tuple[int, int]) -> list[tuple[int, int]]:
    """The box in pixels, a little larger."""
    points = [(x * size[0], y * size[1]) for x, y in mark.box]
    middle = (sum(x for x, _ in points) / 4, sum(y for _, y in points) / 4)
    return [
        (
            round(x + mark.outset * (1 if x > middle[0] else -1)),
            round(y + mark.outset * (1 if y > middle[1] else -1)),
        )
        for x, y in points
    ]


def _around(points: Sequence[tuple[int, int]]) -> _Rectangle:
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)


def _place(
    page: Image.Image, mark: Mark, own: _Rectangle, taken: Sequence[_Rectangle]
) -> tuple[_Rectangle, str]:
    """Where the tag goes and what it says."""
    for text in mark.tags:
        free = [
            place
            for place in _candidates(own, _room(text), page.size)
            if not any(_overlap(place, other) for other in taken)
        ]
        if free:
            return min(free, key=lambda place: _ink(page, place) + free.index(place)), text
    # On its own box then, at the end that matters least.
    wide, high = _room(mark.tags[-1])
    right, top = min(page.width, own[2]), max(0, own[1])
    return (right - wide, top, right, top + high), mark.tags[-1]


def _ink(page: Image.Image, place: _Rectangle) -> float:
    """How much is printed there, in levels of 255; plain paper has a few."""
    return ImageStat.Stat(page.crop(place)).stddev[0] / _PLAIN


def _room(text: str) -> tuple[int, int]:
    return letters.width(text, TEXT) + 2 * _PADDING, TEXT + 2 * _PADDING


def _candidates(
    own: _Rectangle, room: tuple[int, int], size: tuple[int, int]
) -> Iterator[_Rectangle]:
    """Places beside a box and within the page, the best first."""
    left, top, right, bottom = own
    wide, high = room
    middle = (top + bottom - high) // 2
    beside = (
        (right + _GAP, middle),
        (left, top - high - _GAP),
        (left, bottom + _GAP),
        (left - wide - _GAP, middle),
        (right - wide, top - high - _GAP),
        (right - wide, bottom + _GAP),
        (right + _GAP, top - high - _GAP),
        (right + _GAP, bottom + _GAP),
    )
    for x, y in beside:
        if min(x, y) >= 0 and x + wide <= size[0] and y + high <= size[1]:
            yield x, y, x + wide, y + high


def _overlap(one: _Rectangle, other: _Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
