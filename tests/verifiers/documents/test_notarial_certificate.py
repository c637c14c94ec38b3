"""Notarial certificates in words that no specimen uses, as other offices write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.written import prose, sheet
from verifiers.documents import catalogue, recognise
from verifiers.model import Field, Kind, Party, Statement

if TYPE_CHECKING:
    from verifiers.read import Sheet

FOOT = ("中华人民共和国福建省厦门市鹭江公证处", "公证员　李卫东", "二○一九年五月二十日")


def _fields(*sheets: Sheet) -> dict[str, Field]:
    assert recognise(sheets).kind == Kind.NOTARIAL_CERTIFICATE
    return {field.name: field for field in catalogue()[Kind.NOTARIAL_CERTIFICATE].extract(sheets)}


def _statements(*paragraphs: str, head: tuple[str, ...] = ()) -> set[Statement]:
    """What a certificate states whose head and testimony are given."""
    top = ("公 证 书", "（2019）厦鹭证内字第001234号", *head)
    found = _fields(prose([*top, *paragraphs, *FOOT]))["statements"].value
    return {one for one in found or () if isinstance(one, Statement)}


def _inheritance(*testimony: str) -> set[Statement]:
    head = (
        "申请人：陈建国，男，一九六二年三月七日出生，公民身份号码：350203196203072213。",
        "被继承人：林秀英，女，一九二四年五月六日出生，生前住福建省厦门市思明区。",
        "公证事项：继承",
    )
    return _statements(*testimony, head=head)


def kin(person: str, relation: str, to: str = "林秀英") -> Statement:
    return Statement(type="kinship", person=person, relation=relation, to=to)


def death(person: str, date: str | None = None) -> Statement:
    return Statement(type="death", person=person, date=date)


def before(person: str, whom: str = "林秀英") -> Statement:
    return Statement(type="predeceased", person=person, before=whom)


def waiver(person: str, date: str | None = None, of: str | None = "林秀英") -> Statement:
    return Statement(type="waiver", person=person, of=of, date=date)


def test_a_whole_element_style_certificate() -> None:
    fields = _fields(
        prose(
            [
                "公 证 书",
                "（2019）厦鹭证内字第001234号",
                "申请人：陈建国，男，一九六二年三月七日出生，公民身份号码：350203196203072213，住址：福建省厦门市思明区虎园路18号。",
                "被继承人：林秀英，女，一九二四年五月六日出生，生前住福建省厦门市思明区。",
                "公证事项：继承",
                "申请人陈建国因继承被继承人林秀英的遗产，于二〇一九年五月五日向本处申请办理继承公证，并向本处提交了以下证明材料：",
                "1、申请人的居民身份证、户口簿；",
                "2、林秀英的死亡医学证明书；",
                "3、陈美玲的《放弃继承权声明书》公证书；",
                "根据《中华人民共和国公证法》的规定，本公证员进行了审查核实，现查明如下事实：",
                "一、被继承人林秀英于二〇一六年八月十一日在厦门市死亡。",
                "二、被继承人林秀英死亡后遗留的个人财产为：其名下的淘宝店铺“鹭岛女装”（账号：ludao_1924）。",
                "三、据被继承人林秀英的所有继承人称，被继承人生前无遗嘱，亦未与他人签订遗赠扶养协议。",
                (
                    "四、被继承人的配偶是陈志华，已于一九九八年二月三日死亡；被继承人的父亲林国栋、母亲黄阿妹均先于被继承人死亡；"
                    "被继承人与配偶陈志华共生育二个子女，分别是儿子陈建国、女儿陈美玲。"
                ),
                "五、现陈建国表示要求继承被继承人的上述遗产，陈美玲表示自愿放弃对被继承人上述遗产的继承权。",
                (
                    "依照《中华人民共和国继承法》第五条、第十条的规定，被继承人的遗产应由其配偶、子女、父母共同继承。"
                    "因被继承人的配偶、父母均先于其死亡，其女儿陈美玲放弃继承权，兹证明被继承人林秀英的上述遗产由其儿子陈建国一人继承。"
                ),
                *FOOT,
            ]
        )
    )
    assert fields["certificate_number"].value == "(2019)厦鹭证内字第001234号"
    assert fields["matter"].value == "inheritance"
    assert fields["office"].value == "中华人民共和国福建省厦门市鹭江公证处"
    assert fields["notary"].value == "李卫东"
    assert fields["issue_date"].value == "2019-05-20"
    assert fields["parties"].value == (
        Party("陈建国", "applicant", "male", "1962-03-07", "350203196203072213"),
        Party("林秀英", "decedent", "female", "1924-05-06"),
    )
    estate = "其名下的淘宝店铺“鹭岛女装”(账号:ludao_1924)"
    assert set(fields["statements"].value or ()) == {
        death("林秀英", "2016-08-11"),
        death("陈志华", "1998-02-03"),
        before("林国栋"),
        before("黄阿妹"),
        kin("陈志华", "spouse"),
        kin("林国栋", "parent"),
        kin("黄阿妹", "parent"),
        kin("陈建国", "child"),
        kin("陈美玲", "child"),
        kin("陈建国", "child", "陈志华"),
        kin("陈美玲", "child", "陈志华"),
        Statement(type="no_will", person="林秀英"),
        waiver("陈美玲"),
        Statement(type="inherits", person="陈建国", from_="林秀英", what=estate),
        Statement(type="sole_heir", person="陈建国", from_="林秀英"),
    }


def test_an_old_fixed_form_in_one_breath() -> None:
    statements = _statements(
        "经查明，被继承人王德福于一九九三年十二月七日因病在上海死亡。死后留有遗产计有：坐落上海市中山北路100号房屋一间。"
        "死者王德福生前无遗嘱。根据《中华人民共和国继承法》第五条和第十条的规定，被继承人王德福的遗产应由其妻子张桂英、"
        "儿子王建军、女儿王丽华共同继承。其妻子张桂英表示自愿放弃继承权。因此，兹证明被继承人王德福的上述遗产由其儿子"
        "王建军、女儿王丽华共同继承。",
        head=(
            "继承人：王建军，男，一九五五年十月一日出生，现住上海市。",
            "继承人：王丽华，女，一九五八年二月二日出生，现住上海市。",
            "被继承人：王德福，男，生前住上海市普陀区中山北路100号。",
        ),
    )
    house = "坐落上海市中山北路100号房屋一间"
    assert statements == {
        death("王德福", "1993-12-07"),
        kin("张桂英", "spouse", "王德福"),
        kin("王建军", "child", "王德福"),
        kin("王丽华", "child", "王德福"),
        Statement(type="no_will", person="王德福"),
        waiver("张桂英", of="王德福"),
        Statement(type="inherits", person="王建军", from_="王德福", what=house),
        Statement(type="inherits", person="王丽华", from_="王德福", what=house),
    }


def test_a_decedent_whom_only_the_testimony_names() -> None:
    statements = _statements(
        "经查：欧阳国强（男，1940年1月1日出生，公民身份号码：110108194001011230）于2022年12月3日去世。欧阳国强的父亲欧阳山、"
        "母亲周氏均已先于欧阳国强去世。欧阳国强与赵敏系夫妻关系，双方于1968年登记结婚，婚后育有一女一子，女儿欧阳静、儿子"
        "欧阳峰，无其他子女。赵敏已于2020年1月5日病故。",
        "欧阳国强生前未立遗嘱。欧阳峰于2023年2月1日在我处声明放弃继承。",
        "兹证明：欧阳国强遗留的淘宝店铺“山海间”由欧阳静继承。",
        head=("申请人：欧阳静，女，1970年3月5日出生", "公证事项：继承"),
    )
    dead = "欧阳国强"
    assert statements == {
        death(dead, "2022-12-03"),
        death("赵敏", "2020-01-05"),
        before("欧阳山", dead),
        before("周氏", dead),
        kin("欧阳山", "parent", dead),
        kin("周氏", "parent", dead),
        kin("赵敏", "spouse", dead)
        if kin("赵敏", "spouse", dead) in statements
        else kin(dead, "spouse", "赵敏"),
        kin("欧阳静", "child", dead),
        kin("欧阳峰", "child", dead),
        kin("欧阳静", "child", "赵敏"),
        kin("欧阳峰", "child", "赵敏"),
        Statement(type="no_will", person=dead),
        waiver("欧阳峰", "2023-02-01", of=dead),
        Statement(type="inherits", person="欧阳静", from_=dead, what="淘宝店铺“山海间”"),
    }


@pytest.mark.parametrize(
    "words",
    [
        "被继承人的父亲林国栋、母亲黄阿妹均先于被继承人死亡。",
        "林秀英的父亲林国栋和母亲黄阿妹都已先于林秀英去世。",
        "被继承人林秀英的父亲林国栋先于其死亡，母亲黄阿妹亦先于其死亡。",
        "其父亲林国栋、母亲黄阿妹均早于被继承人死亡。",
        "林国栋、黄阿妹系被继承人的父母，均先于被继承人死亡。",
        "林国栋、黄阿妹分别是被继承人的父亲、母亲，二人均在被继承人之前死亡。",
    ],
)
def test_parents_who_died_first_in_many_words(words: str) -> None:
    assert _inheritance(words) == {
        kin("林国栋", "parent"),
        kin("黄阿妹", "parent"),
        before("林国栋"),
        before("黄阿妹"),
    }


@pytest.mark.parametrize(
    "words",
    [
        "被继承人的父母均先于其死亡。",
        "因死者的配偶、父母均已先于死者死亡，其遗产由子女继承。",
        "被继承人林秀英的父亲母亲均已先于其死亡。",
    ],
)
def test_parents_without_names_are_called_father_and_mother(words: str) -> None:
    assert _inheritance(words) == {
        kin("父亲", "parent"),
        kin("母亲", "parent"),
        before("父亲"),
        before("母亲"),
    }


@pytest.mark.parametrize(
    "words",
    [
        "陈美玲自愿放弃对被继承人林秀英遗产的继承权。",
        "现陈美玲表示放弃继承上述遗产。",
        "陈美玲以书面形式明确表示无条件放弃其应继承的份额。",
        "陈美玲作出书面声明，放弃继承林秀英的遗产。",
        "对被继承人林秀英的上述遗产，陈美玲声明放弃继承。",
    ],
)
def test_a_waiver_in_many_words(words: str) -> None:
    assert waiver("陈美玲") in _inheritance("被继承人林秀英的女儿陈美玲出席。", words)


def test_several_people_waive_in_one_sentence() -> None:
    statements = _inheritance("陈美玲、陈志强和陈志华均表示自愿放弃对被继承人上述遗产的继承权。")
    assert statements == {waiver("陈美玲"), waiver("陈志强"), waiver("陈志华")}


@pytest.mark.parametrize(
    "words",
    [
        "陈建国表示不放弃继承权。",
        "本公证员告知申请人陈建国放弃继承的法律后果。",
        "陈建国未放弃对被继承人遗产的继承权。",
        "继承人放弃继承的，应当在遗产处理前作出放弃继承的表示。",
        "经询问，陈建国不知被继承人是否立有遗嘱。",
        "被继承人的父母是否先于被继承人死亡，无法查明。",
        "申请人陈建国提交了陈美玲的《放弃继承权声明书》。",
    ],
)
def test_what_is_not_stated_is_not_a_statement(words: str) -> None:
    assert _inheritance(words) == set()


def test_days_of_several_deaths_go_to_their_people() -> None:
    statements = _inheritance(
        "被继承人的父亲林国栋、母亲黄阿妹分别于一九七〇年一月一日、一九八〇年二月二日死亡。"
    )
    assert {death("林国栋", "1970-01-01"), death("黄阿妹", "1980-02-02")} <= statements


def test_the_law_s_share_of_those_who_waive_is_not_an_inheritance() -> None:
    statements = _inheritance(
        "被继承人的遗产应由其女儿陈美玲、儿子陈建国共同继承，陈美玲放弃继承权。"
    )
    assert {one.person for one in statements if one.type == "inherits"} == {"陈建国"}


def test_a_short_name_is_not_the_beginning_of_a_longer_one() -> None:
    statements = _inheritance("被继承人的儿子陈明、陈明华均表示自愿放弃继承权。")
    assert {one.person for one in statements if one.type == "waiver"} == {"陈明", "陈明华"}


ANNEX = (
    "放弃继承权声明书",
    "声明人：陈美玲，女，1965年1月2日出生，公民身份号码350203196501022224，住厦门市。",
    "我是被继承人林秀英的女儿。林秀英于2016年8月11日死亡。现本人郑重声明：自愿放弃对林秀英上述遗产的继承权。",
    "声明人（签名）：陈美玲",
    "2018年10月9日",
)
SIGNED = (
    "公 证 书",
    "（2018）厦鹭证内字第004321号",
    "申请人：陈美玲，女，一九六五年一月二日出生，公民身份号码：350203196501022224。",
    "公证事项：放弃继承权",
    "兹证明陈美玲于二〇一八年十月九日来到我处，在本公证员面前，在前面的《放弃继承权声明书》上签名、捺指印。",
    "中华人民共和国福建省厦门市鹭江公证处",
    "公证员 王小明",
    "二〇一八年十月十二日",
)


def test_a_waiver_of_another_child_whom_nothing_else_names() -> None:
    words = "因其父母均已先于被继承人死亡，被继承人的其他子女陈美玲自愿放弃继承权，"
    assert waiver("陈美玲") in _inheritance(words + "故被继承人林秀英的遗产由陈建国继承。")


def test_a_certified_waiver_states_the_waiver_and_not_what_its_author_claims() -> None:
    fields = _fields(prose(ANNEX), prose(SIGNED, number=2))
    assert fields["matter"].value == "inheritance_waiver"
    assert fields["issue_date"].value == "2018-10-12"
    assert fields["statements"].value == (waiver("陈美玲", "2018-10-09"),)
    assert fields["parties"].value == (
        Party("陈美玲", "applicant", "female", "1965-01-02", "350203196501022224"),
    )


def test_without_the_annex_it_is_not_known_whose_estate_is_waived() -> None:
    fields = _fields(prose(SIGNED))
    assert fields["statements"].value == (waiver("陈美玲", "2018-10-09", of=None),)


def test_kinship_to_several_people() -> None:
    statements = _statements(
        "兹证明申请人何志明是关系人何大力、苏小妹的儿子。",
        head=(
            "申请人：何志明，男，一九八八年八月八日出生，现住广州市。",
            "关系人：何大力，男，一九六〇年一月一日出生；",
            "苏小妹，女，一九六二年三月三日出生。",
            "公证事项：亲属关系",
        ),
    )
    assert statements == {kin("何志明", "child", "何大力"), kin("何志明", "child", "苏小妹")}


@pytest.mark.parametrize("words", ["父子关系", "父子"])
def test_the_elder_of_father_and_son_is_known_by_the_days_of_birth(words: str) -> None:
    head = (
        "申请人：何志明，男，一九八八年八月八日出生。",
        "关系人：何大力，男，一九六〇年一月一日出生。",
        "公证事项：亲属关系",
    )
    told = _statements(f"兹证明何志明与何大力是{words}。", head=head)
    assert told == {kin("何志明", "child", "何大力")}
    unknown = ("申请人：何志明", "关系人：何大力", "公证事项：亲属关系")
    assert _statements(f"兹证明何志明与何大力是{words}。", head=unknown) == set()


def test_a_death_that_is_the_matter_itself() -> None:
    statements = _statements(
        "兹证明刘正，男，一九四〇年二月二日出生，生前住上海市，于二〇二一年一月三十日在上海市死亡。",
        head=("申请人：刘涛，男，一九七〇年一月一日出生。", "公证事项：死亡"),
    )
    assert statements == {death("刘正", "2021-01-30")}


def test_a_power_of_attorney_a_gift_and_an_agreement() -> None:
    head = (
        "申请人：李雷，男，一九六二年三月七日出生",
        "申请人：韩梅梅，女，一九六五年一月一日出生",
    )
    assert _statements(
        "兹证明李雷于二〇一九年六月一日在我处签署了《委托书》，委托韩梅梅代为办理过户手续。",
        head=(*head, "公证事项：委托"),
    ) == {Statement(type="entrusts", person="李雷", to="韩梅梅")}
    assert _statements(
        "兹证明李雷自愿将店铺“武当山货”无偿赠与韩梅梅。", head=(*head, "公证事项：赠与")
    ) == {Statement(type="gift", person="李雷", to="韩梅梅", what="店铺“武当山货”")}
    assert _statements(
        "兹证明李雷与韩梅梅于二〇一九年六月一日在本公证员面前签订了前面的《财产分割协议书》。",
        head=(*head, "公证事项：财产分割协议"),
    ) == {Statement(type="agreement", parties=("李雷", "韩梅梅"), what="财产分割协议书")}


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("（2018）徐睢证民内字第 1702 号", "(2018)徐睢证民内字第1702号"),
        ("(2015)巨证经字第122号", "(2015)巨证经字第122号"),
        ("〔2016〕沪普证经字第118号", "(2016)沪普证经字第118号"),
        ("[2016|沪普证经字第118号", "(2016)沪普证经字第118号"),
        ("（2019）粤广南方第012345号", "(2019)粤广南方第012345号"),
        ("【1994】穗证字第19124号", "(1994)穗证字第19124号"),
        ("（２０２３）京中信内民证字第００７５６号", "(2023)京中信内民证字第00756号"),
        ("（2021）厦鹭证内字第001234-1号", "(2021)厦鹭证内字第001234-1号"),
        ("（2021）厦鹭证内字第1234号之二", "(2021)厦鹭证内字第1234号之二"),
        ("（2020）浙杭钱证内字 1234 号", "(2020)浙杭钱证内字1234号"),
        ("（98）沪证外字第123号", "(98)沪证外字第123号"),
        ("（2022吉长证字第007765号", "(2022)吉长证字第007765号"),
        ("公证书编号：（2019）粤广海珠第1234号", "(2019)粤广海珠第1234号"),
    ],
)
def test_numbers_of_many_offices_have_one_form(printed: str, number: str) -> None:
    fields = _fields(sheet(["公证书", printed, "公证事项：声明", *FOOT]))
    assert fields["certificate_number"].value == number


def test_a_notary_signs_below_and_an_office_takes_two_lines() -> None:
    rows = [
        "公证书",
        "中华人民共和国新疆维吾尔自治区",
        "乌鲁木齐市天山公证处",
        "公证员",
        "艾力·买买提",
        "二〇二〇年十月廿三日",
    ]
    fields = _fields(sheet(rows))
    assert fields["office"].value == "中华人民共和国新疆维吾尔自治区乌鲁木齐市天山公证处"
    assert fields["notary"].value == "艾力·买买提"
    assert fields["issue_date"].value == "2020-10-23"


@pytest.mark.parametrize(
    ("printed", "office"),
    [
        ("浙江省杭州市湖心公证处", "浙江省杭州市湖心公证处"),
        ("中华人民共和国浙江省杭州市湖心公证处（盖章）", "中华人民共和国浙江省杭州市湖心公证处"),
        ("中华人最共和国重庆市渝中区公证处", "中华人民共和国重庆市渝中区公证处"),
        ("中华人民共和国四省成都市明德公证处", None),
        ("中华海江省杭州市西湖区公证处", None),
    ],
)
def test_only_what_can_be_an_office_is_one(printed: str, office: str | None) -> None:
    rows = ["公证书", "（2019）厦鹭证内字第1号", "公证事项：声明", printed, "公证员 李卫东"]
    assert _fields(sheet(rows))["office"].value == office


def test_an_office_that_the_testimony_mentions_did_not_issue_the_certificate() -> None:
    rows = [
        "公证书",
        "（2019）厦鹭证内字第1号",
        "根据中华人民共和国上海市恒岳公证处出具的公证书，",
        "向中华人民共和国上海市恒岳公证处",
        "公证员 李卫东",
    ]
    assert _fields(sheet(rows))["office"].value is None


@pytest.mark.parametrize(
    "row",
    [
        "证 李卫东",
        "公证李卫东",
        "员：李卫东",
        "李卫东",
        "槎证员李卫东",
        "公证员☑李卫东",
        "公证员主李卫东",
        "公证：员李卫东",
    ],
)
def test_a_seal_leaves_little_of_the_word_before_the_notary_s_name(row: str) -> None:
    rows = ["公证书", "（2019）厦鹭证内字第1号", "公证事项：声明", FOOT[0], row, FOOT[2]]
    assert _fields(sheet(rows))["notary"].value == "李卫东"


def test_a_day_in_a_sentence_beside_the_foot_is_no_day_of_issue() -> None:
    """A page that lies beside, or one on top, shows its lines among those of the foot."""
    sentence = "遗产，于二〇一八年四月二十六日向本处申请办理继承公证，并提供了证明材料。"
    rows = ["公证书", "（2019）厦鹭证内字第1号", FOOT[0], FOOT[1], sentence]
    assert _fields(sheet(rows))["issue_date"].value is None
    assert _fields(sheet([*rows, FOOT[2]]))["issue_date"].value == "2019-05-20"


def test_the_day_of_an_annex_is_never_the_day_of_issue() -> None:
    fields = _fields(prose(ANNEX), prose(SIGNED[:-1], number=2))
    assert fields["issue_date"].value is None


def test_what_cannot_be_read_is_left_out() -> None:
    fields = _fields(sheet(["公证书", "公证处", "公证员"]))
    assert {name for name, field in fields.items() if field.value is not None} == set()


@pytest.mark.parametrize(
    "words",
    [
        "被继承人的儿子陈建军于二〇二〇年一月一日死亡，其妻子李红、儿子陈小明均健在。",
        "被继承人的儿子陈建军于二〇二〇年一月一日死亡，妻子李红、儿子陈小明均健在。",
    ],
)
def test_whose_wife_is_meant_is_not_guessed(words: str) -> None:
    statements = _inheritance(words)
    assert statements == {kin("陈建军", "child"), death("陈建军", "2020-01-01")}


def test_the_heirs_of_an_heir_are_his_where_the_text_says_so() -> None:
    statements = _inheritance(
        "被继承人的儿子陈建军于二〇二〇年一月一日死亡。陈建军的妻子是李红，陈建军与李红生育一子陈小明。"
    )
    assert statements == {
        kin("陈建军", "child"),
        death("陈建军", "2020-01-01"),
        kin("李红", "spouse", "陈建军"),
        kin("陈小明", "child", "陈建军"),
        kin("陈小明", "child", "李红"),
    }


@pytest.mark.parametrize(
    ("words", "word", "relation"),
    [
        ("林秀英的养子是陈建国。", "养子", "child"),
        ("林秀英的继女是陈丽华。", "继女", "child"),
        ("陈志华系林秀英的养父。", "养父", "parent"),
    ],
)
def test_adopted_and_step_relations_keep_their_word(words: str, word: str, relation: str) -> None:
    (told,) = [one for one in _inheritance(words) if one.type == "kinship"]
    assert (told.relation, told.what) == (relation, word)


@pytest.mark.parametrize(
    "words",
    [
        "林秀英的儿子陈建军于2010年3月1日死亡，陈建军生前未婚未育。",
        "林秀英的儿子陈建军先于林秀英死亡，陈建军没有子女。",
        "陈建军未生育过子女。",
    ],
)
def test_who_left_no_children_is_told(words: str) -> None:
    assert Statement(type="childless", person="陈建军") in _inheritance(words)


@pytest.mark.parametrize(
    "words", ["被继承人林秀英生前未生育子女。", "经查，陈建军是否没有子女尚不清楚。"]
)
def test_of_the_decedent_and_of_what_is_open_it_is_not(words: str) -> None:
    assert not {one for one in _inheritance(words) if one.type == "childless"}


def test_numbers_of_people_that_cannot_be_are_read_again() -> None:
    """A wrong check character, or another day of birth; the third is proven by itself."""
    fields = _fields(
        prose(
            [
                "公 证 书",
                "（2019）厦鹭证内字第001234号",
                "申请人：陈建国，男，一九六二年三月七日出生，公民身份号码：350203196203072214。",
                "关系人：林秀英，女，一九二四年五月七日出生，公民身份号码：350203192405060028。",
                "关系人：王美玉，女，一九六八年十二月二十五日出生，公民身份号码：350203196812250046。",
                "公证事项：亲属关系",
                "兹证明陈建国是林秀英的儿子，王美玉是陈建国的妻子。",
                *FOOT,
            ]
        )
    )
    assert {name: one.raw for name, one in fields.items() if name.startswith("parties.")} == {
        "parties.0.id_number": "350203196203072214",
        "parties.1.id_number": "350203192405060028",
    }


@pytest.mark.parametrize(
    ("words", "name"),
    [("水仙系林秀英的女儿。", "水仙"), ("兹证明乞力马是林秀英的女儿。", "乞力马")],
)
def test_a_rare_name_is_one_where_a_sentence_says_whose_relative_it_is(
    words: str, name: str
) -> None:
    assert kin(name, "child") in _inheritance(words)


@pytest.mark.parametrize(
    "words",
    [
        "网店是林秀英的女儿经营的。",
        "他们是林秀英的子女。",
        "户主系林秀英的女儿。",
        "该人系林秀英的女儿。",
    ],
)
def test_what_stands_for_somebody_is_no_name(words: str) -> None:
    assert not [one for one in _inheritance(words) if one.type == "kinship"]


def test_a_person_who_acts_for_one_side_and_is_the_other_is_told_twice() -> None:
    particulars = "男，1980年1月16日出生，公民身份号码：440103198001160333"
    fields = _fields(
        prose(
            [
                "公证书",
                "（2026）粤广南方第00510号",
                "甲方：司南，男，1958年6月6日出生，公民身份号码：440103195806060117。",
                f"代理人：向北，{particulars}。",
                f"乙方：向北，{particulars}。",
                "公证事项：协议",
                *FOOT,
            ]
        )
    )
    parties = fields["parties"].value or ()
    roles = [(one.name, one.role) for one in parties if isinstance(one, Party)]
    assert roles == [("司南", "party_a"), ("向北", "agent"), ("向北", "party_b")]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("公证员 项神晓磊", None),
        ("公证项神晓磊", None),
        ("公证员 欧阳晓磊", "欧阳晓磊"),
        ("公证仲晓磊", "仲晓磊"),
    ],
)
def test_a_notary_of_four_characters_has_a_double_surname(printed: str, name: str | None) -> None:
    """Of one character under a seal two may be made."""
    foot = sheet([*PAGE_HEAD, printed, "二〇二一年一月二十日"])
    fields = catalogue()[Kind.NOTARIAL_CERTIFICATE].extract([foot])
    assert {field.name: field.value for field in fields}["notary"] == name


PAGE_HEAD = ("公证书", "（2021）苏徐彭城证字第377号", "公证事项：声明", "江苏省徐州市彭城公证处")


ALONE = "申请人：陈建国，男，一九六二年三月七日出生，公民身份号码：350203196203072213。"
ENTRUSTED = "兹证明陈建国于二〇二〇年七月一日，在本公证员的面前，在前面的《委托书》上签名、捺指印。"


@pytest.mark.parametrize(
    ("before", "testimony", "blank", "raw"),
    [
        (
            (),
            "兹证明陈建国（男，一九六二年三月七日出生）至二〇二〇年七月一日未曾登记结婚。",
            True,
            "",
        ),
        ((), ENTRUSTED, False, "前面的《委托书》"),
        ((), "兹证明陈建国于二〇二〇年七月一日来到我处，立下了前面的遗嘱。", False, "前面的遗嘱"),
        (("委托书",), ENTRUSTED, False, ""),
        ((), "兹证明陈建国和林秀英的关系如下。", False, ""),
    ],
)
def test_it_is_told_why_a_testimony_states_nothing(
    before: tuple[str, ...], testimony: str, blank: bool, raw: str
) -> None:
    """What a paper that is not in the file says no better picture of the deed can show."""
    rows = [*before, "公 证 书", "（2020）厦鹭证内字第001234号", ALONE, testimony, *FOOT]
    statements = _fields(prose(rows))["statements"]
    assert (statements.value, statements.blank, statements.raw) == (None, blank, raw)
