"""A paper without an identity number is told from one whose number cannot be seen."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image, ImageDraw

from tests.written import HEIGHT, WIDTH, cell, page, prose, sheet
from verifiers.layout.blanks import number_told
from verifiers.layout.values import unread
from verifiers.model import Box, Field, Flaw, Region

if TYPE_CHECKING:
    from verifiers.read import Sheet

LABELS = {"id_number": re.compile("身份证号码|证件号码"), "": re.compile("住址")}
PAPER, PRINT, FINGER = (240, 240, 232), (30, 30, 30), (200, 150, 120)
PLACE = 380, 290, 900, 310
"""Where the number stands in `_form`: left, top, right, bottom in pixels."""


def _is_blank(paper: Sheet) -> bool:
    return number_told(unread("id_number"), LABELS, [paper]).blank


def _strokes(pen: ImageDraw.ImageDraw, box: Box) -> None:
    """Upright strokes, as dense as print."""
    (left, top), _, (right, bottom), _ = box
    for x in np.arange(left * WIDTH + 2, right * WIDTH - 2, 6):
        pen.line((x, top * HEIGHT, x, bottom * HEIGHT), PRINT, 2)


def _drawn(regions: list[Region]) -> tuple[Image.Image, Sheet]:
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(picture)
    for region in regions:
        _strokes(pen, region.box)
    return picture, page(regions)


def _form() -> tuple[Image.Image, Sheet]:
    """A label, nothing beside it, and above it a row up to the margin."""
    return _drawn(
        [cell("住址", 280, 200), cell("厦门市思明区湖滨南路一百二十三号三零二室", 480, 200),
         cell("证件号码", 280, 300)]
    )  # fmt: skip


def _seen(picture: Image.Image, paper: Sheet) -> Sheet:
    return replace(paper, pixels=np.asarray(picture))


def test_a_sentence_that_goes_on_behind_the_label_has_no_number() -> None:
    assert _is_blank(prose(["兹证明林阿妹，女，身份证号码：，住厦门市，于2012年8月11日死亡。"]))
    assert _is_blank(prose(["兹证明林阿妹，女，身份证号码：无，于2012年8月11日死亡。"]))


def test_a_number_that_the_reader_left_out_is_not_blank() -> None:
    """Between the label and what was read next there is room for it."""
    regions = [cell("兹证明林阿妹，身份证号码：", 80, 60), cell("，住厦门市。", 700, 60)]
    assert not _is_blank(page(regions))


def test_whole_sentences_without_the_label_have_no_number() -> None:
    told = "兹证明林阿妹，女，汉族，1935年1月1日出生，因病在我院抢救无效，于2012年8月11日死亡。"
    assert _is_blank(prose([told], room=24))


@pytest.mark.parametrize("hidden", [0, 1])
def test_a_line_cut_short_may_hide_it(hidden: int) -> None:
    told = "兹证明林阿妹，女，汉族，1935年1月1日出生，住厦门市湖滨南路，因病于2012年8月11日死亡。"
    paper = prose([told], room=16)
    regions = list(paper.regions)
    regions[hidden] = cell(regions[hidden].text[:6], 80, 60 + 32 * hidden)
    assert not _is_blank(page(regions))


def test_a_form_that_says_there_is_none() -> None:
    assert _is_blank(sheet([("证件号码", "无", "住址", "厦门市")]))
    assert not _is_blank(sheet([("证件号码", "3502O", "住址", "厦门市")]))


def test_bare_paper_beside_the_label_of_a_form() -> None:
    picture, paper = _form()
    assert _is_blank(_seen(picture, paper))
    ImageDraw.Draw(picture).line((400, 250, 400, 350), PRINT, 2)
    assert _is_blank(_seen(picture, paper)), "a rule of the form is no value"


@pytest.mark.parametrize("covered", [FINGER, (255, 255, 255), (90, 90, 90)])
def test_what_covers_the_place_is_not_bare_paper(covered: tuple[int, int, int]) -> None:
    picture, paper = _form()
    dim = Image.eval(picture, lambda level: level * 4 // 5)
    ImageDraw.Draw(dim).rectangle(PLACE, fill=covered)
    assert not _is_blank(_seen(dim, paper))


def test_faint_print_that_was_not_found_is_not_bare_paper() -> None:
    picture, paper = _form()
    pen = ImageDraw.Draw(picture)
    for x in range(420, 700, 10):
        pen.line((x, 292, x, 308), (170, 170, 165), 3)
    assert not _is_blank(_seen(picture, paper))


def test_in_a_flawed_picture_nothing_is_known_to_be_blank() -> None:
    paper = prose(["兹证明林阿妹，女，身份证号码：，于2012年8月11日死亡。"])
    flawed = replace(paper.page, flaws=(Flaw("REFLECTION", None),))
    assert not _is_blank(replace(paper, page=flawed))


def test_a_number_that_was_read_stays() -> None:
    paper = prose(["身份证号码：，住厦门市。"])
    for name, value, raw in (("id_number", "1", "1"), ("id_number", None, "?"), ("name", None, "")):
        field = Field(name=name, value=value, raw=raw)
        assert number_told(field, LABELS, [paper]) == field
