"""Pages at an eighth of their size, where areas are told apart, and back again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

STEP = 8
"""Pixels that become one."""


def reduced(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The mean of each square of `STEP` pixels; at its lower and right edge the page goes on.

    Halved three times, which is several times as quick as once by eight.
    """
    height, width = pixels.shape[:2]
    small: NDArray[Any] = pixels
    if height % STEP or width % STEP:
        small = cv2.copyMakeBorder(small, 0, -height % STEP, 0, -width % STEP, cv2.BORDER_REPLICATE)
    for _ in range(3):
        size = small.shape[1] // 2, small.shape[0] // 2
        small = cv2.resize(small, size, interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8)


def enlarged(small: NDArray[np.uint8], shape: tuple[int, ...]) -> NDArray[np.uint8]:
    """What was found in a reduced page, in one of that height and width."""
    size = small.shape[1] * STEP, small.shape[0] * STEP
    whole = cv2.resize(small, size, interpolation=cv2.INTER_NEAREST)
    return np.asarray(whole[: shape[0], : shape[1]], np.uint8)
