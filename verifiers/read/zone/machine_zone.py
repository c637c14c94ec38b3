"""Machine-readable zones, looked at a second time and cell by cell.

The first reader merges runs of fillers, takes them for other signs, and loses the ends of lines.
But a zone has a fixed pitch and a known number of cells, and in a cell only 37 characters can
stand. So its rows are laid out straight, the grid is found in the picture, and two voices say for
every cell what it may hold: PP-OCR, which reads along the row, and a small network that sees single
cells (`verifiers.read.zone.glyphs`). What the formats and their check digits allow at the least
cost is the zone (`verifiers.numbers.mrz_mend`); what each voice alone would say is kept beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from verifiers.numbers.mrz_mend import SAME
from verifiers.read.picture import quads
from verifiers.read.zone import rows as zone_rows
from verifiers.read.zone import strip as zone_strip
from verifiers.read.zone.glyphs import CLASSES
from verifiers.read.zone.rows import Row
from verifiers.read.zone.seen import Seen, best_of, instead, less_doubtful
from verifiers.read.zone.strip import HEIGHT
from verifiers.read.zone.windows import Laid, filled, floored

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from verifiers.model import Region
    from verifiers.read.first.paddle import Paddle
    from verifiers.read.zone.glyphs import Glyphs
    from verifiers.read.zone.strip import Grid, Strip

_HALF = 20
"""Pixels of the strip above and below the middle that PP-OCR is shown."""
_LINE_PITCH = 2.45
"""Cells from one row to the next: six lines to the inch at ten characters, or a little less."""
_TWO_ROWS = (1.6, 2.4)
"""Line pitches between two rows that have lost one between them."""
_WINDOW = 0.46
"""Of a cell: how far from its middle PP-OCR's answer to it is looked for."""
_FILLERS, _LENGTH, _DIGITS, _NUMBER = 3, 28, 12, 20
"""Of rows that are worth a second look; a number by itself is no longer than the last."""
_BEYOND = (2.5, 12.0)
"""Cells that are cut out beyond each end that the detector saw, and where more stands there."""
_USUAL_PITCH = 0.62
"""Of a detected line's height: the width of a cell, where the reader's centres do not tell."""


class ZoneReader:
    """Looks at pages for zones. Not thread-safe."""

    def __init__(self, first: Paddle, glyphs: Glyphs) -> None:
        self._first = first
        self._glyphs = glyphs
        meant = [(character, _meant(character)) for character in first.alphabet]
        self._classes = {character: classes for character, classes in meant if classes}
        self._columns = [
            np.array([column for column, (_, classes) in enumerate(meant) if known in classes])
            for known in range(len(CLASSES))
        ]

    def look(self, pixels: NDArray[np.uint8], regions: Sequence[Region]) -> list[Seen]:
        """Every zone on an RGB page whose lines were read once. Raises `ReaderFailed`."""
        texts = [region.text for region in regions]
        if not any(map(zone_rows.zone_like, texts)):
            return []
        height, width = pixels.shape[:2]
        lines = [quads.to_quad(region.box, width, height) for region in regions]
        found = []
        for group in zone_rows.groups(lines, texts):
            if not _promising(group, texts):
                continue
            seen = self._zone(pixels, group, regions)
            if seen is not None:
                found.append(seen)
        return found

    def _zone(
        self, pixels: NDArray[np.uint8], group: tuple[Row, ...], readings: Sequence[Region]
    ) -> Seen | None:
        """The zone that a group of rows is, or `None`.

        What PP-OCR said at first is put in the cells; it reads the straightened rows again only
        where that leaves a doubt.
        """
        pitch = _pitch(group, readings)
        seen = None
        for beyond in _BEYOND:
            strips = _strips(pixels, group, group, pitch, beyond)
            if all(grid is None for _, _, grid in strips):
                break
            laid = _Group(pixels, group, pitch, beyond, strips)
            seen = less_doubtful(self._seen_in(laid, readings), seen)
            if seen is not None and seen.is_whole:
                break
        return seen

    def _seen_in(self, laid: _Group, readings: Sequence[Region]) -> Seen | None:
        size = (laid.pixels.shape[1], laid.pixels.shape[0])
        seen = best_of([self._as_read(*strip, readings) for strip in laid.strips], size)
        if seen is not None and seen.is_settled:
            return seen
        again = [self._read_again(*strip) for strip in laid.strips]
        seen = less_doubtful(best_of(again, size), seen)
        if seen is None:
            found = [*again, *(self._read_again(*strip) for strip in laid.beside())]
            rows = sorted((one for one in found if one is not None), key=_height)
            seen = best_of(rows, size)
        return seen

    def _as_read(
        self, row: Row, strip: Strip, grid: Grid | None, readings: Sequence[Region]
    ) -> Laid | None:
        """The row in cells, with what PP-OCR said at first; `None` where it has no grid."""
        if grid is None:
            return None
        return self._laid(row, strip, grid, self._first_said(row, strip, grid, readings))

    def _read_again(self, row: Row, strip: Strip, grid: Grid | None) -> Laid | None:
        """The row in cells, with what PP-OCR says of the strip; `None` where it has no grid."""
        return None if grid is None else self._laid(row, strip, grid, self._said_again(strip, grid))

    def _laid(self, row: Row, strip: Strip, grid: Grid, said: NDArray[np.float32]) -> Laid:
        held = (zone_strip.inked(strip, grid) + np.minimum(1, said.max(axis=1) * 2)) / 2
        glyphs = floored(self._glyphs.chances(strip.ink, grid.edges))
        return Laid(row, strip, grid, filled(said), glyphs, held)

    def _first_said(
        self, row: Row, strip: Strip, grid: Grid, readings: Sequence[Region]
    ) -> NDArray[np.float32]:
        """What PP-OCR said of the row at first, in its cells: cells x `CLASSES`."""
        said = np.zeros((grid.count, len(CLASSES)), np.float32)
        direction = (row.right - row.left) / max(1e-6, row.length)
        course = strip.back[:2].T @ direction
        for index, quad in zip(row.indexes, row.quads, strict=True):
            one = readings[index]
            if len(one.centres) != len(one.text):
                continue
            start, stop = ((quad[a] + quad[b]) / 2 @ direction for a, b in ((0, 3), (1, 2)))
            along = start + np.array(one.centres) * (stop - start)
            columns = np.interp(along, course, np.arange(len(course)))
            cells = np.searchsorted(grid.edges, columns) - 1
            for cell, character, sure in zip(cells, one.text, one.certainties, strict=True):
                if 0 <= cell < grid.count:
                    for known in self._classes.get(character, ()):
                        said[cell, known] = max(said[cell, known], sure)
        return said

    def _said_again(self, strip: Strip, grid: Grid) -> NDArray[np.float32]:
        """How surely PP-OCR sees each of `CLASSES` in every cell: cells x `CLASSES`."""
        shown = strip.colour[HEIGHT // 2 - _HALF : HEIGHT // 2 + _HALF]
        chances = self._first.chances(np.ascontiguousarray(shown))
        known = np.stack([chances[:, columns].max(axis=1) for columns in self._columns], axis=1)
        steps = (np.arange(len(chances)) + 0.5) / len(chances) * shown.shape[1]
        said = np.zeros((grid.count, len(CLASSES)), np.float32)
        for cell, (left, right) in enumerate(pairwise(grid.edges)):
            near = np.abs(steps - (left + right) / 2) <= _WINDOW * (right - left)
            if near.any():
                said[cell] = known[near].max(axis=0)
        return said


@dataclass(frozen=True, slots=True, eq=False)
class _Group:
    """Rows of a page that may be a zone, laid out straight, so many cells beyond their ends."""

    pixels: NDArray[np.uint8]
    rows: tuple[Row, ...]
    pitch: float
    beyond: float
    strips: list[tuple[Row, Strip, Grid | None]]

    def beside(self) -> list[tuple[Row, Strip, Grid | None]]:
        """Rows that the detector may have missed."""
        lost = _lost(self.strips, self.pitch)
        return _strips(self.pixels, lost, self.rows, self.pitch, self.beyond)


def _strips(
    pixels: NDArray[np.uint8],
    rows: Sequence[Row],
    group: Sequence[Row],
    pitch: float,
    beyond: float,
) -> list[tuple[Row, Strip, Grid | None]]:
    """Rows laid out straight, as long as the longest of their group, and so many cells more."""
    left, right = _extent(group)
    strips = []
    for row in rows:
        ends = _ends(row, left, right, beyond * pitch)
        strip = zone_strip.cut(pixels, row, pitch, ends)
        strips.append((row, strip, zone_strip.grid(strip)))
    return strips


def _lost(strips: Sequence[tuple[Row, Strip, Grid | None]], pitch: float) -> list[Row]:
    """Where rows stand that the detector missed: between two of a zone, above them, below them."""
    known = [row for row, _, grid in strips if grid is not None]
    step = _LINE_PITCH * pitch
    places = [(known[0], -step), (known[-1], step)]
    for upper, lower in pairwise(known):
        down = _down(upper)
        apart = float((lower.left + lower.right - upper.left - upper.right) @ down) / 2
        if _TWO_ROWS[0] < apart / step < _TWO_ROWS[1]:
            places.append((upper, apart / 2))
    return [
        Row(tuple(quad + _down(row) * np.float32(below) for quad in row.quads), ())
        for row, below in places
    ]


def _down(row: Row) -> NDArray[np.float32]:
    right = (row.right - row.left) / max(1e-6, row.length)
    return np.array([-right[1], right[0]], np.float32)


def _height(laid: Laid) -> float:
    return float(laid.row.left[1] + laid.row.right[1])


def _meant(character: str) -> tuple[int, ...]:
    """Which of `CLASSES` PP-OCR means by a character of its own.

    It does not know OCR-B: it says 0 for most letters O, so that both mean the same to it.
    """
    capital = character.upper()
    plain = capital if capital.isascii() and capital.isalpha() else SAME.get(character, character)
    names = "0O" if plain in {"0", "O"} else plain
    return tuple(CLASSES.index(name) for name in names if name in CLASSES)


def _promising(group: Iterable[Row], texts: Sequence[str]) -> bool:
    """Whether a group is worth a second look: it holds fillers, or rows of the right length.

    Of a zone whose other rows were missed one has many digits, or fillers.
    """
    joined = ["".join(texts[index] for index in row.indexes) for row in group]
    fillers = sum(SAME.get(character, character) == "<" for text in joined for character in text)
    if len(joined) == 1:
        digits = sum(map(str.isdigit, joined[0]))
        # Beside a person's number, which is none, stand its label and a stop.
        long = zone_rows.held(joined[0]) > _NUMBER
        return fillers >= _FILLERS or (digits >= _DIGITS and long)
    return fillers >= _FILLERS or min(map(len, joined)) >= _LENGTH


def _pitch(group: Sequence[Row], readings: Sequence[Region]) -> float:
    """The width of a cell in pixels of the page."""
    steps: list[float] = []
    # Other lines near a zone are set in proportional type: those with fillers are the zone's.
    with_fillers = [row for row in group if _fillers(row, readings) > 1]
    for row in with_fillers or group:
        for index, quad in zip(row.indexes, row.quads, strict=True):
            steps += _steps(np.array(readings[index].centres) * quads.sides(quad)[0])
    if len(steps) < 6:  # noqa: PLR2004 - too few to tell
        return _USUAL_PITCH * float(np.median([row.height for row in group]))
    return float(np.mean(steps))


def _steps(centres: NDArray[np.float64]) -> list[float]:
    """How far a reader's characters are apart, but where it left some out.

    It tells where they stand in whole steps of its own, which in a line of small print are hardly
    shorter than a cell: so the mean tells more than the median.
    """
    apart = np.diff(centres)
    if not apart.size:
        return []
    usual = float(np.median(apart))
    return [float(one) for one in apart if one <= usual + max(float(apart.min()), usual / 2)]


def _fillers(row: Row, readings: Sequence[Region]) -> int:
    text = "".join(readings[index].text for index in row.indexes)
    return sum(SAME.get(character, character) == "<" for character in text)


def _extent(group: Sequence[Row]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The ends of the longest row, by which those of the others are known."""
    longest = max(group, key=lambda row: row.length)
    return longest.left, longest.right


def _ends(
    row: Row, left: NDArray[np.float32], right: NDArray[np.float32], beyond: float
) -> tuple[float, float]:
    """How far to go on beyond a row's ends so that it is as long as the longest, and a bit more."""
    direction = (right - left) / max(1e-6, float(np.linalg.norm(right - left)))
    before = float((row.left - left) @ direction)
    behind = float((right - row.right) @ direction)
    return max(0.0, before) + beyond, max(0.0, behind) + beyond


__all__ = ["ZoneReader", "instead"]
