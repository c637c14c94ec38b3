"""Printed forms that somebody fills in later: ruled cells, and values that stray from them.

Registers and booklets are printed twice, first the form, then the values by another machine or by
hand. `Hand` is how the values come out; `Form` rules the cells.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw

from tests.specimens import ink
from tests.specimens.fonts import Face, Typeface, pick

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from tests.specimens.style import Style

_PINS = 24
"""Needles of a dot-matrix printer: dots in the height of one character."""


@dataclass(frozen=True, slots=True)
class Hand:
    """How values are put on a form. Lengths in pixels."""

    face: Typeface
    size: float
    off: tuple[float, float]
    """How far the printer missed the boxes: right and down."""
    dotted: bool
    weight: int
    colour: ink.Colour
    rolls: Random

    @classmethod
    def of(cls, style: Style, topic: str, text: str, size: float, *, row: float) -> Hand:
        """Typed, printed with needles, or in a script face; `row` is the height of a row."""
        rolls = style.dice(f"hand/{topic}")
        face = pick(
            rolls,
            style.group,
            rolls.choice((Face.SONG, Face.SONG, Face.KAI, Face.SANS)),
            text + "0123456789X年月日-. ",
        )
        return cls(
            face=face.with_latin(rolls, style.group) if rolls.random() < 0.3 else face,
            size=size,
            off=(rolls.uniform(-0.1, 0.5) * size, rolls.uniform(-0.3, 0.3) * row),
            dotted=rolls.random() < 0.3,
            weight=rolls.choice((0, 0, 1)),
            colour=rolls.choice(((30, 30, 34), (24, 26, 60), (60, 60, 66))),
            rolls=rolls,
        )

    def put(self, page: Image.Image, at: tuple[float, float], text: str, room: float = 1e9) -> None:
        """One value, its left end and middle at `at`, in as many lines as it needs."""
        size = self.size
        lines = ink.wrap(text, self.face, size, room, split_numbers=False)
        if len(lines) > 1:
            size *= 0.86
            lines = ink.wrap(text, self.face, size, room)
        for number, line in enumerate(lines):
            x = at[0] + self.off[0]
            y = at[1] + self.off[1] + (number - (len(lines) - 1) / 2) * 1.2 * size
            if self.dotted:
                self._dots(page, (x, y), line, size)
            else:
                ink.write(
                    page, (x, y), line, self.face, size, colour=self.colour, weight=self.weight
                )

    def _dots(self, page: Image.Image, at: tuple[float, float], text: str, size: float) -> None:
        """The line as needles print it: every stroke a row of dots."""
        wide = round(self.face.length(text, size)) + 8
        high = round(size * 1.4)
        mask = Image.new("RGB", (wide, high), (255, 255, 255))
        ink.write(mask, (2, high / 2), text, self.face, size, colour=(0, 0, 0), weight=1)
        step = size / _PINS
        coarse = mask.convert("L").resize((round(wide / step), round(high / step)))
        struck = np.asarray(coarse) < 150
        layer = Image.new("L", (wide * 2, high * 2))
        pen, reach = ImageDraw.Draw(layer), step * 1.15
        for row, column in zip(*np.nonzero(struck), strict=True):
            x, y = (column + 0.5) * step * 2, (row + 0.5) * step * 2
            pen.ellipse((x - reach, y - reach, x + reach, y + reach), fill=210)
        layer = layer.resize((wide, high), Image.Resampling.BOX)
        corner = (round(at[0] - 2), round(at[1] - high / 2))
        page.paste(Image.new("RGB", layer.size, self.colour), corner, layer)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: a share of the row's width, its label (lines), and its value."""

    share: float
    label: tuple[str, ...]
    value: str = ""
    label_share: float = 0.0
    """Of the row's width; 0 makes the label as wide as its text."""


class Form:
    """A page being ruled, row by row. Lengths in pixels."""

    def __init__(
        self, page: Image.Image, printed: Typeface, em: float, edges: tuple[float, float]
    ) -> None:
        self.page, self.printed, self.em = page, printed, em
        self.left, self.right = edges
        self.ink: ink.Colour = (40, 40, 44)
        self.line: ink.Colour = (70, 70, 74)
        self.ruled = True

    def row(self, top: float, height: float, cells: Sequence[Cell], hand: Hand) -> float:
        """One row of cells; answers where it ends."""
        pen, x = ImageDraw.Draw(self.page), self.left
        whole, middle = self.right - self.left, top + height / 2
        for cell in cells:
            room = cell.share * whole
            wide = cell.label_share * whole or self._label_width(cell.label)
            if self.ruled:
                pen.rectangle((x, top, x + room, top + height), outline=self.line, width=2)
                pen.line((x + wide, top, x + wide, top + height), self.line, 2)
            self.label(x, middle, cell.label, wide)
            value_x = x + wide + 0.35 * self.em
            if cell.value:
                hand.put(self.page, (value_x, middle), cell.value, room - wide - 0.7 * self.em)
            x += room
        return top + height

    def label(self, x: float, middle: float, lines: Sequence[str], wide: float) -> None:
        """A label in the middle of its cell, two-character ones set apart."""
        size = self.em if len(lines) == 1 else self.em * 0.86
        for number, line in enumerate(lines):
            y = middle + (number - (len(lines) - 1) / 2) * 1.15 * size
            natural = ink.width_of(line, self.printed, size)
            free = wide - 0.5 * self.em - natural
            spacing = 0.0
            if 1 < len(line) <= 3:
                spacing = min(free / (len(line) - 1), 1.6 * size)
            left = x + (wide - natural - spacing * (len(line) - 1)) / 2
            ink.write(
                self.page, (left, y), line, self.printed, size, colour=self.ink, spacing=spacing
            )

    def _label_width(self, lines: Sequence[str]) -> float:
        return max(ink.width_of(line, self.printed, self.em) for line in lines) + 0.7 * self.em


def stamp(
    page: Image.Image,
    style: Style,
    centre: tuple[float, float],
    words: Sequence[str],
    size: float,
    *,
    colour: ink.Colour = ink.RED,
    strength: float = 0.75,
) -> None:
    """A rubber stamp with words in a frame, a little askew: 注销, 作废."""
    rolls = style.dice(f"stamp/{''.join(words)}")
    face = pick(rolls, style.group, rolls.choice((Face.SANS, Face.SONG)), "".join(words))
    wide = round(max(face.length(word, size) for word in words) + size)
    high = round(size * (1.25 * len(words) + 0.55))
    layer = Image.new("L", (wide, high))
    pen, tone = ImageDraw.Draw(layer), round(255 * strength)
    pen.rectangle((3, 3, wide - 4, high - 4), outline=tone, width=max(3, round(size * 0.08)))
    for number, word in enumerate(words):
        y = high / 2 + (number - (len(words) - 1) / 2) * 1.2 * size
        pen.text((wide / 2, y), word, tone, face.at(size), anchor="mm", stroke_width=1)
    layer = layer.rotate(rolls.uniform(-18, 18), Image.Resampling.BICUBIC, expand=True)
    corner = (round(centre[0] - layer.width / 2), round(centre[1] - layer.height / 2))
    page.paste(Image.new("RGB", layer.size, colour), corner, layer)
