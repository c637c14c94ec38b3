"""How characters of a straightened row lean, where paper was seen from aside and not laid flat.

Along a row that was straightened, print that a slant has drawn aside leans, more at one end than at
the other, and is higher or lower than its pitch tells. Print is sharpest from column to column
where it stands upright.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LEANS = np.arange(-0.6, 0.61, 0.1)
"""Columns by which a character leans to the right for each pixel down, as they are tried."""
_FINE = np.arange(-0.6, 0.61, 0.05)
_CHANGES = np.arange(-0.3, 0.31, 0.05)
"""By how much more it leans at the right end than in the middle."""
_GAIN = 1.15
"""How much sharper print must become: upright print gains nothing."""
_AROUND = 8
"""Cells in which a lean is told."""
_INKED, _EDGE = 0.35, 0.3
"""Ink that is print; and of the row of pixels that has most, what is the edge of characters."""


def of(band: NDArray[np.float32], cell: int) -> NDArray[np.float32] | None:
    """For every column of a row's ink how far its print leans, or `None` where it stands upright.

    `cell` is the width of a cell in columns.
    """
    height, width = band.shape
    middle = (height - 1) / 2
    sharp = []
    for lean in _LEANS:
        back = np.array([[1, lean, -lean * middle], [0, 1, 0]], np.float32)
        flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
        along = cv2.warpAffine(band, back, (width, height), flags=flags).mean(axis=0)
        sharp.append(np.gradient(cv2.GaussianBlur(along[None], (0, 0), 1)[0]) ** 2)
    columns = np.arange(0, width, cell)
    told = cv2.blur(np.array(sharp, np.float32), (_AROUND * cell, 1))[:, columns]
    at = columns / max(1, width - 1) * 2 - 1
    tried = _FINE[:, None, None] + _CHANGES[None, :, None] * at
    place = (np.clip(tried, _LEANS[0], _LEANS[-1]) - _LEANS[0]) / (_LEANS[1] - _LEANS[0])
    low = np.clip(place.astype(int), 0, len(_LEANS) - 2)
    share, which = place - low, np.arange(len(columns))
    gains = (told[low, which] * (1 - share) + told[low + 1, which] * share).sum(axis=2)
    first, second = np.unravel_index(gains.argmax(), gains.shape)
    if gains[first, second] < _GAIN * float(told[len(_LEANS) // 2].sum()):
        return None
    bent = _FINE[first] + _CHANGES[second] * np.linspace(-1, 1, width)
    return np.asarray(np.clip(bent, _LEANS[0], _LEANS[-1]), np.float32)


def print_height(ink: NDArray[np.float32]) -> int:
    """Pixels from the upper to the lower edge of a row's print."""
    rows = np.clip(ink - _INKED, 0, 1).mean(axis=1)
    inked = np.flatnonzero(rows > _EDGE * rows.max())
    return int(inked[-1] - inked[0] + 1) if inked.size else 0
