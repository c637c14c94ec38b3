"""Numbered clauses of what people agreed or a court ordered: 一、…；二、…."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMERAL = r"(?:[一二三四五六七八九十]{1,3}、|\d{1,2}[.、]|第[一二三四五六七八九十]{1,3}条[:、 ]?)"
_BEGINS = re.compile(rf"(?:^|\n|[。;])[ ]?(?={_NUMERAL})")
_SIGNED = re.compile("。(?:[甲乙丙男女]方|签名|签字|日期)(?:[(:]|签)")
_LONGEST = 300
"""Characters of a clause that are kept."""


def clauses_of(text: str) -> Iterator[str]:
    """Each clause of a text (folded) with its numeral, on one line, without what closes it."""
    for clause in _BEGINS.split(text):
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
