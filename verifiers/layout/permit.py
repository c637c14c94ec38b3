"""The number of a mainland travel permit, and how often a card was issued."""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from verifiers.layout.bilingual_card import candidates
from verifiers.layout.values import BY_GRAMMAR, read, unread
from verifiers.numbers import travel_permit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from verifiers.layout.passage import Passage
    from verifiers.model import Field

_NUMBER = re.compile(rf"(?<![A-Z\d])(?:{travel_permit.FORM})(?![A-Z\d])")
_LETTERED = re.compile(r"(?<![A-Z\d])[HM](?:\d{10}|\d{8}|A\d{7})(?![A-Z\d])")
_COUNT = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_COUNTED = 2
"""Digits of a count that may stand behind a number."""
_APART = 1.5
"""Of the distance between two characters of a number: so far behind it the count stands."""


def number(rows: Sequence[Passage], labels: Mapping[str, re.Pattern[str]]) -> Field:
    """`permit_number`: beside or below its label; elsewhere only if it begins with a letter."""
    for cell in candidates(rows, labels, "permit_number"):
        solid = cell.solid()
        match = _NUMBER.search(solid.text)
        if match:
            return _without_count(solid, match, trust=1.0)
    for row in rows:
        solid = row.solid()
        match = _LETTERED.search(solid.text)
        if match:
            return _without_count(solid, match, trust=BY_GRAMMAR)
    return unread("permit_number")


def _without_count(passage: Passage, match: re.Match[str], *, trust: float) -> Field:
    """The number that was found, without a count that stands behind it and was taken for its end.

    Cards that count apart leave room before it; of older numbers the count is a part.
    """
    start, end = match.span()
    short = end - _COUNTED
    glyphs = passage.glyphs[start:end]
    middles = [line.middle_of(place) for _, line, place in glyphs if line is not None]
    rooms = [right - left for left, right in pairwise(middles)]
    whole = len(middles) == end - start and _NUMBER.fullmatch(match[0][:-_COUNTED])
    if whole and rooms[-_COUNTED] > _APART * median(rooms):
        end = short
    return read("permit_number", passage.text[start:end], passage.span(start, end), trust=trust)


def issue_count(rows: Sequence[Passage], labels: Mapping[str, re.Pattern[str]]) -> Field:
    """`issue_count`, a number without leading zeros."""
    for cell in candidates(rows, labels, "issue_count"):
        solid = cell.solid()
        match = _COUNT.search(solid.text)
        if match:
            return read("issue_count", str(int(match[0])), solid.span(*match.span()))
    return unread("issue_count")
