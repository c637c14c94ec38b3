"""Lines that go on beyond where they were found, read as long as they are.

Where print pales in a reflection, or a mark crosses it, the detector ends a line: what is left of
an address or a number reads like the whole. The ink shows that more stands there, and how far it
goes. The longer reading counts if it says again what was read, is sure of the rest, and all is of
one ink.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from verifiers.read import strip
from verifiers.read.first.closer import LIKELY
from verifiers.read.ink import beside, tone
from verifiers.read.ink.row import Row, evenly_lit, rows_of_print, uprights
from verifiers.read.lines import is_chinese
from verifiers.read.picture import quads, slant
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from verifiers.model import Box, Region
    from verifiers.read.first.paddle import Paddle

_WORD = re.compile("[省市县区旗镇乡村路街道巷弄号室栋幢楼组局所]|单元")
_FEWEST, _SHORT, _LONG, _NUMBER = 2, 4, 8, 6
"""Words of addresses and offices that a line has which may go on, characters of one that has but
one such word, and Chinese ones or digits of a line that has none."""
_NEARBY = 2.0
"""Of a line's height: how much of its end tells how high that stands."""
_LOOKS = 3
"""At a line: each tells anew how its print goes on."""


def look(
    reader: Paddle,
    pixels: NDArray[np.uint8],
    ink: NDArray[np.uint8],
    regions: Sequence[Region],
) -> tuple[Region, ...]:
    """The regions of a page, lines that go on as they are with that; `ink` is it without marks."""
    height, width = ink.shape[:2]
    leaning = slant.oblique([one.box for one in regions], width, height)
    found = list(regions)
    for at, leans in enumerate(leaning):
        # A zone's row that was read cell by cell is as long as it is.
        if not leans and not found[at].voices and _may_go_on(found[at]):
            # What a line now holds is no part of the next.
            found[at] = _whole(reader, pixels, ink, found[at], [*found[:at], *found[at + 1 :]])
    return tuple(found)


def _may_go_on(region: Region) -> bool:
    text = compact(region.text)
    words, chinese = len(_WORD.findall(text)), sum(map(is_chinese, text))
    numbered = sum(map(str.isdecimal, text)) >= _NUMBER and "<" not in text
    long = chinese >= _LONG or numbered
    return long or words >= _FEWEST or (words > 0 and len(text) >= _SHORT)


def _whole(
    reader: Paddle,
    pixels: NDArray[np.uint8],
    ink: NDArray[np.uint8],
    region: Region,
    others: Sequence[Region],
) -> Region:
    height, width = ink.shape[:2]
    for _ in range(_LOOKS):
        box = beside.whole(Row(pixels, region), others)
        if box is None:
            break
        seen = reader.line(quads.cut(ink, quads.to_quad(box, width, height)))
        longer = seen.on(_along_its_print(pixels, box))
        if not _goes_on(longer, region, pixels):
            break
        region = longer
    return region


def _along_its_print(pixels: NDArray[np.uint8], box: Box) -> Box:
    """The box with its ends as high as the print there: of a long line a little lean tells."""
    height, width = pixels.shape[:2]
    quad = quads.to_quad(box, width, height)
    along, across = quads.sides(quad)
    step = (quad[1] - quad[0]) / along
    down = (quad[3] - quad[0]) / across
    level = quad.copy()
    for upper, lower, inward in ((0, 3, step), (1, 2, -step)):
        near = inward * (_NEARBY * across)
        ends = [quad[upper] - down * across / 2, quad[lower] + down * across / 2]
        left, right = (ends, [one + near for one in ends])[:: 1 if upper == 0 else -1]
        even = evenly_lit(pixels, np.asarray([left[0], right[0], right[1], left[1]], np.float32))
        inked = even < strip.DARKEST
        inked &= ~uprights(inked.T).T
        top, bottom = rows_of_print(inked, 0, inked.shape[1])
        if across / 2 < bottom - top < across:
            level[[upper, lower]] += down * ((top + bottom) / 2 - across)
    return quads.to_box(level, width, height)


def _goes_on(longer: Region, region: Region, pixels: NDArray[np.uint8]) -> bool:
    """Whether a line says again what was read, and surely more, in the same ink.

    The letters at its ends may have been cut; of points and brackets it does not matter which they
    are.
    """
    places = [at for at, one in enumerate(longer.text) if one.isalnum()]
    text, first = _letters(longer.text), _letters(region.text)
    core = first[1:-1]
    at = text.find(core)
    if not core or at < 0 or len(text) <= len(first) or len(longer.certainties) != len(longer.text):
        return False
    more = [*places[:at], *places[at + len(core) :]]
    start, stop = places[at], places[at + len(core) - 1] + 1
    sure = min(longer.certainties[one] for one in more) >= LIKELY
    return sure and tone.is_of_one_ink(Row(pixels, longer), start, stop)


def _letters(text: str) -> str:
    return "".join(one for one in text if one.isalnum())
