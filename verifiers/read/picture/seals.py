"""Red seals fade, so that the black text under them can be read.

A notary's seal lies over the office's name, the notary's and the day of issue: exactly what must be
read. In the red channel red ink is almost as light as paper, while black stays black. That is no
longer so of thin strokes under a rim once a picture was recompressed: `red_rims` mends it.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from verifiers.read.picture import red_print

REDNESS = 28
"""By how much (of 255) red outdoes the stronger of green and blue in a seal's ink."""
SMALLEST, LARGEST = 0.0004, 0.25
"""Shares of the page: less is no seal, more is a red page."""
SMEAR, SPREAD = 7, 3
"""Pixels over which recompression smears colour, and over which it thins it out."""
DARKEST = 0.58
"""Of the paper's lightness in red light: what is darker is print, be it brown or dark red."""

COARSE = 8
"""Pixels that become one where paper, seals and what lies beside the paper are told apart."""
AROUND, SEAL = 9, 6
"""Such pixels: how far around its ink paper is looked for, and how wide and high a seal is."""


Part = tuple[NDArray[np.uint8], tuple[int, int]]
"""A part of a page, and its corner: its left and its top."""


def alone(pixels: NDArray[np.uint8]) -> list[Part]:
    """The parts of the page (RGB) that hold its red ink and its blue, in black on white."""
    return [part for each in (pixels, _swapped(pixels)) if (part := _alone(each)) is not None]


def _alone(pixels: NDArray[np.uint8]) -> Part | None:
    """The part that holds ink of the first colour; `None` where nothing is so, or all."""
    redness, inked = red_ink(pixels)
    if not SMALLEST <= cv2.countNonZero(inked) / inked.size <= LARGEST:
        return None
    full = max(1.0, float(np.percentile(redness[inked > 0], 75)))
    down, across = place = _around(inked)
    ink = 255 - np.asarray(cv2.convertScaleAbs(redness[place], alpha=255 / full), np.uint8)
    return np.asarray(cv2.cvtColor(ink, cv2.COLOR_GRAY2RGB), np.uint8), (across.start, down.start)


def faded(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The page (RGB, height x width x 3) with its seals brought to the paper's own lightness.

    What is printed in red stays. Around a seal the page is seen in red light alone: recompression
    leaves thin strokes of it too little colour to be told by. A page without red ink is answered
    as it is, not copied.
    """
    return _faded(pixels, printed=True)


def faded_blue(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A copy in black and white (RGB) with what was stamped or written on it in blue faded.

    On an original blue may be the pen that filled it in.
    """
    swapped = _swapped(pixels)
    clean = _faded(swapped, printed=False)
    return pixels if clean is swapped else _swapped(clean)


def _swapped(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The page with blue for red and red for blue."""
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR), np.uint8)


def _faded(pixels: NDArray[np.uint8], *, printed: bool) -> NDArray[np.uint8]:
    """The page without its ink of the first colour, among which there may be `printed` lines."""
    redness, inked = red_ink(pixels)
    if not SMALLEST <= cv2.countNonZero(inked) / inked.size <= LARGEST:
        return pixels
    stays = _beside(inked)
    if printed:
        stays |= red_print.lines(pixels, inked)
    inked[stays > 0] = 0
    place = _around(inked)
    lifted = _lifted(pixels[place], redness[place], inked[place])
    if lifted is None:
        return pixels
    page = pixels.copy()
    page[place] = lifted
    return page


def red_ink(pixels: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """By how much red outdoes the other colours at every pixel, and 1 where that is ink."""
    red, green, blue = cv2.split(pixels)
    redness = np.asarray(cv2.subtract(red, cv2.max(green, blue)), np.uint8)
    return redness, np.asarray(cv2.threshold(redness, REDNESS, 1, cv2.THRESH_BINARY)[1], np.uint8)


def _around(inked: NDArray[np.uint8]) -> tuple[slice, slice]:
    """The rows and columns that hold all ink, and a little more."""
    left, top, wide, high = cv2.boundingRect(inked)
    return np.s_[
        max(0, top - SMEAR) : top + high + SMEAR, max(0, left - SMEAR) : left + wide + SMEAR
    ]


def _lifted(
    pixels: NDArray[np.uint8], redness: NDArray[np.uint8], inked: NDArray[np.uint8]
) -> NDArray[np.uint8] | None:
    """The part of a page that holds its red ink with that brought to the paper's lightness.

    `None` where there is no ink, or no paper beside it.
    """
    red = np.ascontiguousarray(pixels[:, :, 0])
    paper = paper_around(red)
    inked = inked & (red >= np.asarray(cv2.convertScaleAbs(paper, alpha=DARKEST))).view(np.uint8)
    around = cv2.dilate(inked, np.ones((SMEAR, SMEAR), np.uint8)).astype(bool)
    ink = inked.astype(bool)
    shares = red[ink] / paper[ink].astype(np.float32)
    if not shares.size or bool(ink[around].all()):
        return None
    # Recompression leaves a seal's edges darker than its middle: what brings them up to the paper
    # would lift the middle above it, so the paper is the most that anything is lifted to.
    lift = max(1.0, 1 / max(DARKEST, float(np.percentile(shares, 25))))
    full = max(1.0, float(np.percentile(redness[ink], 75)))
    spread = cv2.dilate(redness, np.ones((SPREAD, SPREAD), np.uint8))[around]
    strength = np.minimum(spread.astype(np.float32) / full, 1.0)
    before = red[around].astype(np.float32)
    light = np.maximum(before, np.minimum(before * (1.0 + (lift - 1.0) * strength), paper[around]))
    seen = red.copy()
    seen[around] = light.astype(np.uint8)
    part = pixels.copy()
    return np.asarray(
        cv2.copyTo(cv2.merge([seen] * 3), _hulls(inked) | around.view(np.uint8), part), np.uint8
    )


def paper_around(light: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """How light the paper is around every pixel of one channel: at least 1."""
    height, width = light.shape
    small = cv2.resize(light, _coarse(light), interpolation=cv2.INTER_AREA)
    window = np.ones((AROUND, AROUND), np.uint8)
    lit = cv2.blur(cv2.dilate(small, window), (AROUND, AROUND))
    whole = cv2.resize(lit, (width, height), interpolation=cv2.INTER_LINEAR)
    return np.maximum(whole, 1).astype(np.uint8)


def _hulls(inked: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """1 wherever there is a seal, between its strokes too."""
    height, width = inked.shape
    small = cv2.resize(inked * np.uint8(255), _coarse(inked), interpolation=cv2.INTER_AREA) > 0
    near = cv2.dilate(small.astype(np.uint8), np.ones((3, 3), np.uint8))
    outlines, _ = cv2.findContours(near, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for outline in outlines:
        if min(cv2.boundingRect(outline)[2:]) >= SEAL:
            cv2.fillConvexPoly(near, cv2.convexHull(outline), 1)
    return np.asarray(cv2.resize(near, (width, height), interpolation=cv2.INTER_NEAREST), np.uint8)


def _coarse(pixels: NDArray[np.uint8]) -> tuple[int, int]:
    height, width = pixels.shape
    return max(1, width // COARSE), max(1, height // COARSE)


def _beside(inked: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Where red reaches the picture's edge: the desk that a paper lies on.

    It is red and dark: a seal that was faded by its measure would take the print below it along.
    """
    height, width = inked.shape
    small = cv2.resize(inked * np.uint8(255), _coarse(inked), interpolation=cv2.INTER_AREA)
    _, labels = cv2.connectedComponents((small > 0).astype(np.uint8), connectivity=8)
    edge = np.concatenate([labels[0], labels[-1], labels[:, 0], labels[:, -1]])
    beside = np.isin(labels, edge[edge > 0]).astype(np.uint8)
    return np.asarray(
        cv2.resize(beside, (width, height), interpolation=cv2.INTER_NEAREST), np.uint8
    )
