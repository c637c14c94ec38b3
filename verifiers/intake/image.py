"""Opens pictures. Runs only in the decoding process: what it is given is hostile until proven."""

from __future__ import annotations

import io
import math
import warnings
from typing import TYPE_CHECKING

import pi_heif
from PIL import Image, TiffImagePlugin

from verifiers.intake.problems import Problem, Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from verifiers.intake.limits import Limits

# Only these plug-ins are ever tried. "MPO" may not be named here (Pillow raises KeyError): its JPEG
# plug-in turns phones' multi-picture files into MPO by itself.
FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "HEIF")
pi_heif.register_heif_opener(
    thumbnails=False, depth_images=False, aux_images=False, decode_threads=1
)

_TURNED_BY_ITSELF = ("TIFF", "HEIF")
"""Formats whose plug-in hands out upright pixels: HEIF turns by its own properties (ISO/IEC
23008-12, 6.5.10) and leaves EXIF's orientation in place for those who do not."""

_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""EXIF 2.32, 4.6.4 A: what turns a picture of that orientation upright."""

Raw = tuple[int, int, "Iterable[bytes | memoryview]"]
"""Width, height, and RGB bytes row by row, in pieces."""

_ROWS_A_PIECE = 128
_SUBFILE_TYPE, _REDUCED = 254, 1
"""TIFF 6.0, section 8, NewSubfileType: a frame that is a smaller version of another."""


def pages(content: bytes, limits: Limits) -> Iterator[Raw]:
    """Every page of a TIFF, the main picture of any other file: upright, RGB on white, no metadata.

    Raises `Refused`, and whatever Pillow raises on damaged bytes.
    """
    picture = _opened(content, limits)
    if not isinstance(picture, TiffImagePlugin.TiffImageFile):
        upright = _upright(picture, limits, limits.pixels_a_page(1))
        yield upright.width, upright.height, _pieces(upright)
        return
    frames = _frames(picture, limits)
    for frame in frames:
        picture.seek(frame)
        upright = _upright(picture, limits, limits.pixels_a_page(len(frames)))
        yield upright.width, upright.height, _pieces(upright)


def _opened(content: bytes, limits: Limits) -> Image.Image:
    Image.MAX_IMAGE_PIXELS = limits.max_pixels
    # Only this warning: turning all of them into errors refuses files for odd metadata.
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        return Image.open(io.BytesIO(content), formats=FORMATS)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise Refused(Problem.TOO_MANY_PIXELS) from None


def _frames(picture: TiffImagePlugin.TiffImageFile, limits: Limits) -> list[int]:
    """The frames that are pages; scanners and cameras also store smaller versions of them."""
    pages: list[int] = []
    # A page with its previews is a few frames.
    for frame in range(4 * limits.max_pages + 1):
        try:
            picture.seek(frame)
        except EOFError:
            break
        if not int(picture.tag_v2.get(_SUBFILE_TYPE, 0)) & _REDUCED:
            pages.append(frame)
    if not pages:
        raise Refused(Problem.UNREADABLE)
    if len(pages) > limits.max_pages:
        raise Refused(Problem.TOO_MANY_PAGES)
    return pages


def _upright(picture: Image.Image, limits: Limits, most: int) -> Image.Image:
    """The frame that is open, with at most so many pixels."""
    _check_size(picture, limits)
    turn = None
    if picture.format in _TURNED_BY_ITSELF:
        # What the head says of the size may change with the pixels.
        picture.load()
        _check_size(picture, limits)
    else:
        turn = _UPRIGHT.get(_orientation(picture))
    target = _fitting(picture.size, most)
    if target != picture.size:
        # JPEG can skip decoding what would be thrown away; other formats ignore this.
        picture.draft(None, target)
    upright = _on_white(picture)
    if target != picture.size:
        upright = upright.resize(target, Image.Resampling.LANCZOS, reducing_gap=2.0)
    return upright if turn is None else upright.transpose(turn)


def _check_size(picture: Image.Image, limits: Limits) -> None:
    if picture.width * picture.height > limits.max_pixels:
        raise Refused(Problem.TOO_MANY_PIXELS)


def _pieces(picture: Image.Image) -> Iterator[bytes]:
    """The picture's bytes, some rows at a time: copying the whole would double the cost."""
    for top in range(0, picture.height, _ROWS_A_PIECE):
        bottom = min(picture.height, top + _ROWS_A_PIECE)
        yield picture.crop((0, top, picture.width, bottom)).tobytes()


def _orientation(picture: Image.Image) -> int:
    try:
        return int(picture.getexif().get(_ORIENTATION, 1))
    except Exception:  # noqa: BLE001 - broken metadata is no reason to refuse the picture
        return 1


def _fitting(size: tuple[int, int], most: int) -> tuple[int, int]:
    """The size, reduced in proportion to at most so many pixels."""
    width, height = size
    if width * height <= most:
        return size
    scale = math.sqrt(most / (width * height))
    return max(1, int(width * scale)), max(1, int(height * scale))


def _on_white(picture: Image.Image) -> Image.Image:
    """The picture as 8-bit RGB; where it is transparent, white shows through."""
    if picture.mode.startswith("I"):
        # 16 bits a pixel: Pillow's own conversion clips instead of scaling.
        picture = picture.convert("I").point(lambda level: level * (1 / 256)).convert("L")
    if picture.has_transparency_data:
        layer = picture.convert("RGBA")
        white = Image.new("RGBA", layer.size, (255, 255, 255, 255))
        return Image.alpha_composite(white, layer).convert("RGB")
    return picture if picture.mode == "RGB" else picture.convert("RGB")
