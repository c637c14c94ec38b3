"""Zones that were not read cell by cell: they have one voice, and stand only with their fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.read.engine import Script
from verifiers.read.second.zones.voices import WHOLE

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from verifiers.model import Field
    from verifiers.read.second.asking import Asked, Place


def denied(
    papers: Sequence[Asked], zones: Container[int], settled: Mapping[Place, Field]
) -> dict[Place, Field]:
    """The zones that were not read cell by cell, and a field of which another reader denies."""
    found = {}
    for place, paper in enumerate(papers):
        whole = next((one for one in paper.fields if one.name == WHOLE), None)
        if whole is None or whole.value is None or place in zones:
            continue
        parts = (name for name, script in paper.critical.items() if script is Script.MRZ)
        if any((one := settled.get((place, name))) and one.value is None for name in parts):
            found[place, WHOLE] = whole.disputed()
    return found
