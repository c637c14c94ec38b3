"""Who issued a card and how long it holds, as cards of the identity-card family print it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.layout.labels import beside, labelled
from verifiers.layout.passage import Passage
from verifiers.layout.values import BY_GRAMMAR, read, unread
from verifiers.text.dates import find_term
from verifiers.text.places import find_authority

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from verifiers.layout.passage import Span
    from verifiers.model import Field

AUTHORITY, TERM = "issuing_authority", "term"
"""The names that labels of these two values have in the `labels` given here."""


def issuing_authority(rows: Sequence[Passage], labels: Mapping[str, re.Pattern[str]]) -> Field:
    """The office beside its label, in one line or two; else any office that is named."""
    for index, *place in beside(rows, labels, AUTHORITY):
        field = _named(_with_next_line(rows, index, place, labels), trust=1.0)
        if field.value is not None:
            return field
    for row in rows:
        solid = row.solid()
        if find_authority(solid.text):
            return _named(solid, trust=BY_GRAMMAR)
    return unread(AUTHORITY)


def term(
    rows: Sequence[Passage], labels: Mapping[str, re.Pattern[str]]
) -> tuple[Field, Field, Field]:
    """First day, last day and whether there is no last day, from one line or two."""
    for row, labelled_row in _candidates(rows, labels):
        solid = row.solid()
        found = find_term(solid.text)
        # Without a label, digits that are no days are those of some number.
        if found is None or not (labelled_row or found.valid_from):
            continue
        trust = 1.0 if labelled_row else BY_GRAMMAR
        start, end = solid.span(*found.start), solid.span(*found.end)
        until = read("valid_until", _iso(found.valid_until), end, trust=trust)
        return (
            read("valid_from", _iso(found.valid_from), start, trust=trust),
            _never(end) if found.long_term else until,
            read("long_term", found.long_term, end, trust=trust),
        )
    return unread("valid_from"), unread("valid_until"), unread("long_term")


def _candidates(
    rows: Sequence[Passage], labels: Mapping[str, re.Pattern[str]]
) -> Iterator[tuple[Passage, bool]]:
    """Rows, then rows with the next one, where a term may go on; and whether a label stands by."""
    beside = [any(hit.name == TERM for hit in labelled(row, labels)) for row in rows]
    for wanted in (True, False):
        for row, is_labelled in zip(rows, beside, strict=True):
            if is_labelled is wanted:
                yield row, is_labelled
    for index, row in enumerate(rows[:-1]):
        if row.text.rstrip().endswith(("-", "至")):
            yield Passage.joined([(row, ""), (rows[index + 1], "")]), beside[index]


def _with_next_line(
    rows: Sequence[Passage],
    index: int,
    place: Sequence[int],
    labels: Mapping[str, re.Pattern[str]],
) -> Passage:
    """The value at `place`, with the next row where a long name goes on there."""
    row = rows[index]
    value = row.part(*place)
    edge = row.left_of(place[0])
    following = rows[index + 1] if index + 1 < len(rows) else None
    if following is None or edge is None or labelled(following, labels):
        return value.solid()
    line = following.lines[0]
    goes_on = abs(line.left - edge) < 2 * line.pitch and line.text.endswith("局")
    if not goes_on:
        return value.solid()
    return Passage.joined([(value, ""), (following, "")]).solid()


def _named(value: Passage, *, trust: float) -> Field:
    """The office that `value` names, or nothing where it names none."""
    place = find_authority(value.text)
    if place is None:
        return unread(AUTHORITY)
    span = value.span(*place)
    return read(AUTHORITY, value.text[slice(*place)], span, trust=trust)


def _never(span: Span | None) -> Field:
    """`valid_until` of a card that is valid for ever: no day, but surely read."""
    confidence = round(span.confidence, 4) if span else 0.0
    return replace(read("valid_until", None, span), confidence=confidence)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
