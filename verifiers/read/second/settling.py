"""Two readers, one value: what each saw is kept, and a value stands only on firm ground.

- Both say the same, and the first reader is sure of every single character: it is the value. A
  check digit that fits makes up for a doubtful character, or for the one in which they differ.
- They differ, the first reader is sure of every character, and a closed grammar (a check digit, a
  day that exists) proves its answer and not the other: the value stays, marked as not agreed.
- Anything else: no value. Which finding that is, checks say.

Nothing is put right here. A value that the first reading could not give is not taken from the
second either: one reader alone is no agreement. That two readers agree is not enough by itself:
where a picture is blurred, both may take the same 6 for a 0.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.read.engine import FIRST, SECOND, SURE, THIRD, Alphabet, Script
from verifiers.read.second.answers import (
    compared,
    denies,
    is_possible,
    proves,
    proves_against,
    sees_its_end_cut,
    sees_more,
    spells,
)
from verifiers.text.normalise import compact

if TYPE_CHECKING:
    from verifiers.model import Field
    from verifiers.read.engine import Line

SURE_OF_NUMERALS = 0.9
"""The same for a day in Chinese numerals, whose shapes are seldom mistaken."""
SURE_OF_MORE = 0.6
"""The same where three read alike, or another such a day, whose shapes two engines hardly mistake
alike: of 203 drawn ones that agreed, all were right, whatever the first reader's certainty."""
DOUBT_LEFT = 0.1
"""Of the first reader's doubt, after the second agreed."""


def is_same(field: Field, script: Script, line: Line, answer: str) -> bool:
    """Whether the answers are the same, or as good as that where the first reader is sure."""
    first, second = compared(field, script, answer, line.alphabet)
    return first == second or (line.certainty >= SURE and proves_against(script, first, second))


def is_in_doubt(field: Field, script: Script, line: Line, answer: str) -> bool:
    """Whether two readers are too few to settle it."""
    return script is not Script.CHINESE and not (
        is_same(field, script, line, answer) and line.certainty >= SURE
    )


def settle(
    field: Field, script: Script, line: Line, answer: str, letters: str | None = None
) -> Field:
    """A field with a text value, after the second reader's answer to that line.

    `letters` is the answer of the network of numerals, where it was asked.
    """
    readers = [(FIRST, compact(field.raw)), (SECOND, compact(answer))]
    first, second = compared(field, script, answer, line.alphabet)
    voices = [is_same(field, script, line, answer)]
    if letters is not None:
        readers.append((THIRD, letters))
        voices.append(spells(field, script, letters))
    field = replace(field, readers=tuple(readers))
    cut = letters is not None and sees_its_end_cut(field, script, letters)
    if cut or (script is Script.MIXED and _is_part(str(field.value), first, second)):
        return field.disputed()
    written = script is Script.DATE and line.alphabet is Alphabet.CHINESE
    sure = line.certainty >= (SURE_OF_NUMERALS if written else SURE)
    backed = written or (len(voices) > 1 and all(voices))
    enough = sure or (backed and line.certainty >= SURE_OF_MORE)
    checked = script in (Script.ID_NUMBER, Script.USCC) and proves(script, first)
    if any(voices) and (enough or checked):
        confidence = round(1 - (1 - line.certainty) * DOUBT_LEFT, 4)
        return replace(field, agreed=True, confidence=confidence)
    proven = proves(script, str(field.value)) and not is_possible(script, first, second)
    denied = letters and (denies(field, script, letters) or sees_more(field, script, letters))
    if sure and proven and not denied:
        return replace(field, agreed=False)
    return field.disputed()


def _is_part(value: str, first: str, second: str) -> bool:
    """Whether a number is only a part of one.

    One of its brackets has no other, or the second reader sees more of it and nothing closes it.
    """
    goes_on = value[-1:].isdecimal() and first != second and second.startswith(first)
    return goes_on or value.count("(") != value.count(")")
