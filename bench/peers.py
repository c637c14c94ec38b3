"""What guohu is measured beside: RapidOCR as it comes, and pytesseract on the whole picture."""

from __future__ import annotations

import time
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytesseract
from rapidocr import RapidOCR

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL import Image

Peer = tuple[float, str]
"""Seconds for a picture, and all text that was found in it."""


@cache
def rapidocr() -> Callable[[Image.Image], Peer]:
    """RapidOCR with its own settings, but on one thread, like everything here."""
    one_thread = {
        "Global.log_level": "critical",
        "EngineConfig.onnxruntime.intra_op_num_threads": 1,
        "EngineConfig.onnxruntime.inter_op_num_threads": 1,
    }
    engine = RapidOCR(params=one_thread)

    def read(picture: Image.Image) -> Peer:
        pixels = np.asarray(picture)[:, :, ::-1].copy()
        began = time.perf_counter()
        found = engine(pixels)
        return time.perf_counter() - began, "".join(found.txts or ())

    return read


def tesseract(picture: Image.Image) -> Peer:
    """Tesseract on the whole picture, as scattered text for a card and as a page otherwise."""
    mode = 11 if picture.width > picture.height else 3
    began = time.perf_counter()
    text = pytesseract.image_to_string(picture, lang="chi_sim", config=f"--psm {mode}")
    return time.perf_counter() - began, text
