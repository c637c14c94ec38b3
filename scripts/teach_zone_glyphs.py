"""Teaches the small network that tells the characters of machine-readable zones apart.

Lines of random characters are drawn in OCR-B, printed badly, photographed badly, and cut into cells
by the code that cuts real ones. Run it again whenever `verifiers.read.zone.strip` or
`verifiers.read.zone.glyphs` cut cells in another way:

    python -m scripts.teach_zone_glyphs

Everything is rolled from one seed. Needs the fonts of Debian's `fonts-ocr-b` and some minutes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from scripts import convolution
from verifiers.read.zone import glyphs as zone_glyphs
from verifiers.read.zone import strip as zone_strip
from verifiers.read.zone.strip import CELL, HEIGHT

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

FOLDER = Path("/usr/share/fonts/opentype/ocr-b")
FONTS = ("OCRB.otf", "OCRB.otf", "OCRBS.otf")
SEED = 9303
LINE = 40
"""Characters a drawn line has."""
LINES, ROUNDS, BATCH, RATE = 5000, 6, 128, 2e-3
CROSSED, RASTER, ROUGH, SHAKEN, COPIED, SAVED = 0.45, 0.15, 0.35, 0.25, 0.15, 0.6
"""How many lines of all have each of these faults."""
ROUND, GLARE, DARKENING = 0.3, 0.2, 0.6
"""How many of the strokes that cross lines are round; how often they are a lamp's; how often ink
that lies on ink darkens instead of covering."""


def drawn(dice: Generator) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    """The cells of one line, as the network sees them, and which characters they are."""
    chances = np.ones(len(zone_glyphs.CLASSES))
    chances[-1] = 5.0
    labels = dice.choice(len(chances), LINE, p=chances / chances.sum())
    big = 2
    pitch = CELL * big
    width = pitch * (LINE + 4)
    page = _ground(dice, width, HEIGHT * big)
    mask = _printed(dice, [zone_glyphs.CLASSES[label] for label in labels], pitch, width)
    strength = mask * np.float32(dice.uniform(0.65, 1.0) / 255)
    page = page * (1 - strength) + np.float32(dice.uniform(0, 80)) * strength
    if dice.random() < CROSSED:
        page = _crossed(dice, page)
    if dice.random() < RASTER:
        page = page * _raster(dice, *page.shape)
    small = cv2.resize(
        _photographed(dice, page), (width // big, HEIGHT), interpolation=cv2.INTER_AREA
    )
    ink = zone_strip.ink_of(small)
    gain = dice.uniform(0.75, 1.25)
    slope = np.tan(np.radians(dice.normal(0, 0.25)))
    down = dice.uniform(-2.5, 2.5) - slope * ink.shape[1] / 2
    moved = np.array([[1, 0, 0], [slope, 1, down]], np.float32)
    ink = cv2.warpAffine(ink, moved, ink.shape[::-1], borderMode=cv2.BORDER_REPLICATE)
    edges = CELL * (np.arange(LINE + 1) + 2.0)
    edges += dice.uniform(-2.5, 2.5) + dice.normal(0, 0.7, edges.shape)
    return zone_glyphs.cells(np.clip(ink * gain, 0, 1), edges.tolist()), labels


def _ground(dice: Generator, width: int, height: int) -> NDArray[np.float32]:
    """Paper, plain or with waves."""
    paper = np.full((height, width), dice.uniform(170, 255), np.float32)
    x = np.arange(width, dtype=np.float32)[None]
    y = np.arange(height, dtype=np.float32)[:, None]
    for _ in range(dice.integers(0, 5)):
        bend = dice.uniform(5, 60) * np.sin(x / dice.uniform(40, 300) + dice.uniform(0, 6))
        wave = np.sin((y + bend) / dice.uniform(2, 14) + x * dice.uniform(-0.12, 0.12))
        paper += np.clip((wave - dice.uniform(0, 0.7)) * 2, 0, 1) * dice.uniform(-52, 10)
    slope = np.linspace(dice.uniform(0.6, 1), dice.uniform(0.6, 1), width)[None]
    return np.asarray(paper * slope, np.float32)


def _crossed(dice: Generator, page: NDArray[np.float32]) -> NDArray[np.float32]:
    """Under the strokes of a stamp, of a watermark or of SPECIMEN, or beside a lamp's glare."""
    height, width = page.shape
    layer = np.zeros(page.shape, np.uint8)
    for _ in range(dice.integers(2, 14)):
        start = dice.uniform(0, width), dice.uniform(-0.5, 1.5) * height
        end = start[0] + dice.normal(0, 3 * height), start[1] + dice.normal(0, 2 * height)
        thick = int(dice.integers(3, 34))
        points = [tuple(map(round, map(float, point))) for point in (start, end)]
        if dice.random() < ROUND:
            cv2.circle(layer, points[0], abs(points[1][0] - points[0][0]) + 4, 255, thick)
        else:
            cv2.line(layer, points[0], points[1], 255, thick)
    soft = cv2.GaussianBlur(layer, (0, 0), dice.uniform(0.5, 4)).astype(np.float32) / 255
    glare = dice.random() < GLARE
    tone = np.float32(255 if glare else dice.uniform(20, 150))
    if glare:
        soft = cv2.GaussianBlur(soft, (0, 0), 30) * 0.9
    soft *= np.float32(dice.uniform(0.15, 0.6))
    darkens = not glare and dice.random() < DARKENING
    over = np.minimum(page, tone) if darkens else tone
    return np.asarray(page * (1 - soft) + over * soft, np.float32)


def _raster(dice: Generator, height: int, width: int) -> NDArray[np.float32]:
    """The stripes of a screen, or of a camera that sees one."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    turned, pitch = dice.uniform(0, np.pi), dice.uniform(5, 22)
    wave = np.sin((x * np.cos(turned) + y * np.sin(turned)) * 2 * np.pi / pitch)
    return np.asarray(1 + dice.uniform(0.05, 0.25) * wave, np.float32)


def _printed(dice: Generator, text: list[str], pitch: int, width: int) -> NDArray[np.uint8]:
    """The ink of a line: size, weight, slant, and the faults of printers."""
    path = str(FOLDER / dice.choice(FONTS))
    face = ImageFont.truetype(path, round(pitch / 0.723 * dice.uniform(0.84, 1.08)))
    layer = Image.new("L", (width, HEIGHT * 2))
    pen = ImageDraw.Draw(layer)
    stray = dice.choice([0, 0.01, 0.04]) * pitch
    for column, character in enumerate(text):
        at = (
            (column + 2.5) * pitch + dice.normal(0, stray),
            HEIGHT + 0.48 * pitch + dice.normal(0, stray),
        )
        pen.text(at, character, 255, face, anchor="ms")
    lean, tall = dice.normal(0, 0.05), dice.uniform(0.86, 1.2)
    bent = np.array([[1, lean, -lean * HEIGHT], [0, tall, HEIGHT * (1 - tall)]], np.float32)
    mask = cv2.warpAffine(np.asarray(layer), bent, (width, HEIGHT * 2))
    weight = int(dice.choice([-3, -2, 0, 0, 0, 2, 3, 4]))
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (abs(weight) + 1,) * 2)
    if weight:
        mask = cv2.dilate(mask, kernel) if weight > 0 else cv2.erode(mask, kernel)
    if dice.random() < ROUGH:
        rough = dice.standard_normal((HEIGHT, width // 2)).astype(np.float32)
        holes = cv2.resize(rough, (width, HEIGHT * 2)) > dice.uniform(0.6, 2.2)
        mask = np.where(holes, mask * dice.uniform(0, 0.7), mask)
    return np.asarray(mask, np.uint8)


def _photographed(dice: Generator, page: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Out of focus, shaken, coarse, grainy, saved as JPEG, or copied."""
    height, width = page.shape[:2]
    blurred = cv2.GaussianBlur(page, (0, 0), dice.uniform(0.3, 4.6))
    if dice.random() < SHAKEN:
        length = int(dice.integers(3, 12))
        kernel = np.zeros((length, length), np.float32)
        kernel[length // 2] = 1 / length
        turned = cv2.getRotationMatrix2D((length / 2 - 0.5,) * 2, dice.uniform(0, 180), 1)
        blurred = cv2.filter2D(blurred, -1, cv2.warpAffine(kernel, turned, (length, length)))
    coarse = dice.uniform(0.18, 1.0)
    size = (max(8, round(width * coarse)), max(8, round(height * coarse)))
    small = cv2.resize(blurred, size, interpolation=cv2.INTER_AREA)
    small = small + dice.standard_normal(small.shape, np.float32) * np.float32(dice.uniform(0, 11))
    if dice.random() < COPIED:
        level = dice.uniform(0.4, 0.75) * float(np.percentile(small, 90))
        small = 255 / (1 + np.exp(-(small - level) / dice.uniform(10, 40)))
    whole = np.clip(small, 0, 255).astype(np.uint8)
    if dice.random() < SAVED:
        quality = int(dice.integers(25, 90))
        _, coded = cv2.imencode(".jpg", whole, (cv2.IMWRITE_JPEG_QUALITY, quality))
        whole = cv2.imdecode(coded, cv2.IMREAD_GRAYSCALE)
    return np.asarray(cv2.resize(whole, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)


def main() -> None:
    """Draw, learn, say how many of freshly drawn cells are told right, and write the weights."""
    cv2.setNumThreads(1)
    dice = np.random.default_rng(SEED)
    pairs = [drawn(dice) for _ in range(LINES)]
    samples = np.concatenate([np.rint(cells * 255).astype(np.uint8) for cells, _ in pairs])
    labels = np.concatenate([line for _, line in pairs])
    held = len(samples) // 20
    sys.stdout.write(f"{len(samples)} cells\n")
    sys.stdout.flush()
    convolution.learn(
        zone_glyphs.LAYERS,
        samples[held:],
        labels[held:, None],
        dice,
        rounds=ROUNDS,
        batch=BATCH,
        most=RATE,
        path=zone_glyphs.WEIGHTS,
    )
    fresh = samples[:held].astype(np.float32) / 255
    told = zone_glyphs.Glyphs.open().chances_of(fresh).argmax(axis=1)
    sys.stdout.write(f"fresh cells: {(told != labels[:held]).mean():.4%} wrong\n")
    for label, name in enumerate(zone_glyphs.CLASSES):
        mine = labels[:held] == label
        bad = told[mine & (told != labels[:held])]
        common = "".join(zone_glyphs.CLASSES[one] for one in np.unique(bad))
        sys.stdout.write(f"  {name}: {(told[mine] != label).mean():.2%} {common}\n")


if __name__ == "__main__":
    main()
