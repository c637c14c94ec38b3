"""Business licences of several editions, set out by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.written import PITCH, cell, page, sheet
from verifiers.documents import catalogue, recognise
from verifiers.model import Field, Kind, Region

if TYPE_CHECKING:
    from verifiers.read import Sheet

CODE = "91350203MA2XQ1X419"


def _fields(*sheets: Sheet) -> dict[str, Field]:
    assert recognise(sheets).kind == Kind.BUSINESS_LICENCE
    return {field.name: field for field in catalogue()[Kind.BUSINESS_LICENCE].extract(sheets)}


def _values(*sheets: Sheet) -> dict[str, object]:
    return {name: field.value for name, field in _fields(*sheets).items()}


def _row(y: float, *pieces: tuple[float, str]) -> list[Region]:
    return [cell(text, x, y) for x, text in pieces]


def test_an_original_in_two_columns_with_values_over_two_lines() -> None:
    regions = [
        cell("营业执照", 420, 60, pitch=44),
        cell("（副  本）", 460, 110),
        cell("统一社会信用代码", 60, 90),
        cell(CODE, 60, 116),
        cell("扫描二维码登录“国家企业", 820, 100, pitch=12),
        *_row(200, (60, "名"), (120, "称"), (180, "厦门鹭岛湾电子商务有限")),
        *_row(200, (560, "注册资本"), (680, "壹佰万圆整")),
        *_row(228, (180, "公司")),
        *_row(262, (60, "类"), (120, "型"), (180, "有限责任公司（自然人独资）")),
        *_row(262, (560, "成立日期"), (680, "2016年03月08日")),
        *_row(300, (60, "法定代表人"), (180, "林小满")),
        *_row(300, (560, "营业期限"), (680, "2016年03月08日至2036")),
        *_row(328, (680, "年03月07日")),
        *_row(364, (60, "经营范围"), (180, "互联网零售；服装批发；企业")),
        *_row(364, (560, "住"), (620, "所"), (680, "厦门市思明区虎园路18号")),
        *_row(392, (180, "名称登记代理；住所托管服务"), (680, "之二302室")),
        *_row(420, (180, "（依法须经批准的项目除外）")),
        *_row(560, (620, "登记机关")),
        *_row(600, (640, "2019"), (710, "年"), (740, "12"), (775, "月"), (800, "03"), (835, "日")),
        *_row(680, (60, "国家企业信用信息公示系统网址：http://www.gsxt.gov.cn")),
        *_row(680, (760, "国家市场监督管理总局监制")),
    ]
    assert _values(page(regions)) == {
        "uscc": CODE,
        "registration_number": None,
        "company_name": "厦门鹭岛湾电子商务有限公司",
        "legal_representative": "林小满",
        "licence_type": "有限责任公司(自然人独资)",
        "registered_capital": "壹佰万圆整",
        "established_on": "2016-03-08",
        "valid_from": "2016-03-08",
        "valid_until": "2036-03-07",
        "long_term": False,
        "address": "厦门市思明区虎园路18号之二302室",
        "issuing_authority": None,
        "issue_date": "2019-12-03",
    }


def test_a_portrait_copy_of_an_individual_business() -> None:
    values = _values(
        sheet(
            [
                "营 业 执 照",
                "（副 本）",
                ("统一社会信用代码", "92350203MA31TC8W2P"),
                ("经 营 者", "黄阿妹"),
                ("名　　称", "思明区阿妹土特产商行"),
                ("类　　型", "个体工商户"),
                ("经 营 场 所", "厦门市思明区老街12号一层"),
                ("组 成 形 式", "个人经营"),
                ("注 册 日 期", "2017年5月4日"),
                ("经 营 范 围", "零售：预包装食品；成立日期以登记为准"),
                "厦门市思明区市场监督管理局",
                "2017年5月4日",
            ]
        )
    )
    assert values["uscc"] == "92350203MA31TC8W2P"
    assert values["company_name"] == "思明区阿妹土特产商行"
    assert values["legal_representative"] == "黄阿妹"
    assert values["licence_type"] == "个体工商户"
    assert values["established_on"] == "2017-05-04"
    assert values["address"] == "厦门市思明区老街12号一层"
    assert values["issuing_authority"] == "厦门市思明区市场监督管理局"
    assert values["issue_date"] == "2017-05-04"
    assert values["valid_until"] is None
    assert values["long_term"] is None


def test_an_old_licence_of_a_company_has_a_number_and_no_code() -> None:
    values = _values(
        sheet(
            [
                "企业法人营业执照",
                ("注册号：", "350203200012345"),
                ("名    称", "厦门市钟楼贸易有限公司"),
                ("住    所", "厦门市思明区钟楼路8号"),
                ("法定代表人姓名", "陈建国"),
                ("注册资本", "人民币伍拾万元整"),
                ("实收资本", "人民币伍拾万元整"),
                ("公司类型", "有限责任公司（自然人投资或控股）"),
                ("经营范围", "批发、零售日用百货。"),
                ("成立日期", "二〇〇九年四月一日"),
                ("营业期限", "自2009年4月1日至2029年3月31日"),
                ("登记机关", "厦门市思明区工商行政管理局"),
                "二〇一二年六月三十日",
            ]
        )
    )
    assert values["uscc"] is None
    assert values["registration_number"] == "350203200012345"
    assert values["legal_representative"] == "陈建国"
    assert values["licence_type"] == "有限责任公司(自然人投资或控股)"
    assert values["registered_capital"] == "人民币伍拾万元整"
    assert values["established_on"] == "2009-04-01"
    assert (values["valid_from"], values["valid_until"]) == ("2009-04-01", "2029-03-31")
    assert values["issuing_authority"] == "厦门市思明区工商行政管理局"
    assert values["issue_date"] == "2012-06-30"


@pytest.mark.parametrize(
    ("printed", "term"),
    [
        ("2016年03月08日至长期", ("2016-03-08", None, True)),
        ("2016-03-08 至 2036-03-07", ("2016-03-08", "2036-03-07", False)),
        ("长期", (None, None, True)),
        ("2016年3月8日至永久", ("2016-03-08", None, True)),
        ("至2036年3月7日", (None, "2036-03-07", False)),
        ("2016年02月30日至2036年3月7日", (None, "2036-03-07", False)),
    ],
)
def test_terms(printed: str, term: tuple[object, ...]) -> None:
    values = _values(sheet(["营业执照", ("名称", "某某商行"), ("营业期限", printed), "登记机关"]))
    assert (values["valid_from"], values["valid_until"], values["long_term"]) == term


@pytest.mark.parametrize(
    ("printed", "code", "repaired"),
    [
        (CODE, CODE, False),
        ("9135O203MA2XQ1X419", CODE, True),
        ("9I350203MA2XQIX419", CODE, True),
        ("9135B203MA2XQ1X419", None, False),
        ("91350203MA2XQ1X411", "91350203MA2XQ1X411", False),
        ("91350203MA2XQ1X4S9", None, False),
        ("91350203MA2XQ1X4", None, False),
    ],
)
def test_look_alikes_in_the_code(printed: str, code: str | None, repaired: bool) -> None:
    fields = _fields(
        sheet(["营业执照", ("统一社会信用代码：", printed), "名称某某商行", "登记机关"])
    )
    assert fields["uscc"].value == code
    assert fields["uscc"].repaired is repaired


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("投资人", "林小满"),
        ("负责人", "林小满"),
        ("经营者姓名", "林小满"),
        ("法定代表人（负责人）", "林小满"),
        ("执行事务合伙人", "鹭岛投资管理有限公司(委派代表:林小满)"),
    ],
)
def test_who_stands_for_the_enterprise(label: str, value: str) -> None:
    values = _values(sheet(["营业执照", ("名 称", "某某工作室"), (label, value), "登记机关"]))
    assert values["legal_representative"] == value


def test_a_blank_name_is_no_name() -> None:
    values = _values(
        sheet(["个体工商户营业执照", ("名称", "***"), ("经营者", "林小满"), "登记机关"])
    )
    assert values["company_name"] is None


@pytest.mark.parametrize("added", ["有限合伙", "普通合伙", "特殊普通合伙"])
def test_what_a_partnership_adds_to_its_name_ends_in_one_way(added: str) -> None:
    seen = f"鹭岛远航投资中心（{added[:-1]}伏）"
    name = _fields(sheet(["营业执照", ("名称", seen), "登记机关"]))["company_name"]
    assert (name.value, name.repaired) == (f"鹭岛远航投资中心({added})", True)


def test_words_of_the_business_scope_are_no_labels() -> None:
    values = _values(
        sheet(
            [
                "营业执照",
                ("名  称", "鹭岛湾商行"),
                ("经营范围", "企业名称代理服务；住所出租；类型丰富的商品零售"),
                "法定代表人培训服务",
                ("类  型", "个体工商户"),
                "登记机关",
            ]
        )
    )
    assert values["company_name"] == "鹭岛湾商行"
    assert values["licence_type"] == "个体工商户"
    assert values["address"] is None


def test_the_type_is_meant_and_not_how_the_business_is_composed() -> None:
    rows: list[str | tuple[str, ...]] = [
        "营业执照",
        ("名称", "鹭岛湾商行", "组成形式", "个人经营"),
        ("类型", "个体工商户", "注册日期", "2016年03月01日"),
        ("经营者", "陈建国", "经营场所", "厦门市思明区虎园路18号"),
        "登记机关",
    ]
    assert _values(sheet(rows))["licence_type"] == "个体工商户"
    older = [row for row in rows if "类型" not in row]
    assert _values(sheet(older))["licence_type"] == "个人经营"


def test_a_licence_speaks_for_itself_and_papers_that_quote_one_do_not() -> None:
    permit = [
        "食品经营许可证",
        "经营者名称 某某商行",
        f"统一社会信用代码 {CODE}",
        "经营场所 厦门市",
    ]
    assert recognise([sheet(permit)]).kind == Kind.OTHER
    letter = ["承诺函", f"我公司（统一社会信用代码：{CODE}）营业执照登记的法定代表人为林小满。"]
    assert recognise([sheet(letter)]).kind == Kind.OTHER


def test_a_licence_on_its_last_line_has_nothing_below() -> None:
    regions = [
        cell("营业执照", 400, 60),
        cell("统一社会信用代码", 60, 90),
        cell("经营者", 60, 90 + PITCH * 2),
    ]
    assert _values(page(regions))["legal_representative"] is None


@pytest.mark.parametrize(
    ("rows", "name", "value"),
    [
        ([("称", "思明区阿妹土特产商行")], "company_name", "思明区阿妹土特产商行"),
        (["称思明区阿妹土特产商行"], "company_name", "思明区阿妹土特产商行"),
        (["思明区阿妹土特产商行"], "company_name", "思明区阿妹土特产商行"),
        ([("类", "个体工商户")], "licence_type", "个体工商户"),
        (["型个体工商户"], "licence_type", "个体工商户"),
        (["所福建省厦门市思明区老街12号一层"], "address", "福建省厦门市思明区老街12号一层"),
        ([("住", "思明区老街12号一层")], "address", "思明区老街12号一层"),
        ([("所", "思明区老街12号一层")], "address", "思明区老街12号一层"),
        (["住SP所E福建省厦门市思明区老街12号一层"], "address", "福建省厦门市思明区老街12号一层"),
        ([("名 称", "☑鹭岛湾商行")], "company_name", "鹭岛湾商行"),
    ],
)
def test_labels_read_in_half_or_not_at_all(
    rows: list[str | tuple[str, ...]], name: str, value: str
) -> None:
    top = ["营业执照", ("统一社会信用代码", CODE)]
    foot = [
        ("经营范围", "企业名称代理服务；住所托管服务。"),
        ("成立日期", "2017年5月4日"),
        "登记机关",
    ]
    assert _values(sheet([*top, *rows, *foot]))[name] == value


@pytest.mark.parametrize("label", ["", "所", "住SP所E"])
def test_an_address_beside_the_scope_whose_label_a_stamp_covers(label: str) -> None:
    left = 620 - 0.55 * PITCH * sum(one.isascii() for one in label)
    left -= PITCH * sum(not one.isascii() for one in label)
    regions = [
        cell("营业执照", 400, 60),
        *_row(90, (60, "统一社会信用代码"), (300, CODE)),
        *_row(200, (60, "成立日期"), (180, "2017年5月4日")),
        *_row(240, (60, "经营范围"), (160, "互联网销售；服")),
        cell(f"{label}福建省厦门市思明区老街12号青年", left, 242),
        *_row(264, (160, "装零售；住所托管服务。")),
        cell("花园3幢", 620, 266),
    ]
    assert _values(page(regions))["address"] == "福建省厦门市思明区老街12号青年花园3幢"


@pytest.mark.parametrize("behind", ["", "使用", "仅供核对"])
def test_words_of_a_stamp_below_an_address_are_no_part_of_it(behind: str) -> None:
    regions = [
        cell("营业执照", 420, 60, pitch=44),
        *_row(116, (60, "统一社会信用代码"), (300, CODE)),
        *_row(200, (60, "名称"), (180, "厦门鹭岛湾电子商务有限公司")),
        *_row(264, (60, "住所"), (180, "厦门市思明区虎园路18号")),
        *_row(292, (180, f"之二302室{behind}")),
        *_row(320, (180, "使用")),
        *_row(560, (620, "登记机关")),
    ]
    assert _values(page(regions))["address"] == "厦门市思明区虎园路18号之二302室"


def test_an_address_beside_the_scope_stands_apart_from_it_with_half_of_its_label() -> None:
    """What stands right of the next column's label is no part of the scope either."""
    regions = [
        cell("营业执照", 400, 60),
        *_row(90, (60, "统一社会信用代码"), (300, CODE)),
        *_row(
            240,
            (60, "经营范围"),
            (160, "互联网销售；服"),
            (580, "丿"),
            (620, "福建省厦门市老街12号"),
        ),
        *_row(264, (160, "住所托管服务。")),
    ]
    assert _values(page(regions))["address"] == "福建省厦门市老街12号"


def test_an_address_may_end_in_a_digit_at_the_end_of_a_full_line() -> None:
    """Whether a further line stands below, its ink tells (`proven_places`)."""
    regions = [
        cell("营业执照", 400, 60),
        *_row(90, (60, "统一社会信用代码"), (300, CODE)),
        *_row(200, (60, "住所"), (180, "厦门市思明区虎园路18号3幢2层486")),
        *_row(260, (60, "经营范围"), (180, ("日用百货销售服装零售" * 3)[:17])),
        *_row(290, (180, "企业名称代理")),
    ]
    assert _values(page(regions))["address"] == "厦门市思明区虎园路18号3幢2层486"


def test_a_code_on_the_row_of_the_title_does_not_hide_it() -> None:
    licence = sheet(
        [
            ("92440300MA5F8K2J6U", "营业执照", "（副本）(1-1)"),
            ("名称", "深圳市龙华区小满手作饰品店", "粗成形式", "个人经营"),
            ("类型", "个体工商产", "注册日期", "2019年11月04日"),
            ("经营者", "郁小满", "经营场所", "深圳市龙华区民治街道民乐社区12号101"),
            "登记机关",
            "2019年11月04日",
        ]
    )
    assert recognise([licence]).kind is Kind.BUSINESS_LICENCE


def test_a_label_that_lost_its_last_character_still_ends_the_value_above() -> None:
    regions = [
        cell("营业执照", 420, 60, pitch=44),
        *_row(120, (60, "统一社会信用代码"), (280, CODE)),
        *_row(160, (60, "名称"), (180, "厦门小食铺（个人独资）")),
        *_row(190, (60, "类型"), (180, "个人独资企业")),
        *_row(220, (60, "投资"), (180, "林小满")),
        *_row(250, (60, "成立日期"), (180, "2014年10月10日")),
    ]
    values = _values(page(regions))
    assert values["licence_type"] == "个人独资企业"
    assert values["legal_representative"] == "林小满"


@pytest.mark.parametrize("mark", ["×", "X"])
def test_a_sample_gives_no_values_where_it_prints_marks(mark: str) -> None:
    three = mark * 3
    sample = sheet(
        [
            "营业执照",
            ("统一社会信用代码", f"91110000{mark * 10}"),
            ("名称", f"{three}有限公司"),
            ("类型", three),
            ("法定代表人", three),
            ("注册资本", f"{three}万元整"),
            ("成立日期", f"20{mark * 2}年{mark * 2}月{mark * 2}日"),
            ("住所", f"{three}省{three}市{three}路{three}号"),
        ]
    )
    assert {name: value for name, value in _values(sample).items() if value is not None} == {}


def test_a_misread_label_is_no_part_of_the_authority() -> None:
    read = _fields(sheet(["营业执照", ("名称", "某某商行"), "置记机关 厦门市思明区市场监督管理局"]))
    assert read["issuing_authority"].value == "厦门市思明区市场监督管理局"


def test_a_name_whose_bracket_nothing_closes_is_not_whole() -> None:
    licence = sheet(
        [
            "营业执照",
            ("统一社会信用代码", CODE),
            ("名称", "厦门鹭岛湾创意合伙企业（有限"),
            ("类型", "有限合伙企业"),
        ]
    )
    assert _values(licence)["company_name"] is None


def test_half_of_its_label_is_no_part_of_a_type() -> None:
    read = _fields(sheet(["营业执照", ("名称", "某某商行"), ("类型", "型个体工商户"), "登记机关"]))
    assert (read["licence_type"].value, read["licence_type"].raw) == ("个体工商户",) * 2


@pytest.mark.parametrize(
    ("seen", "name"),
    [
        ("鹭岛青禾电子商务有限公司本次注册资本佰万元人民币", "鹭岛青禾电子商务有限公司"),
        ("鹭岛青禾电子商行注册资本佰万元人民币", None),
        ("鹭岛青禾人民币收藏有限公司", "鹭岛青禾人民币收藏有限公司"),
    ],
)
def test_words_of_the_capital_are_no_part_of_a_firms_name(seen: str, name: str | None) -> None:
    licence = sheet(["营业执照", ("统一社会信用代码", CODE), ("名称", seen), "登记机关"])
    assert _values(licence)["company_name"] == name
