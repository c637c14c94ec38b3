"""One line of a page as it was printed: cut out once, whatever is asked of its ink."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

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

    @property
    def along(self) -> float:
        """How long it is."""
        return quads.sides(self.quad)[0]

    @property
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


def rows_of_print(ink: NDArray[np.bool_], first: float, last: float) -> tuple[int, int]:
    """Where the print between two columns begins and ends; nowhere where it is too low."""
    # Of a single character only its middle is known, and what is drawn there may be low.
    half = ink.shape[0] / 4 if first == last else 0.0
    within = ink[:, max(0, round(first - half)) : round(last + half) + 1]
    printed = np.flatnonzero(within.mean(axis=1) >= PRINTED)
    if not printed.size or printed[-1] + 1 - printed[0] < SHORT:
        return 0, 0
    return int(printed[0]), int(printed[-1]) + 1
