"""What makes a page hard to read or odd to receive, and where: hints for taking it again.

- *REFLECTION*: smooth burnt-out patches, each with its place.
- *BLUR*: the lines whose edges are soft, where others are crisp.
- *BORDER_INCOMPLETE*: the sides into which text runs.
- *TOO_SMALL*: letters with too few pixels to tell them apart.
- *COPY_BW*: no colour of its own anywhere but in a few stamps. Light tints a grey copy, but evenly:
  what brightness and place do not explain of a pixel's colour belongs to the paper.
- *RESHOT_SCREEN*: a fine pattern in both directions that is the same all over the picture: the
  pixels of a screen, or how they interfere with those of the camera.
- *NO_TEXT*: nothing that could be read.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from verifiers.model import Flaw
from verifiers.read.picture import quality

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from verifiers.model import Box, Region

SMALLEST_LINE = 11.0
"""Pixels of a line's box in the picture as it was sent."""
LEAST_PATCH = 0.01
"""Of the page: a smaller reflection hides nothing."""
SOFT_LINE, SOFT_SHARE = 0.1, 0.2
"""Sharpness of a line that is blurred, and the share of such lines that is worth telling."""
STRIP = 0.04
"""Of the page: how broad a strip along a cut side is shown."""
PATCH = 256
"""Pixels of the squares in which a screen's pattern is looked for."""
PEAK, AGREEING = 3.5, 5
"""By how many of its neighbours' spreads a frequency stands out, and in how many squares it must.
Measured on drawn papers: at most 1 square without a screen, 5 to 9 with one."""
FINEST, COARSEST, ON_AXIS = 0.49, 0.1, 0.006
"""Cycles a pixel between which a screen's pattern lies (text and hatching are coarser), and how
near to level or upright it may not be."""


def find(
    grey: NDArray[np.uint8],
    size: tuple[int, int],
    regions: Sequence[Region],
    *,
    raw: NDArray[np.uint8],
    scale: float,
    copied: bool,
) -> tuple[Flaw, ...]:
    """The flaws of an upright page whose text is `regions`.

    `grey` is the page as `verifiers.read.picture.quality.working` gives it, `size` the page's own
    width and height in pixels. `raw` is the picture as it was sent: turning it smooths a screen's
    pattern away. `scale` is how many pixels of the page one of the picture became: enlarging adds
    no detail. `copied` says that neither the page nor what is printed on it has a colour
    (`verifiers.read.picture.colour`).
    """
    width, height = size
    boxes = [region.box for region in regions]
    flaws = [Flaw("REFLECTION", box) for box in _reflections(grey)]
    flaws += [Flaw("BLUR", box) for box in _soft(grey, boxes)]
    level = [box for box in boxes if quality.is_level_line(box, width, height)]
    flaws += [Flaw("BORDER_INCOMPLETE", box) for box in _cut_sides(level)]
    if not any(len(region.text.strip()) > 1 for region in regions):
        return (*flaws, Flaw("NO_TEXT", None))
    if _line_height(boxes, size) / scale < SMALLEST_LINE:
        flaws.append(Flaw("TOO_SMALL", None))
    if copied:
        flaws.append(Flaw("COPY_BW", None))
    if is_screen(raw):
        flaws.append(Flaw("RESHOT_SCREEN", None))
    return tuple(flaws)


def _line_height(boxes: Sequence[Box], size: tuple[int, int]) -> float:
    """The usual height of a line in pixels of a page of that width and height."""
    corners = np.asarray(boxes, np.float32) * np.array(size, np.float32)
    across = np.linalg.norm(corners[:, 3] - corners[:, 0], axis=1)
    along = np.linalg.norm(corners[:, 1] - corners[:, 0], axis=1)
    return float(np.median(np.minimum(across, along)))


def is_screen(pixels: NDArray[np.uint8]) -> bool:
    """Whether the same fine pattern stands out in enough of nine squares of the picture."""
    height, width = pixels.shape[:2]
    if min(height, width) < 2 * PATCH:
        return False
    window = np.outer(np.hanning(PATCH), np.hanning(PATCH)).astype(np.float32)
    votes = np.zeros((PATCH, PATCH // 2 + 1), np.uint8)
    places = list(product(np.linspace(0.1, 0.9, 3), repeat=2))
    for seen, (row, column) in enumerate(places, start=1):
        top, left = int(row * (height - PATCH)), int(column * (width - PATCH))
        votes += _outstanding(pixels[top : top + PATCH, left : left + PATCH], window)
        if int(votes.max()) + len(places) - seen < AGREEING:
            return False
    return True


def _outstanding(square: NDArray[np.uint8], window: NDArray[np.float32]) -> NDArray[np.uint8]:
    """1 at each frequency of the square that stands far out of those around it."""
    grey = cv2.cvtColor(square, cv2.COLOR_RGB2GRAY).astype(np.float32)
    grey -= cv2.GaussianBlur(grey, (0, 0), 4)
    power = np.log1p(np.abs(np.fft.rfft2(grey * window))).astype(np.float32)
    around = cv2.blur(power, (17, 17))
    spread = np.sqrt(np.maximum(cv2.blur((power - around) ** 2, (17, 17)), 1e-4))
    rows = np.abs(np.fft.fftfreq(PATCH))[:, None]
    columns = np.fft.rfftfreq(PATCH)[None, :]
    radius = np.hypot(rows, columns)
    band = (radius > COARSEST) & (radius < FINEST)
    # The blocks of JPEG repeat every eighth pixel, and straight rules show along the axes.
    for one, other in ((rows, columns), (columns, rows)):
        block = np.abs(other * 8 - np.rint(other * 8)) < 0.06  # noqa: PLR2004
        band &= ~((one < ON_AXIS) | ((one < 3 * ON_AXIS) & block))
    return np.asarray(band & ((power - around) > PEAK * spread), np.uint8)


def _reflections(grey: NDArray[np.uint8]) -> list[Box]:
    mask = quality.burnt_out(grey)
    if mask is None:
        return []
    _, _, found, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    large = [row for row in found[1:] if row[4] > LEAST_PATCH * mask.size]
    return [
        _box(left, top, left + wide, top + high, mask.shape) for left, top, wide, high, _ in large
    ]


def _soft(grey: NDArray[np.uint8], boxes: Sequence[Box]) -> list[Box]:
    """Around the soft lines, where they are many but not all."""
    height, width = grey.shape
    soft = []
    for box in boxes:
        corners = (np.asarray(box) * (width, height)).astype(int)
        (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
        line = grey[max(0, top) : bottom + 1, max(0, left) : right + 1]
        if line.size and quality.sharpness(line) < SOFT_LINE:
            soft.append((left, top, right, bottom))
    if not SOFT_SHARE * len(boxes) < len(soft) < len(boxes):
        return []
    around = np.array(soft)
    left, top = around[:, :2].min(axis=0)
    right, bottom = around[:, 2:].max(axis=0)
    return [_box(left, top, right, bottom, grey.shape)]


def _cut_sides(boxes: Sequence[Box]) -> list[Box]:
    if not boxes:
        return []
    columns, rows = (np.array([[point[axis] for point in box] for box in boxes]) for axis in (0, 1))
    near = quality.BORDER
    sides = (
        (columns.min() < near, (0.0, 0.0, STRIP, 1.0)),
        (rows.min() < near, (0.0, 0.0, 1.0, STRIP)),
        (columns.max() > 1 - near, (1 - STRIP, 0.0, 1.0, 1.0)),
        (rows.max() > 1 - near, (0.0, 1 - STRIP, 1.0, 1.0)),
    )
    return [_box(*place, (1, 1)) for is_cut, place in sides if is_cut]


def _box(left: Any, top: Any, right: Any, bottom: Any, shape: tuple[int, ...]) -> Box:  # noqa: ANN401 - numpy's integers
    x, y, a, b = (
        round(float(value) / size, 5)
        for value, size in zip(
            (left, top, right, bottom), (shape[1], shape[0], shape[1], shape[0]), strict=True
        )
    )
    return ((x, y), (a, y), (a, b), (x, b))
