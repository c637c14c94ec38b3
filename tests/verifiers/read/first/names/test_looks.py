"""What too few looks are sure of may be likely in all of them together."""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from tests.specimens.fonts import Face, Group, pick
from tests.specimens.style import dice
from verifiers.read.engine import Alphabet, Line, Look
from verifiers.read.first.closer import ENOUGH
from verifiers.read.first.names import looks
from verifiers.read.first.paddle import Paddle

BOX = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


@cache
def reader() -> Paddle:
    return Paddle.open()


def blurred(name: str, size: int, blur: float) -> np.ndarray:
    """A name in print, out of focus and grainy."""
    font = pick(dice("looks"), Group.DEVELOPMENT, Face.KAI, name).at(size)
    picture = Image.new("RGB", (size * len(name) + 40, size + 30), (200, 195, 190))
    ImageDraw.Draw(picture).text((20, 12), name, fill=(60, 60, 60), font=font)
    soft = cv2.GaussianBlur(np.asarray(picture, np.float32), (0, 0), blur)
    grain = np.random.default_rng(3).normal(0, 6, soft.shape[:2])[..., np.newaxis]
    return np.asarray(np.clip(soft + grain, 0, 255), np.uint8)


@pytest.mark.parametrize(
    ("name", "size", "blur", "together"),
    [
        ("翟秋花", 22, 2.0, True),
        ("陶飞子", 18, 1.2, True),
        ("陶飞子", 22, 2.0, False),
        ("葛凤秀", 18, 1.6, False),
    ],
)
def test_where_too_few_looks_are_sure_a_name_is_heard_if_the_line_makes_it_likely(
    name: str, size: int, blur: float, *, together: bool
) -> None:
    line = Line(blurred(name, size, blur), (BOX,), Alphabet.CHINESE, look=Look.AGAIN)
    (said,) = looks.read(reader(), [line])
    assert said.partition(looks.TOGETHER)[1:] == (looks.TOGETHER, name if together else "")


def test_of_a_name_that_is_seen_often_enough_no_more_is_asked() -> None:
    line = Line(blurred("钟建", 22, 1.2), (BOX,), Alphabet.CHINESE, look=Look.AGAIN)
    assert looks.read(reader(), [line]) == ("\n".join(["钟建"] * ENOUGH),)
