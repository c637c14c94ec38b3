"""A stamp's frame leans; rules of a form, however it was photographed, do not."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from tests.specimens import damage
from tests.specimens.documents import specimen
from tests.specimens.style import Style
from verifiers.model import Kind
from verifiers.read.picture import frames


def _card(seed: int) -> Image.Image:
    return specimen(Kind.HOUSEHOLD_REGISTER_HEAD, Style(seed)).pages[0].convert("RGB")


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_form_has_no_leaning_frame(seed: int) -> None:
    assert not frames.leans(np.asarray(_card(seed)))
    assert not frames.leans(np.asarray(damage.apply(_card(seed), damage.RECIPES["photocopy"], 1)))


@pytest.mark.parametrize("degrees", [8, -15, 30])
def test_a_stamp_has(degrees: int) -> None:
    card = _card(1)
    stamp = Image.new("L", (card.width // 4, card.width // 9), 0)
    ImageDraw.Draw(stamp).rectangle((6, 6, stamp.width - 7, stamp.height - 7), outline=255, width=5)
    turned = stamp.rotate(degrees, expand=True, resample=Image.Resampling.BILINEAR)
    card.paste((70, 70, 70), (card.width // 3, card.height // 3), turned)
    assert frames.leans(np.asarray(card))


def test_a_picture_of_a_pixel_has_none() -> None:
    assert not frames.leans(np.zeros((1, 1, 3), np.uint8))
