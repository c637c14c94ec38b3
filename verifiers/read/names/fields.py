"""Which fields hold names, and what becomes of one that is not known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from verifiers.read import parts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.model import Field
    from verifiers.read.engine import Sheet

NAMES = frozenset(
    {"name", "former_name", "holder", "head_name", "legal_representative", "parties.name"}
)
_EDGE = 0.985
"""Of the page's width: what is printed up to there may go on beyond it."""


def is_name(field: Field) -> bool:
    """Whether a field holds somebody's whole name."""
    return parts.key(field.name) in NAMES


def unknown(field: Field, readers: tuple[tuple[str, str], ...] | None = None) -> Field:
    """The field without its value; `readers` say what was seen, if not those it has."""
    said = field.readers if readers is None else readers
    return replace(field, value=None, agreed=False, confidence=0.0, readers=said)


def is_cut(field: Field) -> bool:
    """Whether it runs off the page."""
    return field.box is not None and max(x for x, _ in field.box) > _EDGE


def sheet_of(field: Field, sheets: Sequence[Sheet]) -> Sheet | None:
    """The sheet that a field stands on."""
    return next((one for one in sheets if one.page.number == field.page), None)
