"""A machine-readable zone that was seen on a page, as regions that stand for its rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from verifiers.model import Region
from verifiers.numbers.mrz import FILLER
from verifiers.numbers.mrz_layouts import CHARACTERS
from verifiers.numbers.mrz_mend import MOST, Mended, mend
from verifiers.read.engine import FIRST
from verifiers.read.picture import quads
from verifiers.read.zone import bare
from verifiers.read.zone.glyphs import CLASSES
from verifiers.read.zone.windows import Laid, fit, left_out, windows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from verifiers.numbers.mrz_layouts import Layout
    from verifiers.read.zone.strip import Grid

GLYPHS = "glyphs"
"""The name under which the network's own answer is kept, beside `FIRST`'s."""
LEAST_HOLDING = 0.5
"""Of the check digits: where fewer hold, it is no zone, or not legible."""
LEAST_CERTAINTY, LEAST_DOUBTFUL = 0.5, 0.75
"""The mean certainty of a zone's characters below which it is no zone, or not legible: where all
check digits hold, and where not all do."""
_LEFT_OUT = 0.25
"""Of a check digit that holds, what a character left out beside a window costs, or one forced."""
_NEARLY_NONE = 0.3
"""So little left out beside a window is no character."""
_ONE = 0.75
"""So much left out beside a window may be a character of it."""
_MOST_APART = 4
"""Cells of a zone on which voices differ: where it is more, the grid may have slipped on a bent
page."""
_GROUNDS = 2
"""Of three grounds for a zone: it is whole, its check digits hold, and voices hardly differ."""
_BOX = bare.ROOM
"""Pixels of the strip above and below the middle that the box of a row takes."""


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """A zone on a page: a region for each row, and the lines whose place these take."""

    regions: tuple[Region, ...]
    instead: frozenset[int]
    is_settled: bool
    """Whether all check digits hold and both voices say the same, but for the kind of zero."""
    is_whole: bool
    """Whether nothing stands beside its rows that may belong to them."""
    doubt: tuple[bool, bool, int]
    """Whether a check digit fails, whether it is not whole, and in how many cells a voice differs
    from it: of two readings of one zone the one with less is the better."""


def instead(regions: Sequence[Region], zones: Sequence[Seen]) -> tuple[Region, ...]:
    """The regions of a page, with the rows of zones in the place of those they were read from."""
    gone = {index for zone in zones for index in zone.instead}
    first = {min(zone.instead): zone.regions for zone in zones}
    kept: list[Region] = []
    for index, region in enumerate(regions):
        kept += first.get(index, () if index in gone else (region,))
    return tuple(kept)


def less_doubtful(one: Seen | None, other: Seen | None) -> Seen | None:
    """The better of two readings of a zone, the first where they are equal."""
    if one is None or other is None:
        return one or other
    return min(one, other, key=lambda seen: seen.doubt)


def best_of(laid: Sequence[Laid | None], size: tuple[int, int]) -> Seen | None:
    """The zone that rows laid out hold, or `None` where they hold none that is legible."""
    best: tuple[tuple[float, float], list[Laid], Mended] | None = None
    for rows in sorted(windows(laid), key=fit, reverse=True):
        cells = [_choices(row.both) for row in rows]
        mended = mend(cells)
        if mended is not None and (forced := _forced(cells, mended)) <= len(rows):
            holding = _holding(mended) - _LEFT_OUT * (left_out(rows) + forced)
            rank = (holding, -mended.cost)
            if best is None or rank > best[0]:
                best = (rank, rows, mended)
            if mended.zone.is_valid and not forced and left_out(rows) < _NEARLY_NONE:
                break
    return None if best is None else _seen(best[1], best[2], *size)


def _choices(chances: NDArray[np.float32]) -> list[dict[str, float]]:
    """What every cell may hold and what it costs, as `mend` wants it."""
    costs = -np.log(chances)
    costs -= costs.min(axis=1, keepdims=True)
    return [dict(zip(CLASSES, map(float, row), strict=True)) for row in costs]


def _forced(cells: Sequence[Sequence[Mapping[str, float]]], mended: Mended) -> int:
    """In how many cells neither voice sees anything that a format allows there.

    Check digits prove nothing about one: what is put there may be chosen so that they hold.
    """
    return sum(
        cell[character] > MOST
        for row, line in zip(cells, mended.zone.lines, strict=True)
        for cell, character in zip(row, line, strict=True)
    )


def _seen(laid: Sequence[Laid], mended: Mended, width: int, height: int) -> Seen | None:
    """The zone as regions of a page of that size, or `None` where it is not legible."""
    certainties = [
        tuple(float(row.both[cell, CLASSES.index(c)]) for cell, c in enumerate(line))
        for row, line in zip(laid, mended.zone.lines, strict=True)
    ]
    certainty = float(np.mean([one for line in certainties for one in line]))
    holding = _holding(mended)
    least = LEAST_CERTAINTY if mended.zone.is_valid else LEAST_DOUBTFUL
    if holding < LEAST_HOLDING or certainty < least:
        return None
    is_whole = left_out(laid) < _ONE
    apart = _apart(laid, mended)
    grounds = is_whole + mended.zone.is_valid + (apart <= _MOST_APART)
    if grounds < _GROUNDS:
        return None
    certainties = [
        _but_bare(row, line, sure)
        for row, line, sure in zip(laid, mended.zone.lines, certainties, strict=True)
    ]
    voices = [
        (name, mended.zone.layout, chances)
        for name, chances in (
            (FIRST, [row.paddle for row in laid]),
            (GLYPHS, [row.glyphs for row in laid]),
        )
    ]
    regions = tuple(
        Region(
            text=line,
            confidence=round(float(np.mean(certainties[index])), 4),
            box=quads.to_box(_quad(row), width, height),
            reader=FIRST,
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
    is_settled = alike and not mended.changed and mended.zone.is_valid
    doubt = (not mended.zone.is_valid, not is_whole, apart)
    return Seen(regions, taken, is_settled and is_whole, is_whole, doubt)


def _but_bare(laid: Laid, line: str, sure: tuple[float, ...]) -> tuple[float, ...]:
    """How sure each cell of a row is: fillers without ink not at all."""
    inkless = bare.cells(laid.strip, laid.grid)
    return tuple(
        0.0 if character == FILLER and cell in inkless else one
        for cell, (character, one) in enumerate(zip(line, sure, strict=True))
    )


def _apart(laid: Sequence[Laid], mended: Mended) -> int:
    """In how many cells a voice says something else than the zone, but for the kind of zero."""
    layout, lines = mended.zone.layout, mended.zone.lines
    return sum(
        {one, other} not in ({one}, {"0", "O"})
        for index, (row, line) in enumerate(zip(laid, lines, strict=True))
        for chances in (row.paddle, row.glyphs)
        for one, other in zip(line, _alone(layout, index, chances), strict=True)
    )


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


def _quad(row: Laid) -> NDArray[np.float32]:
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
