"""The pictures on a resident identity card: ground, bust, emblem and wall."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from tests.specimens.style import Group, Style, dice

if TYPE_CHECKING:
    from tests.specimens import ink

WIDTH, HEIGHT = 1600, 1009
CORNER = 3.18 / 85.6
"""The radius of a card's corner, as a fraction of its width."""
_PALETTES = (
    ((246, 226, 230), (222, 237, 247), (236, 228, 240)),
    ((240, 230, 236), (218, 234, 240), (226, 236, 240)),
    ((247, 232, 226), (230, 240, 242), (242, 230, 232)),
    ((233, 236, 245), (224, 238, 240), (244, 230, 236)),
)


def bust(page: Image.Image, style: Style, box: tuple[float, float, float, float]) -> None:
    """A faceless bust where the photograph is."""
    rolls = style.dice("portrait")
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    photo = Image.new("RGB", (round(width), round(height)), (244, 245, 247))
    pen = ImageDraw.Draw(photo)
    skin, hair = rolls.randrange(178, 226), rolls.randrange(30, 90)
    cloth = tuple(rolls.randrange(120, 215) for _ in range(3))
    middle = width / 2
    pen.ellipse((0.06 * width, 0.66 * height, 0.94 * width, 1.5 * height), fill=cloth)
    neck = (middle - 0.1 * width, 0.5 * height, middle + 0.1 * width, 0.72 * height)
    pen.rectangle(neck, fill=(skin - 10, skin - 34, skin - 48))
    low = rolls.uniform(0.44, 0.66)
    pen.ellipse((0.24 * width, 0.12 * height, 0.76 * width, low * height), fill=(hair,) * 3)
    face = (0.28 * width, 0.2 * height, 0.72 * width, 0.62 * height)
    pen.ellipse(face, fill=(skin, skin - 26, skin - 42))
    photo = photo.filter(ImageFilter.GaussianBlur(3))
    page.paste(photo, (round(left), round(top)))


def emblem(page: Image.Image, corner: tuple[float, float]) -> None:
    """A red disc with a gate and stars: it suggests the emblem and is not one."""
    left, top = corner
    size = 0.2 * WIDTH
    pen = ImageDraw.Draw(page)
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


def great_wall(page: Image.Image, style: Style) -> None:
    """Pale ridges with battlements across the lower half."""
    pen = ImageDraw.Draw(page)
    x = np.arange(0, WIDTH, 4)
    for row, colour in enumerate(((206, 214, 226), (214, 208, 220), (200, 214, 216))):
        rolls = dice("wall", style.group, row)
        height = (0.5 + 0.09 * row) * HEIGHT
        y = height + 60 * np.sin(x / rolls.uniform(140, 260) + rolls.uniform(0, 6))
        y = y + 26 * np.sin(x / rolls.uniform(50, 90)) + np.where(x // 16 % 2 == 0, 0, 7)
        points = list(zip(x.tolist(), y.tolist(), strict=True))
        pen.line(points, fill=colour, width=3)
        pen.line([(a, b + 22) for a, b in points], fill=colour, width=2)


@lru_cache(maxsize=8)
def guilloche(group: Group, variant: int) -> Image.Image:
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
def rounded(size: tuple[int, int]) -> Image.Image:
    """A mask with the round corners of a card."""
    mask = Image.new("L", size)
    ImageDraw.Draw(mask).rounded_rectangle(
        (0, 0, size[0] - 1, size[1] - 1), radius=CORNER * size[0], fill=255
    )
    return mask
