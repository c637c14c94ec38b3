"""Which lines of a page may be those of a machine-readable zone, and where their rows run.

A detector may break a line of a zone in several, or lose the fillers at its end. So whatever looks
like a piece of a zone is gathered in rows, and rows that stand one below the other at a zone's
distance, in groups; all rows of a group share their ends.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from verifiers.numbers.mrz_mend import SAME
from verifiers.read.picture import quads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_OF_A_ZONE = re.compile(r"[A-Z0-9<]")
_LONG, _PIECE, _SIGN = 16, 2, 10
"""Characters of a row of a zone, some of them lost; of a piece of it; and of the least piece that
makes a page worth a look."""
_PURE = 0.8
"""The share of a line's characters that a zone may hold."""
_SAME_ROW = 0.55
"""Of a line's height: how far the middles of two pieces of a row may differ."""
_NEXT = (0.5, 4.6)
"""Of a line's height, which in curved rows is more than the print's: how far apart two rows of a
zone are, perhaps with one lost between them."""
_MOST_ROWS = 6
"""Rows of a group: those of a zone, and lines above it that look like some."""
_SHARED = 0.6
"""Of the shorter row's length: how much of it must lie above or below the other."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """Pieces of one row, from the left, as quads in pixels."""

    quads: tuple[NDArray[np.float32], ...]
    indexes: tuple[int, ...]
    """Which of the page's lines the pieces are."""

    @property
    def height(self) -> float:
        """Of its longest piece."""
        return max((quads.sides(quad) for quad in self.quads), key=lambda sides: sides[0])[1]

    @property
    def left(self) -> NDArray[np.float32]:
        """The middle of its left end."""
        return np.asarray((self.quads[0][0] + self.quads[0][3]) / 2, np.float32)

    @property
    def right(self) -> NDArray[np.float32]:
        """The middle of its right end."""
        return np.asarray((self.quads[-1][1] + self.quads[-1][2]) / 2, np.float32)

    @property
    def length(self) -> float:
        """From end to end."""
        return float(np.linalg.norm(self.right - self.left))


def groups(lines: Sequence[NDArray[np.float32]], texts: Sequence[str]) -> list[tuple[Row, ...]]:
    """Groups of rows, each from the top, that may hold a zone."""
    rows = sorted(_rows(lines, texts), key=lambda row: float(row.left[1] + row.right[1]))
    found: list[list[Row]] = []
    for row in rows:
        above = next((group for group in found if _below(group[-1], row)), None)
        if above is not None and len(above) < _MOST_ROWS:
            above.append(row)
        else:
            found.append([row])
    return [tuple(group) for group in found]


def zone_like(text: str) -> bool:
    """Whether a line's text may be a row of a zone, or a large piece of one."""
    solid = "".join(text.split())
    return len(solid) >= _SIGN and _pure(solid)


def held(text: str) -> int:
    """How many of a text's characters may be those of a zone."""
    return len(_OF_A_ZONE.findall("".join(SAME.get(character, character) for character in text)))


def _pure(solid: str) -> bool:
    return held(solid) >= _PURE * len(solid)


def _rows(lines: Sequence[NDArray[np.float32]], texts: Sequence[str]) -> list[Row]:
    """Every zone-like line with the pieces that stand beside it."""
    pieces = [
        index
        for index, text in enumerate(texts)
        if len("".join(text.split())) >= _PIECE and _pure("".join(text.split()))
    ]
    taken: set[int] = set()
    rows = []
    by_length = sorted(
        (index for index in pieces if _may_lead(texts, index)),
        key=lambda index: -quads.sides(lines[index])[0],
    )
    for index in by_length:
        if index in taken:
            continue
        members = [index] + [
            other
            for other in pieces
            if other != index and other not in taken and _beside(lines[index], lines[other])
        ]
        taken.update(members)
        members.sort(key=lambda one: float(lines[one][:, 0].mean()))
        rows.append(Row(tuple(lines[one] for one in members), tuple(members)))
    return [row for row in rows if _characters(row, texts) >= _LONG]


def _may_lead(texts: Sequence[str], index: int) -> bool:
    return len("".join(texts[index].split())) >= _LONG // 2


def _characters(row: Row, texts: Sequence[str]) -> int:
    return sum(len("".join(texts[index].split())) for index in row.indexes)


def _beside(long: NDArray[np.float32], other: NDArray[np.float32]) -> bool:
    """Whether `other` stands in the row that runs through `long`, and not on top of it."""
    along, across = quads.sides(long)
    right = (long[1] - long[0] + long[2] - long[3]) / 2
    right = right / max(1e-6, float(np.linalg.norm(right)))
    offset = other.mean(axis=0) - long.mean(axis=0)
    away = abs(float(offset @ np.array([-right[1], right[0]])))
    height = quads.sides(other)[1]
    apart = abs(float(offset @ right)) - (along + quads.sides(other)[0]) / 2
    return away < _SAME_ROW * across and 0.5 * across < height < 2 * across and apart > -across


def _below(upper: Row, lower: Row) -> bool:
    """Whether two rows may be neighbours in one zone."""
    height = (upper.height + lower.height) / 2
    ratio = upper.height / lower.height
    right = (upper.right - upper.left) / max(1e-6, upper.length)
    down = np.array([-right[1], right[0]])
    middle = (lower.left + lower.right) / 2 - (upper.left + upper.right) / 2
    starts = sorted((0.0, float((lower.left - upper.left) @ right)))
    ends = sorted((upper.length, float((lower.right - upper.left) @ right)))
    shared = (ends[0] - starts[1]) / max(1.0, min(upper.length, lower.length))
    gap = float(middle @ down) / height
    return _NEXT[0] < gap < _NEXT[1] and 0.5 < ratio < 2 and shared > _SHARED  # noqa: PLR2004
