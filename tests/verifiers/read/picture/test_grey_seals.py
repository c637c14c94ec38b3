"""A seal that a copier made grey gives way to the text, and the text to nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest
from PIL import Image

from tests.specimens import ink
from tests.specimens.fonts import Face, pick
from tests.specimens.style import Group, Style, dice
from verifiers.read.picture import grey_seals, rims

if TYPE_CHECKING:
    from numpy.typing import NDArray

HEIGHT, WIDTH = 2200, 1600
CENTRE, RADIUS = (900, 1500), 160
PAPER, SEAL, TEXT = 248, 140, 30


def _page(*, text: int = TEXT, seal: int = SEAL, thin: int | None = None) -> NDArray[np.uint8]:
    """Rows of strokes across a page, some of them thin, and a ring across three of the rows."""
    page = np.full((HEIGHT, WIDTH), PAPER, np.uint8)
    for y in range(200, HEIGHT - 200, 100):
        for x in range(150, WIDTH - 150, 44):
            cv2.line(page, (x, y), (x + 30, y), text if thin is None else thin, 5)
            cv2.line(page, (x + 15, y - 14), (x + 15, y + 14), text, 5)
    # Ink darkens what it lies on.
    page = page * (_seal(seal) / PAPER)
    return cv2.cvtColor(page.astype(np.uint8), cv2.COLOR_GRAY2RGB).astype(np.uint8)


def _seal(tone: int) -> NDArray[np.uint8]:
    """A ring and a stroke in it, drawn an ellipse, as skew leaves it."""
    seal = np.full((HEIGHT, WIDTH), PAPER, np.uint8)
    cv2.ellipse(seal, CENTRE, (RADIUS, RADIUS - 6), 20, 0, 360, tone, 9, cv2.LINE_AA)
    cv2.line(seal, (820, 1560), (980, 1450), tone, 6)
    return seal


def _strokes(page: NDArray[np.uint8], darkest: int) -> NDArray[np.bool_]:
    """Where a page without a seal has strokes."""
    return np.asarray(page[:, :, 0] <= darkest, np.bool_)


def test_a_grey_seal_fades_and_every_stroke_stays() -> None:
    page, bare = _page(), _page(seal=PAPER)
    done = grey_seals.faded(page)
    assert done is not page
    strokes = _strokes(bare, TEXT)
    assert (done[strokes] < PAPER / 3).all()
    assert (done[~strokes][:, 0] > PAPER - 25).mean() > 0.999
    outside = np.ones((HEIGHT, WIDTH), np.uint8)
    cv2.circle(outside, CENTRE, 2 * RADIUS, 0, -1)
    assert (done[outside > 0] == page[outside > 0]).all()


def test_a_ring_as_dark_as_the_text_stays() -> None:
    page = _page(seal=TEXT + 10)
    assert grey_seals.faded(page) is page


@pytest.mark.parametrize("seal", [SEAL - 40, SEAL])
def test_a_ring_fades_however_light_thin_strokes_are_and_they_stay(seal: int) -> None:
    page, bare = _page(seal=seal, thin=SEAL), _page(seal=PAPER, thin=SEAL)
    done = grey_seals.faded(page)
    strokes = _strokes(bare, SEAL)
    ring = (_seal(seal) < PAPER) & ~strokes
    cv2.circle(inside := np.zeros((HEIGHT, WIDTH), np.uint8), CENTRE, RADIUS - 20, 1, -1)
    assert (done[strokes][:, 0] < SEAL + 20).mean() > 0.999
    assert (done[strokes][:, 0] < PAPER).all()
    assert (done[ring & (inside == 0)][:, 0] > PAPER - 40).mean() > 0.98
    # What stands in the ring may be as light as a thin stroke, so that it stays.
    assert (done[inside > 0] == page[inside > 0]).all()


def test_a_page_without_a_ring_is_answered_as_it_is() -> None:
    page = _page(seal=PAPER)
    assert grey_seals.faded(page) is page


def test_a_small_picture_is_answered_as_it_is() -> None:
    page = np.full((300, 400, 3), PAPER, np.uint8)
    assert grey_seals.faded(page) is page


def test_the_soft_edges_of_strokes_stay_as_they_are() -> None:
    page, bare = (
        cv2.GaussianBlur(_page(seal=tone), (0, 0), 1.0).astype(np.float32)
        for tone in (SEAL + 40, PAPER)
    )
    grain = np.random.default_rng(7).normal(0, 4, page.shape[:2])[:, :, None]
    page = (page + grain).clip(0, 255).astype(np.uint8)
    done = grey_seals.faded(page)
    cv2.circle(inside := np.zeros((HEIGHT, WIDTH), np.uint8), CENTRE, RADIUS - 20, 1, -1)
    edges = (bare[:, :, 0] > PAPER // 4) & (bare[:, :, 0] < PAPER // 2) & (inside > 0)
    assert done is not page
    assert (done[edges] + 2 >= page[edges]).all()
    assert (done[edges] <= page[edges] + 2).mean() > 0.5


def test_a_seal_by_itself_beside_a_grey_frame_fades() -> None:
    """A frame is no text: how dark that is, the rest of the page tells."""
    page = _page()
    page[CENTRE[1] - 2 * RADIUS : CENTRE[1] + 2 * RADIUS] = PAPER
    page[:, 1500:1530] = SEAL
    page = (page * (_seal(SEAL)[:, :, None] / PAPER)).astype(np.uint8)
    done = grey_seals.faded(page)
    cv2.circle(inside := np.zeros((HEIGHT, WIDTH), np.uint8), CENTRE, RADIUS + 10, 1, -1)
    assert (page[inside > 0] < PAPER - 60).mean() > 0.05
    assert (done[inside > 0] > PAPER - 25).mean() > 0.99


def test_a_seal_is_found_on_a_page_full_of_text() -> None:
    """Lines of text vote for many more circles than there are."""
    text = "申请人因继承被继承人的遗产向我处申请办理继承公证根据中华人民共和国公证法的规定"
    face = pick(dice("page"), Group.DEVELOPMENT, Face.SONG, text)
    page = Image.new("RGB", (1654, 2339), (250, 250, 250))
    for row in range(34):
        ink.write(page, (160, 260 + 46 * row), text[row % 7 :], face, 34)
    style = Style(0, Group.DEVELOPMENT)
    ink.seal(page, style, (1100, 1780), 150, "厦门市鹭江公证处", colour=(90, 90, 90), strength=0.9)
    grey = np.asarray(page.convert("L"))
    found = rims.circles(np.asarray(cv2.GaussianBlur(grey, (0, 0), 1), np.uint8))
    assert any(np.hypot(x - 1100, y - 1780) < 20 and abs(r - 150) < 20 for x, y, r in found)
