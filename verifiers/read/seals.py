"""Red seals fade, so that the black text under them can be read.

A notary's seal lies over the office's name, the notary's and the day of issue: exactly what must be
read. In the red channel red ink is almost as light as paper, while black stays black.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

REDNESS = 28
"""By how much (of 255) red outdoes the stronger of green and blue in a seal's ink."""
SMALLEST, LARGEST = 0.0004, 0.25
"""Shares of the page: less is no seal, more is a red page."""
LIFT = 1.12
"""Red ink under a lamp is a little darker than its paper; this much brings it back."""


def faded(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The page (RGB, height x width x 3) with red ink turned almost white; without red, itself."""
    red = pixels[:, :, 0]
    other = cv2.max(pixels[:, :, 1], pixels[:, :, 2])
    inked = (cv2.subtract(red, other) > REDNESS).astype(np.uint8)
    share = cv2.countNonZero(inked) / inked.size
    if not SMALLEST <= share <= LARGEST:
        return pixels
    # Recompression smears colour over the neighbours: they lose theirs too, and only that.
    around = cv2.dilate(inked, np.ones((7, 7), np.uint8)).astype(bool)
    page = pixels.copy()
    page[around] = cv2.convertScaleAbs(red, alpha=LIFT)[around][:, None]
    return page
