"""Puts a card or a sheet on a desk and photographs it from a slant."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import cv2
import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from random import Random

CARD_RATIO = 85.6 / 54.0
_CARD_CORNER = 3.18 / 85.6
_WOODS = ((172, 128, 88), (120, 84, 58), (206, 176, 138), (90, 66, 52))
_CLOTHS = ((70, 78, 92), (150, 150, 152), (40, 44, 50), (214, 210, 204), (96, 120, 110))


def is_card(picture: Image.Image) -> bool:
    """Whether the picture has the shape of an identity card."""
    return abs(picture.width / picture.height - CARD_RATIO) < 0.03


def on_desk(
    picture: Image.Image, rolls: Random, *, slant: float, fill: float, longest: int = 3000
) -> Image.Image:
    """The picture lying on a desk, taking `fill` of the scene's width.

    `slant` is how far each corner strays, as a fraction of the picture's width. The scene is 3:4
    or 4:3 and holds the whole picture, which keeps its size up to a scene of `longest` pixels.
    """
    portrait = picture.height > picture.width
    scale = min(1.0, longest * fill / max(picture.size))
    wide, high = picture.width * scale, picture.height * scale
    long_side = max(wide, high) / fill
    short_side = max(0.75 * long_side, min(wide, high) / min(0.94, fill + 0.1))
    width, height = (short_side, long_side) if portrait else (long_side, short_side)
    scene_size = (round(width), round(height))
    corners = _corners(rolls, (wide, high), scene_size, slant)
    source = np.array(
        [[0, 0], [picture.width, 0], [picture.width, picture.height], [0, picture.height]],
        np.float32,
    )
    matrix = cv2.getPerspectiveTransform(source, corners)
    quick = cv2.INTER_AREA if scale < 0.5 else cv2.INTER_LINEAR
    warped = cv2.warpPerspective(np.asarray(picture), matrix, scene_size, flags=quick)
    mask = cv2.warpPerspective(_outline(picture), matrix, scene_size)
    dropped = cv2.GaussianBlur(np.roll(mask, (7, 5), (0, 1)), (0, 0), 8)
    desk = _texture(rolls, scene_size, dropped)
    return Image.composite(Image.fromarray(warped), desk, Image.fromarray(mask))


def _corners(
    rolls: Random, size: tuple[float, float], scene: tuple[int, int], slant: float
) -> np.ndarray:
    """Where the corners land: turned a little, each strayed, all inside the scene."""
    wide, high = size
    angle = math.radians(rolls.uniform(-60, 60) * slant)
    cos, sin = math.cos(angle), math.sin(angle)
    placed = []
    for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        across = x * wide / 2 * (1 - rolls.uniform(0, slant))
        down = y * high / 2 * (1 - rolls.uniform(0, slant))
        placed.append((across * cos - down * sin, across * sin + down * cos))
    points = np.array(placed, np.float32)
    extent = points.max(axis=0) - points.min(axis=0)
    points *= min(1.0, *(0.98 * np.array(scene) / extent))
    low, high_end = -points.min(axis=0), np.array(scene) - points.max(axis=0)
    middle = (low + high_end) / 2
    free = (high_end - low) / 2
    stray = np.array([rolls.uniform(-0.7, 0.7), rolls.uniform(-0.7, 0.7)])
    return (points + middle + free * stray).astype(np.float32)


def _outline(picture: Image.Image) -> np.ndarray:
    """A mask of the paper; a card's corners are round."""
    width, height = picture.size
    mask = np.full((height, width), 255, np.uint8)
    if not is_card(picture):
        return mask
    radius = round(_CARD_CORNER * width) + 1
    mask[:] = 0
    cv2.rectangle(mask, (radius, 0), (width - radius, height), 255, -1)
    cv2.rectangle(mask, (0, radius), (width, height - radius), 255, -1)
    for x in (radius, width - radius - 1):
        for y in (radius, height - radius - 1):
            cv2.circle(mask, (x, y), radius, 255, -1, cv2.LINE_AA)
    return mask


def _texture(rolls: Random, size: tuple[int, int], dropped: np.ndarray) -> Image.Image:
    """Wood with its grain, or cloth, and on it the shadow of what lies there."""
    width, height = size
    grain = np.random.default_rng(rolls.randrange(2**32))
    wood = rolls.random() < 0.6
    base = rolls.choice(_WOODS if wood else _CLOTHS)
    rows, columns = (
        (max(2, height // 3), max(2, width // 90)) if wood else (height // 2, width // 2)
    )
    rough = grain.standard_normal((rows, columns), np.float32)
    light = cv2.resize(rough, size, interpolation=cv2.INTER_LINEAR)
    broad = cv2.resize(
        grain.standard_normal((6, 6), np.float32), size, interpolation=cv2.INTER_CUBIC
    )
    light *= 0.055 if wood else 0.035
    light += 1 + 0.05 * broad
    light *= 1 - dropped.astype(np.float32) * (0.4 / 255)
    return Image.fromarray(cv2.merge([cv2.convertScaleAbs(light, alpha=tone) for tone in base]))
