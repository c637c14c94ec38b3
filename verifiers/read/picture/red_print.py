"""Lines that are printed in red, as the titles and labels of certificates are, and no seal.

A seal is faded because text lies under it. A line of red characters, level and with nothing dark
in it, covers no text: it is text. What a seal itself says stands within its ring and is no line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from verifiers.read.picture import coarse

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

INKED = 12
"""Of 255: how red a coarse pixel is that holds ink."""
APART = 9
"""Coarse pixels between the characters of one line, at most, as titles are set."""
REACH = APART // 2
"""By how many of them joining the characters makes a line longer at either end."""
LOW, HIGH = 0.008, 0.08
"""The height of a line of print, as a share of the page's longer side."""
LONG = 2.2
"""Heights: the least length of a line."""
SEAL = 0.35
"""The longer side of the largest seal, as a share of the page's."""
DARK, CLEAR = 0.5, 0.01
"""Of the page's lightness: what is darker is text, and how much of it a line of print may hold."""


def lines(pixels: NDArray[np.uint8], inked: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """1 where a line of red print stands on a page (RGB) whose red ink is 1 in `inked`."""
    small = coarse.reduced(inked * np.uint8(255)) > INKED
    ink = small.astype(np.uint8)
    joined = cv2.dilate(ink, np.ones((1, APART), np.uint8))
    boxes = cv2.connectedComponentsWithStats(joined, connectivity=8)[2][1:, :4]
    light = coarse.reduced(np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8))
    dark = (light < DARK * np.percentile(light, 75)) & (cv2.dilate(ink, np.ones((3, 3))) == 0)
    longer = max(small.shape)
    seals = [box for box in boxes if box[3] > HIGH * longer and max(box[2:]) <= SEAL * longer]
    found = np.zeros_like(ink)
    for box in boxes:
        left, top, wide, high = np.add(box, (REACH, 0, -2 * REACH, 0))
        around = np.s_[max(0, top - 1) : top + high + 1, left : left + wide]
        is_line = LOW * longer <= high <= HIGH * longer and wide >= LONG * high
        if is_line and float(dark[around].mean()) <= CLEAR and not _meet(box, seals):
            found[top : top + high, left : left + wide] = 1
    return coarse.enlarged(found, inked.shape)


def _meet(box: Sequence[int], others: Sequence[Sequence[int]]) -> bool:
    """Whether a box (left, top, width, height) shares any ground with one of the others."""
    return any(
        all(
            box[axis] < other[axis] + other[axis + 2] and other[axis] < box[axis] + box[axis + 2]
            for axis in (0, 1)
        )
        for other in others
    )
