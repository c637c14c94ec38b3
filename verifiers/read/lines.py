"""Where on a sheet a critical value stands, character by character, for the second reader."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from verifiers.numbers import marriage_number
from verifiers.read.engine import Alphabet, Line, Script, sheet_of
from verifiers.read.picture.quads import slice_box
from verifiers.text.dates import ZEROS
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from verifiers.model import Box, Field, Region
    from verifiers.read.engine import Sheet

_GROUPS = re.compile(r"[0-9０-９OoIl|]+")
"""Digits and what is mistaken for them: whoever reads again decides what they are."""
_FORM = f"{ZEROS}年月日"
"""What a day in Chinese is written with besides its numerals: if it were read wrong, it would be
no day."""
_HAN = re.compile("[\u4e00-\u9fff]")
_LETTERED = re.compile(r"(?:B?[JL])?[\d-]+")
"""A number that is shown whole: each hyphen between two parts may be taken for a digit's edge."""
_LETTERS = 3
_FEWEST_DIGITS = 4
"""A day with fewer Arabic digits is written in Chinese numerals."""

Part = tuple["Region", int, int]
"""Characters from the first number up to the second of one region's text."""


def is_chinese(letter: str) -> bool:
    """Whether one character is of the Chinese script."""
    return "\u3400" <= letter <= "\u9fff"


def line_of(field: Field, script: Script, sheets: Sequence[Sheet]) -> Line | None:
    """What the second reader should look at for this field, or `None` where nothing was found."""
    sheet = sheet_of(field, sheets)
    if sheet is None or field.box is None or not field.raw:
        return None
    parts = spelt_by(field, sheet.regions)
    chosen = _chosen(field, script, parts, _vouched(sheet.regions))
    if chosen is None:
        return None
    seen, alphabet, certainty = chosen
    pixels = sheet.pixels if sheet.faded is None else sheet.faded
    whole = (field.box,)
    if script is Script.PERMANENT_RESIDENT:
        parts = seen
    return Line(pixels, _boxes(seen) or whole, alphabet, certainty, value=_boxes(parts) or whole)


def _chosen(
    field: Field, script: Script, parts: tuple[Part, ...], vouched: str
) -> tuple[tuple[Part, ...], Alphabet, float] | None:
    """Which stretches are shown to Tesseract, what they hold, and how sure the first reader is.

    Of letters that are `vouched` for it need not be.
    """
    groups = tuple(_groups(parts))
    if script is Script.DATE and sum(stop - start for _, start, stop in groups) >= _FEWEST_DIGITS:
        return groups, Alphabet.DIGITS, _certainty(groups, field.confidence)
    certainty = _certainty(parts, field.confidence, but=_FORM if script is Script.DATE else "")
    if script is Script.PERMANENT_RESIDENT:
        # Whoever may answer only digits would take the country's three letters for some.
        lettered = not field.raw[:1].isdigit()
        parts = tuple((region, a + _LETTERS * lettered, b) for region, a, b in parts[:1])
        return parts, Alphabet.DIGITS, certainty
    if script is Script.MRZ and not (parts and re.search(r"\d", field.raw)):
        # Names in print, or the rows of a zone together: nothing that digits could tell.
        return None
    if script is Script.MIXED:
        # Of Chinese words no voice of digits says anything: whether they are right, others tell.
        but = "".join(_HAN.findall(field.raw)) + vouched
        letters = parts
        if parts and field.repaired:
            # What the letter before a marriage's number was taken for says nothing of it.
            (region, start, stop), *more = parts
            letters = ((region, start + 1, stop), *more)
        certainty = _certainty(letters, field.confidence, but=but)
        number = str(field.value)
        if parts and _LETTERED.fullmatch(number):
            lettered = number[0].isalpha()
            return parts, Alphabet.LETTERED if lettered else Alphabet.DIGITS, certainty
    if script in (Script.MIXED, Script.MRZ):
        return groups, Alphabet.DIGITS, certainty
    digital = script in (Script.ID_NUMBER, Script.DIGITS)
    alphabet = Alphabet.DIGITS if digital else Alphabet.CHINESE
    return parts, Alphabet.ZONE if script is Script.USCC else alphabet, certainty


def _vouched(regions: Sequence[Region]) -> str:
    """The letter of a marriage's number that the paper's words stand for, where they say which."""
    said = "\n".join(compact(region.text) for region in regions)
    letters = [letter for letter, words in marriage_number.ABOUT.items() if words in said]
    return letters[0] if len(letters) == 1 else ""


def spelt_by(field: Field, regions: Sequence[Region]) -> tuple[Part, ...]:
    """The stretches of one or two neighbouring regions that spell the field's raw text."""
    box = field.box
    if box is None:
        return ()
    near = [region for region in regions if _overlap(region.box, box)]
    for region in near:
        start = _nearest(region, field.raw, box)
        if start is not None:
            return ((region, start, start + len(field.raw)),)
    for first, second in pairwise(near):
        for cut in range(1, len(field.raw)):
            if first.text.endswith(field.raw[:cut]) and second.text.startswith(field.raw[cut:]):
                rest = len(field.raw) - cut
                return ((first, len(first.text) - cut, len(first.text)), (second, 0, rest))
    return ()


def _nearest(region: Region, raw: str, box: Box) -> int | None:
    """Where `raw` begins in a region, at the place nearest to the box; it may stand there twice."""
    starts = [match.start() for match in re.finditer(f"(?={re.escape(raw)})", region.text)]
    middle = _middle(box)
    return min(
        starts,
        key=lambda start: abs(_middle(slice_box(region, start, start + len(raw))) - middle),
        default=None,
    )


def _certainty(parts: Sequence[Part], otherwise: float, *, but: str = "") -> float:
    """That of the least certain letter or digit: one wrong character makes a value wrong.

    Brackets and points are left out, and so is `but`: which of five brackets or, in a day in
    Chinese, of seven zeros it is, no reader can say, and it makes no difference.
    """
    certainties = [
        certainty
        for region, start, stop in parts
        for character, certainty in zip(
            region.text[start:stop], region.certainties[start:stop], strict=False
        )
        if character.isalnum() and character not in but
    ]
    return min(certainties, default=otherwise)


def _groups(parts: Sequence[Part]) -> Iterator[Part]:
    for region, start, stop in parts:
        for match in _GROUPS.finditer(region.text, start, stop):
            yield region, match.start(), match.end()


def _boxes(parts: Sequence[Part]) -> tuple[Box, ...]:
    return tuple(slice_box(*part) for part in parts)


def _middle(box: Box) -> float:
    return sum(x for x, _ in box) / len(box)


def _overlap(one: Box, other: Box) -> bool:
    return all(
        min(point[axis] for point in one) < max(point[axis] for point in other)
        and min(point[axis] for point in other) < max(point[axis] for point in one)
        for axis in (0, 1)
    )
