"""Where lines of text are found, and how sure their characters are."""

from __future__ import annotations

import cv2
import numpy as np

from verifiers.read.first.paddle import Paddle, _boxes
from verifiers.read.picture import quads


def drawn(rise: float) -> np.ndarray:
    """Ink of a line 700 pixels long and 16 high, which rises by so many pixels and falls again."""
    ink = np.zeros((200, 800), np.float32)
    across = np.arange(50, 750)
    down = 120 - rise * np.sin((across - 50) / 700 * np.pi)
    points = np.stack([across, down], axis=1).round().astype(np.int32)
    cv2.polylines(ink, [points], isClosed=False, color=0.9, thickness=16)
    return ink


def test_a_straight_line_is_one_box() -> None:
    assert len(_boxes(drawn(0))) == 1


def test_a_curved_line_is_found_in_pieces_that_cover_it() -> None:
    boxes = _boxes(drawn(60))
    assert len(boxes) > 1
    assert min(box[:, 0].min() for box in boxes) < 60
    assert max(box[:, 0].max() for box in boxes) > 740
    assert all(quads.sides(box)[1] < 70 for box in boxes)


def test_faint_ink_is_no_line() -> None:
    assert _boxes(drawn(60) * 0.4) == []


def test_two_lines_of_a_cell_that_touch_are_two_boxes_though_the_second_is_short() -> None:
    """Of 死亡日 above 期, a third of the rectangle around both is empty."""
    ink = np.zeros((100, 200), np.float32)
    ink[40:50, 50:110] = 0.7
    ink[50:60, 50:70] = 0.7
    upper, lower = sorted(_boxes(ink), key=lambda box: box[:, 1].mean())
    assert upper[:, 1].mean() < 50 < lower[:, 1].mean()
    assert quads.sides(upper)[0] > 2 * quads.sides(lower)[0]


def test_forms_of_one_character_are_sure_together() -> None:
    """Half 黄 and half 黃 is surely 黄, and neither is the other's rival; half 未 is not 末."""
    reader = Paddle(None, None, ["", "黄", "黃", "末", "未", "1", "１"])
    steps = [[0.0, 0.55, 0.43, 0, 0.02, 0, 0], [1, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0.6, 0.4, 0, 0],
             [1, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0.4, 0.6]]  # fmt: skip
    reading = reader._decode(np.array(steps, np.float32), 1.0)
    assert reading.text == "黄末１"
    assert reading.certainties == (0.98, 0.6, 1.0)
    assert reading.rivals == ("", "未", "")


def test_of_sums_that_are_answered_letters_become_as_likely_as_of_all() -> None:
    """Sums may be higher or lower by anything that is the same for all of a step."""
    reader = Paddle(None, None, ["", "黄", "黃", "末", "未"])
    steps = np.array([[0.01, 0.5, 0.4, 0.08, 0.01], [0.6, 0.1, 0.1, 0.1, 0.1],
                      [0.03, 0.01, 0.01, 0.6, 0.35]], np.float32)  # fmt: skip
    sums = np.log(steps) + np.array([[90], [-5], [0]], np.float32)
    assert reader._decode(sums, 1.0, sums=True) == reader._decode(steps, 1.0)
