"""Names of which the first reader doubts a character: they stand only if Tesseract sees the same.

A name that one reader guessed is worse than none: it makes two people of one. Where the paper
prints a name twice, and it was read alike, a character need not be doubted that is sure in either.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.read import parts
from verifiers.read.engine import FIRST, SECOND, SURE, Script
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
    """Each doubtful name, and where it stands."""
    for field in fields:
        if parts.key(field.name) not in NAMES or not isinstance(field.value, str):
            continue
        line = line_of(field, Script.CHINESE, sheets)
        if line and _CHINESE.fullmatch(field.value) and _is_doubtful(field, line, sheets):
            yield field, line


def _is_doubtful(field: Field, line: Line, sheets: Sequence[Sheet]) -> bool:
    """Whether some character is nowhere likely, or looks like no name's and is nowhere sure."""
    sure = _surest(field.raw, sheets) or [line.certainty]
    return min(sure) < LIKELY or (_is_strange(field) and min(sure) < SURE)


def _is_strange(field: Field) -> bool:
    """Whether a name begins with no known surname, or has a form that is not written today."""
    name = str(field.value)
    return (
        not ("·" in name or begins_with_surname(name))
        or field.raw.translate(SIMPLIFIED) != field.raw
    )


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
    """The name where some answer is the same, and the name not strange; else no value."""
    answers = ["".join(_CHARACTER.findall(compact(one))) for one in said]
    wanted = "".join(_CHARACTER.findall(str(field.value)))
    same = wanted in answers and not _is_strange(field)
    readers = ((FIRST, compact(field.raw)), (SECOND, wanted if same else answers[0]))
    field = replace(field, readers=readers)
    return field if same else replace(field, value=None, agreed=False, confidence=0.0)
