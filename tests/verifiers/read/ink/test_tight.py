"""A line among what a seal left is cut as high as its print, and read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from tests.specimens import ink
from tests.specimens.fonts import Face, pick
from tests.specimens.style import Group, dice
from tests.written import page
from verifiers.model import Field, Region
from verifiers.read.engine import Alphabet, Line, Look, Script
from verifiers.read.ink import tight
from verifiers.read.picture import quads
from verifiers.read.second.asking import Asked
from verifiers.read.second.consensus import reach_all
from verifiers.read.second.numerals import Numerals

if TYPE_CHECKING:
    from collections.abc import Sequence

DAY = "2019年7月2日"
WHOLE = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


def line(room: int) -> Line:
    """A day of 40 pixels with so much room above and below, and there what a seal left."""
    face = pick(dice("tight"), Group.DEVELOPMENT, Face.SONG, DAY)
    page = Image.new("RGB", (round(face.length(DAY, 40)) + 20, 44 + 2 * room), (250, 250, 250))
    ink.write(page, (10, page.height / 2), DAY, face, 40)
    for left in range(40, page.width, 60):
        page.paste((70, 70, 70), (left, 2, left + 6, 5))
        page.paste((70, 70, 70), (left, page.height - 6, left + 4, page.height - 3))
    return Line(np.asarray(page), (WHOLE,), Alphabet.MIXED, look=Look.LETTERS, value=(WHOLE,))


def test_a_day_among_debris_is_read_where_its_print_is() -> None:
    seen = line(room=36)
    found = tight.fitted(seen)
    assert found is not None
    top, bottom = found.boxes[0][0][1], found.boxes[0][2][1]
    assert found.boxes == found.value
    assert 0.2 < top < 0.35
    assert 0.65 < bottom < 0.8
    assert Numerals.open().read([found]) == (DAY,)


def test_a_line_as_high_as_its_print_stays() -> None:
    seen = line(room=6)
    height, width = seen.pixels.shape[:2]
    assert tight.fitted(seen) is None
    quad = quads.to_quad(WHOLE, width, height)
    assert tight.fitted_quad(seen.pixels, quad) is quad


def test_blank_paper_and_columns_stay() -> None:
    blank = np.full((80, 300, 3), 250, np.uint8)
    assert tight.fitted(Line(blank, (WHOLE,), Alphabet.MIXED, value=(WHOLE,))) is None
    column = np.ascontiguousarray(np.rot90(line(room=36).pixels))
    assert tight.fitted(Line(column, (WHOLE,), Alphabet.MIXED, value=(WHOLE,))) is None


def test_a_doubtful_value_is_asked_for_again_where_its_print_is() -> None:
    seen = line(room=36)
    height, width = seen.pixels.shape[:2]
    region = Region(DAY, 1.0, WHOLE, "paddle", certainties=(1.0,) * len(DAY))
    blank = page([region])
    sheet = replace(blank, page=replace(blank.page, width=width, height=height), pixels=seen.pixels)
    field = Field(name="day", value="2019-07-02", raw=DAY, box=WHOLE)

    class Reader:
        """Tesseract sees the day only where its line is cut as high as its print."""

        def second(self, lines: Sequence[Line]) -> tuple[str, ...]:
            cut = (line.look is Look.CLEAN and line.boxes[0][0][1] > 0.1 for line in lines)
            return tuple("201972" if one else "*" for one in cut)

    ((settled,),) = reach_all([Asked((field,), {"day": Script.DATE}, (sheet,))], Reader())  # type: ignore[arg-type]
    assert settled.agreed is True
