"""Where papers lie in a photograph of several: by their four sides, or by how their text leans."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import cv2
import numpy as np

from verifiers.read.picture import quads, rectify
from verifiers.read.picture.level import FEWEST, LONG, direction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

SAME = 0.3
"""Of the smaller of two sheets: where they share so much, the less likely one is none."""
MOST = 3
"""Sheets of a photograph that are told by their sides."""
FEWEST_LINES = 4
"""Lines on such a sheet."""
APART = math.radians(1.5)
"""Between the leans of two papers; on one paper, seen from a slant, those of lines pass over
smoothly into each other."""
ROOM = 0.12
"""Of the longer side of a paper's text: how far around it more of the paper is looked for."""


def by_sides(
    pixels: NDArray[np.uint8], text: Sequence[NDArray[np.float32]]
) -> list[NDArray[np.float32]]:
    """Corners of every card or sheet of an RGB photograph, the likeliest first.

    As `rectify.find` gives them, but that text may lie outside: each holds some of the lines
    `text`, all of them whole.
    """
    found = [
        (score, quad)
        for of_mask in rectify.scored(pixels)
        for score, quad in of_mask
        if _holds_whole_lines(quad, text)
    ]
    kept: list[NDArray[np.float32]] = []
    for _, quad in sorted(found, key=lambda one: -one[0]):
        if all(_overlap(quad, other) < SAME for other in kept):
            kept.append(quad)
    return kept[:MOST]


def by_lean(lines: Sequence[NDArray[np.float32]]) -> list[NDArray[np.float32]]:
    """Where papers lie that lean differently: around the lines of each, the longest text first.

    None where all lines lean alike. Quads stand as the paper does, with some room on every side.
    """
    measured = sorted(((direction(line), line) for line in lines), key=lambda one: one[0][0])
    groups: list[list[tuple[float, NDArray[np.float32]]]] = []
    for (lean, length, height), line in measured:
        if length <= LONG * height:
            continue
        if groups and lean - groups[-1][-1][0] < APART:
            groups[-1].append((lean, line))
        else:
            groups.append([(lean, line)])
    groups = [group for group in groups if len(group) >= FEWEST]
    if len(groups) < 2:  # noqa: PLR2004 - the page as a whole
        return []
    groups.sort(key=lambda group: -sum(quads.sides(line)[0] for _, line in group))
    return [_around(group[len(group) // 2][0], [line for _, line in group]) for group in groups]


def _around(lean: float, lines: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    """The quad of this lean that holds all lines, with some room."""
    cosine, sine = math.cos(lean), math.sin(lean)
    turn = np.array([[cosine, -sine], [sine, cosine]], np.float32)
    level = np.concatenate(list(lines)) @ turn
    first, last = level.min(axis=0), level.max(axis=0)
    room = ROOM * float((last - first).max())
    (left, top), (right, bottom) = first - room, last + room
    corners = np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)
    return np.asarray(corners @ turn.T, np.float32)


def _holds_whole_lines(quad: NDArray[np.float32], text: Sequence[NDArray[np.float32]]) -> bool:
    """Whether enough lines lie inside, and hardly any on a side of the quad."""
    inside = across = 0.0
    lines = 0
    for line in text:
        depths = [cv2.pointPolygonTest(quad, point, measureDist=True) for point in line]
        if min(depths) > -rectify.OUTSIDE:
            inside += cv2.contourArea(line)
            lines += 1
        elif max(depths) > rectify.OUTSIDE:
            across += cv2.contourArea(line)
    return lines >= FEWEST_LINES and across <= (1 - rectify.LEAST_TEXT) * inside


def _overlap(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    """How much of the smaller of two quads lies in the other."""
    shared, _ = cv2.intersectConvexConvex(one, other)
    return float(shared) / max(1.0, min(cv2.contourArea(one), cv2.contourArea(other)))
