"""Opens PDFs with pdfium (built without JavaScript and XFA). Runs only in the decoding process."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from pypdfium2 import raw

from verifiers.intake.problems import Problem, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from verifiers.intake.image import Raw
    from verifiers.intake.limits import Limits

SCALE = 200 / 72
"""200 dots an inch: an A4 page becomes 1654 x 2339 pixels."""
LEAST_SIDE = 1600
"""Pixels: a page the size of a card is drawn larger than 200 dots an inch would."""


def pages(content: bytes, limits: Limits) -> Iterator[Raw]:
    """Every page, rasterised on white with its annotations and filled-in forms.

    Raises `Refused`, and `pypdfium2.PdfiumError` on damaged bytes.
    """
    try:
        document = pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
            raise Refused(Problem.ENCRYPTED) from None
        raise
    count = len(document)
    if count > limits.max_pages:
        raise Refused(Problem.TOO_MANY_PAGES)
    if count == 0:
        raise Refused(Problem.UNREADABLE)
    # What a person would see must be what is read, so filled-in forms are drawn too.
    document.init_forms()
    for number in range(count):
        page = document[number]
        bitmap = page.render(
            scale=_scale(*page.get_size(), most=limits.pixels_a_page(count)),
            rev_byteorder=True,
            force_bitmap_format=raw.FPDFBitmap_BGR,
        )
        yield bitmap.width, bitmap.height, _pieces(bitmap)
        bitmap.close()
        page.close()


def _scale(width: float, height: float, *, most: int) -> float:
    """Pixels a point, from the page's size: a huge page costs no more than a small one."""
    wanted = max(SCALE, LEAST_SIDE / max(width, height))
    # A pixel is lost to rounding up on either side.
    return min(wanted, math.sqrt(most / (width * height)) * 0.999)


def _pieces(bitmap: pdfium.PdfBitmap) -> Iterator[memoryview]:
    """The pixels without the padding that pdfium puts behind every row."""
    pixels = memoryview(bitmap.buffer).cast("B")
    line = bitmap.width * 3
    if bitmap.stride == line:
        yield pixels
        return
    for start in range(0, bitmap.stride * bitmap.height, bitmap.stride):
        yield pixels[start : start + line]
