"""Stamps and watermarks on copies fade, so that the text under them can be found and read.

On a copy everything is grey: a stamp, or the purpose that its holder wrote across it, is told from
print only by being paler. What is paler than print by a good part of the way to the paper is lifted
to the paper; a mark as black as the print itself stays.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from verifiers.read.picture import levels, quads

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

PALE = 0.45
"""Of the way from print to paper: what is paler than this is no print."""
SOFT = 0.12
"""Of the same way, over which the lift sets in, so that the edges of letters stay smooth."""
LEAST_CONTRAST = 24
PRINT_SHARE, PAPER_SHARE = 4, 75
"""Percentiles inside a line of text: its print, and its paper."""
EDGE, NEARLY_PAPER = 0.1, 0.8
"""Of a line's height: how wide the soft edges of its print are. Of the way from print to paper:
what is paler is no ink."""
CROSSED = 0.02
"""Of a line: so much pale ink is a mark across it."""


_WORDS = re.compile("仅[供限]|只供|复印|无效|他用|核对|原件|过户|相符|专用章|再次")
"""What people write and stamp across copies; the least of it that a reader may make out."""


def are_read(texts: Iterable[str]) -> bool:
    """Whether any of the lines speaks of copies and their purpose."""
    return any(_WORDS.search(text) for text in texts)


def crossed(
    pixels: NDArray[np.uint8],
    lines: Sequence[NDArray[np.float32]],
    text: Sequence[NDArray[np.float32]],
) -> tuple[bool, ...]:
    """For each line whether ink runs through it that is paler than the print in `text`.

    The soft edges of print are no such ink.
    """
    grey = _grey(pixels)
    shades = _Levels.of(grey, text)
    if shades is None:
        return (False,) * len(lines)
    return tuple(_pale_share(shades.share(quads.cut(grey, line))) > CROSSED for line in lines)


def lightened(
    pixels: NDArray[np.uint8], lines: Sequence[NDArray[np.float32]]
) -> NDArray[np.uint8] | None:
    """The page with everything lifted to the paper that is paler than the print in `lines`.

    `None` where print and paper cannot be told apart.
    """
    grey = _grey(pixels)
    shades = _Levels.of(grey, lines)
    if shades is None:
        return None
    # A table of the 256 greys does the same to a page of megapixels as sums over its pixels would.
    greys = np.arange(256, dtype=np.float32)
    lift = np.clip((shades.share(greys) - PALE) / SOFT, 0.0, 1.0)
    light = (greys + lift * np.maximum(0.0, shades.paper - greys)).astype(np.uint8)
    return np.asarray(cv2.cvtColor(cv2.LUT(grey, light), cv2.COLOR_GRAY2RGB), np.uint8)


def pasted(
    page: NDArray[np.uint8], clean: NDArray[np.uint8], lines: Sequence[NDArray[np.float32]]
) -> NDArray[np.uint8]:
    """A copy of `page` in which these lines are those of `clean`."""
    mask = np.zeros(page.shape[:2], np.uint8)
    for line in lines:
        cv2.fillConvexPoly(mask, np.rint(line).astype(np.int32), 1)
    return np.asarray(cv2.copyTo(clean, mask, page.copy()), np.uint8)


@dataclass(frozen=True, slots=True, eq=False)
class _Levels:
    """How dark the print of a page is and how light its paper."""

    print_: float
    paper: float

    @classmethod
    def of(cls, grey: NDArray[np.uint8], lines: Sequence[NDArray[np.float32]]) -> _Levels | None:
        """`None` where print and paper cannot be told apart."""
        cuts = [quads.cut(grey, line) for line in lines]
        if not cuts:
            return None
        # Half of the lines may be labels or marks themselves: the darker half is print.
        dark = float(np.percentile([levels.percentile(cut, PRINT_SHARE) for cut in cuts], 25))
        paper = float(np.median([levels.percentile(cut, PAPER_SHARE) for cut in cuts]))
        return cls(dark, paper) if paper - dark >= LEAST_CONTRAST else None

    def share(self, grey: NDArray[Any]) -> NDArray[np.float32]:
        """How far every pixel is on the way from print (0) to paper (1)."""
        shares = (np.asarray(grey, np.float32) - self.print_) / (self.paper - self.print_)
        return np.asarray(shares, np.float32)


def _grey(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)


def _pale_share(line: NDArray[np.float32]) -> float:
    """How much of a line is pale ink, its share of the way from print to paper given."""
    # A line in the shade has darker paper: its own is what it is measured by.
    line = line / max(0.1, float(np.percentile(line, PAPER_SHARE)))
    reach = max(3, round(EDGE * line.shape[0]) | 1)
    print_ = cv2.dilate((line < PALE).astype(np.uint8), np.ones((reach, reach), np.uint8))
    return float(np.mean((line >= PALE) & (line < NEARLY_PAPER) & (print_ == 0)))
