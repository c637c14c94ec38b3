"""Draws lines of numerals as papers print and people send them, to teach `read.second.numerals`.

Every line knows where each of its characters stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from scripts.numeral_texts import COMMON, happens, text_of
from verifiers.read.second import numeral_strip, numerals
from verifiers.read.second.numeral_strip import HEIGHT

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.random import Generator
    from numpy.typing import NDArray

    from scripts.numeral_fonts import Fonts

WIDTH = 320
"""Pixels of a strip that is drawn to be learnt."""
BIG = 2
"""Lines are drawn so many times larger."""
SIZE = 22 * BIG
"""Pixels of a Chinese character."""
VIEWS = 3
"""Pictures made of one print."""
MARKED = 0.25
"""How many lines of all have a mark below the print, and how many above it."""
ROUGH, SHAKEN, COPIED, SAVED = 0.2, 0.2, 0.2, 0.6
"""How many have each of these faults."""
PURPOSE = f"{COMMON}仅供店铺过户使用复印无效样本"
BRACKETS = "（）〔〕"
_SAME = str.maketrans("○ＯO（）〔〕[]", "〇〇〇()()()")

Span = tuple[float, float, str]
"""From where to where a character goes, in pixels, and which it is."""


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A strip as the network sees it, and its class at every step (-1: either of two)."""

    ink: NDArray[np.float32]
    classes: NDArray[np.int64]


def drawn(dice: Generator, given: Fonts) -> list[Drawn]:
    """One line, sent in `VIEWS` ways, each cut as a detector cuts."""
    start = float(
        dice.choice([dice.uniform(-1.5, 0.6), dice.uniform(-1.5, 0.6), dice.uniform(1, 5)])
    )
    mask, spans = printed(dice, given, text_of(dice), start * SIZE, (WIDTH + 60) * BIG)
    views = []
    for _ in range(VIEWS):
        grey, where = _cut(dice, sent(dice, given, mask), dice.uniform(0.72, 1.2))
        placed = [(where(left), where(right), character) for left, right, character in spans]
        views.append(Drawn(numeral_strip.ink_of(grey), _classes(placed)))
    return views


def sent(dice: Generator, given: Fonts, mask: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A printed line in grey, on paper, perhaps with a mark across it, and photographed."""
    page = _marked(dice, given, _ground(dice, mask.shape), over=False)
    strength = mask * np.float32(dice.uniform(0.6, 1.0) / 255)
    page = page * (1 - strength) + np.float32(dice.uniform(0, 90)) * strength
    return _photographed(dice, _marked(dice, given, page, over=True))


def _classes(spans: list[Span]) -> NDArray[np.int64]:
    """The class of every step: that of the character whose middle is near."""
    at = (np.arange(WIDTH // numerals.STEP) + 0.5) * numerals.STEP
    classes = np.zeros(len(at), np.int64)
    for left, right, character in spans:
        middle, reach = (left + right) / 2, (right - left) / 2
        near = np.abs(at - middle)
        core = near <= max(0.45 * reach, 0.501 * numerals.STEP)
        edge = (near <= 0.55 * reach) & ~core & (classes == 0)
        classes[edge] = -1
        classes[core] = _class_of(character)
    return classes


def _class_of(character: str) -> int:
    character = character.translate(_SAME)
    return numerals.CLASSES.index(character if character in numerals.NAMED else numerals.OTHER)


@dataclass(frozen=True, slots=True, eq=False)
class _Glyph:
    """A character's ink, where it begins from the pen, and how far the pen moves on."""

    ink: NDArray[np.uint8]
    left: float
    top: float
    advance: float

    def middle(self, character: str) -> tuple[float, float]:
        """How far from the pen the middle of the character is, and half of its width."""
        if character in BRACKETS:
            return self.left + self.ink.shape[1] / 2, float(self.ink.shape[1])
        return self.advance / 2, max(self.advance, self.ink.shape[1]) / 2


@lru_cache(maxsize=256)
def _face(path: str, index: int, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size, index=index)


@lru_cache(maxsize=40_000)
def _glyph(path: str, index: int, character: str, weight: int) -> _Glyph:
    face = _face(path, index, SIZE)
    left, top, right, bottom = face.getbbox(character, anchor="ls", stroke_width=weight)
    layer = Image.new("L", (max(1, round(right - left)), max(1, round(bottom - top))))
    ImageDraw.Draw(layer).text(
        (-left, -top), character, 255, face, anchor="ls", stroke_width=weight
    )
    return _Glyph(np.asarray(layer), left, top, face.getlength(character))


def _paste(layer: NDArray[np.uint8], glyph: _Glyph, x: float, y: float) -> None:
    """Put a character on a line, the pen standing there."""
    row, column = round(y + glyph.top), round(x + glyph.left)
    high, wide = glyph.ink.shape
    rows = slice(max(0, row), min(layer.shape[0], row + high))
    columns = slice(max(0, column), min(layer.shape[1], column + wide))
    if rows.start < rows.stop and columns.start < columns.stop:
        part = glyph.ink[
            rows.start - row : rows.stop - row, columns.start - column : columns.stop - column
        ]
        layer[rows, columns] = np.maximum(layer[rows, columns], part)


def printed(
    dice: Generator, given: Fonts, text: str, x: float, width: int
) -> tuple[NDArray[np.uint8], list[Span]]:
    """The ink of a line that begins at `x`, and from where to where each character goes."""
    kinds = given.han[int(dice.integers(len(given.han)))]
    han = kinds[int(dice.integers(len(kinds)))]
    latin = given.latin[int(dice.integers(len(given.latin)))] if happens(dice, 0.55) else han
    height = HEIGHT * BIG
    mask = np.zeros((height, width), np.uint8)
    spacing = float(dice.choice([0, 0, 0, 0.05, 0.15, 0.5])) * SIZE
    weight = int(dice.choice([0, 0, 0, 1]))
    stray = float(dice.choice([0, 0, 0, 0.02])) * SIZE
    spans = []
    for character in text:
        key = latin if character.isascii() else han
        if not character.isspace() and ord(character) not in given.drawn[key]:
            key = next((k for k in (han, latin, *kinds) if ord(character) in given.drawn[k]), key)
        glyph = _glyph(*key, character, weight)
        if not character.isspace() and ord(character) in given.drawn[key]:
            _paste(mask, glyph, x, height / 2 + 0.36 * SIZE + float(dice.normal(0, 1)) * stray)
            middle, half = glyph.middle(character)
            spans.append((x + middle - half, x + middle + half, character))
        x += glyph.advance + spacing
        if x > width:
            break
    thick = int(dice.choice([-1, 0, 0, 0, 1]))
    if thick:
        kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (abs(thick) + 1,) * 2)
        mask = cv2.dilate(mask, kernel) if thick > 0 else cv2.erode(mask, kernel)
    if happens(dice, ROUGH):
        rough = dice.standard_normal((height // 2, width // 4)).astype(np.float32)
        holes = cv2.resize(rough, (width, height)) > dice.uniform(0.8, 2.2)
        mask = np.where(holes, mask * dice.uniform(0.2, 0.8), mask)
    return np.asarray(mask, np.uint8), spans


def _ground(dice: Generator, shape: tuple[int, ...]) -> NDArray[np.float32]:
    """Paper: plain, or with waves; a slope of light; perhaps the rules of a form."""
    height, width = shape
    paper = np.full((height, width), dice.uniform(150, 255), np.float32)
    across = np.arange(width, dtype=np.float32)[None]
    down = np.arange(height, dtype=np.float32)[:, None]
    for _ in range(dice.integers(0, 3)):
        bend = dice.uniform(5, 60) * np.sin(across / dice.uniform(40, 300) + dice.uniform(0, 6))
        wave = np.sin((down + bend) / dice.uniform(2, 9) + across * dice.uniform(-0.05, 0.05))
        paper += np.clip((wave - 0.4) * 2, 0, 1) * dice.uniform(-30, 8)
    paper *= np.linspace(dice.uniform(0.6, 1), dice.uniform(0.6, 1), width)[None]
    if happens(dice, 0.25):
        row = int(dice.choice([dice.uniform(0, 0.12), dice.uniform(0.86, 1)]) * height)
        paper[row : row + int(dice.integers(1, 5))] *= dice.uniform(0.2, 0.8)
    if happens(dice, 0.1):
        column = int(dice.integers(0, width))
        paper[:, column : column + int(dice.integers(1, 5))] *= dice.uniform(0.2, 0.8)
    return paper


def _marked(
    dice: Generator, given: Fonts, page: NDArray[np.float32], *, over: bool
) -> NDArray[np.float32]:
    """A seal or a purpose across the line: under the print, or on it, darker or paler than it."""
    if not happens(dice, MARKED):
        return page
    height, width = page.shape
    layer = np.zeros((height, width), np.float32)
    for _ in range(dice.integers(1, 3)):
        if happens(dice, 0.5):
            radius = int(dice.uniform(1.2, 4) * height)
            centre = (int(dice.uniform(0, width)), int(dice.uniform(-2, 3) * height))
            cv2.circle(layer, centre, radius, 1.0, int(dice.integers(3, 10)), cv2.LINE_AA)
        layer = np.maximum(layer, _words(dice, given, layer.shape))
    strength = np.float32(dice.uniform(0.05, 0.55))
    if over and happens(dice, 0.5):
        # A seal that was faded: print below it is paler, and its edges are left.
        paler = page + layer * np.float32(dice.uniform(0.05, 0.9)) * (page.max() - page)
        edges = np.abs(cv2.Laplacian(cv2.GaussianBlur(layer, (0, 0), 1.5), cv2.CV_32F))
        return np.asarray(paler * (1 - np.clip(edges * strength * 6, 0, 0.5)), np.float32)
    tone = np.float32(dice.uniform(20, 130))
    darker = np.minimum(page, page * (1 - layer * strength) + tone * layer * strength)
    return np.asarray(darker, np.float32)


def _words(dice: Generator, given: Fonts, shape: tuple[int, ...]) -> NDArray[np.float32]:
    """A few words of any size, leaning any way."""
    kinds = given.han[int(dice.integers(len(given.han)))]
    key = kinds[int(dice.integers(len(kinds)))]
    row = np.zeros((2 * SIZE, 9 * SIZE), np.uint8)
    for place in range(8):
        character = PURPOSE[int(dice.integers(len(PURPOSE)))]
        if ord(character) in given.drawn[key]:
            _paste(row, _glyph(*key, character, 0), (place + 0.5) * SIZE, 1.36 * SIZE)
    turned = cv2.getRotationMatrix2D(
        (float(dice.uniform(1, 8)) * SIZE, SIZE), dice.uniform(-80, 80), dice.uniform(0.7, 3)
    )
    turned[:, 2] += (
        dice.uniform(0, shape[1]) - turned[0, 2],
        dice.uniform(-0.5, 1.5) * shape[0] - turned[1, 2],
    )
    return np.asarray(cv2.warpAffine(row, turned, shape[1::-1]), np.float32) / 255


def _photographed(dice: Generator, page: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Out of focus, shaken, coarse, grainy, saved as JPEG, or copied."""
    height, width = page.shape
    blurred = cv2.GaussianBlur(
        page, (0, 0), float(dice.choice([dice.uniform(0.3, 1.8), dice.uniform(0.3, 3.4)]))
    )
    if happens(dice, SHAKEN):
        length = int(dice.integers(3, 11))
        kernel = np.zeros((length, length), np.float32)
        kernel[length // 2] = 1 / length
        turned = cv2.getRotationMatrix2D((length / 2 - 0.5,) * 2, dice.uniform(0, 180), 1)
        blurred = cv2.filter2D(blurred, -1, cv2.warpAffine(kernel, turned, (length, length)))
    coarse = dice.uniform(0.35, 1.0)
    size = (max(8, round(width * coarse)), max(8, round(height * coarse)))
    small = cv2.resize(blurred, size, interpolation=cv2.INTER_AREA)
    small = small + dice.standard_normal(small.shape, np.float32) * np.float32(
        dice.uniform(0, 11) * small.mean() / 220
    )
    if happens(dice, COPIED):
        level = dice.uniform(0.5, 0.75) * float(np.percentile(small, 90))
        small = 255 / (1 + np.exp(-(small - level) / dice.uniform(10, 40)))
    whole = np.clip(small, 0, 255).astype(np.uint8)
    if happens(dice, SAVED):
        quality = int(dice.integers(25, 90))
        _, coded = cv2.imencode(".jpg", whole, (cv2.IMWRITE_JPEG_QUALITY, quality))
        whole = cv2.imdecode(coded, cv2.IMREAD_GRAYSCALE)
    return np.asarray(cv2.resize(whole, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)


def _cut(
    dice: Generator, page: NDArray[np.uint8], scale: float
) -> tuple[NDArray[np.uint8], Callable[[float], float]]:
    """The strip of a line as a detector cuts it: a little too large or small, askew, elsewhere.

    And where in it something is that stood at a place of the line.
    """
    lean, slope = dice.normal(0, 0.05), dice.normal(0, 0.006)
    wide = scale * dice.uniform(0.85, 1.2) / BIG
    tall = scale / BIG
    shift = dice.uniform(-60, 0) * (wide * BIG) if happens(dice, 0.7) else 0.0
    middle = HEIGHT / 2 + dice.normal(0, 1.3)
    centre = page.shape[0] / 2
    matrix = np.array(
        [
            [wide, lean * tall, shift - lean * tall * centre],
            [slope * wide, tall, middle - tall * centre - slope * wide * page.shape[1] / 2],
        ],
        np.float32,
    )
    soft = cv2.GaussianBlur(page, (0, 0), 0.45 / tall)
    grey = cv2.warpAffine(
        soft, matrix, (WIDTH, HEIGHT), flags=cv2.INTER_LINEAR, borderValue=float(np.median(page))
    )
    return np.asarray(grey, np.uint8), lambda x: float(wide * x + shift)
