"""Prepares the picture of one value for a reader that was trained on clean scans.

What is left of red stamps is lightest in the red channel, so a line is looked at there wherever
that still shows black ink. Then paper is made evenly white, and whatever cannot be a character is
wiped out: the rules and cells of a form, the arcs of a stamp, the edge of the next character.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from verifiers.read.engine import Alphabet, Look
from verifiers.read.picture import levels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from verifiers.read.engine import Line

BLACK = 120
"""A red channel this dark is ink that is not red."""
PAPER = 250.0
GLYPH = {
    (Alphabet.CHINESE, Look.CLEAN): 48,
    (Alphabet.CHINESE, Look.PLAIN): 36,
    (Alphabet.CHINESE, Look.WHOLE): 48,
    (Alphabet.CHINESE, Look.DARK): 48,
    (Alphabet.CHINESE, Look.GREY): 48,
}
"""Pixels that characters are brought to in height. Measured: of days in Chinese numerals that the
first reader had right, Tesseract read 46 of 61 at 48 pixels, and 41 at 36 or 60."""
DIGIT, DIGIT_PLAIN = 36, 24
DARK = 128
"""Between print (0) and paper (255): what is paler is no print but a copied stamp."""
DARKEST = 80
"""Between print (0) and paper (255): what is paler may be a stamp's."""
PALEST = 190
"""On the same way: what is paler is paper, to the eye that sees grey."""
LARGEST = 4.0
"""Times that a strip is enlarged at most: more shows nothing that was not seen."""
ROOM = 0.2
"""Of a strip's height: the most that is left between two characters."""
LONGEST = 4000
"""Pixels: a longer line is no line."""

# Of a strip's height: how high something is that may be a character, and how wide a rule is.
LEAST_GLYPH, MOST_GLYPH, RULE = 0.2, 0.93, 0.15
# Of the usual character's height: what is higher or lower than any character; and where it touches
# an end of the strip, what is too narrow, and how high a whole one must be.
TOO_HIGH, TOO_LOW, SLIVER, WHOLE = 1.45, 0.45, 0.22, 0.8
SPECK = 0.12
"""Of the usual character's height: what is smaller both ways is no stroke."""


def prepare(colour: NDArray[np.uint8], line: Line) -> NDArray[np.uint8]:
    """An RGB strip as black on white: clean, or as `Look` says."""
    grey = dark_ink(colour)
    usual = _usual_height(_ink_mask(evenly_lit(grey))) or grey.shape[0] / 2
    plain = line.look is Look.PLAIN
    small = plain or line.look is Look.GREY
    wanted = GLYPH.get((line.alphabet, line.look), DIGIT_PLAIN if small else DIGIT)
    even = evenly_lit(_scaled(grey, min(LARGEST, wanted / usual)))
    if line.look is Look.GREY:
        return np.asarray(cv2.convertScaleAbs(even, alpha=255 / PALEST), np.uint8)
    dark = line.look is Look.DARK
    black = (even < DARKEST).astype(np.uint8) if dark else _ink_mask(even)
    wiped = _foreign(black, line.alphabet)
    kept = black.astype(bool) & ~wiped
    if plain and line.alphabet is not Alphabet.CHINESE:
        return _closed_up(np.where(wiped, np.uint8(255), even), kept)
    clean = np.where(kept, np.uint8(0), np.uint8(255))
    # A network trained on scans reads soft edges better than stairs.
    soft = np.asarray(cv2.GaussianBlur(clean, (3, 3), 0), np.uint8)
    return soft if line.alphabet is Alphabet.CHINESE else _closed_up(soft, kept)


def _closed_up(strip: NDArray[np.uint8], ink: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """The strip with its characters moved together.

    Digits in the boxes of a form stand so far apart that Tesseract sees more of them than there
    are, or fewer. Measured on such numbers: 85 of 89 read alike, 74 where they are left apart.
    """
    blank = np.asarray(~ink.any(axis=0))
    room = max(1, round(ROOM * strip.shape[0]))
    run = np.zeros(blank.shape, np.int32)
    for column in range(1, blank.size):
        run[column] = run[column - 1] + 1 if blank[column] else 0
    return np.ascontiguousarray(strip[:, run <= room])


def dark_ink(colour: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The RGB picture in grey, in which red ink is as light as can be."""
    red = colour[:, :, 0]
    if levels.percentile(red, 2) < BLACK:
        return red
    return np.asarray(cv2.cvtColor(colour, cv2.COLOR_RGB2GRAY), np.uint8)


def darkest(grey: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """An evenly lit strip in which all that is paler than print is paper."""
    return np.asarray(cv2.convertScaleAbs(grey, alpha=255 / DARK), np.uint8)


def _scaled(grey: NDArray[np.uint8], scale: float) -> NDArray[np.uint8]:
    height, width = grey.shape
    size = (int(np.clip(round(width * scale), 1, LONGEST)), max(1, round(height * scale)))
    quality = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(grey, size, interpolation=quality), np.uint8)


def evenly_lit(grey: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Ink on white: the paper round each letter is its white, so that shadows and glare go."""
    reach = grey.shape[0] // 2 * 2 + 1
    paper = cv2.blur(cv2.dilate(grey, np.ones((reach, reach), np.uint8)), (reach, 1))
    flat = np.minimum(PAPER, grey * (PAPER / np.maximum(1, paper)))
    ink = float(np.percentile(flat, 2))
    return np.asarray(np.clip((flat - ink) * (255 / max(1.0, PAPER - ink)), 0, 255), np.uint8)


def _ink_mask(even: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """1 where there is ink."""
    _, mask = cv2.threshold(even, 0, 1, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    return np.asarray(mask, np.uint8)


def _usual_height(ink: NDArray[np.uint8]) -> float | None:
    """The usual height of a character in pixels, or `None` where nothing looks like one."""
    _, _, found, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    high = found[1:, 3]
    likely = high[(high > LEAST_GLYPH * ink.shape[0]) & (high < MOST_GLYPH * ink.shape[0])]
    return float(np.median(likely)) if likely.size else None


def _foreign(ink: NDArray[np.uint8], alphabet: Alphabet) -> NDArray[np.bool_]:
    """Where ink belongs to no character of the value."""
    _, labels, found, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    left, wide, high = found[:, 0], found[:, 2], found[:, 3]
    # Of Chinese text nothing is wiped out but the rules of a form and specks: its parts have every
    # shape.
    foreign = (high > MOST_GLYPH * ink.shape[0]) & (wide < RULE * ink.shape[0])
    usual = _usual_height(ink)
    if usual is not None:
        foreign |= np.maximum(high, wide) < SPECK * usual
    if alphabet in (Alphabet.DIGITS, Alphabet.LETTERED) and usual is not None:
        right = left + wide
        at_an_end = (left == 0) | (right == ink.shape[1])
        foreign |= high > TOO_HIGH * usual
        foreign |= at_an_end & ((wide < SLIVER * usual) | (high < WHOLE * usual))
        whole = ~foreign & (high >= TOO_LOW * usual)
        whole[0] = False
        # A low piece is part of a broken character if it stands above or below a whole one.
        across = (left[:, None] < right[whole]) & (left[whole] < right[:, None])
        foreign |= (high < TOO_LOW * usual) & ~across.any(axis=1)
    foreign[0] = False
    mask = foreign[labels].astype(np.uint8)
    return np.asarray(cv2.dilate(mask, np.ones((3, 3), np.uint8)) > 0)
