"""The side of a resident identity card with the national emblem (domain.md A.1)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from verifiers.documents.kind import DocumentKind, weigh
from verifiers.layout import rows_of
from verifiers.layout.labels import labelled, spaced, until_gap
from verifiers.layout.values import BY_GRAMMAR, read, unread
from verifiers.model import Field, Kind
from verifiers.read import Script
from verifiers.text.dates import find_term
from verifiers.text.places import find_authority

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from verifiers.layout import Passage, Span
    from verifiers.read import Sheet

_LABELS = {
    "authority": re.compile(spaced("签发机关|签发机夫|鉴发机关|签发机美|发机关|签发机")),
    "term": re.compile(spaced("有效期限|有效期|效期限|有效期很")),
}
_MARKS = {
    r"^[^,。;、]*(?:居民身.证|民身份证)[^,。;、]*$": 0.75,
    r"中华人民共和国": 0.2,
    r"签发机关|发机关": 0.45,
    r"公安局|公安分局": 0.35,
    r"有效期限": 0.45,
    r"[12]\d{3}\.\d{2}\.\d{2}-(?:[12]\d{3}\.\d{2}\.\d{2}|长期)": 0.5,
}
_LONGEST = 160
"""Characters: a card and a little beside it. A longer text is some other paper."""


def support(text: str) -> float:
    """How well a text supports this kind: titles, labels, a term, and little else."""
    weight = weigh(text, _MARKS)
    return weight if len(text) <= _LONGEST else weight * 0.6


def extract(sheets: Sequence[Sheet]) -> tuple[Field, ...]:
    """Issuing authority and validity term, each from the first sheet that shows it."""
    rows = [row for sheet in sheets for row in rows_of(sheet)]
    return (_authority(rows), *_term(rows))


def _authority(rows: Sequence[Passage]) -> Field:
    for index, row in enumerate(rows):
        for hit in labelled(row, _LABELS):
            if hit.name == "authority" and hit.start < hit.end:
                end = until_gap(row.text, hit.start, hit.end)
                whole = _with_next_line(rows, index, hit.start, end)
                return _named(whole, trust=1.0)
    for row in rows:
        solid = row.solid()
        if find_authority(solid.text):
            return _named(solid, trust=BY_GRAMMAR)
    return unread("issuing_authority")


def _with_next_line(rows: Sequence[Passage], index: int, start: int, end: int) -> Passage:
    """The value at `start`, with the next row where a long name goes on there."""
    row = rows[index]
    value = row.part(start, end)
    edge = row.left_of(start)
    following = rows[index + 1] if index + 1 < len(rows) else None
    if following is None or edge is None or labelled(following, _LABELS):
        return value.solid()
    line = following.lines[0]
    goes_on = abs(line.left - edge) < 2 * line.pitch and line.text.endswith("局")
    if not goes_on:
        return value.solid()
    return type(row).joined([(value, ""), (following, "")]).solid()


def _named(value: Passage, *, trust: float) -> Field:
    """The office that `value` names, or nothing where it names none."""
    place = find_authority(value.text)
    if place is None:
        return unread("issuing_authority")
    span = value.span(*place)
    return read("issuing_authority", value.text[slice(*place)], span, trust=trust)


def _term(rows: Sequence[Passage]) -> tuple[Field, Field, Field]:
    for row in rows:
        solid = row.solid()
        term = find_term(solid.text)
        if term is None:
            continue
        label = any(hit.name == "term" for hit in labelled(row, _LABELS))
        trust = 1.0 if label else BY_GRAMMAR
        start, end = solid.span(*term.start), solid.span(*term.end)
        until = read("valid_until", _iso(term.valid_until), end, trust=trust)
        return (
            read("valid_from", _iso(term.valid_from), start, trust=trust),
            _never(end) if term.long_term else until,
            read("long_term", term.long_term, end, trust=trust),
        )
    return unread("valid_from"), unread("valid_until"), unread("long_term")


def _never(span: Span | None) -> Field:
    """`valid_until` of a card that is valid for ever: no day, but surely read."""
    field = read("valid_until", None, span)
    confidence = span.confidence if span else 0.0
    return Field(
        name=field.name,
        value=None,
        raw=field.raw,
        confidence=round(confidence, 4),
        page=field.page,
        box=field.box,
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


KIND = DocumentKind(
    kind=Kind.ID_CARD_EMBLEM,
    support=support,
    extract=extract,
    critical={"valid_from": Script.DATE, "valid_until": Script.DATE},
)
