"""Certificates of death: the form's cells, cells with the value below, and plain letters."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.written import cell, page, prose, sheet
from verifiers.documents import catalogue, recognise
from verifiers.model import Kind

if TYPE_CHECKING:
    from verifiers.model import Region
    from verifiers.read import Sheet

WHOLE = {
    "name": "林秀英",
    "sex": "female",
    "id_number": "350203192405060028",
    "birth_date": "1924-05-06",
    "death_date": "2016-08-11",
    "certificate_number": "35020316377309059",
    "issue_date": "2016-08-12",
}
HEAD = (
    cell("居民死亡医学证明（推断）书", 300, 60),
    cell("编号：43010420190001876", 500, 100),
    cell("死者姓名", 50, 150),
    cell("温厚德", 200, 150),
)
"""Of a form whose holder is known, in cells."""


def _values(*sheets: Sheet) -> dict[str, object]:
    assert recognise(sheets).kind == Kind.DEATH_CERTIFICATE
    fields = catalogue()[Kind.DEATH_CERTIFICATE].extract(sheets)
    return {field.name: field.value for field in fields}


def _form(sex: str = "女") -> Sheet:
    return sheet(
        [
            "居民死亡医学证明（推断）书",
            ("行政区划代码", "350203", "编号：", "35020316377309059"),
            ("死者姓名", "林秀英", "性别", sex, "民族", "汉族", "年龄", "92"),
            ("身份证件类别", "1", "证件号码", "350203192405060028"),
            ("出生日期", "1924年5月6日", "死亡日期", "2016年8月11日9时30分"),
            ("死亡地点", "3家中", "死亡原因", "脑出血"),
            ("可联系的家属姓名", "陈建国", "联系电话", "13800000000"),
            ("医师签名", "张医生", "填表日期", "2016年8月12日"),
        ]
    )


def test_the_form_of_2014() -> None:
    assert _values(_form()) == WHOLE


@pytest.mark.parametrize("sex", ["2 1男 2女", "1男 2女 2", "2（1.男 2.女）", "2女", "女性"])
def test_sex_as_word_or_as_code_with_its_key(sex: str) -> None:
    assert _values(_form(sex))["sex"] == "female"


@pytest.mark.parametrize("sex", ["1男 2女", "2", ""])
def test_sex_is_not_guessed(sex: str) -> None:
    assert _values(_form(sex))["sex"] is None


def test_the_cause_of_death_is_not_read() -> None:
    fields = catalogue()[Kind.DEATH_CERTIFICATE].extract([_form()])
    assert all("脑出血" not in field.raw for field in fields)
    assert {field.name for field in fields} == set(WHOLE)


def test_values_below_their_labels() -> None:
    table = page(
        [
            cell("居民死亡医学证明书", 300, 60),
            cell("编号 35020316377309059", 600, 100),
            cell("死者姓名", 80, 150),
            cell("性别", 300, 150),
            cell("证件号码", 500, 150),
            cell("林秀英", 80, 190),
            cell("女", 300, 190),
            cell("350203192405060028", 500, 190),
            cell("出生日期", 80, 240),
            cell("死亡日期", 500, 240),
            cell("1924年5月6日", 80, 280),
            cell("2016年8月11日", 500, 280),
            cell("签发日期：2016年8月12日", 500, 360),
        ]
    )
    assert _values(table) == WHOLE


@pytest.mark.parametrize(
    ("comma", "title"),
    [("，", "死亡证明书"), ("、", "死亡证明书"), ("，", "居民死亡醫學護明書")],
    ids=["sharp", "blurred", "title misread"],
)
def test_a_plain_letter_of_a_hospital(comma: str, title: str) -> None:
    letter = prose(
        [
            title,
            "编号：35020316377309059",
            f"兹证明林秀英{comma}女{comma}汉族，1924年5月6日出生，身份证号码：350203192405060028，因病医治无效，于2016年8月11日在我院死亡。",
            "特此证明。",
            "厦门市某某医院",
            "2016年8月12日",
        ]
    )
    assert _values(letter) == WHOLE


def test_sixteen_digits_and_an_identity_number_are_no_certificate_number() -> None:
    rows = ["死亡证明书", "35020319240506002", "死者姓名 林秀英", "身份证号码 350203192405060028"]
    assert _values(sheet(rows[:1] + rows[2:]))["certificate_number"] is None


@pytest.mark.parametrize(
    ("boxes", "number"),
    [
        ("3 5 0 2 0 3 1 6 3. 7 7 3 0 9 0 5 9", "35020316377309059"),
        ("3 5 0 2 0 3 1 6 3. 7 7 3 0 9 0 5", None),
    ],
)
def test_a_rule_between_two_boxes_is_no_part_of_the_number(boxes: str, number: str | None) -> None:
    form = _form()
    rows = [
        replace(region, text=boxes) if region.text == "35020316377309059" else region
        for region in form.regions
    ]
    assert _values(replace(form, regions=tuple(rows)))["certificate_number"] == number


def test_the_short_part_for_relatives() -> None:
    values = _values(
        sheet(
            [
                "居民死亡医学证明（推断）书",
                "第三联 死者家属保存",
                ("行政区划代码 350203", "编号 35020316377309059"),
                ("死者姓名", "林秀英", "性 别", "女", "民 族", "汉族"),
                ("有效身份证件类别", "身份证", "有效身份证件号码", "350203192405060028"),
                ("出生日期", "1924 年 05 月 06 日", "年 龄", "92岁"),
                ("死亡日期", "2016 年 08 月 11 日 9 时", "死亡地点", "家中"),
                ("家属姓名", "陈建国", "家属签字", ""),
                ("医师签字", "张医生", "民警签字", ""),
                ("医疗卫生机构签章", "公安机关盖章"),
                ("签发日期", "2016年8月12日"),
            ]
        )
    )
    assert values == WHOLE


@pytest.mark.parametrize(
    "words",
    [
        "死者林秀英，女，1924年5月6日出生，身份证号码350203192405060028，于2016年8月11日在厦门市思明区死亡，经调查排除他杀。",
        "兹证明林秀英（性别：女，出生日期：1924年5月6日，公民身份号码：350203192405060028）已于2016年8月11日死亡。",
        "兹证明本社区居民林秀英，女，汉族，1924年5月6日出生，身份证号码350203192405060028，于2016年8月11日在家中死亡。",
        "兹有我辖区居民林秀英，女，汉族，生于1924年5月6日，公民身份号码350203192405060028，于2016年8月11日因病去世。",
    ],
)
def test_a_letter_of_the_police(words: str) -> None:
    values = _values(
        prose(
            [
                "死亡证明",
                "厦公思（2016）第123号",
                words,
                "特此证明",
                "厦门市公安局思明分局",
                "2016年8月12日",
            ]
        )
    )
    assert {name: values[name] for name in WHOLE if name != "certificate_number"} == {
        name: value for name, value in WHOLE.items() if name != "certificate_number"
    }


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("死者", "name"),
        ("死亡人姓名", "name"),
        ("逝者姓名", "name"),
        ("身份证件号码", "id_number"),
        ("居民身份证号", "id_number"),
        ("出生年月日", "birth_date"),
        ("死亡时间", "death_date"),
        ("死亡年月日", "death_date"),
        ("填发日期", "issue_date"),
    ],
)
def test_labels_in_other_words(label: str, field: str) -> None:
    rows = ["死亡医学证明书", (label, str(WHOLE[field]))]
    assert _values(sheet(rows))[field] == WHOLE[field]


def test_a_covered_day_of_death_is_not_the_day_of_birth_before_it() -> None:
    found = _values(
        sheet(
            [
                "居民死亡医学证明（推断）书",
                ("死者姓名", "林秀英", "性别", "女"),
                ("出生日期", "1938年12月26日", "死亡地点", "3家中", "死亡原因"),
                ("医师签名", "张医生", "填表日期", "2016年8月12日"),
            ]
        )
    )
    assert found["birth_date"] == "1938-12-26"
    assert found["death_date"] is None


def test_the_number_of_a_certificate_runs_into_no_identity_number() -> None:
    """Where the line between is hidden, the next one's first digit seems to be its eighteenth."""
    rows = ["死亡证明书", "编号：35020320259989651", "2012年8月11日死亡。"]
    fields = catalogue()[Kind.DEATH_CERTIFICATE].extract([sheet(rows)])
    assert next(one for one in fields if one.name == "id_number").value is None


@pytest.mark.parametrize(
    ("foot", "issued"),
    [
        (["（第三联 死者家属保存）银2016年8月12日"], "2016-08-12"),
        (["（第三联 死者家属保存）银2016年8月12日前送"], None),
        (["（第三联 死者家属保存）2016年8月12日", "2016年8月11日交还家属 2016年8月13日"], None),
    ],
)
def test_the_one_day_at_the_foot_is_known_though_a_seal_hides_its_label(
    foot: list[str], issued: str | None
) -> None:
    found = _values(
        sheet(
            [
                "居民死亡医学证明（推断）书",
                ("死者姓名", "林秀英", "性别", "女"),
                ("出生日期", "1924年5月6日", "死亡日期", "2016年8月11日9时30分"),
                ("医师签名：", "张医生", "医疗卫生机构盖章：", "厦门市中心卫本"),
                *foot,
            ]
        )
    )
    assert found["issue_date"] == issued
    assert found["death_date"] == "2016-08-11"


def _narrow(born: tuple[str, str], above: str = "") -> Sheet:
    """A form in which the cell of the day of birth has two lines, beside the label between them."""
    return page(
        [
            cell("居民死亡医学证明（推断）书", 300, 60),
            cell("死者姓名", 50, 150),
            cell("童桂枝", 200, 150),
            cell("性别", 350, 150),
            cell("女", 450, 150),
            cell(above or "84岁", 200, 212),
            cell("年龄", 50, 212),
            cell(born[0], 200, 240),
            cell("2021年11月19日04时35", 500, 240),
            cell("出生日期", 50, 252),
            cell("死亡日期", 350, 252),
            cell(born[1], 200, 264),
            cell("分", 500, 264),
            cell("死亡原因", 50, 310),
        ]
    )


def test_days_broken_over_two_lines_beside_their_label() -> None:
    found = _values(_narrow(("1937年02月08", "日")))
    assert found["birth_date"] == "1937-02-08"
    assert found["death_date"] == "2021-11-19"


def test_the_day_of_another_row_is_not_taken() -> None:
    assert _values(_narrow(("1937年0", "月"), "1936年1月1日"))["birth_date"] is None


def _first_part(labels_in: int) -> Sheet:
    """The part that stays with whoever issues it, its labels in one line or in two."""

    def label(upper: str, lower: str, x: float, y: float) -> list[Region]:
        if labels_in == 1:
            return [cell(upper + lower, x, y, pitch=10)]
        return [cell(upper, x, y - 11), cell(lower, x, y + 11)]

    return page(
        [
            cell("居民死亡医学证明（推断）书", 300, 60),
            cell("编号：51010720220004816", 500, 100),
            *label("死者", "姓名", 50, 150),
            cell("税正华", 120, 150),
            *label("有效身份", "证件类别", 50, 200),
            cell("居民身份证", 150, 200),
            *label("证件", "号码", 400, 200),
            cell("510107194205280367", 470, 200),
            *label("出生", "日期", 50, 250),
            cell("1942年05月28日", 120, 250),
            *label("文化", "程度", 400, 250),
            cell("初中", 470, 250),
            *label("死亡", "日期", 50, 300),
            cell("2022年11月03日04时27分", 120, 300),
            *label("死亡", "地点", 500, 300),
            cell("填表日期：2022年11月04日", 500, 400),
            cell("被调查者姓名：", 50, 450),
            cell("与死者关系：", 300, 450),
            cell("调查者签名：", 50, 482),
        ]
    )


@pytest.mark.parametrize("labels_in", [1, 2])
def test_labels_in_one_line_or_two_are_the_same_labels(labels_in: int) -> None:
    found = _values(_first_part(labels_in))
    assert found == {
        "name": "税正华",
        "sex": None,
        "id_number": "510107194205280367",
        "birth_date": "1942-05-28",
        "death_date": "2022-11-03",
        "certificate_number": "51010720220004816",
        "issue_date": "2022-11-04",
    }


def test_who_was_asked_about_the_death_is_not_the_dead() -> None:
    form = _first_part(1)
    without = [one for one in form.regions if one.text not in {"死者姓名", "税正华"}]
    assert _values(page(without))["name"] is None


def test_a_blank_form_names_nobody() -> None:
    form = page(
        [
            cell("居民死亡医学证明（推断）书", 300, 60),
            cell("死者", 50, 140),
            cell("姓名", 50, 164),
            cell("性别", 250, 152),
            cell("身份证件", 50, 196),
            cell("类别", 50, 220),
        ]
    )
    assert _values(form)["name"] is None


def test_a_day_in_two_lines_is_not_the_next_cells_whose_label_was_not_found() -> None:
    found = _values(
        page(
            [
                *HEAD,
                cell("出生日期", 50, 252),
                cell("1933年11月08", 200, 241),
                cell("日", 200, 266),
                cell("2019年03月27日", 500, 254),
                cell("死亡原因", 50, 310),
            ]
        )
    )
    assert found["birth_date"] == "1933-11-08"
    assert found["death_date"] is None


def test_a_label_whose_last_character_stands_below_its_first() -> None:
    found = _values(
        page(
            [
                *HEAD,
                cell("出生日期", 50, 252),
                cell("1933年11月08日", 200, 254),
                cell("死亡日", 420, 241),
                cell("期", 420, 264),
                cell("2019年03月27日", 500, 254),
                cell("死亡原因", 50, 310),
            ]
        )
    )
    assert found["birth_date"] == "1933-11-08"
    assert found["death_date"] == "2019-03-27"


def _third_part(day: str) -> Sheet:
    """The family's part, whose day of issue has no label and stands beside the police's cell."""
    return page(
        [
            *HEAD,
            cell("出生日期", 50, 252),
            cell("1933年11月08日", 200, 241, pitch=16),
            cell("死亡日期", 420, 252),
            cell("2019年03月27日", 520, 253),
            cell("死亡原因", 50, 310),
            cell("医疗卫生机构盖章", 50, 400),
            cell(day, 260, 400),
            cell("派出所意见（盖章）", 560, 400),
            cell("年月日", 800, 400),
        ]
    )


def test_the_day_beside_the_hospitals_seal_is_the_day_of_issue() -> None:
    assert _values(_third_part("2019年03月28日"))["issue_date"] == "2019-03-28"


def test_a_day_of_birth_above_its_row_is_no_day_of_issue() -> None:
    assert _values(_third_part("2019年"))["issue_date"] is None


@pytest.mark.parametrize("apart", [15, 40])
def test_a_label_in_two_lines_is_no_word_of_the_day_before_it(apart: int) -> None:
    """However far apart its lines are: far apart they are no label, and it was not read."""
    found = _values(
        page(
            [
                *HEAD,
                cell("出生日期", 50, 256),
                cell("1933年11月08", 200, 246),
                cell("日", 200, 266),
                cell("死亡日", 400, 250),
                cell("期", 400, 250 + apart),
                cell("2019年03月27日", 500, 259),
                cell("死亡原因", 50, 330),
            ]
        )
    )
    assert found["birth_date"] == "1933-11-08"
    assert found["death_date"] == ("2019-03-27" if apart < 20 else None)


@pytest.mark.parametrize("number", ["350203XXXXXXXXXXX", "350203×××××××××××", "350203***********"])
def test_the_digits_before_the_marks_of_a_sample_are_no_number(number: str) -> None:
    form = sheet(
        [
            "居民死亡医学证明（推断）书",
            ("编号：", number),
            ("死者姓名", "林秀英"),
            ("死亡原因", "病"),
        ]
    )
    assert _values(form)["certificate_number"] is None


@pytest.mark.parametrize(
    ("number", "read"), [("35020316377309059", "35020316377309059"), ("3502031637730905", None)]
)
def test_the_forms_number_is_known_at_its_head_without_its_label(
    number: str, read: str | None
) -> None:
    rows = [
        "居民死亡医学证明（推断）书",
        (number,),
        ("死者姓名", "林秀英", "性别", "女", "民族", "汉族", "年龄", "92"),
        ("出生日期", "1924年5月6日", "死亡日期", "2016年8月11日9时30分"),
        ("死亡地点", "3家中", "死亡原因", "脑出血"),
    ]
    assert _values(sheet(rows))["certificate_number"] == read


def test_halves_of_labels_in_the_next_cells_are_no_words_of_the_day_before_them() -> None:
    """死亡日 and 死亡地 of which 期 and 点 stand in the row below."""
    found = _values(
        page(
            [
                *HEAD,
                cell("出生日期", 50, 256),
                cell("1933年11月08", 160, 251),
                cell("死亡日", 340, 251),
                cell("2019年03月27日", 430, 256),
                cell("死亡地", 640, 251),
                cell("医疗卫生机构", 740, 256),
                cell("日", 160, 290),
                cell("期", 340, 290),
                cell("点", 640, 290),
                cell("死亡原因", 50, 330),
            ]
        )
    )
    assert found["birth_date"] == "1933-11-08"
    assert found["death_date"] is None
