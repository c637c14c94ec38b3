"""Numbered clauses of what people agreed or a court ordered: 一、…；二、…."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_HAN = "[一二三四五六七八九十]"
_NUMERAL = rf"(?:{_HAN}{{1,3}}、|\d{{1,2}}[.、]|第{_HAN}{{1,3}}条[:、 ]?)"
_LATER = rf"(?!一){_HAN}{{1,3}}、(?!{_HAN})"
"""After a point that was misread, what can only be the next clause: no enumeration, as 三、四楼."""
_BEGINS = re.compile(rf"(?:^|\n|[。;]|[:,](?={_LATER}))[ ]?(?={_NUMERAL})")
_LOST_ONE = re.compile(r"^\s*(?=、[^、]{4,}[。;:,]\s*二、)")
"""The first clause without its numeral, which the second one's tells."""
_SIGNED = re.compile("。(?:[甲乙丙男女]方|签名|签字|日期)(?:[(:]|签)")
_LONGEST = 300
"""Characters of a clause that are kept."""


def clauses_of(text: str) -> Iterator[str]:
    """Each clause of a text (folded) with its numeral, on one line, without what closes it."""
    for clause in _BEGINS.split(_LOST_ONE.sub("一", text)):
        words = clause.replace("\n", "").strip(":;,。")
        if len(words) > len("一、"):
            yield words[:_LONGEST]


def numbered(text: str) -> Iterator[str]:
    """The clauses that bear a numeral, without it, up to the end of the paragraph or signatures."""
    for paragraph in text.split("\n"):
        for clause in clauses_of(re.sub(rf":(?={_NUMERAL})", "。", paragraph)):
            numeral = re.match(_NUMERAL, clause)
            if numeral:
                yield _SIGNED.split(clause[numeral.end() :], maxsplit=1)[0]
