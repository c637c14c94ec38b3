"""Print between two characters, of which nothing was read, shows that one was lost."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from tests.specimens.fonts import Face, Group, pick
from tests.specimens.style import dice
from tests.written import page
from verifiers.model import Field, Region
from verifiers.read.consensus import Asked, reach_all
from verifiers.read.engine import Line, Look, Sheet
from verifiers.read.room import holds_print

SIZE, WIDTH, HEIGHT = 40, 400, 120


def _drawn(
    name: str, read: str, *, apart: float = 1.0, face: Face = Face.SONG
) -> tuple[np.ndarray, Region]:
    """A name in print, and the region of the characters that were `read` of it."""
    kind = pick(dice("room"), Group.DEVELOPMENT, face, name)
    font = ImageFont.truetype(kind.path, SIZE, index=kind.index)
    picture = Image.new("RGB", (WIDTH, HEIGHT), (235, 235, 230))
    draw = ImageDraw.Draw(picture)
    middles = {}
    for at, letter in enumerate(name):
        left = 50 + at * SIZE * apart
        draw.text((left, 40), letter, fill=(40, 40, 40), font=font)
        middles[letter] = left + SIZE / 2
    right = 50 + SIZE * (apart * (len(name) - 1) + 1)
    x, y = (45 / WIDTH, (right + 5) / WIDTH), (36 / HEIGHT, 88 / HEIGHT)
    region = Region(
        text=read,
        confidence=1.0,
        box=((x[0], y[0]), (x[1], y[0]), (x[1], y[1]), (x[0], y[1])),
        reader="paddle",
        centres=tuple((middles[one] - 45) / (right - 40) for one in read),
        certainties=(1.0,) * len(read),
    )
    return np.asarray(picture), region


@pytest.mark.parametrize("face", [Face.SONG, Face.KAI, Face.SANS])
@pytest.mark.parametrize(
    ("name", "read", "apart", "held"),
    [
        ("戴一平", "戴平", 1.0, True),
        ("戴一平", "戴平", 1.4, True),
        ("戴一平", "戴一平", 1.0, False),
        ("戴平", "戴平", 1.0, False),
        ("戴平", "戴平", 2.0, False),
        ("欧阳一鸣", "欧阳鸣", 1.0, True),
    ],
)
def test_a_thin_stroke_between_two_characters_is_print(
    face: Face, name: str, read: str, apart: float, *, held: bool
) -> None:
    pixels, region = _drawn(name, read, apart=apart, face=face)
    assert holds_print(pixels, [(region, 0, len(read))]) is held


def test_paler_ink_between_two_characters_is_a_mark() -> None:
    pixels, region = _drawn("戴平", "戴平", apart=2.0)
    marked = pixels.copy()
    marked[60:64, 95:125] = 180
    assert not holds_print(marked, [(region, 0, 2)])


class Second:
    """What closer looks at the line see."""

    def __init__(self, *said: str) -> None:
        self.said, self.asked = "\n".join(said), list[Line]()

    def second(self, lines: tuple[Line, ...]) -> tuple[str, ...]:
        assert all(line.look is Look.AGAIN for line in lines)
        self.asked += lines
        return (self.said,) * len(lines)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        (("戴一平",) * 3, "戴一平"),
        (("戴平",) * 3, "戴平"),
        (("戴一平", "戴平", "戴平"), None),
        (("戴一平", "戴一平"), None),
        ((), None),
    ],
)
def test_a_name_that_may_have_lost_a_character_is_looked_at_as_it_was_printed(
    said: tuple[str, ...], value: str | None
) -> None:
    pixels, region = _drawn("戴一平", "戴平")
    blank = page([region])
    shape = replace(blank.page, width=WIDTH, height=HEIGHT)
    faded = np.full_like(pixels, 235)
    sheet = Sheet(shape, pixels, (region,), faded)
    field = Field(name="name", value="戴平", raw="戴平", confidence=1.0, page=1, box=region.box)
    reader = Second(*said)
    ((one,),) = reach_all([Asked((field,), {}, (sheet,))], reader)  # type: ignore[arg-type]
    assert one.value == value
    assert [line.pixels is pixels for line in reader.asked] == [True]
