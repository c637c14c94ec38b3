"""Letters that readers mistake for digits, put right only where something proves it.

The proof is the caller's: a check digit, or a closed vocabulary. Without it the text stays as it
was read, because a plausible number is worse than none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_DIGITS = str.maketrans(
    {
        "O": "0", "o": "0", "Q": "0", "D": "0", "○": "0", "〇": "0", "口": "0",
        "I": "1", "l": "1", "|": "1", "i": "1", "丨": "1", "!": "1", "]": "1",
        "Z": "2", "z": "2", "S": "5", "s": "5", "b": "6", "G": "6", "B": "8", "g": "9", "q": "9",
        "x": "X", "×": "X", "*": "X",
    }
)  # fmt: skip
DIGIT_LIKE = "0-9OoQDIl|iZzSsbGBgqXx×*"
"""Digits and what is mistaken for them, as the inside of a regex class."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A text, and whether a character of it had to be put right."""

    text: str
    repaired: bool


def as_digits(text: str) -> str:
    """`text` with every look-alike of a digit replaced; X keeps its place."""
    return text.translate(_DIGITS)


def repair_digits(text: str, proves: Callable[[str], bool]) -> Repair | None:
    """`text` as a number: as it is where it is digits, repaired where `proves` accepts the result.

    `None` where it holds other characters and nothing proves what they should be.
    """
    plain = text.replace("x", "X")
    if plain.removesuffix("X").isdecimal():
        return Repair(plain, repaired=False)
    digits = as_digits(text)
    if digits.removesuffix("X").isdecimal() and proves(digits):
        return Repair(digits, repaired=True)
    return None
