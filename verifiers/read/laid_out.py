"""A page laid flat and level before it is read, and how large to look at it for text.

A glance at a small picture finds lines enough to tell where the paper's sides are, which way it
lies, and how small its print is. Where print is large, a glance is all the look it takes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from verifiers.read import upright
from verifiers.read.picture import level, quads, rectify, seals

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from verifiers.read.paddle import Paddle

GLANCE = 576
"""Pixels of the longer side for the first look, which decides how to look properly."""
ENOUGH, LINE = 5.5, 7.5
"""Pixels: a glance that shows lines at least so high is enough; and how high they are wanted where
a proper look is taken."""
BOX = 7.0
"""Pixels by which a line's box is higher than its text, however small that is."""
SMALLEST_LOOK, LARGEST_LOOK = 576, 1280
LOOK_STEP = 64
FEW = 3
"""Lines: where a glance shows fewer, most of the text may be too small for it."""
LEGIBLE = 0.6
"""Confidence of a line that was found at a glance, below which it may be the grain of a desk."""


@dataclass(frozen=True, slots=True, eq=False)
class LaidOut:
    """A page laid flat, how large to look at it for text, and what was done to it."""

    pixels: NDArray[np.uint8]
    look: int
    """Pixels of the longer side."""
    lines: Sequence[NDArray[np.float32]] = ()
    """Its lines, where a glance was enough to find them."""
    turned: int = 0
    """Degrees clockwise."""
    scale: float = 1.0
    """Pixels of the page that one of the picture became."""
    whole: bool = False
    """Whether all sides of the paper were seen in the picture."""


def lay_out(reader: Paddle, pixels: NDArray[np.uint8], *, levelled: bool = False) -> LaidOut:
    """An RGB page flat and level, perhaps upside down, and how to look at it.

    A page is `levelled` when no sides of a paper were found and it was turned by its lines.
    Raises `ReaderFailed`.
    """
    thumb, scale = quads.reduced(pixels, GLANCE)
    glance, box = reader.find(seals.faded(thumb), GLANCE), BOX
    if len(glance) < FEW:
        # Text too small for a glance, or none at all: only a proper look can tell.
        larger, shrunk = quads.reduced(pixels, LARGEST_LOOK)
        proper = reader.find(seals.faded(larger), LARGEST_LOOK)
        glance = [line * np.float32(scale / shrunk) for line in proper]
        box = BOX * scale / shrunk
    if not glance:
        return LaidOut(pixels, LARGEST_LOOK)
    height = _usual_height(glance) - box
    # Sides that were not found are not sought again: those of the turned picture might be.
    sheet = None if levelled else rectify.find(thumb, glance, _is_legible(reader, thumb))
    on_side = upright.lies_on_its_side(glance, sheet)
    lean = level.tilt(glance) if sheet is None and not levelled else 0.0
    if lean:
        # Boxes of leaning lines are too high: how large to look only the level page tells.
        return lay_out(reader, level.turned(pixels, lean), levelled=True)
    if sheet is None and not on_side and not levelled and height >= ENOUGH:
        return LaidOut(pixels, GLANCE, tuple(line / np.float32(scale) for line in glance))
    reach, grown = float(max(thumb.shape)), 1.0
    if sheet is not None:
        reach = max(quads.sides(sheet))
        pixels = rectify.flatten(pixels, sheet / np.float32(scale))
        grown = max(pixels.shape) / (reach / scale)
    if on_side:
        pixels = upright.turn(pixels, 90)
    turned = 90 if on_side else 0
    return LaidOut(pixels, _look(height / reach), (), turned, grown, sheet is not None)


def look_at(lines: list[NDArray[np.float32]], longer: int) -> int:
    """How large to look at a page whose longer side has so many pixels and that shows such lines.

    They were found in a look as large as a glance.
    """
    return _look(_usual_height(lines) / longer - BOX / GLANCE)


def _is_legible(reader: Paddle, pixels: NDArray[np.uint8]) -> Callable[[NDArray[np.float32]], bool]:
    """Whether a line of a picture says anything, either way up; each is read once."""
    known: dict[bytes, bool] = {}

    def ask(line: NDArray[np.float32]) -> bool:
        key = line.tobytes()
        if key not in known:
            ways = (reader.read(pixels, [way])[0] for way in (line, np.roll(line, 2, axis=0)))
            known[key] = any(len(one.text) > 1 and one.confidence > LEGIBLE for one in ways)
        return known[key]

    return ask


def _usual_height(lines: list[NDArray[np.float32]]) -> float:
    """The height of the smaller lines' boxes, in pixels, whichever way they run."""
    return float(np.percentile([min(quads.sides(line)) for line in lines], 25))


def _look(height: float) -> int:
    """How large to look at a page whose lines are so high, as a share of its longer side."""
    wanted = LINE / max(height, 1e-3)
    stepped = -(-wanted // LOOK_STEP) * LOOK_STEP
    return int(np.clip(stepped, SMALLEST_LOOK, LARGEST_LOOK))
