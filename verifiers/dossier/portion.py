"""Which part of the shop the clause of a paper is about: 店铺的二分之一份额, 50%."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from verifiers.dossier.shop import is_about, named_in, plain, recipients_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.model import Document, Shop, Statement

_NUMERALS = {numeral: value for value, numeral in enumerate("一二三四五六七八九十", start=1)}
_FRACTION = re.compile(
    r"(?P<below>百|[两一二三四五六七八九十]{1,3}|\d{1,3})分之(?P<above>[一二三四五六七八九十]{1,3}|\d{1,3})"
    r"|(?P<over>\d{1,2})/(?P<under>\d{1,3})|(?P<percent>\d{1,3}(?:\.\d+)?)%|(?P<half>一半|半数)"
)
_CLAUSES = re.compile("[,;。，；\n()（）]")
_MONEY = re.compile("折价|补偿|支付|款|价值|利润|收益|费")
"""A clause about money: what is half is no share of the shop itself."""


def given(document: Document, shop: Shop) -> Iterator[tuple[str, Fraction]]:
    """Who gets how much of this shop by each statement about it; 1 where no part is named."""
    for one in document.statements():
        if one.type != "entrusts" and is_about(one, shop):
            part = _part(one, shop)
            yield from ((name, part) for name in _getting(document, one, shop))


def _getting(document: Document, one: Statement, shop: Shop) -> set[str]:
    if one.type == "agreement":
        return recipients_by(document, one, shop)
    name = {"inherits": one.person, "sole_heir": one.person, "gift": one.to}.get(one.type)
    return {name} if name else set()


def _part(statement: Statement, shop: Shop) -> Fraction:
    """The part that is named in the clause in which the shop is."""
    for clause in _CLAUSES.split(plain(statement.what or "")):
        named = named_in(clause, shop) and not _MONEY.search(clause)
        found = _FRACTION.search(clause) if named else None
        part = _value(found) if found else None
        if part is not None and 0 < part < 1:
            return part
    return Fraction(1)


def _value(found: re.Match[str]) -> Fraction | None:
    if found["half"]:
        return Fraction(1, 2)
    if found["percent"]:
        return Fraction(found["percent"]) / 100
    above = _number(found["over"] or found["above"])
    below = 100 if found["below"] == "百" else _number(found["under"] or found["below"])
    return Fraction(above, below) if above and below else None


def _number(text: str) -> int | None:
    """A number up to ninety-nine: 五, 五十, 三十三, 33."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.replace("两", "二").rpartition("十")
    units = _NUMERALS.get(ones, 0)
    return (_NUMERALS.get(tens, 1) * 10 if ten else 0) + units or None
