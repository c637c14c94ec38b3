"""Puts pictures in files: JPEG with any EXIF orientation, PNG, WebP, and PDF."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Sequence

ORIENTATIONS = tuple(range(1, 9))
_ORIENTATION_TAG = 0x0112
_STORED = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def jpeg(picture: Image.Image, *, quality: int = 88, orientation: int | None = None) -> bytes:
    """JPEG; with an `orientation` 1 to 8, pixels are stored so that EXIF turns them upright."""
    buffer = io.BytesIO()
    if orientation is None:
        picture.save(buffer, "JPEG", quality=quality)
    else:
        exif = Image.Exif()
        exif[_ORIENTATION_TAG] = orientation
        stored(picture, orientation).save(buffer, "JPEG", quality=quality, exif=exif)
    return buffer.getvalue()


def stored(picture: Image.Image, orientation: int) -> Image.Image:
    """The picture as it must be stored so that EXIF's orientation 1 to 8 turns it upright."""
    return picture.transpose(_STORED[orientation]) if orientation in _STORED else picture


def png(picture: Image.Image) -> bytes:
    """PNG without loss."""
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", compress_level=3)
    return buffer.getvalue()


def webp(picture: Image.Image, *, quality: int = 85) -> bytes:
    """WebP with loss."""
    buffer = io.BytesIO()
    picture.save(buffer, "WEBP", quality=quality, method=2)
    return buffer.getvalue()


def pdf(pictures: Sequence[Image.Image], *, resolution: float = 200) -> bytes:
    """A PDF of scanned pages, one picture each; the same bytes every time."""
    buffer = io.BytesIO()
    first, *rest = pictures
    day = time.gmtime(0)
    first.save(
        buffer,
        "PDF",
        save_all=True,
        append_images=rest,
        resolution=resolution,
        creationDate=day,
        modDate=day,
    )
    return buffer.getvalue()
