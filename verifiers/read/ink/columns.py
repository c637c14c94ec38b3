"""Which columns of a line hold ink in the middle of its print, and how far that runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from verifiers.read.ink.row import rows_of_print

if TYPE_CHECKING:
    from numpy.typing import NDArray

REACH, STROKE = 0.6, 0.3
"""Of a character's height: what is nearer to the middle of one, which is known to a third of that,
may be a part of it; and no stroke that is a character is shorter."""
_ROWS = 0.25, 0.75
"""Of a character's height: above and below may stand rules, and other lines."""


def inked(ink: NDArray[np.bool_], first: float, last: float) -> tuple[int, NDArray[np.bool_]]:
    """How high the print between two columns is, and which columns hold ink in its middle."""
    top, bottom = rows_of_print(ink, first, last)
    upper, lower = (top + round(share * (bottom - top)) for share in _ROWS)
    return bottom - top, np.asarray(ink[upper:lower].any(axis=0))


def longest(columns: NDArray[np.bool_]) -> int:
    """The longest run of columns with ink."""
    ends = np.flatnonzero(~np.concatenate([[False], columns, [False]]))
    return int(np.diff(ends).max()) - 1
