"""Pages come out upright, flat and read, whichever way they were photographed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from tests.specimens import damage, ink
from tests.specimens.documents import draw
from tests.specimens.fonts import Face, pick
from tests.specimens.style import Group, Style, dice
from tests.specimens.truth import IdCardPortrait
from verifiers.intake import Picture
from verifiers.read import Alphabet, Line, WarmReader, slice_box
from verifiers.read.engine import Look
from verifiers.read.picture.colour import Colours

if TYPE_CHECKING:
    from verifiers.read import Sheet

TRUTH = IdCardPortrait(
    name="陈建国",
    sex="male",
    ethnicity="汉",
    birth_date=date(1962, 3, 7),
    address="福建省厦门市思明区鹭江道128号302室",
    id_number="350203196203072213",
)


@pytest.fixture(scope="module")
def reader() -> WarmReader:
    return WarmReader.open()


@pytest.fixture(scope="module")
def card() -> Image.Image:
    return draw(TRUTH, Style(3)).pages[0]


def sheet_of(reader: WarmReader, picture: Image.Image) -> Sheet:
    (sheet,) = reader.read([Picture(1, np.asarray(picture.convert("RGB")))])
    return sheet


def text_of(sheet: Sheet) -> str:
    return "".join(region.text for region in sheet.regions).replace(" ", "")


def test_a_scan_is_read_as_it_is(reader: WarmReader, card: Image.Image) -> None:
    sheet = sheet_of(reader, card)
    assert (sheet.page.width, sheet.page.height) == card.size
    assert sheet.page.rotation == 0
    assert TRUTH.id_number in text_of(sheet)
    assert TRUTH.name in text_of(sheet)


def test_every_character_has_a_place_within_its_line(reader: WarmReader, card: Image.Image) -> None:
    for region in sheet_of(reader, card).regions:
        assert len(region.centres) == len(region.text)
        assert list(region.centres) == sorted(region.centres)
        assert all(0 <= centre <= 1 for centre in region.centres)


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_card_is_turned_back(reader: WarmReader, card: Image.Image, degrees: int) -> None:
    sheet = sheet_of(reader, damage.turn(card, degrees))
    assert sheet.page.rotation == 360 - degrees
    assert (sheet.page.width, sheet.page.height) == card.size
    assert TRUTH.id_number in text_of(sheet)
    assert sheet.regions[0].text.startswith(("姓名", "姓 名", TRUTH.name))


@pytest.mark.parametrize("recipe", ["photo", "far", "evening"])
def test_a_photographed_card_is_cut_out_and_laid_flat(
    reader: WarmReader, card: Image.Image, recipe: str
) -> None:
    sheet = sheet_of(reader, damage.apply(card, damage.RECIPES[recipe], seed=5))
    assert sheet.page.width / sheet.page.height == pytest.approx(85.6 / 53.98, rel=0.08)
    assert sheet.page.width >= 1280
    assert TRUTH.id_number in text_of(sheet)
    number = next(region for region in sheet.regions if TRUTH.id_number in region.text)
    (left, top), (right, also_top), *_ = number.box
    assert abs(top - also_top) < 0.01
    assert 0.25 < left < 0.45
    assert 0.8 < right < 0.98


def test_a_frame_on_the_page_is_not_taken_for_the_page(reader: WarmReader) -> None:
    page = draw(TRUTH, Style(3)).pages[0]
    scan = Image.new("RGB", (2400, 3000), (252, 252, 250))
    scan.paste(page, (400, 1600))
    line = page.crop((500, 800, 1500, 960))  # the number, once more, far from the card
    scan.paste(line, (600, 300))
    sheet = sheet_of(reader, scan)
    assert (sheet.page.width, sheet.page.height) == scan.size
    assert text_of(sheet).count(TRUTH.id_number) == 2


def test_an_empty_page_has_no_regions(reader: WarmReader) -> None:
    sheet = sheet_of(reader, Image.new("RGB", (800, 600), "white"))
    assert sheet.regions == ()
    assert sheet.page.rotation == 0


@pytest.mark.parametrize("size", [(1, 1), (3, 2000), (2000, 3), (31, 33)])
def test_odd_sizes_are_no_error(reader: WarmReader, size: tuple[int, int]) -> None:
    assert sheet_of(reader, Image.new("RGB", size, "grey")).page.width == size[0]


def test_noise_is_no_error(reader: WarmReader) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (700, 900, 3), np.uint8)
    (sheet,) = reader.read([Picture(1, noise)])
    assert sheet.page.width > 0


def test_quality_tells_a_bad_picture_from_a_good_one(reader: WarmReader, card: Image.Image) -> None:
    good = sheet_of(reader, card).page.quality
    blurred = sheet_of(reader, damage.apply(card, [("blur", 1.0)], seed=1)).page.quality
    dark = sheet_of(reader, card.point(lambda level: level * 0.2)).page.quality
    bright = sheet_of(reader, card.point(lambda level: 200 + level * 0.2)).page.quality
    cut = sheet_of(reader, card.crop((180, 0, 1450, 1009))).page.quality
    assert good.sharpness > 0.8
    assert blurred.sharpness < 0.5 * good.sharpness
    assert (good.exposure, good.completeness, good.glare) == (0.5, 1.0, 0.0)
    assert dark.exposure < 0.3
    assert bright.exposure > 0.6
    assert cut.completeness < 1.0


def test_versions_name_every_engine(reader: WarmReader) -> None:
    assert {name for name, _ in reader.versions()} >= {"rapidocr", "onnxruntime", "tesseract"}


def test_a_watermark_that_runs_off_the_page_cuts_nothing_off(
    reader: WarmReader, card: Image.Image
) -> None:
    marked = damage.apply(card, [("purpose", 0.8)], seed=4)
    assert sheet_of(reader, marked).page.quality.completeness == 1.0


def test_print_under_watermarks_that_outweigh_it_is_read(
    reader: WarmReader, card: Image.Image
) -> None:
    """A copy of a card on a sheet of A4 that is covered with its purpose."""
    sheet = Image.new("RGB", (1240, 1754), (248, 248, 248))
    sheet.paste(card.convert("L").resize((660, 416)), (290, 260))
    read = sheet_of(reader, damage.apply(sheet, [("purpose", 0.8)], seed=4))
    assert f"姓名{TRUTH.name}性别男" in text_of(read)
    assert TRUTH.id_number in text_of(read)
    assert "仅供店铺过户使用" not in text_of(read)


def test_each_line_is_read_by_whom_its_look_names(reader: WarmReader, card: Image.Image) -> None:
    sheet = sheet_of(reader, card)
    number = next(one for one in sheet.regions if TRUTH.id_number in one.text)
    box = slice_box(number, number.text.index(TRUTH.id_number), len(number.text))
    line = Line(sheet.pixels, (box,), Alphabet.DIGITS, value=(box,))
    answers = reader.second([replace(line, look=Look.LETTERS), line])
    assert [answer.strip("?") for answer in answers] == [TRUTH.id_number] * 2


def test_a_blue_stamp_across_a_copy_fades(reader: WarmReader, card: Image.Image) -> None:
    copy = card.convert("L").convert("RGB")
    _write_across(copy, "此件与原件相符", (70, 80, 170), 0.78, width=0.3)
    blue = np.ptp(np.asarray(copy), axis=2) > 40
    sheet = sheet_of(reader, copy)
    assert TRUTH.id_number in text_of(sheet)
    assert sheet.faded is not None
    paper = np.median(sheet.faded)
    assert (
        np.percentile(sheet.faded[blue], 20) > 0.85 * paper > np.percentile(sheet.pixels[blue], 50)
    )


def test_seals_of_a_copy_fade_whatever_is_written_across_it_in_red(
    reader: WarmReader, card: Image.Image
) -> None:
    copy = card.convert("L").convert("RGB")
    where = (0.45 * copy.width, 0.75 * copy.height)
    style = Style(3)
    ink.seal(copy, style, where, 170, "厦门市思明区核对专用章", colour=(60, 60, 60), strength=0.6)
    for height in (0.12, 0.5):
        _write_across(copy, "此复印件仅限店铺继承过户之用", (200, 40, 40), height, width=0.8)
    assert not Colours.of(np.asarray(copy)).is_copy
    sheet = sheet_of(reader, copy)
    assert TRUTH.id_number in text_of(sheet)
    assert sheet.faded is not None
    x, y = round(where[0]), round(where[1] - 170 + 8)
    assert int(sheet.faded[y - 3 : y + 4, x - 3 : x + 4].min()) > 150


def _write_across(
    page: Image.Image, text: str, tint: tuple[int, int, int], height: float, *, width: float
) -> None:
    """Pale words that rise across the middle of a page, at that share of its height."""
    size = width * page.width / len(text)
    face = pick(dice("across"), Group.DEVELOPMENT, Face.SANS, text)
    layer = Image.new("L", page.size)
    where = (page.width / 2, height * page.height + size / 2)
    ImageDraw.Draw(layer).text(where, text, 150, face.at(size), anchor="mm")
    layer = layer.rotate(5, Image.Resampling.BICUBIC, center=where)
    page.paste(Image.new("RGB", page.size, tint), (0, 0), layer)


def test_a_label_in_two_lines_stays_cut_where_marks_fade(reader: WarmReader) -> None:
    """A form looked at in a small size, a purpose written across it."""
    page = Image.new("RGB", (2400, 1500), "white")
    face = pick(dice(3, "form"), Group.DEVELOPMENT, Face.SONG, "死者姓名联系电话陈建国性别男族汉")
    for row, label in enumerate(("性别男", "民族汉", "姓名陈建国", "电话联系")):
        for column in (200, 620, 1500, 1900):
            ink.write(page, (column, 200 + row * 260), label, face, 60)
        for line, part in enumerate(("死者", "姓名") if row % 2 else ("联系", "电话")):
            ink.write(page, (1200, 180 + row * 260 + line * 52), part, face, 52)
    for place in range(4):
        mark = Image.new("RGBA", (1400, 160))
        ink_of = ImageDraw.Draw(mark)
        ink_of.text((0, 0), "SPECIMEN", fill=(120, 120, 120, 90), font_size=130)
        turned = mark.rotate(25, expand=True)
        page.paste(turned, (200 + place * 500, 100 + place * 180), turned)
    texts = [region.text for region in sheet_of(reader, page).regions]
    assert texts.count("联系") == texts.count("死者") == 2


def test_text_that_leans_on_a_page_whose_sides_are_not_seen_is_read_level(
    reader: WarmReader,
) -> None:
    page = Image.new("RGB", (1700, 1200), "white")
    words = "兹证明陈建国于二〇一六年八月十一日死亡"
    face = pick(dice(4, "leaning"), Group.DEVELOPMENT, Face.SONG, words)
    for row in range(8):
        ink.write(page, (250, 250 + row * 90), words, face, 56)
    leaning = page.rotate(-7, Image.Resampling.BICUBIC, fillcolor="white")
    sheet = sheet_of(reader, leaning)
    assert [region.text for region in sheet.regions] == [words] * 8
    for region in sheet.regions:
        (left, top), (right, end), *_ = region.box
        assert abs(end - top) * sheet.page.height < 0.02 * (right - left) * sheet.page.width


@pytest.mark.parametrize(("blur", "seen"), [(0, "35020316377309059"), (9, "")])
def test_digits_in_the_boxes_of_a_form_are_seen_moved_together_or_not_at_all(
    reader: WarmReader, blur: int, seen: str
) -> None:
    number = "35020316377309059"
    page = Image.new("RGB", (1200, 120), "white")
    draw = ImageDraw.Draw(page)
    face = pick(dice(5, "boxes"), Group.DEVELOPMENT, Face.SANS, number)
    for place, digit in enumerate(number):
        left = 40 + place * 64
        draw.rectangle((left, 30, left + 64, 90), outline=(90, 90, 90), width=2)
        draw.text((left + 32, 60), digit, (30, 30, 30), face.at(40), anchor="mm")
    page = page.filter(ImageFilter.GaussianBlur(blur))
    (x, y), (right, bottom) = (0.03, 0.2), (0.945, 0.8)
    box = ((x, y), (right, y), (right, bottom), (x, bottom))
    line = Line(np.asarray(page), (box,), Alphabet.DIGITS, look=Look.CLOSED_UP, value=(box,))
    assert reader.second([line]) == (seen,)
