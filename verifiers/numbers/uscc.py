"""The unified social credit code 统一社会信用代码 of GB 32100-2015.

Eighteen characters: one for the department that registers (9 market regulation; letters too, as
A, N and Y), one for the category, six digits for the region (GB/T 2260), nine for the organisation
(GB 11714), and a check character. Digits and capital letters without I, O, S, V and Z count 0 to
30; the check character makes the sum of all, weighted by the powers of 3 modulo 31, a multiple
of 31.

>>> validate("91350100m000100y43")
'91350100M000100Y43'
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_FORM = re.compile(rf"[{ALPHABET}]{{2}}\d{{6}}[{ALPHABET}]{{10}}")
_LIKE_DIGITS = str.maketrans("OIZS", "0125")
"""Letters that no code has, for they look like digits."""
_SEPARATORS = re.compile(r"[\s\-]+")
_BASE = len(ALPHABET)


class Fault(StrEnum):
    """Why a code cannot exist."""

    FORM = "form"
    CHECK_CHARACTER = "check_character"


class NotAUscc(ValueError):
    """The code cannot exist; `fault` says why. The message never repeats the code."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(f"no unified social credit code: {fault.value}")
        self.fault = fault


def compact(code: str) -> str:
    """`code` in half-width capital letters and digits, without separators."""
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", code)).upper()


def spelt_by(seen: str) -> str:
    """What a reader saw as a code: letters that none has are the digits that they look like."""
    return re.sub(f"[^{ALPHABET}]", "", seen.upper().translate(_LIKE_DIGITS))


def validate(code: str) -> str:
    """The compact code; raises `NotAUscc` with the first fault found."""
    code = compact(code)
    fault = fault_of(code)
    if fault is not None:
        raise NotAUscc(fault)
    return code


def is_valid(code: str) -> bool:
    """Whether the code can exist."""
    return fault_of(code) is None


def fault_of(code: str) -> Fault | None:
    """The first reason why the code cannot exist, or `None` where it can."""
    code = compact(code)
    if not _FORM.fullmatch(code):
        return Fault.FORM
    return None if code[-1] == check_character(code[:-1]) else Fault.CHECK_CHARACTER


def check_character(first_seventeen: str) -> str:
    """The eighteenth character that belongs to seventeen; ValueError where one is no character."""
    total = sum(
        ALPHABET.index(character) * pow(3, place, _BASE)
        for place, character in enumerate(first_seventeen)
    )
    return ALPHABET[-total % _BASE]
