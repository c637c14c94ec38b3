"""A bad file is its own clear problem, costs little, and harms nothing that comes after it."""

from __future__ import annotations

import io
import time
import zlib
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from verifiers import intake
from verifiers.errors import FileProblem


def saved(picture: Image.Image, form: str = "PNG") -> bytes:
    file = io.BytesIO()
    picture.save(file, form)
    return file.getvalue()


def pdf(pages: int = 1, size: tuple[float, float] = (595, 842), **options: object) -> bytes:
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page(page_size=size)
    file = io.BytesIO()
    document.save(file, **options)
    return file.getvalue()


def picture() -> Image.Image:
    return Image.effect_noise((300, 200), 60).convert("RGB")


def open_descriptors() -> int:
    return len(list(Path("/proc/self/fd").iterdir()))


def problem(content: bytes, limits: intake.Limits | None = None) -> FileProblem:
    with pytest.raises(FileProblem) as caught:
        intake.decode(content, limits)
    assert caught.value.message.zh
    assert caught.value.fix.zh
    assert caught.value.fix.en
    return caught.value


def test_an_empty_file() -> None:
    assert problem(b"").code == "FILE_EMPTY"


@pytest.mark.parametrize(
    "content",
    [
        b"hello, I am a photo",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<html><script>alert(1)</script></html>",
        b"GIF89a" + bytes(64),
        b"BM" + bytes(64),
        b"II*\x00" + bytes(64),
        b"\x00\x00\x00 ftypheic" + bytes(64),
        b"PK\x03\x04" + bytes(64),
    ],
)
def test_what_is_no_picture_is_refused_whatever_it_is_called(content: bytes) -> None:
    assert problem(content).code == "FILE_TYPE_NOT_ACCEPTED"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("share", [0.01, 0.1, 0.5, 0.9])
def test_a_cut_off_picture_is_unreadable(form: str, share: float) -> None:
    whole = saved(picture(), form)
    assert problem(whole[: max(16, int(len(whole) * share))]).code == "FILE_UNREADABLE"


def test_a_cut_off_pdf_is_unreadable() -> None:
    assert problem(b"%PDF-1.7\n" + bytes(100)).code == "FILE_UNREADABLE"


def test_a_file_over_the_limit_is_told_the_limit() -> None:
    found = problem(b"\xff\xd8\xff" + bytes(30 * 1024 * 1024))
    assert found.code == "FILE_TOO_LARGE"
    assert "20 MB" in found.message.en
    assert "20 MB" in found.message.zh


def test_four_hundred_megapixels_are_refused_before_they_are_decoded() -> None:
    began = time.monotonic()
    found = problem(saved(Image.new("1", (20_000, 20_000))))
    assert found.code == "FILE_TOO_MANY_PIXELS"
    assert "40 million" in found.message.en
    assert "4000 万" in found.message.zh
    assert time.monotonic() - began < 5


def test_a_locked_pdf_is_told_apart() -> None:
    locked = pdf(encryption=pikepdf.Encryption(owner="o", user="u"))
    assert problem(locked).code == "FILE_ENCRYPTED"


def test_a_pdf_that_only_forbids_printing_is_read() -> None:
    free = pdf(encryption=pikepdf.Encryption(owner="o", user=""))
    assert len(intake.decode(free)) == 1


def test_a_thousand_pages_are_refused_quickly() -> None:
    began = time.monotonic()
    found = problem(pdf(pages=1000))
    assert found.code == "FILE_TOO_MANY_PAGES"
    assert "30" in found.message.en
    assert time.monotonic() - began < 5


def test_a_huge_page_costs_no_more_than_a_small_one() -> None:
    document = pikepdf.new()
    document.add_blank_page()
    document.pages[0].MediaBox = [0, 0, 200_000, 200_000]
    file = io.BytesIO()
    document.save(file)
    (page,) = intake.decode(file.getvalue())
    assert page.pixels.size <= intake.Limits().page_pixels * 3


def test_a_page_tree_that_bites_its_tail_is_unreadable() -> None:
    body = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 5>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF"
    )
    assert problem(body).code == "FILE_UNREADABLE"


def test_a_flate_bomb_stays_within_its_memory() -> None:
    document = pikepdf.new()
    document.add_blank_page()
    squeezed = zlib.compress(bytes(256 * 1024 * 1024), 9)
    bomb = pikepdf.Stream(document, b"")
    bomb.write(squeezed, filter=pikepdf.Name.FlateDecode)
    document.pages[0].Contents = document.make_indirect(bomb)
    file = io.BytesIO()
    document.save(file, compress_streams=False)
    limits = intake.Limits(memory_bytes=320 * 1024 * 1024, seconds=10)
    began = time.monotonic()
    try:
        intake.decode(file.getvalue(), limits)
    except FileProblem as found:
        assert found.code == "FILE_UNREADABLE"  # noqa: PT017 - either answer is a good one
    assert time.monotonic() - began < 12


def test_a_decoder_that_takes_too_long_is_killed_at_its_deadline() -> None:
    limits = intake.Limits(seconds=0.002)
    found = problem(saved(Image.new("RGB", (6000, 6000))), limits)
    assert found.code == "FILE_UNREADABLE"
    assert len(intake.decode(saved(picture()))) == 1


def test_a_decoder_without_memory_is_a_problem_of_that_file_alone() -> None:
    limits = intake.Limits(memory_bytes=100 * 1024 * 1024)
    found = problem(saved(Image.new("RGB", (5000, 5000))), limits)
    assert found.code == "FILE_UNREADABLE"
    assert len(intake.decode(saved(picture()))) == 1


def test_no_process_and_no_descriptor_is_left_behind() -> None:
    good, bad = saved(picture(), "JPEG"), saved(picture(), "JPEG")[:400]
    intake.decode(good)
    before = open_descriptors()
    for _ in range(5):
        intake.decode(good)
        problem(bad)
    assert open_descriptors() <= before
