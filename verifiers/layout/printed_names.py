"""Names in Latin letters on a data page, as they are printed beside or below their labels."""

from __future__ import annotations

import re
import unicodedata
from statistics import median
from typing import TYPE_CHECKING

from verifiers.layout.bilingual_card import candidates
from verifiers.layout.labels import labelled
from verifiers.layout.passage import Passage
from verifiers.layout.values import read, unread

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from verifiers.layout.cells import Cell
    from verifiers.model import Field

    Labels = Mapping[str, re.Pattern[str]]

_CAPITALS = re.compile(r"[A-Z][A-Z'’\- ]*$")
_WORD = r"(?:[A-Z][A-Za-z]*|(?:d|de|da|do|di|du|van|von|der|den|la|le|bin|binti)\b)"
_PLAIN_NAME = re.compile(rf"{_WORD}(?:(?:, |['’\- ]){_WORD})*")
"""Words of a name where they are not set in capitals throughout, without marks."""
_LABEL_LIKE = re.compile(r"(?=(?:.*[a-zà-ÿ]){4})\D+")
"""A line in small letters and without figures: a label that was misread, or a name."""
_LARGER = 1.1
"""Times the height of labels: a line of small letters that is no higher may be one, misread."""
_CLOSE = 1.5
"""Heights from the middle of a line to the middle of the next, without another between."""
_FOLLOWING = {"surname": "given_names", "given_names": "nationality"}
"""The label that ends a name."""
_SPELT = str.maketrans(
    {"Æ": "AE", "æ": "ae", "Œ": "OE", "œ": "oe", "Ø": "OE", "ø": "oe", "Þ": "TH", "þ": "th"}
    | {"ß": "ss", "ẞ": "SS", "Ð": "D", "ð": "d", "Đ": "D", "đ": "d", "Ł": "L", "ł": "l"}
    | {"ı": "i", "Ħ": "H", "ħ": "h", "Ŧ": "T", "ŧ": "t", "Ŋ": "N", "ŋ": "n"}
)
"""Letters that are no other letter with a mark, as zones spell them (ICAO Doc 9303-3, 6)."""


def words(rows: Sequence[Passage], labels: Labels, name: str) -> Field | None:
    """Names in Latin letters, beside or below their label; small letters only in their own line.

    They are given as a zone spells them, in capitals without marks.
    """
    cells = candidates(rows, labels, name)
    least = _LARGER * _height_of_labels(rows, labels)
    for cell in cells:
        said = _latin_words(cell, least)
        if not said and may_be_label(cell):
            return None
        if not said:
            continue
        below = next(cells, None)
        if below is not None and _continues(cell, below):
            if next(candidates(rows, labels, _FOLLOWING[name]), None) is None:
                # The line below may be the value of a label that was not read.
                return unread(name)
            said += _latin_words(below, least)
        if _lacks_mark(cell):
            return unread(name)
        return read(name, " ".join(said), cell.passage.span(cell.start, cell.end))
    return None


def _lacks_mark(cell: Cell) -> bool:
    """Whether a mark was taken out of the line, which specimens bear as a part of a name too."""
    return any(
        "SPECIMEN" in one.region.text and "SPECIMEN" not in one.text for one in cell.passage.lines
    )


def _height_of_labels(rows: Sequence[Passage], labels: Labels) -> float:
    """The height of the lines that hold labels; 0 where none does."""
    lines = [line for row in rows for line in row.lines]
    return median([one.height for one in lines if labelled(Passage.row([one]), labels)] or [0.0])


def _latin_words(cell: Cell, least: float) -> list[str]:
    """The words of a cell, if it is a name; in small letters only where it is so high at least."""
    span = cell.passage.span(cell.start, cell.end)
    raw = _unmarked(span.raw).strip() if span else ""
    if any(unicodedata.name(one, "").startswith("LATIN") for one in raw if not one.isascii()):
        return []
    large = is_line(cell) and cell.passage.lines[0].height > least
    found = _CAPITALS.search(raw) or (_PLAIN_NAME.fullmatch(raw) if large else None)
    return re.findall("[A-Z]+", found[0].upper()) if found else []


def may_be_label(cell: Cell) -> bool:
    """Whether the cell is a line that may be a label so badly read that nobody knows it."""
    return is_line(cell) and _LABEL_LIKE.fullmatch(cell.text) is not None


def is_line(cell: Cell) -> bool:
    """Whether the cell is a line of its own."""
    return cell.start == 0 and len(cell.passage.lines) == 1


def _continues(cell: Cell, below: Cell) -> bool:
    """Whether the line below goes on with the value: no label can stand between them."""
    if not (is_line(cell) and is_line(below)):
        return False
    one, other = cell.passage.lines[0], below.passage.lines[0]
    return 0 < other.middle - one.middle < _CLOSE * one.height


def _unmarked(text: str) -> str:
    """Latin letters without their marks, those of their own kind in two as a zone has them."""
    plain = unicodedata.normalize("NFKD", text.translate(_SPELT))
    return "".join(c for c in plain if not unicodedata.combining(c))
