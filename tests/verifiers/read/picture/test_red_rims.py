"""The rim of a red seal is divided out: what it crosses stays, and nothing of it is left."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from tests.specimens import ink
from tests.specimens.fonts import Face, pick
from tests.specimens.style import Group, Style, dice
from verifiers.intake import Picture
from verifiers.read import WarmReader
from verifiers.read.first.paddle import Paddle
from verifiers.read.picture import red_rims, seals
from verifiers.read.second.tesseract import Tesseract

if TYPE_CHECKING:
    from numpy.typing import NDArray

DAY, SMALL = "二〇二三年三月八日", 18
"""What a seal's rim crosses at its second 三, and how high its print is in pixels."""
SIZE, LARGER, CORNER = (400, 560), 4, (110, 400)
RADIUS, TURNED = 3 * SMALL, math.radians(55)
CROSSED = (CORNER[0] + 5.5 * SMALL, CORNER[1] + 0.58 * SMALL)
CENTRE = (CROSSED[0] - RADIUS * math.cos(TURNED), CROSSED[1] - RADIUS * math.sin(TURNED))
LINE = np.array([(106, 397), (276, 397), (276, 425), (106, 425)], np.float32)


def _page(*, seal: bool = True, day: str = DAY, face: Face = Face.KAI) -> NDArray[np.uint8]:
    """A page as a chat sends it: small, and compressed twice with colour at half the resolution."""
    page = Image.new("RGB", (SIZE[0] * LARGER, SIZE[1] * LARGER), (245, 243, 250))
    font = pick(dice("rims"), Group.HELD_OUT, face, DAY).at(SMALL * LARGER)
    where = (CORNER[0] * LARGER, CORNER[1] * LARGER)
    ImageDraw.Draw(page).text(where, day, (70, 70, 70), font)
    if seal:
        middle = (CENTRE[0] * LARGER, CENTRE[1] * LARGER)
        ink.seal(page, Style(3), middle, RADIUS * LARGER, "厦门市思明区公证处", strength=0.9)
    seen = np.asarray(page.resize(SIZE, Image.Resampling.LANCZOS), np.uint8)
    for quality in (60, 50):
        _, sent = cv2.imencode(".jpg", seen[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
        seen = np.asarray(cv2.imdecode(sent, cv2.IMREAD_COLOR), np.uint8)[:, :, ::-1]
    return np.ascontiguousarray(seen)


def _done(page: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return red_rims.divided_out(page, seals.faded(page))


@pytest.fixture(scope="module")
def reader() -> Paddle:
    return Paddle.open()


@pytest.mark.parametrize("face", [Face.KAI, Face.SONG])
def test_three_strokes_under_a_red_rim_are_read_as_three(reader: Paddle, face: Face) -> None:
    (seen,) = reader.read(_done(_page(face=face)), [LINE])
    assert seen.text == DAY
    assert seen.certainties[5] > 0.9


def test_a_page_is_read_with_rims_divided_out(reader: Paddle) -> None:
    (sheet,) = WarmReader(reader, Tesseract()).read([Picture(1, _page())])
    assert DAY in [region.text for region in sheet.regions]
    assert sheet.faded is not None
    assert (sheet.faded == _done(sheet.pixels)).all()


@pytest.mark.parametrize("two", [DAY.replace("三月", "二月"), DAY.replace("三年", "二年")])
def test_two_strokes_under_a_red_rim_become_no_three(reader: Paddle, two: str) -> None:
    (seen,) = reader.read(_done(_page(day=two)), [LINE])
    assert seen.text == two


def test_print_that_a_rim_crosses_is_as_dark_as_without_it() -> None:
    bare, done = _page(seal=False), _done(_page())
    across, down = np.meshgrid(np.arange(SIZE[0]), np.arange(SIZE[1]))
    away = np.hypot(across - CENTRE[0], down - CENTRE[1])
    print_ = (bare[:, :, 0] < 190) & (abs(away - RADIUS) < 6)
    assert np.mean(done[print_][:, 0] - bare[print_][:, 0].astype(int) > 50) < 0.2


def test_nothing_of_a_rim_is_left_where_it_crosses_no_print() -> None:
    page = _page(day=DAY[:1])
    done = _done(page)
    turned = np.linspace(0, 2 * np.pi, 200)
    across = (CENTRE[0] + (RADIUS - 2) * np.cos(turned)).round().astype(int)
    down = (CENTRE[1] + (RADIUS - 2) * np.sin(turned)).round().astype(int)
    assert np.percentile(page[down, across, 1], 95) < 180
    assert np.percentile(done[down, across], 5) > 190
    assert np.median(done[down, across]) > 235
    assert (done[:250] == page[:250]).all()


def test_a_page_without_a_seal_is_left_as_it_is() -> None:
    page = _page(seal=False)
    assert _done(page) is page


def test_a_seal_that_is_not_round_fades_as_it_did() -> None:
    page = _page(seal=False)
    cv2.rectangle(page, (150, 250), (250, 340), (220, 60, 70), 4)
    faded = seals.faded(page)
    assert faded is not page
    assert red_rims.divided_out(page, faded) is faded
