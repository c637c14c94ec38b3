"""Household registers as regions: labels over two lines, values that stray, stamps, neighbours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest

from tests.written import cell, page, sheet
from verifiers.documents import catalogue, recognise
from verifiers.model import Flaw, Kind

if TYPE_CHECKING:
    from verifiers.model import Region
    from verifiers.read import Sheet

MEMBER, HEAD = Kind.HOUSEHOLD_REGISTER_MEMBER, Kind.HOUSEHOLD_REGISTER_HEAD


def _values(kind: Kind, *sheets: Sheet) -> dict[str, object]:
    assert recognise(sheets).kind == kind
    return {field.name: field.value for field in catalogue()[kind].extract(sheets)}


def _card(down: float = 0, *, off: float = 0, relation: str = "长女") -> list[Region]:
    """A card of 1996 whose values stand `off` below their labels."""
    rows = [
        [("姓名", 80), ("户主或与", 500)],
        [("曾用名", 80), ("性别", 500)],
        [("出生地", 80), ("民族", 500)],
        [("籍贯", 80), ("出生日期", 500)],
        [("本市（县）", 80), ("宗教信仰", 620)],
        [("公民身份", 80), ("身高", 560), ("血型", 750)],
        [("文化程度", 80), ("婚姻状况", 350), ("兵役状况", 650)],
        [("服务处所", 80), ("职业", 600)],
        [("何时由何地", 80)],
        [("承办人签章：", 80), ("登记日期", 500)],
    ]
    values = [
        [("陈美玲", 210), (relation, 640)],
        [("女", 640)],
        [("福建省厦门市思明区", 210), ("汉族", 640)],
        [("福建省莆田市", 210), ("1962-03-07", 640)],
        [],
        [("350203196203072221", 210), ("160厘米", 630), ("O型", 830)],
        [("初中", 210), ("丧偶", 480)],
        [("粮农", 210)],
        [("久居", 260)],
        [("2001年03月02日", 640)],
    ]
    second = {0: [("户主关系", 500)], 4: [("其他住址", 80)], 5: [("证件编号", 80)],
              8: [("迁来本市（县）", 80)]}  # fmt: skip
    regions = [cell("常住人口登记卡", 400, down + 60, pitch=30)]
    for number, labels in enumerate(rows):
        y = down + 130 + number * 70
        two = number in second
        regions += [cell(text, x, y - 12 if two and x == second[number][0][1] else y)
                    for text, x in labels]  # fmt: skip
        regions += [cell(text, x, y + 12) for text, x in second.get(number, [])]
        regions += [cell(text, x, y + off) for text, x in values[number]]
    return regions


WHOLE = {
    "name": "陈美玲",
    "relation_to_head": "长女",
    "former_name": None,
    "sex": "female",
    "ethnicity": "汉",
    "birth_date": "1962-03-07",
    "birth_place": "福建省厦门市思明区",
    "native_place": "福建省莆田市",
    "address": None,
    "id_number": "350203196203072221",
    "marital_status": "丧偶",
    "registration_date": "2001-03-02",
    "household_number": None,
    "head_name": None,
    "cancelled": False,
    "death_date": None,
}


@pytest.mark.parametrize("off", [0, -12, 12, 18, -18])
def test_values_above_or_below_their_labels(off: float) -> None:
    assert _values(MEMBER, page(_card(off=off))) == WHOLE


@pytest.mark.parametrize("seen", ["卢主关系", "尸主关系", "主关系"])
def test_a_label_that_was_misread_is_nobodys_name(seen: str) -> None:
    card = [replace(one, text=one.text.replace("户主关系", seen)) for one in _card(off=-18)]
    assert _values(MEMBER, page(card)) == WHOLE


def test_a_label_that_nobody_can_read_takes_neither_name_nor_relation_away() -> None:
    card = [one for one in _card() if one.text not in {"户主或与", "户主关系"}]
    card += [cell("庐圭爽氯", 500, 130, confidence=0.6), cell("女", 800, 900, confidence=0.6)]
    assert _values(MEMBER, page(card)) == WHOLE


def test_labels_and_values_in_one_region() -> None:
    card = sheet(
        [
            "常住人口登记卡",
            ("姓名陈美玲", "户主或与户主关系长女"),
            ("曾用名", "性别女"),
            ("出生地福建省厦门市思明区", "民族汉"),
            ("籍贯福建省莆田市", "出生日期1962年3月7日"),
            ("其他住址", "宗教信仰"),
            ("公民身份号码350203196203072221", "身高", "血型"),
            ("文化程度", "婚姻状况丧偶", "兵役状况"),
            ("服务处所", "职业"),
            ("承办人签章", "登记日期：2001.03.02"),
        ]
    )
    assert _values(MEMBER, card) == WHOLE


@pytest.mark.parametrize(
    "word", ["户主", "妻", "夫", "子", "长子", "儿媳", "养女", "外孙女", "独生子", "岳母", "非亲属"]
)
def test_relations_stay_as_printed(word: str) -> None:
    assert _values(MEMBER, page(_card(relation=word)))["relation_to_head"] == word


@pytest.mark.parametrize("seen", [("与户", "关"), ("与户主", "系"), ()])
def test_a_relation_beside_the_sex_is_no_sex(seen: tuple[str, ...]) -> None:
    """Of a label set in two small lines one character may be all that is read."""
    labels = [cell(text, 560, 175 + 24 * row) for row, text in enumerate(seen)]
    card = [
        cell("常住人口登记卡", 400, 60, pitch=30),
        *(cell(text, x, 187) for text, x in (("姓名陈美玲", 80), ("性别女", 400), ("养女", 640))),
        *labels,
        *(cell(text, 80, 240 + 60 * row) for row, text in enumerate(("曾用名", "出生地", "籍贯"))),
        *(cell(text, x, 240) for text, x in (("民族汉", 400), ("出生日期1962.03.07", 560))),
        cell("公民身份号码350203196203072221", 80, 420),
        cell("登记日期：2001.03.02", 500, 480),
    ]
    values = _values(MEMBER, page(card))
    assert (values["sex"], values["relation_to_head"]) == ("female", "养女")


def test_a_relation_that_no_list_knows_is_not_guessed() -> None:
    assert _values(MEMBER, page(_card(relation="久居")))["relation_to_head"] is None


def test_the_foot_of_another_card_above_is_another_card() -> None:
    above = [
        cell("何时由何地迁来本址", 80, 40),
        cell("久居", 300, 40),
        cell("登记日期", 500, 90),
        cell("1999年1月1日", 640, 90),
    ]
    assert _values(MEMBER, page([*above, *_card(120)])) == WHOLE


def test_of_two_cards_the_fuller_one_is_read() -> None:
    below = [
        cell("常住人口登记卡", 400, 900, pitch=30),
        cell("姓名", 80, 960),
        cell("林某", 210, 960),
    ]
    assert _values(MEMBER, page([*_card(), *below]))["name"] == "陈美玲"


def test_a_place_without_what_is_left_of_its_label_or_of_the_row_below() -> None:
    card = [one for one in _card() if one.text not in {"出生地", "籍贯", "福建省厦门市思明区"}]
    y = 130 + 2 * 70
    left = [cell("出", 80, y), cell("地", 150, y), cell("生福建省厦门市", 170, y)]
    card = [one for one in card if one.text != "福建省莆田市"]
    below = cell("福建省莆田市", 190, y + 30)
    values = _values(MEMBER, page([*card, *left, below]))
    assert values["birth_place"] == "福建省厦门市"


@pytest.mark.parametrize("word", ["注销", "死亡注销", "已注销", "迁出"])
def test_a_stamp_over_the_page(word: str) -> None:
    values = _values(MEMBER, page([*_card(), cell(word, 430, 395, pitch=60)]))
    assert values["cancelled"] is True
    assert values["death_date"] is None


def test_a_card_read_in_part_does_not_say_that_it_is_not_cancelled() -> None:
    few = sheet(["常住人口登记卡", ("姓名", "陈美玲"), "户主或与户主关系", "曾用名"])
    assert _values(MEMBER, few)["cancelled"] is None


@pytest.mark.parametrize(
    ("note", "day"),
    [
        ("于2016年8月11日死亡，2016年8月20日注销户口。", "2016-08-11"),
        ("死亡日期：2016年8月11日，已注销户口", "2016-08-11"),
        ("2016年8月11日因病去世，注销户口", "2016-08-11"),
        ("2016年8月20日因死亡注销户口", None),
        ("2016年8月20日因死亡，注销户口", None),
        ("死亡注销 2016年8月20日", None),
    ],
)
def test_the_page_of_changes_states_a_death(note: str, day: str | None) -> None:
    changes = [
        cell("登记事项变更和更正记载", 300, 900),
        cell("项目", 80, 950),
        cell("变更、更正后的内容", 300, 950),
        cell("婚姻状况", 80, 1000),
        cell(note, 80, 1050),
    ]
    values = _values(MEMBER, page([*_card(), *changes]))
    assert values["cancelled"] is True
    assert values["death_date"] == day
    assert values["marital_status"] == "丧偶"


def test_digits_apart_from_the_printed_units_of_a_day() -> None:
    card = [one for one in _card() if "2001" not in one.text]
    y = 130 + 9 * 70
    units = [cell("年", 720, y), cell("月", 790, y), cell("日", 850, y)]
    digits = [cell("2001", 650, y - 8), cell("3", 760, y - 8), cell("2", 825, y - 8)]
    assert _values(MEMBER, page([*card, *units, *digits]))["registration_date"] == "2001-03-02"


def test_a_day_in_eight_digits_without_units() -> None:
    card = [one for one in _card() if "2001" not in one.text]
    y = 130 + 9 * 70
    told = page([*card, cell("20010302", 650, y)])
    assert _values(MEMBER, told)["registration_date"] == "2001-03-02"


HEAD_WHOLE = {
    "household_type": "家庭户",
    "head_name": "林秀英",
    "household_number": "002345678",
    "address": "福建省厦门市思明区虎园路18号3幢502室",
    "issue_date": "2008-05-06",
    "issuing_authority": None,
}


def test_the_first_page() -> None:
    first = page(
        [
            cell("户", 80, 100),
            cell("别", 150, 100),
            cell("家庭户", 220, 110),
            cell("户主姓名", 500, 100),
            cell("林秀英", 640, 112),
            cell("户号", 80, 180),
            cell("002345678", 220, 190),
            cell("住址", 500, 180),
            cell("福建省厦门市思明区虎", 640, 170),
            cell("园路18号3幢502室", 640, 196),
            cell("省级公安机关", 150, 300),
            cell("户口登记机关", 600, 300),
            cell("户口专用章", 150, 340),
            cell("户口专用章", 600, 340),
            cell("承办人签章：", 80, 500),
            cell("2008年05月06日签发", 550, 500),
        ]
    )
    assert _values(HEAD, first) == HEAD_WHOLE


def test_a_house_number_is_no_number_of_the_household() -> None:
    """Of the label 户号 half may be lost, and the other half is found in the address."""
    first = page(
        [
            cell("户别", 80, 100),
            cell("家庭户", 220, 110),
            cell("户主姓名", 500, 100),
            cell("林秀英", 640, 112),
            cell("户", 80, 180),
            cell("6005-1138", 220, 190),
            cell("住☑址", 500, 180),
            cell("上海市普陀区金山巷679号27幢", 640, 180),
        ]
    )
    values = _values(HEAD, first)
    assert values["address"] == "上海市普陀区金山巷679号27幢"
    assert values["household_number"] in ("6005-1138", None)


@pytest.mark.parametrize("station", ["思明公安分局中华派出所", "厦门市公安局思明分局中华派出所"])
def test_the_first_page_in_one_column_with_changes_of_address(station: str) -> None:
    first = sheet(
        [
            "居民户口簿",
            ("户别：", "非农业家庭户"),
            ("户主姓名：", "林秀英"),
            ("户号：", "12-3456"),
            ("住址：", "厦门市思明区虎园路18号"),
            ("户口登记机关：", station),
            "签发日期：2008.5.6",
            "住址变动登记",
            ("变动后的住址", "厦门市湖里区金山街1号"),
            "2012年1月1日",
        ]
    )
    assert _values(HEAD, first) == {
        "household_type": "非农业家庭户",
        "head_name": "林秀英",
        "household_number": "12-3456",
        "address": "厦门市思明区虎园路18号",
        "issue_date": "2008-05-06",
        "issuing_authority": station,
    }


def test_a_stamp_in_red_ink_which_the_first_reading_does_not_see() -> None:
    card = replace(page(_card()), stamps=(cell("注销", 430, 395, pitch=60),))
    assert _values(MEMBER, card)["cancelled"] is True


def test_a_stamp_on_the_card_beside_it_cancels_that_one_alone() -> None:
    card = replace(page(_card()), stamps=(cell("注销", 430, 1300, pitch=60),))
    assert _values(MEMBER, card)["cancelled"] is False


@pytest.mark.parametrize("code", ["REFLECTION", "BLUR", "BORDER_INCOMPLETE", "TOO_SMALL"])
def test_in_a_flawed_picture_a_stamp_may_stand_unseen(code: str) -> None:
    """What is seen counts; that nothing is seen does not."""
    card, stamped = page(_card()), page([*_card(), cell("注销", 430, 395, pitch=60)])
    flawed = replace(card.page, flaws=(Flaw(code, None),))
    assert _values(MEMBER, replace(card, page=flawed))["cancelled"] is None
    assert _values(MEMBER, replace(stamped, page=flawed))["cancelled"] is True


def test_a_black_stamp_may_have_swallowed_a_printed_word() -> None:
    whole, part = page(_card()), page([one for one in _card() if one.text != "身高"])
    assert _values(MEMBER, whole)["cancelled"] is False
    assert _values(MEMBER, part)["cancelled"] is None


def test_a_number_that_cannot_be_read_may_lie_under_a_stamp() -> None:
    part = [
        replace(one, text=one.text[:9]) if one.text == "350203196203072221" else one
        for one in _card()
    ]
    values = _values(MEMBER, page(part))
    assert (values["id_number"], values["cancelled"]) == (None, None)


def test_half_a_word_in_red_ink_leaves_it_open() -> None:
    card = replace(page(_card()), stamps=(cell("注", 430, 395, pitch=60),))
    assert _values(MEMBER, card)["cancelled"] is None


def test_the_end_of_an_address_below_it_is_no_part_of_another_label() -> None:
    """A value printed above its row leaves 号 beside 户号 and 住址."""
    first = page(
        [
            cell("户别", 80, 120), cell("家庭户", 200, 100),
            cell("户主姓名", 500, 120), cell("林秀英", 640, 100),
            cell("户号", 80, 200), cell("27192453", 200, 180),
            cell("住址", 500, 200), cell("广西南宁市青秀区滨湖路263", 640, 165),
            cell("号", 640, 192),
        ]
    )  # fmt: skip
    values = _values(HEAD, first)
    assert values["address"] == "广西南宁市青秀区滨湖路263号"
    assert values["household_number"] == "27192453"


@pytest.mark.parametrize(
    ("first", "second"), [(120, 148), (118, 146)], ids=["high in its cell", "higher"]
)
def test_an_address_whose_first_line_stands_far_above_its_label(
    first: float, second: float
) -> None:
    values = _values(
        HEAD, page(_first_page(("福建省厦门市思明区虎园路18号3", first), ("幢502室", second)))
    )
    assert values["address"] == "福建省厦门市思明区虎园路18号3幢502室"
    assert (values["head_name"], values["household_type"]) == ("林秀英", "家庭户")


def test_an_address_that_begins_with_what_follows_a_number_is_none() -> None:
    assert _values(HEAD, page(_first_page(("幢502室", 180))))["address"] is None


@pytest.mark.parametrize(("at", "found"), [(700, True), (730, False)])
def test_an_address_with_room_between_two_pieces_of_a_row_is_none(
    at: float, *, found: bool
) -> None:
    """Glare hides the middle of a line: what is left reads like an address."""
    pieces = [cell("吉林省", 640, 160), cell("青年路843号", at, 161)]
    whole = "吉林省青年路843号" if found else None
    assert _values(HEAD, page([*_first_page(), *pieces]))["address"] == whole


def _first_page(*address: tuple[str, float]) -> list[Region]:
    labels = [("户", 80, 80), ("别", 150, 80), ("家庭户", 220, 80), ("户主姓名", 500, 80),
              ("林秀英", 640, 80), ("户号", 80, 160), ("002345678", 220, 160),
              ("住址", 500, 160), ("承办人签章：", 80, 500)]  # fmt: skip
    return [cell(text, x, y) for text, x, y in (*labels, *((one, 640, y) for one, y in address))]


@pytest.mark.parametrize("mark", ["铺过", "汉族"])
def test_a_piece_that_names_no_place_is_no_part_of_one(mark: str) -> None:
    card = [*_card(), cell(mark, 420, 130 + 2 * 70)]
    assert _values(MEMBER, page(card))["birth_place"] == "福建省厦门市思明区"


@pytest.mark.parametrize("native", ["福建省莆田市", "思明区", "厦门市思明区", "建省思明区"])
def test_the_second_place_of_a_row_is_the_native_one_though_its_label_was_not_read(
    native: str,
) -> None:
    taken = {"出生地", "籍贯", "福建省莆田市", "福建省厦门市思明区", "民族", "汉族"}
    card = [one for one in _card() if one.text not in taken]
    y = 130 + 2 * 70
    row = [cell("出生地", 80, y), cell("福建省厦门市思明区", 210, y), cell(native, 640, y)]
    values = _values(MEMBER, page([*card, *row]))
    assert values["birth_place"] == "福建省厦门市思明区"
    assert values["native_place"] == native


def test_words_of_a_stamp_are_nobodys_name() -> None:
    card = [one for one in _card() if one.text != "陈美玲"]
    assert _values(MEMBER, page([*card, cell("此件", 210, 130)]))["name"] is None


@pytest.mark.parametrize(
    "stray", [("田", 740, 220), ("所", 600, 180), ("务使用", 700, 225), ("2V用", 586, 158)]
)
def test_what_strays_beside_an_address_is_no_part_of_it(stray: tuple[str, float, float]) -> None:
    first = [*_first_page(("福建省厦门市思明区虎园路18号", 160)), cell(*stray)]
    assert _values(HEAD, page(first))["address"] == "福建省厦门市思明区虎园路18号"


@pytest.mark.parametrize(
    ("read", "name"), [("陈美玲使用", "陈美玲"), ("陈美玲性", "陈美玲"), ("陈阿共店", "陈阿")]
)
def test_words_of_a_purpose_behind_a_name_are_no_part_of_it(read: str, name: str) -> None:
    card = [one for one in _card() if one.text != "陈美玲"]
    assert _values(MEMBER, page([*card, cell(read, 210, 130)]))["name"] == name


@pytest.mark.parametrize("lost", [{"姓名"}, {"姓名", "户主或与", "户主关系"}])
def test_a_name_is_known_by_the_relation_beside_it_where_its_label_was_not_read(
    lost: set[str],
) -> None:
    card = [one for one in _card(relation="外孙女") if one.text not in lost]
    values = _values(MEMBER, page(card))
    assert (values["name"], values["relation_to_head"]) == ("陈美玲", "外孙女")


@pytest.mark.parametrize(("day", "told"), [("1962年3月7日", True), ("1963年3月7日", False)])
def test_a_day_without_its_label_is_that_of_birth_if_the_number_says_so(
    day: str, told: bool
) -> None:
    regions = [
        replace(region, text=day) if region.text == "1962-03-07" else region
        for region in _card()
        if region.text != "出生日期"
    ]
    assert _values(MEMBER, page(regions))["birth_date"] == ("1962-03-07" if told else None)


@pytest.mark.parametrize("others", [(), ("20201028",)])
def test_a_household_number_without_its_label_is_known_where_no_other_digits_stand_alone(
    others: tuple[str, ...],
) -> None:
    regions = [
        cell("户别", 80, 200),
        cell("家庭户", 220, 196),
        cell("户主姓名", 480, 200),
        cell("金志荣", 620, 196),
        cell("73383396", 220, 300),
        cell("住址", 480, 306),
        cell("广东省广州市荔湾区桂花巷538号", 620, 296),
        cell("户口登记机关", 620, 460),
        cell("承办人签章", 80, 640),
    ]
    regions += [cell(digits, 220, 380) for digits in others]
    assert _values(HEAD, page(regions))["household_number"] == (None if others else "73383396")


def test_a_household_number_in_one_line_with_half_its_label() -> None:
    first = page(
        [
            cell("户别", 80, 100),
            cell("家庭户", 220, 110),
            cell("户主姓名", 500, 100),
            cell("林秀英", 640, 112),
            cell("号002345678", 150, 180),
            cell("住址", 500, 180),
            cell("福建省厦门市思明区虎园路18号3幢502室", 600, 180),
        ]
    )
    assert _values(HEAD, first)["household_number"] == "002345678"


def test_the_number_beside_a_label_that_was_misread_goes_to_no_other() -> None:
    regions = [one for one in _card() if one.text not in {"公民身份", "证件编号"}]
    values = _values(MEMBER, page([*regions, cell("公民身的", 80, 480)]))
    assert values["id_number"] == "350203196203072221"
    assert _values(MEMBER, page(regions))["id_number"] == "350203196203072221"


def test_an_address_whose_label_is_not_seen_begins_with_its_province() -> None:
    """The number of the household, beside which it stands, is another thing."""
    first = page(
        [
            cell("户别", 80, 100),
            cell("家庭户", 220, 110),
            cell("户主姓名", 500, 100),
            cell("林秀英", 640, 112),
            cell("户号", 80, 180),
            cell("002345678", 220, 190),
            cell("福建省厦门市思明区虎园路18", 640, 170),
            cell("号3幢2单元502室", 640, 196),
            cell("户口登记机关", 600, 300),
        ]
    )
    values = _values(HEAD, first)
    assert values["address"] == "福建省厦门市思明区虎园路18号3幢2单元502室"
    assert values["household_number"] == "002345678"


def test_a_frame_that_leans_or_half_a_word_may_be_a_stamp() -> None:
    """Neither says that the card is cancelled, and nobody says that it is not."""
    framed = np.full((700, 1000, 3), 255, np.uint8)
    frame = np.array([(300, 300), (600, 380), (580, 460), (280, 380)])
    cv2.polylines(framed, [frame], isClosed=True, color=60, thickness=3)
    card = page(_card())
    assert _values(MEMBER, card)["cancelled"] is False
    assert _values(MEMBER, replace(card, pixels=framed))["cancelled"] is None
    for text, confidence, told in (
        ("迁南青平区", 0.6, None),
        ("迁南青平区", 0.98, False),
        ("由四川迁来", 0.6, False),
    ):
        line = cell(text, 430, 640, confidence=confidence)
        seen = replace(card, regions=(*card.regions, line))
        assert _values(MEMBER, seen)["cancelled"] is told
