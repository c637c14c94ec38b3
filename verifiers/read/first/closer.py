"""How a line is looked at closer by the first reader: cut closer, in several pictures.

A seal over a line, or blur around it, makes its box higher than its print, and print that is small
in its strip is read badly. So it is cut closer, and once more with shadows and stamps evened out.
A copied stamp over the print is paler than it: a third picture keeps what is darker alone.

`doubtful` looks so before anything is made of the lines, `names` and `as_printed` when values are
read a second time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from verifiers.read import strip
from verifiers.read.picture import quads

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from verifiers.model import Region
    from verifiers.read.first.paddle import Paddle

LIKELY = 0.8
"""Of its least certain character: a closer look at a name that is less sure says nothing."""
ENOUGH = 3
"""Closer looks at a name or a day that see it alike: more would say no more."""
_HEIGHTS = (0.8, 0.65)
"""Of a line's height: how close it is cut."""
LOOKS = 3 * len(_HEIGHTS)
"""How many closer looks there are."""


def looks(
    reader: Paddle,
    ink: NDArray[np.uint8],
    region: Region,
    quad: NDArray[np.float32] | None = None,
) -> Iterator[Region]:
    """The region as each closer look at its line has it; `quad` holds more of the line, or less."""
    height, width = ink.shape[:2]
    for closer, picture in pictures(
        ink, quads.to_quad(region.box, width, height) if quad is None else quad
    ):
        yield reader.line(picture).on(quads.to_box(closer, width, height))


def pictures(
    ink: NDArray[np.uint8], quad: NDArray[np.float32]
) -> Iterator[tuple[NDArray[np.float32], NDArray[np.uint8]]]:
    """A line cut closer, each time with its quad: as it is, evenly lit, and its darkest ink."""
    for closer, cut in cuts(ink, quad):
        even = strip.evenly_lit(strip.dark_ink(cut))
        yield closer, cut
        for one in (even, strip.darkest(even)):
            yield closer, np.repeat(one[:, :, np.newaxis], 3, axis=2)


def cuts(
    ink: NDArray[np.uint8], quad: NDArray[np.float32]
) -> Iterator[tuple[NDArray[np.float32], NDArray[np.uint8]]]:
    """A line cut closer, each time with its quad."""
    for share in _HEIGHTS:
        closer = quads.as_high(quad, share)
        yield closer, quads.cut(ink, closer)
