"""Every accepted format comes out upright, RGB, on white."""

from __future__ import annotations

import io

import numpy as np
import pikepdf
import pytest
from PIL import Image

from verifiers import intake

WIDE = (60, 40)


def saved(picture: Image.Image, form: str = "PNG", **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, form, **options)
    return file.getvalue()


def half_red(mode: str = "RGB") -> Image.Image:
    """Left half red, right half blue, 60 x 40."""
    picture = Image.new("RGB", WIDE, (200, 10, 10))
    picture.paste((10, 10, 200), (WIDE[0] // 2, 0, *WIDE))
    return picture.convert(mode)


def only(content: bytes) -> np.ndarray:
    (picture,) = intake.decode(content)
    assert picture.number == 1
    return picture.pixels


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "TIFF"])
def test_a_picture_of_each_format_comes_out_as_rgb(form: str) -> None:
    pixels = only(saved(half_red(), form, **({"lossless": True} if form == "WEBP" else {})))
    assert pixels.shape == (40, 60, 3)
    assert pixels.dtype == np.uint8
    assert abs(pixels[20, 10].astype(int) - (200, 10, 10)).max() < 12
    assert abs(pixels[20, 50].astype(int) - (10, 10, 200)).max() < 12


@pytest.mark.parametrize("mode", ["CMYK", "L", "YCbCr"])
def test_other_colour_models_of_jpeg_are_read(mode: str) -> None:
    pixels = only(saved(half_red(mode), "JPEG", quality=95))
    expected = np.asarray(half_red(mode).convert("RGB"))[20, 10].astype(int)
    assert abs(pixels[20, 10].astype(int) - expected).max() < 16


def test_transparency_shows_white() -> None:
    picture = Image.new("RGBA", WIDE, (0, 0, 0, 0))
    assert only(saved(picture)).min() == 255


def test_a_transparent_palette_shows_white() -> None:
    picture = Image.new("P", WIDE, 0)
    picture.putpalette([0, 0, 0, 255, 0, 0])
    assert only(saved(picture, transparency=0)).min() == 255


def test_sixteen_bits_are_scaled_not_clipped() -> None:
    levels = np.full((40, 60), 0x8000, np.uint16)
    pixels = only(saved(Image.fromarray(levels)))
    assert set(np.unique(pixels)) <= {127, 128}


def test_only_the_first_frame_is_looked_at() -> None:
    first, second = Image.new("RGB", WIDE, "white"), Image.new("RGB", WIDE, "black")
    moving = saved(first, "WEBP", save_all=True, append_images=[second], lossless=True)
    assert only(moving).min() == 255


def test_a_phones_multi_picture_file_is_a_jpeg() -> None:
    content = saved(half_red(), "MPO", save_all=True, append_images=[half_red()])
    assert only(content).shape == (40, 60, 3)


def test_a_picture_larger_than_a_page_may_be_is_reduced_in_proportion() -> None:
    limits = intake.Limits(page_pixels=10_000)
    (picture,) = intake.decode(saved(Image.new("RGB", (400, 100)), "JPEG"), limits)
    assert picture.pixels.shape == (50, 200, 3)


def test_every_page_of_a_pdf_is_drawn_at_two_hundred_dots_an_inch() -> None:
    document = pikepdf.new()
    for _ in range(2):
        document.add_blank_page(page_size=(595, 842))
    file = io.BytesIO()
    document.save(file)
    pictures = intake.decode(file.getvalue())
    assert [picture.number for picture in pictures] == [1, 2]
    assert {picture.pixels.shape for picture in pictures} == {(2339, 1653, 3)}
    assert pictures[0].pixels.min() == 255


def test_metadata_and_trailing_bytes_are_left_behind() -> None:
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    content = saved(half_red(), "JPEG", exif=exif) + b"<script>alert(1)</script>"
    (picture,) = intake.decode(content)
    assert picture.pixels.nbytes == 60 * 40 * 3
