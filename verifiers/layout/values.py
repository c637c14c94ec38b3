"""Fields made of what was found, so that every value carries its raw text, place and confidence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.model import Field

if TYPE_CHECKING:
    from collections.abc import Iterable

    from verifiers.layout.passage import Passage, Span
    from verifiers.model import Value
    from verifiers.text.dates import Found

BY_GRAMMAR = 0.9
"""What is left of the confidence in a value whose label was not found."""


def read(
    name: str, value: Value, span: Span | None, *, trust: float = 1.0, repaired: bool = False
) -> Field:
    """The field `name` as it stands at `span`; without a span nothing was read."""
    if span is None:
        return unread(name)
    return Field(
        name=name,
        value=value,
        raw=span.raw,
        confidence=round(span.confidence * trust, 4) if value is not None else 0.0,
        page=span.page,
        box=span.box,
        repaired=repaired,
    )


def read_day(name: str, text: Passage, found: Found, *, trust: float = 1.0) -> Field:
    """The field `name` where a day was found in a passage; one that does not exist is no value."""
    iso = found.day.isoformat() if found.day else None
    return read(name, iso, text.span(found.start, found.end), trust=trust, repaired=found.repaired)


def by_grammar(field: Field) -> Field:
    """The field, trusted as one is whose label was not found."""
    return replace(field, confidence=round(field.confidence * BY_GRAMMAR, 4))


def known(fields: Iterable[Field]) -> int:
    """How many of the fields have a value."""
    return sum(field.value is not None for field in fields)


def unread(name: str) -> Field:
    """The field `name` where nothing could be read."""
    return Field(name=name, value=None)
