"""Text is told from what is written obliquely across it, however much that is."""

from __future__ import annotations

import math

from verifiers.read.picture import slant


def _line(degrees: float, length: float, left: float = 0.0) -> tuple[tuple[float, float], ...]:
    """The corners of a line ten pixels high that leans so much."""
    angle = math.radians(degrees)
    along = (length * math.cos(angle), length * math.sin(angle))
    down = (-10 * math.sin(angle), 10 * math.cos(angle))
    corners = ((0, 0), along, (along[0] + down[0], along[1] + down[1]), down)
    return tuple((left + x, y) for x, y in corners)


def test_watermarks_that_outweigh_the_text_are_oblique() -> None:
    lines = [_line(30, 400)] * 6 + [_line(0.5, 200)] * 4
    assert slant.oblique(lines, 1, 1) == (True,) * 6 + (False,) * 4


def test_a_page_that_leans_as_a_whole_has_no_watermarks() -> None:
    lines = [_line(12, 300)] * 5 + [_line(0, 30)]
    assert slant.oblique(lines, 1, 1) == (False,) * 5 + (True,)


def test_of_a_single_character_nobody_can_say_how_it_leans() -> None:
    assert slant.oblique([_line(0, 300), _line(30, 12)], 1, 1) == (False, False)
    assert slant.oblique([], 1, 1) == ()


def test_relative_boxes_lean_as_the_page_is_wide_and_high() -> None:
    wide = ((0.1, 0.1), (0.5, 0.2), (0.5, 0.3), (0.1, 0.2))
    assert math.degrees(slant.measure(wide, 1000, 100)[0]) < 2
    assert math.degrees(slant.measure(wide, 100, 1000)[0]) > 60
