"""The reader of one process: both engines, opened once, used for every document."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from verifiers.model import Page
from verifiers.read.engine import Look, Sheet
from verifiers.read.first import cut_lines, doubtful, halves, latin_words, nearer, unmarked, upright
from verifiers.read.first.laid_out import beside_others, lay_out
from verifiers.read.first.names import looks
from verifiers.read.first.paddle import Paddle, in_reading_order, regions_of
from verifiers.read.picture import (
    flaws,
    grey_seals,
    quads,
    quality,
    red_rims,
    seals,
)
from verifiers.read.picture.colour import Colours
from verifiers.read.second import as_printed, set_apart
from verifiers.read.second.numerals import Numerals
from verifiers.read.second.tesseract import Tesseract
from verifiers.read.zone import machine_zone
from verifiers.read.zone.glyphs import Glyphs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from verifiers.intake import Picture
    from verifiers.model import Region
    from verifiers.read.engine import Line
    from verifiers.read.first.laid_out import LaidOut

STAMPS = 640
"""Pixels of the longer side to look for stamps, whose letters are large."""


class WarmReader:
    """PP-OCR first, Tesseract second. Open it after the fork; not thread-safe."""

    def __init__(
        self,
        first: Paddle,
        second: Tesseract,
        glyphs: Glyphs | None = None,
        numerals: Numerals | None = None,
    ) -> None:
        self._first = first
        self._second = second
        self._numerals = numerals or Numerals.open()
        self._zones = machine_zone.ZoneReader(first, glyphs or Glyphs.open())
        self._versions = (*first.versions(), *second.versions())

    @classmethod
    def open(cls) -> WarmReader:
        """Load every model, and see that Tesseract runs. Raises `ReaderFailed`."""
        return cls(Paddle.open(), Tesseract())

    def read(self, pictures: Sequence[Picture]) -> tuple[Sheet, ...]:
        """The first reading of every page. Raises `ReaderFailed`."""
        return tuple(self._sheet(one, lay_out(self._first, one.pixels)) for one in pictures)

    def beside_others(self, picture: Picture) -> Iterator[Sheet]:
        """Each paper of a photograph of several, read by itself. Raises `ReaderFailed`."""
        for laid in beside_others(self._first, picture.pixels):
            yield self._sheet(picture, laid)

    def with_stamps(self, sheet: Sheet) -> Sheet:
        """The sheet with what its red and its blue ink says. Raises `ReaderFailed`."""
        found: list[Region] = []
        for ink, corner in seals.alone(sheet.pixels):
            side = STAMPS * max(ink.shape) / max(sheet.pixels.shape)
            lines = self._first.find(ink, round(side))
            readings = self._first.read(ink, lines)
            lines = [line + np.array(corner, np.float32) for line in lines]
            found += regions_of(lines, readings, sheet.page.width, sheet.page.height)
        return replace(sheet, stamps=tuple(found))

    def second(self, lines: Sequence[Line]) -> tuple[str, ...]:
        """What Tesseract sees on each line, or whom its look names. Raises `ReaderFailed`."""
        others: dict[Look, Callable[[Sequence[Line]], tuple[str, ...]]] = {
            Look.LETTERS: self._numerals.read,
            Look.DARK_LETTERS: self._numerals.read,
            Look.AS_PRINTED: partial(as_printed.read, self._first),
            Look.AGAIN: partial(looks.read, self._first),
            Look.CLOSED_UP: partial(set_apart.read, self._first),
        }
        groups: dict[Look, list[int]] = {}
        for place, line in enumerate(lines):
            groups.setdefault(line.look if line.look in others else Look.CLEAN, []).append(place)
        answers: dict[int, str] = {}
        for look, places in groups.items():
            read = others.get(look, self._second.read)
            answers |= zip(places, read([lines[place] for place in places]), strict=True)
        return tuple(answers[place] for place in range(len(lines)))

    def versions(self) -> tuple[tuple[str, str], ...]:
        """``(component, version)`` of every engine and model that reads here."""
        return self._versions

    def _sheet(self, picture: Picture, laid: LaidOut) -> Sheet:
        """One page that was laid flat: turn it upright, find the lines, read them."""
        number, raw = picture.number, picture.pixels
        pixels, turned = laid.pixels, laid.turned
        height, width = pixels.shape[:2]
        colours = Colours.of(pixels)
        freed = red_rims.divided_out(pixels, seals.faded(pixels))
        # What somebody wrote across a copy in red is no colour of its paper.
        grey = colours.is_copy or (freed is not pixels and Colours.of(freed).is_copy)
        ink = _freed(pixels, freed) if grey else freed
        lines = list(laid.lines)
        if not lines or ink is not freed:
            # A glance saw the page with the seals and stamps that only a copy is freed of.
            lines = _known(self._first.find(ink, laid.look), lines)
        lines = nearer.find(self._first, ink, lines, laid.look)
        readings, on_its_head = upright.read(self._first, ink, lines)
        if on_its_head:
            turned = (turned + 180) % 360
            pixels, ink = upright.turn(pixels, 180), upright.turn(ink, 180)
            lines = upright.half_turned(lines, width, height)
            read = dict(zip(map(id, lines), readings, strict=True))
            lines = in_reading_order(lines)
            readings = [read[id(line)] for line in lines]
        lines, readings = halves.read_apart(self._first, ink, lines, readings)
        ink, regions = unmarked.read(self._first, ink, lines, readings, copied=colours.is_copy)
        regions = machine_zone.instead(regions, self._zones.look(ink, regions))
        regions = doubtful.look(self._first, ink, regions)
        regions = cut_lines.look(self._first, pixels, ink, regions)
        regions = latin_words.look(ink, regions)
        small = quality.working(pixels)
        measured = quality.measure(small, (region.box for region in regions))
        copy = colours.is_copy and colours.is_printed_grey
        seen = flaws.find(small, (width, height), regions, raw=raw, scale=laid.scale, copied=copy)
        if laid.whole:
            # Print may run to the edge of a paper all of whose sides are in the picture.
            measured = replace(measured, completeness=1.0)
            seen = tuple(flaw for flaw in seen if flaw.code != "BORDER_INCOMPLETE")
        return Sheet(Page(number, width, height, turned, measured, seen), pixels, regions, ink)


def _known(
    found: Sequence[NDArray[np.float32]], before: Sequence[NDArray[np.float32]]
) -> list[NDArray[np.float32]]:
    """Lines as they were found before, where they were."""
    return [next((old for old in before if quads.are_same(old, one)), one) for one in found]


def _freed(pixels: NDArray[np.uint8], red: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A page without colours of its own with blue stamps and grey seals faded, after `red` ones.

    Where there is red ink, it may be an original on white paper, filled in with a blue pen.
    """
    return grey_seals.faded(seals.faded_blue(red) if red is pixels else red)
