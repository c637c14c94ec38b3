"""Rows of a machine-readable zone laid out in cells, and which of the cells are the zone.

A strip goes on beyond the ends that the detector saw, so that its grid has more cells than the
zone. All rows of a zone begin at the same place and have the same number of cells: the window that
takes in what holds characters, and leaves nothing out, is the likeliest.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from verifiers.numbers.mrz_layouts import LAYOUTS
from verifiers.read.zone.glyphs import CLASSES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from verifiers.read.zone.rows import Row
    from verifiers.read.zone.strip import Grid, Strip

_FLOOR = 1e-3
"""The chance of what a voice does not name: nothing is impossible."""
_SILENT = 0.25
"""Where PP-OCR is less sure than this that anything stands in a cell, it has merged fillers."""
_TRIED = 2
"""So many windows of each width are tried."""


@dataclass(frozen=True, slots=True, eq=False)
class Laid:
    """A row laid out, or a part of it: its strip, its grid, and what each voice says of it."""

    row: Row
    strip: Strip
    grid: Grid
    paddle: NDArray[np.float32]
    glyphs: NDArray[np.float32]
    """Chances: cells x `CLASSES`."""
    held: NDArray[np.float32]
    """How surely each cell holds a character at all, 0 to 1."""
    left_out: float = 0.0
    """Of a part: how many of the cells next to it hold characters too."""

    @property
    def both(self) -> NDArray[np.float32]:
        """The chances of both voices together."""
        joint = np.sqrt(self.paddle * self.glyphs)
        return np.asarray(joint / joint.sum(axis=1, keepdims=True), np.float32)

    def part(self, start: int, count: int) -> Laid:
        """`count` cells from the one numbered `start` on."""
        stop = start + count
        beside = self.held[max(0, start - 2) : start].sum() + self.held[stop : stop + 2].sum()
        return Laid(
            self.row,
            self.strip,
            self.grid.part(start, count),
            self.paddle[start:stop],
            self.glyphs[start:stop],
            self.held[start:stop],
            float(beside),
        )


def windows(laid: Sequence[Laid | None]) -> Iterator[list[Laid]]:
    """For each shape of a zone the likeliest cells of neighbouring rows, one below the other."""
    for count, width in dict.fromkeys((one.lines, one.width) for one in LAYOUTS):
        for first in range(len(laid) - count + 1):
            rows = [row for row in laid[first : first + count] if row is not None]
            if len(rows) == count and all(row.grid.count >= width for row in rows):
                yield from _of_width(rows, width)


def _of_width(rows: list[Laid], width: int) -> Iterator[list[Laid]]:
    """The likeliest windows of `width` cells, all rows beginning at the same place."""
    scored = []
    for edge in rows[0].grid.edges[: rows[0].grid.count - width + 1]:
        starts = [_below(rows[0], edge, row) for row in rows]
        if all(start + width <= row.grid.count for start, row in zip(starts, rows, strict=True)):
            scored.append([r.part(start, width) for start, r in zip(starts, rows, strict=True)])
    yield from sorted(scored, key=fit, reverse=True)[:_TRIED]


def _below(first: Laid, edge: float, row: Laid) -> int:
    """Which cell of a row begins below an edge of the first one's, the way that its print stands.

    Where paper was seen from aside that is not straight down.
    """
    x, y, right, down = first.strip.back[:, round(min(edge, first.strip.back.shape[1] - 1))]
    beside = (row.strip.back[0] - x) * down - (row.strip.back[1] - y) * right
    column = int(np.abs(beside).argmin())
    return int(np.abs(np.array(row.grid.edges) - column).argmin())


def fit(rows: Sequence[Laid]) -> float:
    """How well a window takes in the cells that hold characters, and no others; 0 at best."""
    return -sum(float((1 - row.held).sum()) + row.left_out for row in rows) / len(rows)


def left_out(rows: Sequence[Laid]) -> float:
    """How much of the cells beside a window, above all, holds characters: 0 to 4."""
    return float(np.mean([row.left_out for row in rows]))


def filled(said: NDArray[np.float32]) -> NDArray[np.float32]:
    """PP-OCR's chances, fillers put where it says nothing: it merges them."""
    silent = said.max(axis=1) < _SILENT
    whole = said.copy()
    whole[silent, CLASSES.index("<")] += _SILENT
    return floored(whole)


def floored(chances: NDArray[np.float32]) -> NDArray[np.float32]:
    """Chances that add up to 1, none of them 0."""
    raised = chances + _FLOOR
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), np.float32)
