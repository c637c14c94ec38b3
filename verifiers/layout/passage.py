"""A passage: characters in reading order, each knowing the line that it was read in.

Rules search a passage's text with plain regular expressions; ``span`` turns a match into the value
with its raw text, confidence, page and box. Two characters are not on any page: ``JOIN`` stands
where two regions meet, ``GAP`` where they stand apart by more than two characters, and a line
break ends a paragraph.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from verifiers.read import slice_box

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from verifiers.layout.line import Line
    from verifiers.model import Box

JOIN = " "
GAP = "\t"
_WIDE = 2.4
"""Character widths between two regions that make them stand apart."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a passage with all that a `Field` needs to know of it."""

    text: str
    """Folded; `JOIN` and `GAP` left out."""
    raw: str
    confidence: float
    page: int
    box: Box | None


Glyph = tuple[str, "Line | None", int]
"""A character, its line, and its index in that line's text."""


class Passage:
    """Characters in reading order. Immutable."""

    def __init__(self, glyphs: Iterable[Glyph]) -> None:
        self._glyphs: tuple[Glyph, ...] = tuple(glyphs)

    @cached_property
    def text(self) -> str:
        """The folded text with `JOIN`, `GAP` and line breaks."""
        return "".join(character for character, _, _ in self._glyphs)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines this passage is made of, in order, each once."""
        seen: dict[int, Line] = {id(line): line for _, line, _ in self._glyphs if line is not None}
        return tuple(seen.values())

    @property
    def glyphs(self) -> tuple[Glyph, ...]:
        """Every character with its line and its index in that line's text."""
        return self._glyphs

    def part(self, start: int, end: int) -> Passage:
        """The passage from `start` up to `end`."""
        return Passage(self._glyphs[start:end])

    def solid(self) -> Passage:
        """The same passage without `JOIN` and `GAP`."""
        return Passage(glyph for glyph in self._glyphs if glyph[0] not in (JOIN, GAP))

    def first_line(self) -> Passage:
        """What of the passage stands in its first line."""
        first = self.lines[0] if self.lines else None
        return Passage(takewhile(lambda glyph: glyph[1] is None or glyph[1] is first, self._glyphs))

    def left_of(self, index: int) -> float | None:
        """Where the character at or next after `index` begins, in pixels of the levelled page."""
        for _, line, place in self._glyphs[index:]:
            if line is not None:
                return line.left_of(place)
        return None

    def span(self, start: int, end: int) -> Span | None:
        """What stands from `start` up to `end`, or `None` where nothing of the page does.

        A stretch over several lines of a page has the box around them; one over several pages
        is placed on the first.
        """
        real = [(line, place) for _, line, place in self._glyphs[start:end] if line is not None]
        if not real:
            return None
        parts = [
            _Part(line, min(places), max(places) + 1)
            for line, places in (
                (group[0][0], [place for _, place in group])
                for group in (list(items) for _, items in groupby(real, key=lambda g: id(g[0])))
            )
        ]
        first = parts[0].line.page
        return Span(
            text="".join(line.text[place] for line, place in real),
            raw="".join(part.raw for part in parts),
            confidence=min(part.certainty for part in parts),
            page=first,
            box=_around([part.box for part in parts if part.line.page == first]),
        )

    @classmethod
    def row(cls, lines: Sequence[Line]) -> Passage:
        """Lines that stand side by side, from the left."""
        glyphs: list[Glyph] = []
        before: Line | None = None
        for line in sorted(lines, key=lambda one: one.left):
            if before is not None:
                apart = line.left - before.right > _WIDE * min(before.height, line.height)
                glyphs.append((GAP if apart else JOIN, None, 0))
            glyphs.extend((character, line, place) for place, character in enumerate(line.text))
            before = line
        return cls(glyphs)

    @classmethod
    def woven(cls, parts: Sequence[Passage]) -> Passage:
        """The characters of all parts from the left, whichever part they are of."""
        glyphs = [
            (line.left_of(place), (character, line, place))
            for part in parts
            for character, line, place in part.glyphs
            if line is not None
        ]
        return cls(glyph for _, glyph in sorted(glyphs, key=lambda one: one[0]))

    @classmethod
    def joined(cls, parts: Sequence[tuple[Passage, str]]) -> Passage:
        """Passages one after another, each followed by its own separator (which may be empty)."""
        glyphs: list[Glyph] = []
        for passage, separator in parts:
            glyphs.extend(passage.glyphs)
            glyphs.extend((character, None, 0) for character in separator)
        return cls(glyphs)


@dataclass(frozen=True, slots=True)
class _Part:
    """Characters `start` up to `stop` of one line's folded text."""

    line: Line
    start: int
    stop: int

    @property
    def _inside(self) -> tuple[int, int]:
        return self.line.places[self.start], self.line.places[self.stop - 1] + 1

    @property
    def raw(self) -> str:
        start, stop = self._inside
        return self.line.region.text[start:stop]

    @property
    def certainty(self) -> float:
        """That of the least certain letter or digit: one wrong character makes a value wrong."""
        start, stop = self._inside
        region = self.line.region
        sure = zip(region.text[start:stop], region.certainties[start:stop], strict=False)
        return min((one for letter, one in sure if letter.isalnum()), default=region.confidence)

    @property
    def box(self) -> Box:
        return slice_box(self.line.region, *self._inside)


def _around(boxes: Sequence[Box]) -> Box:
    if len(boxes) == 1:
        return boxes[0]
    xs = [x for box in boxes for x, _ in box]
    ys = [y for box in boxes for _, y in box]
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    return ((left, top), (right, top), (right, bottom), (left, bottom))
