"""A number that a letter breaks over two lines is whole where nothing stands behind its first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

from tests.written import HEIGHT, WIDTH, cell, page
from verifiers.model import Field
from verifiers.read.second.margin import is_broken_at
from verifiers.read.second.words import are_plain

if TYPE_CHECKING:
    from verifiers.model import Region
    from verifiers.read import Sheet

FIRST, SECOND = "本院(2022)鲁0205民终13985", "号民事判决书"
RAW = "(2022)鲁0205民终13985号"


def broken(*, further: int = 0, below: float = 40, indent: float = 0) -> Sheet:
    """Two printed lines; so many more characters are inked behind the first than were read."""
    pixels = np.full((HEIGHT, WIDTH, 3), 235, np.uint8)
    regions = [cell(FIRST, 300, 100), cell(SECOND, 300 + indent, 100 + below)]
    inked = [len(FIRST) + further, len(SECOND)]
    for region, count in zip(regions, inked, strict=True):
        (left, top), (right, bottom) = region.box[0], region.box[2]
        wide = (right - left) * WIDTH / len(region.text)
        for place in range(count):
            x = left * WIDTH + wide * place
            corner = (int(x + wide * 0.2), int(top * HEIGHT) + 2)
            cv2.rectangle(pixels, corner, (int(x + wide * 0.7), int(bottom * HEIGHT) - 2), 20, -1)
    return replace(page([_told(one) for one in regions]), pixels=pixels)


def _told(region: Region) -> Region:
    count = len(region.text)
    centres = tuple((place + 0.5) / count for place in range(count))
    return replace(region, centres=centres, certainties=(1.0,) * count)


def _is_plain(sheet: Sheet) -> bool:
    field = Field(name="case_number", value=RAW, raw=RAW, page=1)
    box = sheet.regions[0].box[:2] + sheet.regions[1].box[2:]
    return are_plain(replace(field, box=box), [sheet])


def test_a_number_broken_at_the_end_of_a_line_is_whole() -> None:
    assert _is_plain(broken())


@pytest.mark.parametrize("further", [1, 2])
def test_a_number_is_not_whole_where_more_is_printed_behind_its_first_piece(further: int) -> None:
    assert not _is_plain(broken(further=further))


def test_pieces_of_one_line_and_pieces_set_apart_are_not_whole() -> None:
    assert not _is_plain(broken(below=4))
    assert not _is_plain(broken(indent=240))


def test_a_page_that_ends_with_the_line_tells_nothing() -> None:
    sheet = broken()
    first, second = sheet.regions
    parts = ((first, 2, len(first.text)), (second, 0, 1))
    assert is_broken_at(sheet.pixels, parts)
    # The same lines on a page that is cut off where the first of them ends.
    share = first.box[1][0] + 0.005
    cut = np.ascontiguousarray(sheet.pixels[:, : int(share * WIDTH)])
    narrow = []
    for one in (first, second):
        a, b, c, d = ((min(1.0, x / share), y) for x, y in one.box)
        narrow.append(replace(one, box=(a, b, c, d)))
    assert not is_broken_at(cut, ((narrow[0], 2, len(first.text)), (narrow[1], 0, 1)))
