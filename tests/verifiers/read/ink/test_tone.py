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
from verifiers.layout.proven_places import repaired
from verifiers.model import Field, Party, Region
from verifiers.read.ink.printed import Printed
from verifiers.read.second.asking import Asked
from verifiers.read.second.consensus import reach_all
from verifiers.read.second.parts import part

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
    ("pieces", "stamped"),
    [
        ([("皇甫文", 30)], 0),
        ([("皇甫文", 30), ("核", 140)], 1),
        ([("皇甫文", 30), ("核对", 140)], 2),
        ([("皇甫文", 140)], 0),
        ([("皇", 30), ("甫", 60), ("文", 95), ("明", 130)], 0),
        ([("王", 30), ("核", 140)], 1),
        ([("孟银", 30), ("一", 140)], 0),
        ([("青年路", 120), ("43", 20), ("号", 120)], 0),
        ([("李家村", 30), ("177", 30), ("号", 30), ("付", 140)], 1),
    ],
)
def test_a_stamp_is_paler_than_print_at_once(pieces: list[tuple[str, int]], stamped: int) -> None:
    pixels, region = _drawn(*pieces)
    printed = Printed(_sheet(pixels, region), [(region, 0, len(region.text))])
    assert printed.stamped == stamped


class _Nobody:
    """No closer look is taken at a name that is known to end in a stamp."""

    def second(self, lines: Sequence[Line]) -> tuple[str, ...]:
        assert not lines
        return ()


@pytest.mark.parametrize(("stamp", "name"), [("核", "皇甫文"), ("明", None)])
def test_a_name_that_ends_in_a_stamp_is_cut_or_none_however_surely_it_was_read(
    stamp: str, name: str | None
) -> None:
    """What stamps do not say may be a character on which a lamp shone."""
    pixels, region = _drawn(("皇甫文", 30), (stamp, 140))
    sheet, said = _sheet(pixels, region), f"皇甫文{stamp}"
    field = Field(name="name", value=said, raw=said, confidence=1.0, page=1, box=region.box)
    couple = Field(name="parties", value=(Party(said),), raw="", confidence=1.0, page=1)
    fields = (couple, part("parties", 0, field))
    ((one,),) = reach_all([Asked(fields, {}, (sheet,))], _Nobody())  # type: ignore[arg-type]
    assert one.value == ((Party(name),) if name else None)


@pytest.mark.parametrize(
    ("printed", "whole"), [("天津市河西区金山路46号", True), ("天津市河西区金", False)]
)
def test_an_address_is_cut_before_a_stamp_if_it_is_whole_without_it(
    printed: str, *, whole: bool
) -> None:
    pixels, region = _drawn((printed, 30), ("复", 140))
    said = f"{printed}复"
    field = Field(name="address", value=said, raw=said, confidence=1.0, page=1, box=region.box)
    (one,) = repaired([field], [_sheet(pixels, region)])
    assert one.value == (printed if whole else None)


@pytest.mark.parametrize(
    ("print_", "stamp", "colour", "many"),
    [
        ("桥大道83号", "印件仪限店", (110, 130, 200), 5),
        ("桥大道83号", "印件仪限店", (205, 90, 90), 5),
        ("桥大道83号", "柳荫饭店", (150, 150, 150), 0),
        ("", "桥大道83号柳荫饭店", (110, 130, 200), 0),
    ],
    ids=["blue", "red", "grey", "all blue"],
)
def test_what_goes_on_in_colour_behind_black_print_was_stamped(
    print_: str, stamp: str, colour: tuple[int, int, int], many: int
) -> None:
    pixels, region = _drawn((print_, 40), (stamp, 40))
    start = round(region.box[0][0] * WIDTH) + 5 + SIZE * len(print_)
    dark = pixels[:, start:].astype(np.float32)
    paper = np.float32(235)
    share = (paper - dark) / (paper - 40)
    pixels = pixels.copy()
    pixels[:, start:] = np.asarray(paper + (np.asarray(colour) - paper) * share, np.uint8)
    printed = Printed(_sheet(pixels, region), [(region, 0, len(region.text))])
    assert printed.coloured == many
    field = Field(name="address", value=region.text, raw=region.text, confidence=1.0, page=1,
                  box=region.box)  # fmt: skip
    (one,) = repaired([field], [_sheet(pixels, region)])
    assert one.value == (print_ if many else region.text)
