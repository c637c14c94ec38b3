"""Draws resident identity cards, both sides, where a real one has its fields (domain.md A.1)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from tests.specimens import ink
from tests.specimens.fonts import Face, Typeface, pick
from tests.specimens.style import Group, Style, dice

if TYPE_CHECKING:
    from tests.specimens.truth import IdCardEmblem, IdCardPortrait

WIDTH, HEIGHT = 1600, 1009
CORNER = 3.18 / 85.6
"""The radius of a card's corner, as a fraction of its width."""
_LABELS = "姓名性别民族出生年月日住址公民身份号码签发机关有效期限"
_TITLES = "中华人民共和国居民身份证"
_SEX = {"male": "男", "female": "女"}
_BLUES = ((58, 118, 178), (44, 102, 170), (86, 138, 188), (40, 112, 160))
_PALETTES = (
    ((246, 226, 230), (222, 237, 247), (236, 228, 240)),
    ((240, 230, 236), (218, 234, 240), (226, 236, 240)),
    ((247, 232, 226), (230, 240, 242), (242, 230, 232)),
    ((233, 236, 245), (224, 238, 240), (244, 230, 236)),
)


@dataclass(frozen=True, slots=True)
class _Look:
    """What varies from card to card. Lengths are fractions of the card's width."""

    values: Typeface
    labels: Typeface
    digits: Typeface
    blue: ink.Colour
    black: ink.Colour
    size: float
    shift: tuple[float, float]
    spread: float
    weight: int
    line: float
    """Characters of an address line."""

    @classmethod
    def of(cls, style: Style, text: str) -> _Look:
        rolls = style.dice("id_card")
        face = rolls.choices((Face.SANS, Face.SONG, Face.KAI), (7, 2, 1))[0]
        shade = rolls.randrange(18, 48)
        values = pick(rolls, style.group, face, text)
        return cls(
            values=values,
            labels=pick(rolls, style.group, Face.SANS, _LABELS),
            digits=pick(rolls, style.group, Face.NUMBER, "0123456789X"),
            blue=rolls.choice(_BLUES),
            black=(shade, shade, shade + 4),
            size=rolls.uniform(0.036, 0.041),
            shift=(rolls.uniform(-0.012, 0.012), rolls.uniform(-0.012, 0.012)),
            spread=rolls.uniform(0.1, 0.6),
            weight=1 if face is not Face.KAI and rolls.random() < 0.4 else 0,
            line=rolls.choice((10, 10.5, 11, 11)),
        )


class _Card:
    """A card being drawn; positions are fractions of its width and height."""

    def __init__(self, style: Style, text: str) -> None:
        self.style = style
        self.look = _Look.of(style, text)
        variant = style.dice("guilloche").randrange(4)
        self.picture = _guilloche(style.group, variant).copy()

    def at(self, x: float, y: float) -> tuple[float, float]:
        dx, dy = self.look.shift
        return (x + dx) * WIDTH, (y + dy) * HEIGHT

    def label(self, x: float, y: float, text: str, *, until: float, blue: bool = True) -> None:
        """A label whose characters are spread to end at `until`."""
        room = (until - x) / len(text) if len(text) > 1 else 1.0
        size = min(self.look.size * 0.9, room) * WIDTH
        natural = ink.width_of(text, self.look.labels, size)
        spacing = ((until - x) * WIDTH - natural) / max(1, len(text) - 1)
        colour = self.look.blue if blue else self.look.black
        where = self.at(x, y)
        ink.write(self.picture, where, text, self.look.labels, size, colour=colour, spacing=spacing)

    def value(self, x: float, y: float, text: str, *, scale: float = 1, wide: float = 0) -> None:
        """A value in black; `wide` spreads its characters, in fractions of their size."""
        look, size = self.look, self.look.size * WIDTH * scale
        ink.write(
            self.picture,
            self.at(x, y),
            text,
            look.values,
            size,
            colour=look.black,
            spacing=wide * size,
            weight=look.weight,
        )

    def finish(self) -> Image.Image:
        """The card on white, its corners rounded."""
        page = Image.new("RGB", self.picture.size, (255, 255, 255))
        page.paste(self.picture, (0, 0), _corners(self.picture.size))
        return page


def draw_portrait(truth: IdCardPortrait, style: Style) -> tuple[Image.Image, ...]:
    """The side with the portrait, one picture of 1600 x 1009 pixels."""
    text = truth.name + truth.ethnicity + truth.address + "男女0123456789年月日"
    card = _Card(style, text)
    card.label(0.080, 0.20, "姓名", until=0.155)
    card.value(0.182, 0.20, truth.name, scale=1.18, wide=card.look.spread * 0.3)
    card.label(0.080, 0.32, "性别", until=0.155)
    card.value(0.182, 0.32, _SEX[truth.sex])
    card.label(0.302, 0.32, "民族", until=0.377)
    card.value(0.394, 0.32, truth.ethnicity)
    card.label(0.080, 0.44, "出生", until=0.155)
    birth = truth.birth_date
    for x, number, unit_x, unit in (
        (0.182, birth.year, 0.315, "年"),
        (0.352 if birth.month > 9 else 0.362, birth.month, 0.417, "月"),
        (0.458 if birth.day > 9 else 0.466, birth.day, 0.519, "日"),
    ):
        card.value(x, 0.44, str(number), wide=0.04)
        card.label(unit_x - 0.016, 0.44, unit, until=unit_x)
    card.label(0.080, 0.55, "住址", until=0.155)
    for row, line in enumerate(_address_lines(truth.address, card.look.line)):
        card.value(0.182, 0.55 + 0.084 * row, line)
    card.label(0.080, 0.857, "公民身份号码", until=0.266)
    _write_number(card, truth.id_number)
    _portrait(card)
    return (card.finish(),)


def draw_emblem(truth: IdCardEmblem, style: Style) -> tuple[Image.Image, ...]:
    """The side with the national emblem, one picture of 1600 x 1009 pixels."""
    card = _Card(style, truth.issuing_authority + "0123456789.-长期")
    _great_wall(card)
    _emblem(card)
    title = pick(style.dice("title"), style.group, Face.SONG, _TITLES)
    black = card.look.black
    for text, left, right, y, size in (
        ("中华人民共和国", 0.349, 0.881, 0.167, 0.056),
        ("居民身份证", 0.306, 0.922, 0.344, 0.086),
    ):
        natural = ink.width_of(text, title, size * WIDTH)
        spacing = ((right - left) * WIDTH - natural) / (len(text) - 1)
        where = card.at(left, y)
        ink.write(
            card.picture,
            where,
            text,
            title,
            size * WIDTH,
            colour=black,
            spacing=spacing,
            weight=2,
        )
    until = f"{truth.valid_until:%Y.%m.%d}" if truth.valid_until else "长期"
    card.label(0.239, 0.74, "签发机关", until=0.371, blue=False)
    card.value(0.407, 0.74, truth.issuing_authority)
    card.label(0.239, 0.86, "有效期限", until=0.371, blue=False)
    card.value(0.407, 0.86, f"{truth.valid_from:%Y.%m.%d}-{until}", wide=card.look.spread * 0.05)
    ink.mark(card.picture, style, card.at(0.62, 0.56), 0.05 * WIDTH, strength=0.5)
    return (card.finish(),)


def _address_lines(address: str, room: float) -> list[str]:
    """Lines of at most `room` characters; digits and Latin letters are half as wide."""
    lines, used = [""], 0.0
    for character in address:
        width = 0.55 if character.isascii() else 1.0
        if used + width > room:
            lines.append("")
            used = 0.0
        lines[-1] += character
        used += width
    return lines


def _write_number(card: _Card, number: str) -> None:
    size = 0.046 * WIDTH
    natural = ink.width_of(number, card.look.digits, size)
    spacing = (0.52 * WIDTH - natural) / (len(number) - 1)
    black, where = card.look.black, card.at(0.352, 0.857)
    ink.write(
        card.picture,
        where,
        number,
        card.look.digits,
        size,
        colour=black,
        spacing=spacing,
        weight=card.look.weight,
    )


def _portrait(card: _Card) -> None:
    """A faceless bust where the photograph is, with the mark across it."""
    rolls = card.style.dice("portrait")
    left, top = card.at(0.644, 0.168)
    right, bottom = card.at(0.909, 0.733)
    width, height = right - left, bottom - top
    bust = Image.new("RGB", (round(width), round(height)), (244, 245, 247))
    pen = ImageDraw.Draw(bust)
    skin, hair = rolls.randrange(178, 226), rolls.randrange(30, 90)
    cloth = tuple(rolls.randrange(120, 215) for _ in range(3))
    middle = width / 2
    pen.ellipse((0.06 * width, 0.66 * height, 0.94 * width, 1.5 * height), fill=cloth)
    neck = (middle - 0.1 * width, 0.5 * height, middle + 0.1 * width, 0.72 * height)
    pen.rectangle(neck, fill=(skin - 10, skin - 34, skin - 48))
    low = rolls.uniform(0.44, 0.66)
    pen.ellipse((0.24 * width, 0.12 * height, 0.76 * width, low * height), fill=(hair,) * 3)
    pen.ellipse((0.28 * width, 0.2 * height, 0.72 * width, 0.62 * height), fill=_tone(skin))
    bust = bust.filter(ImageFilter.GaussianBlur(3))
    card.picture.paste(bust, (round(left), round(top)))
    centre = (left + middle, top + 0.82 * height)
    ink.mark(card.picture, card.style, centre, 0.031 * WIDTH, colour=(225, 40, 40), strength=0.95)


def _tone(skin: int) -> ink.Colour:
    return (skin, skin - 26, skin - 42)


def _emblem(card: _Card) -> None:
    """A red disc with a gate and stars: it suggests the emblem and is not one."""
    left, top = card.at(0.067, 0.093)
    size = 0.2 * WIDTH
    pen = ImageDraw.Draw(card.picture)
    red, pale = (206, 48, 44), (242, 196, 150)
    pen.ellipse((left, top, left + size, top + size), fill=pale, outline=red, width=14)
    inner = 0.13 * size
    pen.ellipse((left + inner, top + inner, left + size - inner, top + size - inner), fill=red)
    for x, y, radius in ((0.5, 0.3, 0.075), (0.36, 0.4, 0.035), (0.64, 0.4, 0.035)):
        _star(pen, (left + x * size, top + y * size), radius * size, pale)
    pen.rectangle(_within(left, top, size, (0.3, 0.58, 0.7, 0.68)), fill=pale)
    pen.polygon(
        [
            (left + 0.26 * size, top + 0.58 * size),
            (left + 0.74 * size, top + 0.58 * size),
            (left + 0.64 * size, top + 0.49 * size),
            (left + 0.36 * size, top + 0.49 * size),
        ],
        fill=pale,
    )
    pen.ellipse(_within(left, top, size, (0.4, 0.8, 0.6, 1.04)), outline=red, width=12)


def _star(
    pen: ImageDraw.ImageDraw, centre: tuple[float, float], radius: float, fill: ink.Colour
) -> None:
    turns = np.arange(10) * np.pi / 5
    reach = np.where(np.arange(10) % 2 == 0, radius, 0.4 * radius)
    xs, ys = centre[0] + reach * np.sin(turns), centre[1] - reach * np.cos(turns)
    pen.polygon(list(zip(xs.tolist(), ys.tolist(), strict=True)), fill=fill)


def _within(
    left: float, top: float, size: float, box: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = box
    return (left + x0 * size, top + y0 * size, left + x1 * size, top + y1 * size)


def _great_wall(card: _Card) -> None:
    """Pale ridges with battlements across the lower half."""
    pen = ImageDraw.Draw(card.picture)
    x = np.arange(0, WIDTH, 4)
    for row, colour in enumerate(((206, 214, 226), (214, 208, 220), (200, 214, 216))):
        rolls = dice("wall", card.style.group, row)
        height = (0.5 + 0.09 * row) * HEIGHT
        y = height + 60 * np.sin(x / rolls.uniform(140, 260) + rolls.uniform(0, 6))
        y = y + 26 * np.sin(x / rolls.uniform(50, 90)) + np.where(x // 16 % 2 == 0, 0, 7)
        points = list(zip(x.tolist(), y.tolist(), strict=True))
        pen.line(points, fill=colour, width=3)
        pen.line([(a, b + 22) for a, b in points], fill=colour, width=2)


@lru_cache(maxsize=8)
def _guilloche(group: Group, variant: int) -> Image.Image:
    """The coloured ground with its fine waves; four for each group."""
    rolls = dice("guilloche", group, variant)
    left, middle, right = (np.array(colour, np.float32) for colour in rolls.choice(_PALETTES))
    x = np.linspace(0, 1, WIDTH, dtype=np.float32)[None, :, None]
    ground = np.where(
        x < 0.5, left + (middle - left) * 2 * x, middle + (right - middle) * (2 * x - 1)
    )
    ground = np.repeat(ground, HEIGHT, axis=0)
    across = np.arange(WIDTH, dtype=np.float32)[None, :]
    down = np.arange(HEIGHT, dtype=np.float32)[:, None]
    for tint in ((-26, -10, -4), (-4, -16, -22), (-18, -4, -14)):
        bend = rolls.uniform(12, 46) * np.sin(across / rolls.uniform(60, 190) + rolls.uniform(0, 6))
        swell = rolls.uniform(8, 30) * np.sin(down / rolls.uniform(70, 160))
        wave = np.sin(
            (down + bend + swell) / rolls.uniform(2.2, 4.2) + across * rolls.uniform(-0.02, 0.02)
        )
        lines = np.clip((wave - 0.55) * 2.2, 0, 1)[:, :, None]
        ground = ground + lines * np.array(tint, np.float32) * rolls.uniform(0.5, 1.0)
    return Image.fromarray(np.clip(ground, 0, 255).astype(np.uint8))


@lru_cache(maxsize=2)
def _corners(size: tuple[int, int]) -> Image.Image:
    mask = Image.new("L", size)
    ImageDraw.Draw(mask).rounded_rectangle(
        (0, 0, size[0] - 1, size[1] - 1), radius=CORNER * size[0], fill=255
    )
    return mask
