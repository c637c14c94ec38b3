"""The two sides of one card, read from one file, are one document."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.model import Kind

if TYPE_CHECKING:
    from verifiers.model import Document, Field

_CARD = frozenset({Kind.ID_CARD_PORTRAIT, Kind.ID_CARD_EMBLEM})
_TWO_SIDED = frozenset(
    {
        Kind.RESIDENCE_PERMIT,
        Kind.FOREIGN_PERMANENT_RESIDENT_ID,
        Kind.MAINLAND_TRAVEL_PERMIT,
        Kind.MARRIAGE_CERTIFICATE,
        Kind.DIVORCE_CERTIFICATE,
    }
)
"""Kinds of which one file of the catalogue reads either side."""


def is_other_side(document: Document, other: Document) -> bool:
    """Whether the two are the sides of one card: what one says, the other leaves open.

    Of two copied cards each has its own: a portrait that has its other side takes no second one.
    """
    if {document.kind, other.kind} == _CARD:
        return not any(
            _is_read(field) and _is_read(same) and field.value != same.value
            for field in document.fields
            if (same := other.field(field.name)) is not None
        )
    both = document.kind is other.kind and document.kind in _TWO_SIDED
    return both and not any(
        _is_read(field) and _is_read(other.field(field.name)) for field in document.fields
    )


def joined(one: Document, other: Document) -> Document:
    """One document with the fields of both sides; a card with a portrait is called by that side."""
    first, second = sorted((one, other), key=lambda side: side.kind is Kind.ID_CARD_EMBLEM)
    missing = [
        field
        for field in second.fields
        if first.field(field.name) is None or not _is_read(first.field(field.name))
    ]
    named = {field.name for field in missing}
    kept = [field for field in first.fields if field.name not in named]
    pages = {page.number: page for page in (*one.pages, *other.pages)}
    return replace(
        first,
        id=one.id,
        named=one.named,
        kind_confidence=min(one.kind_confidence, other.kind_confidence),
        pages=tuple(pages[number] for number in sorted(pages)),
        fields=(*kept, *missing),
    )


def _is_read(field: Field | None) -> bool:
    return field is not None and (field.value is not None or bool(field.raw))
