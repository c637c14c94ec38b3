"""Notarial certificates of every matter, fixed-form and element-style, in many offices' words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.written import cell, page, prose
from verifiers.documents import catalogue, recognise
from verifiers.model import Field, Kind, Party, Statement

if TYPE_CHECKING:
    from verifiers.read import Sheet

FOOT = ("中华人民共和国浙江省杭州市湖心公证处", "公 证 员　李卫东", "二〇二一年六月二日")
HE = "申请人：何志明，男，1988年8月8日出生，公民身份号码：330106198808080018。"
FATHER = "关系人：何大力，男，一九六〇年一月一日出生，现住杭州市。"
MOTHER = "关系人：苏小妹，女，一九六二年三月三日出生，现住杭州市。"
LI = "申请人：李雷，男，一九六二年三月七日出生，公民身份号码330106196203070018。"
HAN = "申请人：韩梅梅，女，一九六五年一月一日出生，现住杭州市西湖区。"


def _fields(*sheets: Sheet) -> dict[str, Field]:
    assert recognise(sheets).kind == Kind.NOTARIAL_CERTIFICATE
    return {field.name: field for field in catalogue()[Kind.NOTARIAL_CERTIFICATE].extract(sheets)}


def _certificate(
    *paragraphs: str, title: str = "公 证 书", annex: tuple[str, ...] = ()
) -> tuple[object, set[Statement]]:
    """The matter and the statements of a certificate, its annex bound before it."""
    own = prose([title, "（2021）浙杭湖证民字第2345号", *paragraphs, *FOOT], number=2)
    fields = _fields(*([prose(annex)] if annex else []), own)
    told = fields["statements"].value or ()
    return fields["matter"].value, {one for one in told if isinstance(one, Statement)}


def kin(person: str, relation: str, to: str) -> Statement:
    return Statement(type="kinship", person=person, relation=relation, to=to)


def death(person: str, date: str | None = None) -> Statement:
    return Statement(type="death", person=person, date=date)


@pytest.mark.parametrize(
    ("printed", "matter"),
    [
        ("法定题承", "inheritance"),
        ("遗瞩继承", "inheritance"),
        ("放齐继承权", "inheritance_waiver"),
        ("亲厲关系", "kinship"),
        ("代位继承", "inheritance"),
        ("收养关系", "other"),
        ("法定监护", "other"),
        ("出生", "other"),
    ],
)
def test_one_character_of_a_long_matter_may_be_misread(printed: str, matter: str) -> None:
    assert _certificate(LI, f"公证事项：{printed}", "兹证明上述内容属实。")[0] == matter


@pytest.mark.parametrize("cause", ["死亡", "在厦门市因病死亡"])
@pytest.mark.parametrize("also", ["", "，生前住厦门市"])
def test_who_died_is_described_in_brackets(also: str, cause: str) -> None:
    """The day of birth in the brackets is no reason to overlook the day of death behind them."""
    words = f"兹证明苏小妹（女，一九二二年一月二日出生{also}）于一九九八年十月三日{cause}。"
    own = prose(["死亡公证书", "（2021）浙杭湖证民字第2345号", LI, words, *FOOT])
    fields = _fields(own)
    assert fields["statements"].value == (death("苏小妹", "1998-10-03"),)
    assert fields["parties"].value == (
        Party("李雷", "applicant", "male", "1962-03-07", "330106196203070018"),
        Party("苏小妹", None, "female", "1922-01-02"),
    )


def test_the_deaths_of_both_parents_in_one_sentence() -> None:
    words = (
        "兹证明李雷的父亲李大海（男，一九二〇年三月五日出生）于一九九三年十二月三十日死亡，"
        "母亲苏小妹（女，一九二二年一月二日出生）于一九九八年十月三日死亡。"
    )
    assert _certificate(LI, words)[1] == {
        kin("李大海", "parent", "李雷"),
        kin("苏小妹", "parent", "李雷"),
        death("李大海", "1993-12-30"),
        death("苏小妹", "1998-10-03"),
    }


def test_who_is_described_between_commas_is_whose_child() -> None:
    words = (
        "兹证明李雷，男，一九六二年三月七日出生，现住杭州市，"
        "是苏小妹（女，一九四〇年一月二日出生）的儿子。"
    )
    assert _certificate(words) == ("kinship", {kin("李雷", "child", "苏小妹")})


@pytest.mark.parametrize(
    "paper",
    ["文本相符（结婚证）", "复印件与原件相符（放弃继承权声明书）", "签名属实"],
)
def test_who_certifies_a_copy_certifies_nothing_that_stands_in_it(paper: str) -> None:
    told = "兹证明前面的复印件与李雷出示给本公证员的原件相符，原件上的印鉴属实。"
    assert _certificate(LI, f"公证事项：{paper}", told) == ("other", set())


def test_whom_an_estate_is_given_to_as_his_son_is_his_son() -> None:
    _, told = _certificate(
        "被继承人：李大海，男，一九二〇年三月五日生，生前住杭州市。",
        "继承人：李雷，男，一九五〇年六月七日生，现住杭州市。",
        "经查明，被继承人李大海于一九九三年十二月三十日死亡。因李大海的父母、配偶均先于其死亡，"
        "兹证明被继承人李大海的遗产应由其儿子李雷继承。",
        title="继承权公证书",
    )
    assert kin("李雷", "child", "李大海") in told


@pytest.mark.parametrize(
    "words",
    [
        "兹证明何志明的父亲是何大力，母亲是苏小妹。",
        "兹证明申请人何志明的父亲是何大力（男，1960年1月1日出生）；母亲是苏小妹（女，1962年3月3日出生）。",
        "兹证明何大力是何志明的父亲，苏小妹是何志明的母亲。",
        "兹证明何大力、苏小妹分别是何志明的父亲、母亲。",
        "兹证明何大力、苏小妹系何志明的父母。",
        "根据申请人提供的户口簿，兹证明关系人何大力系申请人何志明的父亲，关系人苏小妹系申请人何志明的母亲。",
        "兹证明申请人何志明与关系人何大力、苏小妹之间的亲属关系如下：何大力是何志明的父亲，苏小妹是何志明的母亲。",
    ],
)
def test_parents_in_a_certificate_of_kinship(words: str) -> None:
    matter, told = _certificate(HE, FATHER, MOTHER, "公证事项：亲属关系", words)
    assert matter == "kinship"
    assert told == {kin("何大力", "parent", "何志明"), kin("苏小妹", "parent", "何志明")}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("兹证明何志明是何大力的儿子。", kin("何志明", "child", "何大力")),
        (
            "兹证明何志明是何大力（男，1960年1月1日出生，公民身份号码：110105196001012313）的儿子。",
            kin("何志明", "child", "何大力"),
        ),
        (
            "兹证明何志明（男，1988年8月8日出生）是何大力（男，1960年1月1日出生）的儿子。",
            kin("何志明", "child", "何大力"),
        ),
        ("兹证明申请人何志明系关系人何大力的次子。", kin("何志明", "child", "何大力")),
        ("兹证明何志明与何大力系父子关系。", kin("何志明", "child", "何大力")),
        ("兹证明何志明与何大力是兄弟关系。", kin("何志明", "sibling", "何大力")),
        ("兹证明申请人何志明与关系人何大力之间是兄弟关系。", kin("何志明", "sibling", "何大力")),
        ("兹证明何志明是何大力的孙子。", kin("何志明", "grandchild", "何大力")),
        ("兹证明何志明是何大力的侄子。", kin("何志明", "nephew_niece", "何大力")),
        ("经查，何志明为何大力之子。", kin("何志明", "child", "何大力")),
    ],
)
def test_one_tie_in_many_words(words: str, told: Statement) -> None:
    assert _certificate(HE, FATHER, "公证事项：亲属关系", words)[1] == {told}


@pytest.mark.parametrize("title", ["亲属关系公证书", "亲 属 关 系 公 证 书", "亲属关系公证"])
def test_the_matter_may_stand_in_the_title_alone(title: str) -> None:
    matter, told = _certificate(HE, FATHER, "兹证明何志明是何大力的儿子。", title=title)
    assert matter == "kinship"
    assert told == {kin("何志明", "child", "何大力")}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "兹证明李雷与韩梅梅于二〇一〇年五月一日在浙江省杭州市登记结婚。",
            {kin("韩梅梅", "spouse", "李雷")},
        ),
        (
            "兹证明李雷（男，1962年3月7日出生）与韩梅梅（女，1965年1月1日出生）于2010年5月1日在杭州市西湖区民政局登记结婚。",
            {kin("韩梅梅", "spouse", "李雷")},
        ),
        ("兹证明李雷、韩梅梅系夫妻。", {kin("李雷", "spouse", "韩梅梅")}),
        ("兹证明李雷的配偶是韩梅梅。", {kin("韩梅梅", "spouse", "李雷")}),
        ("兹证明李雷至二〇二一年五月一日未曾登记结婚。", set()),
        (
            "兹证明李雷与韩梅梅于2010年5月1日登记结婚，于2018年7月8日登记离婚，离婚后未再登记结婚。",
            set(),
        ),
        ("兹证明李雷与韩梅梅已于2018年7月8日在杭州市离婚。", set()),
    ],
)
def test_marital_status(words: str, told: set[Statement]) -> None:
    assert _certificate(LI, HAN, "公证事项：婚姻状况", words) == ("marital_status", told)


@pytest.mark.parametrize(
    "words",
    [
        "兹证明何大力，男，一九六〇年一月一日出生，生前住浙江省杭州市西湖区，于二〇二〇年二月九日在杭州市死亡。",
        "兹证明何大力（男，1960年1月1日出生，生前住杭州市西湖区柳荫路8号）于2020年2月9日因病死亡。",
        "兹证明何大力于二○二○年二月九日在浙江省杭州市第九人民医院因病去世。",
        "根据死亡医学证明书，兹证明何大力已于二O二O年二月九日死亡。",
    ],
)
def test_a_death(words: str) -> None:
    matter, told = _certificate(HE, "公证事项：死亡", words)
    assert (matter, told) == ("death", {death("何大力", "2020-02-09")})


def test_a_copy_that_agrees_with_a_paper_of_death_states_no_death() -> None:
    words = (
        "兹证明前面的复印件与何志明出示的《居民死亡医学证明（推断）书》原件相符，原件上的印鉴属实。"
    )
    assert _certificate(HE, "公证事项：复印件与原件相符", words) == ("other", set())


GIFT = Statement(type="gift", person="李雷", to="韩梅梅", what="店铺“武当山货”(账号:wudang_88)")


@pytest.mark.parametrize(
    "annex",
    [
        (
            "赠 与 书",
            "赠与人：李雷，男，一九六二年三月七日出生。",
            "受赠人：韩梅梅，女，一九六五年一月一日出生。",
            "我自愿将店铺“武当山货”（账号：wudang_88）无偿赠与受赠人韩梅梅。",
            "赠与人：李雷",
            "2021年5月28日",
        ),
        (
            "赠与合同",
            "甲方（赠与人）：李雷",
            "乙方（受赠人）：韩梅梅",
            "甲方自愿将店铺“武当山货”（账号：wudang_88）赠与给乙方，乙方自愿接受赠与。",
            "2021年5月28日",
        ),
    ],
)
def test_a_signed_gift_is_told_by_its_annex(annex: tuple[str, ...]) -> None:
    words = (
        "兹证明李雷于二〇二一年五月二十八日来到我处，在本公证员的面前，在前面的《赠与书》上签名。"
    )
    assert _certificate(LI, "公证事项：赠与", words, annex=annex) == ("gift", {GIFT})


def test_a_gift_that_the_testimony_tells() -> None:
    words = "兹证明赠与人李雷自愿将店铺“武当山货”（账号：wudang_88）赠与其妻子韩梅梅所有。"
    matter, told = _certificate(LI, HAN, "公证事项：赠与", words)
    assert matter == "gift"
    assert GIFT in told


WILL = (
    "遗　嘱",
    "立遗嘱人：李雷，男，一九六二年三月七日出生。",
    "我立本遗嘱，对我所有的店铺“武当山货”作如下处理：在我去世之后，上述店铺由我的妻子韩梅梅继承。",
    "立遗嘱人：李雷",
    "二〇二一年五月二十八日",
)


def test_a_will_is_no_inheritance_yet() -> None:
    words = "兹证明李雷于二〇二一年五月二十八日在本公证员和公证员周平面前，立下了前面的《遗嘱》。"
    gift = Statement(type="gift", person="李雷", to="韩梅梅", what="店铺“武当山货”")
    assert _certificate(LI, "公证事项：遗嘱", words, annex=WILL) == ("will", {gift})


@pytest.mark.parametrize(
    "words",
    [
        "兹证明李雷与韩梅梅于二〇二一年五月二十八日自愿签订了前面的《财产分割协议书》。",
        "兹证明李雷（甲方）、韩梅梅（乙方）于2021年5月28日来到我处，在本公证员面前，签订了前面的《财产分割协议书》。",
        "兹证明前面的《财产分割协议书》系李雷、韩梅梅于二〇二一年五月二十八日在本公证员面前签署，双方的签名、指印均属实。",
        "兹证明甲方李雷与乙方韩梅梅于2021年5月28日，在我处，在本公证员的面前，在前面的《财产分割协议书》上签名、捺指印。",
        "兹证明协议双方当事人李雷和韩梅梅经协商一致，于二〇二一年五月二十八日在本处订立了前面的《财产分割协议书》。",
    ],
)
@pytest.mark.parametrize("printed", ["协议", "财产分割协议", "夫妻财产约定协议"])
def test_an_agreement(words: str, printed: str) -> None:
    agreed = Statement(type="agreement", parties=("李雷", "韩梅梅"), what="财产分割协议书")
    assert _certificate(LI, HAN, f"公证事项：{printed}", words) == ("agreement", {agreed})


def test_the_two_sides_of_an_agreement_may_be_named_above_alone() -> None:
    head = (
        "甲方：李雷，男，一九六二年三月七日出生。",
        "乙方：韩梅梅，女，一九六五年一月一日出生。",
    )
    words = "兹证明甲、乙双方于二〇二一年五月二十八日在本公证员面前，签订了前面的《店铺转让协议》。"
    agreed = Statement(type="agreement", parties=("李雷", "韩梅梅"), what="店铺转让协议")
    assert _certificate(*head, "公证事项：协议", words) == ("agreement", {agreed})


def test_what_two_people_agreed_is_told_clause_by_clause() -> None:
    annex = (
        "财产分割协议书",
        "甲方：李雷",
        "乙方：韩梅梅",
        "双方经协商一致，自愿达成如下协议：",
        "一、店铺“鹭岛女装”（账号：ludao_1924）归乙方所有。",
        "二、登记在甲方名下的房屋归甲方所有；贷款由甲方偿还。",
        "甲方：李雷　　乙方：韩梅梅",
        "二〇二一年五月二十八日",
    )
    signed = "兹证明李雷与韩梅梅于二〇二一年五月二十八日自愿签订了前面的《财产分割协议书》。"
    matter, told = _certificate(LI, HAN, "公证事项：协议", signed, annex=annex)
    assert matter == "agreement"
    assert {one.what for one in told} == {
        "店铺“鹭岛女装”(账号:ludao_1924)归乙方所有",
        "登记在甲方名下的房屋归甲方所有;贷款由甲方偿还",
    }
    assert {(one.type, one.parties) for one in told} == {("agreement", ("李雷", "韩梅梅"))}


def test_an_agreement_on_support_is_told_with_what_it_leaves() -> None:
    annex = (
        "遗赠扶养协议",
        "甲方（遗赠人）：李雷",
        "乙方（扶养人）：韩梅梅",
        "双方经协商，自愿达成如下协议：",
        "第一条 乙方承担扶养甲方的义务，负责甲方的生养死葬。",
        "第二条 甲方去世后，店铺“鹭岛女装”遗赠给乙方。",
    )
    signed = "兹证明李雷与韩梅梅于二〇二一年五月二十八日自愿签订了前面的《遗赠扶养协议》。"
    matter, told = _certificate(LI, HAN, "公证事项：遗赠扶养协议", signed, annex=annex)
    both = ("李雷", "韩梅梅")
    assert matter == "agreement"
    assert told == {
        Statement(type="agreement", parties=both, what="乙方承担扶养甲方的义务,负责甲方的生养死葬"),
        Statement(type="agreement", parties=both, what="甲方去世后,店铺“鹭岛女装”遗赠给乙方"),
    }


def test_an_annex_that_nobody_is_certified_to_have_signed_agrees_nothing() -> None:
    annex = ("协议书", "甲方：李雷", "乙方：韩梅梅", "一、店铺归乙方所有。")
    words = "兹证明前面的影印件与李雷出示给本公证员的原件相符。"
    assert _certificate(LI, HAN, "公证事项：协议", words, annex=annex) == ("agreement", set())


@pytest.mark.parametrize(
    "said",
    [
        "我自愿立下遗嘱：我去世后，属于我的店铺“鹭岛女装”由我的女儿李梅继承。",
        "在我死亡后，我名下的店铺“鹭岛女装”归我的女儿李梅个人所有。",
        "我决定将店铺“鹭岛女装”遗赠给李梅。",
        "我去世后，店铺“鹭岛女装”留给我的女儿李梅。",
    ],
)
def test_what_a_will_leaves_to_whom(said: str) -> None:
    testator = "遗嘱人：李雷，男，一九六二年三月七日出生，公民身份号码330106196203070018。"
    annex = ("遗嘱", said, "立遗嘱人：李雷", "二〇二一年五月二十八日")
    signed = "兹证明李雷于二〇二一年五月二十八日在本公证员的面前，在前面的《遗嘱》上签名。"
    gift = Statement(type="gift", person="李雷", to="李梅", what="店铺“鹭岛女装”")
    assert _certificate(testator, "公证事项：遗嘱", signed, annex=annex) == ("will", {gift})


def test_a_will_says_no_gift_where_nothing_is_left() -> None:
    testator = "遗嘱人：李雷，男，一九六二年三月七日出生。"
    annex = ("遗嘱", "本遗嘱由韩梅梅执行。我的债务由李梅清偿。", "立遗嘱人：李雷")
    signed = "兹证明李雷于二〇二一年五月二十八日在本公证员的面前，在前面的《遗嘱》上签名。"
    assert _certificate(testator, HAN, "公证事项：遗嘱", signed, annex=annex) == ("will", set())


def test_a_sworn_declaration_that_there_is_no_will() -> None:
    annex = (
        "声 明 书",
        "我声明：被继承人林秀英生前未立遗嘱，也未与他人签订遗赠扶养协议。",
        "声明人：李雷",
    )
    signed = "兹证明李雷于二〇二一年五月二十八日在本公证员的面前，在前面的《声明书》上签名。"
    no_will = Statement(type="no_will", person="林秀英")
    assert _certificate(LI, "公证事项：声明", signed, annex=annex) == ("declaration", {no_will})


def test_what_an_agent_signs_is_the_act_of_the_principal() -> None:
    people = ("委托人：李雷，男。", "代理人：韩梅梅，女。")
    annex = ("放弃继承权声明书", "我自愿放弃对被继承人林秀英遗产的继承权。", "声明人：李雷")
    signed = (
        "兹证明李雷的委托代理人韩梅梅于2021年5月28日来到我处，在本公证员的面前，"
        "在前面的《放弃继承权声明书》上签名。"
    )
    waiver = Statement(type="waiver", person="李雷", of="林秀英", date="2021-05-28")
    printed = "公证事项：放弃继承权声明"
    assert _certificate(*people, printed, signed, annex=annex) == ("inheritance_waiver", {waiver})


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("被继承人林国强死亡时，其妻子周桂芳已怀有身孕，应当为胎儿保留继承份额。", True),
        ("周桂芳现怀孕，其腹中胎儿系被继承人林国强的遗腹子。", True),
        ("被继承人林国强没有遗腹子，无需为胎儿保留继承份额。", False),
        ("被继承人林国强死亡时，其妻子周桂芳未怀孕，不存在为胎儿保留份额的情形。", False),
    ],
)
def test_a_child_that_is_not_born_yet(said: str, expected: bool) -> None:
    head = ("申请人：周桂芳，女。", "被继承人：林国强，男。")
    _, told = _certificate(*head, "公证事项：继承", f"经查明：{said}")
    assert (kin("胎儿", "child", "林国强") in told) is expected


@pytest.mark.parametrize(
    "annex",
    [
        (
            "委 托 书",
            "委托人：李雷，男，一九六二年三月七日出生。",
            "受托人：韩梅梅，女，一九六五年一月一日出生。",
            "委托人因工作繁忙，现委托上述受托人为我的代理人，代为办理店铺过户手续。",
            "委托人：李雷",
            "2021年5月28日",
        ),
        (
            "授权委托书",
            "我因事不能亲自办理店铺过户手续，特委托韩梅梅（身份证号：330106196501010024）作为我的合法代理人，全权代表我办理。",
            "委托人：李雷",
        ),
        (
            "委托书",
            "委托人：李雷",
            "受托人：韩梅梅",
            "委托权限：代为签署店铺过户的全部文件。",
            "委托人（签名）：李雷",
        ),
    ],
)
def test_an_authority_is_told_by_its_annex(annex: tuple[str, ...]) -> None:
    words = "兹证明李雷于二〇二一年五月二十八日来到我处，在本公证员面前，在前面的《委托书》上签名。"
    told = {Statement(type="entrusts", person="李雷", to="韩梅梅")}
    assert _certificate(LI, "公证事项：委托", words, annex=annex) == ("entrustment", told)


DECLARED = (
    "声 明 书",
    "声明人：李雷，男，一九六二年三月七日出生。",
    "本人声明：店铺“武当山货”的债务由本人承担，与他人无关。",
    "声明人：李雷",
)


@pytest.mark.parametrize("title", ["公证书", "声明书公证书", "声明公证书", "声明书公证"])
def test_a_declaration_states_nothing_of_its_own(title: str) -> None:
    words = (
        "兹证明李雷于二〇二一年五月二十八日来到我处，在本公证员的面前，在前面的《声明书》上签名。"
    )
    matter = ("公证事项：声明",) if title == "公证书" else ()
    found = _certificate(LI, *matter, words, title=title, annex=DECLARED)
    assert found == ("declaration", set())


def test_a_declaration_by_which_somebody_waives_is_a_waiver() -> None:
    annex = (
        "放弃继承权声明书",
        "声明人：李雷，男，一九六二年三月七日出生。",
        "被继承人李大山于2020年3月4日死亡。我是被继承人李大山的儿子，我自愿放弃对李大山全部遗产的继承权。",
        "声明人：李雷",
    )
    words = (
        "兹证明李雷于二〇二一年五月二十八日在我处，在本公证员面前，在《放弃继承权声明书》上签名。"
    )
    told = {Statement(type="waiver", person="李雷", of="李大山", date="2021-05-28")}
    found = _certificate(LI, "公证事项：声明", words, annex=annex)
    assert found == ("inheritance_waiver", told)


@pytest.mark.parametrize(
    ("printed", "words"),
    [
        ("签名（印鉴）", "兹证明前面的《承诺函》上李雷的签名属实。"),
        ("文本相符", "兹证明前面的英文译本内容与中文原本相符。"),
        ("证书、执照", "兹证明前面的《营业执照》影印件与原件相符，原件上的印章属实。"),
    ],
)
def test_signatures_and_copies(printed: str, words: str) -> None:
    assert _certificate(LI, f"公证事项：{printed}", words) == ("other", set())


@pytest.mark.parametrize(
    ("words", "matter"),
    [
        (
            "兹证明李雷于2021年5月28日在我处，在本公证员面前，在前面的《放弃继承权声明书》上签名。",
            "inheritance_waiver",
        ),
        (
            "兹证明李雷于2021年5月28日在我处，在本公证员面前，在前面的《委托书》上签名。",
            "entrustment",
        ),
        ("兹证明李雷于2021年5月28日在我处，在本公证员面前，在前面的《赠与书》上签名。", "gift"),
        ("兹证明李雷于2021年5月28日在我处，在本公证员面前，在前面的《遗嘱》上签名。", "will"),
        (
            "兹证明李雷于2021年5月28日在我处，在本公证员面前，在前面的《声明书》上签名。",
            "declaration",
        ),
        (
            "兹证明李雷与韩梅梅于2021年5月28日在我处，在本公证员面前，签订了前面的《财产分割协议》。",
            "agreement",
        ),
        ("兹证明被继承人李大山的上述遗产由李雷一人继承。", "inheritance"),
        ("兹证明李雷是李大山的儿子。", "kinship"),
        ("兹证明李雷与韩梅梅于2010年5月1日在杭州市登记结婚。", "marital_status"),
        ("兹证明李大山于2020年5月1日在杭州市死亡。", "death"),
    ],
)
def test_where_nothing_else_says_it_the_testimony_tells_the_matter(words: str, matter: str) -> None:
    assert _certificate(LI, HAN, words)[0] == matter


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "被继承人李大山的妻子王芳先于李大山死亡，二人婚后生育一子李雷。其父李老栓、其母赵氏均已先于被继承人死亡。",
            {
                kin("王芳", "spouse", "李大山"),
                Statement(type="predeceased", person="王芳", before="李大山"),
                kin("李雷", "child", "李大山"),
                kin("李雷", "child", "王芳"),
                kin("李老栓", "parent", "李大山"),
                kin("赵氏", "parent", "李大山"),
                Statement(type="predeceased", person="李老栓", before="李大山"),
                Statement(type="predeceased", person="赵氏", before="李大山"),
            },
        ),
        (
            "被继承人的法定继承人如下：配偶：王芳；儿子：李雷；女儿：李雪。",
            {
                kin("王芳", "spouse", "李大山"),
                kin("李雷", "child", "李大山"),
                kin("李雪", "child", "李大山"),
            },
        ),
        (
            "被继承人李大山共有子女二人：长子李雷、长女李雪。李雪书面声明放弃对被继承人上述遗产的继承权，该声明书经杭州市钟楼公证处公证。",
            {
                kin("李雷", "child", "李大山"),
                kin("李雪", "child", "李大山"),
                Statement(type="waiver", person="李雪", of="李大山"),
            },
        ),
        (
            "李雪于2021年4月2日在我处办理了放弃继承权声明公证，自愿放弃对李大山遗产的继承。",
            {Statement(type="waiver", person="李雪", of="李大山", date="2021-04-02")},
        ),
        (
            "李大山生前未立遗嘱，也未与他人签订遗赠扶养协议。截至本公证书出具之日，未发现李大山立有其他遗嘱。",
            {Statement(type="no_will", person="李大山")},
        ),
        (
            "综上，被继承人李大山的遗产即店铺“武当山货”应由其配偶王芳、儿子李雷共同继承，现王芳自愿放弃继承，故上述遗产由李雷一人继承。",
            {
                kin("王芳", "spouse", "李大山"),
                kin("李雷", "child", "李大山"),
                Statement(type="waiver", person="王芳", of="李大山"),
                Statement(type="inherits", person="李雷", from_="李大山", what="店铺“武当山货”"),
                Statement(type="sole_heir", person="李雷", from_="李大山"),
            },
        ),
    ],
)
def test_findings_of_an_inheritance(words: str, told: set[Statement]) -> None:
    head = (
        LI,
        "被继承人：李大山，男，一九三八年二月二日出生，生前住杭州市西湖区。",
        "公证事项：继承",
    )
    assert _certificate(*head, words) == ("inheritance", told)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "被继承人的父亲李老栓于一九七〇年死亡，母亲赵氏于一九八一年三月四日死亡。",
            {
                kin("李老栓", "parent", "李大山"),
                kin("赵氏", "parent", "李大山"),
                death("李老栓"),
                death("赵氏", "1981-03-04"),
            },
        ),
        (
            "被继承人的配偶是王芳，与被继承人系原配夫妻，婚姻关系存续至被继承人死亡。",
            {kin("王芳", "spouse", "李大山")},
        ),
        (
            "李大山的父母李老栓、赵氏均先于李大山死亡。",
            {
                kin("李老栓", "parent", "李大山"),
                kin("赵氏", "parent", "李大山"),
                Statement(type="predeceased", person="李老栓", before="李大山"),
                Statement(type="predeceased", person="赵氏", before="李大山"),
            },
        ),
        (
            "王芳、李雪分别于2021年4月2日、2021年4月3日在我处声明放弃继承权。",
            {
                Statement(type="waiver", person="王芳", of="李大山", date="2021-04-02"),
                Statement(type="waiver", person="李雪", of="李大山", date="2021-04-03"),
            },
        ),
        (
            "兹证明被继承人李大山遗留的店铺“武当山货”由李雷、李雪各继承二分之一份额。",
            {
                Statement(type="inherits", person="李雷", from_="李大山", what="店铺“武当山货”"),
                Statement(type="inherits", person="李雪", from_="李大山", what="店铺“武当山货”"),
            },
        ),
        (
            "被继承人的祖父母、外祖父母、父母均先于被继承人死亡。",
            {
                kin("父亲", "parent", "李大山"),
                kin("母亲", "parent", "李大山"),
                Statement(type="predeceased", person="父亲", before="李大山"),
                Statement(type="predeceased", person="母亲", before="李大山"),
            },
        ),
    ],
)
def test_more_findings_of_an_inheritance(words: str, told: set[Statement]) -> None:
    head = (LI, "被继承人：李大山，男，一九三八年二月二日出生，生前住杭州市。", "公证事项：继承")
    assert _certificate(*head, words)[1] == told


def test_the_applicants_are_listed_with_their_agent() -> None:
    fields = _fields(
        prose(
            [
                "公证书",
                "（2021）浙杭湖证民字第2345号",
                "申请人：李雷，男，一九六二年三月七日出生，公民身份号码：330106196203070018，现住杭州市；",
                "韩梅梅，女，一九六五年一月一日出生，现住杭州市。",
                "委托代理人：赵文，男，1980年1月1日出生。",
                "公证事项：亲属关系",
                "兹证明李雷与韩梅梅是夫妻关系。",
                *FOOT,
            ]
        )
    )
    assert fields["parties"].value == (
        Party("李雷", "applicant", "male", "1962-03-07", "330106196203070018"),
        Party("韩梅梅", "applicant", "female", "1965-01-01"),
        Party("赵文", "agent", "male", "1980-01-01"),
    )


TRANSLATION = (
    "NOTARIAL CERTIFICATE",
    "(Translation)",
    "(2021) Zhe Hang Hu Zheng Min Zi, No. 2345",
    "This is to certify that Li Lei, male, born on March 7, 1962, affixed his signature before me.",
    "Notary: Li Weidong",
    "Hangzhou Huxin Notary Public Office, Zhejiang Province",
    "June 2, 2021",
)


def test_a_bound_certificate_with_cover_annex_translation_and_attachment() -> None:
    cover = ("公 证 书", "中华人民共和国浙江省杭州市湖心公证处")
    words = "兹证明李雷于二〇二一年五月二十八日在我处，在本公证员面前，在前面的《声明书》上签名。"
    own = ("公 证 书", "（2021）浙杭湖证民字第2345号", LI, "公证事项：声明", words, *FOOT)
    attached = ("附件：居民身份证复印件", "仅供办理公证使用", "2021年5月28日")
    pages = (cover, DECLARED, own, TRANSLATION, attached)
    fields = _fields(*(prose(page, number=number) for number, page in enumerate(pages, 1)))
    assert fields["certificate_number"].value == "(2021)浙杭湖证民字第2345号"
    assert fields["matter"].value == "declaration"
    assert fields["office"].value == FOOT[0]
    assert fields["notary"].value == "李卫东"
    assert fields["issue_date"].value == "2021-06-02"
    assert fields["parties"].value == (
        Party("李雷", "applicant", "male", "1962-03-07", "330106196203070018"),
    )
    assert fields["statements"].value is None


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("二〇二一年六月二日", "2021-06-02"),
        ("二○二一年六月二日", "2021-06-02"),
        ("二O二一年六月二日", "2021-06-02"),
        ("二Ｏ二一年六月二日", "2021-06-02"),
        ("二零二一年六月二日", "2021-06-02"),
        ("二0二一年六月二日", "2021-06-02"),
        ("二口二一年六月二日", "2021-06-02"),
        ("二。二一年六月二日", "2021-06-02"),
        ("二°二一年六月二日", "2021-06-02"),
        ("二(二一年六月二日", "2021-06-02"),
        ("二〇二一年六月廿二日", "2021-06-22"),
        ("二〇二一年陆月贰日", "2021-06-02"),
        ("公元二〇二一年六月二日", "2021-06-02"),
        ("二〇二一年 六月 二日", "2021-06-02"),
        ("二Q二一年六月二日", "2021-06-02"),
        ("二二一年六月二日", "2021-06-02"),
        ("二一年六月二日", None),
        ("二〇一年六月二日", None),
        ("二〇二一年十三月二日", None),
        ("二〇二一年六月三十一日", None),
    ],
)
def test_the_day_of_issue_in_every_zero(printed: str, day: str | None) -> None:
    rows = ["公证书", "（2021）浙杭湖证民字第2345号", LI, "公证事项：声明", *FOOT[:2], printed]
    assert _fields(prose(rows))["issue_date"].value == day


def test_a_bequest_that_is_accepted_is_told_with_its_day() -> None:
    _, told = _certificate(
        LI,
        "公证事项：声明",
        "李大山于2020年3月4日死亡。李雷于2020年4月1日表示接受李大山的遗赠，即店铺“武当山货”。",
    )

    accepted = Statement(type="accepts", person="李雷", from_="李大山", date="2020-04-01")
    assert accepted in told


def test_a_bequest_that_is_not_accepted_is_not_told() -> None:
    _, told = _certificate(LI, "公证事项：声明", "李雷于2020年4月1日表示不接受李大山的遗赠。")

    assert not [one for one in told if one.type == "accepts"]


def test_a_short_will_names_its_testator_below_a_title_set_wide() -> None:
    """Two of its three long lines begin a paragraph: the margin is that of the others."""
    lines = [
        (300, 60, "公 证 书", 60),
        (500, 110, "（2012）浙杭西证民字第3456号", 20),
        (316, 160, "遗 嘱 公 证 书", 32),
        (130, 200, "兹证明竺文治（男，一九三八年十月一日出生，现住杭州市西湖", 20),
        (90, 236, "区翠苑八号）于二○一二年四月五日在我处立下了前面的遗嘱，并在", 20),
        (90, 272, "遗嘱上签名、按手印。", 20),
        (130, 308, "经查，遗嘱人的行为和遗嘱的内容符合《中华人民共和国继承", 20),
        (90, 344, "法》第十六条的规定，是合法有效的。", 20),
        (344, 420, "中华人民共和国浙江省杭州市西湖公证处", 20),
        (500, 456, "公证员　闻人杰", 20),
        (520, 492, "二○一二年四月五日", 20),
    ]
    fields = _fields(page([cell(text, x, y, pitch=pitch) for x, y, text, pitch in lines]))
    assert fields["matter"].value == "will"
    assert fields["parties"].value == (
        Party(name="竺文治", role=None, sex="male", birth_date="1938-10-01"),
    )


def test_a_deposit_is_none_of_our_matters() -> None:
    about, _ = _certificate("兹证明某公司将应付货款提存。", title="提 存 公 证 书")
    assert about == "other"
