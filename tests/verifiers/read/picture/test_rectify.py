"""A sheet is found on its desk, and what lies beside it is asked for no more than it takes."""

from __future__ import annotations

import cv2
import numpy as np

from verifiers.read.picture import rectify

DESK, PAPER, INK = (120, 84, 58), (248, 248, 246), (30, 30, 30)
LEFT, TOP, RIGHT, BOTTOM = 80, 60, 360, 456


def quad(left: int, top: int, right: int, bottom: int) -> np.ndarray:
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)


INSIDE = [quad(110, top, 330, top + 12) for top in range(90, 430, 24)]
LARGE, SMALL = quad(90, 480, 350, 510), quad(10, 20, 60, 30)


def picture() -> np.ndarray:
    """A sheet on a desk with text on it."""
    scene = np.full((540, 420, 3), DESK, np.uint8)
    scene[TOP:BOTTOM, LEFT:RIGHT] = PAPER
    for line in INSIDE:
        (left, top), (right, bottom) = line[0].astype(int), line[2].astype(int)
        for x in range(left, right, 9):
            cv2.rectangle(scene, (x, top + 2), (x + 5, bottom - 2), INK, 1)
    return scene


def found(*, legible: bool) -> tuple[np.ndarray | None, set[bytes]]:
    """The sheet, and which lines beside it were asked for."""
    asked: set[bytes] = set()

    def ask(line: np.ndarray) -> bool:
        asked.add(line.tobytes())
        return legible

    return rectify.find(picture(), [*INSIDE, SMALL, LARGE], ask), asked


def test_grain_beside_a_sheet_is_no_text() -> None:
    sheet, asked = found(legible=False)
    assert sheet is not None
    assert np.abs(sheet - quad(LEFT, TOP, RIGHT, BOTTOM)).max() < 4
    assert asked == {LARGE.tobytes(), SMALL.tobytes()}


def test_a_sheet_that_leaves_text_outside_is_none_and_one_line_tells() -> None:
    sheet, asked = found(legible=True)
    assert sheet is None
    assert asked == {LARGE.tobytes()}
