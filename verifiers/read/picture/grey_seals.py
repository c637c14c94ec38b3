"""Seals that a copier made grey fade too, and the print that they lie over stays.

A black-and-white copy keeps no colour to tell a seal by, but its red comes out as a grey between
ink and paper. Ink darkens what it lies on: where a seal's own darkness is known, the light that it
took is given back, and print under it is as dark as beside it. Of its rim that is known
(`rims`). Of its characters only how dark they are at most: what is no darker gives way to paper,
but only where the lightest of the page's own strokes is darker. Else a thin stroke, as the one of
一月, would vanish with the seal, and both readers would agree on another month.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from verifiers.read.picture import quads, rims

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from verifiers.read.picture.rims import Cover, Rim

SMALLEST = 640
"""Pixels of the longer side of a page on which a seal can be told from print."""
BLACK = 0.25
"""Of the paper's lightness: under a rim that is darker nothing can be told."""
FAINTEST = 0.02
"""Of the paper's lightness: what is darker is black."""
INK = 0.72
"""Of the paper's lightness: below this there is ink, and above it a ground or a shadow."""
APART = 0.06
"""By how much a seal must be lighter than the text, in shares of the paper's lightness."""
LIGHTEST, FEWEST = 95, 40
"""The percentile of the text's strokes, by lightness, that counts as its lightest, and of how many
pixels at least."""
AROUND = 1.15
"""Radii around a seal's centre within which ink may be its own."""
STROKES = 40
"""Strokes that lie side by side in a seal's radius: how wide one of the page may be."""
SPECK = 40
"""Pixels: ink of fewer is no stroke."""
LETTERS = (0.6, 0.92)
"""Radii between which a seal's characters stand along its rim."""
SECTORS, SOME = 36, 4
"""Parts of a turn, and in how many at least there must be something of the seal's characters."""
DARK, USUAL = 3, 20
"""The percentile of a sector's pixels by which it is as dark as its strokes, and the one of the
sectors without print by which a seal's characters are."""
BLANK = 0.9
"""Of the paper's lightness: a sector that is no darker has no character in it."""


def faded(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The page (RGB, height x width x 3) with grey seals brought to the paper's lightness.

    A page without any is answered as it is, not copied.
    """
    if max(pixels.shape[:2]) <= SMALLEST:
        return pixels
    grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.uint8)
    circles = rims.circles(grey)
    if not circles:
        return pixels
    share = _share_of_paper(grey)
    followed = (rims.follow(share, circle) for circle in circles)
    found = [rim for rim in followed if rim is not None and rim.tone >= BLACK]
    if not found:
        return pixels
    covers = [rim.cover(_window(rim, share.shape)) for rim in found]
    clean = share.copy()
    for cover in covers:
        under = clean[cover.place] / np.maximum(cover.light, BLACK)
        clean[cover.place] = np.minimum(1.0, under)
    outside = _outside(found, share.shape)
    for rim, cover in zip(found, covers, strict=True):
        clean[cover.place] = _without_letters(clean, rim, cover, outside)
    page = pixels.copy()
    for cover in covers:
        lit = clean[cover.place] / np.maximum(share[cover.place], FAINTEST)
        page[cover.place] = (pixels[cover.place] * lit[:, :, None]).clip(0, 255)
    return page


def _share_of_paper(grey: NDArray[np.uint8]) -> NDArray[np.float32]:
    """The lightness of every pixel as a share of that of the paper around it."""
    small, _ = quads.reduced(grey, max(1, max(grey.shape) // 4), by_halves=True)
    paper = cv2.blur(cv2.dilate(small, np.ones((15, 15), np.uint8)), (15, 15))
    whole = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    share = cv2.divide(grey, np.maximum(whole, 1), dtype=cv2.CV_32F)
    return np.minimum(share, 1.0, out=np.asarray(share, np.float32))


def _without_letters(
    clean: NDArray[np.float32], rim: Rim, cover: Cover, outside: NDArray[np.uint8]
) -> NDArray[np.float32]:
    """A seal's window without its characters, where the print is darker than they are.

    `clean` is each pixel's lightness on the page without rims, `outside` 1 where no seal lies.
    What is as dark as print stays as it is, what is as light as the seal becomes paper, and what
    is between is lit in proportion: so the edges of strokes stay soft.
    """
    inside = clean[cover.place]
    lightest = _lightest(clean, rim, outside)
    if lightest is None:
        return inside
    tone = max(rim.tone, lightest + APART)
    if tone > _tone_of_letters(inside, rim, cover):
        return inside
    lift = np.clip((inside - lightest) / (tone - lightest), 0, 1) * (cover.out < 1)
    # The soft edges of a stroke are as light as the seal, and without them it would break.
    print_ = (inside <= lightest).astype(np.uint8)
    lift[cv2.dilate(print_, _stroke(rim)) > 0] = 0
    return np.asarray(inside + (1 - inside) * lift, np.float32)


def _tone_of_letters(inside: NDArray[np.float32], rim: Rim, cover: Cover) -> float:
    """How light the characters along a rim are: as light as it where none stand by themselves.

    They are of the same ink as the rim and no wider, so what is darker is print.
    """
    along = (cover.out > LETTERS[0]) & (cover.out < LETTERS[1])
    sector = (cover.turned[along] * SECTORS).astype(int)
    ink = inside[along]
    tones = np.array(
        [np.percentile(ink[sector == one], DARK) for one in range(SECTORS) if (sector == one).any()]
    )
    own = tones[(tones >= rim.tone) & (tones < BLANK)]
    return float(np.percentile(own, USUAL)) if own.size >= SOME else rim.tone


def _outside(found: Sequence[Rim], shape: tuple[int, ...]) -> NDArray[np.uint8]:
    """1 where there is ink of no seal."""
    outside = np.ones(shape, np.uint8)
    for rim in found:
        middle = (round(rim.centre[0]), round(rim.centre[1]))
        cv2.circle(outside, middle, round(AROUND * rim.radius), 0, -1)
    return outside


def _lightest(share: NDArray[np.float32], rim: Rim, outside: NDArray[np.uint8]) -> float | None:
    """How light the text's strokes are, or `None` where hardly any stand on the page.

    Lines of text that run through a seal begin or end outside it: those beside it tell; or all,
    where a seal stands by itself.
    """
    y = rim.centre[1]
    beside = np.s_[max(0, round(y - rim.radius)) : round(y + rim.radius) + 1]
    for rows in (beside, np.s_[:]):
        core = cv2.erode(share[rows], _stroke(rim))
        strokes = (share[rows] <= core) & (core < INK) & _characters(share[rows], rim)
        tones = core[strokes & (outside[rows] > 0)]
        if tones.size >= FEWEST:
            return float(np.percentile(tones, LIGHTEST))
    return None


def _stroke(rim: Rim) -> NDArray[np.uint8]:
    """A square as wide as a stroke of the page's print may be."""
    width = max(3, round(rim.radius / STROKES) | 1)
    return np.ones((width, width), np.uint8)


def _characters(share: NDArray[np.float32], rim: Rim) -> NDArray[np.bool_]:
    """Where there is ink that is more than a speck of a copier's dust, and no frame or rule."""
    _, labels, found, _ = cv2.connectedComponentsWithStats((share < INK).astype(np.uint8))
    longer = found[:, [cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT]].max(axis=1)
    text = (found[:, cv2.CC_STAT_AREA] >= SPECK) & (longer <= rim.radius)
    text[0] = False
    return np.asarray(text[labels], np.bool_)


def _window(rim: Rim, shape: tuple[int, ...]) -> tuple[int, int, int, int]:
    """The part of the page that a seal lies on: left, top, right, bottom in pixels."""
    (x, y), reach = rim.centre, AROUND * float(rim.radii.max())
    left, top = max(0, int(x - reach)), max(0, int(y - reach))
    return left, top, min(shape[1], int(x + reach) + 1), min(shape[0], int(y + reach) + 1)
