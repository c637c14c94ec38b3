"""The number of a certificate about a marriage: today's, wherever it stands, or an older one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.layout import fields as f
from verifiers.layout.passage import Passage
from verifiers.layout.values import BY_GRAMMAR, read, unread
from verifiers.numbers import marriage_number
from verifiers.text.lookalikes import DIGIT_LIKE, as_digits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.layout.table import Table
    from verifiers.model import Field

_D = f"[{DIGIT_LIKE}]"
_MODERN = re.compile(
    rf"(?P<letters>B?[JL])(?P<region>{_D}{{6}})[-一.·]{{0,2}}(?P<year>[12I|l]{_D}{{3}})[-一.·]{{0,2}}(?P<serial>{_D}{{6}})(?!{_D})"
)
_AS_STROKE = re.compile(r"(?<![\dA-Z])[1Il|丨!\]](?P<rest>\d{6}-(?:19|20)\d{2}-\d{6})(?!\d)")
"""Today's form, its letter taken for a stroke: the region has six digits, and no 1 before them."""
_OLD = re.compile(
    r"[(]?(?:\d{2,4})?[)]?年?[\u4e00-\u9fff]{0,12}字?[(]?\d{0,4}[)]?年?第?[(]?\d{1,12}[)]?号|[\u4e00-\u9fff]{1,12}字第?\d{2,12}"
)
_SOLID = re.compile(
    r"(?<![\dA-Z\-])(?!\d{6,8}-?(?:19|20)\d{2}-?\d{5,6}|B?[JL]\d{6}|20\d{2}-\d{6}(?!\d))"
    r"[A-Z]{0,2}[\d\-]{4,24}"
)
"""Today's form without its letter, its region alone, or its year and serial alone were read in
part: they are no older number."""


def certificate_number(table: Table, rows: Sequence[Passage], letter: str) -> Field:
    """The number of 2004 with its hyphens, wherever it stands; an older one beside its label.

    `letter` is J or L.
    """
    # What stands beside it in its row may begin with a digit, too.
    alone = [Passage.row([line]) for row in rows for line in row.lines]
    for row in (*rows, *alone):
        solid = row.solid()
        for match in _MODERN.finditer(solid.text.upper()):
            digits = [match[part] for part in ("region", "year", "serial")]
            value = f"{match['letters']}{'-'.join(digits)}"
            plain = all(one.isdecimal() for one in digits)
            if not plain and not marriage_number.is_valid(
                f"{match['letters']}{'-'.join(map(as_digits, digits))}"
            ):
                continue
            trust = 1.0 if letter in match["letters"] else BY_GRAMMAR
            span = solid.span(*match.span())
            return read("certificate_number", value if plain else None, span, trust=trust)
    mended = _with_letter(rows, letter)
    if mended.value is not None:
        return mended
    entries = table.of("certificate_number")
    labelled = f.matched("certificate_number", entries, _OLD)
    if labelled.value is None:
        labelled = f.matched("certificate_number", entries, _SOLID)
    return labelled if labelled.value is not None else _old_number(rows)


def _with_letter(rows: Sequence[Passage], letter: str) -> Field:
    """A number of 2004 whose letter is the one that the label before it stands for."""
    word = f"{marriage_number.ABOUT[letter]}证"
    for row in rows:
        solid = row.solid()
        at = solid.text.rfind(word)
        match = _AS_STROKE.search(solid.text, at) if at >= 0 else None
        if match:
            value, span = f"{letter}{match['rest']}", solid.span(*match.span())
            return read("certificate_number", value, span, repaired=True)
    return unread("certificate_number")


def _old_number(rows: Sequence[Passage]) -> Field:
    """结字第123号 in a row of its own, as certificates of the 1980s have it."""
    for row in rows:
        solid = row.solid()
        match = re.search(
            r"[(]?\d{0,4}[)]?[\u4e00-\u9fff]{0,10}字[(]?\d{0,4}[)]?年?第\d{1,10}号", solid.text
        )
        if match and len(match[0]) >= len(solid.text) - 4:
            span = solid.span(*match.span())
            return read("certificate_number", match[0], span, trust=BY_GRAMMAR)
    return unread("certificate_number")
