"""A day under a red seal of which the first reader is unsure needs more than one faded picture."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw

from tests.specimens.fonts import Face, pick
from tests.specimens.style import Group, dice
from verifiers.model import Field, Page, Quality, Region
from verifiers.read import WarmReader
from verifiers.read.engine import Look, Script, Sheet
from verifiers.read.first.paddle import Paddle
from verifiers.read.picture import quads, red_rims, seals
from verifiers.read.second.asking import Asked
from verifiers.read.second.consensus import reach_all
from verifiers.read.second.tesseract import Tesseract
from verifiers.text.dates import find_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from verifiers.read.engine import Line

DAY, TRUE = "二〇二三年三月八日", "2023-03-08"
LARGER = 4


@pytest.fixture(scope="module")
def first() -> Paddle:
    return Paddle.open()


@pytest.fixture(scope="module")
def reader(first: Paddle) -> WarmReader:
    return WarmReader(first, Tesseract())


def _page(size: int, place: int, *, seal: bool = True) -> NDArray[np.uint8]:
    """A small page, twice compressed: a side of a square seal runs through one of its numerals."""
    page = Image.new("RGB", (400 * LARGER, 560 * LARGER), (245, 243, 250))
    font = pick(dice("day"), Group.HELD_OUT, Face.KAI, DAY).at(size * LARGER)
    ImageDraw.Draw(page).text((110 * LARGER, 400 * LARGER), DAY, (110, 110, 110), font)
    if seal:
        x, y, half = 110 + size * (place + 0.5), 400 + size * 0.58, 3 * size
        film = Image.new("RGB", page.size, (255, 255, 255))
        sides = (x - 1.3 * half, y - 1.3 * half, x + 0.7 * half, y - 1)
        ImageDraw.Draw(film).rectangle(
            tuple(side * LARGER for side in sides), outline=(219, 61, 79), width=round(size * 1.08)
        )
        page = ImageChops.multiply(page, film)
    seen = np.asarray(page.resize((400, 560), Image.Resampling.LANCZOS), np.uint8)
    for quality in (60, 50):
        _, sent = cv2.imencode(".jpg", seen[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
        seen = np.asarray(cv2.imdecode(sent, cv2.IMREAD_COLOR), np.uint8)[:, :, ::-1]
    return np.ascontiguousarray(seen)


def _settled(
    first: Paddle, reader: WarmReader, page: NDArray[np.uint8], size: int, sure: float | None = None
) -> Field:
    """The day of a page, after all readers; as sure of it as the first is, or as is said."""
    height, width = page.shape[:2]
    right, bottom = 114 + 9 * size, 403 + 1.2 * size
    quad = np.array([(106, 397), (right, 397), (right, bottom), (106, bottom)], np.float32)
    ink = red_rims.divided_out(page, seals.faded(page))
    (seen,) = first.read(ink, [quad])
    box = quads.to_box(quad, width, height)
    region = Region(
        seen.text, seen.confidence, box, "paddle", seen.centres, seen.certainties, seen.rivals
    )
    if sure is not None:
        region = replace(region, certainties=(sure,) * len(seen.text))
    (day,) = find_days(seen.text)
    assert day.day is not None
    field = Field(name="day", value=day.day.isoformat(), raw=seen.text, box=box)
    sheet = Sheet(Page(1, width, height, 0, Quality(1, 0, 0.5, 1)), page, (region,), ink)
    ((settled,),) = reach_all([Asked((field,), {"day": Script.DATE}, (sheet,))], reader)
    return settled


@pytest.mark.parametrize(("size", "place"), [(15, 5), (15, 3), (18, 5)])
def test_a_stroke_that_faded_with_a_seal_makes_no_other_day(
    first: Paddle, reader: WarmReader, size: int, place: int
) -> None:
    settled = _settled(first, reader, _page(size, place), size, sure=0.8)
    assert settled.raw != DAY
    assert (settled.value, settled.agreed) == (None, False)


def test_an_unsure_day_with_no_seal_over_it_stands_as_it_did(
    first: Paddle, reader: WarmReader
) -> None:
    settled = _settled(first, reader, _page(18, 5, seal=False), 18, sure=0.8)
    assert (settled.value, settled.agreed) == (TRUE, True)


def test_an_unsure_day_that_all_looks_see_alike_stands(first: Paddle, reader: WarmReader) -> None:
    page = _page(18, 5, seal=False)
    page[380:392, 100:290] = page[425:431, 100:290] = (235, 120, 130)
    page[396:398, 110:280] = (235, 120, 130)
    settled = _settled(first, reader, page, 18, sure=0.8)
    assert (settled.value, settled.agreed) == (TRUE, True)


OTHER = "2023-03-06"


@pytest.mark.parametrize(
    ("faded", "in_red", "value"),
    [
        ((TRUE,), (TRUE,), TRUE),
        ((TRUE,), (), TRUE),
        ((TRUE,), (OTHER,), None),
        ((TRUE, OTHER), (TRUE,), None),
        ((OTHER,), (OTHER,), None),
        ((), (TRUE,), None),
    ],
)
def test_looks_at_the_faded_page_must_see_the_day_and_none_in_red_light_another(
    faded: tuple[str, ...], in_red: tuple[str, ...], value: str | None
) -> None:
    page = np.full((40, 240, 3), 240, np.uint8)
    page[5:9, 20:200] = (220, 60, 80)
    ink = np.full_like(page, 240)
    box = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
    region = Region(DAY, 0.8, box, "paddle", (), (0.8,) * len(DAY))
    field = Field(name="day", value=TRUE, raw=DAY, box=box)
    sheet = Sheet(Page(1, 240, 40, 0, Quality(1, 0, 0.5, 1)), page, (region,), ink)

    class Readers:
        """Tesseract and the network see the day; the first reader what closer looks are said to."""

        def second(self, lines: Sequence[Line]) -> tuple[str, ...]:
            seen = {True: "\n".join(faded), False: "\n".join(in_red)}
            return tuple(
                seen[line.pixels is ink] if line.look is Look.AS_PRINTED else DAY for line in lines
            )

    asked = Asked((field,), {"day": Script.DATE}, (sheet,))
    ((settled,),) = reach_all([asked], Readers())  # type: ignore[arg-type]
    assert (settled.value, settled.agreed) == (value, value is not None)
