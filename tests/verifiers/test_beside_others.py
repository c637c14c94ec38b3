"""A paper that was photographed with another printed one beside it is read by itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageDraw, ImageFont

from tests.specimens import containers
from tests.specimens.documents import specimen
from tests.specimens.style import Style
from verifiers.check import check
from verifiers.model import Kind
from verifiers.read import WarmReader

if TYPE_CHECKING:
    from tests.specimens.documents import Specimen
    from verifiers.model import Document

WORDS = "the quick brown fox jumps over a lazy dog and goes on, as letters do, for many lines. "
DESK = (120, 96, 74)


@pytest.fixture(scope="module")
def reader() -> WarmReader:
    return WarmReader.open()


@pytest.fixture(scope="module")
def passport() -> Specimen:
    return specimen(Kind.PASSPORT, Style(11))


def a_letter(width: int, height: int) -> Image.Image:
    """A dense page of small print."""
    page = Image.new("RGB", (width, height), "white")
    pen, font = ImageDraw.Draw(page), ImageFont.load_default(22)
    for row, top in enumerate(range(60, height - 60, 34)):
        pen.text((50, top), (WORDS * 3)[row % 40 :][: width // 13], fill=(40, 40, 40), font=font)
    return page


def photographed(paper: Image.Image, *, askew: float) -> Image.Image:
    """The paper on a desk, turned by so many degrees, with a letter and half of another beside."""
    scene = Image.new("RGB", (2400, 1800), DESK)
    scene.paste(a_letter(760, 1300), (30, 200))
    scene.paste(a_letter(500, 400), (2100, 40))
    size = (1150, round(1150 * paper.height / paper.width))
    turned = paper.convert("RGBA").resize(size).rotate(askew, expand=True, resample=Image.BICUBIC)
    scene.paste(turned.convert("RGB"), (900, 560), turned.getchannel("A"))
    return scene


def checked(reader: WarmReader, picture: Image.Image) -> Document:
    content = containers.jpeg(picture)
    return check(content, name="a.jpg", kind=None, as_of=date(2026, 11, 23), reader=reader).document


def test_a_passport_between_letters_is_read(reader: WarmReader, passport: Specimen) -> None:
    document = checked(reader, photographed(passport.pages[0], askew=-12))
    assert document.kind is Kind.PASSPORT
    wanted = passport.truth.fields()
    for name in ("mrz", "passport_number", "birth_date", "expiry_date"):
        assert document.text(name) == wanted[name]


def test_a_zone_tells_where_its_paper_lies_among_others(
    reader: WarmReader, passport: Specimen
) -> None:
    # All lean alike, and no side stands out from the desk.
    scene = Image.new("RGB", (2400, 1800), "white")
    scene.paste(a_letter(900, 1700), (20, 40))
    scene.paste(a_letter(1300, 700), (1000, 1050))
    size = (1200, round(1200 * passport.pages[0].height / passport.pages[0].width))
    scene.paste(passport.pages[0].convert("RGB").resize(size), (1050, 120))
    document = checked(reader, scene)
    assert document.kind is Kind.PASSPORT
    wanted = passport.truth.fields()
    for name in ("mrz", "passport_number", "birth_date", "expiry_date"):
        assert document.text(name) == wanted[name]


def test_letters_alone_are_no_paper(reader: WarmReader) -> None:
    document = checked(reader, photographed(a_letter(1240, 880), askew=-12))
    assert document.kind is Kind.OTHER
    assert not any(field.value for field in document.fields)
