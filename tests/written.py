"""Sheets written by hand, for tests of what is understood and not of how it is read.

``sheet(rows)`` sets each row as one region, or as several where it is a tuple; ``cell`` places a
region anywhere. Lengths are pixels of a page of 1000 x 1400.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from verifiers.model import Page, Quality, Region
from verifiers.read import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, HEIGHT = 1000, 1400
PITCH, LINE = 20, 32


def cell(
    text: str, x: float, y: float, *, pitch: float = PITCH, confidence: float = 0.98
) -> Region:
    """One region whose text begins at `x` and whose middle is at `y`."""
    units = sum(0.55 if character.isascii() else 1.0 for character in text)
    left, right = x / WIDTH, min(1.0, (x + units * pitch) / WIDTH)
    top, bottom = (y - pitch / 2) / HEIGHT, (y + pitch / 2) / HEIGHT
    box = ((left, top), (right, top), (right, bottom), (left, bottom))
    return Region(text=text, confidence=confidence, box=box, reader="hand")


def page(regions: Sequence[Region], *, number: int = 1) -> Sheet:
    """A sheet of these regions."""
    quality = Quality(sharpness=1.0, glare=0.0, exposure=0.5, completeness=1.0)
    shape = Page(number, WIDTH, HEIGHT, 0, quality)
    return Sheet(shape, np.zeros((1, 1, 3), np.uint8), tuple(regions))


def sheet(rows: Sequence[str | tuple[str, ...]], *, number: int = 1, left: float = 80) -> Sheet:
    """A sheet of rows from the top; the regions of a row stand one character apart."""
    regions = []
    for index, row in enumerate(rows):
        x = left
        for text in (row,) if isinstance(row, str) else row:
            regions.append(cell(text, x, 60 + index * LINE))
            x += (len(text) + 1) * PITCH
    return page(regions, number=number)


def prose(paragraphs: Sequence[str], *, number: int = 1, room: int = 38) -> Sheet:
    """A sheet of paragraphs, indented by two characters and broken into lines of `room`."""
    regions: list[Region] = []
    y = 60.0
    for paragraph in paragraphs:
        text, first = paragraph, True
        while text:
            take = room - 2 if first else room
            x = 80 + (2 * PITCH if first else 0)
            regions.append(cell(text[:take], x, y))
            text, first, y = text[take:], False, y + LINE
    return page(regions, number=number)
