"""Four plain measures of a page's picture, each 0 to 1. They say whether to ask for a better one.

- *sharpness*: how steep edges are. On a crisp edge the second difference is nearly as large as
  the first; blur divides it. The ratio of the two, over the strongest edges, does not depend on
  contrast or on how much text there is.
- *glare*: the share of the page that is burnt out in smooth patches clearly brighter than the
  paper around them. On paper that is itself as white as can be, a reflection cannot be told from
  paper: the answer is 0.
- *exposure*: 0.5 while paper is bright enough and ink dark enough; below where even the paper is
  dark, above where even the ink is bright.
- *completeness*: of the four sides, the share where no text runs into the border.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from verifiers.model import Quality

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from verifiers.model import Box

WORKING_SIDE = 1280
"""Pixels of the longer side at which pictures are measured, so that figures can be compared."""
BLURRED, CRISP = 0.12, 0.55
"""Second to first difference: of text nobody can read, and of a clean scan."""
BURNT = 250
GLARE_ABOVE_PAPER = 25
DARKEST_PAPER, BRIGHTEST_INK = 120, 140
BORDER = 0.004
"""Text nearer to a side than this share of the page runs into it."""


def measure(pixels: NDArray[np.uint8], boxes: Iterable[Box]) -> Quality:
    """The quality of an RGB page on which text was found in `boxes`."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    scale = min(1.0, WORKING_SIDE / max(grey.shape))
    size = (max(1, round(grey.shape[1] * scale)), max(1, round(grey.shape[0] * scale)))
    small = np.asarray(cv2.resize(grey, size, interpolation=cv2.INTER_AREA), np.uint8)
    return Quality(
        sharpness=round(_sharpness(small), 3),
        glare=round(_glare(small), 3),
        exposure=round(_exposure(small), 3),
        completeness=_completeness(boxes),
    )


def _sharpness(grey: NDArray[np.uint8]) -> float:
    soft = grey.astype(np.int16)
    first = np.abs(np.diff(soft, axis=1))
    second = np.abs(np.diff(soft, n=2, axis=1))
    strong = first[:, 1:] >= max(20, int(np.percentile(first, 99)))
    if not strong.any():
        return 0.0
    ratio = float(second[strong].mean()) / max(1.0, float(first[:, 1:][strong].mean()))
    return float(np.clip((ratio - BLURRED) / (CRISP - BLURRED), 0.0, 1.0))


def _glare(grey: NDArray[np.uint8]) -> float:
    paper = float(np.median(grey))
    if paper > BURNT - GLARE_ABOVE_PAPER:
        return 0.0
    burnt = (grey >= BURNT).astype(np.uint8)
    patch = max(3, min(grey.shape) // 60)
    smooth = cv2.morphologyEx(burnt, cv2.MORPH_OPEN, np.ones((patch, patch), np.uint8))
    return float(np.mean(smooth))


def _exposure(grey: NDArray[np.uint8]) -> float:
    ink, paper = (float(level) for level in np.percentile(grey, (2, 90)))
    under = max(0.0, (DARKEST_PAPER - paper) / DARKEST_PAPER)
    over = max(0.0, (ink - BRIGHTEST_INK) / (255 - BRIGHTEST_INK))
    return float(np.clip(0.5 - under / 2 + over / 2, 0.0, 1.0))


def _completeness(boxes: Iterable[Box]) -> float:
    corners = [point for box in boxes for point in box]
    if not corners:
        return 1.0
    columns, rows = ([point[axis] for point in corners] for axis in (0, 1))
    sides = (min(columns), min(rows), 1 - max(columns), 1 - max(rows))
    return float(np.mean([side >= BORDER for side in sides]))
