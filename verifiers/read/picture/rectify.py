"""Finds the card or the sheet of paper in a photograph, and lays it flat.

Candidates are the outlines of whatever differs from the border of the scene, and closed chains of
edges. Each is fitted with four straight sides (a card's corners are round, so the corners are where
the sides would meet) and kept only if the picture has an edge along every side. When unsure, the
answer is `None` and the photograph is read as it is: a missed card costs a little accuracy, a wrong
one would cut text off.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import cv2
import numpy as np

from verifiers.read.picture import quads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from numpy.typing import NDArray

CARD_RATIO = 85.60 / 53.98
"""ID-1, ISO/IEC 7810."""
PAPER_RATIO = 2**0.5
"""ISO 216."""
SAME_RATIO = 0.06
"""A perspective bends proportions by so much; nearer ones are taken to be meant."""
LARGEST_SIDE = 2400
LEAST_CARD_WIDTH = 1280
"""Pixels: a small card is enlarged to this, so that its lines are read from enough of them."""

_LEAST_AREA, _MOST_AREA = 0.06, 0.96
_LEAST_RATIO, _MOST_RATIO = 1.15, 3.3
"""From a page that is nearly square to a booklet of two wide pages, opened."""
_LEAST_SUPPORT = 0.55
"""Share of each side along which the picture must have an edge."""
_CERTAIN = 0.93
"""Support of all four sides that makes further search needless."""
OUTSIDE = 2.0
"""Pixels of the thumbnail by which a line may stick out."""
_MIDDLE = (0.12, 0.88)
"""The part of a side that is straight on a card with round corners."""
LEAST_TEXT = 0.97
"""Share of the area of all text that must lie inside."""
_FEW = 8
"""Lines outside a sheet that are asked whether they can be read; more are text."""
_MARGIN = 0.004
"""Of the longer side: a hair of the desk is better than a cut border."""


def find(
    pixels: NDArray[np.uint8],
    text: list[NDArray[np.float32]],
    is_legible: Callable[[NDArray[np.float32]], bool],
) -> NDArray[np.float32] | None:
    """Corners of the one card or sheet that an RGB photograph shows, or `None` when unsure.

    Corners are pixels, clockwise from the one nearest to the picture's top left. `text` are the
    quads of all lines found in the picture: what leaves much of them outside is no sheet, but a
    frame, a photo or a paragraph on it. The grain of a desk may be found as lines, too: those
    outside are asked whether they can be read. A thumbnail is enough.
    """
    best, best_score = None, 0.0
    for quads_of_mask in scored(pixels):
        for score, quad in quads_of_mask:
            if score > best_score and _holds(quad, text, is_legible):
                best, best_score = quad, score
        if best is not None and best_score > _CERTAIN * _share(best, pixels.shape) ** 0.25:
            break
    return best


def scored(pixels: NDArray[np.uint8]) -> Iterator[list[tuple[float, NDArray[np.float32]]]]:
    """For each mask the quads that have an edge along every side, and how likely they are."""
    lab = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2LAB), np.float32)
    slopes = _slopes(lab)
    ridge = np.asarray(cv2.dilate(slopes, np.ones((5, 5), np.uint8)), np.float32)
    edges = ridge > max(2.5, float(np.percentile(slopes[::2, ::2], 70)))
    for mask in _masks(lab, slopes):
        scored = [(_support(edges, q) * _share(q, mask.shape) ** 0.25, q) for q in _quads(mask)]
        yield [(score, quad) for score, quad in scored if score > 0]


def flatten(pixels: NDArray[np.uint8], quad: NDArray[np.float32]) -> NDArray[np.uint8]:
    """What the quad holds, as an upright rectangle in its true proportions where they are known."""
    along, across = quads.sides(quad)
    along, across = _proportions(along, across)
    longest = max(along, across)
    scale = min(1.0, LARGEST_SIDE / longest)
    if _near(along, across, CARD_RATIO):
        scale = max(scale, LEAST_CARD_WIDTH / longest)
    width, height = round(along * scale), round(across * scale)
    outset = _MARGIN * longest * scale
    target = np.array(
        [
            [outset, outset],
            [width - outset, outset],
            [width - outset, height - outset],
            [outset, height - outset],
        ],
        np.float32,
    )
    matrix = cv2.getPerspectiveTransform(np.asarray(quad, np.float32), target)
    quality = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_LINEAR
    flat = cv2.warpPerspective(
        pixels, matrix, (width, height), flags=quality, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(flat, np.uint8)


def _near(along: float, across: float, ratio: float) -> bool:
    return abs(max(along, across) / min(along, across) / ratio - 1) < SAME_RATIO


def _proportions(along: float, across: float) -> tuple[float, float]:
    """The sides in the proportions of a card or of paper, where they are nearly that."""
    for ratio in (CARD_RATIO, PAPER_RATIO):
        if _near(along, across, ratio):
            return (along, along / ratio) if along > across else (across / ratio, across)
    return along, across


def _slopes(lab: NDArray[np.float32]) -> NDArray[np.float32]:
    """How steep the picture is at each pixel, in the steepest of its three channels."""
    soft = cv2.GaussianBlur(lab, (5, 5), 1.0)
    across = cv2.Sobel(soft, cv2.CV_32F, 1, 0, ksize=3, scale=0.25)
    down = cv2.Sobel(soft, cv2.CV_32F, 0, 1, ksize=3, scale=0.25)
    channels = cv2.split(
        cv2.magnitude(across.reshape(-1, 3), down.reshape(-1, 3)).reshape(lab.shape)
    )
    return np.asarray(cv2.max(cv2.max(channels[0], channels[1]), channels[2]), np.float32)


def _masks(lab: NDArray[np.float32], slopes: NDArray[np.float32]) -> Iterator[NDArray[np.uint8]]:
    """Pictures in which the card may be one white blob, the likeliest first."""
    soft = cv2.GaussianBlur(lab, (9, 9), 2.0)
    rim = max(2, min(lab.shape[:2]) // 40)
    border = np.concatenate(
        [part.reshape(-1, 3) for part in (soft[:rim], soft[-rim:], soft[:, :rim], soft[:, -rim:])]
    )
    centre = np.median(border, axis=0)
    spread = np.abs(border - centre).mean(axis=0) + 2.0
    apart = cv2.transform(soft, np.column_stack([np.diag(1 / spread), -centre / spread]))
    strange = cv2.sqrt(cv2.transform(cv2.multiply(apart, apart), np.ones((1, 3))))
    scaled = np.clip(strange * 12, 0, 255).astype(np.uint8)
    otsu, _ = cv2.threshold(scaled, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    for level in (otsu, otsu * 0.6, otsu * 1.4):
        yield _solid((scaled > level).astype(np.uint8))
    light = soft[:, :, 0].astype(np.uint8)
    _, bright = cv2.threshold(light, 0, 1, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    yield _solid(np.asarray(bright, np.uint8))
    for level in np.percentile(slopes[::2, ::2], (92, 85)):
        edges = (slopes > max(2.0, float(level))).astype(np.uint8)
        yield np.asarray(cv2.morphologyEx(edges, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8)))


def _solid(mask: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The mask without thin bridges to neighbouring things and without small holes."""
    opened = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones((7, 7), np.uint8))
    return np.asarray(cv2.morphologyEx(opened, cv2.MORPH_CLOSE, np.ones((9, 9), np.uint8)))


def _quads(mask: NDArray[np.uint8]) -> Iterator[NDArray[np.float32]]:
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    for contour in sorted(contours, key=cv2.contourArea, reverse=True)[:3]:
        if np.prod(cv2.minAreaRect(contour)[1]) < _LEAST_AREA * mask.size:
            continue
        quad = _four_sides(np.asarray(contour, np.float32).reshape(-1, 2))
        if quad is not None and _plausible(quad, mask.shape):
            yield quad


def _four_sides(contour: NDArray[np.float32]) -> NDArray[np.float32] | None:
    """Four straight lines through the middle of a blob's sides, and where they meet."""
    hull = cv2.convexHull(contour)
    length = cv2.arcLength(hull, closed=True)
    shapes = (
        cv2.approxPolyDP(hull, slack * length, closed=True).reshape(-1, 2)
        for slack in (0.02, 0.03, 0.04, 0.06, 0.08)
    )
    box = cv2.boxPoints(cv2.minAreaRect(hull))
    rough: NDArray[Any] = next((shape for shape in shapes if len(shape) == len(box)), box)
    lines = [_side(contour, rough[i], rough[(i + 1) % 4], 0.012 * length) for i in range(4)]
    met = [_meeting(lines[i - 1], lines[i]) for i in range(4)]
    corners = [corner for corner in met if corner is not None]
    return _clockwise(np.array(corners, np.float32)) if len(corners) == len(met) else None


def _side(
    contour: NDArray[np.float32],
    start: NDArray[np.float32],
    stop: NDArray[np.float32],
    reach: float,
) -> NDArray[np.float32]:
    """The line (direction, then a point) that follows the contour between two rough corners."""
    direction = (stop - start) / max(1e-6, float(np.linalg.norm(stop - start)))
    offset = contour - start
    along = offset @ direction / max(1e-6, float(np.linalg.norm(stop - start)))
    away = np.abs(offset @ np.array([-direction[1], direction[0]]))
    points = contour[(along > _MIDDLE[0]) & (along < _MIDDLE[1]) & (away < reach)]
    if len(points) < 8:  # noqa: PLR2004 - too few to tell a direction from
        return np.concatenate([direction, start]).astype(np.float32)
    return np.asarray(cv2.fitLine(points, cv2.DIST_HUBER, 0, 0.01, 0.01), np.float32).ravel()


def _meeting(a: NDArray[np.float32], b: NDArray[np.float32]) -> NDArray[np.float32] | None:
    system = np.array([[a[0], -b[0]], [a[1], -b[1]]])
    if abs(np.linalg.det(system)) < 0.3:  # noqa: PLR2004 - sides nearly parallel
        return None
    step = np.linalg.solve(system, b[2:] - a[2:])
    return np.asarray(a[2:] + step[0] * a[:2], np.float32)


def _clockwise(corners: NDArray[np.float32]) -> NDArray[np.float32]:
    """Clockwise on the screen, from the corner nearest to the top left."""
    middle = corners.mean(axis=0)
    angles = np.arctan2(corners[:, 1] - middle[1], corners[:, 0] - middle[0])
    ordered = corners[np.argsort(angles)]
    return np.roll(ordered, -int(ordered.sum(axis=1).argmin()), axis=0)


def _share(quad: NDArray[np.float32], shape: tuple[int, ...]) -> float:
    return float(cv2.contourArea(quad)) / (shape[0] * shape[1])


def _holds(
    quad: NDArray[np.float32],
    text: list[NDArray[np.float32]],
    is_legible: Callable[[NDArray[np.float32]], bool],
) -> bool:
    """Whether nearly all text lies inside; a few lines outside count where they can be read."""
    outside = [
        line
        for line in text
        if not all(cv2.pointPolygonTest(quad, point, measureDist=True) > -OUTSIDE for point in line)
    ]
    spared = (1 - LEAST_TEXT) * sum(map(cv2.contourArea, text))
    if len(outside) == len(text):
        return False
    if sum(map(cv2.contourArea, outside)) <= spared:
        return True
    if len(outside) > _FEW:
        return False
    # The largest first: hardly ever is more than one asked of a sheet that leaves text outside.
    for line in sorted(outside, key=cv2.contourArea, reverse=True):
        if is_legible(line):
            spared -= cv2.contourArea(line)
        if spared < 0:
            return False
    return True


def _plausible(quad: NDArray[np.float32], shape: tuple[int, ...]) -> bool:
    """Convex, of a document's proportions, neither tiny nor the whole scene, hardly outside it."""
    along, across = quads.sides(quad)
    ratio = max(along, across) / max(1.0, min(along, across))
    slack = 0.02 * max(shape[:2])
    low, high = quad.min(axis=0), quad.max(axis=0)
    return (
        bool(cv2.isContourConvex(quad.astype(np.int32)))
        and _LEAST_AREA < _share(quad, shape) < _MOST_AREA
        and _LEAST_RATIO < ratio < _MOST_RATIO
        and bool((low > -slack).all())
        and high[0] < shape[1] + slack
        and high[1] < shape[0] + slack
    )


def _support(edges: NDArray[np.bool_], quad: NDArray[np.float32]) -> float:
    """How much of the four sides runs along an edge: the mean, or 0 where one side hardly does."""
    stops = np.roll(quad, -1, axis=0)
    steps = np.linspace(0.08, 0.92, 64)[:, None, None]
    points = np.rint(quad + steps * (stops - quad)).astype(int)
    columns = np.clip(points[..., 0], 0, edges.shape[1] - 1)
    rows = np.clip(points[..., 1], 0, edges.shape[0] - 1)
    shares = edges[rows, columns].mean(axis=0)
    return float(shares.mean()) if shares.min() > _LEAST_SUPPORT else 0.0
