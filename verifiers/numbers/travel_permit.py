"""Numbers of mainland travel permits 来往内地通行证 and 来往大陆通行证.

Residents of Hong Kong and Macao: H or M and eight digits that stay for life; cards of 1999 print
two more that count the reissues, cards of 2013 print these beside the number. Permanent residents
who are not Chinese (since July 2024): HA or MA and seven digits. Residents of Taiwan: eight digits
that stay for life; old booklets print ten. None has a check digit of its own. Mainlanders' permits
for going there begin with C, W or T and are no such number.

Source: 公安部《港澳居民来往内地通行证号码规则》(2010); domain.md A.6.

>>> validate("h 12345678")
'H12345678'
>>> same("H1234567801", "H12345678")
True
"""

from __future__ import annotations

import re

from verifiers.numbers import resident_id

FORM = r"[HM](?:\d{10}|\d{8})|[HM]A\d{7}|\d{10}|\d{8}"
"""The grammar of compact numbers, as a regular expression."""
_FORM = re.compile(FORM)
_COUNTED = re.compile(r"[HM]\d{10}")
_FOR_LIFE = 9


class NotATravelPermit(ValueError):
    """The text does not have the form of a number; the message does not repeat it."""


def compact(number: str) -> str:
    """`number` in half-width capitals, without separators."""
    return resident_id.compact(number)


def validate(number: str) -> str:
    """The compact number; raises `NotATravelPermit`."""
    number = compact(number)
    if not _FORM.fullmatch(number):
        raise NotATravelPermit("the text does not have the form of a travel permit's number")
    return number


def is_valid(number: str) -> bool:
    """Whether the text has the form of such a number."""
    return _FORM.fullmatch(compact(number)) is not None


def same(one: str, other: str) -> bool:
    """Whether two numbers name one person: how often the permit was reissued does not count."""
    return _for_life(one) == _for_life(other) != ""


def _for_life(number: str) -> str:
    number = compact(number)
    return number[:_FOR_LIFE] if _COUNTED.fullmatch(number) else number
