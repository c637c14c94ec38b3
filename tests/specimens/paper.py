"""Printed grounds: fine waves over a tinted page, as registers and booklets have them."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from tests.specimens.ink import Colour


@lru_cache(maxsize=8)
def waves(
    size: tuple[int, int], paper: Colour, lines: Colour, strength: float, seed: int
) -> Image.Image:
    """A page with bundles of thin waves; do not draw on it, copy it."""
    width, height = size
    across = np.arange(width, dtype=np.float32)[None, :] / width
    down = np.arange(height, dtype=np.float32)[:, None] / width
    turn = 0.4 + (seed % 5) * 0.35
    phase = 60 * (down * math.cos(turn) + across * math.sin(turn))
    phase = phase + 1.8 * np.sin(9 * across + seed) + 1.4 * np.sin(11 * down + 2 * seed)
    thin = np.clip(1 - np.abs(np.sin(phase * math.pi)) * 5, 0, 1)[:, :, None] * strength
    ground = np.array(paper, np.float32)
    return Image.fromarray(
        (ground + (np.array(lines, np.float32) - ground) * thin).astype(np.uint8)
    )
