"""How the text of a page leans, and which of its lines lean otherwise: watermarks and stamps."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from verifiers.model import Box

LEVEL = math.radians(9)
"""A line that leans more than this against the text of its page is a stamp or a watermark."""
FAIR_SHARE = 0.2
"""Of the length of all lines: so much nearly level text is the page's own, however much is written
across it."""
LONG = 2.0
"""Heights of a line: of a shorter one nobody can say how it leans."""


def measure(box: Box | NDArray[np.float32], width: int, height: int) -> tuple[float, float, float]:
    """How a line leans (radians), and its length and height in pixels of a page of that size.

    Of a quad in pixels, which is as on a page of one pixel.
    """
    (ax, ay), (bx, by), _, (dx, dy) = ((float(x) * width, float(y) * height) for x, y in box)
    angle = math.atan2(by - ay, bx - ax)
    return angle, math.dist((ax, ay), (bx, by)), math.dist((ax, ay), (dx, dy))


def lean(lines: Sequence[tuple[float, float]]) -> float:
    """The lean of a page's own text, of the lean and length of each of its lines.

    Pages are laid flat and upright before they are read, so what is nearly level is the text.
    """
    level = [(angle, length) for angle, length in lines if abs(angle) <= LEVEL]
    fair = FAIR_SHARE * sum(length for _, length in lines)
    return _median(level if sum(length for _, length in level) >= fair else lines)


def oblique(
    boxes: Sequence[Box | NDArray[np.float32]], width: int, height: int
) -> tuple[bool, ...]:
    """For each line whether it leans otherwise than the text of its page; sizes as above."""
    measured = [measure(box, width, height) for box in boxes]
    usual = lean([(angle, along) for angle, along, _ in measured])
    return tuple(
        along > LONG * across and abs(angle - usual) > LEVEL for angle, along, across in measured
    )


def _median(lines: Sequence[tuple[float, float]]) -> float:
    """The median lean, each line counted by its length."""
    total = sum(length for _, length in lines)
    passed = 0.0
    for angle, length in sorted(lines):
        passed += length
        if passed * 2 >= total:
            return angle
    return 0.0
