"""Pages of running text as offices print them: A4 or the older 16开, plain or tinted paper."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PIL import Image, ImageDraw

from tests.specimens import ink
from tests.specimens.fonts import Face, Typeface, pick
from tests.specimens.style import Group, Style, dice

DOTS_PER_MM = 7.87
"""200 dots an inch."""
_PAPERS = ((210, 297), (210, 297), (210, 297), (184, 260))
FURNITURE = "第页共-0123456789 \u3000"
"""Characters of the page numbers, which a body font must have too."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The office's stationery and habits. Lengths in pixels."""

    size: tuple[int, int]
    margin: int
    body: Typeface
    title: Typeface
    em: float
    leading: float
    watermark: bool
    split_numbers: bool
    page_numbers: str
    foot_right: bool

    @classmethod
    def of(cls, style: Style, text: str) -> Sheet:
        rolls = style.dice("sheet")
        width, height = (round(side * DOTS_PER_MM) for side in rolls.choice(_PAPERS))
        face = rolls.choices((Face.SONG, Face.KAI, Face.SANS), (6, 3, 1))[0]
        body = pick(rolls, style.group, face, text)
        if rolls.random() < 0.5:
            body = body.with_latin(rolls, style.group)
        return cls(
            size=(width, height),
            margin=round(width * rolls.uniform(0.11, 0.16)),
            body=body,
            title=pick(rolls, style.group, rolls.choice((Face.SONG, Face.SANS)), text),
            em=rolls.uniform(36, 44),
            leading=rolls.uniform(1.55, 1.95),
            watermark=rolls.random() < 0.6,
            split_numbers=rolls.random() < 0.15,
            page_numbers=rolls.choice(("", "- {n} -", "第 {n} 页 共 {all} 页", "{n}")),
            foot_right=rolls.random() < 0.7,
        )

    @property
    def width(self) -> float:
        return self.size[0] - 2 * self.margin


class Pages:
    """Pages being filled from the top; a new one is taken when one is full."""

    def __init__(self, sheet: Sheet, style: Style) -> None:
        self.sheet, self.style = sheet, style
        self.pages: list[Image.Image] = []
        self.turn()

    def turn(self) -> None:
        """Begin the next page."""
        width, height = self.sheet.size
        page = paper(self.style.group, self.sheet.size, watermark=self.sheet.watermark).copy()
        ink.mark(page, self.style, (0.2 * width, 0.045 * height), 0.026 * width)
        ink.mark(page, self.style, (0.8 * width, 0.962 * height), 0.026 * width)
        self.pages.append(page)
        self.y = 0.11 * height

    @property
    def page(self) -> Image.Image:
        return self.pages[-1]

    def need(self, lines: float) -> None:
        """Turn the page unless so many lines still fit."""
        height = lines * self.sheet.em * self.sheet.leading
        if self.y + height > 0.92 * self.sheet.size[1]:
            self.turn()

    def down(self, lines: float = 1) -> None:
        """Go down by so many lines."""
        self.y += lines * self.sheet.em * self.sheet.leading

    def centre(self, text: str, face: Typeface, size: float, *, spacing: float = 0) -> None:
        """One centred line."""
        where = (self.sheet.size[0] / 2, self.y)
        ink.write_centred(self.page, where, text, face, size, spacing=spacing, weight=1)

    def right(self, text: str) -> None:
        """One line that ends at the right margin."""
        sheet = self.sheet
        left = sheet.size[0] - sheet.margin - ink.width_of(text, sheet.body, sheet.em)
        ink.write(self.page, (left, self.y), text, sheet.body, sheet.em)
        self.down()

    def number(self) -> None:
        """Number the pages, where there are several and the office does so."""
        sheet = self.sheet
        if len(self.pages) == 1 or not sheet.page_numbers:
            return
        for number, page in enumerate(self.pages, 1):
            text = sheet.page_numbers.format(n=number, all=len(self.pages))
            where = (sheet.size[0] / 2, 0.95 * sheet.size[1])
            ink.write_centred(page, where, text, sheet.body, sheet.em * 0.7)

    def paragraph(self, text: str) -> None:
        """A paragraph, its first line indented by two characters."""
        sheet = self.sheet
        width, em = sheet.width, sheet.em
        indented = "\u3000\u3000" + text
        for line in ink.wrap(indented, sheet.body, em, width, split_numbers=sheet.split_numbers):
            self.need(1)
            ink.write(self.page, (sheet.margin, self.y), line, sheet.body, em)
            self.down()


@lru_cache(maxsize=8)
def paper(group: Group, size: tuple[int, int], *, watermark: bool) -> Image.Image:
    """Plain paper, or the tinted one with a fine wavy ground and a frame."""
    width, height = size
    rolls = dice("paper", group, size)
    page = np.full((height, width, 3), rolls.randrange(247, 254), np.float32)
    if watermark:
        across = np.arange(width, dtype=np.float32)[None, :]
        down = np.arange(height, dtype=np.float32)[:, None]
        bend = 18 * np.sin(across / rolls.uniform(70, 120)) + 9 * np.sin(down / 50)
        wave = np.clip((np.sin((down + bend) / rolls.uniform(3, 5)) - 0.4) * 2, 0, 1)
        tint = rolls.choice(((-18, -9, -14), (-14, -8, -20), (-8, -14, -20)))
        page += wave[:, :, None] * np.array(tint, np.float32)
    picture = Image.fromarray(np.clip(page, 0, 255).astype(np.uint8))
    if watermark and rolls.random() < 0.6:
        inset = round(0.035 * width)
        ImageDraw.Draw(picture).rectangle(
            (inset, inset, width - inset, height - inset), outline=(196, 170, 150), width=5
        )
    return picture
