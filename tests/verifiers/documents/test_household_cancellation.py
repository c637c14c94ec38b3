"""Proofs of cancelled household registration: what the day belongs to is told by the wording."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.written import cell, page, prose, sheet
from verifiers.documents import catalogue, recognise
from verifiers.model import Kind

if TYPE_CHECKING:
    from verifiers.read import Sheet

KIND = Kind.HOUSEHOLD_CANCELLATION
WHOLE = {
    "name": "林秀英",
    "sex": "female",
    "id_number": "350203192405060028",
    "birth_date": "1924-05-06",
    "address": "福建省厦门市思明区虎园路18号",
    "death_date": "2016-08-11",
    "reason": "死亡",
    "certificate_number": "(2016)厦思公户字第123号",
    "issue_date": "2016-09-01",
    "issuing_authority": "厦门市公安局思明分局中华派出所",
}


def _values(*sheets: Sheet) -> dict[str, object]:
    assert recognise(sheets).kind == KIND
    return {field.name: field.value for field in catalogue()[KIND].extract(sheets)}


def _letter(*sentences: str) -> dict[str, object]:
    return _values(
        prose(
            [
                "户口注销证明",
                "（2016）厦思公户字第123号",
                *sentences,
                "特此证明。",
                "厦门市公安局思明分局中华派出所",
                "2016年9月1日",
            ]
        )
    )


def test_a_number_may_stand_in_place_of_the_sex() -> None:
    found = _letter(
        "林秀英（公民身份号码350203192405060028）原系我辖区居民，住福建省厦门市思明区虎园路18号。"
        "经查，该人已于2016年08月11日死亡，由其子陈建国（身份证号码350203196203072213）申报注销户口。"
    )
    assert (found["name"], found["id_number"]) == ("林秀英", "350203192405060028")
    assert found["death_date"] == "2016-08-11"


@pytest.mark.parametrize("speck", [".", ". ", "·"])
def test_a_speck_behind_the_year_of_a_number_does_not_part_them(speck: str) -> None:
    found = _values(
        prose(
            [
                "户口注销证明",
                f"（2016）{speck}厦思公户字第123号",
                "林秀英，女，于2016年8月11日死亡，户口已注销。",
                "厦门市公安局思明分局中华派出所",
            ]
        )
    )
    assert found["certificate_number"] == WHOLE["certificate_number"]


def test_blurred_commas_may_be_points() -> None:
    assert (
        _letter("林秀英（女.汉族，1924年5月6日出生），原住厦门市，已于2016年8月11日去世。")["name"]
        == (WHOLE["name"])
    )


@pytest.mark.parametrize("number", ["所注字第369号", "公户字第123号", "户字第12号"])
def test_a_number_that_lost_its_place_is_not_read(number: str) -> None:
    letter = ["户口注销证明", number, "林秀英于2016年8月20日因死亡注销户口。", "2016年9月1日"]
    assert _values(prose(letter))["certificate_number"] is None


@pytest.mark.parametrize(
    "sentence",
    [
        (
            "兹证明林秀英，女，汉族，1924年5月6日出生，公民身份号码：350203192405060028，"
            "户籍地址：福建省厦门市思明区虎园路18号，于2016年8月11日死亡，2016年8月20日注销户口。"
        ),
        (
            "我辖区居民林秀英（女，公民身份号码350203192405060028，出生日期1924年5月6日），"
            "原住福建省厦门市思明区虎园路18号，已于2016年8月20日注销户口，死亡时间为2016年8月11日。"
        ),
        (
            "兹有林秀英，性别女，出生于1924年5月6日，身份证号350203192405060028，原户籍地址为"
            "福建省厦门市思明区虎园路18号，该人因病于2016年8月11日在家中去世，其户口已于2016年8月20日注销。"
        ),
        (
            "兹证明林秀英，女，汉族，出生日期：1924年5月6日，公民身份号码：350203192405060028，"
            "原户籍地址：福建省厦门市思明区虎园路18号，因死亡于2016年8月20日在我所注销户口"
            "（死亡日期：2016年8月11日）。"
        ),
    ],
)
def test_letters_in_many_words(sentence: str) -> None:
    assert _letter(sentence) == WHOLE


@pytest.mark.parametrize("name", ["林秀英，女", "林秀英女"])
@pytest.mark.parametrize(
    ("next_line", "found"), [("虎园路18号，于2016年", True), ("2016年", False)]
)
def test_a_line_of_a_sentence_that_lost_its_comma_is_no_whole_address(
    next_line: str, name: str, *, found: bool
) -> None:
    """A mark lay over the comma before 户籍地址, and over the middle of the next line."""
    lines = [f"兹证明{name}，汉族，1924年5月6日出生，公民身份号码:3502",
             "03192405060028 户籍地址：福建省厦门市思明区文昌大道和平里",
             f"{next_line}8月11日死亡，已于2016年8月20日在我所注销户口。"]  # fmt: skip
    letter = page(
        [
            cell("户口注销证明", 300, 60),
            cell(lines[0], 120, 100),
            *(cell(line, 80, 132 + 32 * row) for row, line in enumerate(lines[1:])),
            cell("厦门市公安局思明分局中华派出所", 400, 300),
        ]
    )
    whole = "福建省厦门市思明区文昌大道和平里虎园路18号" if found else None
    assert _values(letter)["address"] == whole


@pytest.mark.parametrize(
    "sentence",
    [
        "兹证明林秀英，女，因死亡于2016年8月20日注销户口。",
        "林秀英，女，2016年8月20日死亡注销。",
        "林秀英，女，已于2016年8月20日因死亡，注销户口。",
        "林秀英，女，因死亡，户口已于2016年8月20日在我所注销。",
        "林秀英，女，2016年8月20日由家属办理死亡登记，户口已注销。",
        "林秀英，女，家属于2016年8月20日到我所申报死亡，户口已注销。",
        "兹证明林秀英，女，于2016年8月20日办理户口注销，注销原因：死亡。",
    ],
)
def test_the_day_of_the_cancellation_is_no_day_of_death(sentence: str) -> None:
    values = _letter(sentence)
    assert values["death_date"] is None
    assert values["reason"] == "死亡"


def test_the_words_that_stations_print_beforehand() -> None:
    found = _letter(
        "兹有原本辖区居民林秀英，女，住福建省厦门市思明区虎园路18号，"
        "身份证号码350203192405060028，于2016年8月11日死亡注销户口。"
    )
    # The day may be that of the death, or of the cancellation.
    assert found == WHOLE | {"birth_date": None, "death_date": None}


def test_who_moved_away_did_not_die() -> None:
    values = _letter("兹证明林秀英，女，户口已于2010年1月2日迁往上海市，户口予以注销。")
    assert (values["death_date"], values["reason"]) == (None, "迁出")


def test_a_table() -> None:
    table = sheet(
        [
            "死亡注销户口证明",
            "厦思公户字〔2016〕第123号",
            ("姓名", "林秀英", "性别", "女", "民族", "汉族"),
            ("出生日期", "1924年5月6日", "婚姻状况", "丧偶"),
            ("公民身份号码", "350203192405060028"),
            ("户籍所在地", "福建省厦门市思明区虎园路18号"),
            ("死亡日期", "2016年8月11日", "注销日期", "2016年8月20日"),
            ("注销原因", "因病死亡", "申报人姓名", "陈建国"),
            "厦门市公安局思明分局中华派出所",
            "二〇一六年九月一日",
        ]
    )
    number = {"certificate_number": "厦思公户字(2016)第123号"}
    assert _values(table) == WHOLE | number


@pytest.mark.parametrize("stamp", ["与原件核对无误", "死亡日期：2016年8月1与原件相符"])
def test_a_stamp_across_the_gutter_does_not_join_a_letter_and_its_stub(stamp: str) -> None:
    stub = [
        "存根",
        "姓名：林秀英",
        "性别：女",
        "身份证号码：350203192405060028",
        stamp,
        "经办人：叶山",
    ]
    letter = [
        "户口注销证明", "（2016）厦思公户字第123号",
        "林秀英（女，汉族，1924年5月6日出生，原住福建省",
        "厦门市思明区虎园路18号，公民身份号码350203192405060028，该人",
        "已于2016年8月11日去世，其户口已于2016年8月20日注销。", "特此证明。",
        "厦门市公安局思明分局中华派出所", "2016年9月1日",
    ]  # fmt: skip
    regions = [cell(text, 60, 60 + 44 * row, pitch=16) for row, text in enumerate(stub)]
    regions[4] = cell(stamp, 60, 60 + 44 * 4, pitch=26)
    regions += [cell(text, 420, 60 + 44 * row, pitch=16) for row, text in enumerate(letter)]
    values = _values(page(regions))
    assert (values["name"], values["address"]) == (WHOLE["name"], WHOLE["address"])


@pytest.mark.parametrize(("seen", "name"), [("秀英", "林秀英"), ("王秀英", "王秀英")])
def test_of_a_name_that_lost_its_beginning_the_stub_has_the_whole(seen: str, name: str) -> None:
    letter = [
        "户口注销证明",
        f"{seen}，女，汉族，1924年5月6日出生，公民身份号码350203192405060028，",
        "已于2016年8月11日去世，其户口已于2016年8月20日注销。",
        "厦门市公安局思明分局中华派出所",
    ]
    stub = ["存根", "姓名：林秀英", "性别：女", "经办人：叶山"]
    regions = [cell(text, 60, 60 + 44 * row, pitch=16) for row, text in enumerate(stub)]
    regions += [cell(text, 420, 60 + 44 * row, pitch=14) for row, text in enumerate(letter)]
    assert _values(page(regions))["name"] == name


def test_a_form_whose_blanks_are_empty_names_nobody() -> None:
    found = _letter("兹有我辖区居民，性别，民族，身份证号码，于年月日因死亡，户口已注销。")
    assert (found["name"], found["sex"]) == (None, None)


def test_the_day_beside_who_signs_is_the_day_of_issue() -> None:
    table = sheet(
        [
            "户口注销证明",
            ("姓名", "林秀英", "性别", "女", "民族", "汉族"),
            ("公民身份号码", "350203192405060028"),
            ("注销原因", "死亡", "死亡日期", "2016年8月11日", "注销日期", "2016年8月20日"),
            "厦门市公安局思明分局中华派出所",
            "承办人：陈志华 2016年9月1日",
        ]
    )
    values = _values(table)
    assert (values["death_date"], values["issue_date"]) == ("2016-08-11", "2016-09-01")
