"""Putting text, marks and seals on paper: what every kind of specimen is drawn with."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageDraw

from tests.specimens.fonts import Face, Typeface, pick

if TYPE_CHECKING:
    from tests.specimens.style import Style

Colour = tuple[int, int, int]
MARK = "样本 SPECIMEN"
BLACK: Colour = (28, 26, 28)
RED: Colour = (200, 36, 40)
_NOT_FIRST = "，。、；：）》”！？,.;:)〕】"
_NOT_LAST = "（《“(〔【"


def width_of(text: str, face: Typeface, size: float, spacing: float = 0) -> float:
    """How wide `text` comes out, in pixels; `spacing` is added after every character but one."""
    if not spacing:
        return face.length(text, size)
    return sum(face.length(c, size) for c in text) + spacing * max(0, len(text) - 1)


def write(
    page: Image.Image,
    at: tuple[float, float],
    text: str,
    face: Typeface,
    size: float,
    *,
    colour: Colour = BLACK,
    spacing: float = 0,
    weight: int = 0,
) -> float:
    """Write one line, its middle at the height `at[1]` and its left end at `at[0]`.

    Answers the x of its right end. `weight` thickens the strokes, in pixels.
    """
    pen = ImageDraw.Draw(page)
    x, y = at
    baseline = y + 0.36 * size
    for part in text if spacing else (text,):
        for run, cut in face.runs(part):
            font = cut.at(size)
            pen.text((x, baseline), run, colour, font, anchor="ls", stroke_width=weight)
            x += font.getlength(run)
        x += spacing
    return x - spacing


def write_centred(
    page: Image.Image,
    centre: tuple[float, float],
    text: str,
    face: Typeface,
    size: float,
    *,
    colour: Colour = BLACK,
    spacing: float = 0,
    weight: int = 0,
) -> None:
    """Write one line around a centre."""
    left = centre[0] - width_of(text, face, size, spacing) / 2
    at = (left, centre[1])
    write(page, at, text, face, size, colour=colour, spacing=spacing, weight=weight)


def wrap(
    text: str, face: Typeface, size: float, width: float, *, split_numbers: bool = False
) -> list[str]:
    """Lines of at most `width` pixels, broken as Chinese is set.

    No closing mark begins a line, no opening one ends it, and a run of digits and Latin letters
    stays whole unless `split_numbers`.
    """
    lines, line, room = [], "", width
    for piece in _pieces(text, split_numbers=split_numbers):
        need = face.length(piece, size)
        hangs = piece in _NOT_FIRST and need < 0.6 * size + room
        if line and need > room and not hangs:
            carried = ""
            while line and (line[-1] in _NOT_LAST or (piece in _NOT_FIRST and not carried)):
                line, carried = line[:-1], line[-1] + carried
            lines.append(line)
            line, room = carried, width - face.length(carried, size)
        line, room = line + piece, room - need
    return [*lines, line]


def _pieces(text: str, *, split_numbers: bool) -> list[str]:
    pieces: list[str] = []
    for character in text:
        latin = character.isascii() and (character.isalnum() or character in "_-")
        if latin and not split_numbers and pieces and pieces[-1][-1].isascii():
            last = pieces[-1][-1]
            if last.isalnum() or last in "_-":
                pieces[-1] += character
                continue
        pieces.append(character)
    return pieces


def mark(
    page: Image.Image,
    style: Style,
    centre: tuple[float, float],
    size: float,
    *,
    colour: Colour = RED,
    angle: float = 0,
    strength: float = 0.75,
) -> None:
    """Print 样本 SPECIMEN over the page, which every specimen must carry."""
    face = pick(style.dice("mark"), style.group, Face.SANS, MARK)
    layer = Image.new("L", (round(size * 9), round(size * 2)))
    middle = (layer.width / 2, layer.height / 2)
    ImageDraw.Draw(layer).text(middle, MARK, round(255 * strength), face.at(size), anchor="mm")
    if angle:
        layer = layer.rotate(angle, expand=True, resample=Image.Resampling.BICUBIC)
    corner = (round(centre[0] - layer.width / 2), round(centre[1] - layer.height / 2))
    page.paste(Image.new("RGB", layer.size, colour), corner, layer)


def seal(
    page: Image.Image,
    style: Style,
    centre: tuple[float, float],
    radius: float,
    around: str,
    *,
    colour: Colour = RED,
    strength: float = 0.7,
) -> None:
    """Press a round seal: `around` along the rim, 样本 SPECIMEN where a real one has its star.

    Its ink darkens what is below and never covers it.
    """
    rolls = style.dice(f"seal/{around}")
    face = pick(rolls, style.group, Face.SONG, around + MARK)
    side = round(radius * 2) + 8
    layer = Image.new("L", (side, side))
    pen, middle = ImageDraw.Draw(layer), side / 2
    tone = round(255 * strength)
    rim = (4, 4, side - 4, side - 4)
    pen.ellipse(rim, outline=tone, width=max(2, round(radius * 0.05)))
    size = radius * min(0.26, 2.9 / max(len(around), 1))
    for position, character in enumerate(around):
        turn = math.radians(-130 + 260 * (position + 0.5) / len(around))
        glyph = Image.new("L", (round(size * 1.5),) * 2)
        ImageDraw.Draw(glyph).text(
            (glyph.width / 2, glyph.height / 2),
            character,
            tone,
            face.at(size),
            anchor="mm",
            stroke_width=1,
        )
        glyph = glyph.rotate(-math.degrees(turn), resample=Image.Resampling.BICUBIC)
        x = middle + 0.78 * radius * math.sin(turn) - glyph.width / 2
        y = middle - 0.78 * radius * math.cos(turn) - glyph.height / 2
        layer.paste(glyph, (round(x), round(y)), glyph)
    pen.text((middle, middle), "样本", tone, face.at(radius * 0.36), anchor="mm")
    pen.text((middle, middle + radius * 0.45), "SPECIMEN", tone, face.at(radius * 0.2), anchor="mm")
    layer = layer.rotate(rolls.uniform(-14, 14), resample=Image.Resampling.BICUBIC)
    corner = (round(centre[0] - side / 2), round(centre[1] - side / 2))
    film = Image.new("RGB", layer.size, (255, 255, 255))
    film.paste(Image.new("RGB", layer.size, colour), (0, 0), layer)
    under = page.crop((*corner, corner[0] + side, corner[1] + side))
    page.paste(ImageChops.multiply(under, film), corner)
