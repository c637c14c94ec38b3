"""Print between two characters, of which nothing was read, shows that one was lost."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from tests.specimens.fonts import Face, Group, pick
from tests.specimens.style import dice
from tests.written import page
from verifiers.layout.proven_places import repaired
from verifiers.model import Field, Region
from verifiers.read.engine import Line, Look, Sheet
from verifiers.read.ink.printed import Printed
from verifiers.read.second.asking import Asked
from verifiers.read.second.consensus import reach_all
from verifiers.read.second.names import doubted

SIZE, WIDTH, HEIGHT = 40, 400, 120


def _drawn(
    name: str, read: str, *, apart: float = 1.0, face: Face = Face.SONG, size: int = SIZE
) -> tuple[np.ndarray, Region]:
    """A name in print, and the region of the characters that were `read` of it."""
    kind = pick(dice("room"), Group.DEVELOPMENT, face, name)
    font = ImageFont.truetype(kind.path, size, index=kind.index)
    picture = Image.new("RGB", (WIDTH, HEIGHT), (235, 235, 230))
    draw = ImageDraw.Draw(picture)
    middles = {}
    for at, letter in enumerate(name):
        left = 50 + at * size * apart
        draw.text((left, 40), letter, fill=(40, 40, 40), font=font)
        middles[letter] = left + size / 2
    right = 50 + size * (apart * (len(name) - 1) + 1)
    x, y = (45 / WIDTH, (right + 5) / WIDTH), (36 / HEIGHT, (48 + size) / HEIGHT)
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
    assert Printed(_sheet(pixels, region), [(region, 0, len(read))]).lost_one is held


def test_paler_ink_between_two_characters_is_a_mark() -> None:
    pixels, region = _drawn("戴平", "戴平", apart=2.0)
    marked = pixels.copy()
    marked[60:64, 95:125] = 180
    assert not Printed(_sheet(marked, region), [(region, 0, 2)]).lost_one


@pytest.mark.parametrize("face", [Face.SONG, Face.KAI, Face.SANS])
@pytest.mark.parametrize("off", [-0.06, 0.0])
def test_behind_a_single_character_stands_nothing_of_its_own(face: Face, off: float) -> None:
    """Small print, whose middle the reader knows to a third of its height."""
    pixels, region = _drawn("号", "号", face=face, size=18)
    placed = replace(region, centres=(region.centres[0] + off,))
    assert Printed(_sheet(pixels, placed), [(placed, 0, 1)]).with_what_follows is None


def _cut(region: Region, letters: int) -> Region:
    """The region without its last characters, as where they were not found."""
    kept = region.text[:-letters]
    a, b, c, d = region.box
    share = (region.centres[len(kept) - 1] + region.centres[len(kept)]) / 2
    right = a[0] + (b[0] - a[0]) * share
    return replace(
        region,
        text=kept,
        box=(a, (right, b[1]), (right, c[1]), d),
        centres=tuple(one / share for one in region.centres[: len(kept)]),
        certainties=(1.0,) * len(kept),
    )


def _sheet(pixels: np.ndarray, *regions: Region, faded: np.ndarray | None = None) -> Sheet:
    blank = page(regions)
    return replace(
        blank,
        page=replace(blank.page, width=WIDTH, height=HEIGHT),
        pixels=pixels,
        faded=faded,
    )


@pytest.mark.parametrize("face", [Face.SONG, Face.KAI, Face.SANS])
def test_print_behind_what_was_found_is_seen_unless_it_was_read_by_itself(face: Face) -> None:
    pixels, whole = _drawn("孟银一", "孟银一", face=face)
    found = _cut(whole, 1)
    wider = Printed(_sheet(pixels, found), [(found, 0, 2)]).with_what_follows
    assert wider is not None
    assert wider[1][0] >= whole.box[1][0] - 0.01
    assert Printed(_sheet(pixels, whole), [(whole, 0, 3)]).with_what_follows is None
    other = replace(whole, text="一", centres=(), box=(found.box[1], *whole.box[1:3], found.box[2]))
    assert Printed(_sheet(pixels, found, other), [(found, 0, 2)]).with_what_follows is None


@pytest.mark.parametrize("leans", [0.0, 0.3])
def test_a_mark_over_what_was_not_found_is_no_reading_of_it(leans: float) -> None:
    """A name between marks lost its beginning: what leans otherwise does not say what it is."""
    pixels, whole = _drawn("孟银一", "孟银一")
    kept = _cut(whole, 1)
    left, share = 87 / WIDTH, (87 - 45) / (whole.box[1][0] - whole.box[0][0]) / WIDTH
    a, b, c, d = whole.box
    last = replace(
        whole,
        text="银一",
        box=((left, a[1]), b, c, (left, d[1])),
        centres=tuple((one - share) / (1 - share) for one in whole.centres[1:]),
    )
    a, b, c, d = kept.box
    across = (a[0], a[1] - leans), (b[0], b[1] + leans), (c[0], c[1] + leans), (d[0], d[1] - leans)
    mark = replace(kept, text="使用", box=across)
    found = Printed(_sheet(pixels, last, mark), [(last, 0, 2)]).with_what_precedes
    assert (found is not None) is (leans > 0)
    assert Printed(_sheet(pixels, whole), [(whole, 0, 3)]).with_what_precedes is None


def test_a_name_whose_end_was_not_found_is_looked_at_with_its_end() -> None:
    pixels, whole = _drawn("孟银一", "孟银一")
    found = _cut(whole, 1)
    field = Field(name="name", value="孟银", raw="孟银", confidence=1.0, page=1, box=found.box)
    for said, value in (
        ("孟银一", "孟银一"),
        ("孟银一鸣", "孟银一鸣"),
        ("孟银", "孟银"),
        ("孟银复", None),
        ("孟银一号", None),
    ):
        reader = Second(*[said] * 3)
        asked = Asked((field,), {}, (_sheet(pixels, found),))
        ((one,),) = reach_all([asked], reader)  # type: ignore[arg-type]
        assert one.value == value
        assert reader.asked[0].boxes[0][1][0] > found.box[1][0]


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
    sheet = _sheet(pixels, region, faded=np.full_like(pixels, 235))
    field = Field(name="name", value="戴平", raw="戴平", confidence=1.0, page=1, box=region.box)
    reader = Second(*said)
    ((one,),) = reach_all([Asked((field,), {}, (sheet,))], reader)  # type: ignore[arg-type]
    assert one.value == value
    assert [line.pixels is pixels for line in reader.asked] == [True]


@pytest.mark.parametrize(
    ("name", "value"), [("address", None), ("birth_place", "天津市河西区"), ("native_place", None)]
)
def test_behind_a_whole_county_only_an_address_goes_on(name: str, value: str | None) -> None:
    print_ = "天津市河西区号" if name != "native_place" else "天津市河西区"
    pixels, whole = _drawn(print_, print_)
    found = _cut(whole, 1)
    field = Field(name=name, value=found.text, raw=found.text, confidence=1.0, page=1,
                  box=found.box)  # fmt: skip
    (one,) = repaired([field], [_sheet(pixels, found)])
    assert one.value == value


@pytest.mark.parametrize("face", [Face.SONG, Face.KAI, Face.SANS])
def test_a_name_whose_beginning_was_not_found_is_looked_at_with_its_beginning(face: Face) -> None:
    pixels, whole = _drawn("孟银飞", "孟银飞", face=face)
    a, b, c, d = whole.box
    share = (whole.centres[0] + whole.centres[1]) / 2
    left = a[0] + (b[0] - a[0]) * share
    found = replace(
        whole,
        text="银飞",
        box=((left, a[1]), b, c, (left, d[1])),
        centres=tuple((one - share) / (1 - share) for one in whole.centres[1:]),
        certainties=(1.0, 1.0),
    )
    name = Field(name="name", value="银飞", raw="银飞", page=1, box=found.box, confidence=1.0)
    ((_, line),) = doubted.of([name], [_sheet(pixels, found)])
    assert line.certainty == 0.0
    assert line.value[0][0][0] <= a[0] + 0.01
    assert not list(doubted.stamped([name], [_sheet(pixels, found)]))


@pytest.mark.parametrize(("read", "value"), [("河西一区", "河西一区"), ("河西区", None)])
def test_a_place_with_print_between_two_of_its_characters_is_none(
    read: str, value: str | None
) -> None:
    pixels, region = _drawn("河西一区", read)
    field = Field(name="birth_place", value=read, raw=read, confidence=1.0, page=1, box=region.box)
    (one,) = repaired([field], [_sheet(pixels, region)])
    assert one.value == value


@pytest.mark.parametrize("face", [Face.SONG, Face.KAI, Face.SANS])
def test_print_that_pales_is_as_dark_as_what_stands_before_it(face: Face) -> None:
    """In a reflection the end of a line is paler than a copied stamp would be."""
    pixels, whole = _drawn("孟银一鸣", "孟银一鸣", face=face)
    found = _cut(whole, 2)
    light = np.linspace(0.0, 0.75, WIDTH)[np.newaxis, :, np.newaxis]
    pale = np.asarray(pixels + (np.float32(235) - pixels) * light, np.uint8)
    assert Printed(_sheet(pale, found), [(found, 0, 2)]).with_what_follows is not None
    assert Printed(_sheet(pale, whole), [(whole, 0, 4)]).with_what_follows is None


@pytest.mark.parametrize("face", [Face.KAI, Face.SANS])
def test_a_box_that_ends_in_a_character_holds_half_of_it(face: Face) -> None:
    """Of 峰 a detector found 山."""
    pixels, whole = _drawn("鲁宇峰", "鲁宇峰", face=face)
    a, b, c, d = whole.box
    share = (45 + 2.4 * SIZE) / WIDTH - a[0]
    kept = share / (b[0] - a[0])
    half = replace(
        whole,
        text="鲁宇山",
        box=(a, (a[0] + share, b[1]), (a[0] + share, c[1]), d),
        centres=(whole.centres[0] / kept, whole.centres[1] / kept, 1 - 0.15 * SIZE / WIDTH / share),
    )
    assert Printed(_sheet(pixels, half), [(half, 0, 3)]).with_what_follows is not None
    assert Printed(_sheet(pixels, whole), [(whole, 0, 3)]).with_what_follows is None


def test_the_rule_of_a_form_behind_a_line_is_no_print() -> None:
    """Nor are two pieces of it, between which the paper's pattern hides it."""
    pixels, whole = _drawn("孟银一", "孟银一")
    ruled = pixels.copy()
    end = round(whole.box[1][0] * WIDTH) + 8
    ruled[:, end : end + 2] = 40
    ruled[70:76, end : end + 2] = 110
    assert Printed(_sheet(ruled, whole), [(whole, 0, 3)]).with_what_follows is None


def test_a_high_stamp_over_what_was_not_found_is_no_reading_of_it() -> None:
    pixels, whole = _drawn("孟银一", "孟银一")
    kept = _cut(whole, 1)
    stamp = replace(
        kept, text="注销", box=tuple((x + 0.1, 0.0 if y < 0.5 else 1.0) for x, y in kept.box)
    )
    assert Printed(_sheet(pixels, kept, stamp), [(kept, 0, 2)]).with_what_follows is not None


def test_a_line_before_the_last_that_goes_on_leaves_no_address() -> None:
    """The next line would be joined to its beginning: 蜀山区…金山 and 雅苑 to 蜀雅苑."""
    pixels, whole = _drawn("合肥市蜀山", "合肥市蜀山")
    first = _cut(whole, 1)
    last = replace(
        whole,
        text="雅苑21号",
        box=tuple((x, y + 0.5) for x, y in first.box),
        centres=(0.2, 0.4, 0.6, 0.7, 0.9),
        certainties=(1.0,) * 5,
    )
    for region, value in ((first, None), (whole, "合肥市蜀山雅苑21号")):
        field = Field(name="address", value=f"{region.text}{last.text}", raw="", confidence=1.0,
                      page=1, box=region.box)  # fmt: skip
        (one,) = repaired([field], [_sheet(pixels, region, last)])
        assert one.value == value
