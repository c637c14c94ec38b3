"""Red seals fade, so that the black text under them can be read.

A notary's seal lies over the office's name, the notary's and the day of issue: exactly what must be
read. In the red channel red ink is almost as light as paper, while black stays black.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

Window = tuple[slice, slice]

REDNESS = 28
"""By how much (of 255) red outdoes the stronger of green and blue in a seal's ink."""
SMALLEST, LARGEST = 0.0004, 0.25
"""Shares of the page: less is no seal, more is a red page."""
SMEAR, SPREAD = 7, 3
"""Pixels over which recompression smears colour, and over which it thins it out."""

COARSE, NEAR = 8, 5
"""Pixels that become one where stamps are told apart, and how many of those a stamp's parts may
stand from each other."""
MOST = 500
"""Red places of a page that are looked at: more are no stamps."""


def alone(pixels: NDArray[np.uint8]) -> NDArray[np.uint8] | None:
    """What is red on the page (RGB) in black on white; `None` where that is nothing or all."""
    others = np.maximum(pixels[:, :, 1], pixels[:, :, 2])
    redness = np.maximum(pixels[:, :, 0], others) - others
    share = cv2.countNonZero((redness > REDNESS).astype(np.uint8)) / redness.size
    if not SMALLEST <= share <= LARGEST:
        return None
    full = max(1.0, float(np.percentile(redness[redness > REDNESS], 75)))
    ink = np.minimum(redness.astype(np.float32) * (255 / full), 255).astype(np.uint8)
    return np.repeat((255 - ink)[:, :, np.newaxis], 3, axis=2)


def faded(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The page (RGB, height x width x 3) with red ink brought to the paper's own lightness.

    A page without red ink is answered as it is, not copied.
    """
    red = pixels[:, :, 0]
    others = np.maximum(pixels[:, :, 1], pixels[:, :, 2])
    redness = np.maximum(red, others) - others
    inked = (redness > REDNESS).astype(np.uint8)
    share = cv2.countNonZero(inked) / inked.size
    if not SMALLEST <= share <= LARGEST:
        return pixels
    around = cv2.dilate(inked, np.ones((SMEAR, SMEAR), np.uint8)).astype(bool)
    spread = np.asarray(cv2.dilate(redness, np.ones((SPREAD, SPREAD), np.uint8)), np.uint8)
    page = None
    for window, stamp in _stamps(inked):
        own = around[window] & stamp
        light = _lifted(red[window], inked[window] > 0, own, spread[window])
        if light is not None:
            page = pixels.copy() if page is None else page
            page[window][own] = light[:, None]
    return pixels if page is None else page


def _lifted(
    red: NDArray[np.uint8],
    inked: NDArray[np.bool_],
    around: NDArray[np.bool_],
    redness: NDArray[np.uint8],
) -> NDArray[np.uint8] | None:
    """The red channel `around` the ink of a stamp with that ink faded; `None` without paper."""
    inked = inked & around
    ink, paper = red[inked], red[around & ~inked]
    if not (ink.size and paper.size):
        return None
    # Recompression leaves a seal's edges darker than its middle: what brings them up to the paper
    # would lift the middle above it, so the paper is the most that anything is lifted to.
    level = float(np.percentile(paper, 75))
    lift = max(1.0, level / max(1.0, float(np.percentile(ink, 25))))
    full = max(1.0, float(np.percentile(redness[inked], 75)))
    strength = np.minimum(redness[around].astype(np.float32) / full, 1.0)
    before = red[around].astype(np.float32)
    light = np.maximum(before, np.minimum(before * (1.0 + (lift - 1.0) * strength), level))
    return np.asarray(light, np.uint8)


def _stamps(inked: NDArray[np.uint8]) -> Iterator[tuple[Window, NDArray[np.bool_]]]:
    """For each stamp, or what else is red in one place: a window, and which of its pixels are near.

    Each has an ink and a paper of its own. A desk at the edge of a photograph is red and dark: a
    seal that was faded by its measure would take the print below it along.
    """
    height, width = inked.shape
    coarse = (max(1, width // COARSE), max(1, height // COARSE))
    small = cv2.resize(inked * np.uint8(255), coarse, interpolation=cv2.INTER_AREA)
    near = cv2.dilate((small > 0).astype(np.uint8), np.ones((NEAR, NEAR), np.uint8))
    count, labels, found, _ = cv2.connectedComponentsWithStats(near, connectivity=8)
    whole = cv2.resize(labels.astype(np.uint16), (width, height), interpolation=cv2.INTER_NEAREST)
    across, down = width / coarse[0], height / coarse[1]
    for label in range(1, min(count, MOST)):
        left, top, wide, high, _ = found[label]
        rows = slice(int(top * down), int((top + high) * down) + 1)
        columns = slice(int(left * across), int((left + wide) * across) + 1)
        yield (rows, columns), np.asarray(whole[rows, columns] == label)
