"""Seals that a copier made grey fade too, where they are clearly lighter than the text.

A black-and-white copy keeps no colour to tell a seal by, but its red comes out as a grey between
ink and paper. A seal is looked for as a ring; inside it, what is as light as the ring gives way to
paper. Nothing is done unless the lightest of the page's own strokes is still darker than the ring:
else a thin stroke, as the one of 一月, would vanish with the seal, and both readers would agree on
another month.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from verifiers.read.picture import quads

if TYPE_CHECKING:
    from numpy.typing import NDArray

LOOK = 640
"""Pixels of the longer side at which rings are looked for."""
LEAST, MOST = 0.035, 0.14
"""Radius of a seal as a share of the longer side: 10 to 40 mm on a sheet of A4."""
INK = 0.72
"""Of the paper's lightness: below this there is ink, and above it a ground or a shadow."""
APART = 0.12
"""By how much a ring must be lighter than the text, in shares of the paper's lightness."""
LIGHTEST, FEWEST = 95, 40
"""The percentile of the text's strokes, by lightness, that counts as its lightest, and of how many
pixels at least."""
AROUND, RIM = 1.15, 1.06
"""Radii around a ring's centre within which ink may be the seal's, and to its outer edge."""
SOFT, NEARLY_PAPER = 0.1, 0.97
"""How much lighter the edge of a stroke is than its middle; and what is paper already."""
STROKES = 26
"""Strokes that lie side by side in a ring's radius: how wide one may be."""
SPECK = 40
"""Pixels: ink of fewer is no stroke."""
ROUND = 0.55
"""The share of a ring's circumference that must be inked."""
MANY = 4
"""Circles that are looked at, the clearest first."""
_RIM = np.linspace(0, 2 * np.pi, 180, endpoint=False)

Ring = tuple[float, float, float]
"""Centre and radius, in pixels."""


def faded(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The page (RGB, height x width x 3) with grey seals brought to the paper's lightness.

    A page on which none stands out from the text is answered as it is, not copied.
    """
    small, scale = quads.reduced(pixels, LOOK)
    if scale >= 1:
        return pixels
    grey = np.asarray(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), np.uint8)
    tones = cv2.erode(_share_of_paper(grey), np.ones((3, 3), np.uint8)).astype(np.float32)
    page = pixels
    for x, y, radius in _rings(grey):
        if _tone(tones, (x, y, radius)) is None:
            continue
        ring = (x / scale, y / scale, radius / scale)
        top = max(0, round(ring[1] - 2 * ring[2]))
        band = np.s_[top : round(ring[1] + 2 * ring[2]) + 1]
        done = _without(page[band], (ring[0], ring[1] - top, ring[2]))
        if done is not None:
            page = page.copy() if page is pixels else page
            page[band] = done
    return page


def _without(band: NDArray[np.uint8], ring: Ring) -> NDArray[np.uint8] | None:
    """The rows of a page around a ring without it, or `None` where it does not stand out."""
    grey = np.asarray(cv2.cvtColor(band, cv2.COLOR_RGB2GRAY), np.uint8)
    share = _share_of_paper(grey)
    width = max(3, round(ring[2] / STROKES) | 1)
    core = cv2.erode(share, np.ones((width, width), np.uint8)).astype(np.float32)
    tone = _tone(core, ring)
    lightest = None if tone is None else _lightest(core, share, ring)
    if tone is None or lightest is None or tone - lightest <= APART:
        return None
    return _lifted(band, share, core, ring, (tone + lightest) / 2)


def _lightest(core: NDArray[np.float32], share: NDArray[np.float32], ring: Ring) -> float | None:
    """How light the text's strokes beside the ring are, or `None` where hardly any stand there.

    Lines of text that run through a seal begin or end outside it.
    """
    x, y, radius = ring
    strokes = ((share <= core) & (core < INK) & _without_specks(share)).astype(np.uint8)
    cv2.circle(strokes, (round(x), round(y)), round(AROUND * radius), 0, -1)
    beside = np.s_[max(0, round(y - radius)) : round(y + radius) + 1]
    tones = core[beside][strokes[beside] > 0]
    return float(np.percentile(tones, LIGHTEST)) if tones.size >= FEWEST else None


def _without_specks(share: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Where there is ink that is more than a speck of a copier's dust."""
    _, labels, found, _ = cv2.connectedComponentsWithStats((share < INK).astype(np.uint8))
    whole = found[:, cv2.CC_STAT_AREA] >= SPECK
    whole[0] = False
    return np.asarray(whole[labels], np.bool_)


def _rings(small: NDArray[np.uint8]) -> list[Ring]:
    size = max(small.shape)
    found = cv2.HoughCircles(
        small,
        cv2.HOUGH_GRADIENT,
        dp=1.5,
        minDist=LEAST * size,
        param1=120,
        param2=60,
        minRadius=round(LEAST * size),
        maxRadius=round(MOST * size),
    )
    return [] if found is None else [(float(x), float(y), float(r)) for x, y, r in found[0][:MANY]]


def _share_of_paper(grey: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The lightness of every pixel as a share of that of the paper around it."""
    small, _ = quads.reduced(grey, max(1, max(grey.shape) // 4))
    paper = cv2.blur(cv2.dilate(small, np.ones((15, 15), np.uint8)), (15, 15))
    whole = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.minimum(1.0, grey.astype(np.float32) / np.maximum(1, whole)).astype(np.float32)


def _tone(core: NDArray[np.float32], ring: Ring) -> float | None:
    """How light a ring's ink is, or `None` where there is no ring of even tone."""
    x, y, radius = ring
    best: float | None = None
    for reach in (0.94, 0.97, 1.0, 1.03):
        columns = np.clip(np.rint(x + reach * radius * np.cos(_RIM)), 0, core.shape[1] - 1)
        rows = np.clip(np.rint(y + reach * radius * np.sin(_RIM)), 0, core.shape[0] - 1)
        rim = core[rows.astype(int), columns.astype(int)]
        inked = rim[rim < INK]
        if inked.size >= ROUND * rim.size:
            tone = float(np.percentile(inked, 60))
            best = tone if best is None else min(best, tone)
    return best


def _lifted(
    band: NDArray[np.uint8],
    share: NDArray[np.float32],
    core: NDArray[np.float32],
    ring: Ring,
    between: float,
) -> NDArray[np.uint8]:
    """The rows with paper in place of what is lighter than `between` inside the ring."""
    x, y, radius = ring
    rows, columns = np.ogrid[: band.shape[0], : band.shape[1]]
    disc = (rows - y) ** 2 + (columns - x) ** 2 <= (RIM * radius) ** 2
    # Near the text only what is clearly the seal's goes: the soft edges of strokes stay.
    seal = disc & (share < NEARLY_PAPER) & ((core > between) | (share > between + SOFT))
    lifted = band.copy()
    inked = band[seal].astype(np.float32)
    lifted[seal] = np.clip(inked / np.maximum(share[seal], 0.05)[:, None], 0, 255).astype(np.uint8)
    return lifted
