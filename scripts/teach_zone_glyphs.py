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
LINES, ROUNDS, BATCH = 5500, 24, 256
HIDDEN = 112
ROUGH, SHAKEN, COPIED, SAVED = 0.4, 0.25, 0.2, 0.6
"""How many lines of all have each of these faults."""


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
    small = cv2.resize(
        _photographed(dice, page), (width // big, HEIGHT), interpolation=cv2.INTER_AREA
    )
    ink = zone_strip.ink_of(small)
    gain = dice.uniform(0.75, 1.25)
    down = dice.uniform(-2, 2)
    edges = CELL * (np.arange(LINE + 1) + 2.0)
    edges += dice.uniform(-2, 2) + dice.normal(0, 0.6, edges.shape)
    ink = np.roll(ink, round(down), axis=0)
    return zone_glyphs.cells(np.clip(ink * gain, 0, 1), edges.tolist()), labels


def _ground(dice: Generator, width: int, height: int) -> NDArray[np.float32]:
    """Paper, plain or with waves."""
    paper = np.full((height, width), dice.uniform(170, 255), np.float32)
    x = np.arange(width, dtype=np.float32)[None]
    y = np.arange(height, dtype=np.float32)[:, None]
    for _ in range(dice.integers(0, 4)):
        bend = dice.uniform(5, 60) * np.sin(x / dice.uniform(40, 300) + dice.uniform(0, 6))
        wave = np.sin((y + bend) / dice.uniform(2, 9) + x * dice.uniform(-0.05, 0.05))
        paper += np.clip((wave - 0.4) * 2, 0, 1) * dice.uniform(-36, 10)
    slope = np.linspace(dice.uniform(0.6, 1), dice.uniform(0.6, 1), width)[None]
    return np.asarray(paper * slope, np.float32)


def _printed(dice: Generator, text: list[str], pitch: int, width: int) -> NDArray[np.uint8]:
    """The ink of a line: size, weight, slant, and the faults of printers."""
    path = str(FOLDER / dice.choice(FONTS))
    face = ImageFont.truetype(path, round(pitch / 0.723 * dice.uniform(0.86, 1.06)))
    layer = Image.new("L", (width, HEIGHT * 2))
    pen = ImageDraw.Draw(layer)
    stray = dice.choice([0, 0.01, 0.04]) * pitch
    for column, character in enumerate(text):
        at = (
            (column + 2.5) * pitch + dice.normal(0, stray),
            HEIGHT + 0.48 * pitch + dice.normal(0, stray),
        )
        pen.text(at, character, 255, face, anchor="ms")
    lean, tall = dice.normal(0, 0.04), dice.uniform(0.9, 1.12)
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


def learn(
    samples: NDArray[np.float32], labels: NDArray[np.int64], dice: Generator
) -> dict[str, NDArray[np.float32]]:
    """The weights of a network with one hidden layer, by Adam."""
    inputs, classes = samples.shape[1], len(zone_glyphs.CLASSES)
    weights = {
        "w1": (dice.standard_normal((inputs, HIDDEN)) * np.sqrt(2 / inputs)).astype(np.float32),
        "b1": np.zeros(HIDDEN, np.float32),
        "w2": (dice.standard_normal((HIDDEN, classes)) * np.sqrt(1 / HIDDEN)).astype(np.float32),
        "b2": np.zeros(classes, np.float32),
    }
    first = {name: np.zeros_like(one) for name, one in weights.items()}
    second = {name: np.zeros_like(one) for name, one in weights.items()}
    step = 0
    steps = ROUNDS * (len(samples) // BATCH)
    for turn in range(ROUNDS):
        order = dice.permutation(len(samples))
        wrong = 0
        for start in range(0, len(samples) - BATCH + 1, BATCH):
            chosen = order[start : start + BATCH]
            x, y = samples[chosen], labels[chosen]
            gradients, errors = _gradients(weights, x, y)
            wrong += errors
            step += 1
            rate = 2e-3 * 0.5 * (1 + np.cos(np.pi * step / steps))
            for name, gradient in gradients.items():
                first[name] = 0.9 * first[name] + 0.1 * gradient
                second[name] = 0.999 * second[name] + 0.001 * gradient**2
                lift = np.sqrt(1 - 0.999**step) / (1 - 0.9**step)
                weights[name] -= (
                    rate * lift * first[name] / (np.sqrt(second[name]) + 1e-8)
                ).astype(np.float32)
        sys.stdout.write(f"{turn}: {wrong / len(samples):.4%} wrong\n")
        sys.stdout.flush()
    return weights


def _gradients(
    weights: dict[str, NDArray[np.float32]], x: NDArray[np.float32], y: NDArray[np.int64]
) -> tuple[dict[str, NDArray[np.float32]], int]:
    hidden = np.maximum(0, x @ weights["w1"] + weights["b1"])
    scores = hidden @ weights["w2"] + weights["b2"]
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    errors = int((chances.argmax(axis=1) != y).sum())
    # A little of the certainty is given to the others, so that doubt is not unlearnt.
    target = np.full_like(chances, 0.02 / chances.shape[1])
    target[np.arange(len(y)), y] += 0.98
    back = (chances - target) / len(y)
    below = (back @ weights["w2"].T) * (hidden > 0)
    return {
        "w2": hidden.T @ back,
        "b2": back.sum(axis=0),
        "w1": x.T @ below + 1e-5 * weights["w1"],
        "b1": below.sum(axis=0),
    }, errors


def main() -> None:
    """Draw, learn, say how many of freshly drawn cells are told right, and write the weights."""
    dice = np.random.default_rng(SEED)
    pairs = [drawn(dice) for _ in range(LINES)]
    samples = np.concatenate([cells for cells, _ in pairs])
    labels = np.concatenate([line for _, line in pairs])
    held = len(samples) // 12
    weights = learn(samples[held:], labels[held:], dice)
    np.savez_compressed(
        zone_glyphs.WEIGHTS, **{name: one.astype(np.float16) for name, one in weights.items()}
    )
    told = zone_glyphs.Glyphs.open().chances_of(samples[:held]).argmax(axis=1)
    sys.stdout.write(f"fresh cells: {(told != labels[:held]).mean():.4%} wrong\n")
    for label, name in enumerate(zone_glyphs.CLASSES):
        mine = labels[:held] == label
        bad = told[mine & (told != labels[:held])]
        common = "".join(zone_glyphs.CLASSES[one] for one in np.unique(bad))
        sys.stdout.write(f"  {name}: {(told[mine] != label).mean():.2%} {common}\n")


if __name__ == "__main__":
    main()
