"""Assess one transfer whose evidence has changed since it was last assessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.cases import assessing

if TYPE_CHECKING:
    from tasks.place import Place


def assess_transfer(place: Place, transfer_id: str) -> None:
    """Bring the assessment up to the evidence; nothing to do is fine."""
    assessing.assess_transfer(place.store, transfer_id)
