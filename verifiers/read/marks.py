"""Stamps and watermarks on copies fade, so that the text under them can be found and read.

On a copy everything is grey: a stamp, or the purpose that its holder wrote across it, is told from
print only by being paler. What is paler than print by a good part of the way to the paper is lifted
to the paper; a mark as black as the print itself stays.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import cv2
import numpy as np

from verifiers.read import quads

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

PALE = 0.45
"""Of the way from print to paper: what is paler than this is no print."""
SOFT = 0.12
"""Of the same way, over which the lift sets in, so that the edges of letters stay smooth."""
GREY = 5
"""Of 255: the mean difference of colours below which a page is a black-and-white copy."""
LEAST_CONTRAST = 24
PRINT_SHARE, PAPER_SHARE = 4, 75
"""Percentiles inside a line of text: its print, and its paper."""


_WORDS = re.compile("仅[供限]|只供|复印|无效|他用|核对|原件|过户|相符|专用章|再次")
"""What people write and stamp across copies; the least of it that a reader may make out."""


def are_read(texts: Iterable[str]) -> bool:
    """Whether any of the lines speaks of copies and their purpose."""
    return any(_WORDS.search(text) for text in texts)


def is_grey(pixels: NDArray[np.uint8]) -> bool:
    """Whether an RGB page is a copy in black and white, perhaps under coloured light."""
    small, _ = quads.reduced(pixels, 256)
    channels = small.astype(np.float32)
    # Coloured light tints a copy evenly; only what differs from that tint is colour.
    tint = channels.reshape(-1, 3).mean(axis=0)
    even = channels * (tint.mean() / np.maximum(tint, 1.0))
    return float((even.max(axis=2) - even.min(axis=2)).mean()) < GREY


def lightened(
    pixels: NDArray[np.uint8], lines: Sequence[NDArray[np.float32]]
) -> NDArray[np.uint8] | None:
    """The page with everything lifted to the paper that is paler than the print in `lines`.

    `None` where print and paper cannot be told apart.
    """
    grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    cuts = [quads.cut(grey, line) for line in lines]
    levels = [
        (float(np.percentile(cut, PRINT_SHARE)), float(np.percentile(cut, PAPER_SHARE)))
        for cut in cuts
        if cut.size
    ]
    if not levels:
        return None
    # Half of the lines may be labels or marks themselves: the darker half is print.
    dark = float(np.percentile([ink for ink, _ in levels], 25))
    paper = float(np.median([paper for _, paper in levels]))
    if paper - dark < LEAST_CONTRAST:
        return None
    share = (grey.astype(np.float32) - dark) / (paper - dark)
    lift = np.clip((share - PALE) / SOFT, 0.0, 1.0)
    light = grey + lift * np.maximum(0.0, paper - grey)
    return np.repeat(light.astype(np.uint8)[:, :, None], 3, axis=2)


def pasted(
    page: NDArray[np.uint8], clean: NDArray[np.uint8], lines: Sequence[NDArray[np.float32]]
) -> NDArray[np.uint8]:
    """A copy of `page` in which these lines are those of `clean`."""
    mask = np.zeros(page.shape[:2], np.uint8)
    for line in lines:
        cv2.fillConvexPoly(mask, np.rint(line).astype(np.int32), 1)
    return np.where(mask[:, :, None] > 0, clean, page)
