"""Seals fade; text stays."""

from __future__ import annotations

import numpy as np

from verifiers.read.picture.seals import alone, faded, faded_blue


def _page() -> np.ndarray:
    return np.full((400, 300, 3), 250, np.uint8)


def test_a_page_without_red_is_left_as_it_is() -> None:
    page = _page()
    page[50:60, 50:200] = 20
    assert faded(page) is page


def test_red_ink_turns_almost_white() -> None:
    page = _page()
    page[100:200, 100:200] = (210, 60, 60)
    assert int(faded(page)[150, 150].min()) > 225


def test_black_text_under_red_ink_stays_black() -> None:
    page = _page()
    page[100:200, 100:200] = (210, 60, 60)
    page[140:160, 110:190] = (40, 15, 15)
    assert int(faded(page)[150, 150].max()) < 60


def test_brown_print_stays_beside_a_seal() -> None:
    page = _page()
    page[100:200, 100:200] = (210, 60, 60)
    page[300:304, 50:250] = (120, 40, 40)
    clean = faded(page)
    assert int(clean[150, 150].min()) > 225
    assert int(clean[302, 150].max()) < 140


def test_strokes_of_a_seal_that_lost_their_colour_are_seen_in_red_light() -> None:
    page = _page()
    page[100:110, 100:200] = page[190:200, 100:200] = (210, 60, 60)
    page[100:200, 100:110] = page[100:200, 190:200] = (210, 60, 60)
    page[150:152, 130:170] = (235, 215, 212)
    page[160:162, 130:170] = 40
    clean = faded(page)
    assert int(clean[150, 150].min()) >= 235
    assert int(clean[160, 150].max()) == 40


def test_a_red_desk_at_the_edge_takes_no_print_along() -> None:
    page = _page()
    page[:, :40] = (120, 70, 50)
    page[100:200, 100:200] = (235, 120, 120)
    page[140:142, 90:210] = (150, 140, 140)
    seal = faded(page)[100:200, 100:200]
    assert int(seal[20].min()) > 225
    assert int(seal[41].max()) < 190


def test_red_ink_alone_is_cut_out_black_on_white() -> None:
    page = _page()
    page[100:150, 100:150] = (210, 60, 60)
    page[120:130, 152:156] = 20
    page[200:220, 50:200] = 20
    ((red, (left, top)),) = alone(page)
    assert (left, top, *red.shape) == (93, 93, 64, 64, 3)
    assert int(red[125 - top, 125 - left].max()) < 60
    assert int(red[125 - top, 154 - left].min()) > 225


def test_a_page_without_red_has_no_red_ink() -> None:
    assert not alone(_page())


def test_blue_ink_is_cut_out_as_red_ink_is() -> None:
    page = _page()
    page[100:150, 100:150] = (60, 70, 200)
    page[200:220, 50:200] = 20
    ((blue, (left, top)),) = alone(page)
    assert (left, top) == (93, 93)
    assert int(blue[125 - top, 125 - left].max()) < 60


def _title(page: np.ndarray, top: int) -> None:
    """Five red characters, set far apart."""
    for place in range(5):
        page[top : top + 24, 60 + place * 60 : 84 + place * 60] = (200, 60, 60)


def test_a_title_printed_in_red_stays() -> None:
    page = np.full((1000, 700, 3), 250, np.uint8)
    _title(page, 60)
    page[60:84, 400:500] = 20
    page[600:750, 400:550] = (210, 60, 60)
    done = faded(page)
    assert done[70, 70].tolist() == [200, 60, 60]
    assert int(done[650, 450].min()) > 225


def test_a_line_of_a_stamp_over_text_fades() -> None:
    page = np.full((1000, 700, 3), 250, np.uint8)
    _title(page, 60)
    page[64:74, 40:400] = 20
    assert int(faded(page)[80, 70].min()) > 225


def test_what_a_seal_says_fades_with_it() -> None:
    page = np.full((1000, 700, 3), 250, np.uint8)
    for side in (np.s_[300:306, 40:380], np.s_[594:600, 40:380], np.s_[300:600, 40:46],
                 np.s_[300:600, 374:380]):  # fmt: skip
        page[side] = (210, 60, 60)
    _title(page, 440)
    assert int(faded(page)[450, 70].min()) > 225


def test_a_blue_stamp_on_a_copy_turns_almost_white_and_text_under_it_stays() -> None:
    page = _page()
    page[100:200, 100:200] = (150, 155, 205)
    page[140:160, 110:190] = (30, 30, 35)
    clean = faded_blue(page)
    assert int(clean[120, 150].min()) > 225
    assert int(clean[150, 150].max()) < 60
    assert faded(page) is page
