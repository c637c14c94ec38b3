"""The rim of a round seal on a grey copy: where it runs, and how dark it is.

A rim is the same all the way round, and what it crosses is not. So the usual darkness at each
distance from its line is the seal's own, and print is what is darker than that, however pale.
The line is followed all the way round: skew and perspective make an ellipse of a circle.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import cv2
import numpy as np

from verifiers.read.picture import quads

if TYPE_CHECKING:
    from numpy.typing import NDArray

LOOK = 400
"""Pixels of the longer side at which circles are looked for."""
LEAST, MOST = 0.035, 0.14
"""Radius of a seal as a share of the longer side: 10 to 40 mm on a sheet of A4."""
VOTES, MOST_VOTED, MANY = 38, 400, 8
"""Edges that vote for a circle at least, how many of such circles are compared, and how many are
looked at. Lines of text make large ones that are none, and many votes for them: a page full of text
made 139, and its seal's was the twenty-third."""
ROUGHLY, ROUGH_TURN, CLEAR = 0.2, 72, 0.2
"""Of the radius, how far from a circle that was voted for its rim may be; steps of a turn in which
circles are compared; and of full lightness, the most that a step counts for, as print is darker."""
TURN = 720
"""Steps of a turn round the centre."""
FINE = 0.5
"""Pixels from one place along a radius to the next."""
REACHES = (0.12, 0.05, 0.03)
"""Of the radius: how far from the circle, then from the line found last, the rim is sought."""
WIDE, BESIDE = 0.05, 0.07
"""Of the radius: as wide is a rim, and so far from its middle lies paper on both sides."""
RING = 0.02
"""Of the radius: from one ring to the next where circles are compared."""
ALONG = 1 / 90
"""Of a turn: along so much of it a rim is looked at together."""
CONTRAST = 0.05
"""Of the paper's lightness: by how much a rim is darker than what lies on both sides of it."""
TRUE = 0.01
"""Of the radius: what is no further off the line of an ellipse belongs to it."""
ROUND = 0.6
"""The share of a turn on which the rim must be seen."""
COARSE, LIKELY = 4, 0.5
"""Of so many steps of a turn one is looked at first; where less of a rim is seen there is none."""
ARCS = 12
"""Overlapping stretches of a rim that are measured each by itself: ink is not even everywhere."""
PAPER = 0.97
"""Of the paper's lightness: what is lighter is no rim."""

Circle = tuple[float, float, float]
"""Centre and radius, in pixels."""

_ANGLES = np.linspace(-np.pi, np.pi, TURN, endpoint=False)
_WAVES = np.stack(
    [np.ones(TURN), *(wave(n * _ANGLES) for n in (1, 2) for wave in (np.cos, np.sin))], axis=1
)


@dataclass(frozen=True, slots=True, eq=False)
class Cover:
    """A window of a page, and for each of its pixels where in a seal it lies."""

    place: tuple[slice, slice]
    light: NDArray[np.float32]
    """What the rim leaves of the paper's light."""
    out: NDArray[np.float32]
    """How far from the centre: 1 is on the rim's line."""
    turned: NDArray[np.float32]
    """How much of a turn round the centre, 0 to 1."""


@dataclass(frozen=True, slots=True, eq=False)
class Rim:
    """Where a rim runs, and how light it and its soft edges are."""

    centre: tuple[float, float]
    radii: NDArray[np.float64]
    """Pixels from the centre to its line, at each of `TURN` angles from -pi on."""
    lightness: NDArray[np.float32]
    """Of the paper's: `ARCS` stretches x places across the rim, `FINE` pixels apart."""

    @property
    def radius(self) -> float:
        """Pixels, on the average."""
        return float(self.radii.mean())

    @property
    def tone(self) -> float:
        """How light its ink is, as a share of the paper's lightness."""
        return float(np.median(self.lightness.min(axis=1)))

    def cover(self, window: tuple[int, int, int, int]) -> Cover:
        """What the rim does to a window: left, top, right and bottom in pixels."""
        left, top, right, bottom = window
        rows, columns = np.mgrid[top:bottom, left:right].astype(np.float32)
        across, down = columns - self.centre[0], rows - self.centre[1]
        away = np.hypot(across, down)
        turned = (np.arctan2(down, across) + np.pi) / (2 * np.pi)
        line = np.interp(turned, np.arange(TURN + 1) / TURN, np.append(self.radii, self.radii[0]))
        light = cv2.remap(
            np.vstack([self.lightness, self.lightness[:1]]),
            ((away - line) / FINE + (self.lightness.shape[1] - 1) / 2).astype(np.float32),
            (turned * ARCS).astype(np.float32),
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_CONSTANT,
            borderValue=1.0,
        )
        place = (slice(top, bottom), slice(left, right))
        return Cover(
            place,
            np.asarray(light, np.float32),
            np.asarray(away / line, np.float32),
            np.asarray(turned % 1, np.float32),
        )


def circles(grey: NDArray[np.uint8]) -> list[Circle]:
    """Where a page may have the rims of seals, the clearest first."""
    small, scale = quads.reduced(grey, LOOK)
    size = max(small.shape)
    found = cv2.HoughCircles(
        small,
        cv2.HOUGH_GRADIENT,
        dp=1.5,
        minDist=LEAST * size,
        param1=120,
        param2=VOTES,
        minRadius=round(LEAST * size),
        maxRadius=round(MOST * size),
    )
    if found is None:
        return []
    voted = found[0][:MOST_VOTED]
    clearest = voted[np.argsort(-_clearness(small, voted), kind="stable")[:MANY]]
    return [(float(x / scale), float(y / scale), float(r / scale)) for x, y, r in clearest]


def _clearness(grey: NDArray[np.uint8], circles: NDArray[np.float32]) -> NDArray[np.float32]:
    """How much darker than paper on both sides a stroke near each circle is, all the way round."""
    beside = round(BESIDE / RING)
    steps = round(ROUGHLY / RING) + beside
    away = circles[:, 2, None, None] * (1 + RING * np.arange(-steps, steps + 1))
    turn = np.linspace(-np.pi, np.pi, ROUGH_TURN, endpoint=False)[None, :, None]
    columns = circles[:, 0, None, None] + away * np.cos(turn)
    rows = circles[:, 1, None, None] + away * np.sin(turn)
    light = cv2.remap(
        grey,
        columns.reshape(-1, away.shape[2]).astype(np.float32),
        rows.reshape(-1, away.shape[2]).astype(np.float32),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    ).reshape(columns.shape)
    dark = 1 - np.asarray(light, np.float32) / 255
    middle = dark[:, :, beside:-beside]
    sides = np.maximum(dark[:, :, : -2 * beside], dark[:, :, 2 * beside :])
    return np.asarray(np.minimum(middle - sides, CLEAR).mean(axis=1).max(axis=1), np.float32)


def follow(share: NDArray[np.float32], circle: Circle) -> Rim | None:
    """The rim at about that circle, or `None` where none runs all the way round.

    `share` is each pixel's lightness as a share of the paper's.
    """
    x, y, radius = circle
    _, seen = _sought(share, circle, np.full(TURN // COARSE, radius), REACHES[0])
    if seen.mean() < LIKELY:
        return None
    radii = np.full(TURN, radius)
    for reach in REACHES:
        radii, seen = _sought(share, circle, radii, reach)
        if seen.mean() < ROUND:
            return None
    return Rim((x, y), radii, _usual(_rays(share, (x, y), radii, _places(WIDE * radius))))


def _sought(
    share: NDArray[np.float32], circle: Circle, radii: NDArray[np.float64], reach: float
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The line of a rim within that reach of another, and at which angles it is seen."""
    x, y, radius = circle
    places = _places((reach + BESIDE) * radius)
    off, seen = _darkest(_rays(share, (x, y), radii, places), places, reach * radius, radius)
    return _ellipse(radii + off, seen, TRUE * radius)


def _places(reach: float) -> NDArray[np.float64]:
    """Pixels along a radius, inwards and outwards from a line."""
    half = round(reach / FINE)
    return np.arange(-half, half + 1, dtype=np.float64) * FINE


def _rays(
    share: NDArray[np.float32],
    centre: tuple[float, float],
    radii: NDArray[np.float64],
    places: NDArray[np.float64],
) -> NDArray[np.float32]:
    """The lightness at these places beyond a line, at each angle; off the page there is paper.

    `radii` are the line's at `TURN` even angles, or at a part of them.
    """
    angles = _ANGLES[:: TURN // len(radii), None]
    away = (radii[:, None] + places[None, :]).astype(np.float32)
    rays = cv2.remap(
        share,
        np.float32(centre[0]) + away * np.cos(angles).astype(np.float32),
        np.float32(centre[1]) + away * np.sin(angles).astype(np.float32),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=1.0,
    )
    return np.asarray(rays, np.float32)


def _darkest(
    rays: NDArray[np.float32], places: NDArray[np.float64], reach: float, radius: float
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Where along each ray a stroke as wide as a rim is darkest, and whether there is any."""
    width, beside = max(3, round(WIDE * radius / FINE) | 1), max(1, round(BESIDE * radius / FINE))
    along = max(3, round(len(rays) * ALONG) | 1)
    dark = cv2.blur(1 - rays, (width, along), borderType=cv2.BORDER_REPLICATE)
    inside, outside = np.roll(dark, beside, axis=1), np.roll(dark, -beside, axis=1)
    contrast = dark - np.maximum(inside, outside)
    contrast[:, np.abs(places) > reach] = -1
    return places[contrast.argmax(axis=1)], contrast.max(axis=1) > CONTRAST


def _ellipse(
    radii: NDArray[np.float64], seen: NDArray[np.bool_], true: float
) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """The line of an ellipse nearest to most of these radii, and which of them lie on it."""
    kept = seen
    line = radii
    waves = _WAVES[:: TURN // len(radii)]
    for _ in range(5):
        if kept.sum() < waves.shape[1]:
            return line, np.zeros(len(radii), np.bool_)
        some = waves[kept]
        weights, *_ = np.linalg.lstsq(some.T @ some, some.T @ radii[kept], rcond=None)
        line = waves @ weights
        off = np.abs(radii - line)
        kept = seen & (off <= max(true, 1.0, 1.5 * float(np.median(off[kept]))))
    return line, seen & (np.abs(radii - line) <= max(true, 1.5))


def _usual(rays: NDArray[np.float32]) -> NDArray[np.float32]:
    """The usual lightness at each place across the rim, for each stretch of it.

    At its edges the darkest of what lies within half a pixel: nothing of it is left over. Beyond
    them, where the lightness no longer rises, it covers nothing.
    """
    half = TURN // 8
    arcs = np.array(
        [
            np.median(rays[np.arange(start - half, start + half) % TURN], axis=0)
            for start in range(0, TURN, TURN // ARCS)
        ],
        np.float32,
    )
    whole = np.median(rays, axis=0)
    middle = len(whole) // 2
    inside = middle - int(np.argmax(whole[middle::-1] >= _edge(whole[middle::-1])))
    outside = middle + int(np.argmax(whole[middle:] >= _edge(whole[middle:])))
    arcs = np.asarray(cv2.erode(arcs, np.ones((1, 3), np.uint8)), np.float32)
    arcs[:, :inside] = arcs[:, outside + 1 :] = 1.0
    return arcs


def _edge(outwards: NDArray[np.float32]) -> float:
    """How light it is where a rim ends, at the latest."""
    return min(PAPER, float(outwards.max()))
