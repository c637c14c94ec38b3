"""Two readers, one value: what each saw is kept, and a value stands only on firm ground.

- Both say the same: it is the value, and little doubt is left.
- They differ, the first reader is sure of itself, and a closed grammar (a check digit, a day that
  exists) proves its answer and not the other: the value stays, marked as not agreed.
- Anything else: no value. Which finding that is, checks say.

Nothing is put right here. A value that the first reading could not give is not taken from the
second either: one reader alone is no agreement.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.numbers import resident_id
from verifiers.read.engine import Script
from verifiers.read.lines import line_of
from verifiers.text.dates import to_iso
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from verifiers.model import Field
    from verifiers.read.engine import Line, Reader, Sheet

FIRST, SECOND = "paddle", "tesseract"
SURE = 0.9
"""The first reader's confidence above which its answer may stand against the second's."""
DOUBT_LEFT = 0.1
"""Of the first reader's doubt, after the second agreed."""
LONG_TERM = "long_term"
_MOST_STRAY_DIGITS = 4
"""长期, read as digits, gives a few of them; a day has eight, at the very least six."""


def reach(
    fields: Sequence[Field],
    critical: Mapping[str, Script],
    sheets: Sequence[Sheet],
    reader: Reader,
) -> tuple[Field, ...]:
    """The fields, those in `critical` read a second time. Raises `ReaderFailed`.

    A doubtful answer is asked for once more, with the picture prepared in another way: a reader
    that stumbles over a background is not a reader that disagrees.
    """
    asked: dict[str, Line] = {}
    for field in fields:
        if field.name in critical and isinstance(field.value, str):
            line = line_of(field, critical[field.name], sheets)
            if line is not None:
                asked[field.name] = line
    answers = dict(zip(asked, reader.second(tuple(asked.values())), strict=True)) if asked else {}
    by_name = {field.name: field for field in fields}
    doubtful = [
        name
        for name, answer in answers.items()
        if canonical(critical[name], answer) != _value(by_name[name], critical[name])
    ]
    if doubtful:
        lines = [replace(asked[name], again=True) for name in doubtful]
        for name, answer in zip(doubtful, reader.second(lines), strict=True):
            if canonical(critical[name], answer) == _value(by_name[name], critical[name]):
                answers[name] = answer
    return tuple(
        settle(field, critical[field.name], answers[field.name]) if field.name in answers else field
        for field in fields
    )


def settle(field: Field, script: Script, answer: str) -> Field:
    """A field with a text value, after the second reader's answer."""
    first, second = _value(field, script), canonical(script, answer)
    readers = ((FIRST, compact(field.raw)), (SECOND, compact(answer)))
    if first == second:
        doubt = (1 - field.confidence) * DOUBT_LEFT
        return replace(field, readers=readers, agreed=True, confidence=round(1 - doubt, 4))
    proven = _proves(script, first) and not _proves(script, second)
    if proven and field.confidence >= SURE:
        return replace(field, readers=readers, agreed=False)
    return replace(field, value=None, readers=readers, agreed=False, confidence=0.0)


def canonical(script: Script, text: str) -> str:
    """An answer in the form in which answers are compared; it may be no valid value."""
    match script:
        case Script.ID_NUMBER | Script.DIGITS:
            return re.sub(r"[^0-9X]", "", compact(text).upper())
        case Script.MIXED:
            return re.sub(r"\D", "", compact(text))
        case Script.DATE:
            return _day(text)
        case Script.CHINESE:
            return compact(text)


def _value(field: Field, script: Script) -> str:
    """The first reader's answer, as it is compared. Dates and marks are in their final form."""
    value = str(field.value)
    return value if script is Script.DATE else canonical(script, value)


def _day(text: str) -> str:
    groups = re.findall(r"\d+", text)
    if len(groups) == 3:  # noqa: PLR2004 - year, month, day, cut out from among their labels
        text = "-".join(groups)
    day = to_iso(text)
    if day is None and len("".join(groups)) <= _MOST_STRAY_DIGITS and not _numerals(text):
        return LONG_TERM
    return day or compact(text)


def _numerals(text: str) -> bool:
    return bool(re.search("[一二三四五六七八九十年月日]", text))


def _proves(script: Script, answer: str) -> bool:
    """Whether a closed grammar accepts the answer: chance would hardly pass."""
    match script:
        case Script.ID_NUMBER:
            return resident_id.is_valid(answer)
        case Script.DATE:
            return answer == LONG_TERM or to_iso(answer) == answer
        case _:
            return False
