"""Identity cards as regions, cut and placed as readers do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.written import cell, page, sheet
from verifiers.documents import catalogue, recognise
from verifiers.layout import holder, rows_of
from verifiers.model import Field, Kind, Region

if TYPE_CHECKING:
    from verifiers.read import Sheet

NUMBER = "11010519491231002X"


def _fields(kind: Kind, *sheets: Sheet) -> dict[str, Field]:
    return {field.name: field for field in catalogue()[kind].extract(sheets)}


def _values(kind: Kind, *sheets: Sheet) -> dict[str, object]:
    return {name: field.value for name, field in _fields(kind, *sheets).items()}


WHOLE = {
    "name": "韦小宝",
    "sex": "male",
    "ethnicity": "壮",
    "birth_date": "1949-12-31",
    "address": "广西壮族自治区南宁市青秀区民族大道A座12-3号",
    "id_number": NUMBER,
}


def test_labels_and_values_in_one_region_each() -> None:
    card = page(
        [
            cell("姓名韦小宝", 80, 100),
            cell("性别男民族壮", 80, 150),
            cell("出生1949年12月31日", 80, 200),
            cell("住址广西壮族自治区南宁市青", 80, 250),
            cell("秀区民族大道A座12-3号", 120, 290),
            cell(f"公民身份号码{NUMBER}", 80, 400),
        ]
    )
    assert recognise([card]).kind == Kind.ID_CARD_PORTRAIT
    assert _values(Kind.ID_CARD_PORTRAIT, card) == WHOLE


def test_labels_and_values_apart_and_characters_spaced() -> None:
    card = page(
        [
            cell("姓 名", 80, 100),
            cell("韦 小 宝", 190, 100),
            cell("性", 80, 150),
            cell("别", 120, 150),
            cell("男", 190, 150),
            cell("民 族", 300, 150),
            cell("壮", 400, 150),
            cell("出 生", 80, 200),
            cell("1949", 190, 200),
            cell("年 12", 260, 200),
            cell("月 31", 360, 201),
            cell("日", 470, 200),
            cell("住 址", 80, 250),
            cell("广西壮族自治区南宁市青", 190, 250),
            cell("秀区民族大道A座12-3号", 190, 290),
            cell("公民身份号码", 80, 400),
            cell("110105 19491231 002X", 330, 400),
        ]
    )
    assert _values(Kind.ID_CARD_PORTRAIT, card) == WHOLE


def test_values_without_their_labels_are_found_by_their_grammar_with_less_trust() -> None:
    card = sheet(
        [
            "韦小宝",
            "男民族壮",
            "1949年12月31日",
            "广西壮族自治区南宁市青",
            "秀区民族大道A座12-3号",
            NUMBER,
        ],
        left=190,
    )
    fields = _fields(Kind.ID_CARD_PORTRAIT, card)
    assert {name: field.value for name, field in fields.items()} == WHOLE
    assert fields["id_number"].confidence < 0.98


def test_labels_that_a_copy_left_pale_may_have_one_character_misread() -> None:
    card = page(
        [
            cell("姓尖", 80, 100),
            cell("韦小宝", 190, 100),
            cell("性别", 80, 150),
            cell("男", 190, 150),
            cell("民特壮", 300, 150),
            cell("出生1949年12月31日", 80, 200),
            cell("性址", 80, 250),
            cell("广西壮族自治区南宁市青", 190, 250),
            cell("秀区民族大道A座12-3号", 190, 290),
            cell("公民身份号码", 80, 400),
            cell(NUMBER, 300, 400),
        ]
    )
    assert recognise([card]).kind == Kind.ID_CARD_PORTRAIT
    assert _values(Kind.ID_CARD_PORTRAIT, card) == WHOLE


def test_a_copy_that_kept_no_label_is_known_by_sex_and_group_above_a_number() -> None:
    """The labels of a card are printed pale; the day, of which parts are missing, is not read."""
    card = page(
        [
            cell("韦小宝", 190, 100),
            cell("男", 190, 150),
            cell("壮", 400, 150),
            cell("1949", 190, 200),
            cell("31", 400, 200),
            cell("广西壮族自治区南宁市青", 190, 250),
            cell("秀区民族大道A座12-3号", 190, 290),
            cell(NUMBER, 300, 400),
        ]
    )
    assert recognise([card]).kind == Kind.ID_CARD_PORTRAIT
    assert _values(Kind.ID_CARD_PORTRAIT, card) == WHOLE | {"birth_date": None}


def test_a_label_that_nobody_can_read_between_sex_and_group_does_not_hide_them() -> None:
    card = page(
        [
            cell("韦小宝", 190, 100),
            cell("男", 190, 150),
            cell("化级", 300, 150),
            cell("壮", 400, 150),
            cell("1949年12月31日", 190, 200),
            cell("广西壮族自治区南宁市青", 190, 250),
            cell("秀区民族大道A座12-3号", 190, 290),
            cell(NUMBER, 300, 400),
        ]
    )
    assert recognise([card]).kind == Kind.ID_CARD_PORTRAIT
    assert _values(Kind.ID_CARD_PORTRAIT, card) == WHOLE


def test_the_mongolian_script_beside_and_uyghur_above_do_not_disturb() -> None:
    card = page(
        [
            cell("ئىسمى", 190, 70, pitch=14),
            cell("姓名", 80, 100),
            cell("买买提·卡德尔", 190, 100),
            cell("性别", 80, 150),
            cell("男", 190, 150),
            cell("民族", 300, 150),
            cell("维吾尔", 400, 150),
            cell("公民身份号码", 80, 400),
            cell(NUMBER, 330, 400),
        ]
    )
    values = _values(Kind.ID_CARD_PORTRAIT, card)
    assert (values["name"], values["ethnicity"]) == ("买买提·卡德尔", "维吾尔")


def test_latin_zhuang_above_and_beside_the_labels_does_not_disturb() -> None:
    card = page(
        [
            cell("Singqmingz", 80, 74, pitch=16),
            cell("姓名韦小宝", 80, 100),
            cell("Singqbied", 80, 126, pitch=16),
            cell("Minzcuz", 300, 126, pitch=16),
            cell("性别男", 80, 150),
            cell("民族 壮", 300, 151),
            cell("Seng 出生1949年12月31日", 80, 200),
            cell("Diegyouq", 80, 226, pitch=16),
            cell("住址广西壮族自治区南宁市青", 80, 250),
            cell("秀区民族大道A座12-3号", 120, 286),
            cell("Gunghminz Sinhfwn Hauxmaj", 80, 376, pitch=16),
            cell("公民身份号码", 80, 400),
            cell(NUMBER, 330, 400),
        ]
    )
    assert recognise([card]).kind == Kind.ID_CARD_PORTRAIT
    assert _values(Kind.ID_CARD_PORTRAIT, card) == WHOLE


@pytest.mark.parametrize("beside", ["Veiz Siujbauj韦小宝", "韦小宝 Veiz", "ནོར་བུ韦小宝"])
def test_a_name_in_two_scripts_is_read_in_chinese(beside: str) -> None:
    field = _fields(Kind.ID_CARD_PORTRAIT, sheet([("姓名", beside), "性别男民族壮"]))["name"]
    assert field.value == "韦小宝"


@pytest.mark.parametrize(
    ("first", "second"), [("阿卜杜热合曼·", "阿卜杜克热木"), ("阿卜杜热合曼·阿卜", "杜克热木")]
)
def test_a_long_name_goes_on_in_a_second_line(first: str, second: str) -> None:
    card = page(
        [
            cell("姓名", 80, 100),
            cell(first, 140, 100),
            cell(second, 140, 128),
            cell("性别男", 80, 160),
            cell("民族维吾尔", 300, 160),
        ]
    )
    assert _values(Kind.ID_CARD_PORTRAIT, card)["name"] == "阿卜杜热合曼·阿卜杜克热木"


def test_a_temporary_card_says_so_on_either_side() -> None:
    front = sheet(
        [
            "中华人民共和国临时居民身份证",
            "姓名韦小宝",
            "性别男民族壮",
            "出生1949年12月31日",
            "住址广西壮族自治区南宁市青秀区民族大道A座12-3号",
            f"公民身份号码{NUMBER}",
            "签发机关 南宁市公安局青秀分局",
            "有效期限 2024.01.04-2024.04.04",
        ]
    )
    assert recognise([front]).kind == Kind.ID_CARD_PORTRAIT
    values = _values(Kind.ID_CARD_PORTRAIT, front)
    assert values == WHOLE | {
        "card_type": "temporary",
        "issuing_authority": "南宁市公安局青秀分局",
        "valid_from": "2024-01-04",
        "valid_until": "2024-04-04",
    }
    back = sheet(["中华人民共和国", "临时居民身份证", "签发机关 朝阳县公安局"])
    assert recognise([back]).kind == Kind.ID_CARD_EMBLEM
    assert _values(Kind.ID_CARD_EMBLEM, back)["card_type"] == "temporary"


def test_a_card_of_the_first_generation_is_told_apart() -> None:
    card = sheet(
        [
            "姓名 韦小宝",
            "性别 男 民族 壮",
            "1949年12月31日生",
            "住址 广西壮族自治区南宁市青秀区民族大道A座12-3号",
            "1994年6月1日签发 有效期限20年",
            "编号 110105491231002",
        ]
    )
    assert recognise([card]).kind == Kind.ID_CARD_PORTRAIT
    values = _values(Kind.ID_CARD_PORTRAIT, card)
    assert (values["card_type"], values["id_number"]) == ("first_generation", "110105491231002")
    assert (values["birth_date"], values["address"]) == (WHOLE["birth_date"], WHOLE["address"])


def test_a_usual_card_has_no_type() -> None:
    assert "card_type" not in _values(Kind.ID_CARD_PORTRAIT, sheet([f"公民身份号码{NUMBER}"]))
    assert "card_type" not in _values(Kind.ID_CARD_EMBLEM, sheet(EMBLEM))


def _address_card(*lines: Region) -> Sheet:
    return page(
        [
            cell("姓名韦小宝", 80, 100),
            cell("性别男民族壮", 80, 150),
            cell("出生1949年12月31日", 80, 200),
            cell("住址", 80, 250),
            *lines,
            cell(f"公民身份号码{NUMBER}", 80, 400),
        ]
    )


FIRST, SECOND = cell("广西壮族自治区南宁市青", 140, 250), cell("秀区民族大道A座12-3号", 140, 290)


@pytest.mark.parametrize(
    "across",
    [
        cell("仅供店铺过户使用", 300, 268, pitch=26),
        cell("与原件核对无误", 210, 271, pitch=24),
        cell("复印件与原件一致", 180, 330),
        cell("他用无", 400, 271),
        cell("样本", 420, 270),
        cell("此件", 90, 270, pitch=12),
        cell("务使用", 364, 246),
    ],
)
def test_what_is_stamped_across_an_address_is_no_part_of_it(across: Region) -> None:
    card = _address_card(FIRST, across, SECOND)
    assert _values(Kind.ID_CARD_PORTRAIT, card)["address"] == WHOLE["address"]


def test_one_character_of_a_mark_beside_an_address_is_no_part_of_it() -> None:
    card = _address_card(FIRST, cell("户", 400, 250, pitch=26), SECOND)
    assert _values(Kind.ID_CARD_PORTRAIT, card)["address"] == WHOLE["address"]
    door = _address_card(FIRST, cell("秀区民族大道甲1号楼302", 140, 290), cell("户", 366, 290))
    assert str(_values(Kind.ID_CARD_PORTRAIT, door)["address"]).endswith("302户")


@pytest.mark.parametrize("stamp", ["又供核对", "仅供核对", "与原件一致"])
def test_a_stamp_that_begins_where_an_address_ends_is_cut_off(stamp: str) -> None:
    card = _address_card(FIRST, cell(f"{SECOND.text}{stamp}", 140, 290))
    assert _values(Kind.ID_CARD_PORTRAIT, card)["address"] == WHOLE["address"]


def test_a_line_cut_in_two_is_joined() -> None:
    pieces = cell("秀区民族", 140, 290), cell("大道A座12-3号", 224, 291)
    card = _address_card(FIRST, *pieces)
    assert _values(Kind.ID_CARD_PORTRAIT, card)["address"] == WHOLE["address"]


@pytest.mark.parametrize("row", [250, 290])
def test_an_address_with_room_between_two_pieces_of_a_row_is_none(row: float) -> None:
    first = cell("广西壮族自治区南宁市", 140, 250) if row == 250 else FIRST
    second = cell("秀区民族大道", 140, 290) if row == 290 else SECOND
    card = _address_card(first, second, cell("12号楼", 420 if row == 250 else 300, row))
    assert _values(Kind.ID_CARD_PORTRAIT, card)["address"] is None


def test_an_address_with_a_hole_is_none() -> None:
    card = _address_card(FIRST, cell("2单元1302室", 140, 330))
    assert _values(Kind.ID_CARD_PORTRAIT, card)["address"] is None
    cut = _address_card(FIRST, cell("秀区民族大道甲12号楼3单", 140, 290))
    assert _values(Kind.ID_CARD_PORTRAIT, cut)["address"] is None
    # Boxes are found a little wider than their text, and it seems set closer than it is.
    wide = cell("广西壮族自治区南宁市青", 140, 250, pitch=23), cell("1302室", 140, 302, pitch=24)
    assert _values(Kind.ID_CARD_PORTRAIT, _address_card(*wide))["address"] is None
    short = _address_card(cell("广西壮族自治", 140, 250), cell("秀区民族大道A座12-3号", 140, 290))
    assert _values(Kind.ID_CARD_PORTRAIT, short)["address"] is None


def test_a_letter_in_the_number_is_put_right_only_if_the_check_digit_proves_it() -> None:
    proven = sheet(["公民身份号码" + NUMBER.replace("0", "O", 1)])
    field = _fields(Kind.ID_CARD_PORTRAIT, proven)["id_number"]
    assert (field.value, field.repaired, field.raw) == (NUMBER, True, "11O10519491231002X")
    unproven = sheet(["公民身份号码11O105194912310029"])
    assert _fields(Kind.ID_CARD_PORTRAIT, unproven)["id_number"].value is None


def test_a_number_that_contradicts_the_card_stays_as_printed() -> None:
    card = sheet(["姓名张三", "性别女民族汉", "出生1950年1月1日", "公民身份号码110105194912310021"])
    values = _values(Kind.ID_CARD_PORTRAIT, card)
    assert (values["id_number"], values["birth_date"], values["sex"]) == (
        "110105194912310021",
        "1950-01-01",
        "female",
    )


@pytest.mark.parametrize("number", ["1101051949123100", "110105194912310021234"])
def test_a_number_of_another_length_is_no_number(number: str) -> None:
    values = _values(Kind.ID_CARD_PORTRAIT, sheet(["姓名张三", "公民身份号码" + number]))
    assert values["id_number"] is None


def test_sex_and_birth_are_never_taken_from_the_number() -> None:
    values = _values(Kind.ID_CARD_PORTRAIT, sheet(["姓名张三", f"公民身份号码{NUMBER}"]))
    assert (values["sex"], values["birth_date"]) == (None, None)


def test_a_value_has_its_own_part_of_the_line_as_box() -> None:
    field = _fields(Kind.ID_CARD_PORTRAIT, sheet(["姓名韦小宝"]))["name"]
    assert field.box is not None
    left, right = field.box[0][0], field.box[1][0]
    assert left == pytest.approx((80 + 2 * 20) / 1000, abs=0.004)
    assert right == pytest.approx((80 + 5 * 20) / 1000, abs=0.004)


EMBLEM = [
    "中华人民共和国",
    "居民身份证",
    ("签发机关", "北京市公安局海淀分局"),
    ("有效期限", "2016.03.15-2036.03.15"),
]


def test_the_emblem_side() -> None:
    card = sheet(EMBLEM)
    assert recognise([card]).kind == Kind.ID_CARD_EMBLEM
    assert _values(Kind.ID_CARD_EMBLEM, card) == {
        "issuing_authority": "北京市公安局海淀分局",
        "valid_from": "2016-03-15",
        "valid_until": "2036-03-15",
        "long_term": False,
    }


def test_a_card_for_ever_has_no_last_day_but_was_read() -> None:
    fields = _fields(Kind.ID_CARD_EMBLEM, sheet([*EMBLEM[:3], "有效期限 2011.08.01-长期"]))
    until = fields["valid_until"]
    assert (until.value, until.raw, until.confidence) == (None, "长期", 0.98)
    assert fields["long_term"].value is True


def test_an_office_over_two_lines_is_joined() -> None:
    card = page(
        [
            cell("签发机关", 80, 100),
            cell("克孜勒苏柯尔克孜自治州阿", 190, 100),
            cell("图什市公安局", 190, 130),
            cell("有效期限", 80, 180),
            cell("2016.03.15-2036.03.15", 190, 180),
        ]
    )
    assert (
        _values(Kind.ID_CARD_EMBLEM, card)["issuing_authority"]
        == "克孜勒苏柯尔克孜自治州阿图什市公安局"
    )


def test_a_day_that_does_not_exist_is_not_read() -> None:
    values = _values(Kind.ID_CARD_EMBLEM, sheet(["有效期限2016.02.30-2036.02.30"]))
    assert (values["valid_from"], values["valid_until"], values["long_term"]) == (None, None, False)


def test_a_day_that_somebody_wrote_below_a_copied_card_is_no_day_of_birth() -> None:
    card = page(
        [
            cell("姓名韦小宝", 80, 100),
            cell("性别男民族壮", 80, 150),
            cell("出生 1949", 80, 200),
            cell("月31日", 300, 200),
            cell("住址广西壮族自治区南宁市青", 80, 250),
            cell("秀区民族大道A座12-3号", 120, 290),
            cell(f"公民身份号码{NUMBER}", 80, 400),
            cell("与原件核对无误", 80, 500),
            cell("韦小宝", 300, 500),
            cell("2023.5.6", 500, 500),
        ]
    )
    assert _values(Kind.ID_CARD_PORTRAIT, card) == {**WHOLE, "birth_date": None}


def test_a_term_goes_on_in_the_next_row() -> None:
    values = _values(
        Kind.ID_CARD_EMBLEM, sheet([*EMBLEM[:3], ("有效期限", "2016.03.15-"), "2036.03.15"])
    )
    assert (values["valid_from"], values["valid_until"]) == ("2016-03-15", "2036-03-15")


def test_days_that_cannot_be_are_no_term_without_its_label() -> None:
    rows = [*EMBLEM[:3], "1350.99.88-2036.99.77"]
    assert _fields(Kind.ID_CARD_EMBLEM, sheet(rows))["valid_until"].raw == ""


def test_letters_are_no_number_though_their_look_alikes_would_pass_its_check() -> None:
    rows = ["姓名陈建国", "性别男民族汉", "公民身份号码IIOIOSI949I23IOO2X"]
    assert holder.id_number(rows_of(sheet(rows))).value is None
    assert holder.id_number(rows_of(sheet([*rows[:2], "11010519491231002X"]))).value is not None


def test_the_first_day_of_a_term_is_no_day_of_birth() -> None:
    rows = ["姓名陈建国", "2016.03.15-2036.03.15", "1962年3月7日", "住址福建省厦门市虎园路18号"]
    assert holder.birth_date(rows_of(sheet(rows))).value == "1962-03-07"


@pytest.mark.parametrize(
    ("x", "y", "address"),
    [
        (180, 164, None),
        (200, 164, "福建省厦门市思明区虎园路北段十八号3幢"),
        (180, 300, "福建省厦门市思明区虎园路北段十八号3幢"),
    ],
    ids=["at its edge", "beside that", "far below"],
)
def test_what_follows_a_line_that_is_not_full_is_of_the_address_only_right_below_it(
    x: float, y: float, address: str | None
) -> None:
    card = [
        cell("住址", 80, 100),
        cell("福建省厦门市思明区虎园路北段", 180, 100),
        cell("十八号3幢", 180, 132),
        cell("502室", x, y),
        cell("公民身份号码11010519491231002X", 80, 340),
    ]
    assert holder.address(rows_of(page(card))).value == address
