"""Draws resident identity cards, both sides, where a real one has its fields (domain.md A.1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.specimens import ink
from tests.specimens.card import Card
from tests.specimens.fonts import Face, pick
from tests.specimens.id_card_art import WIDTH, bust, emblem, great_wall

if TYPE_CHECKING:
    from PIL import Image

    from tests.specimens.style import Style
    from tests.specimens.truth import IdCardEmblem, IdCardPortrait

_TITLES = "中华人民共和国居民身份证"
_SEX = {"male": "男", "female": "女"}


def draw_portrait(truth: IdCardPortrait, style: Style) -> tuple[Image.Image, ...]:
    """The side with the portrait, one picture of 1600 x 1009 pixels."""
    text = truth.name + truth.ethnicity + truth.address + "男女0123456789年月日"
    card = Card(style, text)
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
    for row, line in enumerate(address_lines(truth.address, card.look.line)):
        card.value(0.182, 0.55 + 0.084 * row, line)
    card.label(0.080, 0.857, "公民身份号码", until=0.266)
    write_number(card, truth.id_number)
    left, top = card.at(0.644, 0.168)
    right, bottom = card.at(0.909, 0.733)
    bust(card.picture, style, (left, top, right, bottom))
    centre = ((left + right) / 2, top + 0.82 * (bottom - top))
    ink.mark(card.picture, style, centre, 0.031 * WIDTH, colour=(225, 40, 40), strength=0.95)
    return (card.finish(),)


def draw_emblem(truth: IdCardEmblem, style: Style) -> tuple[Image.Image, ...]:
    """The side with the national emblem, one picture of 1600 x 1009 pixels."""
    card = Card(style, truth.issuing_authority + "0123456789.-长期")
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


def address_lines(address: str, room: float) -> list[str]:
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


def write_number(card: Card, number: str) -> None:
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
