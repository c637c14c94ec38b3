"""Marks across copies fade, print stays."""

from __future__ import annotations

import numpy as np
import pytest

from verifiers.read.picture import marks

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


def test_only_pale_ink_across_a_line_crosses_it() -> None:
    page = _page(30, 160)
    page[4:10, 30:200:8] = 30
    lines = [(LINE - np.array([0, 18], np.float32)) * np.array([1, 0.5], np.float32), LINE]
    high, low = marks.crossed(page, lines, lines)
    assert (high, low) == (False, True)
    assert marks.crossed(_page(30, 40), [LINE], [LINE]) == (False,)
    assert marks.crossed(_page(30, 236), [LINE], [LINE]) == (False,)
    assert marks.crossed(np.full((120, 240, 3), 200, np.uint8), [LINE], [LINE]) == (False,)


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
