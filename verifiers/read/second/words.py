"""Who else saw the Chinese words in a number, of which the other voices read the digits alone.

A number whose digits agree is agreed on only if its words are, too: the first reader is sure of
each, but for those of closed lists, with no room left in which one was lost, and another line of
the paper names the office that they stand for; or else Tesseract reads the same words, or at least
those that no closed list holds.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from statistics import median_low
from typing import TYPE_CHECKING

from verifiers.read.engine import SURE, Alphabet, Line, Look, sheet_of
from verifiers.read.lines import spelt_by
from verifiers.read.second.margin import is_broken_at
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
_TWICE = re.compile(r"([\u4e00-\u9fff])\1")
_MORE = re.compile(r"[^\u4e00-\u9fff\d\s()（）\[\]【】〔〕《》]")
"""What may be a character that Tesseract could not read; one is often a bracket."""


def of(text: str) -> str:
    """The Chinese characters of a number."""
    return "".join(_HAN.findall(compact(text)))


def are_vouched_for(field: Field, sheets: Sequence[Sheet]) -> bool:
    """Whether other lines of the paper show that the words of a number were read right."""
    return short_names.are_named(of(field.raw), _others(field, sheets)) and are_plain(field, sheets)


def are_plain(field: Field, sheets: Sequence[Sheet]) -> bool:
    """Whether the first reader is sure of every word, and none can have been lost between them.

    Unsure, it errs alike on two lines; but no misreading leads to a character of a closed list.
    Offices hardly have a character twice in a row, but what lies beside it may make one two.
    """
    unsure = [(one, how) for one, how in _certainties(field, sheets) if how < SURE]
    closed = short_names.closed(_others(field, sheets)) if unsure else frozenset()
    likely = all(how >= LIKELY and one in closed for one, how in unsure)
    return likely and not _TWICE.search(compact(field.raw)) and _is_close(field, sheets)


def heard(field: Field, said: Sequence[str], sheets: Sequence[Sheet]) -> Field:
    """A number after Tesseract was asked for its words: not agreed unless some answer has them.

    Where the first reader is sure of every word and no answer has others, the value stays.
    """
    if _is_seen_twice(field, sheets):
        return field.disputed()
    if are_heard(field, said, sheets):
        return field
    denied = any(_are_denied(field, one, sheets) for one in said)
    field = replace(field, agreed=False)
    stays = are_plain(field, sheets) and not denied
    return field if stays else field.unknown()


def are_heard(field: Field, said: Sequence[str], sheets: Sequence[Sheet]) -> bool:
    """Whether some answer of Tesseract's has the words of a number."""
    return any(_are_heard(field, one, sheets) for one in said)


def _is_seen_twice(field: Field, sheets: Sequence[Sheet]) -> bool:
    """Whether a word ends one box and begins the next: boxes overlap, and all readers see both."""
    pair = _TWICE.search(compact(field.raw))
    regions = [region for sheet in sheets for region in sheet.regions]
    return pair is not None and not any(pair[0] in compact(one.text) for one in regions)


def _are_heard(field: Field, said: str, sheets: Sequence[Sheet]) -> bool:
    """Whether Tesseract read the same words, and hardly anything that may be more of them."""
    as_many = len(of(said)) == len(of(field.raw))
    more = len(_MORE.findall(said)) >= 2  # noqa: PLR2004
    return not more and as_many and not _others_heard(field, said, sheets)


def _are_denied(field: Field, said: str, sheets: Sequence[Sheet]) -> bool:
    """Whether Tesseract read as many words, and others."""
    as_many = len(of(said)) == len(of(field.raw))
    return as_many and _others_heard(field, said, sheets)


def _others_heard(field: Field, said: str, sheets: Sequence[Sheet]) -> bool:
    """Whether Tesseract heard a word otherwise.

    Where the first reader's are plain, those of closed lists may have become what is no word of
    them, as 瞧 for the 睢 of a county that the paper names: nothing else is meant by it.
    """
    others = _others(field, sheets)
    closed = short_names.closed(others) if are_plain(field, sheets) else frozenset()
    return any(
        one != other and (other not in closed or one in closed)
        for one, other in zip(of(said), of(field.raw), strict=True)
    )


def _others(field: Field, sheets: Sequence[Sheet]) -> list[str]:
    """The lines of the paper that the number does not stand on."""
    regions = [region for sheet in sheets for region in sheet.regions]
    return [compact(region.text) for region in regions if field.raw not in region.text]


def _certainties(field: Field, sheets: Sequence[Sheet]) -> list[tuple[str, float]]:
    """Each Chinese character of the number, and how sure the first reader is of it."""
    sheet = sheet_of(field, sheets)
    return [
        (one, certainty)
        for region, start, stop in (spelt_by(field, sheet.regions) if sheet else ())
        for one, certainty in zip(
            region.text[start:stop], region.certainties[start:stop], strict=False
        )
        if _HAN.match(one)
    ]


def _is_close(field: Field, sheets: Sequence[Sheet]) -> bool:
    """Whether the characters of the words stand as close as they do where none was lost."""
    sheet = sheet_of(field, sheets)
    parts = spelt_by(field, sheet.regions) if sheet is not None else ()
    told = bool(parts) and all(region.centres for region, _, _ in parts)
    # Between two pieces of one line nobody knows what there is.
    if sheet is None or not told or not (len(parts) == 1 or is_broken_at(sheet.pixels, parts)):
        return False
    rooms = [
        room
        for region, start, stop in parts
        for room in _rooms(region.text[start:stop], region.centres[start:stop])
    ]
    return not rooms or max(rooms) < LOST * median_low(rooms)


def _rooms(text: str, centres: Sequence[float]) -> list[float]:
    """From each Chinese character to the next, as shares of the line."""
    placed = list(zip(text, centres, strict=False))
    return [
        b - a for (one, a), (other, b) in pairwise(placed) if _HAN.match(one) and _HAN.match(other)
    ]


def looked_at(field: Field, line: Line, look: Look) -> Line:
    """A number as Tesseract is asked for its Chinese characters."""
    whole = line.value or ((field.box,) if field.box else ())
    return replace(line, boxes=whole, alphabet=Alphabet.CHINESE, look=look)
