"""The number of a court case 案号, as courts write it since 2016 and as they did before.

``(2021)浙0106民初1234号`` is the 1234th first-instance civil case that the court 浙0106 took in
during 2021: the court's code is its province's short name with digits (two for an intermediate
court, four for a basic one) or 最高法, and a sub-number 之一 or -1 may follow (Supreme People's
Court, rules on case numbers, in force 2016-01-01). Older numbers name the court in words and say
字第: ``(2013)杭西民初字第123号``, in Shanghai with the chamber's matter in brackets:
``(2005)徐民一(民)初字第2345号``. Nobody registers those, so that any of that form may exist.

>>> compact("（2021）浙 0106 民初 1234 号")
'(2021)浙0106民初1234号'
"""

from __future__ import annotations

import re
import unicodedata

_PROVINCES = "京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔贵云藏陕甘青宁新兵军"
_SUB = r"(?:之[一二三四五六七八九十]{1,3}|-\d{1,2})"
_SINCE_2016 = re.compile(
    rf"\((?:19|20)\d{{2}}\)(?:最高法|[{_PROVINCES}](?:\d{{2}}|\d{{4}})?)"
    rf"[\u4e00-\u9fff]{{1,5}}\d{{1,8}}(?:号{_SUB}?|{_SUB}号)"
)
_BEFORE = re.compile(
    rf"\((?:19|20)\d{{2}}\)(?:[\u4e00-\u9fff\d]|\([\u4e00-\u9fff]{{1,4}}\)){{2,12}}字?第\d{{1,8}}(?:号{_SUB}?|{_SUB}号)"
)
_BRACKETS = str.maketrans("〔〕[]【】", "()()()")


class NotACaseNumber(ValueError):
    """The text does not have the form of a case number; the message does not repeat it."""


def compact(number: str) -> str:
    """`number` with half-width round brackets and digits and without spaces."""
    return "".join(unicodedata.normalize("NFKC", number).translate(_BRACKETS).split())


def validate(number: str) -> str:
    """The compact number; raises `NotACaseNumber`."""
    number = compact(number)
    if not is_valid(number):
        raise NotACaseNumber("the text does not have the form of a case number")
    return number


def is_valid(number: str) -> bool:
    """Whether the text has the form of a case number."""
    number = compact(number)
    return any(form.fullmatch(number) is not None for form in (_SINCE_2016, _BEFORE))
