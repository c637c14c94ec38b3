"""A line: one region of a sheet, folded, with its place in pixels on a levelled page."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from verifiers.read.picture import slant
from verifiers.text import dotted_names
from verifiers.text.across import is_cut_from_mark, is_mark
from verifiers.text.normalise import fold

if TYPE_CHECKING:
    from verifiers.model import Region
    from verifiers.read import Sheet

_SLIGHTLY, _OBLIQUE, _LONG = math.radians(1.5), math.radians(5.5), 4.0
"""What no text of its own does: a piece of a watermark that leans so little, or a line of so many
heights that leans so much."""
_MARK = re.compile(r"(?:样本)?SPECIMEN(?:样本)?|(?<=[(]\d{4}[)])[.·](?= ?[\u4e00-\u9fff])")
"""The mark of a specimen, and a speck behind the year of a number, where no sentence ends."""
_CHINESE = re.compile("[\u3400-\u9fff]")
_SAME = 0.5
"""Character widths: two lines have no two characters whose middles are closer than this."""


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One region as the rules see it. Lengths are pixels of the page, turned level."""

    region: Region
    page: int
    text: str
    """Folded."""
    places: tuple[int, ...]
    """For each character of `text` its index in ``region.text``."""
    left: float
    right: float
    middle: float
    """The height of the line's middle, from the top."""
    height: float

    @property
    def pitch(self) -> float:
        """The width of one Chinese character."""
        units = len(self.text) - 0.45 * sum(map(str.isascii, self.text))
        return (self.right - self.left) / max(1.0, units)

    def middle_of(self, index: int) -> float:
        """Where the middle of the character at `index` of `text` is."""
        unit = 0.55 if self.text[index].isascii() else 1.0
        return self.left_of(index) + unit * min(self.pitch, self.height) / 2

    def left_of(self, index: int) -> float:
        """Where the character at `index` of `text` begins."""
        units = [0.55 if character.isascii() else 1.0 for character in self.text]
        if self.region.centres and len(self.region.centres) == len(self.region.text):
            centre = self.region.centres[self.places[index]] * (self.right - self.left)
            return self.left + centre - units[index] * min(self.pitch, self.height) / 2
        return self.left + (self.right - self.left) * sum(units[:index]) / max(1.0, sum(units))


def lines_of(sheet: Sheet) -> tuple[Line, ...]:
    """The lines of a sheet without stamps, watermarks and vertical script, in reading order."""
    page = sheet.page
    measured = [
        (region, *slant.measure(region.box, page.width, page.height))
        for region in sheet.regions
        if region.text.strip()
    ]
    lean = slant.lean([(angle, width) for one, angle, width, _ in measured if not _is_mark(one)])
    dotted = dotted_names.are_likely("".join(region.text for region in sheet.regions))
    lines = []
    for region, angle, width, height in measured:
        upright_word = height > 1.6 * width and len(region.text) > 1
        if upright_word or (len(region.text) > 1 and abs(angle - lean) > slant.LEVEL):
            continue
        text, places = _without_marks(*fold(region.text))
        leans = abs(angle - lean) > _SLIGHTLY
        if leans and (
            is_cut_from_mark(text) or (width > _LONG * height and abs(angle - lean) > _OBLIQUE)
        ):
            continue
        if text and not is_mark(text):
            text = dotted_names.dotted(text) if dotted else text
            lines.append(_line(region, sheet, lean, text, places))
    return tuple(sorted(_each_once(lines), key=lambda line: (line.middle, line.left)))


def _each_once(lines: list[Line]) -> list[Line]:
    """The lines, a character on which two of them overlap in that which holds more of it."""
    kept = sorted(lines, key=lambda line: line.left)
    for at, line in enumerate(kept):
        for other in range(at + 1, len(kept)):
            left, right = kept[at], kept[other]
            if right.left > line.right:
                break
            if _share_a_character(left, right):
                inside = left.right - left.middle_of(len(left.text) - 1)
                if inside < right.middle_of(0) - right.left:
                    kept[at] = replace(left, text=left.text[:-1], places=left.places[:-1])
                else:
                    kept[other] = replace(right, text=right.text[1:], places=right.places[1:])
    return kept


def _share_a_character(left: Line, right: Line) -> bool:
    """Whether the last character of one line is where the first of the next is."""
    level = abs(left.middle - right.middle) < _SAME * min(left.height, right.height)
    if not level or min(len(left.text), len(right.text)) < 2:  # noqa: PLR2004
        return False
    chinese = _CHINESE.match(left.text[-1]) and _CHINESE.match(right.text[0])
    apart = abs(left.middle_of(len(left.text) - 1) - right.middle_of(0))
    return bool(chinese) and apart < _SAME * min(left.pitch, right.pitch)


def _is_mark(region: Region) -> bool:
    """Whether a region is nothing but a mark, of which a page may hold more than of text."""
    text, _ = fold(region.text)
    return is_mark(text) or is_cut_from_mark(text)


def _without_marks(text: str, places: tuple[int, ...]) -> tuple[str, tuple[int, ...]]:
    """The text without marks and specks that the reader took for a part of it."""
    for match in reversed(list(_MARK.finditer(text))):
        if match.end() - match.start() < len(text):
            text = text[: match.start()] + text[match.end() :]
            places = places[: match.start()] + places[match.end() :]
    return text, places


def _line(
    region: Region,
    sheet: Sheet,
    lean: float,
    text: str,
    places: tuple[int, ...],
) -> Line:
    cosine, sine = math.cos(-lean), math.sin(-lean)
    corners = [(x * sheet.page.width, y * sheet.page.height) for x, y in region.box]
    level = [(x * cosine - y * sine, x * sine + y * cosine) for x, y in corners]
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = level
    return Line(
        region=region,
        page=sheet.page.number,
        text=text,
        places=places,
        left=min(ax, dx),
        right=max(bx, cx),
        middle=(ay + by + cy + dy) / 4,
        height=(math.dist((ax, ay), (dx, dy)) + math.dist((bx, by), (cx, cy))) / 2,
    )
