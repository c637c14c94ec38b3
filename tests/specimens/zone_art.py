"""Prints machine-readable zones: OCR-B at a fixed pitch, as well and as badly as real papers do."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from tests.specimens.fonts import Face, Typeface, pick
from tests.specimens.style import Group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.specimens.style import Style

OCR_B = "OCR B"
PITCH = 2.54
"""Millimetres from one character to the next (9303-2)."""
LINE_PITCH = 6.35
_ALL = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<"


@dataclass(frozen=True, slots=True)
class Print:
    """How a zone is printed. Lengths are fractions of the pitch."""

    face: Typeface
    ink: tuple[int, int, int]
    size: float
    """The advance of a glyph: 1 is as wide as its cell."""
    weight: int
    """Strokes are thickened by so many pixels at 30 pixels a cell; thinned where negative."""
    coverage: float
    """How much of the ink reached the paper, 0 to 1."""
    grain: float
    jitter: float
    """How far characters stray up and down, as a printer's head does."""
    line_pitch: float

    @classmethod
    def of(cls, style: Style) -> Print:
        """Rolled from the style; the held-out group prints lighter, heavier and rougher too."""
        rolls = style.dice("zone/print")
        wide = style.group is Group.HELD_OUT
        tone = rolls.randrange(10, 90 if wide else 62)
        tint = rolls.choice(((0, 0, 0), (0, 0, 0), (-6, 0, 14), (10, 2, -4)))
        return cls(
            face=_ocr_b(style),
            ink=tuple(max(0, tone + t) for t in tint),  # type: ignore[arg-type]
            size=rolls.uniform(0.9, 1.02) if wide else rolls.uniform(0.94, 1.0),
            weight=rolls.choice((-1, 0, 0, 1, 1, 2) if wide else (0, 0, 0, 1)),
            coverage=rolls.uniform(0.72, 1.0) if wide else rolls.uniform(0.85, 1.0),
            grain=rolls.choice((0, 0, 0.15, 0.35)) if wide else rolls.choice((0, 0, 0.2)),
            jitter=rolls.choice((0, 0, 0.02, 0.04)) if wide else 0,
            line_pitch=rolls.uniform(0.86, 1.06) if wide else rolls.uniform(0.95, 1.0),
        )


def zone(
    page: Image.Image, style: Style, at: tuple[float, float], pitch: float, lines: Sequence[str]
) -> None:
    """Print the lines: `at` is the left end and the middle of the first, `pitch` is in pixels."""
    look, rolls = Print.of(style), style.dice("zone/jitter")
    font = _font(look.face.path, round(100 * look.size * pitch))
    down = LINE_PITCH / PITCH * look.line_pitch * pitch
    layer = Image.new("L", page.size)
    pen = ImageDraw.Draw(layer)
    for row, line in enumerate(lines):
        for column, character in enumerate(line):
            centre = (
                at[0] + (column + 0.5) * pitch,
                at[1] + 0.48 * pitch + row * down + rolls.uniform(-1, 1) * look.jitter * pitch,
            )
            pen.text(centre, character, 255, font, anchor="ms")
    mask = np.asarray(layer)
    thick = round(abs(look.weight) * pitch / 30)
    if thick:
        kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (thick + 1, thick + 1))
        mask = cv2.dilate(mask, kernel) if look.weight > 0 else cv2.erode(mask, kernel)
    strength = np.full(mask.shape, look.coverage, np.float32)
    if look.grain:
        grain = np.random.default_rng(rolls.randrange(2**32))
        rough = grain.standard_normal((mask.shape[0] // 2 + 1, mask.shape[1] // 2 + 1), np.float32)
        strength -= look.grain * np.abs(cv2.resize(rough, mask.shape[::-1])) * 0.7
    inked = Image.fromarray((mask * np.clip(strength, 0, 1)).astype(np.uint8))
    page.paste(Image.new("RGB", page.size, look.ink), (0, 0), inked)


def _ocr_b(style: Style) -> Typeface:
    for attempt in range(40):
        face = pick(style.dice(f"zone/face/{attempt}"), style.group, Face.NUMBER, _ALL)
        if face.family == OCR_B:
            return face
    raise RuntimeError("the typeface OCR B is not installed (fonts-ocr-b)")


@lru_cache(maxsize=64)
def _font(path: str, hundredths: int) -> ImageFont.FreeTypeFont:
    """The font at the size at which one glyph advances by so many hundredths of a pixel."""
    advance = ImageFont.truetype(path, 1000).getlength("A") / 1000
    return ImageFont.truetype(path, max(6, round(hundredths / 100 / advance)))
