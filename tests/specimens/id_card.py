"""Draws resident identity cards, both sides, where a real one has its fields (domain.md A.1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image

from tests.specimens import ink
from tests.specimens.fonts import Face, Typeface, pick
from tests.specimens.id_card_art import (
    HEIGHT,
    WIDTH,
    bust,
    emblem,
    great_wall,
    guilloche,
    rounded,
)

if TYPE_CHECKING:
    from tests.specimens.style import Style
    from tests.specimens.truth import IdCardEmblem, IdCardPortrait

_LABELS = "姓名性别民族出生年月日住址公民身份号码签发机关有效期限"
_TITLES = "中华人民共和国居民身份证"
_SEX = {"male": "男", "female": "女"}
_BLUES = ((58, 118, 178), (44, 102, 170), (86, 138, 188), (40, 112, 160))


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
        self.picture = guilloche(style.group, variant).copy()

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
        page.paste(self.picture, (0, 0), rounded(self.picture.size))
        return page


def draw_portrait(truth: IdCardPortrait, style: Style) -> tuple[Image.Image, ...]:
    """The side with the portrait, one picture of 1600 x 1009 pixels."""
    text = truth.name + truth.ethnicity + truth.address + "男女0123456789年月日"
    card = _Card(style, text)
    card.label(0.080, 0.20, "姓名", until=0.155)
    wide = card.look.spread * 0.3
    room = 0.43 / (len(truth.name) * (1 + wide) * card.look.size)
    card.value(0.182, 0.20, truth.name, scale=min(1.18, room), wide=wide)
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
    left, top = card.at(0.644, 0.168)
    right, bottom = card.at(0.909, 0.733)
    bust(card.picture, style, (left, top, right, bottom))
    centre = ((left + right) / 2, top + 0.82 * (bottom - top))
    ink.mark(card.picture, style, centre, 0.031 * WIDTH, colour=(225, 40, 40), strength=0.95)
    return (card.finish(),)


def draw_emblem(truth: IdCardEmblem, style: Style) -> tuple[Image.Image, ...]:
    """The side with the national emblem, one picture of 1600 x 1009 pixels."""
    card = _Card(style, truth.issuing_authority + "0123456789.-长期")
    great_wall(card.picture, style)
    emblem(card.picture, card.at(0.067, 0.093))
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
