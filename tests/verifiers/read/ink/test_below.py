"""A line below another that nobody read is seen; rules, cells and what was read are not one."""

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
from verifiers.model import Field, Region
from verifiers.read.ink.printed import Printed

if TYPE_CHECKING:
    from verifiers.read import Sheet

SIZE, WIDTH, HEIGHT = 36, 600, 240
LINE = "福建省厦门市思明区"


def _drawn(below: str, *, ink: int = 30, form: bool = False) -> np.ndarray:
    """A line of an address, and what stands below it: print, and the cell of a form."""
    kind = pick(dice("below"), Group.DEVELOPMENT, Face.SONG, LINE + below)
    font = ImageFont.truetype(kind.path, SIZE, index=kind.index)
    picture = Image.new("RGB", (WIDTH, HEIGHT), (235, 235, 235))
    draw = ImageDraw.Draw(picture)
    draw.text((100, 60), LINE, fill=(30, 30, 30), font=font)
    draw.text((100, 112), below, fill=(ink,) * 3, font=font)
    if form:
        draw.rectangle((88, 50, 560, 106), outline=(40, 40, 40), width=2)
        draw.line((130, 106, 130, HEIGHT), fill=(40, 40, 40), width=2)
    return np.asarray(picture)


def _region(text: str, top: float) -> Region:
    right = 100 + SIZE * len(text)
    x, y = (95 / WIDTH, (right + 5) / WIDTH), ((top - 4) / HEIGHT, (top + SIZE + 8) / HEIGHT)
    return Region(
        text=text,
        confidence=1.0,
        box=((x[0], y[0]), (x[1], y[0]), (x[1], y[1]), (x[0], y[1])),
        reader="paddle",
        centres=tuple((5 + SIZE * (at + 0.5)) / (right - 90) for at in range(len(text))),
        certainties=(1.0,) * len(text),
        rivals=("",) * len(text),
    )


def _sheet(pixels: np.ndarray, *regions: Region) -> Sheet:
    blank = page(regions)
    return replace(blank, page=replace(blank.page, width=WIDTH, height=HEIGHT), pixels=pixels)


@pytest.mark.parametrize(
    ("below", "ink", "form", "read", "found"),
    [
        ("虎园路18号", 30, False, False, True),
        ("虎园路18号", 30, False, True, False),
        ("使用", 140, False, False, False),
        ("", 30, False, False, False),
        ("", 30, True, False, False),
    ],
    ids=["print", "it was read", "a mark", "nothing", "a form"],
)
def test_print_below_a_line_is_seen_unless_it_was_read(
    below: str, ink: int, *, form: bool, read: bool, found: bool
) -> None:
    first, second = _region(LINE, 60), _region(below, 112)
    sheet = _sheet(_drawn(below, ink=ink, form=form), first, *([second] if read else []))
    assert Printed(sheet, [(first, 0, len(LINE))]).is_above_print is found
    field = Field(name="address", value=LINE, raw=LINE, confidence=1.0, page=1, box=first.box)
    (one,) = repaired([field], [sheet])
    assert one.value == (None if found else LINE)


@pytest.mark.parametrize(("top", "found"), [(164, True), (188, False)])
def test_the_next_line_stands_as_far_below_as_the_last_one_did(top: int, *, found: bool) -> None:
    kind = pick(dice("below"), Group.DEVELOPMENT, Face.SONG, LINE)
    font = ImageFont.truetype(kind.path, SIZE, index=kind.index)
    picture = Image.fromarray(_drawn("虎园路18号"))
    ImageDraw.Draw(picture).text((100, top), "五单元", fill=(30, 30, 30), font=font)
    lines = _region(LINE, 60), _region("虎园路18号", 112)
    parts = [(one, 0, len(one.text)) for one in lines]
    assert Printed(_sheet(np.asarray(picture), *lines), parts).is_above_print is found


@pytest.mark.parametrize(("lost", "found"), [(0, False), (3, True)])
def test_a_further_line_whose_beginning_was_not_read_makes_an_address_none(
    lost: int, *, found: bool
) -> None:
    below = "虎园路文明里五号楼"
    first, whole = _region(LINE, 60), _region(below, 112)
    (left, top), (right, _), (_, foot), _ = whole.box
    begun = left + SIZE * lost / WIDTH
    share = (begun - left) / (right - left)
    second = replace(
        whole,
        text=below[lost:],
        box=((begun, top), (right, top), (right, foot), (begun, foot)),
        centres=tuple((one - share) / (1 - share) for one in whole.centres[lost:]),
        certainties=whole.certainties[lost:],
        rivals=whole.rivals[lost:],
    )
    value = LINE + below[lost:]
    field = Field(name="address", value=value, raw=value, confidence=1.0, page=1, box=first.box)
    (one,) = repaired([field], [_sheet(_drawn(below), first, second)])
    assert one.value == (None if found else value)
