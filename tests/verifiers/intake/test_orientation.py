"""Every way a file may say how it is turned, obeyed exactly once."""

from __future__ import annotations

import io

import numpy as np
import pikepdf
import pytest
from PIL import Image

from tests.specimens import containers, heif
from verifiers import intake
from verifiers.errors import FileProblem

ORIENTATION = 0x0112
FORMATS = {
    "JPEG": {"quality": 95, "subsampling": 0},
    "PNG": {},
    "WEBP": {"lossless": True},
    "TIFF": {"compression": "tiff_lzw"},
}
NEAR = 6
"""Levels of 255, on average: what compression does, and far below what a wrong turn does."""


def picture(width: int = 64, height: int = 40) -> Image.Image:
    """Smooth, and different in each of its eight positions."""
    across, down = np.meshgrid(np.linspace(0, 1, width), np.linspace(0, 1, height))
    return Image.fromarray(
        np.dstack([across * 255, down * 255, across * down * 255]).astype(np.uint8)
    )


def saved(stored: Image.Image, form: str, **options: object) -> bytes:
    file = io.BytesIO()
    stored.save(file, form, **options)
    return file.getvalue()


def only(content: bytes) -> np.ndarray:
    (page,) = intake.decode(content)
    return page.pixels


def assert_same(pixels: np.ndarray, expected: np.ndarray | Image.Image, near: int = NEAR) -> None:
    wanted = np.asarray(expected)
    assert pixels.shape == wanted.shape
    assert np.abs(pixels.astype(int) - wanted).mean() < near


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("orientation", [None, *range(1, 9)])
def test_exif_is_obeyed_once(form: str, orientation: int | None) -> None:
    upright = picture()
    exif = Image.Exif()
    stored = upright
    if orientation is not None:
        exif[ORIENTATION] = orientation
        stored = containers.stored(upright, orientation)
    assert_same(only(saved(stored, form, exif=exif, **FORMATS[form])), upright)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("odd", [0, 9, 65535])
def test_an_orientation_that_is_none_is_left_alone(form: str, odd: int) -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = odd
    assert_same(only(saved(picture(), form, exif=exif, **FORMATS[form])), picture())


def test_broken_metadata_is_no_reason_to_refuse_a_picture() -> None:
    content = saved(picture(), "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff", quality=95)
    assert_same(only(content), picture())


@pytest.fixture(scope="module")
def upright() -> np.ndarray:
    """The card, as its file holds it."""
    return only(heif.heic(heif.card()))


class TestHeic:
    """The container's own turns count; EXIF, which phones write beside them, does not."""

    @pytest.mark.parametrize("turns", range(4))
    def test_quarter_turns_anticlockwise(self, upright: np.ndarray, turns: int) -> None:
        turned = only(heif.heic(heif.card(), quarter_turns=turns))
        assert_same(turned, np.rot90(upright, turns), near=1)

    @pytest.mark.parametrize("turns", range(4))
    @pytest.mark.parametrize("axis", [0, 1])
    def test_mirrored_after_turning(self, upright: np.ndarray, turns: int, axis: int) -> None:
        mirrored = only(heif.heic(heif.card(), quarter_turns=turns, mirrored=axis))
        assert_same(mirrored, np.flip(np.rot90(upright, turns), axis), near=1)

    @pytest.mark.parametrize("orientation", range(1, 9))
    def test_exif_beside_it_changes_nothing(self, upright: np.ndarray, orientation: int) -> None:
        exif = Image.Exif()
        exif[ORIENTATION] = orientation
        content = heif.heic(heif.card(), quarter_turns=3, exif=exif.tobytes())
        assert_same(only(content), np.rot90(upright, 3), near=1)

    def test_a_file_as_an_encoder_wrote_it_is_read(self) -> None:
        assert only(heif.CARD.read_bytes()).shape == (605, 960, 3)


class TestTiff:
    def test_every_frame_is_a_page(self) -> None:
        first, second = picture(), picture(40, 64)
        pages = intake.decode(saved(first, "TIFF", save_all=True, append_images=[second]))
        assert [page.number for page in pages] == [1, 2]
        assert_same(pages[0].pixels, first)
        assert_same(pages[1].pixels, second)

    @pytest.mark.parametrize("compression", ["group3", "group4"])
    def test_a_fax_is_read(self, compression: str) -> None:
        stored = picture().convert("1")
        assert_same(only(saved(stored, "TIFF", compression=compression)), stored.convert("RGB"))

    def test_a_smaller_version_is_no_page(self) -> None:
        small = picture(16, 10)
        file = io.BytesIO()
        picture().save(
            file,
            "TIFF",
            save_all=True,
            append_images=[small],
        )
        assert len(intake.decode(file.getvalue())) == 2
        file = io.BytesIO()
        small.encoderinfo = {"tiffinfo": {254: 1}}
        picture().save(file, "TIFF", save_all=True, append_images=[small])
        assert len(intake.decode(file.getvalue())) == 1


def page_pdf(*, box: tuple[float, ...], rotate: int = 0, crop: tuple[float, ...] = ()) -> bytes:
    """One page, its left half red and its right half blue as it lies unturned."""
    document = pikepdf.new()
    document.add_blank_page()
    page = document.pages[0]
    left, bottom, right, top = box
    half, height = (right - left) / 2, top - bottom
    page.Contents = document.make_stream(
        f"1 0 0 rg {left} {bottom} {half} {height} re f "
        f"0 0 1 rg {left + half} {bottom} {half} {height} re f".encode()
    )
    page.MediaBox = list(box)
    if crop:
        page.CropBox = list(crop)
    page.Rotate = rotate
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def colour(pixels: np.ndarray, down: float, across: float) -> str:
    red, _, blue = pixels[int(down * pixels.shape[0]), int(across * pixels.shape[1])]
    return "red" if red > blue else "blue"


class TestPdf:
    @pytest.mark.parametrize(
        ("rotate", "red_at", "blue_at"),
        [
            (0, (0.5, 0.1), (0.5, 0.9)),
            (90, (0.1, 0.5), (0.9, 0.5)),
            (180, (0.5, 0.9), (0.5, 0.1)),
            (270, (0.9, 0.5), (0.1, 0.5)),
            (-90, (0.9, 0.5), (0.1, 0.5)),
            (450, (0.1, 0.5), (0.9, 0.5)),
        ],
    )
    def test_a_turned_page_stands_upright(
        self, rotate: int, red_at: tuple[float, float], blue_at: tuple[float, float]
    ) -> None:
        pixels = only(page_pdf(box=(0, 0, 600, 400), rotate=rotate))
        assert colour(pixels, *red_at) == "red"
        assert colour(pixels, *blue_at) == "blue"
        assert (pixels.shape[0] > pixels.shape[1]) == (rotate % 180 != 0)

    @pytest.mark.parametrize("side", [0.5, 3, 30])
    def test_a_tiny_page_is_drawn_large(self, side: float) -> None:
        pixels = only(page_pdf(box=(0, 0, side, side)))
        assert 1590 <= max(pixels.shape) <= 1610
        assert colour(pixels, 0.5, 0.1) == "red"

    @pytest.mark.parametrize("box", [(0, 0, 0, 0), (0, 0, 100, 0), (9, 9, 9, 9)])
    def test_a_page_without_room_is_a_page_or_a_problem(self, box: tuple[float, ...]) -> None:
        try:
            pages = intake.decode(page_pdf(box=box))
        except FileProblem as problem:
            assert problem.code == "FILE_UNREADABLE"  # noqa: PT017 - either answer is a good one
        else:
            assert len(pages) == 1

    def test_a_strip_of_a_page_stays_within_its_pixels(self) -> None:
        pixels = only(page_pdf(box=(0, 0, 14_000, 3)))
        assert pixels.shape[0] * pixels.shape[1] <= intake.Limits().page_pixels

    def test_the_box_may_lie_anywhere(self) -> None:
        pixels = only(page_pdf(box=(-500, -300, 100, 100)))
        assert colour(pixels, 0.5, 0.1) == "red"
        assert colour(pixels, 0.5, 0.9) == "blue"

    def test_pages_of_many_sizes_and_turns_come_in_order(self) -> None:
        whole = pikepdf.new()
        for place, (box, rotate) in enumerate([((0, 0, 600, 400), 0), ((0, 0, 300, 900), 90)] * 3):
            with pikepdf.open(io.BytesIO(page_pdf(box=box, rotate=rotate))) as one:
                whole.pages.append(one.pages[0])
            assert len(whole.pages) == place + 1
        file = io.BytesIO()
        whole.save(file)
        pages = intake.decode(file.getvalue())
        assert [page.number for page in pages] == [1, 2, 3, 4, 5, 6]
        assert [page.pixels.shape[1] > page.pixels.shape[0] for page in pages] == [True] * 6

    def test_a_text_layer_under_a_scan_changes_no_pixel(self) -> None:
        plain = page_pdf(box=(0, 0, 600, 400))
        with pikepdf.open(io.BytesIO(plain)) as document:
            page = document.pages[0]
            font = pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type1,
                BaseFont=pikepdf.Name.Helvetica,
            )
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            invisible = b"BT 3 Tr /F1 40 Tf 60 200 Td (SPECIMEN) Tj ET"
            page.contents_add(document.make_stream(invisible))
            file = io.BytesIO()
            document.save(file)
        assert np.array_equal(only(file.getvalue()), only(plain))

    def test_a_chinese_font_that_the_file_names_and_does_not_bring_is_found(self) -> None:
        document = pikepdf.new()
        document.add_blank_page(page_size=(600, 400))
        page = document.pages[0]
        system = pikepdf.Dictionary(
            Registry=pikepdf.String("Adobe"), Ordering=pikepdf.String("GB1"), Supplement=4
        )
        glyphs = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.CIDFontType0,
            BaseFont=pikepdf.Name("/STSong-Light"),
            CIDSystemInfo=system,
        )
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type0,
            BaseFont=pikepdf.Name("/STSong-Light"),
            Encoding=pikepdf.Name("/UniGB-UCS2-H"),
            DescendantFonts=[glyphs],
        )
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        said = "样本".encode("utf-16-be").hex().encode()
        page.Contents = document.make_stream(b"BT /F1 90 Tf 60 200 Td <" + said + b"> Tj ET")
        file = io.BytesIO()
        document.save(file)
        assert (only(file.getvalue()) < 128).any()

    def test_only_what_the_crop_box_shows_is_read(self) -> None:
        pixels = only(page_pdf(box=(0, 0, 600, 400), crop=(0, 0, 250, 400)))
        assert colour(pixels, 0.5, 0.95) == "red"
