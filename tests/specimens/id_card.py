"""Draws resident identity cards, both sides, where a real one has its fields (domain.md A.1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.specimens import ink
from tests.specimens.card import Card
from tests.specimens.fonts import Face, pick
from tests.specimens.id_card_art import WIDTH, bust, emblem, great_wall
from tests.specimens.scripts import SecondScript, script_of

if TYPE_CHECKING:
    from PIL import Image

    from tests.specimens.style import Style
    from tests.specimens.truth import IdCardEmblem, IdCardPortrait

_TITLES = "中华人民共和国居民身份证"
_SHARE_BILINGUAL = 0.75
_LONG, _MOST_LINES = 6, 3
_SEX = {"male": "男", "female": "女"}


@dataclass(frozen=True, slots=True)
class _Rows:
    """How far down the rows stand, in fractions of the height, and the pitch of an address."""

    name: float
    sex: float
    birth: float
    address: float
    pitch: float
    number: float


_PLAIN = _Rows(0.20, 0.32, 0.44, 0.55, 0.084, 0.857)
_BILINGUAL = _Rows(0.20, 0.325, 0.45, 0.575, 0.076, 0.875)
_TITLED = _Rows(0.23, 0.33, 0.43, 0.525, 0.076, 0.79)


def draw_portrait(truth: IdCardPortrait, style: Style) -> tuple[Image.Image, ...]:
    """The side with the portrait, one picture of 1600 x 1009 pixels.

    Cards of areas with a script of their own are bilingual; a temporary card has its title and term
    on this side.
    """
    text = truth.name + truth.ethnicity + truth.address + "男女0123456789年月日.-长期"
    card = Card(style, text + (truth.issuing_authority or ""))
    script = script_of(truth.id_number)
    if truth.card_type is not None:
        _write_holder(card, truth, _TITLED, None)
        _write_temporary(card, truth, style)
    elif script is not None and style.dice("bilingual").random() < _SHARE_BILINGUAL:
        _write_holder(card, truth, _BILINGUAL, SecondScript(card, style, script))
    else:
        _write_holder(card, truth, _PLAIN, None)
    left, top = card.at(0.644, 0.168)
    right, bottom = card.at(0.909, 0.733)
    bust(card.picture, style, (left, top, right, bottom))
    centre = ((left + right) / 2, top + 0.82 * (bottom - top))
    ink.mark(card.picture, style, centre, 0.031 * WIDTH, colour=(225, 40, 40), strength=0.95)
    return (card.finish(),)


def _write_holder(
    card: Card, truth: IdCardPortrait, at: _Rows, second: SecondScript | None
) -> None:
    def label(x: float, y: float, text: str, until: float) -> None:
        card.label(x, y, text, until=until)
        if second is not None:
            second.label(x, y, text)

    label(0.080, at.name, "姓名", 0.155)
    wide = card.look.spread * 0.3
    room = 0.43 / (len(truth.name) * (1 + wide) * card.look.size)
    card.value(0.182, at.name, truth.name, scale=min(1.18, room), wide=wide)
    if second is not None and "·" in truth.name and not second.stands_left:
        second.value(0.182, at.name, len(truth.name))
    label(0.080, at.sex, "性别", 0.155)
    card.value(0.182, at.sex, _SEX[truth.sex])
    label(0.302, at.sex, "民族", 0.377)
    card.value(0.394, at.sex, truth.ethnicity)
    label(0.080, at.birth, "出生", 0.155)
    birth = truth.birth_date
    for x, number, unit_x, unit in (
        (0.182, birth.year, 0.315, "年"),
        (0.352 if birth.month > 9 else 0.362, birth.month, 0.417, "月"),
        (0.458 if birth.day > 9 else 0.466, birth.day, 0.519, "日"),
    ):
        card.value(x, at.birth, str(number), wide=0.04)
        card.label(unit_x - 0.016, at.birth, unit, until=unit_x)
    label(0.080, at.address, "住址", 0.155)
    lines = address_lines(truth.address, card.look.line)
    scale = 1.0
    if len(lines) > _MOST_LINES:
        scale = 0.85
        lines = address_lines(truth.address, card.look.line / scale)
    pitch = min(at.pitch, (at.number - 0.075 - at.address) / max(1, len(lines) - 1))
    for row, line in enumerate(lines):
        card.value(0.182, at.address + pitch * row, line, scale=scale)
    label(0.080, at.number, "公民身份号码", 0.266)
    write_number(card, truth.id_number, y=at.number)


def _write_temporary(card: Card, truth: IdCardPortrait, style: Style) -> None:
    """The title above, the issuer and the term below."""
    title = pick(style.dice("title"), style.group, Face.SONG, _TITLES + "临时")
    heading = "中华人民共和国临时居民身份证"
    ink.write_centred(card.picture, card.at(0.5, 0.1), heading, title, 0.045 * WIDTH, weight=1)
    card.label(0.080, 0.87, "签发机关", until=0.2)
    card.value(0.22, 0.87, truth.issuing_authority or "", scale=0.85)
    card.label(0.080, 0.94, "有效期限", until=0.2)
    term = f"{truth.valid_from:%Y.%m.%d}-{truth.valid_until:%Y.%m.%d}"
    card.value(0.22, 0.94, term, scale=0.85)


def draw_emblem(truth: IdCardEmblem, style: Style) -> tuple[Image.Image, ...]:
    """The side with the national emblem, one picture of 1600 x 1009 pixels."""
    card = Card(style, truth.issuing_authority + "0123456789.-长期")
    great_wall(card.picture, style)
    emblem(card.picture, card.at(0.067, 0.093))
    title = pick(style.dice("title"), style.group, Face.SONG, _TITLES + "临时")
    black = card.look.black
    heading = "居民身份证" if truth.card_type is None else "临时居民身份证"
    for text, left, right, y, size in (
        ("中华人民共和国", 0.349, 0.881, 0.167, 0.056),
        (heading, 0.306, 0.922, 0.344, 0.086 if len(heading) < _LONG else 0.064),
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
    script = script_of(truth.region)
    if script is not None and style.dice("bilingual").random() < _SHARE_BILINGUAL:
        second = SecondScript(card, style, script)
        second.label(0.239, 0.74, "签发机关")
        second.label(0.239, 0.86, "有效期限")
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


def write_number(card: Card, number: str, *, y: float = 0.857) -> None:
    size = 0.046 * WIDTH
    natural = ink.width_of(number, card.look.digits, size)
    spacing = (0.52 * WIDTH - natural) / (len(number) - 1)
    black, where = card.look.black, card.at(0.352, y)
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
