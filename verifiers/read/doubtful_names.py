"""Names of which the first reader is not sure: they stand only if they are seen again.

A name that one reader guessed is worse than none: it makes two people of one. Where the paper
prints a name twice, and it was read alike, a character need not be doubted that is sure in either.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.read import parts, words
from verifiers.read.engine import FIRST, SECOND, SURE, Look, Script
from verifiers.read.lines import line_of
from verifiers.text.names import HAN
from verifiers.text.normalise import compact
from verifiers.text.simplified import SIMPLIFIED
from verifiers.text.surnames import begins_with_surname

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from verifiers.model import Field
    from verifiers.read.engine import Line, Sheet

NAMES = frozenset(
    {"name", "former_name", "holder", "head_name", "legal_representative", "parties.name"}
)
LIKELY = 0.6
"""Of its least certain character: of names given less, half were wrong."""
_CHARACTER = re.compile(f"[{HAN}]")
_CHINESE = re.compile(f"[{HAN}·]+")


def of(fields: Sequence[Field], sheets: Sequence[Sheet]) -> Iterator[tuple[Field, Line]]:
    """Each name of which the first reader is not sure, and where it stands.

    The line is as certain as its least certain character, at that place where it is most so.
    """
    for field in fields:
        if parts.key(field.name) not in NAMES or not isinstance(field.value, str):
            continue
        line = line_of(field, Script.CHINESE, sheets)
        if line and _CHINESE.fullmatch(field.value):
            certainty = min(_surest(field.raw, sheets), default=line.certainty)
            if certainty < SURE:
                yield field, replace(line, certainty=certainty)


def looks(field: Field, line: Line) -> tuple[Line, ...]:
    """The name as the first reader looks again, and Tesseract where it is unlikely."""
    again = replace(line, boxes=line.value, look=Look.AGAIN)
    return (again, *(words.looks(field, line) if line.certainty < LIKELY else ()))


def _is_strange(field: Field, said: Sequence[str] = ()) -> bool:
    """Whether a name begins with no known surname, or has a form that is not written today.

    A form is no sign where somebody, whose answers are `said`, sees it as it is written today.
    """
    name, today = str(field.value), field.raw.translate(SIMPLIFIED)
    seen = {_characters(line) for one in said for line in one.splitlines()}
    is_old = today != field.raw and _characters(today) not in seen
    return is_old or not ("·" in name or begins_with_surname(name))


def _characters(text: str) -> str:
    return "".join(_CHARACTER.findall(text))


def _surest(raw: str, sheets: Sequence[Sheet]) -> list[float]:
    """The certainty of each character of a name where it is greatest, of all places it stands."""
    seen = [
        region.certainties[match.start() : match.start() + len(raw)]
        for sheet in sheets
        for region in sheet.regions
        for match in re.finditer(re.escape(raw), region.text)
        if len(region.certainties) == len(region.text)
    ]
    return [max(same) for same in zip(*seen, strict=True)]


def heard(field: Field, said: Sequence[str]) -> Field:
    """The name, unless it is strange or a closer look is sure of another; else no value.

    An unlikely one stands only where Tesseract sees the same: closer looks may err alike.
    """
    again = [_letters(one) for one in said[0].splitlines()]
    answers, wanted = [_letters(one) for one in said[1:]], _letters(str(field.value))
    others = {one for one in again if len(one) == len(wanted) and begins_with_surname(one)}
    same = wanted in answers
    stands = (same or not answers) and not _is_strange(field, said) and others <= {wanted}
    if answers or not stands:
        second = wanted if same else next(iter(answers), "")
        field = replace(field, readers=((FIRST, compact(field.raw)), (SECOND, second)))
    return field if stands else replace(field, value=None, agreed=False, confidence=0.0)


def _letters(said: str) -> str:
    return "".join(_CHARACTER.findall(compact(said)))
