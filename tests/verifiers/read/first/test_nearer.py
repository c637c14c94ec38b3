"""Text that fills little of its page is looked for closer, and only then."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np

from verifiers.read.first import nearer

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from verifiers.read.first.paddle import Paddle

PAGE = np.full((2200, 1600, 3), 250, np.uint8)
LOOK = 960


class _Finder:
    """A detector that finds what it was told to, and says what it was shown."""

    def __init__(self, found: list[NDArray[np.float32]]) -> None:
        self.found = found
        self.shown: list[tuple[int, ...]] = []

    def find(self, pixels: NDArray[np.uint8], _side: int) -> list[NDArray[np.float32]]:
        self.shown.append(pixels.shape[:2])
        return self.found


def _line(left: float, top: float, length: float = 200, lean: float = 0) -> NDArray[np.float32]:
    corners = np.array([[0, 0], [length, lean], [length, lean + 24], [0, 24]])
    return (corners + np.array([left, top])).astype(np.float32)


CARD = [_line(500, 300), _line(500, 360), _line(500, 420), _line(600, 560)]


def _find(
    lines: list[NDArray[np.float32]], found: list[NDArray[np.float32]]
) -> tuple[list[NDArray[np.float32]], _Finder]:
    reader = _Finder(found)
    return nearer.find(cast("Paddle", reader), PAGE, lines, LOOK), reader


def test_a_card_on_a_sheet_is_looked_at_by_itself() -> None:
    missed = _line(20, 130)
    lines, reader = _find(CARD, [*(line - np.float32([410, 214]) for line in CARD), missed])
    assert reader.shown == [(455, 480)]
    assert len(lines) == len(CARD) + 1
    assert any(np.allclose(line, CARD[0], atol=1) for line in lines)


def test_marks_beside_the_card_are_kept() -> None:
    far = [_line(100, 1200 + 200 * row, 600, -300) for row in range(3)]
    lines, _ = _find([*CARD, *far], [line - np.float32(400) for line in CARD])
    assert all(any(line is one for one in lines) for line in far)


def test_a_line_of_which_only_a_part_is_found_again_is_kept() -> None:
    again = [line - np.float32([410, 214]) for line in CARD[1:]]
    lines, _ = _find(CARD, [_line(90, 86, 80), *again])
    assert len(lines) == len(CARD)
    assert any(line is CARD[0] for line in lines)


def test_a_page_that_was_looked_at_as_large_as_can_be_is_looked_at_once() -> None:
    page = [_line(200, 200 + 120 * row, 1200) for row in range(15)]
    lines, reader = _find(page, [])
    assert len(lines) == len(page)
    assert not reader.shown


def test_large_text_is_not_looked_for_again() -> None:
    large = [line + np.float32([[0, 0], [0, 0], [0, 40], [0, 40]]) for line in CARD]
    _, reader = _find(large, [])
    assert not reader.shown


def test_a_piece_of_a_line_that_was_found_whole_is_kept_no_more() -> None:
    piece, corner = _line(500, 300, 60), np.float32([410, 214])
    lines, _ = _find([piece, *CARD[1:]], [line - corner for line in CARD])
    assert len(lines) == len(CARD)
    assert not any(line is piece for line in lines)
