"""The rim of a red seal is divided out of a page, so that thin strokes under it stay.

JPEG keeps colour at half the resolution of lightness, and chats compress twice. So red spreads
over what lies beside a rim, and in red light print is paler there, and under it, than it is:
where `seals` fades such a rim by its colour, a stroke of 三 goes with it, and all readers see 二.
Lightness keeps its resolution, and inks that lie upon each other multiply: what a rim leaves of the
paper's light all the way round (`rims`) is divided out of it, and print under it is as dark as
beside it. Rims that are no circles, a seal's characters and its star fade as they did.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from verifiers.read.picture import rims, seals

if TYPE_CHECKING:
    from numpy.typing import NDArray

REACH = 1.3
"""Radii around a seal's centre: so much of the page is looked at with it."""
BLACK = 0.15
"""Of the paper's lightness: under a rim that is darker nothing can be told."""
OWN = 0.5
"""Of the seal's redness: beside a rim what is less red has its colour from it, and more is a
character of the seal."""


def divided_out(pixels: NDArray[np.uint8], faded: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A page (RGB) whose red seals `faded`, with the rims of round ones divided out instead.

    Answers `faded` itself where there is no such rim.
    """
    if faded is pixels:
        return faded
    redness, inked = seals.red_ink(pixels)
    full = max(1.0, float(np.percentile(redness[inked > 0], 75)))
    ink = 255 - np.asarray(cv2.convertScaleAbs(redness, alpha=255 / full), np.uint8)
    circles = rims.circles(ink)
    if not circles:
        return faded
    page = faded.copy()
    grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    smear = np.ones((seals.SMEAR, seals.SMEAR), np.uint8)
    height, width = grey.shape
    for x, y, radius in circles:
        left, top = max(0, int(x - REACH * radius)), max(0, int(y - REACH * radius))
        right, bottom = int(x + REACH * radius) + 1, int(y + REACH * radius) + 1
        place = np.s_[top : min(height, bottom), left : min(width, right)]
        paper = seals.paper_around(grey[place]).astype(np.float32)
        share = np.minimum(grey[place] / paper, 1.0)
        red = cv2.dilate(inked[place], smear) > 0
        rim = rims.follow(np.where(red, share, np.float32(1)), (x - left, y - top, radius))
        if rim is None or rim.tone < BLACK:
            continue
        left_over = rim.cover((0, 0, share.shape[1], share.shape[0])).light
        share = np.minimum(share / np.maximum(left_over, BLACK), 1.0)
        # Seals may cross: the next one is divided out of what this one left.
        grey[place] = share * paper
        under = left_over < 1
        beside = cv2.dilate(under.astype(np.uint8), smear) > 0
        changed = under | (beside & (redness[place] < OWN * full))
        lit = share * seals.paper_around(np.ascontiguousarray(pixels[place][:, :, 0]))
        page[place][changed] = lit[changed].astype(np.uint8)[:, np.newaxis]
    return page
