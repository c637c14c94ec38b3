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

from verifiers.read import strip
from verifiers.read.lines import is_chinese
from verifiers.read.picture import quads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from verifiers.read.lines import Part

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


def ends(pixels: NDArray[np.uint8], parts: Sequence[Part]) -> bool:
    """Whether the last of these stretches of an RGB page ends in Chinese of another ink."""
    if not parts:
        return False
    region, start, stop = parts[-1]
    text = region.text[start:stop]
    if len(region.centres) != len(region.text) or not is_chinese(text[-1]):
        return False
    tones = [
        (tone, letter not in _THIN)
        for tone, letter in zip(_tones(pixels, parts[-1]), text, strict=True)
        if is_chinese(letter)
    ]
    for last in range(1, min(_MOST, len(tones) - 1) + 1):
        usual = median(tone for tone, _ in tones[:-last])
        stamped = all(thick and tone > usual + _PALER for tone, thick in tones[-last:])
        if stamped and tones[-last - 1][0] < usual + _ALIKE:
            return True
    return False


def _tones(pixels: NDArray[np.uint8], part: Part) -> list[float]:
    """How pale the ink of each character is."""
    region, start, stop = part
    quad = quads.to_quad(region.box, pixels.shape[1], pixels.shape[0])
    even = strip.evenly_lit(strip.dark_ink(quads.cut(pixels, quad)))
    smooth = np.asarray(cv2.GaussianBlur(even, (3, 3), 0), np.uint8)
    rows, columns = smooth.shape
    middles = np.array(region.centres) * columns
    half = _HALF * float(np.median(np.diff(middles))) if len(middles) > 1 else columns / 2
    inner = smooth[rows // 6 : rows - rows // 6]
    return [
        float(np.percentile(inner[:, left : max(left + 1, round(middle + half))], _DARKEST))
        for middle in middles[start:stop]
        for left in (min(columns - 1, max(0, round(middle - half))),)
    ]
