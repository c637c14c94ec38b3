"""Days under red seals of which the first reader is unsure: seen also as they were printed.

Both readers see a page whose seals were faded. Where a stroke faded with a seal they agree on what
is left of the numeral. So such a day is looked at closer, once more on that page and also in red
light, where nothing was taken from it: some look at it faded must see the same day, and none in
either may see another. Else nobody can tell, and there is no value. Of 192 small and twice
compressed days that were drawn with the rims of round and square seals across a numeral, the first
reader saw 38 with a certainty between 0.6 and 0.9: of 13 wrong ones 12 are told so, and of 25 right
ones 11 are lost. What is seen through a seal in colour tells nothing: one of 25 was seen.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

import cv2
import numpy as np

from verifiers.read.engine import Look, Script
from verifiers.read.first import closer
from verifiers.read.first.doubtful.days import CONTRADICTED, least
from verifiers.read.picture import quads, seals
from verifiers.read.second.asking import ask
from verifiers.read.second.settling import SURE_OF_NUMERALS
from verifiers.text.dates import find_days
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from verifiers.model import Box, Field
    from verifiers.read.engine import Line, Reader
    from verifiers.read.first.paddle import Paddle, Reading
    from verifiers.read.second.asking import Asked, Place, Wanted

INKED = 0.005
"""Of the pixels of a value's box: where fewer are red, nothing of it faded."""


def confirmed(
    papers: Sequence[Asked],
    reader: Reader,
    wanted: Mapping[Place, Wanted],
    settled: Mapping[Place, Field],
) -> dict[Place, Field]:
    """Those agreed days under red seals of which another look sees otherwise, without value."""
    lines = {
        (key, in_red): replace(line, pixels=pixels, look=Look.AS_PRINTED)
        for key, (field, script, line) in wanted.items()
        if script is Script.DATE and settled[key].agreed and line.certainty < SURE_OF_NUMERALS
        for sheet in papers[key[0]].sheets
        if sheet.page.number == field.page and sheet.faded is line.pixels
        if any(_is_under_seal(sheet.pixels, box) for box in line.value)
        for in_red, pixels in ((False, line.pixels), (True, _in_red_light(sheet.pixels)))
    }
    seen = {place: set(answer.split()) for place, answer in ask(reader, lines).items()}
    return {
        key: settled[key].disputed()
        for key, in_red in seen
        if not in_red
        if not seen[key, True] <= seen[key, False] == {settled[key].value}
    }


def read(reader: Paddle, lines: Sequence[Line]) -> tuple[str, ...]:
    """The days that looks at each line plainly see, one a line of text, as ISO 8601 has them."""
    return tuple("\n".join(_days(reader, line)) for line in lines)


def _days(reader: Paddle, line: Line) -> Iterator[str]:
    parts = [_looks(reader, line.pixels, box) for box in line.value]
    for looks in zip(*parts, strict=True):
        days = find_days(compact("".join(one.text for one in looks)))
        plain = min(map(least, looks)) >= CONTRADICTED
        if plain and len(days) == 1 and days[0].day is not None and not days[0].repaired:
            yield days[0].day.isoformat()


def _looks(reader: Paddle, pixels: NDArray[np.uint8], box: Box) -> Iterator[Reading]:
    """A value as it stands, and in all closer looks."""
    height, width = pixels.shape[:2]
    quad = quads.to_quad(box, width, height)
    for picture in chain(
        [quads.cut(pixels, quad)], (one for _, one in closer.pictures(pixels, quad))
    ):
        yield reader.line(picture)


def _in_red_light(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return np.repeat(pixels[:, :, :1], 3, axis=2)


def _is_under_seal(pixels: NDArray[np.uint8], box: Box) -> bool:
    height, width = pixels.shape[:2]
    _, inked = seals.red_ink(quads.cut(pixels, quads.to_quad(box, width, height)))
    return cv2.countNonZero(inked) >= INKED * inked.size
