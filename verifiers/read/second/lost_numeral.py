"""A day in Chinese numerals of which the first reader lost one: no day, where the others see one.

It takes two like circles side by side for one, and misses a thin stroke under a seal, as sure of
the rest as ever. Where Tesseract and the network of numerals, each by itself, read the same whole
day, and it is what the first reader saw with one numeral more, two readers agree on it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.read.engine import FIRST, SECOND, THIRD, Alphabet, Look, Script
from verifiers.read.lines import line_of
from verifiers.read.second import parts
from verifiers.read.second.answers import compared, with_one_zero
from verifiers.read.second.asking import ask
from verifiers.text.dates import to_iso
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.model import Field
    from verifiers.read.engine import Reader
    from verifiers.read.second.asking import Asked, Place

LOOKS = (Look.LETTERS, Look.CLEAN, Look.PLAIN, Look.GREY)
"""How the line is looked at: by the network of numerals first, then by Tesseract."""
DOUBT = 0.03
"""What is left of doubt where two readers agree and the first does not see all of it."""
_NUMERALS = "〇一二三四五六七八九十廿"
_SHAPE = re.compile(rf"[{_NUMERALS}]{{3,4}}年[{_NUMERALS}]{{1,2}}月[{_NUMERALS}]{{1,3}}日")


def made_whole(papers: Sequence[Asked], reader: Reader) -> dict[Place, Field]:
    """Days of which the first reader lost a numeral, where both others see the same."""
    lost = {
        (place, field.name): (field, line)
        for place, paper in enumerate(papers)
        for field in paper.fields
        if (script := paper.critical.get(parts.key(field.name))) is not None
        and may_be(field, script)
        and (line := line_of(field, script, paper.sheets)) is not None
    }
    said = ask(
        reader,
        {
            (key, look): replace(line, look=look)
            for key, (_, line) in lost.items()
            for look in LOOKS
        },
    )
    return {
        key: found(field, letters, answers)
        for key, (field, _) in lost.items()
        for letters, *answers in ([said[key, look] for look in LOOKS],)
    }


def may_be(field: Field, script: Script) -> bool:
    """Whether a field without value was read as a day in numerals that does not exist."""
    shape = script is Script.DATE and field.value is None
    return shape and _SHAPE.fullmatch(with_one_zero(compact(field.raw))) is not None


def found(field: Field, letters: str, answers: Sequence[str]) -> Field:
    """The field with the day that the network of numerals and an answer of Tesseract's spell."""
    told = with_one_zero(letters)
    day = to_iso(told) if _SHAPE.fullmatch(told) else None
    seen = with_one_zero(compact(field.raw))
    if day is None or not any(told[:at] + told[at + 1 :] == seen for at in range(len(told))):
        return field
    known = replace(field, value=day)
    for answer in answers:
        first, second = compared(known, Script.DATE, answer, Alphabet.CHINESE)
        if first == second:
            readers = ((FIRST, compact(field.raw)), (SECOND, compact(answer)), (THIRD, letters))
            return replace(known, readers=readers, agreed=True, confidence=1 - DOUBT, repaired=True)
    return field
