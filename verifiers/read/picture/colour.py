"""Whether a page has a colour of its own, or is a copy in black and white.

Light tints a grey copy, but evenly: what brightness and place do not explain of a pixel's colour
belongs to the paper, unless it is a stamp's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import cv2
import numpy as np

from verifiers.read.picture import quads

if TYPE_CHECKING:
    from numpy.typing import NDArray

COLOUR_SIDE, COLOURED, COLOURED_SHARE = 160, 2.6, 0.05
"""Working size; units of Lab beyond which a pixel has a colour of its own; how many of them a
coloured paper has at least. Measured on drawn cards and passports: copies 0.03 at most, originals
0.13 at least."""
STAMP = 12.0
"""Units of redness beyond which a pixel may be a stamp's, which a copy may have."""
LIT = 0.9
"""Of full brightness: that of well lit paper."""
PRINT, AROUND = 6.0, 15
"""Units of lightness by which print is darker than its paper, and how many pixels around it show
how light that is."""
COLOURED_PRINT = 0.22
"""Of what is printed: how much of it has a colour at least on a coloured paper. Measured on drawn
cards and passports: copies 0.19 at most, originals 0.24 at least, cards on a white sheet 0.4."""


@dataclass(frozen=True, slots=True, eq=False)
class Colours:
    """A small picture of a page."""

    coloured: NDArray[np.bool_]
    """Where it has a colour of its own, which the light does not explain, and which is no stamp."""
    light: NDArray[np.float32]
    """How light it is, 0 to 100."""

    @classmethod
    def of(cls, pixels: NDArray[np.uint8]) -> Self:
        """Those of an RGB page."""
        return cls(*_coloured(pixels))

    @property
    def is_copy(self) -> bool:
        """Whether nothing on the page but stamps has a colour that the light does not explain."""
        return float(np.mean(self.coloured)) < COLOURED_SHARE

    @property
    def is_printed_grey(self) -> bool:
        """Whether what stands on the page is grey: coloured cards on a white sheet are not.

        Stamps count as print without a colour, for a copy may have them.
        """
        kernel = np.ones((AROUND, AROUND), np.uint8)
        paper = cv2.blur(cv2.dilate(self.light, kernel), (AROUND, AROUND))
        printed = self.coloured | (self.light < paper - PRINT)
        return int(self.coloured.sum()) <= COLOURED_PRINT * int(printed.sum())


def _coloured(pixels: NDArray[np.uint8]) -> tuple[NDArray[np.bool_], NDArray[np.float32]]:
    """Where a small picture of the page has a colour of its own, and how light it is (0 to 100)."""
    small, _ = quads.reduced(pixels, COLOUR_SIDE, by_halves=True)
    soft = cv2.GaussianBlur(np.asarray(small, np.float32) / 255, (0, 0), 0.8)
    # In the dark colours are weak: they are measured as if the paper were well lit.
    soft = np.minimum(soft * (LIT / max(0.1, float(np.percentile(soft, 95)))), 1.0)
    lab = cv2.cvtColor(soft, cv2.COLOR_RGB2LAB).reshape(-1, 3)
    height, width = small.shape[:2]
    down, across = np.mgrid[0:height, 0:width].reshape(2, -1) / max(height, width)
    light = lab[:, 0] / 100
    known = np.stack([np.ones_like(light), light, light**2, across, down, across * light,
                      down * light], axis=1).astype(np.float64)  # fmt: skip
    own = []
    for channel in (1, 2):
        kept = np.ones(len(lab), bool)
        # Fitted again without what stands out, so that a stamp does not tilt the plane.
        for _ in range(3):
            some, seen = known[::3][kept[::3]], lab[::3, channel][kept[::3]]
            # The seven normal equations cost a hundredth of the thousands of rows.
            fit, *_ = np.linalg.lstsq(some.T @ some, some.T @ seen, rcond=None)
            off = lab[:, channel] - known @ fit
            kept = np.abs(off) <= max(1.0, float(np.percentile(np.abs(off), 80)))
        own.append(off)
    red, yellow = own
    stamped = (red > STAMP) & (red > yellow)
    coloured = (np.hypot(red, yellow) > COLOURED) & ~stamped
    return coloured.reshape(height, width), lab[:, 0].reshape(height, width)
