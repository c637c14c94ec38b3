"""Teaches the small network that reads days and numbers, `verifiers.read.numerals`.

Lines are drawn by `scripts.drawn_numerals`, which knows where every character stands: so each step
of a line is taught its own class, and nothing has to be aligned. Run it again whenever
`verifiers.read.numerals` or `verifiers.read.numeral_strip` see a line in another way:

    python -m scripts.teach_numerals [FONTS]

`FONTS` is a folder of further fonts, besides those of the system: the more, the better. Everything
is rolled from one seed. Takes an hour of one core.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np

from scripts import drawn_numerals, numeral_fonts
from verifiers.read import numerals
from verifiers.read.numerals import CLASSES, LAYERS, Layer, patches, softmax

if TYPE_CHECKING:
    from numpy.random import Generator
    from numpy.typing import NDArray

Pair = tuple["NDArray[np.float32]", "NDArray[np.float32]"]

SEED = 20190520
LINES, HELD, ROUNDS, BATCH = 3_000, 300, 6, 16
RATE = 1.5e-3
SMOOTH = 0.02
"""Of the certainty: what is given to all other classes, so that doubt is not unlearnt."""


def learn(
    ink: NDArray[np.uint8], classes: NDArray[np.int64], dice: Generator, rounds: int
) -> tuple[Pair, ...]:
    """The weights, by Adam. `ink` is lines x high x wide, 0 to 255; `classes` lines x steps."""
    weights = _first(dice)
    moments = [[np.zeros_like(one) for pair in weights for one in pair] for _ in range(2)]
    steps, step = rounds * (len(ink) // BATCH), 0
    began = time.time()
    for turn in range(rounds):
        order = dice.permutation(len(ink))
        wrong = seen = 0
        for start in range(0, len(ink) - BATCH + 1, BATCH):
            chosen = order[start : start + BATCH]
            picture = ink[chosen].astype(np.float32) / 255
            gradients, errors, told = _gradients(weights, picture, classes[chosen])
            wrong, seen, step = wrong + errors, seen + told, step + 1
            rate = RATE * min(1.0, step / 200) * 0.5 * (1 + np.cos(np.pi * step / steps))
            lift = np.float32(rate * np.sqrt(1 - 0.999**step) / (1 - 0.9**step))
            for place, gradient in enumerate(gradients):
                first, second = moments[0][place], moments[1][place]
                first += 0.1 * (gradient - first)
                second += 0.001 * (gradient**2 - second)
                weights[place // 2][place % 2][...] -= lift * first / (np.sqrt(second) + 1e-8)
            if step % 200 == 0:
                sys.stdout.write(f"{step}/{steps} {wrong / seen:.3%} {time.time() - began:.0f} s\n")
                sys.stdout.flush()
                wrong = seen = 0
        write(weights)
        sys.stdout.write(f"round {turn} done\n")
    return weights


def _first(dice: Generator) -> tuple[Pair, ...]:
    pairs, channels = [], 1
    for layer in LAYERS:
        inputs = layer.window[0] * layer.window[1] * channels
        weight = dice.standard_normal((inputs, layer.channels)) * np.sqrt(2 / inputs)
        pairs.append((weight.astype(np.float32), np.zeros(layer.channels, np.float32)))
        channels = layer.channels
    return tuple(pairs)


def _gradients(
    weights: tuple[Pair, ...], picture: NDArray[np.float32], classes: NDArray[np.int64]
) -> tuple[list[NDArray[np.float32]], int, int]:
    """Of every weight and bias in turn; how many steps were told wrong; of how many."""
    x, kept = picture[:, :, :, None], []
    for layer, (weight, bias) in zip(LAYERS, weights, strict=True):
        seen = patches(x, layer)
        shape, x = x.shape, seen @ weight + bias
        if layer is not LAYERS[-1]:
            x = np.maximum(0, x)
        kept.append((seen, shape, x))
    chances = softmax(x[:, 0])
    known = classes >= 0
    errors = int((chances.argmax(axis=2) != classes)[known].sum())
    target = np.full_like(chances, SMOOTH / len(CLASSES))
    target[(*np.nonzero(known), classes[known])] += 1 - SMOOTH
    back = ((chances - target) * (known[:, :, None] / known.sum())).astype(np.float32)[:, None]
    gradients: list[NDArray[np.float32]] = []
    for layer, (weight, _), (seen, shape, out) in zip(
        reversed(LAYERS), reversed(weights), reversed(kept), strict=True
    ):
        if layer is not LAYERS[-1]:
            back = back * (out > 0)
        flat = back.reshape(-1, back.shape[-1])
        gradients[:0] = [seen.reshape(len(flat), -1).T @ flat, flat.sum(axis=0)]
        if layer is not LAYERS[0]:
            back = _unpatched((flat @ weight.T).reshape(seen.shape), shape, layer)
    return gradients, errors, int(known.sum())


def _unpatched(
    seen: NDArray[np.float32], shape: tuple[int, ...], layer: Layer
) -> NDArray[np.float32]:
    """The reverse of `patches`: what each place gave to all that saw it, added up."""
    (high, wide), (down, across), (above, beside) = layer.window, layer.steps, layer.pad
    count, height, width, channels = shape
    whole = np.zeros((count, height + 2 * above, width + 2 * beside, channels), np.float32)
    _, rows, columns, _ = seen.shape
    parts = seen.reshape(count, rows, columns, high * wide, channels)
    for place in range(high * wide):
        y, z = divmod(place, wide)
        whole[:, y : y + rows * down : down, z : z + columns * across : across] += parts[
            :, :, :, place
        ]
    return whole[:, above : above + height, beside : beside + width]


def write(weights: tuple[Pair, ...]) -> None:
    """Keep the weights where `Numerals.open` looks for them."""
    named = {
        f"{name}{place}": one.astype(np.float16)
        for place, pair in enumerate(weights)
        for name, one in zip("wb", pair, strict=True)
    }
    np.savez_compressed(numerals.WEIGHTS, **named)


def main() -> None:
    """Draw, learn, and say how many of freshly drawn characters are read right."""
    parser = argparse.ArgumentParser(prog="python -m scripts.teach_numerals", description=__doc__)
    parser.add_argument("fonts", nargs="?", type=Path, default=Path(numeral_fonts.SYSTEM))
    parser.add_argument("--lines", type=int, default=LINES)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    chosen = parser.parse_args()
    cv2.setNumThreads(1)
    dice = np.random.default_rng(SEED)
    given = numeral_fonts.find(chosen.fonts)
    lines = [one for _ in range(chosen.lines) for one in drawn_numerals.drawn(dice, given)]
    sys.stdout.write(f"{len(lines)} lines\n")
    sys.stdout.flush()
    held, taught = lines[:HELD], lines[HELD:]
    ink = np.array([np.rint(one.ink * 255) for one in taught], np.uint8)
    classes = np.array([one.classes for one in taught])
    learn(ink, classes, dice, chosen.rounds)
    network = numerals.Numerals.open()
    wrong = named = 0
    for one in held:
        known = one.classes > 0
        told = network.chances(one.ink).argmax(axis=1)
        wrong += int((told != one.classes)[known].sum())
        named += int(known.sum())
    sys.stdout.write(f"fresh: {wrong / named:.3%} of steps on characters wrong\n")


if __name__ == "__main__":
    main()
