"""Prepares the picture of one value for the network of numerals: how much ink is where.

Paper is made evenly white and print evenly black; nothing is wiped out, for the network was taught
on lines with stamps, rules and watermarks across them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from verifiers.read import strip
from verifiers.read.picture import quads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from verifiers.model import Box

HEIGHT = 32
"""Pixels a strip is high."""
MARGIN = 8
"""Pixels of paper at either end."""
LONGEST = 1600
"""Pixels: a longer line is squeezed."""
_PRINT = 96
"""The percentile of darkness at which print is black."""
_LEAST = 0.12
"""Of the paper's light: less contrast than this is no print."""


def strips(
    pixels: NDArray[np.uint8], box: Box, zooms: Sequence[float], *, dark: bool = False
) -> list[NDArray[np.float32]]:
    """The ink of a value on an RGB sheet, at each magnification: 1 is as high as its box.

    Of `dark` ink alone, a stamp that was copied in grey leaves less.
    """
    quad = quads.to_quad(box, pixels.shape[1], pixels.shape[0])
    found = []
    for zoom in zooms:
        line = strip.dark_ink(quads.cut(pixels, quads.as_high(quad, 1 / zoom)))
        grey = scaled(strip.darkest(strip.evenly_lit(line)) if dark else line)
        paper = float(np.median(grey))
        wider = cv2.copyMakeBorder(grey, 0, 0, MARGIN, MARGIN, cv2.BORDER_CONSTANT, value=paper)
        found.append(ink_of(np.asarray(wider, np.uint8)))
    return found


def scaled(grey: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A line at the height of a strip."""
    height, width = grey.shape
    wide = int(np.clip(round(width * HEIGHT / height), 4, LONGEST))
    quality = cv2.INTER_AREA if height > HEIGHT else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(grey, (wide, HEIGHT), interpolation=quality), np.uint8)


def ink_of(grey: NDArray[np.uint8]) -> NDArray[np.float32]:
    """How much ink there is at each pixel of a strip, 0 to 1, shadows and glare evened out."""
    light = np.asarray(grey, np.float32)
    reach = np.ones((HEIGHT * 3 // 4 + 1, HEIGHT * 3 // 4 + 1), np.uint8)
    soft = cv2.GaussianBlur(light, (3, 3), 0)
    paper = cv2.blur(cv2.dilate(soft, reach), (2 * HEIGHT + 1, HEIGHT // 2 + 1))
    dark = np.clip(1 - light / np.maximum(1, paper), 0, 1)
    black = max(_LEAST, float(np.percentile(dark, _PRINT)))
    return np.asarray(np.clip(dark / black, 0, 1), np.float32)
