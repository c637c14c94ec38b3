"""Pages and cards that bear a machine-readable zone: labels, values, photo and ground."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import cv2
import numpy as np
from PIL import Image, ImageDraw

from tests.specimens import ink, zone_art
from tests.specimens.fonts import Face, Typeface, pick
from tests.specimens.id_card_art import bust
from tests.specimens.kinds import passport_words
from tests.specimens.style import Group, dice
from verifiers.numbers.mrz import Format

if TYPE_CHECKING:
    from random import Random

    from tests.specimens.kinds.passport import Passport
    from tests.specimens.style import Style

MM = 12.0
"""Pixels a millimetre."""
PAGE = (125.0, 88.0)
CARD = (85.6, 53.98)
TD2_CARD = (105.0, 74.0)
ROOM = 50.0
"""Millimetres that the fields may take, from the first label to the last value."""
SHORT_VALUE, SHORT_LABEL = 22, 36
_LATIN = "".join(map(chr, range(33, 127))) + "ÉÈÄÖÜßÑÇÃ·éèäöüñçãàáíóúøâôêîŁłąęśżźćń"
_GROUNDS = (
    ((236, 226, 214), (214, 226, 236)), ((226, 234, 222), (240, 236, 214)),
    ((240, 220, 226), (220, 226, 244)), ((232, 232, 236), (246, 240, 230)),
    ((214, 230, 232), (232, 222, 236)), ((248, 246, 240), (250, 250, 250)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Look:
    labels: Typeface
    values: Typeface
    label_size: float
    value_size: float
    label_ink: ink.Colour
    value_ink: ink.Colour


def draw_page(truth: Passport, style: Style) -> Image.Image:
    """A data page (or a visa), sometimes with the page above it, sometimes bent."""
    rolls = style.dice("passport/page")
    page = ground(style.group, rolls.randrange(len(_GROUNDS)), _pixels(PAGE)).copy()
    fields = passport_words.values(truth, style)
    look = _look(truth, style, rolls, "".join(a + b for a, b in fields))
    photo_left = rolls.random() < 0.85
    top = rolls.uniform(5, 8)
    _title(page, truth, style, look, rolls)
    left = 44.0 if photo_left else 6.0
    bust_left = rolls.uniform(4, 7) if photo_left else rolls.uniform(86, 89)
    box = (bust_left * MM, (top + 6) * MM, (bust_left + 32) * MM, (top + 47) * MM)
    bust(page, style, box)
    _fields(page, fields, look, (left, top + 7), rolls)
    ink.mark(page, style, (rolls.uniform(60, 95) * MM, 58 * MM), 3.4 * MM, strength=0.5)
    _zone(page, truth, style, rolls, 88.0)
    if rolls.random() < (0.5 if style.group is Group.HELD_OUT else 0.25):
        page = _below_another_page(page, style, rolls)
    if rolls.random() < (0.5 if style.group is Group.HELD_OUT else 0.3):
        page = bent(page, rolls)
    return page


def draw_card(truth: Passport, style: Style) -> Image.Image:
    """The side of a card with the zone: TD1 and little else, or a TD2."""
    rolls = style.dice("passport/card")
    size = CARD if truth.format is Format.TD1 else TD2_CARD
    page = ground(style.group, rolls.randrange(len(_GROUNDS)), _pixels(size)).copy()
    face = pick(rolls, style.group, Face.LATIN, _LATIN)
    words = rolls.choice(("Address/Adresse", "Height/Größe", "Remarks", "Issuing authority"))
    ink.write(page, (6 * MM, 7 * MM), words, face, 2.2 * MM, colour=(70, 80, 120))
    value = rolls.choice(("HEIDESTRASSE 17", "178 CM", "UTOPIA CITY", "12 RUE DU PORT"))
    ink.write(page, (6 * MM, 10.5 * MM), value, face, 2.8 * MM)
    ImageDraw.Draw(page).rectangle(
        (60 * MM, 8 * MM, 74 * MM, 20 * MM), outline=(180, 150, 70), width=5
    )
    ink.mark(page, style, (40 * MM, 17 * MM), 3.2 * MM, strength=0.5)
    _zone(page, truth, style, rolls, size[1])
    return page


def _zone(page: Image.Image, truth: Passport, style: Style, rolls: Random, height: float) -> None:
    """Print the zone at the foot, on white or on the page's own ground."""
    count, width = len(truth.mrz), len(truth.mrz[0])
    pitch = zone_art.PITCH * rolls.uniform(0.97, 1.0)
    page_width = page.width / MM
    left = min(max(3.0, (page_width - width * pitch) / 2 + rolls.uniform(-1.5, 1.5)), 8)
    last = height - rolls.uniform(6.0, 8.5)
    first = last - (count - 1) * zone_art.LINE_PITCH
    if rolls.random() < 0.6:
        tone = rolls.randrange(232, 256)
        box = (0, round((first - 6.5) * MM), page.width, page.height)
        film = Image.new("RGB", (page.width, page.height - box[1]), (tone, tone, tone - 3))
        page.paste(film, box, Image.new("L", film.size, round(255 * rolls.uniform(0.6, 1.0))))
    zone_art.zone(page, style, (left * MM, first * MM), pitch * MM, truth.mrz)


def _title(page: Image.Image, truth: Passport, style: Style, look: _Look, rolls: Random) -> None:
    state, word = passport_words.title(truth, style)
    face = pick(rolls, style.group, Face.SONG if truth.who.chinese else Face.LATIN, state + word)
    ink.write(page, (46 * MM, 4.5 * MM), state, face, 3.2 * MM, colour=look.label_ink)
    ink.write(page, (5 * MM, 4.5 * MM), word, face, 3.4 * MM, colour=look.label_ink)
    row = f"Type  {truth.document_code}     Code  {truth.who.state}"
    ink.write(page, (46 * MM, 9 * MM), row, look.labels, 2.4 * MM, colour=look.value_ink)


def _look(truth: Passport, style: Style, rolls: Random, text: str) -> _Look:
    face = Face.SONG if truth.who.chinese else Face.LATIN
    return _Look(
        labels=pick(rolls, style.group, face, text),
        values=pick(rolls, style.group, rolls.choice((face, Face.SANS)), text),
        label_size=rolls.uniform(1.7, 2.0),
        value_size=rolls.uniform(2.6, 3.0),
        label_ink=rolls.choice(((60, 70, 130), (90, 40, 60), (40, 90, 80), (50, 50, 50))),
        value_ink=(rolls.randrange(10, 60),) * 3,
    )


def _fields(
    page: Image.Image,
    fields: list[tuple[str, str]],
    look: _Look,
    corner: tuple[float, float],
    rolls: Random,
) -> None:
    """Labels above their values; short fields stand in pairs where they must, or where it suits."""
    rows = _in_rows(fields, paired=rolls.random() < 0.6)
    extra = sum(max(value.count("\n") for _, value in row) for row in rows)
    if len(rows) * 5.6 + extra * 3 > ROOM:
        rows = _in_rows(fields, paired=True)
    step = min(7.0, (ROOM - extra * 3) / len(rows))
    size = min(1.0, step / 5.6)
    y = corner[1]
    for row in rows:
        for column, (label, value) in enumerate(row):
            x = (corner[0] + 38 * column) * MM
            small, large = look.label_size * size * MM, look.value_size * size * MM
            ink.write(page, (x, y * MM), label, look.labels, small, colour=look.label_ink)
            for below, line in enumerate(value.split("\n")):
                at = (x, (y + 2.8 * size + below * 3) * MM)
                ink.write(page, at, line, look.values, large, colour=look.value_ink)
        y += step + 3 * max(value.count("\n") for _, value in row)


def _in_rows(fields: list[tuple[str, str]], *, paired: bool) -> list[list[tuple[str, str]]]:
    rows: list[list[tuple[str, str]]] = []
    for label, value in fields:
        if (
            paired
            and _short((label, value))
            and rows
            and len(rows[-1]) == 1
            and _short(rows[-1][0])
        ):
            rows[-1].append((label, value))
        else:
            rows.append([(label, value)])
    return rows


def _short(field: tuple[str, str]) -> bool:
    return len(field[1]) < SHORT_VALUE and len(field[0]) < SHORT_LABEL


def _below_another_page(page: Image.Image, style: Style, rolls: Random) -> Image.Image:
    """The open booklet: the page above, with a line or two, and the fold."""
    above = ground(style.group, rolls.randrange(len(_GROUNDS)), page.size).copy()
    face = pick(rolls, style.group, Face.LATIN, _LATIN)
    for row, text in enumerate(("SIGNATURE OF BEARER", "This passport contains 48 pages")):
        where = (10 * MM, (12 + 30 * row) * MM)
        ink.write(above, where, text, face, 3 * MM, colour=(90, 90, 110))
    both = Image.new("RGB", (page.width, page.height * 2))
    both.paste(above, (0, 0))
    both.paste(page, (0, page.height))
    pen = ImageDraw.Draw(both)
    pen.line((0, page.height, page.width, page.height), fill=(120, 110, 100), width=4)
    return both


def bent(page: Image.Image, rolls: Random) -> Image.Image:
    """The page of a booklet that will not lie flat: its lines bend up or down by a few mm."""
    width, height = page.size
    amount = rolls.choice((-1, 1)) * rolls.uniform(0.6, 2.6) * MM
    x = np.linspace(0, 1, width, dtype=np.float32)[None, :]
    y = np.arange(height, dtype=np.float32)[:, None]
    middle = rolls.uniform(0.3, 0.7)
    lift = amount * (1 - ((x - middle) / 0.7) ** 2)
    columns = np.repeat(x * (width - 1), height, axis=0)
    rows = np.clip(y + lift - amount * 0.4, 0, height - 1)
    flags = cv2.INTER_LINEAR
    return Image.fromarray(
        cv2.remap(np.asarray(page), columns, rows, flags, borderMode=cv2.BORDER_REPLICATE)
    )


def _pixels(size: tuple[float, float]) -> tuple[int, int]:
    return round(size[0] * MM), round(size[1] * MM)


@lru_cache(maxsize=24)
def ground(group: Group, variant: int, size: tuple[int, int]) -> Image.Image:
    """A coloured ground with fine waves."""
    rolls = dice("passport/ground", group, variant)
    first, second = (np.array(colour, np.float32) for colour in _GROUNDS[variant])
    width, height = size
    across = np.linspace(0, 1, width, dtype=np.float32)[None, :, None]
    paper = np.repeat(first + (second - first) * across, height, axis=0)
    x = np.arange(width, dtype=np.float32)[None, :]
    y = np.arange(height, dtype=np.float32)[:, None]
    for _ in range(3):
        bend = rolls.uniform(10, 50) * np.sin(x / rolls.uniform(50, 220) + rolls.uniform(0, 6))
        wave = np.sin((y + bend + 14 * np.sin(y / 90)) / rolls.uniform(2.2, 6) + x * 0.01)
        tint = np.array([rolls.uniform(-34, -6) for _ in range(3)], np.float32)
        paper = paper + np.clip((wave - 0.5) * 2, 0, 1)[:, :, None] * tint
    return Image.fromarray(np.clip(paper, 0, 255).astype(np.uint8))
