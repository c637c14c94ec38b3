"""Teaches the small network that reads days and numbers, `verifiers.read.second.numerals`.

Lines are drawn by `scripts.drawn_numerals`, which knows where every character stands: so each step
of a line is taught its own class, and nothing has to be aligned. Run it again whenever
`verifiers.read.second.numerals` or `verifiers.read.second.numeral_strip` see a line in another way:

    python -m scripts.teach_numerals [FONTS]

`FONTS` is a folder of further fonts, besides those of the system: the more, the better. Everything
is rolled from one seed. Takes an hour of one core.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import cv2
import numpy as np

from scripts import convolution, drawn_numerals, numeral_fonts
from verifiers.read.second import numerals

SEED = 20190520
LINES, HELD, ROUNDS, BATCH = 3_000, 300, 6, 16
RATE = 1.5e-3


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
    convolution.learn(
        numerals.LAYERS,
        ink,
        classes,
        dice,
        rounds=chosen.rounds,
        batch=BATCH,
        most=RATE,
        path=numerals.WEIGHTS,
    )
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
