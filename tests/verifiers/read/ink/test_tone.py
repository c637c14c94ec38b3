"""What a line ends in was stamped there where its ink is another than that of the line."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from tests.specimens.fonts import Face, Group, pick
from tests.specimens.style import dice
from tests.written import page
from verifiers.model import Field, Party, Region
from verifiers.read.asking import Asked
from verifiers.read.consensus import reach_all
from verifiers.read.ink.printed import Printed
from verifiers.read.parts import part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from verifiers.read import Line, Sheet

SIZE, WIDTH, HEIGHT = 40, 600, 120


def _drawn(*pieces: tuple[str, int]) -> tuple[np.ndarray, Region]:
    """Pieces of one line, each in ink of so many of 255, and the line as it was read."""
    text = "".join(piece for piece, _ in pieces)
    kind = pick(dice("ink"), Group.DEVELOPMENT, Face.SANS, text)
    font = ImageFont.truetype(kind.path, SIZE, index=kind.index)
    picture = Image.new("RGB", (WIDTH, HEIGHT), (235, 235, 235))
    draw = ImageDraw.Draw(picture)
    tones = [tone for piece, tone in pieces for _ in piece]
    for at, (letter, tone) in enumerate(zip(text, tones, strict=True)):
        draw.text((50 + at * SIZE, 40), letter, fill=(tone,) * 3, font=font)
    right = 50 + SIZE * len(text)
    x, y = (45 / WIDTH, (right + 5) / WIDTH), (36 / HEIGHT, 88 / HEIGHT)
    region = Region(
        text=text,
        confidence=1.0,
        box=((x[0], y[0]), (x[1], y[0]), (x[1], y[1]), (x[0], y[1])),
        reader="paddle",
        centres=tuple((5 + SIZE * (at + 0.5)) / (right - 40) for at in range(len(text))),
        certainties=(1.0,) * len(text),
    )
    return np.asarray(picture), region


def _sheet(pixels: np.ndarray, region: Region) -> Sheet:
    blank = page([region])
    shape = replace(blank.page, width=WIDTH, height=HEIGHT)
    return replace(blank, page=shape, pixels=pixels)


@pytest.mark.parametrize(
    ("pieces", "found"),
    [
        ([("皇甫文", 30)], False),
        ([("皇甫文", 30), ("核", 140)], True),
        ([("皇甫文", 30), ("核对", 140)], True),
        ([("皇甫文", 140)], False),
        ([("皇", 30), ("甫", 60), ("文", 95), ("明", 130)], False),
        ([("王", 30), ("核", 140)], True),
        ([("孟银", 30), ("一", 140)], False),
        ([("青年路", 120), ("43", 20), ("号", 120)], False),
        ([("李家村", 30), ("177", 30), ("号", 30), ("付", 140)], True),
    ],
)
def test_a_stamp_is_paler_than_print_at_once(pieces: list[tuple[str, int]], *, found: bool) -> None:
    pixels, region = _drawn(*pieces)
    printed = Printed(_sheet(pixels, region), [(region, 0, len(region.text))])
    assert printed.ends_in_other_ink is found


class _Nobody:
    """No closer look is taken at a name that is known to end in a stamp."""

    def second(self, lines: Sequence[Line]) -> tuple[str, ...]:
        assert not lines
        return ()


def test_a_name_that_ends_in_a_stamp_is_none_however_surely_it_was_read() -> None:
    pixels, region = _drawn(("皇甫文", 30), ("核", 140))
    sheet = _sheet(pixels, region)
    field = Field(name="name", value="皇甫文核", raw="皇甫文核", confidence=1.0, page=1,
                  box=region.box)  # fmt: skip
    couple = Field(name="parties", value=(Party("皇甫文核"),), raw="", confidence=1.0, page=1)
    fields = (couple, part("parties", 0, field))
    ((one,),) = reach_all([Asked(fields, {}, (sheet,))], _Nobody())  # type: ignore[arg-type]
    assert (one.value, one.agreed) == (None, False)
