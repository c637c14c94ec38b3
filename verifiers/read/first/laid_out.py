"""A page laid flat and level before it is read, and how large to look at it for text.

A glance at a small picture finds lines enough to tell where the paper's sides are, which way it
lies, and how small its print is. Where print is large, a glance is all the look it takes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from verifiers.read.first import upright
from verifiers.read.picture import level, quads, rectify, seals, several

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from verifiers.read.first.paddle import Paddle

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
    seen = _glance(reader, pixels)
    if not seen.lines:
        return LaidOut(pixels, LARGEST_LOOK)
    # Sides that were not found are not sought again: those of the turned picture might be.
    legible = _is_legible(reader, seen.thumb)
    sheet = None if levelled else rectify.find(seen.thumb, seen.lines, legible)
    lean = level.tilt(seen.lines) if sheet is None and not levelled else 0.0
    if lean:
        # Boxes of leaning lines are too high: how large to look only the level page tells.
        return lay_out(reader, level.turned(pixels, lean), levelled=True)
    on_side = upright.lies_on_its_side(seen.lines, sheet)
    if sheet is None and not on_side and not levelled and seen.height(seen.lines) >= ENOUGH:
        return LaidOut(pixels, GLANCE, tuple(line / np.float32(seen.scale) for line in seen.lines))
    return _flat(pixels, seen, seen.lines, sheet, on_side=on_side)


def beside_others(reader: Paddle, pixels: NDArray[np.uint8]) -> Iterator[LaidOut]:
    """Each paper of an RGB photograph that shows several by itself, the likeliest first.

    Those all of whose sides are seen; then, for papers may lie upon each other, those whose text
    leans otherwise than that of the rest. Raises `ReaderFailed`.
    """
    seen = _glance(reader, pixels)
    whole = several.by_sides(seen.thumb, seen.lines)
    for place, sheet in enumerate([*whole, *several.by_lean(seen.lines)]):
        lines = [line for line in seen.lines if quads.is_inside(line, sheet)]
        on_side = upright.lies_on_its_side(lines, sheet)
        laid = _flat(pixels, seen, lines, sheet, on_side=on_side)
        yield laid if place < len(whole) else replace(laid, whole=False)


@dataclass(frozen=True, slots=True, eq=False)
class _Glance:
    """A small picture of a page, and the lines that were found."""

    thumb: NDArray[np.uint8]
    scale: float
    """Of its pixels to those of the page."""
    lines: list[NDArray[np.float32]]
    box: float
    """Its pixels by which the box of a line is higher than its text."""

    def height(self, lines: list[NDArray[np.float32]]) -> float:
        """Of the text of the smaller lines."""
        return _usual_height(lines) - self.box


def _glance(reader: Paddle, pixels: NDArray[np.uint8]) -> _Glance:
    thumb, scale = quads.reduced(pixels, GLANCE)
    lines = reader.find(seals.faded(thumb), GLANCE)
    if len(lines) >= FEW:
        return _Glance(thumb, scale, lines, BOX)
    # Text too small for a glance, or none at all: only a proper look can tell.
    larger, shrunk = quads.reduced(pixels, LARGEST_LOOK)
    proper = reader.find(seals.faded(larger), LARGEST_LOOK)
    lines = [line * np.float32(scale / shrunk) for line in proper]
    return _Glance(thumb, scale, lines, BOX * scale / shrunk)


def _flat(
    pixels: NDArray[np.uint8],
    seen: _Glance,
    lines: list[NDArray[np.float32]],
    sheet: NDArray[np.float32] | None,
    *,
    on_side: bool,
) -> LaidOut:
    """A sheet of a page, or without one the page, that is to be looked at as its lines ask for."""
    reach, grown = float(max(seen.thumb.shape)), 1.0
    if sheet is not None:
        reach = max(quads.sides(sheet))
        pixels = rectify.flatten(pixels, sheet / np.float32(seen.scale))
        grown = max(pixels.shape) / (reach / seen.scale)
    if on_side:
        pixels = upright.turn(pixels, 90)
    look = _look(seen.height(lines) / reach)
    return LaidOut(pixels, look, (), 90 if on_side else 0, grown, sheet is not None)


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
