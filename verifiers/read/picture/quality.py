"""Four plain measures of a page's picture, each 0 to 1. They say whether to ask for a better one.

- *sharpness*: how steep edges are. On a crisp edge the second difference is nearly as large as
  the first; blur divides it. The ratio of the two, over the strongest edges, does not depend on
  contrast or on how much text there is. Grain counts as edges: a noisy picture seems crisper
  than it is.
- *glare*: the share of the page that is burnt out in smooth patches clearly brighter than the
  paper around them. On paper that is itself as white as can be, a reflection cannot be told from
  paper: the answer is 0.
- *exposure*: 0.5 while paper is bright enough and ink dark enough; below where even the paper is
  dark, above where even the ink is bright.
- *completeness*: of the four sides, the share where no level text runs into the border; a slanting
  watermark may.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from verifiers.model import Quality
from verifiers.read.picture import quads

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from verifiers.model import Box

WORKING_SIDE = 1280
"""Pixels of the longer side at which pictures are measured, so that figures can be compared."""
BLURRED, CRISP = 0.12, 0.55
"""Second to first difference: of text nobody can read, and of a clean scan."""
NARROWEST = 3
"""Pixels that a second difference needs."""
BURNT = 250
GLARE_ABOVE_PAPER = 25
DARKEST_PAPER, BRIGHTEST_INK = 120, 160
PAPER_SHARE, INK_SHARE = 90, 5
"""Percentiles: paper is a page's bright part, ink the darkest of a line of text."""
LEVEL, LINE = 0.15, 2.0
"""Slope, and length next to height, of what is still a line of the page's own text."""
BORDER = 0.004
"""Text nearer to a side than this share of the page runs into it."""


def working(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """An RGB page in grey, in the size in which it is measured."""
    grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    return quads.reduced(grey, WORKING_SIDE, by_halves=True)[0]


def measure(grey: NDArray[np.uint8], boxes: Iterable[Box]) -> Quality:
    """The quality of a page, as `working` gives it, on which text was found in `boxes`."""
    height, width = grey.shape
    boxes = tuple(boxes)
    return Quality(
        sharpness=round(sharpness(grey), 3),
        glare=round(_glare(grey), 3),
        exposure=round(_exposure(grey, boxes), 3),
        completeness=_completeness(box for box in boxes if is_level_line(box, width, height)),
    )


def sharpness(grey: NDArray[np.uint8]) -> float:
    """How steep the strongest edges of a grey picture are: 0 blurred, 1 crisp."""
    if grey.shape[1] < NARROWEST:
        return 0.0
    first = cv2.absdiff(grey[:, 1:], grey[:, :-1])
    strong = np.nonzero(first[:, 1:] >= max(20, _percentile(first, 99)))
    if not len(strong[0]):
        return 0.0
    left, here, right = (grey[strong[0], strong[1] + step].astype(np.int32) for step in range(3))
    ratio = float(np.abs(left - 2 * here + right).mean() / np.abs(right - here).mean())
    return float(np.clip((ratio - BLURRED) / (CRISP - BLURRED), 0.0, 1.0))


def _glare(grey: NDArray[np.uint8]) -> float:
    mask = burnt_out(grey)
    return 0.0 if mask is None else float(np.mean(mask))


def burnt_out(grey: NDArray[np.uint8]) -> NDArray[np.uint8] | None:
    """1 where a reflection has burnt the page out; `None` on paper as white as that itself."""
    paper = _percentile(grey, 50)
    if paper > BURNT - GLARE_ABOVE_PAPER:
        return None
    burnt = (grey >= BURNT).astype(np.uint8)
    patch = max(3, min(grey.shape) // 60)
    smooth = cv2.morphologyEx(burnt, cv2.MORPH_OPEN, np.ones((patch, patch), np.uint8))
    return np.asarray(smooth, np.uint8)


def _exposure(grey: NDArray[np.uint8], boxes: tuple[Box, ...]) -> float:
    height, width = grey.shape
    inks = []
    for box in boxes:
        corners = (np.asarray(box) * (width - 1, height - 1)).astype(int)
        (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
        inks.append(_percentile(grey[top : bottom + 1, left : right + 1], INK_SHARE))
    ink = float(np.median(inks)) if inks else 0.0
    paper = _percentile(grey, PAPER_SHARE)
    under = max(0.0, (DARKEST_PAPER - paper) / DARKEST_PAPER)
    over = max(0.0, (ink - BRIGHTEST_INK) / (255 - BRIGHTEST_INK))
    return float(np.clip(0.5 - under / 2 + over / 2, 0.0, 1.0))


def _percentile(levels: NDArray[Any], share: float) -> int:
    """The level below which so many per cent of the pixels lie; by counting, which is quick."""
    if not levels.size:
        return 0
    counts = cv2.calcHist([levels], [0], None, [256], [0, 256]).astype(np.int64).cumsum()
    return int(np.searchsorted(counts, share / 100 * counts[-1]))


def is_level_line(box: Box, width: int, height: int) -> bool:
    """Whether a box is a line of the page's own text; a slanting watermark is none."""
    (left, top), (right, other), _, (_, below) = box
    along, slope = (right - left) * width, abs(other - top) * height
    return slope < LEVEL * along and along > LINE * abs(below - top) * height


def _completeness(boxes: Iterable[Box]) -> float:
    corners = [point for box in boxes for point in box]
    if not corners:
        return 1.0
    columns, rows = ([point[axis] for point in corners] for axis in (0, 1))
    sides = (min(columns), min(rows), 1 - max(columns), 1 - max(rows))
    return float(np.mean([side >= BORDER for side in sides]))
