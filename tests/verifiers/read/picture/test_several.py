"""Papers of a photograph of several are told apart, by their sides or by how their text leans."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from verifiers.read.picture import quads, several

if TYPE_CHECKING:
    from numpy.typing import NDArray


def _line(degrees: float, length: float = 120.0) -> NDArray[np.float32]:
    """The corners of a line ten pixels high that leans so much."""
    angle = math.radians(degrees)
    along = np.array([math.cos(angle), math.sin(angle)]) * length
    down = np.array([-math.sin(angle), math.cos(angle)]) * 10
    return np.array([along * 0, along, along + down, down], np.float32)


def test_papers_that_lean_otherwise_are_told_apart() -> None:
    letter = [_line(4 + place / 9, 300) + np.float32((0, 30 * place)) for place in range(9)]
    passport = [_line(-11 + place / 4) + np.float32((200, 40 * place)) for place in range(5)]
    one, other = several.by_lean([*letter, *passport, _line(30)])
    for line in letter:
        assert quads.is_inside(line, one)
    for line in passport:
        assert quads.is_inside(line, other)
    top_left, top_right, *_ = other
    across, down = (float(one) for one in top_right - top_left)
    assert math.degrees(math.atan2(down, across)) == pytest.approx(-10.5, abs=0.1)


def test_one_paper_is_not_told_apart() -> None:
    assert several.by_lean([_line(degrees / 2) for degrees in range(-9, 9)]) == []


def test_each_sheet_with_all_its_lines_is_found() -> None:
    desk = np.full((400, 576, 3), (96, 72, 50), np.uint8)
    desk[40:360, 20:200] = 245
    desk[120:300, 260:540] = (200, 220, 235)
    letter = [_line(0) + np.float32((40, top)) for top in range(60, 340, 30)]
    card = [_line(0) + np.float32((300, top)) for top in range(140, 280, 30)]
    found = several.by_sides(desk, [*letter, *card])
    assert len(found) == 2
    for lines in (letter, card):
        assert any(all(quads.is_inside(line, sheet) for line in lines) for sheet in found)
    assert several.by_sides(desk, [line + np.float32((110, 0)) for line in letter]) == []
