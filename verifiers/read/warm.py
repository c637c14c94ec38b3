"""The reader of one process: both engines, opened once, used for every document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from verifiers.model import Page, Region
from verifiers.read import quads, quality
from verifiers.read.engine import Sheet
from verifiers.read.paddle import Paddle

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from verifiers.intake import Picture

CARD_SIDE, PAGE_SIDE = 736, 1280
"""Pixels to which the longer side is reduced to look for text: shared performance figures."""
CARD_RATIO = 85.60 / 53.98
"""ID-1, ISO/IEC 7810."""
RATIO_TOLERANCE = 0.05


class WarmReader:
    """PP-OCR first, Tesseract second. Open it after the fork; not thread-safe."""

    def __init__(self, first: Paddle) -> None:
        self._first = first

    @classmethod
    def open(cls) -> WarmReader:
        """Load every model. Raises `ReaderFailed`."""
        return cls(Paddle.open())

    def read(self, pictures: Sequence[Picture]) -> tuple[Sheet, ...]:
        """The first reading of every page. Raises `ReaderFailed`."""
        return tuple(self._sheet(picture.number, picture.pixels) for picture in pictures)

    def versions(self) -> tuple[tuple[str, str], ...]:
        """``(component, version)`` of every engine and model that reads here."""
        return self._first.versions()

    def _sheet(self, number: int, pixels: NDArray[np.uint8]) -> Sheet:
        height, width = pixels.shape[:2]
        found = self._first.find(pixels, _side(width, height))
        readings = self._first.read(pixels, found)
        regions = tuple(
            Region(
                text=reading.text,
                confidence=reading.confidence,
                box=quads.to_box(quad, width, height),
                reader="paddle",
                centres=reading.centres,
            )
            for quad, reading in zip(found, readings, strict=True)
            if reading.text.strip()
        )
        measured = quality.measure(pixels, (region.box for region in regions))
        return Sheet(Page(number, width, height, 0, measured), pixels, regions)


def _side(width: int, height: int) -> int:
    ratio = max(width, height) / max(1, min(width, height))
    return CARD_SIDE if abs(ratio / CARD_RATIO - 1) < RATIO_TOLERANCE else PAGE_SIDE
