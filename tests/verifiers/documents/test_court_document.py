"""Papers of courts in words that no specimen uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.written import prose, sheet
from verifiers.documents import catalogue, recognise
from verifiers.model import Field, Kind, Party, Statement

if TYPE_CHECKING:
    from verifiers.read import Sheet


def _fields(*sheets: Sheet) -> dict[str, Field]:
    assert recognise(sheets).kind == Kind.COURT_DOCUMENT
    return {field.name: field for field in catalogue()[Kind.COURT_DOCUMENT].extract(sheets)}


def _values(*paragraphs: str) -> dict[str, object]:
    return {name: field.value for name, field in _fields(prose(paragraphs)).items()}


DIVORCE = (
    "浙江省杭州市西湖区人民法院",
    "民 事 判 决 书",
    "（2021）浙0106民初1234号",
    "原告：林小满，女，1985年3月4日出生，汉族，住浙江省杭州市西湖区柳荫路8号，公民身份号码330106198503040029。",
    "委托诉讼代理人：赵文，浙江某某律师事务所律师。",
    "被告：陈国栋，男，1983年6月5日出生，汉族，住浙江省杭州市西湖区柳荫路8号。",
    "原告林小满与被告陈国栋离婚纠纷一案，本院于2021年2月3日立案后，依法适用简易程序公开开庭进行了审理。本案现已审理终结。",
    "林小满向本院提出诉讼请求：1.判令离婚；2.淘宝店铺“小满家居”归原告所有。",
    "本院认为，夫妻感情确已破裂。依照《中华人民共和国民法典》第一千零七十九条之规定，判决如下：",
    "一、准予原告林小满与被告陈国栋离婚；",
    "二、淘宝店铺“小满家居”归原告林小满所有。",
    "如不服本判决，可以在判决书送达之日起十五日内，向本院递交上诉状，上诉于浙江省杭州市中级人民法院。",
    "审　判　员　　王守正",
    "二〇二一年五月六日",
    "书　记　员　　李记",
)


def test_a_judgment_of_divorce() -> None:
    assert _values(*DIVORCE) == {
        "case_number": "(2021)浙0106民初1234号",
        "court": "浙江省杭州市西湖区人民法院",
        "document_type": "民事判决书",
        "issue_date": "2021-05-06",
        "parties": (
            Party("林小满", "plaintiff", "female", "1985-03-04", "330106198503040029"),
            Party("赵文", "agent"),
            Party("陈国栋", "defendant", "male", "1983-06-05"),
        ),
        "effective_date": None,
        "death_date": None,
        "statements": (
            Statement(
                type="agreement",
                parties=("林小满", "陈国栋"),
                what="一、准予原告林小满与被告陈国栋离婚",
            ),
            Statement(
                type="agreement",
                parties=("林小满", "陈国栋"),
                what="二、淘宝店铺“小满家居”归原告林小满所有",
            ),
        ),
    }


def test_a_mediation_paper_records_an_agreement() -> None:
    values = _values(
        "福建省厦门市思明区人民法院",
        "民事调解书",
        "(2019)闽0203民初88号",
        "原告陈建国，男，1962年3月7日出生，汉族，住厦门市思明区虎园路18号。",
        "被告陈丽华，女，1959年1月2日生，汉族，住厦门市湖里区。",
        "案由：继承纠纷",
        "原告陈建国诉被告陈丽华继承纠纷一案，本院受理后，依法由审判员周平独任审判。",
        "本案审理过程中，经本院主持调解，双方当事人自愿达成如下协议：",
        "一、被继承人林秀英名下的淘宝店铺“鹭岛女装”（账号：ludao_1924）由原告陈建国继承；",
        "二、被告陈丽华自愿放弃其他请求。",
        "上述协议，不违反法律规定，本院予以确认。",
        "本调解书经双方当事人签收后，即具有法律效力。",
        "审判员 周平",
        "二○一九年七月十五日",
        "本件与原本核对无异",
        "书记员 吴月",
    )
    assert values["document_type"] == "民事调解书"
    assert values["issue_date"] == "2019-07-15"
    names = ("陈建国", "陈丽华")
    shop = "淘宝店铺“鹭岛女装”(账号:ludao_1924)"
    assert values["statements"] == (
        Statement(type="inherits", person="陈建国", from_="林秀英", what=shop),
        Statement(
            type="agreement",
            parties=names,
            what=f"一、被继承人林秀英名下的{shop}由原告陈建国继承",
        ),
        Statement(type="agreement", parties=names, what="二、被告陈丽华自愿放弃其他请求"),
    )


def test_a_judgment_on_an_estate_gives_it_to_an_heir() -> None:
    values = _values(
        "上海市普陀区人民法院",
        "民事判决书",
        "（2013）普民一（民）初字第5678号".replace("（民）", "民"),
        "原告王丽华，女，1958年2月2日生，汉族，住上海市普陀区中山北路100号。",
        "被告王建军，男，1955年10月1日生，汉族，住上海市普陀区中山北路100号。",
        "原告王丽华与被告王建军法定继承纠纷一案，本院受理后依法进行了审理。被继承人王德福于2012年1月1日死亡。",
        "依照《中华人民共和国继承法》第十条之规定，判决如下：",
        "被继承人王德福名下的网店“老街茶行”归被告王建军所有。",
        "审 判 长 高明",
        "代理审判员 钱进",
        "人民陪审员 孙红",
        "二Ｏ一三年十一月廿日",
        "书 记 员 杨芳",
    )
    assert values["case_number"] == "(2013)普民一民初字第5678号"
    assert values["issue_date"] == "2013-11-20"
    assert values["statements"] == (
        Statement(type="inherits", person="王建军", from_="王德福", what="网店“老街茶行”"),
    )


def _declared(*operative: str) -> dict[str, object]:
    return _values(
        "江苏省徐州市泉山区人民法院",
        "民事判决书",
        "（2022）苏0311民特15号",
        "申请人：何志明，男，1988年8月8日出生，汉族，住徐州市泉山区。",
        "被申请人：何大力，男，1960年1月1日出生，汉族，住徐州市泉山区。",
        "申请人何志明申请宣告何大力死亡一案，本院于2021年3月1日立案后，依法适用特别程序进行了审理。现已审理终结。",
        "经审查，被申请人何大力于2015年6月1日离家，下落不明已满四年。本院于2021年3月10日发出寻找公告。",
        *operative,
        "审判员 周平",
        "二〇二二年四月十一日",
        "书记员 吴月",
    )


@pytest.mark.parametrize(
    "words",
    [
        (
            "依照《中华人民共和国民法典》第四十六条规定，判决如下：",
            "宣告何大力死亡。",
            "本判决为终审判决。",
        ),
        (
            "判决如下：",
            "宣告被申请人何大力（公民身份号码：320311196001010019）死亡。",
            "本判决为终审判决。",
        ),
        ("判决如下：宣告失踪人何大力死亡。", "案件受理费100元，由申请人负担。"),
    ],
)
def test_a_declared_death_has_the_day_of_the_judgment(words: tuple[str, ...]) -> None:
    values = _declared(*words)
    assert values["case_number"] == "(2022)苏0311民特15号"
    assert values["issue_date"] == "2022-04-11"
    assert values["death_date"] == "2022-04-11"
    assert values["statements"] == (Statement(type="death", person="何大力", date="2022-04-11"),)
    assert values["parties"] == (
        Party("何志明", "applicant", "male", "1988-08-08"),
        Party("何大力", "deceased", "male", "1960-01-01"),
    )


def test_a_declared_death_has_the_day_that_is_named() -> None:
    values = _declared("判决如下：", "宣告何大力于2015年6月1日死亡。", "本判决为终审判决。")
    assert values["death_date"] == "2015-06-01"
    assert values["statements"] == (Statement(type="death", person="何大力", date="2015-06-01"),)


def test_after_an_accident_only_a_named_day_is_the_day_of_death() -> None:
    values = _declared(
        "何大力因意外事故下落不明。判决如下：", "宣告何大力死亡。", "本判决为终审判决。"
    )
    assert values["death_date"] is None
    assert values["statements"] == (Statement(type="death", person="何大力"),)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("宣告何大力失踪。", "missing"),
        ("一、宣告何大力为失踪人；二、指定何志明为何大力的财产代管人。", "missing"),
        ("宣告被申请人何大力（公民身份号码：320311196001010019）失踪。", "missing"),
        ("撤销本院（2019）苏0311民特7号民事判决，即宣告何大力死亡的判决。", "lives"),
        ("撤销本院（2019）苏0311民特7号宣告何大力失踪的民事判决。", "lives"),
        (
            "撤销本院于2019年5月6日作出的宣告申请人何大力死亡的（2019）苏0311民特7号民事判决。",
            "lives",
        ),
    ],
)
def test_who_is_missing_and_who_lives_after_all(words: str, told: str) -> None:
    values = _declared("判决如下：", words, "本判决为终审判决。")
    assert values["death_date"] is None
    statements = values["statements"]
    assert isinstance(statements, tuple)
    assert statements[0] == Statement(type=told, person="何大力", date="2022-04-11")
    keeps = [Statement(type="guardian", person="何志明", of="何大力")] if "何志明" in words else []
    assert list(statements[1:]) == keeps


def test_a_rejected_application_declares_nobody_dead() -> None:
    values = _declared("判决如下：", "驳回申请人何志明的申请。", "本判决为终审判决。")
    assert values["death_date"] is None
    assert values["statements"] is None


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("生效证明", "本院作出的（2021）浙0106民初1234号民事判决书已于2021年6月1日发生法律效力。"),
        (
            "裁判文书生效证明",
            "原告林小满诉被告陈国栋离婚纠纷一案的（2021）浙0106民初1234号民事判决书，已于2021年6月1日起生效。",
        ),
        (
            "法律文书生效证明书",
            "兹证明我院（2021）浙0106民初1234号民事判决书于2021年6月1日已发生法律效力。",
        ),
        ("民事判决书生效证明", "（2021）浙0106民初1234号民事判决书生效日期为2021年6月1日。"),
    ],
)
def test_a_certificate_that_a_judgment_is_in_force(title: str, words: str) -> None:
    values = _values(
        "杭州市西湖区人民法院",
        title,
        words,
        "特此证明。",
        "杭州市西湖区人民法院",
        "二〇二一年六月十日",
    )
    assert values["case_number"] == "(2021)浙0106民初1234号"
    assert values["document_type"] == title
    assert values["court"] == "杭州市西湖区人民法院"
    assert values["effective_date"] == "2021-06-01"
    assert values["issue_date"] == "2021-06-10"


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("〔2018〕最高法民再12号", "(2018)最高法民再12号"),
        ("（2016）沪01民终2345号之一", "(2016)沪01民终2345号之一"),
        ("(2020)新40民初3号", "(2020)新40民初3号"),
        ("（２０１３）杭西民初字第１２３号", "(2013)杭西民初字第123号"),
        ("（2009）海民初字第00456-1号", "(2009)海民初字第00456-1号"),
        ("(2005)徐民一(民)初字第2345号", "(2005)徐民一(民)初字第2345号"),
        ("（2016）） 京0115民初937号", "(2016)京0115民初937号"),
        ("（2021）浙O106民初12号", None),
        ("（2022）浙0717民特15826号之", None),
    ],
)
def test_case_numbers_have_one_form(printed: str, number: str | None) -> None:
    rows = ["某某市某某区人民法院", "民事裁定书", printed, "原告：林小满", "审判员 王守正"]
    assert _fields(sheet(rows))["case_number"].value == number


@pytest.mark.parametrize(
    ("rows", "court"),
    [
        (
            ["新疆维吾尔自治区伊犁哈萨克自治州", "霍城县人民法院", "民事判决书"],
            "新疆维吾尔自治区伊犁哈萨克自治州霍城县人民法院",
        ),
        (["杭州互联网法院", "民事判决书"], "杭州互联网法院"),
        (["广州海事法院民事判决书"], "广州海事法院"),
        (["中华人民共和国最高人民法院", "民 事 裁 定 书"], "中华人民共和国最高人民法院"),
        (["郑州铁路运输法院", "民事调解书"], "郑州铁路运输法院"),
    ],
)
def test_courts_of_every_sort(rows: list[str], court: str) -> None:
    found = _fields(sheet([*rows, "（2021）浙0106民初1234号", "审判员 王守正", "书记员 李记"]))
    assert found["court"].value == court


def test_a_court_named_as_the_next_instance_is_not_the_paper_s() -> None:
    values = _values(*DIVORCE[1:])
    assert values["court"] is None


def test_days_of_the_case_are_not_the_day_of_issue() -> None:
    values = _values(*DIVORCE[:-2], "书 记 员 李记")
    assert values["issue_date"] is None


def test_a_notarial_certificate_about_a_judgment_is_none() -> None:
    rows = [
        "公证书",
        "（2021）浙杭证字第12号",
        "申请人：林小满",
        "公证事项：民事判决书",
        "兹证明前面的浙江省杭州市西湖区人民法院（2021）浙0106民初1234号民事判决书的影印件与原件相符。",
        "浙江省杭州市湖心公证处",
        "公证员 李卫东",
    ]
    assert recognise([sheet(rows)]).kind == Kind.NOTARIAL_CERTIFICATE


def test_whose_right_to_inherit_a_judgment_takes() -> None:
    values = _values(
        *DIVORCE[:6],
        "原告林小满与被告陈国栋继承纠纷一案，本院于2021年2月3日立案。现已审理终结。",
        "本院认为，被告故意伤害被继承人林秀英。判决如下：",
        "一、被告陈国栋丧失对林秀英遗产的继承权；",
        *DIVORCE[-4:],
    )
    statements = values["statements"]
    assert isinstance(statements, tuple)
    assert Statement(type="disqualified", person="陈国栋", from_="林秀英") in statements


def test_a_ruling_of_enforcement_gives_the_shop_to_a_buyer() -> None:
    rows = (
        "申请执行人：何建军，男，1979年2月11日出生。",
        "被执行人：苏晓月，女，1988年5月6日出生。",
        "本院在执行何建军与苏晓月买卖合同纠纷一案中，依法拍卖了被执行人的店铺。裁定如下：",
        "被执行人苏晓月的店铺“鹭岛女装”归买受人何建军所有。",
        "审判员　王五",
        "二〇二四年四月十日",
    )
    head = ("福建省厦门市思明区人民法院", "执行裁定书", "（2024）闽0203执99号")
    told = _fields(prose([*head, *rows]))["statements"].value or ()
    (agreed,) = (one for one in told if isinstance(one, Statement))
    assert (agreed.type, agreed.parties) == ("agreement", ("何建军", "苏晓月"))
    assert (agreed.what or "").startswith("被执行人苏晓月的店铺“鹭岛女装”归买受人何建军所有")


@pytest.mark.parametrize(
    ("finds", "found"),
    [
        ("经审理查明：被继承人林秀英于2016年8月11日因病死亡。", ["2016-08-11"]),
        ("本院经审理认定事实如下：双方因房屋发生争议。", []),
        ("原告诉称：被继承人林秀英于2016年8月11日死亡。", []),
    ],
)
def test_a_judgment_finds_a_death_on_the_way(finds: str, found: list[str]) -> None:
    """What a party claims is no finding."""
    values = _values(
        *DIVORCE[:6],
        "原告林小满与被告陈国栋继承纠纷一案，本院于2021年2月3日立案。现已审理终结。",
        f"{finds}本院认为，原告的请求成立。判决如下：",
        "一、被继承人林秀英名下的房屋一套由原告林小满继承；",
        *DIVORCE[-4:],
    )
    said = [one for one in values["statements"] or () if isinstance(one, Statement)]
    assert [one.date for one in said if one.type == "death"] == found


def test_a_stamp_beside_the_day_hides_it_no_more_where_it_is_misread() -> None:
    *body, judge, _, clerk = DIVORCE
    rows = [*body, judge, ("本件与原本转对无是", "", "", "二〇二一年五月六日"), clerk]
    assert _fields(sheet(rows))["issue_date"].value == "2021-05-06"


def test_a_notice_without_a_court_is_none_of_a_courts_papers() -> None:
    """The same title with a court above it is one."""
    notice = ("通知书", "林小满：你申请的店铺过户材料不齐，请补交公证书原件。", "2022年7月1日")
    assert recognise([sheet(notice)]).kind == Kind.OTHER
    assert recognise([sheet(["某某市某某区人民法院", *notice])]).kind == Kind.COURT_DOCUMENT


@pytest.mark.parametrize(
    "ordered",
    [
        ("一、准予原告林小满与被告陈国栋离婚：二、淘宝店铺“小满家居”归原告林小满所有。",),
        ("、准予原告林小满与被告陈国栋离婚；", "二、淘宝店铺“小满家居”归原告林小满所有。"),
    ],
)
def test_clauses_begin_where_a_numeral_or_its_point_was_misread(ordered: tuple[str, ...]) -> None:
    told = _values(*DIVORCE[:9], *ordered, *DIVORCE[11:])["statements"]
    assert isinstance(told, tuple)
    assert [one.what for one in told if isinstance(one, Statement)] == [
        "一、准予原告林小满与被告陈国栋离婚",
        "二、淘宝店铺“小满家居”归原告林小满所有",
    ]
