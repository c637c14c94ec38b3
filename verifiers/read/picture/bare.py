"""Bare paper: whether anything at all stands beside a label."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from verifiers.read.picture import quads

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from verifiers.model import Box

NARROWEST = 3.0
"""Heights of its label that a place for a value is wide."""
AWAY, MORE = 0.4, 0.25
"""Heights that the place keeps from the label and from what is next, and by which it goes farther
up and down than the label, so that a rule is longer than a digit."""
LEAST_CONTRAST = 40
PRINT_SHARE, PAPER_SHARE = 4, 75
"""Percentiles inside the label: its print, and its paper."""
INK, SAME = 0.2, 0.2
"""Of the way from paper to print: what is darker is ink, and by how much two places of the same
paper may differ."""
RULE, SPECKS = 0.75, 0.004
"""Of a row or a column of pixels: so much ink is a rule of the form. Of a place: so much ink is
dust."""


def beside(pixels: NDArray[np.uint8], label: Box, room: float) -> bool:
    """Whether the place to the right of a label shows paper and perhaps rules, and nothing else.

    `pixels` is the RGB page, `room` how far the place goes, in heights of the label. What covers
    the page, as a finger or a reflection, is darker or lighter than the paper around the label.
    """
    if room < NARROWEST or min(pixels.shape[:2]) < 2 * NARROWEST:
        return False
    quad = quads.to_quad(label, pixels.shape[1], pixels.shape[0])
    words, place = quads.cut(pixels, quad), quads.cut(pixels, _right_of(quad, room))
    paper = np.percentile(words, PAPER_SHARE, axis=(0, 1))
    contrast = float(np.min(paper - np.percentile(words, PRINT_SHARE, axis=(0, 1))))
    if contrast < LEAST_CONTRAST:
        return False
    darker = (paper - cv2.blur(place, (3, 3)).astype(np.float32)) / contrast
    ink = darker.max(axis=2) > INK
    rules = _ruled(ink, axis=0)[None, :] | _ruled(ink, axis=1)[:, None]
    blocks = np.array_split(darker, max(1, ink.shape[1] // ink.shape[0]), axis=1)
    covered = any(np.abs(np.median(block, axis=(0, 1))).max() > SAME for block in blocks)
    return not covered and float(np.mean(ink & ~rules)) < SPECKS


def _right_of(quad: NDArray[np.float32], room: float) -> NDArray[np.float32]:
    """The quad of the place that begins right of this one."""
    top_left, top, bottom, bottom_left = quad
    along = (top - top_left + bottom - bottom_left) / 2
    step = along / max(1.0, float(np.linalg.norm(along))) * quads.sides(quad)[1]
    near, far, down = AWAY * step, (room - AWAY) * step, MORE * (bottom - top)
    return np.array(
        [top + near - down, top + far - down, bottom + far + down, bottom + near + down], np.float32
    )


def _ruled(ink: NDArray[np.bool_], *, axis: int) -> NDArray[np.bool_]:
    """The columns (axis 0) or rows that are a rule, with their soft edges."""
    found = (ink.mean(axis=axis) > RULE).astype(np.uint8)
    return np.asarray(cv2.dilate(found[:, None], np.ones((5, 1), np.uint8))[:, 0] > 0)
