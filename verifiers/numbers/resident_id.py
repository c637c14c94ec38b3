"""The citizen identity number 公民身份号码 of GB 11643, and the numbers built like it.

Eighteen characters: six for the region that assigned it (GB/T 2260), eight for the day of birth,
three for the sequence (odd for men, even for women) and a check character by ISO 7064 MOD 11-2.
Residence permits for Hong Kong, Macao and Taiwan use the regions 81, 82 and 83; the foreigners'
permanent residence card of 2023 begins with a 9, the place of acceptance and a country code.
Fifteen digits are the form before 1999: two digits of the year, no check character. Papers from
before 2013 still hold them; ``upgrade`` gives today's form, by which two numbers are compared.

The county's code is never compared with the year of birth: codes were assigned with the number,
mostly from 1984 on, so that such a test refuses elderly people (domain.md A.1, "Trap").

>>> validate("11010519491231002x")
'11010519491231002X'
>>> upgrade("440524880101001")
'440524198801010011'
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from enum import StrEnum
from functools import lru_cache
from operator import mul

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"
_FORM = re.compile(r"\d{17}[\dX]|\d{15}")
_SEPARATORS = re.compile(r"[\s\-]+")
_PROVINCE = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
_FOREIGN = "9"
_OLD, _NEW = 15, 18


class Fault(StrEnum):
    """Why a number cannot exist."""

    FORM = "form"
    DAY = "day"
    PROVINCE = "province"
    CHECK_CHARACTER = "check_character"


class NotAResidentId(ValueError):
    """The number cannot exist; `fault` says why. The message never repeats the number."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(f"no resident identity number: {fault.value}")
        self.fault = fault


def compact(number: str) -> str:
    """`number` in half-width characters, without separators, with a capital X."""
    if number.isalnum() and number.isascii():
        return number.upper()
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", number)).upper()


def validate(number: str) -> str:
    """The compact number; raises `NotAResidentId` with the first fault found."""
    number = compact(number)
    fault = fault_of(number)
    if fault is not None:
        raise NotAResidentId(fault)
    return number


def is_valid(number: str) -> bool:
    """Whether the number can exist."""
    return fault_of(number) is None


def may_be_whole(number: str) -> bool:
    """Whether digits may be all of a number: eighteen of which some were lost leave fifteen, too.

    One of today's form stands as it was printed, whatever is wrong with it.
    """
    return len(number) != _OLD or is_valid(number)


@lru_cache(maxsize=64)
def fault_of(number: str) -> Fault | None:
    """The first reason why the number cannot exist, or `None` where it can.

    Every check asks about the same few numbers, so that the last ones are remembered.
    """
    number = compact(number)
    if not _FORM.fullmatch(number):
        return Fault.FORM
    if len(number) == _NEW and number[-1] != check_character(number[:-1]):
        return Fault.CHECK_CHARACTER
    if _PROVINCE.fullmatch(_province(number)) is None:
        return Fault.PROVINCE
    return Fault.DAY if _day(number) is None else None


def check_character(first_seventeen: str) -> str:
    """The eighteenth character that belongs to seventeen digits (ISO 7064 MOD 11-2)."""
    return CHECK_CHARACTERS[sum(map(mul, WEIGHTS, map(int, first_seventeen))) % 11]


def upgrade(number: str) -> str:
    """Today's form: fifteen digits get their century 19 and check character, others stay.

    People born before 1900 were told apart by the sequences 996 to 999, which this keeps out:
    nobody of them can be a party to the transfer of an online shop.
    """
    number = compact(number)
    if len(number) != _OLD or not number.isdigit():
        return number
    body = f"{number[:6]}19{number[6:]}"
    return body + check_character(body)


def same(one: str, other: str) -> bool:
    """Whether two numbers name one person, the old form being compared after its upgrade."""
    return upgrade(one) == upgrade(other) != ""


def birth_date(number: str) -> date:
    """The day of birth; raises `NotAResidentId` where the number cannot exist."""
    day = _day(validate(number))
    if day is None:  # pragma: no cover - `validate` has just refused that
        raise NotAResidentId(Fault.DAY)
    return day


def sex(number: str) -> str:
    """`male` or `female`; raises `NotAResidentId` where the number cannot exist."""
    return "male" if int(upgrade(validate(number))[16]) % 2 else "female"


def province(number: str) -> str:
    """Two digits of the province (for foreigners: of the place of acceptance)."""
    return _province(compact(number))


def _province(number: str) -> str:
    return number[1:3] if number.startswith(_FOREIGN) else number[:2]


def _day(number: str) -> date | None:
    """The day of birth in a compact number."""
    digits = number[6:14] if len(number) == _NEW else f"19{number[6:12]}"
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None
