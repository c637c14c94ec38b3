"""Confidences that mean what they say: of the values given 0.95, about 95 in a hundred are right.

A reader's own certainty is not that: it is too sure where a picture is bad, and not sure enough
where a second reader agrees. How often values were right, by what the least certain character said
and by how the value came about, was counted on drawn papers (``python -m bench.calibrate``) and
made monotone (pool adjacent violators: Ayer et al., 1955); between the points it is interpolated.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from verifiers.model import Field

Curve = tuple[tuple[float, float], ...]
"""Points (certainty, share that was right), both rising."""

CURVES: Mapping[str, Curve] = MappingProxyType(
    {
        "agreed": ((0.9979, 0.9989),),
        "disputed": ((0.9664, 0.9697),),
        "once": (
            (0.5125, 0.3846),
            (0.8410, 0.9231),
            (0.9386, 0.9816),
            (0.9979, 0.9886),
            (0.9997, 0.9983),
        ),
        "rows": ((0.7066, 0.7692), (0.9840, 0.9548)),
    }
)
"""By how a value came about; one that is not here keeps the certainty as it is."""


def origin(field: Field) -> str:
    """How a value came about: `agreed` by two readers, `disputed`, read `once`, or `rows` of it."""
    if isinstance(field.value, tuple):
        return "rows"
    if field.agreed is None:
        return "once"
    return "agreed" if field.agreed else "disputed"


def calibrated(fields: Iterable[Field]) -> tuple[Field, ...]:
    """The fields with confidences that are shares; one without a value keeps 0."""
    return tuple(
        field
        if field.confidence == 0.0
        else replace(field, confidence=_along(CURVES.get(origin(field), ()), field.confidence))
        for field in fields
    )


def _along(curve: Curve, certainty: float) -> float:
    """The curve's height at a certainty; flat beyond its ends."""
    if not curve:
        return certainty
    place = bisect_right(curve, (certainty, 2.0))
    if place in (0, len(curve)):
        return curve[min(place, len(curve) - 1)][1]
    (low, under), (high, over) = curve[place - 1], curve[place]
    return round(under + (over - under) * (certainty - low) / (high - low), 4)
