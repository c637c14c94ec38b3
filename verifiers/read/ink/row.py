"""One line of a page as it was printed: cut out once, whatever is asked of its ink."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import cv2
import numpy as np

from verifiers.read import strip
from verifiers.read.picture import quads

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from verifiers.model import Box, Region

PRINTED = 0.03
"""Of a row's columns: so many hold ink where it is one of print."""
SHORT = 8
"""Pixels: of lower print nothing can be told."""
_APART = 0.15
"""Of a strip's height: rows of print that are no further apart are of the same line."""
_UPRIGHT, _THIN = 0.95, 0.15
"""Of a strip's height: what is so high and so narrow is the rule of a form."""


@dataclass(frozen=True, eq=False)
class Row:
    """One region of an RGB page; lengths are pixels of that page, along the line or across it."""

    pixels: NDArray[np.uint8]
    region: Region

    @cached_property
    def quad(self) -> NDArray[np.float32]:
        """Its four corners."""
        return quad_of(self.region, self.pixels)

    @cached_property
    def middles(self) -> tuple[float, ...]:
        """How far from its beginning the middle of each character is; empty where nobody told."""
        centres = self.region.centres
        known = len(centres) == len(self.region.text)
        return tuple(centre * self.along for centre in centres) if known else ()

    @cached_property
    def even(self) -> NDArray[np.uint8]:
        """Its ink, from 0 for print to 255 for paper."""
        return evenly_lit(self.pixels, self.quad)

    @cached_property
    def along(self) -> float:
        """How long it is."""
        return quads.sides(self.quad)[0]

    @cached_property
    def across(self) -> float:
        """How high it is."""
        return quads.sides(self.quad)[1]


def quad_of(region: Region, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The corners of a region in pixels of its page."""
    return quads.to_quad(region.box, pixels.shape[1], pixels.shape[0])


def box_of(quad: NDArray[np.float32], pixels: NDArray[np.uint8]) -> Box:
    """The box with these corners, relative to its page."""
    return quads.to_box(quad, pixels.shape[1], pixels.shape[0])


def evenly_lit(pixels: NDArray[np.uint8], quad: NDArray[np.float32]) -> NDArray[np.uint8]:
    """The ink in a quad of a page, from 0 for print to 255 for paper."""
    return strip.evenly_lit(strip.dark_ink(quads.cut(pixels, quad)))


def uprights(ink: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Where the columns are that hold the upright rule of a form, from one edge to the other."""
    high = ink.shape[0]
    _, _, found, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    rules = np.zeros_like(ink)
    for x, _, width, height, _ in found[1:].tolist():
        if height >= _UPRIGHT * high and width < _THIN * high:
            rules[:, max(0, x - 1) : x + width + 1] = True
    return rules


def rows_of_print(ink: NDArray[np.bool_], first: float, last: float) -> tuple[int, int]:
    """Where the print between two columns begins and ends; nowhere where it is too low.

    The rule of a form above or below it, or another line, holds less ink.
    """
    # Of a single character only its middle is known, and what is drawn there may be low.
    half = ink.shape[0] / 4 if first == last else 0.0
    within = ink[:, max(0, round(first - half)) : round(last + half) + 1].mean(axis=1)
    printed = np.flatnonzero(within >= PRINTED)
    if not printed.size:
        return 0, 0
    apart = np.flatnonzero(np.diff(printed) > max(1.0, _APART * ink.shape[0])) + 1
    rows = max(np.split(printed, apart), key=lambda run: float(within[run].sum()))
    if rows[-1] + 1 - rows[0] < SHORT:
        return 0, 0
    return int(rows[0]), int(rows[-1]) + 1
