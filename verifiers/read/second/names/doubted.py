"""Which names are doubted, and where on the page they are looked at again."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.read.engine import SURE, Look, Script, sheet_of
from verifiers.read.first.names.likeness import SHORT, begins_as_names_do
from verifiers.read.ink.printed import Printed
from verifiers.read.lines import line_of, spelt_by
from verifiers.read.second.names.fields import is_cut, is_name
from verifiers.text import names
from verifiers.text.given_names import may_be_given, may_go_on
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from verifiers.model import Field
    from verifiers.read.engine import Line, Sheet
    from verifiers.read.lines import Part

_CHINESE = re.compile(f"[{names.HAN}·]+")
_SOLID = re.compile(f"[{names.HAN}]+")
_LATIN = re.compile("[A-Z ,.'-]+")
_WHOLE = f"(?<![{names.HAN}·](?<![名人者主方妻夫])){{}}(?![{names.HAN}·](?<![性男女出]))"
"""A name that is no part of another: only the end of a label stands before it, or one behind it."""


def of(fields: Sequence[Field], sheets: Sequence[Sheet]) -> Iterator[tuple[Field, Line]]:
    """Each name to be doubted, and where it stands.

    The line is as certain as its least certain character, at that place where it is most so.
    """
    for field in fields:
        if not is_name(field) or not isinstance(field.value, str):
            continue
        line = _line_of(field, sheets)
        if line and any(one.fullmatch(field.value) for one in (_CHINESE, _LATIN)):
            elsewhere = min(_surest(field.raw, sheets), default=0.0)
            certainty = max(line.certainty, elsewhere) if line.certainty else 0.0
            if certainty < SURE or _is_odd(field):
                yield field, replace(line, certainty=certainty, boxes=line.value, look=Look.AGAIN)


def stamped(fields: Sequence[Field], sheets: Sequence[Sheet]) -> Iterator[Field]:
    """The names that end in what a stamp left in their line: without that, or without value."""
    for field in fields:
        sheet = sheet_of(field, sheets)
        if sheet is not None and is_name(field) and isinstance(field.value, str):
            parts = spelt_by(field, sheet.regions)
            printed = Printed(sheet, parts)
            if many := printed.coloured or printed.stamped:
                yield _without_stamp(field, parts[-1], many)


def _without_stamp(field: Field, part: Part, many: int) -> Field:
    """The name without its last characters, if stamps have such and it is a name without them."""
    raw, more = field.raw[:-many], field.raw[-many:]
    region, start, stop = part
    if not names.is_likely_name(raw) or any(map(may_go_on, more)):
        return field.disputed()
    sure = min(region.certainties[start : stop - many], default=0.0)
    return replace(field, value=compact(raw), raw=raw, confidence=sure)


def _line_of(field: Field, sheets: Sequence[Sheet]) -> Line | None:
    """Where a name stands; as it was printed, and uncertain, if it lost a character there."""
    line = line_of(field, Script.CHINESE, sheets)
    sheet = sheet_of(field, sheets)
    if line is None or sheet is None or not _CHINESE.fullmatch(str(field.value)):
        return line
    printed, value = Printed(sheet, spelt_by(field, sheet.regions)), line.value
    if behind := printed.with_what_follows:
        value = (*value[:-1], behind)
    elif before := printed.with_what_precedes:
        value = (before, *value[1:])
    elif not printed.lost_one:
        return line
    return replace(line, pixels=sheet.pixels, certainty=0.0, value=value)


def _is_odd(field: Field) -> bool:
    """Whether a name is to be doubted however surely it was read.

    It holds a word of no name, lost its surname, or goes on beyond the edge of the page.
    """
    name = str(field.value)
    lost = len(name) == SHORT and _SOLID.fullmatch(name) and not begins_as_names_do(name)
    return bool(lost) or not may_be_given(name) or is_cut(field)


def _surest(raw: str, sheets: Sequence[Sheet]) -> list[float]:
    """The certainty of each letter of a name where it is greatest, of all places it stands."""
    seen = [
        region.certainties[match.start() : match.start() + len(raw)]
        for sheet in sheets
        for region in sheet.regions
        for match in re.finditer(_WHOLE.format(re.escape(raw)), region.text)
        if len(region.certainties) == len(region.text)
    ]
    told = zip(raw, zip(*seen, strict=True), strict=False)
    return [max(same) for letter, same in told if letter.isalnum()]
