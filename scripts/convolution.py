"""Teaches the networks of `verifiers.read.convolution`: gradients by hand, steps by Adam."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import numpy as np

from verifiers.read.convolution import Layer, Weights, patches, softmax

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.random import Generator
    from numpy.typing import NDArray

SMOOTH = 0.02
"""Of the certainty: what is given to all other classes, so that doubt is not unlearnt."""
_TOLD = 200
"""Steps after which it says how it goes."""


def learn(
    layers: Sequence[Layer],
    ink: NDArray[np.uint8],
    classes: NDArray[np.int64],
    dice: Generator,
    *,
    rounds: int,
    batch: int,
    most: float,
    path: Path,
) -> None:
    """Learn the weights, and keep them in `path` after every round.

    `ink` is pictures x high x wide, 0 to 255; `classes` pictures x places across of the last
    layer, -1 where none is known. `most` is the rate at which it learns at first.
    """
    weights = _first(layers, dice)
    moments = [[np.zeros_like(one) for pair in weights for one in pair] for _ in range(2)]
    steps, step = rounds * (len(ink) // batch), 0
    began = time.time()
    wrong = seen = 0
    for turn in range(rounds):
        order = dice.permutation(len(ink))
        for start in range(0, len(ink) - batch + 1, batch):
            chosen = order[start : start + batch]
            picture = ink[chosen].astype(np.float32) / 255
            gradients, errors, told = _gradients(layers, weights, picture, classes[chosen])
            wrong, seen, step = wrong + errors, seen + told, step + 1
            rate = most * min(1.0, step / 200) * 0.5 * (1 + np.cos(np.pi * step / steps))
            lift = np.float32(rate * np.sqrt(1 - 0.999**step) / (1 - 0.9**step))
            for place, gradient in enumerate(gradients):
                first, second = moments[0][place], moments[1][place]
                first += 0.1 * (gradient - first)
                second += 0.001 * (gradient**2 - second)
                weights[place // 2][place % 2][...] -= lift * first / (np.sqrt(second) + 1e-8)
            if step % _TOLD == 0:
                sys.stdout.write(f"{step}/{steps} {wrong / seen:.3%} {time.time() - began:.0f} s\n")
                sys.stdout.flush()
                wrong = seen = 0
        _write(weights, path)
        sys.stdout.write(f"round {turn} done\n")


def _first(layers: Sequence[Layer], dice: Generator) -> Weights:
    pairs, channels = [], 1
    for layer in layers:
        inputs = layer.window[0] * layer.window[1] * channels
        weight = dice.standard_normal((inputs, layer.channels)) * np.sqrt(2 / inputs)
        pairs.append((weight.astype(np.float32), np.zeros(layer.channels, np.float32)))
        channels = layer.channels
    return tuple(pairs)


def _gradients(
    layers: Sequence[Layer],
    weights: Weights,
    picture: NDArray[np.float32],
    classes: NDArray[np.int64],
) -> tuple[list[NDArray[np.float32]], int, int]:
    """Of every weight and bias in turn; how many places were told wrong; of how many."""
    x, kept = picture[:, :, :, None], []
    for layer, (weight, bias) in zip(layers, weights, strict=True):
        seen = patches(x, layer)
        shape, x = x.shape, seen @ weight + bias
        if layer is not layers[-1]:
            x = np.maximum(0, x)
        kept.append((seen, shape, x))
    chances = softmax(x[:, 0])
    known = classes >= 0
    errors = int((chances.argmax(axis=2) != classes)[known].sum())
    target = np.full_like(chances, SMOOTH / chances.shape[2])
    target[(*np.nonzero(known), classes[known])] += 1 - SMOOTH
    back = ((chances - target) * (known[:, :, None] / known.sum())).astype(np.float32)[:, None]
    gradients: list[NDArray[np.float32]] = []
    for layer, (weight, _), (seen, shape, out) in zip(
        reversed(layers), reversed(weights), reversed(kept), strict=True
    ):
        if layer is not layers[-1]:
            back = back * (out > 0)
        flat = back.reshape(-1, back.shape[-1])
        gradients[:0] = [seen.reshape(len(flat), -1).T @ flat, flat.sum(axis=0)]
        if layer is not layers[0]:
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


def _write(weights: Weights, path: Path) -> None:
    named = {
        f"{name}{place}": one.astype(np.float16)
        for place, pair in enumerate(weights)
        for name, one in zip("wb", pair, strict=True)
    }
    np.savez_compressed(path, **named)
