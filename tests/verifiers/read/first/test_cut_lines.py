"""A line that was found in part is read as far as its print goes, and no further."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from PIL import Image, ImageDraw

from tests.specimens.fonts import Face, Group, pick
from tests.specimens.style import dice
from verifiers.model import Region
from verifiers.read.first.cut_lines import look
from verifiers.read.first.paddle import Paddle
from verifiers.read.picture import quads
from verifiers.text.normalise import compact

SIZE, LEFT, TOP, WIDTH, HEIGHT = 36, 60, 40, 900, 120
ADDRESS = "安徽省合肥市蜀山区东风街792号金山"
PAPER, INK = 238, 60


@cache
def reader() -> Paddle:
    return Paddle.open()


def drawn(text: str, *, pale: int = INK, rule: bool = False) -> np.ndarray:
    """A line in print that pales towards its end as in a reflection; a rule may stand behind it."""
    font = pick(dice("cut"), Group.DEVELOPMENT, Face.SONG, text).at(SIZE)
    picture = Image.new("L", (WIDTH, HEIGHT), PAPER)
    draw = ImageDraw.Draw(picture)
    end = LEFT + font.getlength(text)
    for at, letter in enumerate(text):
        left = LEFT + font.getlength(text[:at])
        tone = INK + round((pale - INK) * (left - LEFT) / (end - LEFT))
        draw.text((left, TOP), letter, fill=tone, font=font)
    if rule:
        draw.line([(end + SIZE / 2, 0), (end + SIZE / 2, HEIGHT)], fill=INK, width=2)
    return np.repeat(np.asarray(picture)[:, :, np.newaxis], 3, axis=2)


def found(pixels: np.ndarray, left: float, right: float) -> Region:
    """The region that the reader sees between two columns."""
    across, down = (left / WIDTH, right / WIDTH), ((TOP - 6) / HEIGHT, (TOP + SIZE + 8) / HEIGHT)
    box = ((across[0], down[0]), (across[1], down[0]), (across[1], down[1]), (across[0], down[1]))
    seen = reader().line(quads.cut(pixels, quads.to_quad(box, WIDTH, HEIGHT)))
    return Region(
        seen.text, seen.confidence, box, "paddle", seen.centres, seen.certainties, seen.rivals
    )


@pytest.mark.parametrize("pale", [INK, 150, 190])
@pytest.mark.parametrize("rule", [True, False])
def test_a_line_whose_end_pales_is_read_to_its_end(pale: int, *, rule: bool) -> None:
    pixels = drawn(ADDRESS, pale=pale, rule=rule)
    first = found(pixels, LEFT - 8, LEFT + 7 * SIZE)
    assert first.text == ADDRESS[:7]
    (whole,) = look(reader(), pixels, pixels, [first])
    assert whole.text == ADDRESS
    assert len(whole.centres) == len(whole.certainties) == len(ADDRESS)


@pytest.mark.parametrize("number", ["650102192109157334", "(2024)鄂0115民初15333号之一"])
def test_a_number_is_read_to_both_its_ends(number: str) -> None:
    pixels = drawn(number)
    middle = found(pixels, LEFT + 1.65 * SIZE, LEFT + 8.2 * SIZE)
    assert middle.text in number
    assert len(middle.text) < len(number) - 1
    (whole,) = look(reader(), pixels, pixels, [middle])
    assert compact(whole.text) == number


def test_a_row_of_a_zone_that_was_read_cell_by_cell_stays_as_long_as_it_is() -> None:
    pixels = drawn("650102192109157334")
    first = found(pixels, LEFT - 8, LEFT + 5 * SIZE)
    row = replace(first, voices=(("paddle", first.text), ("glyphs", first.text)))
    assert look(reader(), pixels, pixels, [first]) != (first,)
    assert look(reader(), pixels, pixels, [row]) == (row,)


def test_a_line_is_read_from_its_beginning() -> None:
    pixels = drawn(ADDRESS)
    last = found(pixels, LEFT + 6 * SIZE - 2, WIDTH - 250)
    assert last.text == ADDRESS[6:]
    (whole,) = look(reader(), pixels, pixels, [last])
    assert whole.text == ADDRESS


@pytest.mark.parametrize("pale", [INK, 190])
def test_a_whole_line_stays_as_it_is(pale: int) -> None:
    pixels = drawn(ADDRESS, pale=pale, rule=True)
    first = found(pixels, LEFT - 8, LEFT + 16.6 * SIZE)
    assert first.text == ADDRESS
    assert look(reader(), pixels, pixels, [first]) == (first,)


def test_what_was_read_by_itself_is_no_part_of_the_line_before_it() -> None:
    pixels = drawn(ADDRESS)
    pieces = [found(pixels, LEFT - 8, LEFT + 7 * SIZE), found(pixels, LEFT + 7 * SIZE, WIDTH - 250)]
    assert look(reader(), pixels, pixels, pieces) == tuple(pieces)


def test_other_words_are_not_looked_at_longer() -> None:
    pixels = drawn("登记机关签章")
    first = found(pixels, LEFT - 8, LEFT + 4 * SIZE)
    assert look(reader(), pixels, pixels, [first]) == (first,)


def test_what_lies_between_two_lines_is_read_once() -> None:
    pixels = drawn(ADDRESS)
    pieces = [
        found(pixels, LEFT - 8, LEFT + 7 * SIZE),
        found(pixels, LEFT + 9.9 * SIZE, WIDTH - 250),
    ]
    first, last = look(reader(), pixels, pixels, pieces)
    assert f"{first.text}{last.text}" == ADDRESS


@pytest.mark.parametrize("colour", [(190, 60, 60), (70, 90, 190), (170, 170, 170)])
def test_a_stamp_behind_a_line_is_no_part_of_it(colour: tuple[int, int, int]) -> None:
    pixels = Image.fromarray(drawn(ADDRESS[:7]))
    font = pick(dice("cut"), Group.DEVELOPMENT, Face.SONG, "样本").at(SIZE)
    ImageDraw.Draw(pixels).text((LEFT + 7.2 * SIZE, TOP), "样本", fill=colour, font=font)
    page = np.asarray(pixels)
    first = found(page, LEFT - 8, LEFT + 7.1 * SIZE)
    assert look(reader(), page, page, [first]) == (first,)
