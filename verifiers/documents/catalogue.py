"""All document kinds, found by looking into this package, and which of them a document is."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from verifiers.documents.kind import DocumentKind
from verifiers.documents.others import others
from verifiers.layout import GAP, JOIN, rows_of
from verifiers.model import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from verifiers.read import Sheet

_LEAST = 0.6
"""Support below this is too little: the document is `other`."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """Which kind a document is taken for, and how surely (0 to 1)."""

    kind: Kind
    confidence: float


@lru_cache(maxsize=1)
def catalogue() -> Mapping[Kind, DocumentKind]:
    """Every kind that this package can read. ValueError where two files claim the same kind."""
    package = importlib.import_module("verifiers.documents")
    kinds: dict[Kind, DocumentKind] = {}
    for found in sorted(pkgutil.iter_modules(package.__path__), key=lambda one: one.name):
        module = importlib.import_module(f"verifiers.documents.{found.name}")
        candidate = getattr(module, "KIND", None)
        if not isinstance(candidate, DocumentKind):
            continue
        if candidate.kind in kinds:
            raise ValueError(f"two files claim the kind {candidate.kind}")
        kinds[candidate.kind] = candidate
    return MappingProxyType(kinds)


def recognise(sheets: Sequence[Sheet]) -> Recognised:
    """The best supported kind; `other` where none has enough or another paper has more.

    Two kinds in one picture (both sides of a card) share the confidence.
    """
    text = text_of(sheets)
    support = sorted(
        ((one.support(text), kind) for kind, one in catalogue().items()),
        key=lambda pair: -pair[0],
    )
    (best, kind), second = support[0], support[1][0] if len(support) > 1 else 0.0
    other = others(text)
    if best < _LEAST or other >= best:
        return Recognised(Kind.OTHER, round(max(1.0 - best, other), 3))
    rival = max(second, other)
    return Recognised(kind, round(best - (rival / 2 if rival >= _LEAST else 0.0), 3))


def text_of(sheets: Sequence[Sheet]) -> str:
    """The text that kinds are recognised from."""
    rows = [row.text for sheet in sheets for row in rows_of(sheet)]
    return "\n".join(row.replace(JOIN, "").replace(GAP, "") for row in rows)
