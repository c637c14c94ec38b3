"""Whether what a line ends in is paler than the rest of it: it was stamped there, not printed.

A stamp across the end of a value is read as more of it, at times with certainty. Its ink is of a
colour, or copied paler than print; shadows and glare come by degrees. Of ink of one colour only
Chinese characters are compared: digits are often set in a heavier typeface. Of 273 drawn names and
93 addresses two ended in a stamp, whose characters were paler by 97 to 109 of 255; one address,
which ends in glare, is taken for one that does.
"""

from __future__ import annotations

from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

import cv2
import numpy as np

from verifiers.read import strip
from verifiers.read.lines import is_chinese
from verifiers.read.picture import levels, quads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from verifiers.read.ink.row import Row

_PALER, _ALIKE = 60, 30
"""Between print (0) and paper (255): so much paler is another ink; so much is not."""
_MOST = 3
"""Characters of a stamp that a line ends in."""
_COLOURED, _BLACK = 40, 25
"""Between print (0) and paper (255): so much paler is coloured ink in the light of its own colour
than in that of any other, and black ink less than the second."""
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
        for tone, letter in zip(_tones(row, row.even, start, stop), text, strict=True)
        if is_chinese(letter)
    ]
    for last in range(1, min(_MOST, len(tones) - 1) + 1):
        usual = median(tone for tone, _ in tones[:-last])
        paler = all(thick and tone > usual + _PALER for tone, thick in tones[-last:])
        if paler and tones[-last - 1][0] < usual + _ALIKE:
            return last
    return 0


def coloured(row: Row, start: int, stop: int) -> int:
    """How many characters of coloured ink this stretch of black print ends in; 0 where none.

    However many they are, and whatever they say: no black line goes on in blue or red.
    """
    if not row.middles:
        return 0
    told = list(_colours(row, start, stop))
    many = next((at for at, (_, how) in enumerate(reversed(told)) if how < _COLOURED), 0)
    printed, foreign = told[: len(told) - many], told[len(told) - many :]
    if not foreign or max(how for _, how in printed) >= _BLACK:
        return 0
    usual = median(pale for pale, _ in printed)
    return len(foreign) if min(pale for pale, _ in foreign) > usual + _PALER else 0


def is_of_one_ink(row: Row, start: int, stop: int) -> bool:
    """Whether all of a line may be of the ink of this stretch.

    From one character to the next it may pale as in a reflection, but not at once, and it takes no
    colour.
    """
    if not row.middles:
        return False
    text, even = row.region.text, _tones(row, row.even, 0, len(row.middles))
    colours = [how for _, how in _colours(row, 0, len(row.middles))]
    black = max(colours[start:stop]) < _BLACK
    told = [
        (at, even[at])
        for at, letter in enumerate(text)
        if is_chinese(letter) and letter not in _THIN
    ]
    for (before, one), (at, other) in pairwise(told):
        leaves = before < stop <= at or stop <= before
        step = other - one if leaves else one - other if before < start else 0.0
        if step > _PALER:
            return False
    added = colours[:start] + colours[stop:]
    return not (black and any(how >= _COLOURED for how in added))


def _colours(row: Row, start: int, stop: int) -> Iterator[tuple[float, float]]:
    """How pale each character is in light of its own colour, and how much darker in another."""
    cut = quads.cut(row.pixels, row.quad)
    own, other = (strip.evenly_lit(way(cut)) for way in (levels.lightest, levels.darkest))
    tones = zip(*(_tones(row, light, start, stop) for light in (own, other)), strict=True)
    return ((pale, pale - dark) for pale, dark in tones)


def _tones(row: Row, light: NDArray[np.uint8], start: int, stop: int) -> list[float]:
    """How pale the ink of each character is in a light."""
    smooth = np.asarray(cv2.GaussianBlur(light, (3, 3), 0), np.uint8)
    rows, columns = smooth.shape
    many = len(row.middles) > 1
    half = _HALF * float(np.median(np.diff(row.middles))) if many else columns / 2
    inner = smooth[rows // 6 : rows - rows // 6]
    return [
        levels.percentile(inner[:, left : max(left + 1, round(middle + half))], _DARKEST)
        for middle in row.middles[start:stop]
        for left in (min(columns - 1, max(0, round(middle - half))),)
    ]
