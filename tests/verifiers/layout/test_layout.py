"""Lines, rows, passages and paragraphs."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.written import HEIGHT, WIDTH, cell, page, prose, sheet
from verifiers.layout import GAP, JOIN, bilingual_card, lines_of, paragraphs_of, rows_of
from verifiers.layout.labels import labelled, spaced

if TYPE_CHECKING:
    from verifiers.model import Region


def _tilted(region: Region, degrees: float) -> Region:
    """The region on a page turned about its top left corner."""
    angle = math.radians(degrees)

    def turn(point: tuple[float, float]) -> tuple[float, float]:
        x, y = point[0] * WIDTH, point[1] * HEIGHT
        return (
            (x * math.cos(angle) - y * math.sin(angle)) / WIDTH,
            (x * math.sin(angle) + y * math.cos(angle)) / HEIGHT,
        )

    a, b, c, d = region.box
    return replace(region, box=(turn(a), turn(b), turn(c), turn(d)))


def test_regions_side_by_side_are_one_row_and_far_ones_stand_apart() -> None:
    rows = rows_of(page([cell("男", 180, 100), cell("性别", 120, 101), cell("民族", 400, 99)]))
    assert [row.text for row in rows] == [f"性别{JOIN}男{GAP}民族"]


def test_a_cell_in_two_lines_does_not_part_the_row_that_it_stands_in() -> None:
    level = [cell("死者姓名", 100, 101), cell("张三丰", 190, 99.9), cell("性别", 270, 100.2)]
    broken = [cell("1男,2女,", 315, 90), cell("9未说明", 315, 110.4)]
    for regions in ([*level, *broken], [*broken, *level]):
        assert [row.text.split(JOIN)[:3] for row in rows_of(page(regions))] == [
            ["1男,2女,"],
            ["死者姓名", "张三丰", "性别"],
            ["9未说明"],
        ]


@pytest.mark.parametrize(
    ("left", "right", "at", "text"),
    [
        ("持证人陈建", "建国", 160, "持证人陈建 国"),
        ("持证人陈建", "律国庆", 162, "持证人陈建 国庆"),
        ("持证人陈建", "建国", 178, "持证人陈建 建国"),
        ("2018年", "年4月", 124, "2018年 4月"),
        ("20180", "0405", 124, "20180 0405"),
    ],
)
def test_a_character_on_which_two_boxes_overlap_is_there_once(
    left: str, right: str, at: float, text: str
) -> None:
    (row,) = rows_of(page([cell(left, 80, 100), cell(right, at, 101)]))
    assert row.text.replace(JOIN, " ") == text


@pytest.mark.parametrize("degrees", [-4, 3, 6])
def test_rows_of_a_tilted_page_are_found(degrees: float) -> None:
    cells = [
        cell("死者姓名", 60, 300),
        cell("林秀英", 700, 300),
        cell("性别", 60, 340),
        cell("女", 700, 340),
    ]
    rows = rows_of(page([_tilted(one, degrees) for one in cells]))
    assert [row.solid().text for row in rows] == ["死者姓名林秀英", "性别女"]


def test_a_slanted_watermark_is_no_line_of_the_page() -> None:
    mark = _tilted(cell("仅供店铺过户使用", 300, 200), -25)
    lines = lines_of(page([cell("姓名张三", 80, 100), mark, cell("住址北京市朝阳区", 80, 200)]))
    assert [line.text for line in lines] == ["姓名张三", "住址北京市朝阳区"]


def test_more_watermarks_than_text_do_not_make_the_text_lean() -> None:
    marks = [_tilted(cell("仅供店铺过户使用", 100, 300 + 120 * row), -25) for row in range(4)]
    text = cell("二〇二二年五月二日", 500, 330)
    assert [row.text for row in rows_of(page([text, *marks]))] == [text.text]


@pytest.mark.parametrize(
    ("text", "degrees", "kept"),
    [
        ("核对一致", 3, False),
        ("核对一致", 0, True),
        ("虎园路", 3, True),
        ("虎园路十八号三幢五零二室", 7, False),
        ("虎园路", 7, True),
        ("虎园路", 25, False),
    ],
)
def test_how_far_a_line_may_lean_that_is_text(text: str, degrees: float, *, kept: bool) -> None:
    level = [cell("福建省厦门市思明区虎园路十八号三幢", 80, 100 + 60 * row) for row in range(4)]
    lines = lines_of(page([*level, _tilted(cell(text, 500, 400), degrees)]))
    assert (text in {line.text for line in lines}) is kept


@pytest.mark.parametrize(("text", "kept"), [("登记机关", False), ("印", True)])
def test_script_that_runs_down_the_page_is_no_line(text: str, *, kept: bool) -> None:
    upright = replace(
        cell(text, 700, 400), box=((0.7, 0.2), (0.72, 0.2), (0.72, 0.26), (0.7, 0.26))
    )
    lines = lines_of(page([cell("福建省厦门市思明区", 80, 100), upright]))
    assert (text in {line.text for line in lines}) is kept


@pytest.mark.parametrize("mark", ["样本 SPECIMEN", "SPECIMEN", "仅供店铺过户使用", "复印无效"])
def test_marks_that_are_no_part_of_the_paper_are_left_out(mark: str) -> None:
    assert rows_of(sheet([mark, "居民身份证"]))[0].text == "居民身份证"


def test_a_span_knows_raw_text_place_and_confidence() -> None:
    row = rows_of(sheet(["编号：（２０１９）第1号"]))[0]
    match = re.search(r"\(2019\)", row.text)
    assert match is not None
    span = row.span(*match.span())
    assert span is not None
    assert (span.text, span.raw, span.confidence, span.page) == ("(2019)", "（２０１９）", 0.98, 1)


def test_a_span_over_two_regions_has_the_box_around_both() -> None:
    row = rows_of(page([cell("公证员", 100, 200), cell("李卫东", 180, 204)]))[0]
    span = row.span(0, len(row.text))
    assert span is not None
    assert span.box is not None
    (left, top), _, (right, bottom), _ = span.box
    assert (left, right) == pytest.approx((0.1, 0.24))
    assert (top * HEIGHT, bottom * HEIGHT) == pytest.approx((190, 214))


def test_labels_part_a_row_into_values() -> None:
    labels = {"sex": re.compile(spaced("性别")), "group": re.compile(spaced("民族"))}
    row = rows_of(sheet([("性", "别", "男", "民族", "汉")]))[0]
    found = {hit.name: row.text[hit.start : hit.end] for hit in labelled(row, labels)}
    assert found == {"sex": "男", "group": "汉"}


def test_of_labels_that_lie_over_each_other_the_longest_is_meant() -> None:
    labels = {"place": re.compile("出生"), "day": re.compile("出生日期")}
    (row,) = rows_of(sheet(["出生日期1985年3月12日"]))
    assert [(hit.name, row.text[hit.start :]) for hit in labelled(row, labels)] == [
        ("day", "1985年3月12日")
    ]


@pytest.mark.parametrize(("day", "iso"), [("1985.03.12", "1985-03-12"), ("1985.3.1", None)])
def test_a_day_of_a_card_has_eight_digits(day: str, iso: str | None) -> None:
    labels = {"birth_date": re.compile("出生日期")}
    rows = rows_of(sheet([("出生日期", day)]))
    found = bilingual_card.day(rows, labels, "birth_date")
    assert (found.value, found.raw) == (iso, day)


def test_lines_of_a_paragraph_are_joined_and_paragraphs_parted() -> None:
    first = "林秀英于二〇一六年八月十一日在厦门市因病死亡，死亡时遗留有店铺一间，由其儿子继承。"
    second = "综上所述，上述遗产由陈建国继承。"
    text = paragraphs_of([prose([first, second])]).solid().text
    assert text.split("\n")[:2] == [one.replace("，", ",") for one in (first, second)]


def test_a_sentence_goes_on_over_the_page_and_page_numbers_are_no_text() -> None:
    left = "某" * 68 + "被继承人的上"
    sheets = [prose([left, "- 1 -"], room=38), prose(["述遗产由陈建国继承。"], number=2)]
    regions = [one for one in sheets[0].regions if one.text != "- 1 -"]
    full = page([*regions, cell("- 1 -", 480, 1350)])
    assert "被继承人的上述遗产" in paragraphs_of([full, sheets[1]]).solid().text


def test_a_closed_line_that_falls_short_ends_its_paragraph_though_the_next_is_not_set_in() -> None:
    rows = ["某" * 38, "某" * 33 + "。", "林" + "某" * 37, "某" * 38]
    text = paragraphs_of([sheet(rows)]).solid().text
    assert text.split("\n")[1].startswith("林")


@pytest.mark.parametrize(("last", "parted"), [("。", True), ("某", False)])
def test_a_full_line_ends_with_its_page_only_where_its_sentence_is_closed(
    last: str, *, parted: bool
) -> None:
    text = paragraphs_of(
        [sheet(["某" * 38, "某" * 37 + last]), sheet(["林" + "某" * 37, "某" * 38], number=2)]
    ).text
    assert ("\n林" in text) is parted


def test_a_translation_is_no_part_of_the_text() -> None:
    sheets = [sheet(["公证书", "NOTARIAL CERTIFICATE", "This is to certify that", "兹证明"])]
    assert "NOTARIAL" not in paragraphs_of(sheets).text


def test_a_line_that_begins_in_the_name_of_an_account_is_text() -> None:
    sheets = [sheet(["遗留的个人合法财产有:网络店铺“木棉花艺”(账", "号:laojie_9505)。"])]
    assert "(账号:laojie_9505)。" in paragraphs_of(sheets).solid().text
