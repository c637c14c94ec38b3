"""Capitals that the first reader wrote as one word are two where a space stands between them."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from tests.specimens.fonts import Face, Group, pick
from tests.specimens.style import dice
from verifiers.model import Region
from verifiers.read.first.latin_words import look

SIZE, WIDTH, HEIGHT = 40, 900, 100
FACES = [(group, face) for group in Group for face in (Face.SANS, Face.SONG, Face.NUMBER)]


def _drawn(text: str, group: Group, face: Face, room: int) -> tuple[np.ndarray, Region]:
    """Print, letters `room` pixels farther apart than usual, and what was read: all but spaces."""
    font = pick(dice("words"), group, face, text).at(SIZE)
    picture = Image.new("RGB", (WIDTH, HEIGHT), (235, 235, 230))
    pen, at, middles = ImageDraw.Draw(picture), 30.0, []
    for letter in text:
        wide = font.getlength(letter) + room
        pen.text((at, 30), letter, fill=(40, 40, 40), font=font)
        middles += [at + wide / 2] if letter != " " else []
        at += wide
    left, right = 25 / WIDTH, (at + 5) / WIDTH
    read = text.replace(" ", "")
    region = Region(
        text=read,
        confidence=1.0,
        box=((left, 0.2), (right, 0.2), (right, 0.85), (left, 0.85)),
        reader="paddle",
        centres=tuple((middle - 25) / (at - 20) for middle in middles),
        certainties=(1.0,) * len(read),
        rivals=("",) * len(read),
    )
    return np.asarray(picture), region


@pytest.mark.parametrize(("group", "face"), FACES)
@pytest.mark.parametrize("room", [0, 3])
@pytest.mark.parametrize(
    "text", ["CHAN, CHI CHUN", "WONG, MIIJIN", "VON ESSEN, ANN HOPE", "VAN DER MEER, JILL BETH"]
)
def test_the_room_of_a_space_parts_two_words_and_that_of_letters_none(
    group: Group, face: Face, room: int, text: str
) -> None:
    pixels, region = _drawn(text, group, face, room)
    (seen,) = look(pixels, [region])
    assert seen.text == text.replace(", ", ",")
    assert len(seen.centres) == len(seen.certainties) == len(seen.rivals) == len(seen.text)


def test_a_letter_of_which_no_ink_is_left_makes_no_space() -> None:
    pixels, region = _drawn("WONG, MIIJIN", Group.DEVELOPMENT, Face.SONG, 0)
    worn, at = pixels.copy(), region.text.index("I")
    middle = 25 + region.centres[at] * (region.box[1][0] - region.box[0][0]) * WIDTH
    worn[:, round(middle) - 12 : round(middle) + 12] = 235
    assert look(worn, [region]) == (region,)


def test_other_lines_are_left_as_they_are() -> None:
    pixels, region = _drawn("PASSPORT 88", Group.DEVELOPMENT, Face.SANS, 0)
    assert look(pixels, [region])[0] is region
