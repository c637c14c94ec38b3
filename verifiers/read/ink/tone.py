"""Whether what a line ends in is paler than the rest of it: it was stamped there, not printed.

A stamp across the end of a value is read as more of it, at times with certainty. Its ink is copied
paler than print; shadows and glare come by degrees. Only Chinese characters are compared: digits
are often set in a heavier typeface. Of 273 drawn names and 93 addresses two ended in a stamp, whose
characters were paler by 97 to 109 of 255; one address, which ends in glare, is taken for one that
does.
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

import cv2
import numpy as np

from verifiers.read.lines import is_chinese

if TYPE_CHECKING:
    from verifiers.read.ink.row import Row

_PALER, _ALIKE = 60, 30
"""Between print (0) and paper (255): so much paler is another ink; so much is not."""
_MOST = 3
"""Characters of a stamp that a line ends in."""
_HALF = 0.4
"""Of the room between two characters: how far one reaches from its middle."""
_DARKEST = 4
"""The percentile of a character's place that is its ink."""
_THIN = frozenset("一二三")
"""In many typefaces these are thin strokes alone, and as pale as a stamp."""


def stamped(row: Row, start: int, stop: int) -> int:
    """How many Chinese characters of another ink this stretch ends in; 0 where none."""
    text = row.region.text[start:stop]
    if not row.middles or not is_chinese(text[-1]):
        return 0
    tones = [
        (tone, letter not in _THIN)
        for tone, letter in zip(_tones(row, start, stop), text, strict=True)
        if is_chinese(letter)
    ]
    for last in range(1, min(_MOST, len(tones) - 1) + 1):
        usual = median(tone for tone, _ in tones[:-last])
        paler = all(thick and tone > usual + _PALER for tone, thick in tones[-last:])
        if paler and tones[-last - 1][0] < usual + _ALIKE:
            return last
    return 0


def _tones(row: Row, start: int, stop: int) -> list[float]:
    """How pale the ink of each character is."""
    smooth = np.asarray(cv2.GaussianBlur(row.even, (3, 3), 0), np.uint8)
    rows, columns = smooth.shape
    many = len(row.middles) > 1
    half = _HALF * float(np.median(np.diff(row.middles))) if many else columns / 2
    inner = smooth[rows // 6 : rows - rows // 6]
    return [
        float(np.percentile(inner[:, left : max(left + 1, round(middle + half))], _DARKEST))
        for middle in row.middles[start:stop]
        for left in (min(columns - 1, max(0, round(middle - half))),)
    ]
