"""Turns a photograph level whose paper's sides were not found, by the lines of its text.

Lines that lean are found worse, two of a form's narrow cells as one, and what stands in one row no
longer does. Only long lines tell how a page leans: the box of a short one may lie any way.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import cv2
import numpy as np

from verifiers.read.picture import quads

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

LEAST, MOST = math.radians(3), math.radians(15)
"""A page that leans less is read well as it is; what leans more is as likely a mark across it."""
LONG = 3.0
"""Heights of a line that tells how it leans."""
SAME, SHARE, FEWEST = math.radians(3), 0.75, 3
"""So many of the long lines, and so great a share of them, lean alike where a page leans."""


def tilt(lines: Sequence[NDArray[np.float32]]) -> float:
    """How far a page is turned clockwise (radians), by its lines; 0.0 where it stands level.

    A page that lies on its side leans as it will once it is turned.
    """
    leans = sorted(lean for lean, length, height in map(direction, lines) if length > LONG * height)
    if not leans:
        return 0.0
    usual = leans[len(leans) // 2]
    alike = sum(abs(lean - usual) < SAME for lean in leans)
    certain = alike >= max(FEWEST, SHARE * len(leans))
    return usual if certain and LEAST < abs(usual) < MOST else 0.0


def turned(pixels: NDArray[np.uint8], lean: float) -> NDArray[np.uint8]:
    """The picture turned back by its tilt, on a canvas that holds all of it."""
    height, width = pixels.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), math.degrees(lean), 1.0)
    cosine, sine = abs(math.cos(lean)), abs(math.sin(lean))
    wide, high = round(width * cosine + height * sine), round(width * sine + height * cosine)
    matrix[:, 2] += (wide - width) / 2, (high - height) / 2
    level = cv2.warpAffine(
        pixels, matrix, (wide, high), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(level, np.uint8)


def direction(line: NDArray[np.float32]) -> tuple[float, float, float]:
    """The lean of a line's longer edges against the nearer axis, and the length of both edges."""
    height, length = sorted(quads.sides(line))
    a, b, _, d = line
    x, y = max(b - a, d - a, key=lambda edge: float(np.linalg.norm(edge)))
    lean = math.atan2(float(y), float(x))
    return lean - round(lean / (math.pi / 2)) * (math.pi / 2), length, height
