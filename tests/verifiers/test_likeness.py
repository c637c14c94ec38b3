"""Perceptual hashes in bands: one picture saved anew, others, and nothing at all."""

from typing import Any

import cv2
import numpy as np
import pytest

from tests.specimens.documents import specimen
from tests.specimens.style import Group, Style
from verifiers.likeness import ALIKE, BANDS, bands
from verifiers.model import Kind


def drawn(kind: Kind, seed: int) -> Any:
    return np.asarray(specimen(kind, Style(seed, Group.HELD_OUT)).pages[0].convert("RGB"))


def saved(picture: Any, quality: int = 92) -> bytes:
    done, content = cv2.imencode(".jpg", picture, (cv2.IMWRITE_JPEG_QUALITY, quality))
    assert done
    return content.tobytes()


def common(one: bytes, other: bytes) -> int:
    return len(set(bands(one)) & set(bands(other)))


@pytest.mark.parametrize("kind", [Kind.DEATH_CERTIFICATE, Kind.ID_CARD_PORTRAIT])
def test_saved_anew_smaller_or_brighter_it_is_the_same_picture(kind: Kind) -> None:
    page = drawn(kind, 3)
    small = cv2.resize(page, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    bright = cv2.convertScaleAbs(page, alpha=0.9, beta=15)
    for again in (saved(page, 50), saved(small, 70), saved(bright)):
        assert common(saved(page), again) >= ALIKE


def test_other_papers_of_one_form_are_other_pictures() -> None:
    pages = [saved(drawn(Kind.ID_CARD_PORTRAIT, seed)) for seed in range(4)]
    for place, one in enumerate(pages):
        assert len(bands(one)) == BANDS
        for other in pages[:place]:
            assert common(one, other) < ALIKE


@pytest.mark.parametrize("content", [b"no picture", saved(np.full((900, 700, 3), 240, np.uint8))])
def test_where_nothing_is_nothing_is_alike(content: bytes) -> None:
    assert bands(content) == ()
