"""What makes a page hard to read, and where."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from tests.specimens import damage
from tests.specimens.documents import specimen
from tests.specimens.style import Style
from verifiers.intake import Picture
from verifiers.model import Flaw, Kind, Page
from verifiers.read import WarmReader


@pytest.fixture(scope="module")
def reader() -> WarmReader:
    return WarmReader.open()


@pytest.fixture(scope="module")
def card() -> Image.Image:
    return specimen(Kind.ID_CARD_PORTRAIT, Style(41)).pages[0]


def _page(reader: WarmReader, picture: Image.Image) -> Page:
    (sheet,) = reader.read([Picture(1, np.asarray(picture.convert("RGB")))])
    return sheet.page


def _codes(reader: WarmReader, picture: Image.Image) -> set[str]:
    return {flaw.code for flaw in _page(reader, picture).flaws}


@pytest.mark.parametrize("recipe", ["clean", "scan", "photo", "evening", "chat", "turned"])
def test_a_card_as_people_send_it_has_none(
    reader: WarmReader, card: Image.Image, recipe: str
) -> None:
    assert _codes(reader, damage.apply(card, damage.RECIPES[recipe], 5)) == set()


@pytest.mark.parametrize("recipe", ["photocopy", "photographed_copy", "stamped_copy"])
def test_a_grey_copy_is_told_even_under_coloured_light_and_a_red_stamp(
    reader: WarmReader, card: Image.Image, recipe: str
) -> None:
    assert "COPY_BW" in _codes(reader, damage.apply(card, damage.RECIPES[recipe], 5))


def test_the_dark_makes_no_copy_of_a_card(reader: WarmReader, card: Image.Image) -> None:
    assert "COPY_BW" not in _codes(reader, Image.eval(card, lambda level: level // 4))


def test_a_screen_shows_its_own_pixels(reader: WarmReader, card: Image.Image) -> None:
    shot = damage.apply(card, (("desk", 0.2), ("screen", 0.5), ("jpeg", 0.3)), 5)
    assert "RESHOT_SCREEN" in _codes(reader, shot)


def test_a_reflection_is_told_with_its_place(reader: WarmReader, card: Image.Image) -> None:
    lit = Image.eval(card, lambda level: level * 3 // 4)
    where = (0.6 * lit.width, 0.1 * lit.height, 0.8 * lit.width, 0.4 * lit.height)
    ImageDraw.Draw(lit).ellipse(where, fill=(255, 255, 255))
    found = [flaw for flaw in _page(reader, lit).flaws if flaw.code == "REFLECTION"]
    assert len(found) == 1
    assert found[0].box is not None
    (left, top), _, (right, bottom), _ = found[0].box
    assert (left, top) == pytest.approx((0.6, 0.1), abs=0.05)
    assert (right, bottom) == pytest.approx((0.8, 0.4), abs=0.05)


def test_a_side_that_cuts_text_off_is_told(reader: WarmReader, card: Image.Image) -> None:
    cut = card.crop((0, 0, round(card.width * 0.8), card.height))
    assert (
        Flaw("BORDER_INCOMPLETE", ((0.96, 0.0), (1.0, 0.0), (1.0, 1.0), (0.96, 1.0)))
        in _page(reader, cut).flaws
    )


def test_print_up_to_the_edge_of_a_paper_that_is_seen_whole_is_not_cut_off(
    reader: WarmReader, card: Image.Image
) -> None:
    desk = Image.new("RGB", (round(card.width * 1.3), round(card.height * 1.5)), (40, 60, 50))
    desk.paste(card.crop((0, 0, round(card.width * 0.8), card.height)), (90, 90))
    page = _page(reader, desk)
    assert page.width < desk.width
    assert page.quality.completeness == 1.0
    assert "BORDER_INCOMPLETE" not in {flaw.code for flaw in page.flaws}


def test_letters_of_too_few_pixels_are_told(reader: WarmReader, card: Image.Image) -> None:
    tiny = card.resize((130, round(130 * card.height / card.width)))
    assert "TOO_SMALL" in _codes(reader, tiny)
    small = card.resize((450, round(450 * card.height / card.width)))
    assert "TOO_SMALL" not in _codes(reader, small)


def test_an_empty_desk_shows_no_text(reader: WarmReader) -> None:
    assert "NO_TEXT" in _codes(reader, Image.new("RGB", (1200, 900), (180, 170, 150)))
