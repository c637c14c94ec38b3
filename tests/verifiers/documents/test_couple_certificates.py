"""Marriage and divorce certificates: two people under the same labels, or in one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.written import cell, page, prose, sheet
from verifiers.documents import catalogue, recognise
from verifiers.model import Kind, Party

if TYPE_CHECKING:
    from verifiers.read import Sheet

MARRIAGE, DIVORCE = Kind.MARRIAGE_CERTIFICATE, Kind.DIVORCE_CERTIFICATE
HE = Party("陈建国", "spouse", "male", "1962-03-07", "350203196203072213")
SHE = Party("林小红", "spouse", "female", "1965-01-02", "350203196501022224")


def _values(kind: Kind, *sheets: Sheet) -> dict[str, object]:
    assert recognise(sheets).kind == kind
    return {
        field.name: field.value
        for field in catalogue()[kind].extract(sheets)
        if "." not in field.name
    }


WHOLE = {
    "certificate_number": "J350203-2010-001234",
    "registration_date": "2010-10-10",
    "holder": "陈建国",
    "parties": (HE, SHE),
    "issuing_authority": None,
}


def test_both_one_above_the_other() -> None:
    book = sheet(
        [
            ("持证人", "陈建国"),
            ("登记日期", "2010年10月10日"),
            ("结婚证字号", "J350203-2010-001234"),
            "备注",
            ("姓名", "陈建国", "性别", "男"),
            ("国籍", "中国", "出生日期", "1962年03月07日"),
            ("身份证件号", "350203196203072213"),
            ("姓名", "林小红", "性别", "女"),
            ("国籍", "中国", "出生日期", "1965年01月02日"),
            ("身份证件号", "350203196501022224"),
            "中华人民共和国民政部监制",
        ]
    )
    assert _values(MARRIAGE, book) == WHOLE


@pytest.mark.parametrize(
    ("number", "day"), [("350203196501022222", "2010-10-10"), ("K1234567", None)]
)
def test_the_day_whose_label_was_misread_is_the_one_on_which_neither_was_born(
    number: str, day: str | None
) -> None:
    book = sheet(
        [
            ("持证人", "陈建国"),
            "登记Ⅱ1期2010年10月10日",
            ("结婚证字号", "J350203-2010-001234"),
            ("姓名", "陈建国", "性别", "男"),
            ("国籍", "中国", "出411期", "1962年03月07日"),
            ("身份证件号", "350203196203072213"),
            ("姓名", "林小红", "性别", "女"),
            ("国籍", "中国", "出生日期", "1965年01月02日"),
            ("身份证件号", number),
        ]
    )
    assert _values(MARRIAGE, book)["registration_date"] == day


def _column(x: float, who: Party) -> list[tuple[str, float, float]]:
    sex = "男" if who.sex == "male" else "女"
    rows = [("姓名", who.name), ("性别", sex), ("国籍", "中国"),
            ("出生日期", (who.birth_date or "").replace("-", ".")),
            ("身份证件号", who.id_number or "")]  # fmt: skip
    return [
        one
        for number, (label, value) in enumerate(rows)
        for one in ((label, x, 400 + 50 * number), (value, x + 120, 408 + 50 * number))
    ]


def test_both_side_by_side_below_the_holder() -> None:
    cells = [
        ("持", 80, 100), ("证", 120, 100), ("人", 160, 100), ("陈建国", 230, 100),
        ("登记日期", 80, 150), ("2010.10.10", 230, 158),
        ("结婚证字号", 80, 200), ("J350203", 230, 208), ("—2010—001234", 310, 208),
        ("备", 80, 250), ("注", 160, 250),
        *_column(60, HE), *_column(540, SHE),
        ("结婚申请，符合《中华人民共和国婚姻法》规定，予以登记，发给此证。", 60, 800),
        ("厦门市思明区民政局", 600, 900),
    ]  # fmt: skip
    book = page([cell(text, x, y, pitch=17) for text, x, y in cells])
    assert _values(MARRIAGE, book) == WHOLE | {"issuing_authority": "厦门市思明区民政局"}


@pytest.mark.parametrize("lower", range(0, 80, 11))
def test_the_left_one_is_the_first_though_the_right_one_stands_a_little_higher(lower: int) -> None:
    left = [(text, x, y + lower) for text, x, y in _column(60, HE)]
    right = [(text, x, y + lower - 6) for text, x, y in _column(540, SHE)]
    cells = [("结婚证字号", 80, 200), ("J350203-2010-001234", 230, 208), *left, *right]
    book = page([cell(text, x, y, pitch=17) for text, x, y in cells])
    assert _values(MARRIAGE, book)["parties"] == (HE, SHE)


def test_a_number_beside_a_day_in_its_row() -> None:
    cells = [("结婚证字号", 80, 408), ("J350203-2010-001234", 230, 408), *_column(540, HE)]
    cells += [(text, x, y + 300) for text, x, y in _column(540, SHE)]
    level = [(text, x, 408 if "1962." in text else y + 200) for text, x, y in cells[2:]]
    book = page([cell(text, x, y, pitch=17) for text, x, y in (*cells[:2], *level)])
    assert _values(MARRIAGE, book)["certificate_number"] == "J350203-2010-001234"


@pytest.mark.parametrize("part", ["J350203", "2010-001234"])
def test_a_part_of_a_number_is_none(part: str) -> None:
    cells = [("结婚证字号", 80, 200), (part, 230, 208), *_column(60, HE), *_column(540, SHE)]
    book = page([cell(text, x, y, pitch=17) for text, x, y in cells])
    assert _values(MARRIAGE, book)["certificate_number"] is None


def test_half_a_label_in_one_line_with_its_value() -> None:
    cells = [("结婚证字号", 80, 200), ("J350203-2010-001234", 230, 208)]
    for x, who in ((60, HE), (540, SHE)):
        column = _column(x, who)
        cells += [("名" + who.name, x + 60, 400), *column[2:]]
    book = page([cell(text, x, y, pitch=17) for text, x, y in cells])
    assert _values(MARRIAGE, book)["parties"] == (HE, SHE)


def test_whose_number_it_is_is_not_guessed_where_a_name_is_not_found() -> None:
    cells = [("结婚证字号", 80, 200), ("J350203-2010-001234", 230, 208)]
    cells += [*_column(60, HE), *_column(540, SHE)[2:], ("姓名", 60, 900), ("张三", 180, 900)]
    book = page([cell(text, x, y, pitch=17) for text, x, y in cells])
    parties = _values(MARRIAGE, book)["parties"]
    assert isinstance(parties, tuple)
    assert parties[0] == Party("陈建国", "spouse")


def test_a_number_whose_letter_was_not_read_is_no_number() -> None:
    book = sheet(
        [("结婚证字号", "350203-2010-001234"), ("持证人", "陈建国"), ("登记日期", "2010年10月10日")]
    )
    assert _values(MARRIAGE, book)["certificate_number"] is None


@pytest.mark.parametrize(
    ("kind", "title", "letter"), [(MARRIAGE, "结婚证", "J"), (DIVORCE, "离婚证", "L")]
)
def test_a_letter_taken_for_a_stroke_is_the_one_that_the_label_says(
    kind: Kind, title: str, letter: str
) -> None:
    book = sheet([title, (f"{title}字号", "1350203-2019-000012"), ("持证人", "林小红")])
    field = next(
        one for one in catalogue()[kind].extract((book,)) if one.name == "certificate_number"
    )
    assert (field.value, field.repaired) == (f"{letter}350203-2019-000012", True)
    other = sheet([title, ("证字号", "1350203-2019-000012"), ("持证人", "林小红")])
    assert _values(kind, other)["certificate_number"] is None


def test_a_divorce_with_a_number_that_lost_its_hyphens() -> None:
    book = sheet(
        [
            "离婚证",
            ("持证人", "林小红"),
            ("登记日期", "2019年5月20日"),
            ("离婚证字号", "BL3502032019000012"),
            ("姓名", "林小红", "性别", "女"),
            ("出生日期", "1965年1月2日", "身份证件号", "350203196501022224"),
            ("姓名", "陈建国", "性别", "男"),
            ("出生日期", "1962年3月7日", "身份证件号", "350203196203072213"),
        ]
    )
    values = _values(DIVORCE, book)
    assert values["certificate_number"] == "BL350203-2019-000012"
    assert values["holder"] == "林小红"
    parties = values["parties"]
    assert isinstance(parties, tuple)
    assert [(one.name, one.role) for one in parties if isinstance(one, Party)] == [
        ("林小红", "former_spouse"),
        ("陈建国", "former_spouse"),
    ]


@pytest.mark.parametrize(
    "people",
    [
        ("陈建国 男 二十五岁", "林小红 女 二十二岁"),
        ("陈建国，男，现年25岁；林小红，女，现年22岁，",),
        ("陈建国（男，25岁）与林小红（女，22岁）",),
    ],
)
def test_an_old_one_tells_it_in_a_sentence(people: tuple[str, ...]) -> None:
    old = prose(
        [
            "结婚证",
            "（1987）思结字第56号",
            *people,
            "自愿结婚，经审查合于中华人民共和国婚姻法关于结婚的规定，发给此证。",
            "厦门市思明区人民政府",
            "一九八七年五月一日",
        ]
    )
    values = _values(MARRIAGE, old)
    assert values["parties"] == (
        Party("陈建国", "spouse", "male"),
        Party("林小红", "spouse", "female"),
    )
    assert values["certificate_number"] == "(1987)思结字第56号"
    assert values["registration_date"] == "1987-05-01"
    assert values["issuing_authority"] == "厦门市思明区人民政府"


def test_who_issued_an_old_one_stands_behind_its_label() -> None:
    old = prose(["结婚证", "结字第56号", "陈建国 男 二十五岁", "发证机关：厦门市思明区人民政府"])
    assert _values(MARRIAGE, old)["issuing_authority"] == "厦门市思明区人民政府"


def test_one_name_alone_is_no_couple() -> None:
    book = sheet([("结婚证字号", "J350203-2010-001234"), ("姓名", "陈建国"), ("性别", "男")])
    assert _values(MARRIAGE, book)["parties"] is None


def test_a_foreign_spouse_in_latin_letters() -> None:
    book = sheet(
        [
            ("结婚证字号", "J350200-2010-000034"),
            ("姓名", "陈建国", "性别", "男"),
            ("身份证件号", "350203196203072213"),
            ("姓名", "ANNA MARIA ERIKSSON", "性别", "女"),
            ("身份证件号", "L898902C3"),
        ]
    )
    parties = _values(MARRIAGE, book)["parties"]
    assert isinstance(parties, tuple)
    assert parties[1] == Party("ANNA MARIA ERIKSSON", "spouse", "female", id_number="L898902C3")


@pytest.mark.parametrize(("told", "holder"), [(HE.name, HE.name), ("陈建围", None)])
def test_the_holder_is_the_one_of_the_two_who_is_named_alone(told: str, holder: str | None) -> None:
    cells = [
        (told, 230, 60), ("登记日期", 80, 150), ("2010.10.10", 230, 158),
        ("结婚证字号", 80, 200), ("J350203-2010-001234", 230, 208),
        *_column(60, HE), *_column(540, SHE),
    ]  # fmt: skip
    values = _values(MARRIAGE, page([cell(text, x, y, pitch=17) for text, x, y in cells]))
    assert (values["holder"], values["parties"]) == (holder, (HE, SHE))


@pytest.mark.parametrize(("other", "holder"), [(SHE.name, HE.name), (HE.name, None)])
def test_the_holder_is_the_one_name_that_stands_twice_where_no_label_was_read(
    other: str, holder: str | None
) -> None:
    cells = [
        (HE.name, 230, 60), ("登记日期", 80, 150), ("2010.10.10", 230, 158),
        ("结婚证字号", 80, 200), ("J350203-2010-001234", 230, 208),
        (HE.name, 230, 400), (other, 640, 400), ("男", 230, 440), ("女", 640, 440),
        ("身份证件号", 500, 520), (str(SHE.id_number), 640, 520),
    ]  # fmt: skip
    values = _values(MARRIAGE, page([cell(text, x, y, pitch=17) for text, x, y in cells]))
    assert values["holder"] == holder


def test_an_old_one_with_plain_labels_beside_its_sentence() -> None:
    book = page(
        [
            cell("结婚证", 200, 100),
            cell("（88）武结字第316号", 150, 170),
            cell("陈建国 林小红 申请结婚，经审", 80, 260),
            cell("查合于《中华人民共和国婚姻法》", 80, 300),
            cell("准予登记，发给此证。", 80, 340),
            cell("姓名陈建国_性别_男", 560, 100),
            cell("出生1962年3月7日 民族壮", 560, 150),
            cell("姓名林小红性别_女_", 560, 250),
            cell("出生1965年1月2日 民族 壮", 560, 300),
            cell("一九八八年十月一日", 560, 450),
        ]
    )
    found = _values(MARRIAGE, book)
    assert found["registration_date"] == "1988-10-01"
    assert found["parties"] == (
        Party("陈建国", "spouse", "male", "1962-03-07"),
        Party("林小红", "spouse", "female", "1965-01-02"),
    )


def test_the_first_of_the_two_may_be_called_the_applicant() -> None:
    paper = sheet(
        [
            "结婚证",
            "（94）京西结字第2087号",
            "申请人姓名郝建平性别男",
            "出生1966年7月21日",
            "姓名梅小玲性别女",
            "出生1968年3月5日",
            "自愿结婚，经审查符合《中华人民共和国婚姻法》关于结婚的规定，发给此证。",
            "发证机关 北京市西城区人民政府",
            "1994年10月1日",
        ]
    )
    assert _values(MARRIAGE, paper)["parties"] == (
        Party("郝建平", "spouse", "male", "1966-07-21"),
        Party("梅小玲", "spouse", "female", "1968-03-05"),
    )


def test_an_old_one_tells_when_both_were_born() -> None:
    old = prose(
        [
            "结婚证",
            "（1987）思结字第56号",
            "陈建国，男，1962年3月7日出生",
            "林小红，女，出生于1965年1月2日",
            "自愿结婚，经审查合于中华人民共和国婚姻法关于结婚的规定，发给此证。",
            "厦门市思明区人民政府",
            "一九八七年五月一日",
        ]
    )
    values = _values(MARRIAGE, old)
    assert values["parties"] == (
        Party("陈建国", "spouse", "male", "1962-03-07"),
        Party("林小红", "spouse", "female", "1965-01-02"),
    )
    assert values["registration_date"] == "1987-05-01"


@pytest.mark.parametrize(
    ("number", "day"), [("350203196501022222", "2010-10-10"), ("3502031965", None)]
)
def test_a_day_in_a_row_of_other_things_is_that_of_registration_if_both_births_are_known(
    number: str, day: str | None
) -> None:
    book = sheet(
        [
            ("结婚证字号", "J350203-2010-001234"),
            "于2010年10月10日在思明区民政局婚姻登记处办理",
            ("姓名", "陈建国", "性别", "男"),
            ("身份证件号", "350203196203072213"),
            ("姓名", "林小红", "性别", "女"),
            ("身份证件号", number),
        ]
    )
    assert _values(MARRIAGE, book)["registration_date"] == day
