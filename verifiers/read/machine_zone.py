"""Machine-readable zones, looked at a second time and cell by cell.

The first reader merges runs of fillers, takes them for other signs, and loses the ends of lines.
But a zone has a fixed pitch and a known number of cells, and in a cell only 37 characters can
stand. So its rows are laid out straight, the grid is found in the picture, and two voices say for
every cell what it may hold: PP-OCR, which reads along the row, and a small network that sees single
cells (`zone_glyphs`). What the formats and their check digits allow at the least cost is the zone
(`verifiers.numbers.mrz_mend`); what each voice alone would say is kept beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from verifiers.model import Region
from verifiers.numbers.mrz_layouts import CHARACTERS, LAYOUTS
from verifiers.numbers.mrz_mend import SAME, Mended, mend
from verifiers.read import quads, zone_rows, zone_strip
from verifiers.read.zone_glyphs import CLASSES
from verifiers.read.zone_strip import HEIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from verifiers.numbers.mrz_layouts import Layout
    from verifiers.read.paddle import Paddle
    from verifiers.read.zone_glyphs import Glyphs
    from verifiers.read.zone_rows import Row
    from verifiers.read.zone_strip import Grid, Strip

GLYPHS = "glyphs"
"""The name under which the network's own answer is kept."""
LEAST_HOLDING = 0.5
"""Of the check digits: where fewer hold, it is no zone, or not legible."""
LEAST_CERTAINTY = 0.5
"""The mean certainty of a zone's characters below which it is no zone, or not legible."""
_HALF = 20
"""Pixels of the strip above and below the middle that PP-OCR is shown."""
_WIDTH_STEP = 160
"""Pixels of the strip: what PP-OCR is shown is a multiple as wide."""
_WINDOW = 0.46
"""Of a cell: how far from its middle PP-OCR's answer to it is looked for."""
_FLOOR = 1e-3
"""The chance of what a voice does not name: nothing is impossible."""
_SILENT = 0.25
"""Where PP-OCR is less sure than this that anything stands in a cell, it has merged fillers."""
_LEFT_OUT = 0.25
"""Of a check digit that holds, what a character left out beside a window costs."""
_NEARLY_NONE = 0.3
"""So little left out beside a window is no character."""
_TRIED = 2
"""So many windows of each width are tried."""
_BOX = 17
"""Pixels of the strip above and below the middle that the box of a row takes."""
_USUAL_PITCH = 0.62
"""Of a detected line's height: the width of a cell, where the reader's centres do not tell."""


@dataclass(frozen=True, slots=True, eq=False)
class _Laid:
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

    def part(self, start: int, count: int) -> _Laid:
        """`count` cells from the one numbered `start` on."""
        stop = start + count
        beside = self.held[max(0, start - 2) : start].sum() + self.held[stop : stop + 2].sum()
        return _Laid(
            self.row,
            self.strip,
            self.grid.part(start, count),
            self.paddle[start:stop],
            self.glyphs[start:stop],
            self.held[start:stop],
            float(beside),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """A zone on a page: a region for each row, and the lines whose place these take."""

    regions: tuple[Region, ...]
    instead: frozenset[int]
    is_settled: bool
    """Whether all check digits hold and both voices say the same, but for the kind of zero."""


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
        height, width = pixels.shape[:2]
        lines = [quads.to_quad(region.box, width, height) for region in regions]
        texts = [region.text for region in regions]
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
        pitch, (left, right) = _pitch(group, readings), _extent(group)
        strips = []
        for row in group:
            ends = _ends(row, left, right, zone_strip.BEYOND * pitch)
            strip = zone_strip.cut(pixels, row, pitch, ends)
            strips.append((row, strip, zone_strip.grid(strip)))
        if all(grid is None for _, _, grid in strips):
            return None
        size = (pixels.shape[1], pixels.shape[0])
        seen = None
        for again in (False, True):
            laid = [
                None
                if grid is None
                else self._laid(
                    row,
                    strip,
                    grid,
                    self._read_along(strip, grid)
                    if again
                    else self._as_read(row, strip, grid, readings),
                )
                for row, strip, grid in strips
            ]
            seen = _best(laid, size)
            if seen is not None and seen.is_settled:
                break
        return seen

    def _laid(self, row: Row, strip: Strip, grid: Grid, said: NDArray[np.float32]) -> _Laid:
        held = (zone_strip.inked(strip, grid) + np.minimum(1, said.max(axis=1) * 2)) / 2
        glyphs = _floored(self._glyphs.chances(strip.ink, grid.edges))
        return _Laid(row, strip, grid, _filled(said), glyphs, held)

    def _as_read(
        self, row: Row, strip: Strip, grid: Grid, readings: Sequence[Region]
    ) -> NDArray[np.float32]:
        """What PP-OCR said of the row at first, in its cells: cells x `CLASSES`."""
        said = np.zeros((grid.count, len(CLASSES)), np.float32)
        direction = (row.right - row.left) / max(1e-6, row.length)
        course = strip.back[:2].T @ direction
        for index, quad in zip(row.indexes, row.quads, strict=True):
            one = readings[index]
            start, stop = ((quad[a] + quad[b]) / 2 @ direction for a, b in ((0, 3), (1, 2)))
            along = start + np.array(one.centres) * (stop - start)
            columns = np.interp(along, course, np.arange(len(course)))
            cells = np.searchsorted(grid.edges, columns) - 1
            for cell, character, sure in zip(cells, one.text, one.certainties, strict=True):
                if 0 <= cell < grid.count:
                    for known in self._classes.get(character, ()):
                        said[cell, known] = max(said[cell, known], sure)
        return said

    def _read_along(self, strip: Strip, grid: Grid) -> NDArray[np.float32]:
        """How surely PP-OCR sees each of `CLASSES` in every cell: cells x `CLASSES`."""
        shown = strip.colour[HEIGHT // 2 - _HALF : HEIGHT // 2 + _HALF]
        # OpenVINO compiles for every new width, so that there had better be few.
        shown = np.pad(shown, ((0, 0), (0, -shown.shape[1] % _WIDTH_STEP), (0, 0)), mode="edge")
        chances = self._first.chances(np.ascontiguousarray(shown))
        known = np.stack([chances[:, columns].max(axis=1) for columns in self._columns], axis=1)
        steps = (np.arange(len(chances)) + 0.5) / len(chances) * shown.shape[1]
        said = np.zeros((grid.count, len(CLASSES)), np.float32)
        for cell, (left, right) in enumerate(pairwise(grid.edges)):
            near = np.abs(steps - (left + right) / 2) <= _WINDOW * (right - left)
            if near.any():
                said[cell] = known[near].max(axis=0)
        return said


def instead(regions: Sequence[Region], zones: Sequence[Seen]) -> tuple[Region, ...]:
    """The regions of a page, with the rows of zones in the place of those they were read from."""
    gone = {index for zone in zones for index in zone.instead}
    first = {min(zone.instead): zone.regions for zone in zones}
    kept: list[Region] = []
    for index, region in enumerate(regions):
        kept += first.get(index, () if index in gone else (region,))
    return tuple(kept)


def _windows(laid: Sequence[_Laid | None]) -> Iterator[list[_Laid]]:
    """For each shape of a zone the likeliest cells of neighbouring rows, one below the other."""
    for count, width in dict.fromkeys((one.lines, one.width) for one in LAYOUTS):
        for first in range(len(laid) - count + 1):
            rows = [row for row in laid[first : first + count] if row is not None]
            if len(rows) == count and all(row.grid.count >= width for row in rows):
                yield from _windows_of(rows, width)


def _windows_of(rows: list[_Laid], width: int) -> Iterator[list[_Laid]]:
    """The likeliest windows of `width` cells, all rows beginning at the same place."""
    scored = []
    for edge in rows[0].grid.edges[: rows[0].grid.count - width + 1]:
        starts = [int(np.abs(np.array(row.grid.edges) - edge).argmin()) for row in rows]
        if all(start + width <= row.grid.count for start, row in zip(starts, rows, strict=True)):
            scored.append([r.part(start, width) for start, r in zip(starts, rows, strict=True)])
    yield from sorted(scored, key=_fit, reverse=True)[:_TRIED]


def _fit(rows: Sequence[_Laid]) -> float:
    """How well a window takes in the cells that hold characters, and no others; 0 at best."""
    return -sum(float((1 - row.held).sum()) + row.left_out for row in rows) / len(rows)


def _left_out(rows: Sequence[_Laid]) -> float:
    """How much of the cells beside a window, above all, holds characters: 0 to 4."""
    return float(np.mean([row.left_out for row in rows]))


def _filled(said: NDArray[np.float32]) -> NDArray[np.float32]:
    """PP-OCR's chances, fillers put where it says nothing: it merges them."""
    silent = said.max(axis=1) < _SILENT
    whole = said.copy()
    whole[silent, CLASSES.index("<")] += _SILENT
    return _floored(whole)


def _meant(character: str) -> tuple[int, ...]:
    """Which of `CLASSES` PP-OCR means by a character of its own.

    It does not know OCR-B: it says 0 for most letters O, so that both mean the same to it.
    """
    plain = character.upper() if character.isalpha() else SAME.get(character, character)
    names = "0O" if plain in {"0", "O"} else plain
    return tuple(CLASSES.index(name) for name in names if name in CLASSES)


def _best(laid: Sequence[_Laid | None], size: tuple[int, int]) -> Seen | None:
    """The zone that rows laid out hold, or `None` where they hold none that is legible."""
    best: tuple[tuple[float, float], list[_Laid], Mended] | None = None
    for rows in sorted(_windows(laid), key=_fit, reverse=True):
        mended = mend([_choices(row.both) for row in rows])
        if mended is not None:
            rank = (_holding(mended) - _LEFT_OUT * _left_out(rows), -mended.cost)
            if best is None or rank > best[0]:
                best = (rank, rows, mended)
            if mended.zone.is_valid and _left_out(rows) < _NEARLY_NONE:
                break
    return None if best is None else _seen(best[1], best[2], *size)


def _floored(chances: NDArray[np.float32]) -> NDArray[np.float32]:
    raised = chances + _FLOOR
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), np.float32)


def _choices(chances: NDArray[np.float32]) -> list[dict[str, float]]:
    """What every cell may hold and what it costs, as `mend` wants it."""
    costs = -np.log(chances)
    costs -= costs.min(axis=1, keepdims=True)
    return [dict(zip(CLASSES, map(float, row), strict=True)) for row in costs]


def _seen(laid: Sequence[_Laid], mended: Mended, width: int, height: int) -> Seen | None:
    """The zone as regions of a page of that size, or `None` where it is not legible."""
    certainties = [
        tuple(float(row.both[cell, CLASSES.index(c)]) for cell, c in enumerate(line))
        for row, line in zip(laid, mended.zone.lines, strict=True)
    ]
    certainty = float(np.mean([one for line in certainties for one in line]))
    holding = _holding(mended)
    if holding < LEAST_HOLDING or certainty < LEAST_CERTAINTY:
        return None
    voices = [
        (name, mended.zone.layout, chances)
        for name, chances in (
            ("paddle", [row.paddle for row in laid]),
            (GLYPHS, [row.glyphs for row in laid]),
        )
    ]
    regions = tuple(
        Region(
            text=line,
            confidence=round(float(np.mean(certainties[index])), 4),
            box=quads.to_box(_quad(row), width, height),
            reader="paddle",
            centres=_centres(row.grid),
            certainties=tuple(round(one, 4) for one in certainties[index]),
            voices=tuple(
                (name, _alone(layout, index, said[index])) for name, layout, said in voices
            ),
        )
        for index, (row, line) in enumerate(zip(laid, mended.zone.lines, strict=True))
    )
    taken = frozenset(index for row in laid for index in row.row.indexes)
    alike = all(
        said.replace("0", "O") == region.text.replace("0", "O")
        for region in regions
        for _, said in region.voices
    )
    return Seen(regions, taken, alike and not mended.changed and mended.zone.is_valid)


def _alone(layout: Layout, line: int, chances: NDArray[np.float32]) -> str:
    """What one voice alone would say of a row, with only the grammar of each position."""
    allowed = np.array(
        [
            [c in CHARACTERS[layout.alphabet_at(line, column)] for c in CLASSES]
            for column in range(len(chances))
        ]
    )
    return "".join(CLASSES[known] for known in np.where(allowed, chances, -1).argmax(axis=1))


def _holding(mended: Mended) -> float:
    verdicts = mended.zone.verdicts
    return sum(verdict.holds for verdict in verdicts) / len(verdicts)


def _quad(row: _Laid) -> NDArray[np.float32]:
    """The corners of a row on the page."""
    back, edges = row.strip.back, row.grid.edges
    ends = [int(np.clip(round(edge), 0, back.shape[1] - 1)) for edge in (edges[0], edges[-1])]
    (left, right), up = ends, -_BOX
    corners = [(left, up), (right, up), (right, _BOX), (left, _BOX)]
    return np.array(
        [back[:2, column] + down * back[2:, column] for column, down in corners], np.float32
    )


def _centres(grid: Grid) -> tuple[float, ...]:
    edges = np.array(grid.edges)
    middles = (edges[1:] + edges[:-1]) / 2
    return tuple(((middles - edges[0]) / (edges[-1] - edges[0])).round(4).tolist())


def _promising(group: Iterable[Row], texts: Sequence[str]) -> bool:
    """Whether a group is worth a second look: it holds fillers, or rows of the right length."""
    joined = ["".join(texts[index] for index in row.indexes) for row in group]
    fillers = sum(SAME.get(character, character) == "<" for text in joined for character in text)
    return fillers >= 3 or (len(joined) > 1 and min(map(len, joined)) >= 28)  # noqa: PLR2004


def _pitch(group: Sequence[Row], readings: Sequence[Region]) -> float:
    """The width of a cell in pixels of the page."""
    steps: list[float] = []
    for row in group:
        for index, quad in zip(row.indexes, row.quads, strict=True):
            centres = np.array(readings[index].centres) * quads.sides(quad)[0]
            steps += np.diff(centres).tolist()
    if len(steps) < 6:  # noqa: PLR2004 - too few to tell
        return _USUAL_PITCH * float(np.median([row.height for row in group]))
    return float(np.median(steps))


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
