"""Where on a card a value should stand that was not read: hidden, cut off, or only illegible.

A card's print is the same on every card. The values that were read tell how the card lies on the
page; where the others stand follows.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from verifiers.model import Box, Field
    from verifiers.read import Sheet

Place = tuple[float, float, float, float]
"""Left, middle height, width and height of a value, as shares of the card."""
FEWEST = 3
"""Values that must have been read."""
NEAR = 0.03
"""Of the page: how far a value that was read may stand from where the fit puts it."""


def placed(fields: Sequence[Field], layout: Mapping[str, Place], sheet: Sheet) -> tuple[Field, ...]:
    """The fields; one without a value gets the box where it should stand.

    Its raw text is what stands there, illegible as it is, and empty where nothing does.
    """
    read = [(layout[one.name], one.box) for one in fields if one.box and one.name in layout]
    fit = _fit(read) if len(read) >= FEWEST else None
    if fit is None:
        return tuple(fields)
    return tuple(
        _at(one, _box(layout[one.name], fit), sheet)
        if one.value is None and one.box is None and one.name in layout
        else one
        for one in fields
    )


def _fit(read: Sequence[tuple[Place, Box]]) -> NDArray[np.float64] | None:
    """Scale and shift across, and down, that put the card on the page; `None` where none does."""
    found = []
    for axis in (0, 1):
        known = np.array([[place[axis], 1.0] for place, _ in read])
        seen = np.array([_start(box)[axis] for _, box in read])
        if np.ptp(known[:, 0]) < NEAR:
            return None
        fit, *_ = np.linalg.lstsq(known, seen, rcond=None)
        if float(np.abs(known @ fit - seen).max()) > NEAR or fit[0] <= 0:
            return None
        found.append(fit)
    return np.array(found)


def _start(box: Box) -> tuple[float, float]:
    """The left end of a box, and its middle height."""
    return min(x for x, _ in box), sum(y for _, y in box) / len(box)


def _box(place: Place, fit: NDArray[np.float64]) -> Box:
    left, middle, width, height = place
    (across, shift), (down, drop) = fit
    ends = [across * x + shift for x in (left, left + width)]
    rows = [down * y + drop for y in (middle - height / 2, middle + height / 2)]
    a, b, c, d = (round(float(np.clip(value, 0.0, 1.0)), 5) for value in (*ends, *rows))
    return ((a, c), (b, c), (b, d), (a, d))


def _at(field: Field, box: Box, sheet: Sheet) -> Field:
    (left, top), _, (right, bottom), _ = box
    if left >= right or top >= bottom:
        return field
    inside = [
        region.text
        for region in sheet.regions
        if left <= sum(x for x, _ in region.box) / 4 <= right
        and top <= sum(y for _, y in region.box) / 4 <= bottom
    ]
    return replace(field, box=box, page=sheet.page.number, raw="".join(inside))
