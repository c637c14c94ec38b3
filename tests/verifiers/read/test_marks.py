"""Marks across copies fade, print stays."""

from __future__ import annotations

import numpy as np
import pytest

from tests.specimens import damage
from tests.specimens.documents import specimen
from tests.specimens.style import Style
from verifiers.model import Kind
from verifiers.read import marks

LINE = np.array([[20, 20], [220, 20], [220, 60], [20, 60]], np.float32)


def _page(print_level: int, mark_level: int) -> np.ndarray:
    page = np.full((120, 240, 3), 236, np.uint8)
    page[30:50, 30:200:8] = print_level
    page[20:100, 120:140] = np.minimum(page[20:100, 120:140], mark_level)
    return page


def test_what_is_paler_than_print_is_lifted_to_the_paper() -> None:
    clean = marks.lightened(_page(30, 160), [LINE])
    assert clean is not None
    assert clean[80, 130, 0] > 220
    assert clean[40, 30, 0] < 40


def test_a_mark_as_black_as_print_stays() -> None:
    clean = marks.lightened(_page(30, 40), [LINE])
    assert clean is not None
    assert clean[80, 130, 0] < 60


def test_an_even_page_cannot_be_told_apart() -> None:
    assert marks.lightened(np.full((120, 240, 3), 200, np.uint8), [LINE]) is None
    assert marks.lightened(_page(30, 160), []) is None


def test_only_the_lines_given_are_taken_from_the_clean_page() -> None:
    page, clean = _page(30, 160), np.full((120, 240, 3), 236, np.uint8)
    done = marks.pasted(page, clean, [LINE])
    assert (done[25:55, 25:215] == 236).all()
    assert (done[70:] == page[70:]).all()


@pytest.mark.parametrize("recipe", ["photocopy", "stamped_copy"])
def test_copies_are_grey_and_cards_are_not(recipe: str) -> None:
    card = specimen(Kind.ID_CARD_PORTRAIT, Style(1)).pages[0]
    assert not marks.is_grey(np.asarray(card))
    assert not marks.is_grey(np.asarray(damage.apply(card, damage.RECIPES["evening"], 1)))
    assert marks.is_grey(np.asarray(damage.apply(card, damage.RECIPES[recipe], 1)))


@pytest.mark.parametrize(
    ("texts", "seen"),
    [
        (["姓名张三", "仅供店铺过"], True),
        (["与原件核对无误"], True),
        (["姓名张三", "住址北京市朝阳区"], False),
    ],
)
def test_words_of_marks(texts: list[str], seen: bool) -> None:
    assert marks.are_read(texts) is seen
