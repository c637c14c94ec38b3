"""Words in capitals between which the first reader lost the space: CHAN, CHI CHUN as CHICHUN.

In every typeface the room of a space is much wider than that between two letters of a word, and
than the usual one of its line. Measured in 14 typefaces, as shares of a capital's height: between
letters 0.55 at most where the usual is 0.34 (letters of one width), and 0.32 elsewhere; with a
space 0.24 to 1.3, and 0.43 or more in all but three typefaces.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from verifiers.read import strip
from verifiers.read.ink.row import Row, rows_of_print

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from verifiers.model import Region

_CAPITALS = re.compile("[A-Z][A-Z ,'-]{4,}")
_SPACE, _TIMES = 0.36, 1.9
"""Of a capital's height, and of the usual room between the letters of its line: more is a space."""
_NEAR = 0.15
"""Of a capital's height: how near to where its middle is told a letter has ink."""


def look(ink: NDArray[np.uint8], regions: Sequence[Region]) -> tuple[Region, ...]:
    """The regions of a page whose print `ink` shows, capitals with the spaces between words."""
    return tuple(
        _apart(one, list(_spaces(Row(ink, one)))) if _CAPITALS.fullmatch(one.text) else one
        for one in regions
    )


def _spaces(row: Row) -> Iterator[int]:
    """Before which characters a space was lost."""
    text, middles = row.region.text, row.middles
    if not middles:
        return
    dark = row.even < strip.DARK
    top, bottom = rows_of_print(dark, middles[0], middles[-1])
    inked, near = np.asarray(dark[top:bottom].any(axis=0)), _NEAR * (bottom - top)
    rooms = {
        at + 1: _room(inked, middles[at], middles[at + 1], near)
        for at, both in enumerate(pairwise(text))
        if all(map(str.isalpha, both))
    }
    if bottom and rooms:
        most = max(_SPACE * (bottom - top), _TIMES * float(np.median(list(rooms.values()))))
        yield from (at for at, room in rooms.items() if room > most)


def _room(inked: NDArray[np.bool_], left: float, right: float, near: float) -> int:
    """Columns without ink between two letters; none where either has none itself."""
    first, last = round(left - near), round(right + near) + 1
    found = np.flatnonzero(inked[max(0, first) : last]) + max(0, first)
    if not found.size or found[0] > left + near or found[-1] < right - near:
        return 0
    return int(np.diff(found).max(initial=1)) - 1


def _apart(region: Region, before: Sequence[int]) -> Region:
    """The region with a space before each of these characters."""
    for at in reversed(before):
        middle = round(sum(region.centres[at - 1 : at + 1]) / 2, 4)
        region = replace(
            region,
            text=f"{region.text[:at]} {region.text[at:]}",
            centres=(*region.centres[:at], middle, *region.centres[at:]),
            certainties=(*region.certainties[:at], 1.0, *region.certainties[at:]),
            rivals=(*region.rivals[:at], "", *region.rivals[at:]),
        )
    return region
