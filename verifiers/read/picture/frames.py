"""Whether a stamp's frame lies on a page: long straight strokes that lean.

Rules of a form are level on a page that was laid flat, and the patterns of its ground are fine or
bend. A stamp of black ink, or one that was copied, leaves no colour to look for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from verifiers.read.picture import quads

if TYPE_CHECKING:
    from numpy.typing import NDArray

LOOK = 1000
"""Pixels of the longer side at which strokes are looked for."""
LEAST = 0.11
"""Of the longer side: the shortest stroke that counts. Measured on 62 drawn register cards: 11 of
21 that are cancelled have one, and 3 of 41 others, most of them stamped with a purpose."""
LEANS = 4.0
"""Degrees from level or upright: a page is seldom laid flat so badly."""
EDGES, VOTES, GAP = (50, 150), 60, 4
"""Canny's thresholds; edge pixels that vote for a line; and pixels by which it may be broken."""


def leans(pixels: NDArray[np.uint8]) -> bool:
    """Whether a long straight stroke leans on a level RGB page."""
    small, _ = quads.reduced(pixels, LOOK)
    size = max(small.shape[:2])
    edges = cv2.Canny(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), *EDGES)
    found = cv2.HoughLinesP(
        edges, 1, np.pi / 360, VOTES, minLineLength=LEAST * size, maxLineGap=GAP
    )
    if found is None:
        return False
    across, down = (found.reshape(-1, 4)[:, 2:] - found.reshape(-1, 4)[:, :2]).T
    turned = np.degrees(np.arctan2(down, across)) % 90
    return bool((np.minimum(turned, 90 - turned) > LEANS).any())
