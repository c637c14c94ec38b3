"""Who else saw the Chinese words in a number, of which the other voices read the digits alone.

A number whose digits agree is agreed on only if its words are, too: the first reader is sure of
each, but for those of closed lists, with no room left in which one was lost, and another line of
the paper names the office that they stand for; or else Tesseract reads the same words, or at least
those that say which office.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from statistics import median_low
from typing import TYPE_CHECKING

from verifiers.read.engine import SURE, Alphabet, Line, Look
from verifiers.read.lines import spelt_by
from verifiers.text import short_names
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.model import Field
    from verifiers.read.engine import Sheet

LOST = 1.7
"""Of the usual distance between two characters: further apart, one between them was lost."""
LIKELY = 0.6
"""The first reader's certainty of a character of a closed list that is enough."""
LOOKS = (Look.CLEAN, Look.PLAIN, Look.GREY)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_MORE = re.compile(r"[^\u4e00-\u9fff\d\s()（）\[\]【】〔〕《》]")
"""What may be a character that Tesseract could not read; one is often a bracket."""


def of(text: str) -> str:
    """The Chinese characters of a number."""
    return "".join(_HAN.findall(compact(text)))


def are_vouched_for(field: Field, sheets: Sequence[Sheet]) -> bool:
    """Whether other lines of the paper show that the words of a number were read right.

    Of a character of a closed list the first reader need not be as sure as of any other.
    """
    others = [
        compact(region.text)
        for sheet in sheets
        for region in sheet.regions
        if field.raw not in region.text
    ]
    if not short_names.are_named(of(field.raw), others) or not _is_close(field, sheets):
        return False
    unsure = [(one, how) for one, how in _certainties(field, sheets) if how < SURE]
    closed = short_names.closed(others) if unsure else frozenset()
    return all(how >= LIKELY and one in closed for one, how in unsure)


def are_plain(field: Field, sheets: Sequence[Sheet]) -> bool:
    """Whether the first reader is sure of every word, and none can have been lost between them."""
    # Unsure, it errs alike on two lines.
    sure = all(how >= SURE for _, how in _certainties(field, sheets))
    return sure and _is_close(field, sheets)


def are_heard(field: Field, said: str, *, plain: bool) -> bool:
    """Whether Tesseract read the same words, and hardly anything that may be more of them.

    Where the first reader's are `plain`, what says no more than what is counted (户, 字, 号) may
    have become what is no word of numbers: nothing else is meant by it.
    """
    heard, read = of(said), of(field.raw)
    if len(_MORE.findall(said)) >= 2 or len(heard) != len(read):  # noqa: PLR2004
        return False
    return all(
        one == other or (plain and short_names.unproven(one) and not short_names.unproven(other))
        for one, other in zip(heard, read, strict=True)
    )


def are_denied(field: Field, said: str) -> bool:
    """Whether Tesseract read as many words, and others."""
    heard, read = of(said), of(field.raw)
    return len(heard) == len(read) and heard != read


def _certainties(field: Field, sheets: Sequence[Sheet]) -> list[tuple[str, float]]:
    """Each Chinese character of the number, and how sure the first reader is of it."""
    return [
        (one, certainty)
        for sheet in sheets
        if sheet.page.number == field.page
        for region, start, stop in spelt_by(field, sheet.regions)
        for one, certainty in zip(
            region.text[start:stop], region.certainties[start:stop], strict=False
        )
        if _HAN.match(one)
    ]


def _is_close(field: Field, sheets: Sequence[Sheet]) -> bool:
    """Whether the characters of the words stand as close as they do where none was lost."""
    stretches = [
        (region.text[start:stop], region.centres[start:stop])
        for sheet in sheets
        if sheet.page.number == field.page
        for region, start, stop in spelt_by(field, sheet.regions)
    ]
    rooms = [room for text, centres in stretches for room in _rooms(text, centres)]
    # Between two pieces of a line nobody knows what there is.
    told = len(stretches) == 1 and bool(stretches[0][1])
    return told and (not rooms or max(rooms) < LOST * median_low(rooms))


def _rooms(text: str, centres: Sequence[float]) -> list[float]:
    """From each Chinese character to the next, as shares of the line."""
    placed = list(zip(text, centres, strict=False))
    return [
        b - a for (one, a), (other, b) in pairwise(placed) if _HAN.match(one) and _HAN.match(other)
    ]


def looks(field: Field, line: Line) -> tuple[Line, ...]:
    """The number as Tesseract is asked for its words."""
    whole = line.value or ((field.box,) if field.box else ())
    return tuple(replace(line, boxes=whole, alphabet=Alphabet.CHINESE, look=look) for look in LOOKS)
