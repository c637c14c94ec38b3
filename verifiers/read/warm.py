"""The reader of one process: both engines, opened once, used for every document."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from verifiers.model import Page, Region
from verifiers.read import (
    as_printed,
    closer,
    doubtful_addresses,
    halves,
    latin_words,
    lone_names,
    nearer,
    set_apart,
    upright,
)
from verifiers.read.engine import Look, Sheet
from verifiers.read.laid_out import beside_others, lay_out, look_at
from verifiers.read.names import looks
from verifiers.read.numerals import Numerals
from verifiers.read.paddle import Paddle, Reading, in_reading_order
from verifiers.read.picture import (
    colour,
    flaws,
    grey_seals,
    marks,
    quads,
    quality,
    red_rims,
    seals,
    slant,
)
from verifiers.read.tesseract import Tesseract
from verifiers.read.zone import machine_zone
from verifiers.read.zone.glyphs import Glyphs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from verifiers.intake import Picture
    from verifiers.read.engine import Line
    from verifiers.read.laid_out import LaidOut

STAMPS = 640
"""Pixels of the longer side to look for stamps, whose letters are large."""
CARD_LINES, MARKED_LINES = 14, 60
"""Lines of text on a card, and on a form with marks across it and a little beside it."""
OBLIQUE = 3
"""Lines that lean otherwise than the text: so many are marks across it."""
WORSE = 0.01
"""By how much confidence in a letter may fall, on average, when marks are faded. Measured: 0.002
where that helps, 0.018 where a dark page loses print."""
KEPT, KEPT_UNMARKED = 0.75, 0.93
"""Of the letters: so many must be legible still after marks have faded, and so many where none had
been read that could have been lost."""


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
            found += _regions(lines, readings, sheet.page.width, sheet.page.height)
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
        copied = colour.is_copy(pixels)
        freed = red_rims.divided_out(pixels, seals.faded(pixels))
        # What somebody wrote across a copy in red is no colour of its paper.
        grey = copied or (freed is not pixels and colour.is_copy(freed))
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
        regions = _regions(lines, readings, width, height)
        if _may_be_marked(regions, width, height, copied=copied):
            ink, regions = self._without_marks(ink, lines, readings, regions)
        regions = machine_zone.instead(regions, self._zones.look(ink, regions))
        regions = closer.look(self._first, ink, regions)
        regions = doubtful_addresses.look(self._first, ink, regions)
        regions = lone_names.look(self._first, ink, regions)
        regions = latin_words.look(ink, regions)
        small = quality.working(pixels)
        measured = quality.measure(small, (region.box for region in regions))
        seen = flaws.find(small, (width, height), regions, raw=raw, scale=laid.scale, copied=copied)
        if laid.whole:
            # Print may run to the edge of a paper all of whose sides are in the picture.
            measured = replace(measured, completeness=1.0)
            seen = tuple(flaw for flaw in seen if flaw.code != "BORDER_INCOMPLETE")
        return Sheet(Page(number, width, height, turned, measured, seen), pixels, regions, ink)

    def _without_marks(
        self,
        ink: NDArray[np.uint8],
        lines: list[NDArray[np.float32]],
        readings: list[Reading],
        regions: tuple[Region, ...],
    ) -> tuple[NDArray[np.uint8], tuple[Region, ...]]:
        """The page read again with pale marks faded, where any run through its lines.

        That reading is taken unless letters were lost with the marks, or lines that were found
        before are read worse: in the dark, print is as pale as marks. The second reader sees a line
        faded only where that changed no letter: a thin stroke that went with the marks must not be
        missed by both.
        """
        height, width = ink.shape[:2]
        oblique = slant.oblique(lines, 1, 1)
        # What leans is no print: how dark print is, and how high, the other lines tell.
        text = [line for line, leans in zip(lines, oblique, strict=True) if not leans]
        crossed = marks.crossed(ink, lines, text)
        clean = marks.lightened(ink, text) if any(crossed) else None
        if clean is None:
            return ink, regions
        found = self._first.find(clean, look_at(text, max(height, width)))
        pairs, gained = [], 0.0
        for line in found:
            same = next((i for i, one in enumerate(lines) if quads.are_same(line, one)), None)
            darker = self._first.read(ink, [line])[0] if same is None else readings[same]
            if same is not None and not crossed[same]:
                pairs.append((darker, darker))
                continue
            faded = self._first.read(clean, [line])[0]
            pairs.append((faded, darker))
            if same is not None and not oblique[same]:
                gained += (faded.confidence - darker.confidence) * len(darker.text)
        # Faded print is paler: where the letters are the same, the darker ones are surer.
        surer = [_surer(*pair) for pair in pairs]
        apart = halves.read_apart(self._first, clean, found, surer)
        again = _regions(*apart, width, height)
        marked = marks.are_read(region.text for region in regions)
        kept = KEPT if marked else KEPT_UNMARKED
        lost = _legible(again, width, height) < kept * _legible(regions, width, height)
        if lost or gained < -WORSE * sum(len(darker.text) for _, darker in pairs):
            return ink, regions
        same_text = [line for line, pair in zip(found, pairs, strict=True) if _is_same(*pair)]
        return marks.pasted(ink, clean, same_text), again


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


def _may_be_marked(regions: tuple[Region, ...], width: int, height: int, *, copied: bool) -> bool:
    """Whether it pays to look for marks: where they are read, or lean, and on copies of cards.

    On a page with much text marks hide little of it.
    """
    oblique = slant.oblique([region.box for region in regions], width, height)
    level = len(regions) - sum(oblique)
    if sum(oblique) >= OBLIQUE or marks.are_read(region.text for region in regions):
        return level <= MARKED_LINES
    return copied and 0 < level <= CARD_LINES


def _regions(
    lines: list[NDArray[np.float32]], readings: list[Reading], width: int, height: int
) -> tuple[Region, ...]:
    return tuple(
        Region(
            text=reading.text,
            confidence=reading.confidence,
            box=quads.to_box(line, width, height),
            reader="paddle",
            centres=reading.centres,
            certainties=reading.certainties,
            rivals=reading.rivals,
        )
        for line, reading in zip(lines, readings, strict=True)
        if reading.text.strip()
    )


def _surer(one: Reading, other: Reading) -> Reading:
    """Of two readings the first, or the other where it is the same and surer."""
    surer = min(other.certainties, default=0.0) > min(one.certainties, default=0.0)
    return other if surer and _is_same(one, other) else one


def _is_same(one: Reading, other: Reading) -> bool:
    return one.text.split() == other.text.split()


def _legible(regions: tuple[Region, ...], width: int, height: int) -> float:
    """How many letters of the page's own text were read, by the certainty of their lines."""
    oblique = slant.oblique([region.box for region in regions], width, height)
    return sum(
        len(region.text) * region.confidence
        for region, leans in zip(regions, oblique, strict=True)
        if not leans
    )
