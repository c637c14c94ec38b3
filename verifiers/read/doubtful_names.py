"""Names of which the first reader doubts a character: they stand only if Tesseract sees the same.

A name that one reader guessed is worse than none: it makes two people of one.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.read import parts
from verifiers.read.engine import FIRST, SECOND, Script
from verifiers.read.lines import line_of
from verifiers.text.names import HAN
from verifiers.text.normalise import compact

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
        if line and line.certainty < LIKELY and _CHINESE.fullmatch(field.value):
            yield field, line


def heard(field: Field, said: Sequence[str]) -> Field:
    """The name where some answer is the same; else no value."""
    answers = ["".join(_CHARACTER.findall(compact(one))) for one in said]
    wanted = "".join(_CHARACTER.findall(str(field.value)))
    same = wanted in answers
    readers = ((FIRST, compact(field.raw)), (SECOND, wanted if same else answers[0]))
    field = replace(field, readers=readers)
    return field if same else replace(field, value=None, agreed=False, confidence=0.0)
