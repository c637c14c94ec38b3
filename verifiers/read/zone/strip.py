"""A row of a machine-readable zone as a straight strip, and the fixed grid of its characters.

All zones are set in one typeface at one pitch (OCR-B, 10 to the inch: 9303-2), every position
holds ink, for the filler is a character, and there are 44, 36 or 30 of them. So the grid is found
in the picture itself: where it repeats, where the ink begins, and where it ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import cv2
import numpy as np

from verifiers.read.picture import levels
from verifiers.read.zone import lean
from verifiers.read.zone.course import courses

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from verifiers.read.zone.rows import Row

CELL = 24
"""Pixels a cell is wide in a strip."""
HEIGHT = 64
"""Pixels a strip is high; its row runs through the middle."""
_CAP = 25
"""Pixels, about, a capital letter is high in a strip."""
_REACH = 13
"""Pixels above and below the row's middle in which its ink is looked for."""
_CLEAR_OF = 16
"""Pixels above and below the row's middle that its neighbours do not reach."""
_PRINT = 23
"""Pixels, about, from the upper to the lower edge of print that stands upright."""
_FLAT = 1e-4
CLEAR = 0.4
"""How clearly a row must repeat: lines of other type have 0.4 and less, zones 0.5 and more."""
_PATTERN = 0.5
"""Ink that is paler is the pattern of the ground."""
_FULL = 0.45
"""Of the usual cell's ink: what a narrow character has."""
_FAR = 3.0
"""Pixels from the course of a row at which ink is not its own."""
_LEAST = 0.3
"""Of the usual column's ink: less tells nothing of a row's course."""


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """One row, straight: `colour` is RGB and `ink` 0 (paper) to 1, both `HEIGHT` high.

    `back` maps columns of the strip to places on the page: x and y of the middle, then the vector
    of one pixel down, each as a row of numbers.
    """

    colour: NDArray[np.uint8]
    ink: NDArray[np.float32]
    back: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Grid:
    """Where cells of a strip stand: the edges of all of them, in pixels, from the left."""

    edges: tuple[float, ...]
    clear: float
    """How clearly the picture repeats, -1 to 1."""

    @property
    def count(self) -> int:
        """How many cells there are."""
        return len(self.edges) - 1

    def part(self, start: int, count: int) -> Grid:
        """`count` cells from the one numbered `start` on."""
        return Grid(self.edges[start : start + count + 1], self.clear)


def cut(pixels: NDArray[np.uint8], row: Row, pitch: float, ends: tuple[float, float]) -> Strip:
    """The strip of a row of an RGB page.

    `pitch` is the width of a cell on the page, in pixels; `ends` are how many pixels of the page
    to go on beyond the row's left and right end.
    """
    scale = CELL / pitch
    xs, ys = _course(row, ends)
    lengths = np.concatenate([[0], np.cumsum(np.hypot(np.diff(xs), np.diff(ys)))])
    columns = np.arange(0, max(2, round(float(lengths[-1]) * scale)), dtype=np.float32) / scale
    middle_x, middle_y = np.interp(columns, lengths, xs), np.interp(columns, lengths, ys)
    back = _frame(middle_x, middle_y, scale)
    for _ in range(2):
        ink = ink_of(_grey(_sampled(pixels, back)))
        back = _shifted(back, _bend(ink))
    back = _upright(back, ink_of(_grey(_sampled(pixels, back))))
    colour = _sampled(pixels, back)
    return Strip(colour, ink_of(_grey(colour)), back)


def _course(row: Row, ends: tuple[float, float]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The points that the middle of a row runs through, continued beyond its ends."""
    points = [
        point for quad in row.quads for point in ((quad[0] + quad[3]) / 2, (quad[1] + quad[2]) / 2)
    ]
    right = (row.right - row.left) / max(1e-6, row.length)
    path = np.array(
        [points[0] - right * ends[0], *points, points[-1] + right * ends[1]], np.float64
    )
    order = np.argsort(path @ right, kind="stable")
    return path[order, 0], path[order, 1]


def _frame(
    middle_x: NDArray[np.float64], middle_y: NDArray[np.float64], scale: float
) -> NDArray[np.float32]:
    """`Strip.back` of a row whose middle runs through these points."""
    across, down = np.gradient(middle_x), np.gradient(middle_y)
    size = np.maximum(1e-6, np.hypot(across, down))
    window = np.ones(CELL * 3) / (CELL * 3)
    smooth = [
        np.convolve(np.pad(one / size, CELL * 3, mode="edge"), window, "same")[CELL * 3 : -CELL * 3]
        for one in (across, down)
    ]
    return np.array([middle_x, middle_y, -smooth[1] / scale, smooth[0] / scale], np.float32)


def _sampled(pixels: NDArray[np.uint8], back: NDArray[np.float32]) -> NDArray[np.uint8]:
    """The page's pixels along a row."""
    offsets = (np.arange(HEIGHT, dtype=np.float32) - (HEIGHT - 1) / 2)[:, None]
    across = back[0][None] + offsets * back[2][None]
    down = back[1][None] + offsets * back[3][None]
    scale = float(np.hypot(back[2], back[3]).mean())
    if scale > 1.5:  # noqa: PLR2004 - the page has more pixels than the strip: average them
        pixels = np.asarray(cv2.GaussianBlur(pixels, (0, 0), 0.4 * scale), np.uint8)
    return np.asarray(
        cv2.remap(pixels, across, down, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE), np.uint8
    )


def _shifted(back: NDArray[np.float32], bend: NDArray[np.float32]) -> NDArray[np.float32]:
    moved = back.copy()
    moved[0] += bend * back[2]
    moved[1] += bend * back[3]
    return moved


def _upright(back: NDArray[np.float32], ink: NDArray[np.float32]) -> NDArray[np.float32]:
    """The frame in which print stands upright and as high as its pitch tells."""
    leans = lean.of(ink[HEIGHT // 2 - _CLEAR_OF : HEIGHT // 2 + _CLEAR_OF], CELL)
    if leans is None:
        return back
    stood = back.copy()
    across = np.gradient(back[0]), np.gradient(back[1])
    taller = float(np.clip(lean.print_height(ink) / _PRINT, 0.7, 1.6))
    for axis in (0, 1):
        stood[2 + axis] = (back[2 + axis] + leans * across[axis]) * taller
    return stood


def _grey(colour: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """How light each pixel is by its lightest colour, for zones are black and stamps are not."""
    return levels.lightest(colour)


def ink_of(grey: NDArray[np.uint8]) -> NDArray[np.float32]:
    """How much ink there is at each pixel, 0 to 1, shadows and glare evened out."""
    light = np.asarray(grey, np.float32)
    reach = np.ones((_CAP, 2 * CELL + 1), np.uint8)
    paper = cv2.blur(cv2.dilate(cv2.GaussianBlur(light, (3, 3), 0), reach), (4 * CELL + 1, _CAP))
    dark = np.clip(1 - light / np.maximum(1, paper), 0, 1)
    middle = dark[HEIGHT // 2 - _REACH : HEIGHT // 2 + _REACH]
    black = np.percentile(middle, 93)
    return np.asarray(np.clip(dark / max(0.08, float(black)), 0, 1), np.float32)


def _bend(ink: NDArray[np.float32]) -> NDArray[np.float32]:
    """How far the middle of the ink lies below the strip's middle, at every column."""
    width = ink.shape[1]
    strong = np.clip(ink - 0.35, 0, 1)
    # What belongs to the rows above and below stands further away than half of a row's distance.
    reach = slice(HEIGHT // 2 - 24, HEIGHT // 2 + 24)
    rows = np.arange(HEIGHT, dtype=np.float32)[reach, None] - (HEIGHT - 1) / 2
    weight = cv2.blur(strong[reach].sum(axis=0)[None], (3 * CELL, 1))[0]
    moment = cv2.blur((strong[reach] * rows).sum(axis=0)[None], (3 * CELL, 1))[0]
    columns = np.arange(width)
    useful = weight > _LEAST * float(np.median(weight)) + 1e-3
    if useful.sum() < 8 * CELL:
        return np.zeros(width, np.float32)
    course = (moment / np.maximum(1e-3, weight))[useful]
    at = (columns[useful] / width) * 2 - 1
    fit = np.polynomial.Polynomial.fit(at, course, 3, domain=(-1, 1))
    for _ in range(2):
        near = np.abs(course - fit(at)) < _FAR
        if near.sum() < 8 * CELL:
            break
        fit = np.polynomial.Polynomial.fit(at[near], course[near], 3, domain=(-1, 1))
    return np.asarray(np.clip(fit(columns / width * 2 - 1), -16, 16), np.float32)


def grid(strip: Strip) -> Grid | None:
    """The grid of a strip over its whole length, or `None` where it does not repeat."""
    middle = strip.ink[HEIGHT // 2 - _REACH : HEIGHT // 2 + _REACH]
    curve = _normal(np.asarray(middle.mean(axis=0), np.float64))
    if curve is None:
        return None
    found = (_clearest(curve, cells) for cells in courses(curve, CELL))
    known = [one for one in found if one is not None]
    return max(known, key=lambda one: one.clear, default=None)


def _clearest(curve: NDArray[np.float64], cells: NDArray[np.float64]) -> Grid | None:
    """The grid whose edges lie deepest between the characters."""
    if np.diff(cells).min() <= 0:
        return None
    columns = np.arange(len(curve))
    best = None
    for shift in np.arange(-0.3, 0.31, 0.05):
        whole = np.arange(np.ceil(cells[0] + shift - 0.3), np.floor(cells[-1] + shift + 0.3) + 1)
        edges = np.interp(whole - shift, cells, columns)
        clear = float(-np.interp(edges, columns, curve).mean())
        if best is None or clear > best.clear:
            best = Grid(tuple(map(float, edges)), clear)
    return best if best is not None and best.clear >= CLEAR else None


def _normal(profile: NDArray[np.float64]) -> NDArray[np.float64] | None:
    """The profile of a row's ink about 0, peaks cut off; `None` where it is flat."""
    soft = cv2.GaussianBlur(profile[None], (0, 0), 1.2)[0]
    soft = np.minimum(soft, np.percentile(soft, 90))
    spread = float(soft.std())
    return None if spread < _FLAT else (soft - soft.mean()) / spread


def inked(strip: Strip, grid: Grid) -> NDArray[np.float32]:
    """How surely each cell holds a character, by its ink alone, 0 to 1."""
    strong = np.clip(strip.ink[HEIGHT // 2 - _REACH : HEIGHT // 2 + _REACH] - _PATTERN, 0, 1)
    along = strong.mean(axis=0)
    amount = np.array(
        [
            along[max(0, round(left)) : max(1, round(right))].sum()
            for left, right in pairwise(grid.edges)
        ]
    )
    present = amount[amount > np.median(amount) / 2]
    usual = float(np.median(present)) if present.size else 0.0
    return np.asarray(np.minimum(1.0, amount / max(1e-6, _FULL * usual)), np.float32)
