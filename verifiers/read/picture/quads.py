"""Geometry of four corners: boxes relative to a page, and the pixels inside them.

A quad is four corners in pixels, float32, 4 x 2, clockwise from the text's own top left.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from verifiers.model import Box, Region


def to_box(quad: NDArray[np.float32], width: int, height: int) -> Box:
    """The quad relative to a page of that size, kept inside it, rounded to 1/100 of a mille."""
    scaled = np.clip(quad / np.array([width, height], np.float32), 0.0, 1.0)
    a, b, c, d = ((round(float(x), 5), round(float(y), 5)) for x, y in scaled)
    return (a, b, c, d)


def to_quad(box: Box, width: int, height: int) -> NDArray[np.float32]:
    """The box in pixels of a page of that size."""
    return np.asarray(box, np.float32) * np.array([width, height], np.float32)


def sides(quad: NDArray[np.float32]) -> tuple[float, float]:
    """How long (along the text) and how high the quad is, in pixels."""
    a, b, c, d = quad
    along = max(np.linalg.norm(b - a), np.linalg.norm(c - d))
    across = max(np.linalg.norm(d - a), np.linalg.norm(c - b))
    return float(along), float(across)


def are_same(one: NDArray[np.float32], other: NDArray[np.float32]) -> bool:
    """Whether two quads are one line, found twice: every corner within a third of its height."""
    apart = np.linalg.norm(np.asarray(one) - np.asarray(other), axis=1).max()
    return bool(apart < sides(one)[1] / 3)


def is_inside(line: NDArray[np.float32], quad: NDArray[np.float32]) -> bool:
    """Whether the middle of a line lies in a quad."""
    x, y = (float(place) for place in line.mean(axis=0))
    return cv2.pointPolygonTest(quad, (x, y), measureDist=False) >= 0


def as_high(quad: NDArray[np.float32], share: float) -> NDArray[np.float32]:
    """The quad about the same middle line, `share` times as high."""
    middle, half = (quad[[0, 1]] + quad[[3, 2]]) / 2, (quad[[3, 2]] - quad[[0, 1]]) / 2
    return np.concatenate([middle - half * share, (middle + half * share)[::-1]], dtype=np.float32)


def reduced(
    pixels: NDArray[np.uint8], side: int, *, by_halves: bool = False
) -> tuple[NDArray[np.uint8], float]:
    """The picture with its longer side reduced to `side` pixels (never enlarged), and the scale.

    `by_halves` is several times as quick, and good enough to measure by: what is to be read is
    reduced at once.
    """
    height, width = pixels.shape[:2]
    scale = side / max(height, width)
    if scale >= 1:
        return pixels, 1.0
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    while by_halves and max(pixels.shape[:2]) >= 2 * side and min(pixels.shape[:2]) > 1:
        pixels = _halved(pixels)
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8), scale


def _halved(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    rows, columns = (length // 2 for length in pixels.shape[:2])
    even = pixels[: 2 * rows, : 2 * columns]
    return np.asarray(cv2.resize(even, (columns, rows), interpolation=cv2.INTER_AREA), np.uint8)


def cut(pixels: NDArray[np.uint8], quad: NDArray[np.float32]) -> NDArray[np.uint8]:
    """The pixels inside the quad as an upright rectangle, in the quad's own resolution."""
    along, across = sides(quad)
    width, height = max(1, round(along)), max(1, round(across))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(np.asarray(quad, np.float32), target)
    return np.asarray(
        cv2.warpPerspective(
            pixels, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
        ),
        np.uint8,
    )


def slice_box(region: Region, start: int, stop: int) -> Box:
    """The part of a region's box that holds ``region.text[start:stop]``.

    A cut divides the way between the centres of two characters as their usual widths do; where the
    reader told no centres, characters are laid out by those widths alone.
    """
    widths = [_width(character) for character in region.text]
    centres = region.centres
    if len(centres) != len(widths):
        ends = np.cumsum(widths)
        centres = tuple(((ends - np.array(widths) / 2) / ends[-1]).tolist())

    def cut_before(index: int) -> float:
        if index <= 0:
            return 0.0
        if index >= len(widths):
            return 1.0
        share = widths[index - 1] / (widths[index - 1] + widths[index])
        return centres[index - 1] + (centres[index] - centres[index - 1]) * share

    left, right = cut_before(start), cut_before(stop)
    a, b, c, d = (np.asarray(point) for point in region.box)
    corners = (a + (b - a) * left, a + (b - a) * right, d + (c - d) * right, d + (c - d) * left)
    first, second, third, fourth = ((float(x), float(y)) for x, y in corners)
    return (first, second, third, fourth)


def _width(character: str) -> float:
    """How wide a character usually is, next to a Chinese one."""
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    return 0.25 if character in ".,:;'|!·" else 0.5
