"""The number of a foreign permanent resident identity card 外国人永久居留身份证.

Since December 2023 it is built like a citizen's number and begins with a 9: two digits of the place
of acceptance, three of the country (ISO 3166), eight of the day of birth, three of the sequence and
the check character of GB 11643. Cards from before hold fifteen characters: three letters of the
country, four digits of the place, six of the day of birth, one of the sequence (odd for men) and a
check digit with the weights 7, 3, 1 of ICAO 9303 (published examples agree: domain.md A.1).

>>> validate("kaz110090123105")
'KAZ110090123105'
>>> is_valid("932682198501010017")
True
"""

from __future__ import annotations

import re
from datetime import date

from verifiers.numbers import resident_id
from verifiers.numbers.resident_id import Fault

_OLD = re.compile(r"[A-Z]{3}\d{12}")
_NEW = re.compile(r"9\d{16}[\dX]")
_PROVINCE = re.compile(r"1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-6]|71|8[1-3]")
_WEIGHTS = (7, 3, 1)
_LETTERS = 3
_DAY = slice(7, 13)


class NotAPermanentResidentId(ValueError):
    """The number cannot exist; `fault` says why. The message never repeats the number."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(f"no permanent resident number: {fault.value}")
        self.fault = fault


def compact(number: str) -> str:
    """`number` in half-width capitals, without separators."""
    return resident_id.compact(number)


def validate(number: str) -> str:
    """The compact number; raises `NotAPermanentResidentId` with the first fault found."""
    number = compact(number)
    fault = fault_of(number)
    if fault is not None:
        raise NotAPermanentResidentId(fault)
    return number


def is_valid(number: str) -> bool:
    """Whether the number can exist, in either form."""
    return fault_of(number) is None


def fault_of(number: str) -> Fault | None:
    """The first reason why the number cannot exist, or `None` where it can."""
    number = compact(number)
    if _NEW.fullmatch(number):
        return resident_id.fault_of(number)
    if not _OLD.fullmatch(number):
        return Fault.FORM
    if number[-1] != check_digit(number[:-1]):
        return Fault.CHECK_CHARACTER
    if not _PROVINCE.fullmatch(number[_LETTERS : _LETTERS + 2]):
        return Fault.PROVINCE
    return None if _is_day(number[_DAY]) else Fault.DAY


def check_digit(first_fourteen: str) -> str:
    """The fifteenth character of the older form."""
    values = (int(character, 36) for character in first_fourteen)
    weighted = (value * _WEIGHTS[place % 3] for place, value in enumerate(values))
    return str(sum(weighted) % 10)


def _is_day(digits: str) -> bool:
    """Whether six digits are a day in this century or the last."""
    for century in ("19", "20"):
        try:
            date.fromisoformat(century + digits)
        except ValueError:
            continue
        return True
    return False
