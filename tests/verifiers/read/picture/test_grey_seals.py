"""A seal that a copier made grey gives way to the text, and the text to nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cv2
import numpy as np

from verifiers.read.picture import grey_seals

if TYPE_CHECKING:
    from numpy.typing import NDArray

HEIGHT, WIDTH = 2200, 1600
CENTRE, RADIUS = (900, 1500), 160
PAPER, SEAL, TEXT = 248, 140, 30


def _page(*, text: int = TEXT, seal: int = SEAL, thin: int | None = None) -> NDArray[np.uint8]:
    """Rows of strokes across a page, some of them thin, and a ring across three of the rows."""
    page = np.full((HEIGHT, WIDTH), PAPER, np.uint8)
    cv2.circle(page, CENTRE, RADIUS, seal, 9)
    cv2.line(page, (820, 1560), (980, 1450), seal, 6)
    for y in range(200, HEIGHT - 200, 100):
        for x in range(150, WIDTH - 150, 44):
            cv2.line(page, (x, y), (x + 30, y), text if thin is None else thin, 5)
            cv2.line(page, (x + 15, y - 14), (x + 15, y + 14), text, 5)
    return cv2.cvtColor(page, cv2.COLOR_GRAY2RGB).astype(np.uint8)


def test_a_grey_ring_fades_and_every_stroke_stays() -> None:
    page = _page()
    done = grey_seals.faded(page)
    assert done is not page
    strokes = page[:, :, 0] == TEXT
    assert (done[strokes] == page[strokes]).all()
    seal = page[:, :, 0] == SEAL
    # A little of the ring stays where it touches the text.
    assert (done[seal][:, 0] > PAPER - 25).mean() > 0.8
    outside = np.ones((HEIGHT, WIDTH), np.uint8)
    cv2.circle(outside, CENTRE, 2 * RADIUS, 0, -1)
    assert (done[outside > 0] == page[outside > 0]).all()


def test_a_ring_as_dark_as_the_text_stays() -> None:
    page = _page(seal=TEXT + 10)
    assert grey_seals.faded(page) is page


def test_nothing_fades_where_thin_strokes_are_as_light_as_the_ring() -> None:
    page = _page(thin=SEAL)
    assert grey_seals.faded(page) is page


def test_a_page_without_a_ring_is_answered_as_it_is() -> None:
    page = _page(seal=PAPER)
    assert grey_seals.faded(page) is page


def test_a_small_picture_is_answered_as_it_is() -> None:
    page = np.full((300, 400, 3), PAPER, np.uint8)
    assert grey_seals.faded(page) is page
