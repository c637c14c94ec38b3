"""Which fields hold names, and which of them run off their page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.read.second import parts

if TYPE_CHECKING:
    from verifiers.model import Field

NAMES = frozenset(
    {"name", "former_name", "holder", "head_name", "legal_representative", "parties.name"}
)
_EDGE = 0.985
"""Of the page's width: what is printed up to there may go on beyond it."""


def is_name(field: Field) -> bool:
    """Whether a field holds somebody's whole name."""
    return parts.key(field.name) in NAMES


def is_cut(field: Field) -> bool:
    """Whether it runs off the page."""
    return field.box is not None and max(x for x, _ in field.box) > _EDGE
