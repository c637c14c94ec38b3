"""Who is named guardian 监护人 of somebody, or custodian of their property 财产代管人.

指定何小妹为失踪人霍去的财产代管人; 指定游龙为其监护人; 甄士是甄小宝的监护人. Whom 其 means
stands before: 宣告游凤为无民事行为能力人 (civil code 28, 31, 42).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.model import Statement

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = r"[\u3400-\u9fff·]{2,15}?"
_OFFICE = "(?:法定|指定|合法)?(?:监护人|财产代管人)"
_NAMED = re.compile(
    rf"(?:指定|确定|(?<=[,。;、\n])由|^由)(?:申请人|被申请人)?(?P<who>{_NAME})(?:担任|作为|为|任)"
    rf"(?:被申请人|失踪人|被监护人)?(?P<ward>{_NAME}|其)?的?{_OFFICE}"
)
_IS = re.compile(
    rf"(?:^|[,。;、\n])(?!指定|确定|由)(?P<who>{_NAME})(?:是|系|为)(?P<ward>{_NAME})(?:\([^()]*\))?的{_OFFICE}"
)
_WARD = re.compile(
    rf"(?:宣告|认定)(?:失踪人|下落不明人|被申请人|公民)?(?P<ward>{_NAME})(?:\([^()]*\))?"
    "为?(?:失踪|无民事行为能力人|限制民事行为能力人)"
)
_NOBODY = frozenset({"", "其", "他", "她", "该"})


def guardians(text: str) -> Iterator[Statement]:
    """``guardian`` statements of a folded text; none where nobody tells whose guardian it is."""
    wards = [one["ward"] for one in _WARD.finditer(text)]
    for found in (*_NAMED.finditer(text), *_IS.finditer(text)):
        ward = found["ward"] or ""
        if ward in _NOBODY and len(wards) == 1:
            ward = wards[0]
        if ward not in _NOBODY:
            yield Statement(type="guardian", person=found["who"], of=ward)
