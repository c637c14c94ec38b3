"""Where the paper lies that a zone stands on: the formats of zones fix the size of their papers.

Lengths are millimetres (ICAO Doc 9303-3, -4, -5, -6 and -7).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from verifiers.read.picture import quads

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from verifiers.layout.machine_zone import FoundZone

_PITCH = 2.54
"""From one character of a zone to the next."""
_PAPERS = {30: (85.6, 54.0), 36: (105.0, 74.0), 44: (125.0, 88.0)}
"""Width and height of the paper, by how many characters a row of its zone has."""
_BELOW = 8.0
"""From the middle of a zone's last row to the paper's lower edge, or a little more."""
_ROOM = 0.12
"""Of the paper's sides: how far around it more of it is looked for, for it lies aslant."""


def corners(found: FoundZone, width: int, height: int) -> NDArray[np.float32]:
    """The corners of a zone's paper and some room around it, on its page of so many pixels.

    They stand as the zone does, upright or not.
    """
    first, last = (quads.to_quad(found.regions[row].box, width, height) for row in (0, -1))
    row_starts, row_ends = (first[0] + first[3]) / 2, (first[1] + first[2]) / 2
    along = row_ends - row_starts
    pitches = found.zone.layout.width
    right = along / pitches / _PITCH
    down = np.array([-right[1], right[0]])
    wide, high = _PAPERS[pitches]
    middle = (row_starts + row_ends) / 2
    lowest = float((last.mean(axis=0) - middle) @ down) / float(down @ down) + _BELOW
    half_wide, half_high = wide * (0.5 + _ROOM), high * (0.5 + _ROOM)
    centre = middle + down * (lowest - high / 2)
    return np.array(
        [
            centre + right * x * half_wide + down * y * half_high
            for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))
        ],
        np.float32,
    )
